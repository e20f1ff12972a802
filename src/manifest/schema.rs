//! The JSON Schema of manifests, made from the vocabulary.
//!
//! JSON has no dates: TOML's dates and moments appear as texts when a manifest is converted, as
//! [`to_json`](super::to_json()) does.

use serde_json::{Map, Value, json};

use super::describe::{key_name, record_name};
use super::header::{MANIFEST_RECORD, VERSION, VERSION_FIELD};
use super::interval::{AT_LEAST, AT_MOST, LESS_THAN, MORE_THAN};
use super::value::ONE_OF;
use crate::localized::{Language, Localized};
use crate::program::{
    EnumerationId, EvidencePart, Member, Program, RecordId, RecordKind, RecordType, TextId, Type, UnitId,
};
use crate::quantity::{Country, RateUnit};

/// The schema of the manifests of this vocabulary, in JSON Schema's draft 2020-12, with titles and notes in both languages.
pub fn schema(program: &Program) -> Value {
    let roots = program.vocabulary.roots().map(|(id, record)| {
        let of_type = if record.kind == RecordKind::List { Type::List(id) } else { Type::Nested(id) };
        let described = describe(program, of_schema(program, of_type), record.title, [record.note, None]);
        (record_name(program, id).to_owned(), described)
    });
    let properties: Map<String, Value> = roots.collect();
    let title = Localized::new("Product manifest", "产品合规清单");
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:hegui:manifest:1",
        "title": both(&title, " · "),
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
        "$defs": definitions(program),
    })
}

/// The schemas to which others refer: records, enums, and the types that have an interval.
fn definitions(program: &Program) -> Map<String, Value> {
    let vocabulary = &program.vocabulary;
    let mut all = Map::new();
    for (index, record) in vocabulary.records.iter().enumerate() {
        let name = record_name(program, RecordId::from_index(index));
        all.insert(format!("record.{name}"), record_schema(program, record));
    }
    for (index, enumeration) in vocabulary.enumerations.iter().enumerate() {
        let choices = enumeration.values.iter().map(|value| {
            let title = both(&program.texts.localized(value.title), " · ");
            json!({ "const": program.texts.symbol(value.name), "title": title })
        });
        let choices: Vec<Value> = choices.collect();
        let title = both(&program.texts.localized(enumeration.title), " · ");
        let name = enumeration_name(program, EnumerationId::from_index(index));
        all.insert(format!("enum.{name}"), json!({ "title": title, "type": "string", "oneOf": choices }));
    }
    for (index, unit) in vocabulary.units.iter().enumerate() {
        let name = program.texts.symbol(unit.name);
        let singular = unit.singular(&program.texts);
        let singular = singular.map(|word| format!("|{}", literally(&word))).unwrap_or_default();
        let number = json!({ "type": "integer", "minimum": 0 });
        let measured = json!({ "type": "string", "pattern": format!("^[0-9][0-9_]* ({name}{singular})$") });
        let title = both(&program.any_number_of(UnitId::from_index(index)), " · ");
        all.insert(format!("count.{name}"), json!({ "title": title, "anyOf": [number, measured] }));
    }
    let codes: Vec<String> = Country::all().iter().map(ToString::to_string).collect();
    all.insert("country".to_owned(), json!({ "type": "string", "enum": codes }));
    for (name, pattern) in PATTERNS {
        all.insert((*name).to_owned(), json!({ "type": "string", "pattern": pattern }));
    }
    let amount = json!({ "type": "string", "pattern": r"^-?[0-9][0-9_]* CNY$" });
    all.insert("money".to_owned(), json!({ "anyOf": [{ "type": "integer" }, amount] }));
    let version = json!({ "type": "string", "pattern": r"^v?[0-9]+(\.[0-9]+){0,3}$" });
    all.insert("version".to_owned(), json!({ "anyOf": [{ "type": "integer", "minimum": 0 }, version] }));
    all.insert("date".to_owned(), json!({ "type": "string", "format": "date", "pattern": DAY }));
    let version = all
        .get_mut(&format!("record.{MANIFEST_RECORD}"))
        .and_then(|record| record.pointer_mut(&format!("/properties/{VERSION_FIELD}")));
    if let Some(Value::Object(version)) = version {
        version.insert("const".to_owned(), json!(VERSION));
    }
    if let Some(Value::Object(digest)) = digest_of_evidence(program, &mut all) {
        digest.insert("pattern".to_owned(), json!(DIGEST));
    }
    all
}

/// The schema of the field that says what the file of a document hashes to.
fn digest_of_evidence<'a>(program: &Program, all: &'a mut Map<String, Value>) -> Option<&'a mut Value> {
    let evidence = program.evidence.as_ref()?;
    let list = program.vocabulary.record(evidence.list)?;
    let digest = list.fields.get(evidence.field(EvidencePart::Sha256)?)?;
    let [list, digest] = [list.name, digest.name].map(|name| program.texts.symbol(name));
    all.get_mut(&format!("record.{list}"))?.pointer_mut(&format!("/properties/{digest}"))
}

const DIGEST: &str = "^[0-9A-Fa-f]{64}$";

/// A pattern for exactly this text.
fn literally(text: &str) -> String {
    const MARKS: &str = r"\^$.|?*+()[]{}/";
    let mut pattern = String::new();
    for character in text.chars() {
        if MARKS.contains(character) {
            pattern.push('\\');
        }
        pattern.push(character);
    }
    pattern
}

const DAY: &str = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

/// Texts with a unit, and moments.
const PATTERNS: &[(&str, &str)] = &[
    (
        "datetime",
        r"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?([Zz]|[+-][0-9]{2}:[0-9]{2})?$",
    ),
    ("duration", r"^[0-9][0-9_]* (second|minute|hour|day|week|month|year|working day)s?$"),
    ("size", r"^[0-9][0-9_]*(\.[0-9]+)? (B|kB|KB|MB|GB|TB|PB|KiB|MiB|GiB|TiB|PiB)$"),
    ("rate.bps", r"^[0-9][0-9_]*(\.[0-9]+)? (k|M|G|T)?bps$"),
    ("rate.pps", r"^[0-9][0-9_]*(\.[0-9]+)? (k|M)?pps$"),
];

fn record_schema(program: &Program, record: &RecordType) -> Value {
    let mut properties = Map::new();
    for field in &record.fields {
        let fact = of_schema(program, field.of_type);
        let described = describe(program, fact, field.title, [field.ask, field.note]);
        properties.insert(program.texts.symbol(field.name).to_owned(), described);
    }
    let key = record.key.and_then(|key| record.fields.get(usize::from(key)));
    let required: Vec<&str> = key.map(|field| program.texts.symbol(field.name)).into_iter().collect();
    if let Some(Value::Object(property)) = required.first().and_then(|name| properties.get_mut(*name)) {
        property.insert("minLength".to_owned(), json!(1));
    }
    let object = json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    });
    describe(program, object, record.title, [record.note, None])
}

/// A day or moment, or `false` for what has never happened.
fn or_never(happened: &Value) -> Value {
    json!({ "anyOf": [happened, { "const": false }] })
}

/// What a fact of that type may be written as.
fn of_schema(program: &Program, of_type: Type) -> Value {
    match of_type {
        Type::Bool => json!({ "type": "boolean" }),
        Type::Text => json!({ "type": "string" }),
        Type::Number => interval(&json!({ "type": "integer" })),
        Type::Date => or_never(&interval(&definition("date"))),
        Type::Datetime => or_never(&interval(&definition("datetime"))),
        Type::Duration => interval(&definition("duration")),
        Type::Size => interval(&definition("size")),
        Type::Money => interval(&definition("money")),
        Type::Version => interval(&definition("version")),
        Type::Rate(RateUnit::Bits) => interval(&definition("rate.bps")),
        Type::Rate(RateUnit::Packets) => interval(&definition("rate.pps")),
        Type::Count(unit) => interval(&definition(&format!("count.{}", program.unit_name(unit)))),
        Type::Country | Type::Enumeration(_) => {
            let one = member(program, of_type);
            let several = closed(&[(ONE_OF, json!({ "type": "array", "items": one, "minItems": 1 }))]);
            json!({ "anyOf": [one, several] })
        }
        Type::Set(of) => set(program, of),
        Type::List(id) => {
            json!({ "type": "array", "items": definition(&format!("record.{}", record_name(program, id))) })
        }
        Type::Nested(id) => definition(&format!("record.{}", record_name(program, id))),
        Type::Reference(_) => member(program, of_type),
    }
}

/// One value, without the forms that leave several possible.
fn member(program: &Program, of_type: Type) -> Value {
    match of_type {
        Type::Country => definition("country"),
        Type::Enumeration(id) => definition(&format!("enum.{}", enumeration_name(program, id))),
        Type::Reference(list) => {
            let (key, list) = (key_name(program, list), record_name(program, list));
            let comment = format!("the `{key}` of a `[[{list}]]` · 某个 `[[{list}]]` 的 `{key}`");
            json!({ "type": "string", "$comment": comment })
        }
        _ => json!({ "type": "string" }),
    }
}

fn set(program: &Program, of: Member) -> Value {
    let members = json!({ "type": "array", "items": member(program, of.as_type()) });
    let ends = closed(&[(AT_LEAST, members.clone()), (AT_MOST, members.clone())]);
    json!({ "anyOf": [members, ends] })
}

/// A value, or the ends between which it lies; each end is written in one way only.
fn interval(value: &Value) -> Value {
    let words = [AT_LEAST, AT_MOST, LESS_THAN, MORE_THAN].map(|word| (word, value.clone()));
    let mut ends = closed(&words);
    if let Value::Object(object) = &mut ends {
        let both = |one: &str, other: &str| json!({ "not": { "required": [one, other] } });
        object.insert("allOf".to_owned(), json!([both(AT_LEAST, MORE_THAN), both(AT_MOST, LESS_THAN)]));
    }
    json!({ "anyOf": [value, ends] })
}

/// A table with at least one of these keys and no other.
fn closed(keys: &[(&str, Value)]) -> Value {
    let properties: Map<String, Value> =
        keys.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    json!({ "type": "object", "properties": properties, "minProperties": 1, "additionalProperties": false })
}

fn definition(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

fn enumeration_name(program: &Program, id: EnumerationId) -> &str {
    program.vocabulary.enumeration(id).map_or("", |found| program.texts.symbol(found.name))
}

/// Adds the title, and the texts that explain, in both languages.
fn describe(program: &Program, mut to: Value, title: TextId, notes: [Option<TextId>; 2]) -> Value {
    if let Value::Object(object) = &mut to {
        object.insert("title".to_owned(), both(&program.texts.localized(title), " · ").into());
        let paragraph = |language: Language| {
            let texts = notes.iter().flatten().map(|note| program.texts.get(*note, language));
            texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
        };
        let description = Localized::new(paragraph(Language::En), paragraph(Language::Zh));
        if !description.en.is_empty() || !description.zh.is_empty() {
            object.insert("description".to_owned(), both(&description, "\n").into());
        }
    }
    to
}

fn both(text: &Localized, between: &str) -> String {
    if text.en == text.zh { text.en.clone() } else { format!("{}{between}{}", text.en, text.zh) }
}

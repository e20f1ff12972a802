//! Changes a parsed manifest: sets, unsets and appends what a case names by dotted paths.
//!
//! The vocabulary says what each name leads to; an element of a list is known by its key. A table set at a table
//! or list continues the path, so that `"a.b" = 1` and `a.b = 1` mean the same.

use toml::Value;
use toml::map::Map;

use super::case::{Change, Edit};
use crate::diagnostic::{Code, Diagnostic};
use crate::localized;
use crate::localized::Localized;
use crate::program::{Program, RecordId, RecordKind, RecordType, Type};

type Table = Map<String, Value>;

/// Why a path can not be followed or changed.
struct Problem {
    message: Localized,
    label: Localized,
    /// The name that was not found, and those that there are.
    found: String,
    known: Vec<String>,
}

impl Problem {
    fn boxed(message: Localized, label: Localized) -> Box<Self> {
        Box::new(Self { message, label, found: String::new(), known: Vec::new() })
    }
}

/// Applies `edits` in order; those that can not be applied are reported at their place in the case file.
pub(super) fn apply(program: &Program, manifest: &mut Table, edits: &[Edit]) -> Vec<Diagnostic> {
    let editor = Editor { program };
    let problems = edits.iter().filter_map(|edit| {
        let problem = editor.in_table(None, manifest, &edit.path, &edit.change).err()?;
        let error = Diagnostic::error(Code::CASE_INVALID, problem.message, edit.span, problem.label);
        Some(error.did_you_mean(&problem.found, problem.known.iter().map(String::as_str)))
    });
    problems.collect()
}

struct Editor<'p> {
    program: &'p Program,
}

impl<'p> Editor<'p> {
    /// Follows `path` from a table of that record, or from the top of the manifest.
    fn in_table(
        &self,
        record: Option<RecordId>,
        table: &mut Table,
        path: &[String],
        change: &Change,
    ) -> Result<(), Box<Problem>> {
        let Some((name, rest)) = path.split_first() else { return Ok(()) };
        let of_type = self.type_of(record, name)?;
        let continues = !rest.is_empty() || matches!(change, Change::Set(Value::Table(_)));
        match of_type {
            Type::Nested(inner) if continues => {
                if !table.contains_key(name) && matches!(change, Change::Unset) {
                    return Err(not_stated(name));
                }
                let child = table.entry(name.as_str()).or_insert_with(|| Value::Table(Table::new()));
                let child = child.as_table_mut().ok_or_else(|| no_table(name))?;
                self.descend(inner, child, rest, change)
            }
            Type::List(inner) if continues => {
                let elements = table.get_mut(name).and_then(Value::as_array_mut);
                let elements = elements.ok_or_else(|| no_elements(name))?;
                self.in_list(inner, name, elements, rest, change)
            }
            _ if !rest.is_empty() => Err(no_table(name)),
            _ => change_fact(table, name, of_type, change),
        }
    }

    /// Follows `rest` within a table, or states what a table at its end holds.
    fn descend(
        &self,
        record: RecordId,
        table: &mut Table,
        rest: &[String],
        change: &Change,
    ) -> Result<(), Box<Problem>> {
        match change {
            Change::Set(Value::Table(facts)) if rest.is_empty() => {
                facts.iter().try_for_each(|(name, value)| {
                    let change = Change::Set(value.clone());
                    self.in_table(Some(record), table, std::slice::from_ref(name), &change)
                })
            }
            _ => self.in_table(Some(record), table, rest, change),
        }
    }

    /// Follows `path` into a list: its first name is an element's key.
    fn in_list(
        &self,
        record: RecordId,
        list: &str,
        elements: &mut Vec<Value>,
        path: &[String],
        change: &Change,
    ) -> Result<(), Box<Problem>> {
        let Some((key, rest)) = path.split_first() else {
            let Change::Set(Value::Table(facts)) = change else { return Err(no_table(list)) };
            return facts.iter().try_for_each(|(key, value)| {
                let change = Change::Set(value.clone());
                self.in_list(record, list, elements, std::slice::from_ref(key), &change)
            });
        };
        let key_field = self.key_field(record);
        let found = elements.iter().zip(1..).position(|(element, number)| match key_field {
            Some(field) => element.get(field).and_then(Value::as_str) == Some(key),
            None => number.to_string() == *key,
        });
        let Some(at) = found else { return Err(no_element(list, key, elements, key_field)) };
        if rest.is_empty() {
            match change {
                Change::Unset => {
                    elements.remove(at);
                    return Ok(());
                }
                Change::Set(Value::Table(_)) => {}
                Change::Set(_) | Change::Add(_) => return Err(whole_element(key)),
            }
        }
        let element = elements.get_mut(at).and_then(Value::as_table_mut).ok_or_else(|| no_table(key))?;
        self.descend(record, element, rest, change)
    }

    /// What a name within a record, or at the top of the manifest, leads to.
    fn type_of(&self, record: Option<RecordId>, name: &str) -> Result<Type, Box<Problem>> {
        let texts = &self.program.texts;
        let Some(record) = record.and_then(|id| self.program.vocabulary.record(id)) else {
            let mut roots = self.program.vocabulary.roots();
            let found = roots.find(|(_, root)| texts.symbol(root.name) == name);
            return found.map(|(id, root)| type_of_root(id, root)).ok_or_else(|| {
                let roots = self.program.vocabulary.roots();
                let known = roots.map(|(_, root)| texts.symbol(root.name).to_owned()).collect();
                unknown(localized!("a manifest has no table `{name}`", "清单中没有表 `{name}`"), name, known)
            });
        };
        let found = record.fields.iter().find(|field| texts.symbol(field.name) == name);
        found.map(|field| field.of_type).ok_or_else(|| {
            let of = texts.symbol(record.name);
            let known = record.fields.iter().map(|field| texts.symbol(field.name).to_owned()).collect();
            unknown(localized!("`{of}` has no fact `{name}`", "`{of}` 没有事实 `{name}`"), name, known)
        })
    }

    /// The name of the field by which elements of a list are known.
    fn key_field(&self, record: RecordId) -> Option<&'p str> {
        let record = self.program.vocabulary.record(record)?;
        let field = record.fields.get(usize::from(record.key?))?;
        Some(self.program.texts.symbol(field.name))
    }
}

fn type_of_root(id: RecordId, root: &RecordType) -> Type {
    if root.kind == RecordKind::List { Type::List(id) } else { Type::Nested(id) }
}

/// Changes the fact `name` of a table.
fn change_fact(table: &mut Table, name: &str, of_type: Type, change: &Change) -> Result<(), Box<Problem>> {
    match change {
        Change::Unset => table.remove(name).map(|_| ()).ok_or_else(|| not_stated(name)),
        Change::Set(value) => {
            table.insert(name.to_owned(), value.clone());
            Ok(())
        }
        Change::Add(added) => {
            if !matches!(of_type, Type::List(_) | Type::Set(_)) {
                return Err(no_list(name));
            }
            let list = table.entry(name).or_insert_with(|| Value::Array(Vec::new()));
            list.as_array_mut().ok_or_else(|| no_list(name))?.extend(added.iter().cloned());
            Ok(())
        }
    }
}

fn unknown(message: Localized, name: &str, known: Vec<String>) -> Box<Problem> {
    let label = localized!("expected a name of the vocabulary", "应为词汇表中的名称");
    Box::new(Problem { message, label, found: name.to_owned(), known })
}

fn no_element(list: &str, key: &str, elements: &[Value], key_field: Option<&str>) -> Box<Problem> {
    let keys = elements.iter().filter_map(|element| element.get(key_field?)?.as_str().map(str::to_owned));
    Box::new(Problem {
        message: localized!(
            "the base has no element `{key}` in `{list}`",
            "基础清单的 `{list}` 中没有元素 `{key}`"
        ),
        label: localized!("expected the key of an element", "应为元素的键"),
        found: key.to_owned(),
        known: keys.collect(),
    })
}

fn no_elements(list: &str) -> Box<Problem> {
    Problem::boxed(
        localized!("the base states no elements of `{list}`", "基础清单没有说明 `{list}` 的元素"),
        localized!("expected a list that the base states", "应为基础清单已说明的列表"),
    )
}

fn not_stated(name: &str) -> Box<Problem> {
    Problem::boxed(
        localized!("the base does not state `{name}`", "基础清单没有说明 `{name}`"),
        localized!("expected a fact that the base states", "应为基础清单已说明的事实"),
    )
}

fn no_table(name: &str) -> Box<Problem> {
    Problem::boxed(
        localized!("`{name}` is not a table", "`{name}` 不是表"),
        localized!("expected the path to end there", "路径应在此结束"),
    )
}

fn no_list(name: &str) -> Box<Problem> {
    Problem::boxed(
        localized!("`{name}` is not a list", "`{name}` 不是列表"),
        localized!("expected a list to append to", "应为可追加的列表"),
    )
}

fn whole_element(key: &str) -> Box<Problem> {
    Problem::boxed(
        localized!("`{key}` is an element of a list", "`{key}` 是列表的元素"),
        localized!("expected one of its facts after it", "其后应为该元素的某个事实"),
    )
}

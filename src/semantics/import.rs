//! Imports: which fact names a document, and which lists the document fills with what.

use super::checker::Checker;
use super::names::Head;
use super::types::{MaybeType, unknown_name};
use crate::diagnostic::{Code, Diagnostic, or_list};
use crate::localized;
use crate::localized::Localized;
use crate::program::{
    BillPart, BillProperty, BillWord, DocumentFormat, Expression, FilledList, FilledValue, Filling, Import,
    RecordId, RecordKind, Type,
};
use crate::syntax::ast::{self, ImportPath, Name};

/// The way to a field: through the fields of tables and of the elements of lists.
struct Way {
    root: RecordId,
    fields: Vec<u16>,
    /// The type of the last field; of the root itself where the way has no fields.
    of_type: Type,
    /// Whether there may be many of what it leads to.
    is_repeated: bool,
}

impl Checker<'_> {
    /// Fills the imports.
    pub(super) fn check_imports(&mut self) {
        let declarations = self.declarations;
        for import in &declarations.imports {
            self.check_clauses(&import.format, import.span, &[("from", !import.fillings.is_empty())]);
            let format: Option<DocumentFormat> = self.bill_word(&import.format);
            let document = self.document(&import.document);
            let fillings = document.as_ref().map(|document| {
                let fillings = import.fillings.iter();
                fillings.filter_map(|filling| self.filling(filling, import, document)).collect()
            });
            if let (Some(format), Some(document), Some(fillings)) = (format, document, fillings) {
                let (root, way) = (document.root, document.fields);
                self.program.imports.push(Import { format, root, way, fillings, span: import.span });
            }
        }
        self.check_filled_once();
    }

    /// The fact that names the document: a text that is no key.
    fn document(&mut self, path: &ImportPath) -> Option<Way> {
        let way = self.way(path)?;
        if way.fields.is_empty() || way.of_type != Type::Text {
            let Localized { en, zh } = self.describe(way.of_type);
            let message = localized!("what names the document is {en}", "指明文档的是{zh}");
            let label = localized!("expected a fact of type `text`", "此处应为 `text` 类型的事实");
            self.report(Diagnostic::error(Code::TYPES_MISMATCH, message, path.span, label));
            return None;
        }
        Some(way)
    }

    fn filling(&mut self, filling: &ast::Filling, import: &ast::Import, document: &Way) -> Option<Filling> {
        let (list, elements) = self.filled_list(&filling.list, import, document)?;
        self.check_unique(&filling.sources);
        self.check_unique(filling.facts.iter().map(|fact| &fact.name));
        let parts: Vec<BillPart> = filling.sources.iter().filter_map(|part| self.bill_word(part)).collect();
        let facts: Vec<(u16, FilledValue)> =
            filling.facts.iter().filter_map(|fact| self.filled_fact(fact, elements)).collect();
        let record = self.program.vocabulary.record(elements);
        let key = record.and_then(|record| record.fields.get(usize::from(record.key?)));
        let key = self.symbol(key.map(|key| key.name)).to_owned();
        let has_key = key.is_empty() || filling.facts.iter().any(|fact| fact.name.text == key);
        let named = filling.list.names.last().unwrap_or(&import.format);
        self.check_clauses(named, filling.span, &[(&format!("{key} from name"), has_key)]);
        Some(Filling { list, elements, parts, facts })
    }

    /// A list that stands where its document is named, or at the top where one document at most is.
    fn filled_list(
        &mut self,
        path: &ImportPath,
        import: &ast::Import,
        document: &Way,
    ) -> Option<(FilledList, RecordId)> {
        let way = self.way(path)?;
        let Type::List(elements) = way.of_type else {
            let Localized { en, zh } = self.describe(way.of_type);
            let message = localized!("what is to be filled is {en}", "要填充的是{zh}");
            let label = localized!("expected a list", "此处应为列表");
            self.report(Diagnostic::error(Code::TYPES_MISMATCH, message, path.span, label));
            return None;
        };
        if way.fields.is_empty() && !document.is_repeated {
            return Some((FilledList::Root(way.root), elements));
        }
        let stands_beside = way.root == document.root
            && way.fields.len() == document.fields.len()
            && way.fields.iter().zip(&document.fields).rev().skip(1).all(|(one, other)| one == other);
        match way.fields.last() {
            Some(&field) if stands_beside => Some((FilledList::Beside(field), elements)),
            _ => {
                let name = path.names.iter().map(|name| name.text.as_str()).collect::<Vec<_>>().join(".");
                let message = localized!(
                    "`{name}` does not stand where the document is named",
                    "`{name}` 与指明文档的事实不在一处"
                );
                let label = if document.is_repeated {
                    localized!("expected a list of the same element", "此处应为同一元素中的列表")
                } else {
                    localized!(
                        "expected a list of the same table, or at the top",
                        "此处应为同一表中的列表，或顶层的列表"
                    )
                };
                let other = localized!("the document is named here", "文档在此处指明");
                let problem = Diagnostic::error(Code::TYPES_MISMATCH, message, path.span, label);
                self.report(problem.and(import.document.span, other));
                None
            }
        }
    }

    fn filled_fact(&mut self, fact: &ast::FilledFact, elements: RecordId) -> Option<(u16, FilledValue)> {
        let (field, of_type) = match self.find_field(elements, &fact.name) {
            Ok(found) => found,
            Err(problem) => {
                self.diagnostics.extend(problem.map(|problem| *problem));
                return None;
            }
        };
        let is_key = self.program.vocabulary.record(elements).is_some_and(|record| record.key == Some(field));
        let value = match &fact.value {
            ast::FilledValue::From(word) => {
                let property: BillProperty = self.bill_word(word)?;
                self.check_property(property, word, of_type, is_key)?;
                FilledValue::From(property)
            }
            ast::FilledValue::Is(value) => {
                let typed = self.expect_type(value, MaybeType::Known(of_type), fact.name.span);
                match (self.program.arena.get(typed.id), typed.of_type) {
                    (_, MaybeType::Unknown) => return None,
                    (Expression::Constant(constant), _) if !is_key => FilledValue::Is(constant),
                    _ => {
                        let message = localized!("the value is not fixed", "该值并非固定值");
                        let label = localized!("expected a value as it is", "此处应为固定值");
                        let problem = Diagnostic::error(Code::TYPES_MISMATCH, message, value.span, label);
                        self.report(problem);
                        return None;
                    }
                }
            }
        };
        Some((field, value))
    }

    /// What a document says fits the fact that it becomes; elements are known by their names.
    fn check_property(
        &mut self,
        property: BillProperty,
        word: &Name,
        of_type: Type,
        is_key: bool,
    ) -> Option<()> {
        let given = match property {
            BillProperty::Name | BillProperty::Version | BillProperty::Supplier => Type::Text,
            BillProperty::SupplierCountry => Type::Country,
        };
        let name = &word.text;
        if is_key && property != BillProperty::Name {
            let message = localized!("elements would be known by their `{name}`", "元素将以 `{name}` 识别");
            let label = localized!("expected `name` for the key", "键应取 `name`");
            self.report(Diagnostic::error(Code::TYPES_MISMATCH, message, word.span, label));
            return None;
        }
        if of_type != given {
            let (given, wanted) = (self.describe(given), self.describe(of_type));
            let message =
                Localized::new(format!("`{name}` is {}", given.en), format!("`{name}` 的类型是{}", given.zh));
            let label =
                Localized::new(format!("the fact is {}", wanted.en), format!("该事实为{}", wanted.zh));
            self.report(Diagnostic::error(Code::TYPES_MISMATCH, message, word.span, label));
            return None;
        }
        Some(())
    }

    /// What a word of the format stands for; one that is unknown is reported.
    fn bill_word<T: BillWord>(&mut self, word: &Name) -> Option<T> {
        let found = T::parse(&word.text);
        if found.is_none() {
            let names: Vec<&str> = T::WORDS.iter().map(|&(known, _)| known).collect();
            let Localized { en, zh } = or_list(&names);
            let label = localized!("expected {en}", "此处应为 {zh}");
            self.report(unknown_name(word, label).did_you_mean(&word.text, names));
        }
        found
    }

    /// Follows a path from the top, into the elements of lists too.
    fn way(&mut self, path: &ImportPath) -> Option<Way> {
        let (head, rest) = path.names.split_first()?;
        let root = match self.names.head(&head.text) {
            Some(Head::Record(root)) => Some(root),
            _ => None,
        };
        let record = root.and_then(|root| self.program.vocabulary.record(root));
        let kind = record.map(|record| record.kind).filter(|&kind| kind != RecordKind::Nested);
        let (Some(root), Some(kind)) = (root, kind) else {
            let label = localized!("expected a table or a list at the top", "此处应为顶层的表或列表");
            let records = self.program.vocabulary.roots().map(|(_, record)| self.symbol(Some(record.name)));
            let problem = unknown_name(head, label).did_you_mean(&head.text, records);
            self.report(problem);
            return None;
        };
        let of_type = if kind == RecordKind::List { Type::List(root) } else { Type::Nested(root) };
        let mut way = Way { root, fields: Vec::new(), of_type, is_repeated: false };
        for name in rest {
            let holder = match way.of_type {
                Type::Nested(record) => record,
                Type::List(record) => {
                    way.is_repeated = true;
                    record
                }
                other => {
                    let Localized { en, zh } = self.describe(other);
                    let label = localized!("{en} has no facts within", "{zh}之内没有事实");
                    self.report(unknown_name(name, label));
                    return None;
                }
            };
            match self.find_field(holder, name) {
                Ok((field, of_type)) => {
                    way.fields.push(field);
                    way.of_type = of_type;
                }
                Err(problem) => {
                    self.diagnostics.extend(problem.map(|problem| *problem));
                    return None;
                }
            }
        }
        Some(way)
    }

    /// No list is filled twice.
    fn check_filled_once(&mut self) {
        let fillings = self.declarations.imports.iter().flat_map(|import| &import.fillings);
        let joined = fillings.map(|filling| {
            let names: Vec<&str> = filling.list.names.iter().map(|name| name.text.as_str()).collect();
            Name { text: names.join("."), span: filling.list.span }
        });
        let joined: Vec<Name> = joined.collect();
        self.check_unique(&joined);
    }
}

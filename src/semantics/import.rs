//! Imports: which fact names a document, and which lists the document fills with what.

use std::collections::BTreeMap;

use super::checker::Checker;
use super::types::{MaybeType, unknown_name};
use super::way::Way;
use crate::diagnostic::{Code, Diagnostic, or_list};
use crate::localized;
use crate::localized::Localized;
use crate::program::{
    BillPart, BillProperty, BillWord, DocumentFormat, FilledFact, FilledList, FilledValue, Filling, Import,
    RecordId, Type,
};
use crate::source::Span;
use crate::syntax::ast::{self, ImportPath, Name};

impl Checker<'_> {
    /// Fills the imports.
    pub(super) fn check_imports(&mut self) {
        let declarations = self.declarations;
        for import in &declarations.imports {
            self.check_clauses(
                &import.format,
                import.span,
                &[("list from part", !import.fillings.is_empty())],
            );
            let format: Option<DocumentFormat> = self.bill_word(&import.format);
            let document = self.document(&import.document);
            let fillings = document.as_ref().map(|document| {
                let fillings = import.fillings.iter();
                fillings.filter_map(|filling| self.filling(filling, import, document)).collect()
            });
            if let (Some(format), Some(document), Some(fillings)) = (format, document, fillings) {
                let (root, way) = (document.root, document.fields.into());
                self.program.imports.to_mut().push(Import { format, root, way, fillings, span: import.span });
            }
        }
        self.check_filled_once();
    }

    /// The fact that names the document: a text that is no key.
    fn document(&mut self, path: &ImportPath) -> Option<Way> {
        let way = self.way(path)?;
        if way.fields.is_empty() || way.of_type != Type::Text {
            let Localized { en, zh } = self.describe(way.of_type);
            let message = localized!("what names the document is {en}", "指明文档的事实类型为：{zh}");
            let label = localized!("expected a fact of type `text`", "此处应为 `text` 类型的事实");
            self.report(Diagnostic::error(Code::TYPES_MISMATCH, message, path.span, label));
            return None;
        }
        Some(way)
    }

    fn filling(&mut self, filling: &ast::Filling, import: &ast::Import, document: &Way) -> Option<Filling> {
        let parts: Vec<BillPart> = filling.sources.iter().filter_map(|part| self.bill_word(part)).collect();
        let (list, elements) = self.filled_list(&filling.list, import, document)?;
        self.check_unique(&filling.sources);
        self.check_unique(filling.facts.iter().map(|fact| &fact.name));
        let facts: Vec<FilledFact> =
            filling.facts.iter().filter_map(|fact| self.filled_fact(fact, elements)).collect();
        let record = self.program.vocabulary.record(elements);
        let key = record.and_then(|record| record.fields.get(usize::from(record.key?)));
        let key = self.symbol(key.map(|key| key.name)).to_owned();
        let has_key = key.is_empty() || filling.facts.iter().any(|fact| fact.name.text == key);
        let named = filling.list.names.last().unwrap_or(&import.format);
        self.check_clauses(named, filling.span, &[(&format!("{key} from name"), has_key)]);
        let name = self.program.texts.intern(&named.text);
        Some(Filling { name, list, elements, parts: parts.into(), facts: facts.into() })
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
            let message = localized!("what is to be filled is {en}", "要填充的事实类型为：{zh}");
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

    fn filled_fact(&mut self, fact: &ast::FilledFact, elements: RecordId) -> Option<FilledFact> {
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
                match (self.program.arena.as_constant(typed.id), typed.of_type) {
                    (_, MaybeType::Unknown) => return None,
                    (Some(constant), _) if !is_key => FilledValue::Is(constant),
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
        Some(FilledFact { field, value })
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

    /// No list is filled twice.
    fn check_filled_once(&mut self) {
        let mut first: BTreeMap<Vec<&str>, Span> = BTreeMap::new();
        let mut lists: Vec<&ImportPath> = Vec::new();
        for import in &self.declarations.imports {
            lists.extend(import.fillings.iter().map(|filling| &filling.list));
        }
        lists.sort_by_key(|list| list.span);
        for list in lists {
            let names: Vec<&str> = list.names.iter().map(|name| name.text.as_str()).collect();
            let name = names.join(".");
            match first.get(&names) {
                None => {
                    first.insert(names, list.span);
                }
                Some(&before) => {
                    let message = localized!("`{name}` is filled twice", "`{name}` 被填充两次");
                    let label = localized!("filled again here", "此处再次填充");
                    let other = localized!("first filled here", "首次填充于此");
                    let problem = Diagnostic::error(Code::NAMES_DUPLICATE, message, list.span, label);
                    self.report(problem.and(before, other));
                }
            }
        }
    }
}

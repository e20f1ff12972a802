//! Evidence: the list that names the documents behind facts is known by its fields that say something of documents.

use super::checker::Checker;
use super::types::unknown_name;
use crate::diagnostic::{Code, Diagnostic, or_list};
use crate::localized;
use crate::localized::Localized;
use crate::program::{EvidenceField, EvidenceList, EvidencePart, RecordId, Type};
use crate::syntax::ast::{self, FieldKind, Name};

/// A field that says a part, as it is declared.
struct Role<'ast> {
    part: EvidencePart,
    field: &'ast ast::Field,
    word: &'ast Name,
}

impl Checker<'_> {
    /// Finds the list of evidence.
    pub(super) fn check_evidence(&mut self) {
        let declarations = self.declarations;
        let mut first: Option<&ast::Record> = None;
        for (index, record) in declarations.records.iter().enumerate() {
            let marks = record.fields.iter().filter_map(|field| match &field.kind {
                FieldKind::Evidence(word) => Some((field, word)),
                _ => None,
            });
            let marks: Vec<(&ast::Field, &Name)> = marks.collect();
            let Some((_, mark)) = marks.first() else { continue };
            if record.kind != ast::RecordKind::List {
                let name = &record.name.text;
                let message = localized!("`{name}` is no list", "`{name}` 不是列表");
                let label = localized!("expected in a `list` alone", "只能用于 `list` 的字段");
                self.report(Diagnostic::error(Code::TYPES_MISMATCH, message, mark.span, label));
            } else if let Some(first) = first {
                let name = &record.name.text;
                let message =
                    localized!("`{name}` is a second list of evidence", "`{name}` 是第二个证据列表");
                let label = localized!("there is one alone", "只能有一个");
                let other = localized!("the first list of evidence", "第一个证据列表");
                let problem = Diagnostic::error(Code::NAMES_DUPLICATE, message, record.name.span, label);
                self.report(problem.and(first.name.span, other));
            } else {
                first = Some(record);
                self.evidence_list(record, RecordId::from_index(index), &marks);
            }
        }
    }

    fn evidence_list(&mut self, record: &ast::Record, list: RecordId, marks: &[(&ast::Field, &Name)]) {
        let mut roles: Vec<Role<'_>> = Vec::new();
        for &(field, word) in marks {
            let Some(part) = self.evidence_part(word) else { continue };
            match roles.iter().find(|role| role.part == part) {
                Some(before) => {
                    let (name, before) = (&word.text, before.word.span);
                    let message =
                        localized!("two fields say `{name}` of a document", "两个字段都表示材料的 `{name}`");
                    let label = localized!("said again here", "此处重复");
                    let other = localized!("first said here", "首次出现于此");
                    let problem = Diagnostic::error(Code::NAMES_DUPLICATE, message, word.span, label);
                    self.report(problem.and(before, other));
                }
                None => roles.push(Role { part, field, word }),
            }
        }
        let mut fields = Vec::new();
        for role in &roles {
            // A field that is declared twice is told of already.
            if let Ok((field, of_type)) = self.find_field(list, &role.field.name)
                && self.check_part(role, of_type)
            {
                fields.push(EvidenceField { part: role.part, field });
            }
        }
        if !roles.iter().any(|role| role.part == EvidencePart::Supports) && !self.is_broken(record.span) {
            let name = &record.name.text;
            let message = localized!(
                "nothing says what a document of `{name}` supports",
                "`{name}` 没有表明材料所证明事实的字段"
            );
            let label = localized!(
                "needs one field `NAME: set of text evidence supports`",
                "需要一个 `名称: set of text evidence supports` 字段"
            );
            self.report(Diagnostic::error(Code::LAW_MISSING_CLAUSE, message, record.name.span, label));
            return;
        }
        self.program.evidence = Some(EvidenceList { list, fields: fields.into() });
    }

    /// What a word says of a document; one that is unknown is reported.
    fn evidence_part(&mut self, word: &Name) -> Option<EvidencePart> {
        let part = EvidencePart::parse(&word.text);
        if part.is_none() {
            let names: Vec<&str> = EvidencePart::WORDS.iter().map(|&(known, _)| known).collect();
            let Localized { en, zh } = or_list(&names);
            let label = localized!("expected {en}", "此处应为 {zh}");
            self.report(unknown_name(word, label).did_you_mean(&word.text, names));
        }
        part
    }

    /// Whether a field has the type of what it says.
    fn check_part(&mut self, role: &Role<'_>, of_type: Type) -> bool {
        let wanted = role.part.of_type();
        if of_type == wanted {
            return true;
        }
        let (name, found, wanted) = (&role.word.text, self.describe(of_type), self.describe(wanted));
        let message = Localized::new(
            format!("what says `{name}` of a document is {}", found.en),
            format!("表示材料 `{name}` 的字段类型为{}", found.zh),
        );
        let label = Localized::new(format!("expected {}", wanted.en), format!("此处应为{}", wanted.zh));
        let place = role.field.type_reference.span;
        self.report(Diagnostic::error(Code::TYPES_MISMATCH, message, place, label));
        false
    }
}

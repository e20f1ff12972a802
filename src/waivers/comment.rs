//! Waivers in comments of a manifest: `# hegui: waive RULE until=2027-01-31 by="…" reason="…"`.

use std::sync::Arc;

use super::Reading;
use super::draft::Draft;
use super::duplicate::check_duplicates;
use super::rule_names::RuleNames;
use super::words::{Word, words};
use crate::diagnostic::{self, Code, Diagnostic, or_list};
use crate::findings::{Waiver, WrittenIn};
use crate::localized;
use crate::localized::Localized;
use crate::quantity::Date;
use crate::settings::{Entry, Stated};
use crate::source::Span;

/// What a comment for us begins with.
pub const MARK: &str = "hegui:";
/// The only thing that a comment can say.
const WAIVE: &str = "waive";
/// The keys behind the rule.
const KEYS: [&str; 6] = ["until", "from", "by", "reason", "element", "ticket"];

/// Reads the waivers in the comments of a manifest.
///
/// Goes in: the names of all rules; the text of the manifest, and the places of its comments, each
/// from its `#` to the end of its line.
pub fn in_comments(rules: &RuleNames, text: &str, comments: &[Span]) -> Reading {
    let mut reading = Reading::default();
    for &place in comments {
        let Some(comment) = text.get(place.start as usize..place.end as usize) else { continue };
        let said = comment.trim_start_matches('#').trim_start();
        let Some(said) = said.strip_prefix(MARK) else { continue };
        let start = place.end as usize - said.len();
        let comment = Comment { text: said, start, place: trimmed(place, comment) };
        reading.waivers.extend(comment.read(rules, &mut reading.diagnostics).map(Arc::new));
    }
    check_duplicates(&reading.waivers, &mut reading.diagnostics);
    diagnostic::sort(&mut reading.diagnostics);
    reading
}

/// The place of a comment without the blanks behind it.
fn trimmed(place: Span, comment: &str) -> Span {
    Span::new(place.file, place.start as usize, place.start as usize + comment.trim_end().len())
}

/// A comment for us.
struct Comment<'t> {
    /// What stands behind the mark.
    text: &'t str,
    /// The byte at which that begins.
    start: usize,
    /// The place of the whole comment.
    place: Span,
}

impl Comment<'_> {
    fn read(&self, rules: &RuleNames, diagnostics: &mut Vec<Diagnostic>) -> Option<Waiver> {
        let before = diagnostics.len();
        let words = words(self.text);
        let mut words = words.iter();
        match words.next() {
            Some(word) if word.key.is_none() && word.value == WAIVE => {}
            other => {
                let found = other.map_or(self.place.end_point(), |word| self.span(word));
                let name = other.map(|word| word.value.as_str()).unwrap_or_default();
                diagnostics.push(
                    error(
                        localized!(
                            "a comment for hegui says something else than `waive`",
                            "hegui 注释的内容不是 `waive`"
                        ),
                        found,
                        localized!("expected `waive`", "应为 `waive`"),
                    )
                    .help(usage())
                    .did_you_mean(name, [WAIVE]),
                );
                return None;
            }
        }
        let mut draft = Draft {
            rule: Entry::Absent,
            element: Entry::Absent,
            reason: Entry::Absent,
            approver: Entry::Absent,
            ticket: Entry::Absent,
            from: Entry::Absent,
            until: Entry::Absent,
            is_whole: true,
            written_in: WrittenIn::Manifest,
            place: self.place,
        };
        for word in words {
            self.add(&mut draft, word, diagnostics);
        }
        let waiver = draft.finish(rules, diagnostics);
        waiver.filter(|_| diagnostics.len() == before)
    }

    /// Puts a word in its place.
    fn add(&self, draft: &mut Draft, word: &Word, diagnostics: &mut Vec<Diagnostic>) {
        if !word.is_closed {
            diagnostics.push(error(
                localized!("a text is not closed", "文本没有结束"),
                self.span(word),
                localized!("expected `\"` at its end", "末尾应有 `\"`"),
            ));
        }
        let slot = match word.key.as_deref() {
            None => &mut draft.rule,
            Some("by") => &mut draft.approver,
            Some("reason") => &mut draft.reason,
            Some("element") => &mut draft.element,
            Some("ticket") => &mut draft.ticket,
            Some("from") => return self.add_date(&mut draft.from, word, diagnostics),
            Some("until") => return self.add_date(&mut draft.until, word, diagnostics),
            Some(other) => {
                let Localized { en, zh } = or_list(&KEYS);
                diagnostics.push(
                    error(
                        localized!("a waiver has no key `{other}`", "例外批准没有键 `{other}`"),
                        self.span(word),
                        localized!("expected {en}", "应为 {zh}"),
                    )
                    .help(usage())
                    .did_you_mean(other, KEYS),
                );
                return;
            }
        };
        if self.is_first(slot, word, diagnostics) {
            *slot = if word.value.trim().is_empty() {
                Entry::Absent
            } else {
                Entry::Stated(Stated { value: word.value.clone(), place: self.span(word) })
            };
        }
    }

    fn add_date(&self, slot: &mut Entry<Date>, word: &Word, diagnostics: &mut Vec<Diagnostic>) {
        if !self.is_first(slot, word, diagnostics) {
            return;
        }
        *slot = match Date::parse(&word.value) {
            Some(value) => Entry::Stated(Stated { value, place: self.span(word) }),
            None => {
                let value = &word.value;
                diagnostics.push(error(
                    localized!("`{value}` is no day of the calendar", "`{value}` 不是日历中的日期"),
                    self.span(word),
                    localized!("expected a day such as `2027-01-31`", "应为日期，例如 `2027-01-31`"),
                ));
                Entry::Wrong
            }
        };
    }

    /// Whether nothing has been said there before; reported where something has.
    fn is_first<T>(&self, slot: &Entry<T>, word: &Word, diagnostics: &mut Vec<Diagnostic>) -> bool {
        if slot.is_absent() {
            return true;
        }
        let error = match &word.key {
            Some(key) => error(
                localized!("`{key}` is written twice", "`{key}` 写了两次"),
                self.span(word),
                localized!("expected each key once", "每个键只能写一次"),
            ),
            None => error(
                localized!("a word too many", "多了一个词"),
                self.span(word),
                localized!(
                    "expected `key=value`, a value with blanks in quotation marks",
                    "应为 `键=值`；值中有空格时加引号"
                ),
            ),
        };
        diagnostics.push(error.help(usage()));
        false
    }

    fn span(&self, word: &Word) -> Span {
        Span::new(self.place.file, self.start + word.range.start, self.start + word.range.end)
    }
}

fn usage() -> Localized {
    localized!(
        "write `# hegui: waive RULE until=2027-01-31 by=\"…\" reason=\"…\"`",
        "写作 `# hegui: waive 规则 until=2027-01-31 by=\"…\" reason=\"…\"`"
    )
}

fn error(message: Localized, place: Span, label: Localized) -> Diagnostic {
    Diagnostic::error(Code::WAIVER_COMMENT, message, place, label)
}

//! Waivers in a file: `[[waiver]]`, once for each.

use std::sync::Arc;

use super::Reading;
use super::draft::Draft;
use super::duplicate::check_duplicates;
use super::rule_names::RuleNames;
use crate::diagnostic;
use crate::findings::{Waiver, WrittenIn};
use crate::localized;
use crate::settings::{self, Readable, Reader, Table};
use crate::source::FileId;

/// The key of the list of waivers.
const LIST: &str = "waiver";
/// The keys of a waiver.
pub const KEYS: &[&str] = &["rule", "element", "reason", "approver", "ticket", "from", "until"];

/// Reads a file of waivers.
///
/// Goes in: the names of all rules, and the text of `file`.
pub fn in_file(rules: &RuleNames, file: FileId, text: &str) -> Reading {
    read(rules, file, text, |table, reader| {
        reader.check_keys(table, &[LIST], &localized!("a file of waivers", "例外批准文件"));
    })
}

/// Reads the waivers that stand among other settings in `file`, whose keys are checked elsewhere.
pub fn among_settings(rules: &RuleNames, file: FileId, text: &str) -> Reading {
    read(rules, file, text, |_, _| ())
}

fn read(
    rules: &RuleNames,
    file: FileId,
    text: &str,
    check_keys: impl FnOnce(&Table<'_>, &mut Reader),
) -> Reading {
    let Readable { text, mistakes, lost } = settings::readable(file, text);
    let Some(text) = text else { return Reading { waivers: Vec::new(), diagnostics: mistakes } };
    let table = settings::table(&text);
    let mut reader = Reader::beside(file, mistakes, lost);
    check_keys(&table, &mut reader);
    let waivers = in_table(rules, &table, &mut reader);
    diagnostic::sort(&mut reader.diagnostics);
    Reading { waivers, diagnostics: reader.diagnostics }
}

/// Reads the waivers of a table; what is wrong is reported to `reader`.
fn in_table(rules: &RuleNames, table: &Table<'_>, reader: &mut Reader) -> Vec<Arc<Waiver>> {
    let mut waivers = Vec::new();
    for (entry, place) in reader.tables(table, LIST) {
        reader.check_keys(entry, KEYS, &localized!("a waiver", "例外批准"));
        let draft = Draft {
            rule: reader.text(entry, "rule"),
            element: reader.text(entry, "element"),
            reason: reader.text(entry, "reason"),
            approver: reader.text(entry, "approver"),
            ticket: reader.text(entry, "ticket"),
            from: reader.date(entry, "from"),
            until: reader.date(entry, "until"),
            is_whole: reader.is_whole(place),
            written_in: WrittenIn::File,
            place,
        };
        waivers.extend(draft.finish(rules, &mut reader.diagnostics).map(Arc::new));
    }
    check_duplicates(&waivers, &mut reader.diagnostics);
    waivers
}

#[cfg(test)]
mod tests {
    use super::{RuleNames, in_file};
    use crate::program::Program;
    use crate::source::FileId;

    /// What is wrong with a file of waivers: the kind of each mistake, and the text where it is.
    fn told(text: &str) -> Vec<String> {
        let reading = in_file(&RuleNames::of(&Program::default()), FileId::default(), text);
        assert!(reading.waivers.is_empty());
        let shown = |one: &crate::diagnostic::Diagnostic| {
            let place = one.primary().expect("a place");
            let under = text.get(place.start as usize..place.end as usize).expect("a text");
            format!("{} {under}", one.code.id)
        };
        reading.diagnostics.iter().map(shown).collect()
    }

    #[test]
    fn a_mistake_of_form_hides_no_other() {
        let text = "
[[waiver]]
rule = \"none\"
reason = \"why\"
reason = \"why\"
until = 2026-02-30
tiket = \"A\"

[[waiver]]
rule = \"none\"
until \"2026-03-01\"

[[waiver]]
element = \"one\"
";
        let expected = [
            "waiver::unknown-rule \"none\"",
            "settings::syntax reason",
            "settings::syntax 2026-02-30",
            "settings::unknown-key tiket",
            "waiver::unknown-rule \"none\"",
            "settings::syntax ",
            "waiver::incomplete [[waiver]]",
        ];
        assert_eq!(told(text), expected);
    }

    #[test]
    fn a_slip_in_a_head_is_told_alone() {
        assert_eq!(told("[[waiver]\nrule = \"none\"\n"), ["settings::syntax "]);
    }
}

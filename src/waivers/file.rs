//! Waivers in a file: `[[waiver]]`, once for each.

use std::sync::Arc;

use super::Reading;
use super::draft::Draft;
use super::duplicate::check_duplicates;
use super::rule_names::RuleNames;
use crate::diagnostic;
use crate::findings::{Waiver, WrittenIn};
use crate::localized;
use crate::settings::{self, Reader, Table};
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
    let table = match settings::parse(file, text) {
        Ok(table) => table,
        Err(diagnostics) => return Reading { waivers: Vec::new(), diagnostics },
    };
    let mut reader = Reader::new(file);
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
            written_in: WrittenIn::File,
            place,
        };
        waivers.extend(draft.finish(rules, &mut reader.diagnostics).map(Arc::new));
    }
    check_duplicates(&waivers, &mut reader.diagnostics);
    waivers
}

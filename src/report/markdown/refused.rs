//! A manifest that can't be read: what is wrong with it, and where.

use super::page::Page;
use super::text::{escaped, with_code};
use crate::diagnostic::Diagnostic;
use crate::localized;
use crate::report::location::{Location, Locator};
use crate::report::renderer::Refused;

impl Page {
    /// That nothing was checked, and a table of the mistakes, each with how to mend it.
    pub(super) fn refused(&mut self, refused: &Refused<'_>) {
        self.heading(refused.manifest, refused.as_of);
        let nothing = localized!("It can't be read: nothing was checked.", "无法读取：未进行任何检查。");
        self.text += &["**", &self.phrase(&nothing), "**\n"].concat();
        let head = [localized!("mistake", "错误"), localized!("place", "位置")];
        let locator = Locator::new(refused.sources);
        let row = |found: &Diagnostic| {
            let place = found.primary().and_then(|span| locator.locate(span));
            let place = place.filter(Location::is_in_file).map(|place| escaped(&place.short()));
            vec![self.mistake(found), place.unwrap_or_default()]
        };
        let rows = refused.diagnostics.iter().map(row).collect();
        self.table(&head, rows);
        self.text.push('\n');
    }

    /// What was found, what was expected, and how to mend it.
    fn mistake(&self, found: &Diagnostic) -> String {
        let message = with_code(&self.phrase(&found.message));
        let expected = found.labels.iter().map(|label| &label.text);
        let asides = expected.chain(&found.help).filter(|text| !text.en.is_empty());
        let asides = asides.flat_map(|text| ["<br>".to_owned(), with_code(&self.phrase(text))]);
        format!("**{message}** <code>{}</code>{}", found.code.id, asides.collect::<String>())
    }
}

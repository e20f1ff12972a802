//! What settings must be beside what their types say.

use std::path::Path;

use super::Settings;
use crate::cli::input;
use crate::cli::rules::Embedded;
use crate::diagnostic::{Code, Diagnostic};
use crate::localized;
use crate::settings::Origin;

impl Settings {
    /// Reports that there are no rules at all.
    pub(super) fn check_rules(&mut self) {
        if self.embedded == Embedded::Included || !self.rules.is_empty() {
            return;
        }
        let account = &mut self.account;
        let place = match account.origin("embedded").cloned() {
            Some(Origin::File(place) | Origin::Environment { place, .. }) => place,
            Some(Origin::Option(option)) => input::argument(Path::new(option), &mut account.sources),
            Some(Origin::Default) | None => return,
        };
        let error = Diagnostic::error(
            Code::SETTINGS_NO_RULES,
            localized!(
                "the embedded packs are left out, and there are no other rules",
                "已排除内置规则包，又没有其他规则"
            ),
            place,
            localized!("expected a folder of rule files beside this", "此外应指定规则文件的目录"),
        );
        account.diagnostics.push(error.help(localized!(
            "name one with `--rules`, or under the key `rules`",
            "用 `--rules` 或键 `rules` 指定"
        )));
    }
}

//! The settings of a run: from the arguments, the environment, and the nearest file of settings.

mod environment;
mod file;
mod flags;
mod items;
mod nearest;
mod soundness;
mod table;

pub(crate) use table::Settings;

use flags::Flags;

use super::arguments::Arguments;
use crate::settings::{Account, Layers};

impl Settings {
    /// What these arguments, the environment and a file make. What is wrong with them stands in the account.
    pub(crate) fn of(arguments: &Arguments) -> Self {
        let mut account = Account::default();
        let text = file::read(arguments, &mut account);
        let file = text.as_ref().map(file::Text::parse);
        let flags = Flags::of(arguments, &mut account.sources);
        let layers = Layers::new(account, file, &environment::variable);
        let mut settings = Self::resolve(flags, layers);
        settings.check_rules();
        settings
    }
}

//! Values of options that have names.

use clap::ValueEnum;

use crate::localized::Localized;
use crate::settings::Refusal;

/// The value of that name; `kind` says what it should be the name of.
///
/// # Errors
/// That there is no such value.
pub(crate) fn value_of<T: ValueEnum>(name: &str, kind: &Localized) -> Result<T, Refusal> {
    T::from_str(name, true).map_err(|_| {
        let known: Vec<String> = T::value_variants().iter().map(name_of).collect();
        Refusal::unknown(name, kind, &known.iter().map(String::as_str).collect::<Vec<_>>())
    })
}

/// The name of a value.
pub(crate) fn name_of<T: ValueEnum>(value: &T) -> String {
    value.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
}

//! What a scalar is, by the core schema of YAML 1.2.

use saphyr_parser::{ScalarStyle, Tag};

use crate::manifest::tree::Value;
use crate::manifest::whole::is_whole;

/// The value of a scalar; `None` for a tag that says something else of it than the core schema can.
pub(super) fn value<'tree>(text: &'tree str, style: ScalarStyle, tag: Option<&Tag>) -> Option<Value<'tree>> {
    let Some(tag) = tag else {
        return Some(if style == ScalarStyle::Plain { plain(text) } else { Value::Text(text) });
    };
    if !tag.is_yaml_core_schema() {
        // `!` alone says that it is a text.
        return (tag.handle.is_empty() && tag.suffix == "!").then_some(Value::Text(text));
    }
    match (tag.suffix.as_str(), plain(text)) {
        ("str", _) => Some(Value::Text(text)),
        ("null", value @ Value::Nothing)
        | ("bool", value @ Value::Truth(_))
        | ("int" | "float", value @ Value::Whole(_))
        | ("float", value @ Value::Fraction(_)) => Some(value),
        _ => None,
    }
}

/// What a scalar without quotation marks is.
fn plain(text: &str) -> Value<'_> {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Nothing,
        "true" | "True" | "TRUE" => Value::Truth(true),
        "false" | "False" | "FALSE" => Value::Truth(false),
        _ if is_integer(text) => Value::Whole(text),
        _ if is_float(text) && is_whole(text) => Value::Whole(text),
        _ if is_float(text) || is_no_number(text) => Value::Fraction(text),
        _ => Value::Text(text),
    }
}

fn is_integer(text: &str) -> bool {
    let all = |digits: &str, is_digit: fn(&u8) -> bool| {
        !digits.is_empty() && digits.as_bytes().iter().all(is_digit)
    };
    match (text.strip_prefix("0o"), text.strip_prefix("0x")) {
        (Some(octal), _) => all(octal, |digit| matches!(digit, b'0'..=b'7')),
        (_, Some(hexadecimal)) => all(hexadecimal, u8::is_ascii_hexdigit),
        _ => all(without_sign(text), u8::is_ascii_digit),
    }
}

fn is_float(text: &str) -> bool {
    let unsigned = without_sign(text);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(without_sign(exponent))),
        None => (unsigned, None),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = |text: &str| text.bytes().all(|one| one.is_ascii_digit());
    let has_digits = !whole.is_empty() || !fraction.is_empty();
    has_digits
        && digits(whole)
        && digits(fraction)
        && exponent.is_none_or(|exponent| !exponent.is_empty() && digits(exponent))
}

/// Whether it is an infinity, or what is no number.
fn is_no_number(text: &str) -> bool {
    matches!(without_sign(text), ".inf" | ".Inf" | ".INF") || matches!(text, ".nan" | ".NaN" | ".NAN")
}

fn without_sign(text: &str) -> &str {
    text.strip_prefix(['-', '+']).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::plain;
    use crate::manifest::tree::Value;

    #[test]
    fn scalars_are_what_the_core_schema_says() {
        for text in ["0", "-19", "+7", "007", "0o14", "0x3A", "1e3", "5.0", "5."] {
            assert!(matches!(plain(text), Value::Whole(_)), "{text}");
        }
        for text in ["0.5", ".5", "-0.25", "1e-3", ".inf", "-.Inf", ".nan"] {
            assert!(matches!(plain(text), Value::Fraction(_)), "{text}");
        }
        for text in [
            "yes",
            "NO",
            "on",
            "2026-01-31",
            "6 months",
            "1_000",
            "1.2.3",
            ".",
            "-",
            "+",
            "e3",
            "1e",
            "0x",
            "0o8",
            "0b1",
            "nan",
            "tRue",
            "客户",
            "09:30",
            "-.nan",
        ] {
            assert!(matches!(plain(text), Value::Text(_)), "{text}");
        }
    }
}

//! Whole numbers as the notations write them.

/// The value of a whole number, with its sign, the mark of its base, or an exponent; `None` for one that is too large,
/// and for one that is not whole.
pub(super) fn whole(written: &str) -> Option<i64> {
    let digits = written.strip_prefix('+').unwrap_or(written);
    for (mark, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] {
        if let Some(digits) = digits.strip_prefix(mark) {
            return i64::from_str_radix(digits, radix).ok();
        }
    }
    digits.parse().ok().or_else(|| Scientific::parse(digits)?.value())
}

/// Whether a number with a fraction or an exponent is whole, as `5.0` and `3.2e6` are.
pub(super) fn is_whole(written: &str) -> bool {
    Scientific::parse(written).is_some_and(|number| number.exponent >= 0)
}

/// A number as digits, without zeros at their end, times a power of ten.
struct Scientific {
    digits: String,
    exponent: i64,
}

impl Scientific {
    fn parse(written: &str) -> Option<Self> {
        let (mantissa, exponent) = match written.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse().ok()?),
            None => (written, 0_i64),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = format!("{whole}{fraction}");
        let digits = all.trim_end_matches('0');
        if digits.trim_start_matches(['-', '+']).is_empty() {
            return Some(Self { digits: "0".to_owned(), exponent: 0 });
        }
        let zeros = i64::try_from(all.len() - digits.len()).ok()?;
        let places = i64::try_from(fraction.len()).ok()?;
        let exponent = exponent.checked_sub(places)?.checked_add(zeros)?;
        Some(Self { digits: digits.to_owned(), exponent })
    }

    fn value(&self) -> Option<i64> {
        let power = 10_i64.checked_pow(u32::try_from(self.exponent).ok()?)?;
        self.digits.parse::<i64>().ok()?.checked_mul(power)
    }
}

#[cfg(test)]
mod tests {
    use super::{is_whole, whole};

    #[test]
    fn numbers_are_whole_however_they_are_written() {
        for (written, value) in [
            ("0", 0),
            ("-0", 0),
            ("+7", 7),
            ("0x1f", 31),
            ("0o17", 15),
            ("0b101", 5),
            ("5.0", 5),
            ("3.2e6", 3_200_000),
            ("-1.50E+2", -150),
            ("100e-2", 1),
            ("0.0e5", 0),
            ("9223372036854775807", i64::MAX),
            ("-9223372036854775808", i64::MIN),
        ] {
            assert_eq!(whole(written), Some(value), "{written}");
        }
        for written in ["5.0", "1e3", "0.0", "-0.0", "100e-2", "1e400", "1e999999999999"] {
            assert!(is_whole(written), "{written}");
        }
    }

    #[test]
    fn what_is_too_large_or_not_whole_has_no_value() {
        for written in ["9223372036854775808", "1e19", "1e999999999999", "1e99999999999999999999", "0x"] {
            assert_eq!(whole(written), None, "{written}");
        }
        for written in ["0.5", "1e-3", "1.01e1", "1e-999999999999"] {
            assert!(whole(written).is_none() && !is_whole(written), "{written}");
        }
    }
}

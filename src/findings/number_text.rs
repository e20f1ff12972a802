//! Numbers with their units, and lengths of time, in words.

use crate::localized;
use crate::localized::Localized;
use crate::program::{Program, Type};
use crate::quantity::{Duration, rate_units, size_units};

/// A whole number with a comma between its thousands.
pub fn thousands(value: i64) -> String {
    let digits = value.unsigned_abs().to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if value < 0 { format!("-{grouped}") } else { grouped }
}

/// A number of that type with its unit.
pub(super) fn number_text(program: &Program, of_type: Type, value: i64) -> Localized {
    let plain = thousands(value);
    match of_type {
        Type::Count(unit) => program.number_of(unit, value, &plain),
        Type::Money => localized!("{plain} CNY", "{plain}元"),
        Type::Size => Localized::same(shortest(value, size_units())),
        Type::Rate(unit) => Localized::same(shortest(value, rate_units(unit))),
        _ => Localized::same(plain),
    }
}

/// The shortest exact writing of a number in one of its units, with at most three decimal places; of those as short,
/// the first.
fn shortest<'u>(value: i64, units: impl Iterator<Item = (&'u str, i64)>) -> String {
    let writings = units.filter_map(|(unit, factor)| {
        let thousandths = i128::from(value) * 1_000;
        let factor = i128::from(factor);
        let is_too_large = factor > 1 && i128::from(value).abs() < factor;
        if is_too_large || thousandths % factor != 0 {
            return None;
        }
        let (whole, rest) = (thousandths / factor / 1_000, thousandths / factor % 1_000);
        let decimals = format!(".{:03}", rest.abs());
        let whole = thousands(i64::try_from(whole).ok()?);
        Some(format!("{whole}{} {unit}", decimals.trim_end_matches('0').trim_end_matches('.')))
    });
    writings.min_by_key(String::len).unwrap_or_else(|| thousands(value))
}

/// A length of time.
pub(super) fn duration_text(value: Duration) -> Localized {
    let en = value.to_string();
    let units = [
        ("working day", "个工作日"),
        ("second", "秒"),
        ("minute", "分钟"),
        ("hour", "小时"),
        ("day", "天"),
        ("month", "个月"),
        ("year", "年"),
    ];
    let zh = units.iter().fold(en.clone(), |text, (unit, chinese)| {
        text.replace(&format!(" {unit}s"), chinese).replace(&format!(" {unit}"), chinese)
    });
    Localized::new(en, zh.replace(' ', ""))
}

#[cfg(test)]
mod tests {
    use super::{duration_text, number_text, shortest, thousands};
    use crate::packs;
    use crate::program::{Type, UnitId};
    use crate::quantity::{Duration, RateUnit, rate_units, size_units};

    #[test]
    fn numbers_and_lengths_read_as_people_write_them() {
        assert_eq!(thousands(1_234_567), "1,234,567");
        assert_eq!(thousands(-1_000), "-1,000");
        assert_eq!(duration_text(Duration::of_working_days(10)).zh, "10个工作日");
        assert_eq!(duration_text(Duration::of_months(6)).zh, "6个月");
        assert_eq!(duration_text(Duration::of_days(1)).en, "1 day");
    }

    #[test]
    fn no_number_of_the_packs_reads_in_english_to_a_chinese_reader() {
        const SYMBOLS: [&str; 2] = ["MB-per-second", "tpsE"];
        let program = packs::program();
        for index in 0..program.vocabulary.units.len() {
            let unit = UnitId::from_index(index);
            let (name, text) = (program.unit_name(unit), number_text(&program, Type::Count(unit), 1_500));
            assert!(text.en.contains("1,500") && text.zh.contains("1,500"), "{name}: {text:?}");
            let is_english = text.zh.chars().any(|letter| letter.is_ascii_alphabetic());
            assert_eq!(is_english, SYMBOLS.contains(&name), "{name}: {text:?}");
        }
        assert!(program.vocabulary.units.len() > SYMBOLS.len());
    }

    #[test]
    fn sizes_and_rates_are_written_in_the_unit_that_makes_them_short() {
        let size = |value| shortest(value, size_units());
        assert_eq!(size(0), "0 B");
        assert_eq!(size(500), "500 B");
        assert_eq!(size(1_500_000_000_000), "1.5 TB");
        assert_eq!(size(4_096), "4 KiB");
        assert_eq!(size(1_234_567_891), "1,234,567,891 B");
        assert_eq!(size(i64::MAX), "9,223,372,036,854,775,807 B");
        let rate = |value| shortest(value, rate_units(RateUnit::Bits));
        assert_eq!(rate(12_800_000_000_000), "12.8 Tbps");
        assert_eq!(rate(10_000_000_000), "10 Gbps");
        assert_eq!(shortest(2_880_000_000, rate_units(RateUnit::Packets)), "2,880 Mpps");
    }
}

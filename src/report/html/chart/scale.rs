//! A scale of amounts on which each tenfold takes the same room.

use std::collections::BTreeSet;

use super::strip::share;

/// The steps between two powers of ten on the way to a share: enough that no rounding is seen.
const STEPS: u64 = 1 << 16;

/// From one power of ten to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Scale {
    first: u32,
    last: u32,
}

impl Scale {
    /// The powers of ten around these amounts, at least two of them; `None` where there is no amount.
    pub(super) fn around(amounts: impl Iterator<Item = u64>) -> Option<Self> {
        let amounts: BTreeSet<u64> = amounts.filter(|amount| *amount > 0).collect();
        let (lowest, highest) = (*amounts.first()?, *amounts.last()?);
        let last = highest.ilog10() + u32::from(!is_power_of_ten(highest));
        Some(Self { first: lowest.ilog10().min(last.saturating_sub(2)), last })
    }

    /// Where an amount lies.
    pub(super) fn place(self, amount: u64) -> String {
        share(self.steps(amount), self.steps_in_all())
    }

    /// How wide what lies between two amounts is.
    pub(super) fn width(self, from: u64, to: u64) -> String {
        share(self.steps(to).saturating_sub(self.steps(from)), self.steps_in_all())
    }

    /// The amount at the left end.
    pub(super) fn left(self) -> u64 {
        power_of_ten(self.first)
    }

    /// The powers of ten.
    pub(super) fn ticks(self) -> impl Iterator<Item = u64> {
        (self.first..=self.last).map(power_of_ten)
    }

    fn steps_in_all(self) -> u64 {
        u64::from(self.last - self.first) * STEPS
    }

    fn steps(self, amount: u64) -> u64 {
        let from = |power: u64| logarithm(power) * STEPS / logarithm(10);
        from(amount.max(1)).saturating_sub(u64::from(self.first) * STEPS).min(self.steps_in_all())
    }
}

fn power_of_ten(exponent: u32) -> u64 {
    10_u64.checked_pow(exponent).unwrap_or(u64::MAX)
}

fn is_power_of_ten(amount: u64) -> bool {
    power_of_ten(amount.ilog10()) == amount
}

/// The logarithm to the base of two in 65,536ths, by repeated squaring: in whole numbers, so that it is the same
/// everywhere.
fn logarithm(amount: u64) -> u64 {
    let whole = amount.max(1).ilog2();
    let one = 1_u128 << 63;
    let mut rest = u128::from(amount.max(1)) << (63 - whole);
    let mut bits = u64::from(whole);
    for _ in 0..16 {
        rest = (rest * rest) >> 63;
        bits <<= 1;
        if rest >= one << 1 {
            rest >>= 1;
            bits |= 1;
        }
    }
    bits
}

#[cfg(test)]
mod tests {
    use super::{Scale, logarithm};

    #[test]
    fn logarithms_are_right_to_the_last_place() {
        for amount in [1, 2, 3, 10, 50_000, 123_456_789, u64::MAX] {
            #[expect(
                clippy::cast_precision_loss,
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "compared with the same in floating point"
            )]
            let expected = ((amount as f64).log2() * 65_536.0) as u64;
            assert!(logarithm(amount).abs_diff(expected) <= 1, "{amount}");
        }
    }

    #[test]
    fn each_tenfold_takes_the_same_room() {
        let scale = Scale::around([10_000, 5_000_000].into_iter()).unwrap();
        assert_eq!(scale.ticks().collect::<Vec<_>>(), [10_000, 100_000, 1_000_000, 10_000_000]);
        assert_eq!(
            (scale.place(10_000), scale.place(10_000_000)),
            ("0.00%".to_owned(), "100.00%".to_owned())
        );
        assert_eq!(scale.place(100_000), scale.width(100_000, 1_000_000));
        assert!(scale.place(50_000).starts_with("23.2"), "{}", scale.place(50_000));
    }

    #[test]
    fn one_amount_has_a_scale_and_none_has_none() {
        let scale = Scale::around([1_000_000].into_iter()).unwrap();
        assert_eq!((scale.left(), scale.place(1_000_000)), (10_000, "100.00%".to_owned()));
        assert_eq!(Scale::around([0].into_iter()), None);
        assert_eq!(Scale::around([1].into_iter()).unwrap().place(1), "0.00%");
        assert!(Scale::around([u64::MAX].into_iter()).unwrap().place(u64::MAX).ends_with('%'));
    }
}

//! Persons are counted once over all transfers: a total lies between the largest transfer and the sum of all.

use super::Bench;
use hegui::findings::Outcome;

/// Two transfers of persons without sensitive information, and perhaps the total that the operator states.
struct Totals {
    first: i64,
    second: i64,
    /// The second serves a contract with the person, and its persons are not counted.
    second_is_exempt: bool,
    stated: Option<i64>,
}

/// Whether a total within these bounds reaches the number for an assessment; nothing where that depends.
fn reaches(low: i64, high: i64) -> Option<bool> {
    const BOUND: i64 = 1_000_000;
    if low >= BOUND {
        Some(true)
    } else if high < BOUND {
        Some(false)
    } else {
        None
    }
}

impl Totals {
    fn expected(&self) -> Option<bool> {
        if self.second_is_exempt {
            return reaches(self.first, self.first);
        }
        let (low, high) = (self.first.max(self.second), self.first + self.second);
        match self.stated {
            Some(total) => reaches(total, total),
            None => reaches(low, high),
        }
    }

    fn manifest(&self) -> String {
        let transfer = |name: &str, persons: i64, necessity: &str| {
            format!(
                "[[transfer]]\nname = \"{name}\"\ndatasets = [\"set\"]\nanonymized = false\ntreaty = false\ndomestic-data-added = false\n\
                 business-need = true\nnecessity = \"{necessity}\"\nbegan = 2025-06-02\npersons-this-year = {persons}\n\
                 sensitive-persons-this-year = 0\nmechanism = \"no-mechanism\"\n\
                 security-assessment = {{ outcome = \"not-submitted\", passed = false, valid-until = false }}\n"
            )
        };
        let second = if self.second_is_exempt { "contract" } else { "none" };
        let stated = self.stated.map_or(String::new(), |total| {
            format!("[export]\npersons-this-year = {total}\nsensitive-persons-this-year = 0\n")
        });
        format!(
            "[operator]\nroles = [\"data-handler\"]\nhousehold-affairs = false\nciio = false\nfree-trade-zone = false\n{stated}\
             [[dataset]]\nname = \"set\"\npersonal = true\nsensitive = false\nimportant = false\ncore = false\ncollected-in = [\"CN\"]\n{}{}",
            transfer("first", self.first, "none"),
            transfer("second", self.second, second),
        )
    }
}

#[test]
fn a_total_lies_between_the_largest_transfer_and_the_sum() {
    let bench = Bench::new();
    let counts = [1, 400_000, 500_000, 600_000, 999_999, 1_000_000];
    let mut seen = [0; 3];
    for first in counts {
        for second in counts {
            for second_is_exempt in [false, true] {
                let (low, high) = (first.max(second), first + second);
                for stated in [None, Some(low), Some(high), Some(i64::midpoint(low, high))] {
                    let totals = Totals { first, second, second_is_exempt, stated };
                    let manifest = totals.manifest();
                    let findings = bench.judge(&manifest, (2026, 3, 1));
                    let outcome = findings
                        .iter()
                        .find(|(name, finding)| {
                            *name == "crossborder.volume-assessment"
                                && finding.element.first().is_none_or(|key| &**key == "first")
                        })
                        .map(|(_, finding)| finding.outcome);
                    let expected = match totals.expected() {
                        Some(true) => Outcome::Breached,
                        Some(false) => Outcome::NotApplicable,
                        None => Outcome::Undetermined,
                    };
                    assert_eq!(outcome, Some(expected), "{manifest}");
                    seen[match expected {
                        Outcome::Breached => 0,
                        Outcome::NotApplicable => 1,
                        _ => 2,
                    }] += 1;
                }
            }
        }
    }
    assert!(seen.iter().all(|&count| count > 10), "{seen:?}");
}

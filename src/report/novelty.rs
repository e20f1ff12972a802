//! What is new and what is known, in words.

use crate::findings::{Finding, Findings, Novelty};
use crate::localized;
use crate::localized::Localized;

/// Whether a report is about findings that were held against a baseline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Against {
    /// Nobody has asked what is new.
    Nothing,
    /// They were.
    Baseline,
}

/// Whether a baseline has a finding, in a word.
pub(super) fn novelty_name(novelty: Novelty) -> Localized {
    match novelty {
        Novelty::New => localized!("new", "新增"),
        Novelty::Known => localized!("known", "已知"),
    }
}

/// A name for a finding, with the mark of one that is known.
pub(super) fn marked(finding: &Finding, name: Localized) -> Localized {
    if !finding.is_known() {
        return name;
    }
    let known = novelty_name(Novelty::Known);
    Localized::new(format!("{}, {}", name.en, known.en), format!("{}，{}", name.zh, known.zh))
}

/// The mark of a finding that is known, to stand behind its name; nothing behind others.
pub(super) fn mark(finding: &Finding) -> Localized {
    if finding.is_known() { localized!(" (known)", "（已知）") } else { Localized::default() }
}

/// How many findings are new and how many are known, to stand behind the counts of outcomes; nothing without a
/// baseline.
pub(super) fn novelty_counts(findings: &Findings) -> Vec<Localized> {
    let Some(novelties) = findings.novelties else { return Vec::new() };
    let count = |novelty, count: usize| {
        let name = novelty_name(novelty);
        Localized::new(format!("{count} {}", name.en), format!("{} {count}", name.zh))
    };
    vec![count(Novelty::New, novelties.new), count(Novelty::Known, novelties.known)]
}

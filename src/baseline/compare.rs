//! What is found, against what is known.

use std::collections::BTreeSet;

use super::{Baseline, Entry};
use crate::findings::{
    Finding, Findings, Fingerprint, Novelties, Novelty, Observation, ObservationKind, Outcome,
};
use crate::localized;
use crate::localized::Localized;
use crate::program::Program;

/// What becomes of entries that no finding has any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// The baseline is only read: they stay in it.
    Stay,
    /// The baseline is written without them.
    Go,
}

/// Marks what is found of the manifest of that name as known or new, and adds an observation for each entry of it that
/// no finding has any more; these come out.
///
/// `left_out` are the rules by which this run does not check: what is known of them stands as it is.
pub fn compare(
    program: &Program,
    baseline: &Baseline,
    left_out: &BTreeSet<Box<str>>,
    manifest: &str,
    fate: Fate,
    findings: &mut Findings,
) -> Vec<Fingerprint> {
    let mut novelties = Novelties::default();
    let known = baseline.of_manifest(manifest);
    let mut found = BTreeSet::new();
    for finding in findings.findings.iter_mut().filter(|finding| is_open(finding)) {
        let fingerprint = known.map(|_| Fingerprint::of(program, manifest, finding));
        let fingerprint = fingerprint.filter(|one| known.is_some_and(|known| known.contains_key(one)));
        finding.novelty = Some(if fingerprint.is_some() { Novelty::Known } else { Novelty::New });
        match fingerprint {
            Some(fingerprint) => {
                novelties.known += 1;
                found.insert(fingerprint);
            }
            // What a waiver covers is accepted already, whether it is known or not.
            None if finding.outcome == Outcome::Waived => finding.novelty = None,
            None => novelties.new += 1,
        }
    }
    let mut vanished: Vec<&Entry> = known
        .into_iter()
        .flat_map(|known| known.values())
        .filter(|entry| !found.contains(&entry.fingerprint) && !left_out.contains(&entry.rule))
        .collect();
    vanished.sort_by_key(|entry| entry.place);
    novelties.vanished = vanished.len();
    findings.novelties = Some(novelties);
    findings.observations.extend(vanished.iter().map(|entry| observation(manifest, entry, fate)));
    vanished.into_iter().map(|entry| entry.fingerprint).collect()
}

/// Marks everything that is breached or undetermined as known, since it is accepted as it is found; the entries for it
/// come out.
pub fn accept(program: &Program, manifest: &str, findings: &mut Findings) -> Vec<Entry> {
    let mut entries = Vec::new();
    for finding in findings.findings.iter_mut().filter(|finding| is_open(finding)) {
        if finding.outcome != Outcome::Waived {
            finding.novelty = Some(Novelty::Known);
            entries.push(Entry::of(program, finding, Fingerprint::of(program, manifest, finding)));
        }
    }
    findings.novelties = Some(Novelties { known: entries.len(), ..Novelties::default() });
    entries
}

/// Whether a gate could catch a finding, were there no waivers.
fn is_open(finding: &Finding) -> bool {
    matches!(finding.own_outcome(), Outcome::Breached | Outcome::Undetermined)
}

fn observation(manifest: &str, entry: &Entry, fate: Fate) -> Observation {
    let Entry { rule, element, .. } = entry;
    let outcome = match entry.outcome {
        Outcome::Breached => localized!("breached", "违反"),
        _ => localized!("not known yet", "待确认"),
    };
    let about = match element {
        Some(element) => localized!("`{rule}` for `{element}`", "`{rule}`（`{element}`）"),
        None => localized!("`{rule}`", "`{rule}`"),
    };
    let remedy = match fate {
        Fate::Stay => localized!(
            "Check with `--write-baseline` too, to let it go.",
            "请在检查时同时使用 `--write-baseline`，将其从基线中去除。"
        ),
        Fate::Go => localized!(
            "Keep the baseline that is written: it has no such entry any more.",
            "请保留写出的基线，其中已无此项。"
        ),
    };
    let (Localized { en, zh }, Localized { en: outcome, zh: outcome_zh }) = (about, outcome);
    Observation {
        kind: ObservationKind::FindingVanished,
        rule: Some(rule.clone()),
        element: element.clone(),
        subject: entry.fingerprint.to_string().into_boxed_str(),
        message: localized!(
            "A known finding of `{manifest}` ({outcome}) is no longer there: {en}.",
            "`{manifest}` 的一项已知结论（{outcome_zh}）已不再出现：{zh}。"
        ),
        remedy,
        place: entry.place,
    }
}

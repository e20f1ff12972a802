//! What a breach costs, in words.

use std::collections::BTreeSet;

use super::citation::{citation, provision_number};
use super::language::join;
use crate::findings::{Findings, in_force, thousands};
use crate::localized;
use crate::localized::Localized;
use crate::program::{
    Amount, Fine, InstrumentId, Party, Penalty, Program, ProvisionId, ProvisionState, Rule,
};
use crate::quantity::Date;

/// The penalties of a rule that are in force on a day.
pub(super) fn penalties_in_force<'p>(
    program: &'p Program,
    rule: &'p Rule,
    as_of: Date,
) -> Vec<(ProvisionId, &'p Penalty)> {
    let penalty = |id| match &program.provision(id)?.state {
        ProvisionState::Penalty(penalty) => Some((id, penalty)),
        ProvisionState::Checkable | ProvisionState::NotCheckable(_) => None,
    };
    in_force(program, &rule.penalties, as_of).filter_map(penalty).collect()
}

/// The penalties of a rule that apply to what was checked: those in force, or what stands in their place.
pub(super) fn penalties_of<'p>(
    program: &'p Program,
    rule: &'p Rule,
    findings: &Findings,
) -> Vec<(ProvisionId, &'p Penalty)> {
    let mut penalties = penalties_in_force(program, rule, findings.as_of);
    for (id, penalty) in &mut penalties {
        if let Some(&other) = findings.replaced_penalties.get(id)
            && let Some(ProvisionState::Penalty(found)) = program.provision(other).map(|found| &found.state)
        {
            (*id, *penalty) = (other, found);
        }
    }
    let mut seen = BTreeSet::new();
    penalties.retain(|(id, _)| seen.insert(*id));
    penalties
}

/// What is at stake, said behind the provisions that are `cited`: for each penalty its provision, its fines tier by
/// tier, and what else an authority orders.
pub(super) fn at_stake(
    program: &Program,
    penalties: Vec<(ProvisionId, &Penalty)>,
    cited: &[ProvisionId],
) -> Vec<Localized> {
    let mut lines = Vec::new();
    let mut named: Vec<InstrumentId> = cited.iter().map(|id| id.instrument).collect();
    named.dedup();
    for (id, penalty) in penalties {
        // The instrument is named where it is another one than the line before names.
        let same = named.as_slice() == [id.instrument];
        named = vec![id.instrument];
        lines.push(if same { provision_number(program, id) } else { citation(program, id) });
        lines.extend(penalty_lines(program, penalty));
    }
    lines
}

/// The fines of one penalty that apply together.
pub(super) struct Tier<'p> {
    /// When they apply, and no others.
    pub(super) when: Localized,
    /// The fines.
    pub(super) fines: Vec<&'p Fine>,
}

/// The tiers of a penalty, in their order.
pub(super) fn tiers<'p>(program: &Program, penalty: &'p Penalty) -> Vec<Tier<'p>> {
    let mut tiers: Vec<Tier<'p>> = Vec::new();
    for fine in &penalty.fines {
        let when = program.texts.localized(fine.tier);
        match tiers.iter_mut().find(|tier| tier.when == when) {
            Some(tier) => tier.fines.push(fine),
            None => tiers.push(Tier { when, fines: vec![fine] }),
        }
    }
    tiers
}

/// The fines of one penalty, a line for each tier, and its measures, as the items of a list.
pub(super) fn penalty_lines(program: &Program, penalty: &Penalty) -> Vec<Localized> {
    let mut lines = Vec::new();
    for Tier { when, fines } in tiers(program, penalty) {
        let fines: Vec<Localized> = fines.into_iter().map(|fine| fine_text(program, fine)).collect();
        let fines = join(&fines, "; ", "；");
        lines
            .push(Localized::new(format!("{}: {}", when.en, fines.en), format!("{}：{}", when.zh, fines.zh)));
    }
    lines.extend(measure_lines(program, penalty));
    let item = |line: Localized| Localized::new(format!("- {}", line.en), format!("- {}", line.zh));
    lines.into_iter().map(item).collect()
}

/// What else an authority orders: what it must, and what it may.
pub(super) fn measure_lines(program: &Program, penalty: &Penalty) -> Vec<Localized> {
    let mut lines = Vec::new();
    for (discretionary, en, zh) in [(false, "", ""), (true, "may also be ordered: ", "并可以：")] {
        let texts: Vec<Localized> = penalty
            .measures
            .iter()
            .filter(|measure| measure.discretionary == discretionary)
            .map(|measure| program.texts.localized(measure.text))
            .collect();
        if !texts.is_empty() {
            let joined = join(&texts, "; ", "；");
            lines.push(Localized::new(format!("{en}{}", joined.en), format!("{zh}{}", joined.zh)));
        }
    }
    lines
}

/// Whom a fine hits, as far as the provision says so.
pub(super) fn party_text(program: &Program, fine: &Fine) -> Localized {
    match (fine.on, fine.party) {
        (Some(on), _) => program.texts.localized(on),
        (None, party) => party_name(party),
    }
}

/// Whom a fine hits, in a word.
pub(super) fn party_name(party: Party) -> Localized {
    match party {
        Party::Entity => localized!("organisation", "单位"),
        Party::Individual => localized!("responsible person", "责任人员"),
    }
}

/// One fine: whom it hits and how high it is.
pub(super) fn fine_text(program: &Program, fine: &Fine) -> Localized {
    let on = party_text(program, fine);
    let (may_en, may_zh) = if fine.discretionary { (" may be fined", "可处") } else { (" fined", "处") };
    let amount = amount_text(program, fine.amount);
    Localized::new(format!("{}{may_en} {}", on.en, amount.en), format!("{}{may_zh}{}罚款", on.zh, amount.zh))
}

/// How high a fine is.
pub(super) fn amount_text(program: &Program, amount: Amount) -> Localized {
    match amount {
        Amount::Range { minimum: None, maximum } => {
            Localized::new(format!("up to CNY {}", thousands(maximum)), format!("{}以下", yuan(maximum)))
        }
        Amount::Range { minimum: Some(minimum), maximum } => Localized::new(
            format!("CNY {} to {}", thousands(minimum), thousands(maximum)),
            format!("{}以上{}以下", yuan(minimum), yuan(maximum)),
        ),
        Amount::Multiple { minimum, maximum, of } => {
            let of = program.texts.localized(of);
            Localized::new(
                format!("{minimum} to {maximum} times {}", of.en),
                format!("{}{minimum}倍以上{maximum}倍以下", of.zh),
            )
        }
    }
}

/// An amount in CNY as Chinese laws write it.
pub(super) fn yuan(amount: i64) -> String {
    for (unit, name) in [(100_000_000, "亿元"), (10_000, "万元")] {
        if amount >= unit && amount % unit == 0 {
            return format!("{}{name}", amount / unit);
        }
    }
    format!("{amount}元")
}

#[cfg(test)]
mod tests {
    use super::yuan;

    #[test]
    fn amounts_are_written_in_tens_of_thousands() {
        assert_eq!(yuan(5_000), "5000元");
        assert_eq!(yuan(50_000), "5万元");
        assert_eq!(yuan(100_000_000), "1亿元");
        assert_eq!(yuan(15_000), "15000元");
    }
}

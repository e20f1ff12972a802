//! Fines at stake: for each breach what it may cost, tier by tier, the organisation and the responsible person.

use std::cmp::Reverse;

use maud::{Markup, html};

use super::scale::Scale;
use super::strip::{BAR_HEIGHT, drawn, strip};
use crate::findings::{Finding, Outcome, thousands};
use crate::localized;
use crate::localized::{Language, Localized};
use crate::program::{Amount, Fine, Party, Penalty, ProvisionId};
use crate::report::drawing::{Anchor, rectangle, text};
use crate::report::html::sheet::Sheet;
use crate::report::html::stake::short_names;
use crate::report::html::text::both;
use crate::report::language::{join, tag};
use crate::report::penalty::{Tier, amount_text, party_name, penalties_of, tiers, yuan};

/// The height of the line of amounts.
const TICKS_HEIGHT: i64 = 16;

/// Breaches that cost the same, and what they cost.
struct Group<'a> {
    positions: Vec<usize>,
    penalties: Vec<(ProvisionId, &'a Penalty)>,
}

impl<'a> Group<'a> {
    fn fines(&self) -> impl Iterator<Item = &'a Fine> {
        self.penalties.iter().flat_map(|(_, penalty)| &penalty.fines)
    }
}

/// The fines for the breaches of a manifest; nothing where none is breached.
pub(in crate::report::html) fn fines(sheet: &Sheet<'_, '_>) -> Markup {
    let mut groups = groups(sheet, Outcome::Breached);
    if groups.is_empty() {
        return html! {};
    }
    groups.sort_by_key(|group| Reverse(highest(group.fines(), Party::Entity)));
    let (with, without): (Vec<_>, Vec<_>) = groups.iter().partition(|group| group.fines().next().is_some());
    let scale = Scale::around(with.iter().flat_map(|group| group.fines()).flat_map(|fine| ends(fine.amount)));
    html! {
        section.part.chart.fines id=(sheet.id("fines")) {
            h3 { (both(&localized!("Fines at stake", "可能的罚款"))) }
            p.lead { (both(&headline(sheet, &with))) }
            @if let Some(scale) = scale {
                @for group in &with { (write(sheet, group, scale)) }
            }
            @if !without.is_empty() {
                p { (both(&localized!("No fine is named for:", "以下违反未规定罚款："))) }
                @for group in without { (breaches(sheet, group)) }
            }
        }
    }
}

/// The findings of an outcome, those with the same penalties together.
fn groups<'a>(sheet: &Sheet<'_, 'a>, outcome: Outcome) -> Vec<Group<'a>> {
    let (view, mut groups) = (sheet.view, Vec::<Group<'a>>::new());
    let of_outcome = |(_, finding): &(usize, &Finding)| finding.outcome == outcome;
    for (position, finding) in sheet.findings().filter(of_outcome) {
        let Some(rule) = view.rule(finding) else { continue };
        let penalties = penalties_of(view.program, rule, view.findings);
        let ids =
            |penalties: &[(ProvisionId, &Penalty)]| penalties.iter().map(|(id, _)| *id).collect::<Vec<_>>();
        match groups.iter_mut().find(|group| ids(&group.penalties) == ids(&penalties)) {
            Some(group) => group.positions.push(position),
            None => groups.push(Group { positions: vec![position], penalties }),
        }
    }
    groups
}

/// The most that a single breach may cost, and that nothing is added up.
fn headline(sheet: &Sheet<'_, '_>, groups: &[&Group<'_>]) -> Localized {
    let most = |party| highest(groups.iter().flat_map(|group| group.fines()), party);
    let part = |party| {
        let (most, name) = (most(party)?, party_name(party));
        let amount = thousands(most);
        Some(Localized::new(format!("CNY {amount} ({})", name.en), format!("{}（{}）", yuan(most), name.zh)))
    };
    let parts: Vec<Localized> = [Party::Entity, Party::Individual].into_iter().filter_map(part).collect();
    let parts = join(&parts, ", ", "，");
    let open = groups_of_open(sheet);
    if parts.en.is_empty() {
        return localized!("No amount in CNY is named for these breaches.", "这些违反未规定具体罚款金额。");
    }
    Localized::new(
        format!(
            "At most, for one breach: {}. Fines are not added up: the authority decides.{}",
            parts.en, open.en
        ),
        format!("单项违反的最高罚款：{}。各项罚款不累加，由执法机关裁量。{}", parts.zh, open.zh),
    )
}

/// What what is not known yet may cost on top.
fn groups_of_open(sheet: &Sheet<'_, '_>) -> Localized {
    let open = groups(sheet, Outcome::Undetermined);
    match highest(open.iter().flat_map(Group::fines), Party::Entity) {
        Some(most) => {
            let (amount, zh) = (thousands(most), yuan(most));
            localized!(
                " Should what is not known yet turn out to be a breach: up to CNY {amount}.",
                "待确认事项如属违反，单项最高为{zh}。"
            )
        }
        None => Localized::default(),
    }
}

/// The highest amount that a party may have to pay.
fn highest<'f>(fines: impl Iterator<Item = &'f Fine>, party: Party) -> Option<i64> {
    let most = |fine: &Fine| match fine.amount {
        Amount::Range { maximum, .. } if fine.party == party => Some(maximum),
        _ => None,
    };
    fines.filter_map(most).max()
}

/// Both ends of an amount in CNY.
fn ends(amount: Amount) -> impl Iterator<Item = u64> {
    let (minimum, maximum) = match amount {
        Amount::Range { minimum, maximum } => (minimum, Some(maximum)),
        Amount::Multiple { .. } => (None, None),
    };
    minimum.into_iter().chain(maximum).filter_map(|amount| u64::try_from(amount).ok())
}

fn write(sheet: &Sheet<'_, '_>, group: &Group<'_>, scale: Scale) -> Markup {
    let program = sheet.view.program;
    let with_fines = group.penalties.iter().filter(|(_, penalty)| !penalty.fines.is_empty());
    let names = short_names(program, with_fines.clone().map(|(id, _)| *id));
    html! {
        div.stake {
            (breaches(sheet, group))
            table {
                thead.unseen {
                    tr {
                        th scope="col" { (both(&localized!("Who", "对象"))) }
                        th scope="col" { (both(&localized!("Amount", "金额"))) }
                        td {}
                    }
                }
                @for ((_, penalty), name) in with_fines.zip(&names) {
                    tbody {
                        tr.provision {
                            th colspan="2" scope="rowgroup" { (both(name)) }
                            td.bar { (ticks(scale)) }
                        }
                        @for Tier { when, fines } in tiers(program, penalty) {
                            tr.tier { th colspan="3" scope="rowgroup" { (both(&when)) } }
                            @for fine in fines { (row(sheet, fine, scale)) }
                        }
                    }
                }
            }
        }
    }
}

/// The breaches of a group, each leading to its finding.
fn breaches(sheet: &Sheet<'_, '_>, group: &Group<'_>) -> Markup {
    let found = |&position: &usize| Some((position, sheet.view.findings.findings.get(position)?));
    html! {
        ul.breaches {
            @for (position, finding) in group.positions.iter().filter_map(found) {
                li {
                    a href={ "#" (sheet.finding_id(position)) } { (both(&sheet.view.title(finding))) }
                    @if let Some(key) = finding.element_key() { " " bdi.element { (key) } }
                }
            }
        }
    }
}

fn row(sheet: &Sheet<'_, '_>, fine: &Fine, scale: Scale) -> Markup {
    let program = sheet.view.program;
    let class = match fine.party {
        Party::Entity => "entity",
        Party::Individual => "individual",
    };
    html! {
        tr {
            th.who scope="row" {
                span.swatch data-party=(class) aria-hidden="true" {}
                (both(&party_name(fine.party)))
            }
            td.amount { (both(&amount_text(program, fine.amount))) }
            td.bar { (bar(fine, class, scale)) }
        }
    }
}

/// The range of a fine; one without a least amount begins at the left end, thinly.
fn bar(fine: &Fine, class: &str, scale: Scale) -> Markup {
    let mut document = grid(strip(BAR_HEIGHT), scale);
    if let Amount::Range { minimum, maximum } = fine.amount {
        let amount = |amount: i64| u64::try_from(amount).unwrap_or_default();
        let (from, to) = (minimum.map_or_else(|| scale.left(), amount), amount(maximum));
        let class = if minimum.is_some() { class.to_owned() } else { format!("{class} without-least") };
        let bar = rectangle(&class, (scale.place(from), 2), (scale.width(from, to), BAR_HEIGHT - 4));
        document = document.add(bar.set("rx", 2));
    }
    drawn(&document)
}

fn grid(document: svg::Document, scale: Scale) -> svg::Document {
    scale.ticks().fold(document, |document, tick| {
        let line = svg::node::element::Line::new().set("class", "grid").set("x1", scale.place(tick));
        document.add(line.set("x2", scale.place(tick)).set("y1", 0).set("y2", "100%"))
    })
}

/// The amounts at the lines.
fn ticks(scale: Scale) -> Markup {
    let mut document = strip(TICKS_HEIGHT);
    let last = scale.ticks().last();
    for tick in scale.ticks() {
        let anchor = match tick {
            first if first == scale.left() => Anchor::Start,
            tick if Some(tick) == last => Anchor::End,
            _ => Anchor::Middle,
        };
        let words = short(tick);
        for language in [Language::En, Language::Zh] {
            let text = text("tick", (scale.place(tick), TICKS_HEIGHT - 4), anchor, words.get(language));
            document = document.add(text.set("lang", tag(language)));
        }
    }
    drawn(&document)
}

/// An amount in few characters.
fn short(amount: u64) -> Localized {
    let en = [(1_000_000_000, "bn"), (1_000_000, "m"), (1_000, "k")];
    let unit = en.into_iter().find(|(unit, _)| amount >= *unit);
    let en = unit.map_or_else(|| amount.to_string(), |(unit, name)| format!("{}{name}", amount / unit));
    Localized::new(en, yuan(i64::try_from(amount).unwrap_or(i64::MAX)))
}

//! The instruments, their provisions, and what encodes each of them, as text, as JSON and as a picture.

mod coverage;
mod json;
mod picture;

use super::citation::{period, provision_number, title};
use super::language::join;
use super::layout::{Layout, Role};
use super::page::Page;
use super::penalty::penalty_lines;
use crate::localized;
use crate::localized::Localized;
use crate::program::{Instrument, InstrumentId, Program, Provision, ProvisionId, ProvisionState, Rank};

pub use coverage::CaseCounts;
use coverage::Tally;
pub(super) use coverage::{Coverage, Uses};
pub use json::law_json;
pub use picture::{law_html, law_svg};

/// Renders every instrument with its provisions; `cases` says how many test cases each rule has.
pub fn law(program: &Program, cases: &CaseCounts, layout: Layout) -> String {
    let mut page = Page::new(layout);
    let coverage = Coverage::of(program);
    let mut tally = Tally::default();
    for (id, instrument) in instruments(program) {
        page.blank();
        head(program, instrument, &mut page);
        for (provision_id, provision) in provisions(id, instrument) {
            let uses = coverage.uses(provision_id);
            tally.count(provision, &uses);
            let number = provision_number(program, provision_id);
            let heading = program.texts.localized(provision.heading);
            let line = Localized::new(
                format!("{} {}", number.en, heading.en),
                format!("{} {}", number.zh, heading.zh),
            );
            page.sentences("  ", &line);
            for line in state_lines(program, provision, &uses, cases) {
                page.sentences("    ", &line);
            }
        }
    }
    page.blank();
    page.sentences("", &summary(tally));
    page.finish()
}

/// All instruments with their ids.
fn instruments(program: &Program) -> impl Iterator<Item = (InstrumentId, &Instrument)> {
    let all = program.instruments.iter().enumerate();
    all.map(|(index, instrument)| (InstrumentId::from_index(index), instrument))
}

/// All provisions of an instrument with their ids.
fn provisions(instrument: InstrumentId, of: &Instrument) -> impl Iterator<Item = (ProvisionId, &Provision)> {
    (0..).zip(&of.provisions).map(move |(provision, found)| (ProvisionId { instrument, provision }, found))
}

fn head(program: &Program, instrument: &Instrument, page: &mut Page) {
    let name = page.layout.paint(Role::Heading, program.texts.symbol(instrument.name));
    page.line(&name);
    page.sentences("", &instrument_line(program, instrument));
}

/// An instrument's title, its rank and when it is in force.
pub(super) fn instrument_line(program: &Program, instrument: &Instrument) -> Localized {
    let (title, rank, period) = (title(program, instrument), rank_name(instrument.rank), period(instrument));
    Localized::new(
        format!("{} ({}, {})", title.en, rank.en, period.en),
        format!("{}（{}，{}）", title.zh, rank.zh, period.zh),
    )
}

fn rank_name(rank: Rank) -> Localized {
    match rank {
        Rank::Law => localized!("law", "法律"),
        Rank::AdministrativeRegulation => localized!("administrative regulation", "行政法规"),
        Rank::DepartmentalRule => localized!("departmental rule", "部门规章"),
        Rank::NormativeDocument => localized!("normative document", "规范性文件"),
        Rank::MandatoryStandard => localized!("mandatory standard", "强制性国家标准"),
        Rank::RecommendedStandard => localized!("recommended standard", "推荐性标准"),
        Rank::Policy => localized!("policy", "政策文件"),
        Rank::Draft => localized!("draft", "征求意见稿"),
    }
}

/// What decides a provision, why nothing can, or what it costs.
pub(super) fn state_lines(
    program: &Program,
    provision: &Provision,
    uses: &Uses<'_>,
    cases: &CaseCounts,
) -> Vec<Localized> {
    match &provision.state {
        ProvisionState::Checkable if uses.is_encoded() => vec![encoded(uses, cases)],
        ProvisionState::Checkable => vec![localized!("not encoded yet", "尚未编码")],
        ProvisionState::NotCheckable(reason) => {
            let reason = program.texts.localized(*reason);
            vec![Localized::new(format!("not checkable: {}", reason.en), format!("不可检查：{}", reason.zh))]
        }
        ProvisionState::Penalty(penalty) => {
            let mut lines = vec![penalty_head(uses)];
            lines.extend(penalty_lines(program, penalty));
            lines
        }
    }
}

fn penalty_head(uses: &Uses<'_>) -> Localized {
    if uses.penalty_of.is_empty() {
        return localized!("penalty provision", "罚则");
    }
    let rules = uses.penalty_of.join(", ");
    localized!("penalty provision for {rules}", "罚则，适用于 {rules}")
}

fn encoded(uses: &Uses<'_>, cases: &CaseCounts) -> Localized {
    let mut parts = Vec::new();
    if !uses.rules.is_empty() {
        let rules = |en: bool| {
            let with_cases = |rule: &&str| match (cases.get(*rule), en) {
                (None | Some(0), _) => (*rule).to_owned(),
                (Some(1), true) => format!("{rule} (1 case)"),
                (Some(count), true) => format!("{rule} ({count} cases)"),
                (Some(count), false) => format!("{rule}（{count} 个用例）"),
            };
            uses.rules.iter().map(with_cases).collect::<Vec<_>>()
        };
        parts.push(Localized::new(
            format!("{} {}", plural(uses.rules.len(), "rule"), rules(true).join(", ")),
            format!("规则 {}", rules(false).join("、")),
        ));
    }
    for (names, en, zh) in [(&uses.terms, "term", "术语"), (&uses.parameters, "parameter", "参数")] {
        if !names.is_empty() {
            let en = plural(names.len(), en);
            parts.push(Localized::new(
                format!("{en} {}", names.join(", ")),
                format!("{zh} {}", names.join("、")),
            ));
        }
    }
    join(&parts, "; ", "；")
}

fn plural(count: usize, word: &str) -> String {
    if count == 1 { word.to_owned() } else { format!("{word}s") }
}

fn summary(tally: Tally) -> Localized {
    let Tally { checkable, encoded, not_checkable, penalties } = tally;
    localized!(
        "{encoded} of {checkable} checkable provisions are encoded; not checkable: {not_checkable}; penalties: \
         {penalties}",
        "可检查条款 {checkable} 条，已编码 {encoded} 条；不可检查 {not_checkable} 条，罚则 {penalties} 条"
    )
}

//! One finding: what is so, where the manifest says it, what the law requires, and what to do.

use maud::{Markup, html};

use super::excerpt::excerpt;
use super::mark::sign;
use super::proof::Proofs;
use super::sheet::Sheet;
use super::stake::{is_at_stake, stake};
use super::text::{both, prose};
use crate::evaluation::{Ground, Missing};
use crate::facts::FactName;
use crate::findings::{Evidence, Finding, Novelty, Outcome, value_text};
use crate::localized;
use crate::localized::Localized;
use crate::program::{ProvisionId, Rule, Severity};
use crate::report::citation::{citation, citation_in_full};
use crate::report::evidence::state;
use crate::report::language::capital;
use crate::report::note::note_text;
use crate::report::novelty::novelty_name;
use crate::report::observation::waiver_of;
use crate::report::outcome::{exemption_citations, further_facts, message, outcome_name};
use crate::report::table;
use crate::source::Span;

/// The most facts that a finding lists.
const MOST_FACTS: usize = 12;

/// The finding at a position. A breach is unfolded.
pub(super) fn finding(
    sheet: &Sheet<'_, '_>,
    (position, finding): (usize, &Finding),
    proofs: &mut Proofs<'_, '_, '_>,
) -> Markup {
    let view = sheet.view;
    let Some(rule) = view.rule(finding) else { return html! {} };
    let instruments: Vec<&str> =
        sheet.instruments(finding).into_iter().map(|id| sheet.instrument_name(id)).collect();
    html! {
        details.finding
            id=(sheet.finding_id(position))
            open[finding.outcome == Outcome::Breached]
            data-manifest=(sheet.number())
            data-rule=(view.rule_name(finding))
            data-element=[finding.element_key()]
            data-outcome=(finding.outcome.name())
            data-own-outcome=[(finding.own_outcome() != finding.outcome).then(|| finding.own_outcome().name())]
            data-baseline=[finding.novelty.map(Novelty::name)]
            data-severity=(finding.severity.name())
            data-pack=(view.pack(finding))
            data-instrument=(instruments.join(" "))
        {
            (head(sheet, finding, rule))
            (body(sheet, finding, rule, proofs))
        }
    }
}

/// What is seen of a finding that is folded: its outcome, its title, its law, and why.
fn head(sheet: &Sheet<'_, '_>, finding: &Finding, rule: &Rule) -> Markup {
    let view = sheet.view;
    let program = view.program;
    html! {
        summary {
            span.sign aria-hidden="true" { (sign(finding.outcome)) }
            div {
                h5 {
                    (both(&program.texts.localized(rule.title)))
                    @if let Some(key) = finding.element_key() { " " bdi.element { (key) } }
                }
                @if finding.outcome != Outcome::Satisfied { p.message { (prose(&message(view, finding))) } }
                p.about {
                    code { (view.rule_name(finding)) }
                    @if let Some(novelty) = finding.novelty { " " span.novelty { (both(&novelty_name(novelty))) } }
                    @for id in view.provisions(finding) {
                        " " span { (both(&citation(program, id))) }
                    }
                    @if finding.severity != Severity::Error { " " span { (both(&severity(finding.severity))) } }
                }
            }
        }
    }
}

/// How grave a finding is that rests on no binding law.
fn severity(severity: Severity) -> Localized {
    let Localized { en, zh } = table::severity(severity);
    localized!("severity: {en}", "严重程度：{zh}")
}

fn body(sheet: &Sheet<'_, '_>, finding: &Finding, rule: &Rule, proofs: &mut Proofs<'_, '_, '_>) -> Markup {
    let view = sheet.view;
    let grounds = proofs.grounds(finding, rule);
    if finding.outcome == Outcome::NotApplicable {
        return not_applicable(sheet, finding, &grounds);
    }
    let program = view.program;
    let in_full = |id: &ProvisionId| both(&citation_in_full(program, *id));
    html! {
        div.body {
            (excerpt(sheet, &places(sheet, finding, &grounds), context(finding)))
            dl {
                (entry(&localized!("required", "法定要求"), &both(&program.texts.localized(rule.duty))))
                (entry(&localized!("law", "法律依据"), &list(&view.provisions(finding), in_full)))
                (entry(&localized!("exemption", "豁免依据"), &list(&exemption_citations(view, finding), in_full)))
                (entry(&localized!("facts", "事实"), &facts(sheet, &grounds)))
                @if finding.details().unsupported.is_empty() {
                    (entry(&localized!("not settled", "未明确的事实"), &missing(&finding.details().missing)))
                }
                (entry(&localized!("unsupported", "缺少证据的事实"), &names(&finding.details().unsupported)))
                @if is_at_stake(finding.outcome) {
                    (entry(&localized!("at stake", "法律责任"), &stake(sheet, finding, rule)))
                }
                @if let Some(breach) = &finding.details().breach {
                    (entry(&localized!("remedy", "整改建议"), &both(&breach.remedy)))
                }
                (entry(&localized!("evidence", "证据材料"), &list(&finding.details().evidence, document)))
                @if let Some(evidence) = rule.evidence {
                    (entry(&localized!("evidence expected", "应备佐证材料"), &both(&program.texts.localized(evidence))))
                }
                @if let Some(waiver) = waiver_of(finding) {
                    @let own = outcome_name(finding.own_outcome());
                    (entry(&localized!("without the waiver", "不计例外批准"), &both(&own)))
                    (entry(&localized!("waiver", "例外批准"), &both(&waiver)))
                }
                (entry(&localized!("note", "说明"), &list(&finding.details().notes, |note| prose(&note_text(note)))))
            }
            (proofs.proof(finding, rule))
        }
    }
}

/// What does not apply has the facts for it, and no proof: there are many, and `why` has each of them.
fn not_applicable(sheet: &Sheet<'_, '_>, finding: &Finding, grounds: &[Ground]) -> Markup {
    let name = sheet.view.rule_name(finding);
    html! {
        div.body {
            @if !grounds.is_empty() {
                dl { (entry(&localized!("facts", "事实"), &facts(sheet, grounds))) }
            }
            p.place {
                (prose(&localized!(
                    "The proof is not on this page: `hegui why` shows it for `{name}`.",
                    "本页未列判断过程，可用 `hegui why` 查看 `{name}`。"
                )))
            }
        }
    }
}

/// What the excerpt marks: the facts that decided, or the place that the finding is about.
fn places(sheet: &Sheet<'_, '_>, finding: &Finding, grounds: &[Ground]) -> Vec<Span> {
    let decided: Vec<Span> = grounds.iter().filter_map(|ground| ground.place).take(MOST_FACTS).collect();
    if decided.is_empty() { sheet.view.place(finding).into_iter().collect() } else { decided }
}

/// How many lines stand around a place: those of a breach tell where it is.
fn context(finding: &Finding) -> usize {
    usize::from(finding.outcome == Outcome::Breached)
}

/// One entry; nothing where there is nothing to say.
fn entry(label: &Localized, content: &Markup) -> Markup {
    html! {
        @if !content.0.is_empty() { dt { (both(&capital(label))) } dd { (content) } }
    }
}

/// The facts that would decide it.
fn missing(facts: &Missing) -> Markup {
    html! { (names(&facts.names)) @if facts.has_more { p { (both(&further_facts())) } } }
}

/// A list, or the one thing by itself.
fn list<T>(all: &[T], write: impl Fn(&T) -> Markup) -> Markup {
    html! {
        @match all {
            [] => {},
            [one] => (write(one)),
            several => ul { @for one in several { li { (write(one)) } } },
        }
    }
}

/// What is known of the facts that decided, and where the manifest states them.
fn facts(sheet: &Sheet<'_, '_>, grounds: &[Ground]) -> Markup {
    let view = sheet.view;
    let more = grounds.len().saturating_sub(MOST_FACTS);
    html! {
        @if !grounds.is_empty() {
            ul.facts {
                @for ground in grounds.iter().take(MOST_FACTS) {
                    @let of_type = view.program.arena.type_of(ground.expression);
                    li {
                        code { (ground.name) } " = "
                        (both(&value_text(view.program, view.facts, of_type, &ground.known)))
                        @if let Some(place) = ground.place { " " (sheet.line(place)) }
                    }
                }
                @if more > 0 { li { (both(&localized!("and {more} more", "另有 {more} 项"))) } }
            }
        }
    }
}

/// A document with its state, and the facts behind the finding that it supports.
fn document(evidence: &Evidence) -> Markup {
    let Evidence { document, supports } = evidence;
    html! {
        span.evidence data-id=(document.id) data-state=(document.state()) {
            @if let Some(title) = &document.title { (title) ", " }
            code { (document.id) }
            @if let Some(path) = &document.path { ", " code { (path) } }
            " (" (both(&state(document))) ")"
        }
        (names(supports))
    }
}

/// The facts that would decide.
fn names(missing: &[FactName]) -> Markup {
    html! {
        @if !missing.is_empty() {
            ul.inline { @for name in missing { li { code { (name) } } } }
        }
    }
}

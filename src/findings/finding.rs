//! Findings and their counts.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::breach::Breach;
use super::details::Details;
use super::element::element_text;
use super::note::{Note, notes};
use super::novelty::{Novelties, Novelty};
use super::observation::Observation;
use super::waiver::Waiver;
use crate::evaluation::{self, Evaluator, Judgement, Positions};
use crate::facts::FactName;
use crate::program::{Program, ProvisionId, Rule, RuleId, Severity};
use crate::quantity::Date;

/// The outcome of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// The duty binds, nothing excuses, and it is not met.
    Breached,
    /// What is known does not decide.
    Undetermined,
    /// Breached or undetermined, and a waiver covers it.
    Waived,
    /// The duty binds, but an exemption excuses from it.
    Exempt,
    /// The duty binds and is met.
    Satisfied,
    /// The duty does not bind.
    NotApplicable,
}

impl Outcome {
    /// All outcomes with their names in reports and rule tests, gravest first.
    pub const ALL: &'static [(&'static str, Self)] = &[
        ("breached", Self::Breached),
        ("undetermined", Self::Undetermined),
        ("waived", Self::Waived),
        ("exempt", Self::Exempt),
        ("satisfied", Self::Satisfied),
        ("not-applicable", Self::NotApplicable),
    ];

    /// The name in reports.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, outcome)| *outcome == self).map_or("", |(name, _)| name)
    }
}

impl From<evaluation::Outcome> for Outcome {
    fn from(outcome: evaluation::Outcome) -> Self {
        match outcome {
            evaluation::Outcome::Breached => Self::Breached,
            evaluation::Outcome::Undetermined => Self::Undetermined,
            evaluation::Outcome::Exempt => Self::Exempt,
            evaluation::Outcome::Satisfied => Self::Satisfied,
            evaluation::Outcome::NotApplicable => Self::NotApplicable,
        }
    }
}

/// How much is worked out of each finding. A run over very many manifests mostly asks for outcomes alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Particulars {
    /// The outcome and its severity, with the elements of what is breached or undetermined.
    Outcomes,
    /// Everything of a breach; of anything else, the outcome and its severity.
    OfBreaches,
    /// Everything of what is breached or undetermined; of anything else, what was assumed beside the outcome.
    OfOpen,
    /// Everything.
    All,
}

impl Particulars {
    /// Whether everything is worked out of what has that outcome.
    pub fn include(self, outcome: Outcome) -> bool {
        match self {
            Self::Outcomes => false,
            Self::OfBreaches => outcome == Outcome::Breached,
            Self::OfOpen => matches!(outcome, Outcome::Breached | Outcome::Undetermined),
            Self::All => true,
        }
    }

    /// Whether it is worked out what was assumed for what has that outcome.
    fn include_notes(self, outcome: Outcome) -> bool {
        self >= Self::OfOpen || self.include(outcome)
    }
}

/// What a check found of one rule for one element.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The rule.
    pub rule: RuleId,
    /// The keys of the elements it is about, from the outer list to the inner; empty where it is about the product, and
    /// where no more is worked out of a settled finding than its outcome.
    pub element: Vec<Box<str>>,
    /// The positions of these elements.
    pub positions: Positions,
    /// The outcome.
    pub outcome: Outcome,
    /// The outcome without the waiver.
    own: Outcome,
    /// How grave it is: by the rank of the provisions in force, or as the rule sets it.
    pub severity: Severity,
    /// The exemption that excuses, by its position in the rule.
    pub exemption: Option<u16>,
    /// What covers it; only where it is waived.
    pub waiver: Option<Arc<Waiver>>,
    /// Whether a baseline has it; `None` without one, and for what no gate could catch.
    pub novelty: Option<Novelty>,
    /// What else is worked out of it.
    details: Option<Box<Details>>,
}

impl Finding {
    /// The outcome that the rule gives: what a waiver covers is still breached or undetermined.
    pub fn own_outcome(&self) -> Outcome {
        self.own
    }

    /// Lets it be undetermined, although it is satisfied by what is stated, since no sound document supports the facts of
    /// `unsupported`; `missing` is where documents would be stated.
    pub fn lack_evidence(
        &mut self,
        evaluator: &Evaluator<'_>,
        missing: Vec<FactName>,
        unsupported: Vec<FactName>,
    ) {
        (self.outcome, self.own) = (Outcome::Undetermined, Outcome::Undetermined);
        self.name_element(evaluator);
        let details = self.details_mut();
        (details.missing, details.unsupported) = (missing.into(), unsupported);
    }

    /// Works out the keys of the elements that it is about.
    fn name_element(&mut self, evaluator: &Evaluator<'_>) {
        let positions = &self.positions;
        if let Some(rule) = evaluator.program.rule(self.rule).filter(|_| !positions.is_empty()) {
            self.element = evaluator.keys(rule, positions);
        }
    }

    /// The provisions that it cites: those of its rule that are in force on a day, without those of which it is worked out
    /// that they do not concern what it is about.
    pub fn provisions<'p>(
        &'p self,
        program: &'p Program,
        as_of: Date,
    ) -> impl Iterator<Item = ProvisionId> + 'p {
        let cited = program.rule(self.rule).into_iter().flat_map(Rule::provisions);
        in_force(program, cited, as_of).filter(|provision| !self.details().unconcerned.contains(provision))
    }

    /// What is worked out beside the outcome.
    pub fn details(&self) -> &Details {
        self.details.as_deref().unwrap_or(Details::NONE)
    }

    /// The same, to be changed.
    pub fn details_mut(&mut self) -> &mut Details {
        self.details.get_or_insert_default()
    }

    /// Whether there is something for a waiver to cover: it is breached or undetermined.
    pub fn is_open(&self) -> bool {
        matches!(self.outcome, Outcome::Breached | Outcome::Undetermined)
    }

    /// Lets a waiver cover it, where there is something to cover.
    pub fn waive(&mut self, waiver: &Arc<Waiver>) {
        if self.is_open() {
            self.outcome = Outcome::Waived;
            self.waiver = Some(Arc::clone(waiver));
        }
    }

    /// Whether a baseline has it.
    pub fn is_known(&self) -> bool {
        self.novelty == Some(Novelty::Known)
    }

    /// The rule, and the element in brackets behind it, as `why` takes them.
    pub fn name<'p>(&self, program: &'p Program) -> Cow<'p, str> {
        let rule = program.rule(self.rule).map_or("", |rule| program.texts.symbol(rule.name));
        match self.element_key() {
            Some(element) => Cow::Owned([rule, "[", &element, "]"].concat()),
            None => Cow::Borrowed(rule),
        }
    }

    /// The element as reports show it: `customer profiles/primary`; `None` where it is about the product.
    pub fn element_key(&self) -> Option<String> {
        (!self.element.is_empty()).then(|| element_text(&self.element))
    }
}

/// Everything that a check of one manifest found.
#[derive(Debug, Clone)]
pub struct Findings {
    /// The as-of date.
    pub as_of: Date,
    /// The findings, in the order of rules and elements.
    pub findings: Vec<Finding>,
    /// What was observed beside them.
    pub observations: Vec<Observation>,
    /// How they stand to a baseline; `None` without one.
    pub novelties: Option<Novelties>,
    /// The penalties that do not apply to the product, each with the one that stands in its place.
    pub replaced_penalties: BTreeMap<ProvisionId, ProvisionId>,
}

/// How many findings have each outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts([usize; 6]);

impl Counts {
    /// The number of findings with that outcome.
    pub fn of(&self, outcome: Outcome) -> usize {
        self.0.get(outcome as usize).copied().unwrap_or(0)
    }
}

impl Findings {
    /// Judges every rule and gathers what was found, with all particulars.
    pub fn of(evaluator: &Evaluator<'_>) -> Self {
        Self::with(evaluator, Particulars::All)
    }

    /// Judges every rule and gathers what was found, with these particulars.
    pub fn with(evaluator: &Evaluator<'_>, particulars: Particulars) -> Self {
        let count = evaluator.program.rules.len();
        // Most rules give one finding, few give more. What one rule gives is looked at while it is at hand.
        let mut findings = Vec::with_capacity(count + count / 8);
        for rule in (0..count).map(RuleId::from_index) {
            evaluator.judge(rule, |judgement| findings.push(finding(evaluator, judgement, particulars)));
        }
        Self {
            as_of: evaluator.as_of,
            findings,
            observations: Vec::new(),
            novelties: None,
            replaced_penalties: evaluator.replaced_penalties(),
        }
    }

    /// Judges one rule alone.
    pub fn of_rule(evaluator: &Evaluator<'_>, rule: RuleId) -> Vec<Finding> {
        let mut findings = Vec::new();
        evaluator.judge(rule, |judgement| findings.push(finding(evaluator, judgement, Particulars::All)));
        findings
    }

    /// The findings counted by outcome.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for finding in &self.findings {
            if let Some(count) = counts.0.get_mut(finding.outcome as usize) {
                *count += 1;
            }
        }
        counts
    }

    /// What was assumed for any finding, each assumption once.
    pub fn notes(&self) -> Vec<Note> {
        Note::together(self.findings.iter().flat_map(|finding| &finding.details().notes))
    }

    /// Whether any rule bound at all.
    pub fn anything_applies(&self) -> bool {
        self.findings.iter().any(|finding| finding.outcome != Outcome::NotApplicable)
    }
}

fn finding(evaluator: &Evaluator<'_>, judgement: Judgement, particulars: Particulars) -> Finding {
    let outcome = Outcome::from(judgement.outcome);
    let mut finding = Finding {
        rule: judgement.rule,
        element: Vec::new(),
        positions: judgement.elements,
        outcome,
        own: outcome,
        severity: evaluator.binding.severity(judgement.rule),
        exemption: judgement.exemption,
        waiver: None,
        novelty: None,
        details: None,
    };
    let Some(rule) = evaluator.program.rule(judgement.rule) else { return finding };
    if particulars.include_notes(outcome) {
        finding.details = details(evaluator, rule, &judgement, particulars);
    }
    // Of what is settled and of which nothing more is said, nobody asks which element it is about.
    if Particulars::OfOpen.max(particulars).include(outcome) || finding.details.is_some() {
        finding.name_element(evaluator);
    }
    finding
}

/// What is worked out of a judgement beside its outcome; `None` where there is nothing to say.
fn details(
    evaluator: &Evaluator<'_>,
    rule: &Rule,
    judgement: &Judgement,
    particulars: Particulars,
) -> Option<Box<Details>> {
    let notes = notes(evaluator, rule, judgement);
    if particulars.include(judgement.outcome.into()) {
        return particulars_of(evaluator, rule, judgement, notes);
    }
    (!notes.is_empty()).then(|| Box::new(Details { notes, ..Details::default() }))
}

/// Everything of a judgement beside its outcome. Most findings of a run over very many manifests go without it, so that
/// those need no room for it.
#[inline(never)]
fn particulars_of(
    evaluator: &Evaluator<'_>,
    rule: &Rule,
    judgement: &Judgement,
    notes: Vec<Note>,
) -> Option<Box<Details>> {
    let breach = (judgement.outcome == evaluation::Outcome::Breached)
        .then(|| Breach::of(evaluator, rule, &judgement.elements));
    let (missing, unconcerned) = (evaluator.missing(judgement), unconcerned(evaluator, rule, judgement));
    let details = Details { missing, unconcerned, notes, breach, ..Details::default() };
    (!details.is_none()).then(|| Box::new(details))
}

/// The provisions in force that a rule cites under a condition which does not hold for what is judged.
fn unconcerned(evaluator: &Evaluator<'_>, rule: &Rule, judgement: &Judgement) -> Vec<ProvisionId> {
    if rule.citation_conditions().next().is_none() {
        return Vec::new();
    }
    let cited = evaluator.provisions(rule, &judgement.elements);
    in_force(evaluator.program, rule.provisions(), evaluator.as_of)
        .filter(|provision| !cited.contains(provision))
        .collect()
}

/// The provisions among `citations` that are in force on a day.
pub fn in_force<'p>(
    program: &'p Program,
    citations: impl IntoIterator<Item = &'p ProvisionId, IntoIter: 'p>,
    as_of: Date,
) -> impl Iterator<Item = ProvisionId> + 'p {
    citations.into_iter().copied().filter(move |&provision| program.in_force(provision, as_of))
}

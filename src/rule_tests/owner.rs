//! What a place in the rules belongs to: a rule, a term, a parameter or an instrument.

use std::collections::BTreeSet;

use crate::program::{Depth, InstrumentId, ParameterId, Program, Rule, RuleId, Symbol, TermId};
use crate::source::{Sources, Span};

/// An item of the rule files of which the rules' outcomes depend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owner {
    /// A duty or a prohibition.
    Rule(RuleId),
    /// A definition or determination.
    Term(TermId),
    /// A number or a length of time fixed by law.
    Parameter(ParameterId),
    /// A law, regulation, rule or standard.
    Instrument(InstrumentId),
}

impl Owner {
    /// The word that declares such an item.
    pub fn kind(self) -> &'static str {
        match self {
            Self::Rule(_) => "rule",
            Self::Term(_) => "term",
            Self::Parameter(_) => "parameter",
            Self::Instrument(_) => "instrument",
        }
    }

    /// Its name.
    pub fn name(self, program: &Program) -> &str {
        self.declared(program).map_or("", |(name, _)| program.texts.symbol(name))
    }

    /// Its place in the rule files.
    pub fn span(self, program: &Program) -> Span {
        self.declared(program).map(|(_, span)| span).unwrap_or_default()
    }

    /// Its pack: what stands before the first dot of a rule's name; any other item belongs to the pack of the rules in
    /// its folder.
    pub fn pack<'a>(self, program: &'a Program, sources: &'a Sources) -> &'a str {
        let pack_of = |rule: &Rule| program.texts.symbol(rule.name).split('.').next().unwrap_or_default();
        let folder_of = |span: Span| {
            let file = sources.get(span.file).map_or("", |file| &file.name);
            file.rsplit_once(['/', '\\']).map_or("", |(folder, _)| folder)
        };
        if let Self::Rule(id) = self {
            return program.rule(id).map(pack_of).unwrap_or_default();
        }
        let folder = folder_of(self.span(program));
        let beside = program.rules.iter().find(|rule| folder_of(rule.span) == folder);
        beside.map_or_else(|| folder.rsplit(['/', '\\']).next().unwrap_or_default(), pack_of)
    }

    fn declared(self, program: &Program) -> Option<(Symbol, Span)> {
        match self {
            Self::Rule(id) => program.rule(id).map(|found| (found.name, found.span)),
            Self::Term(id) => program.terms.get(id.index()).map(|found| (found.name, found.span)),
            Self::Parameter(id) => program.parameters.get(id.index()).map(|found| (found.name, found.span)),
            Self::Instrument(id) => program.instrument(id).map(|found| (found.name, found.span)),
        }
    }
}

/// Which rules depend on each item.
pub(super) struct Dependents {
    /// What each rule depends on, itself among it.
    of_rules: Vec<BTreeSet<Owner>>,
}

impl Dependents {
    /// Those of a program.
    pub(super) fn of(program: &Program) -> Self {
        let of_rule = |(index, rule): (usize, &Rule)| {
            let reach = program.reach(rule.clauses(), Depth::Whole);
            let terms = reach.terms.into_iter().map(Owner::Term);
            let parameters = reach.parameters.into_iter().map(Owner::Parameter);
            let cited = rule.provisions().map(|provision| Owner::Instrument(provision.instrument));
            let all = terms.chain(parameters).chain(cited);
            all.chain([Owner::Rule(RuleId::from_index(index))]).collect()
        };
        Self { of_rules: program.rules.iter().enumerate().map(of_rule).collect() }
    }

    /// Every item that a rule depends on, in order.
    pub(super) fn owners(&self) -> BTreeSet<Owner> {
        self.of_rules.iter().flatten().copied().collect()
    }

    /// The rules that depend on an item, in order.
    pub(super) fn on(&self, owner: Owner) -> Vec<RuleId> {
        let of_rules = self.of_rules.iter().enumerate();
        of_rules
            .filter(|(_, owners)| owners.contains(&owner))
            .map(|(index, _)| RuleId::from_index(index))
            .collect()
    }
}

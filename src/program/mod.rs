//! The checked program: vocabulary, instruments, parameters, terms and rules, resolved and typed.
//!
//! Names are ids here and expressions lie in one arena, so that the embedded packs load without work that a run
//! does not need and evaluation follows indices alone.

mod arena;
mod binding;
mod evidence;
mod expression;
mod import;
mod instrument;
mod parameter;
mod prefix;
mod reach;
mod rule;
mod slot;
mod term;
mod texts;
mod types;
mod unit;
mod vocabulary;

use serde::Serialize;

pub use arena::{Arena, ArenaView};
pub use binding::{BindingRules, Meaning};
pub use evidence::{EvidenceField, EvidenceList, EvidencePart};
pub use expression::{
    Aggregate, Base, Calculation, Comparison, Constant, ConstantId, Expression, ExpressionId, FactPath, List,
    PackedBase, Quantifier, Step, StepRun,
};
pub use import::{
    BillPart, BillProperty, BillWord, DocumentFormat, FilledFact, FilledList, FilledValue, Filling, Import,
};
pub use instrument::{
    Amount, Fine, Instrument, InstrumentId, Measure, Party, Penalty, Period, Provision, ProvisionId,
    ProvisionState, Rank, Replacement, Severity,
};
pub use parameter::{Parameter, ParameterCase, ParameterId, ParameterPeriod};
pub use prefix::Prefix;
pub use reach::{Depth, Reach};
pub use rule::{Clauses, Exemption, Placeholder, Range, Rule, RuleCitation, RuleId, Template, Waivable};
pub use slot::{Place, Places, Slot, Slots};
pub use term::{Content, DecisionTable, Row, Term, TermId, TermPeriod};
pub use texts::{Symbol, TextId, Texts};
pub(crate) use texts::{SymbolBounds, TextBounds};
pub use types::{EnumerationId, Member, RecordId, Type, UnitId};
pub use unit::Unit;
pub use vocabulary::{EnumerationType, EnumerationValue, Field, RecordKind, RecordType, Vocabulary};

use crate::items::Items;
use crate::quantity::{Calendar, Date};

/// The most variables that may be in scope at once in a rule or a term.
pub const MOST_VARIABLES: usize = 8;

/// Everything that rule files declare.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Program {
    /// The facts that a manifest may state.
    pub vocabulary: Vocabulary,
    /// Laws, regulations, rules and standards.
    pub instruments: Items<Instrument>,
    /// Which penalties stand in place of others, and for whom.
    pub replacements: Items<Replacement>,
    /// Numbers and lengths of time fixed by law.
    pub parameters: Items<Parameter>,
    /// How documents that manifests name are read as facts.
    pub imports: Items<Import>,
    /// Which list of a manifest names the documents behind its facts.
    pub evidence: Option<EvidenceList>,
    /// Which days are worked.
    pub calendar: Calendar,
    /// Definitions and determinations.
    pub terms: Items<Term>,
    /// Duties and prohibitions, in the order of their names.
    pub rules: Items<Rule>,
    /// How many different conditions the rules have.
    pub condition_classes: u16,
    /// Where an evaluation keeps what terms give.
    pub slots: Slots,
    /// All expressions.
    pub arena: Arena,
    /// All texts and names.
    pub texts: Texts,
}

impl Program {
    /// The instrument of a provision.
    pub fn instrument(&self, id: InstrumentId) -> Option<&Instrument> {
        self.instruments.get(id.index())
    }

    /// The provision behind an id.
    pub fn provision(&self, id: ProvisionId) -> Option<&Provision> {
        self.instrument(id.instrument)?.provisions.get(usize::from(id.provision))
    }

    /// The id of a provision as the dossiers write it, such as `LAW-2020/3~1`.
    pub fn provision_name(&self, id: ProvisionId) -> String {
        let instrument = self.instrument(id.instrument).map_or("", |found| self.texts.symbol(found.name));
        let number = self.provision(id).map_or("", |found| self.texts.symbol(found.number));
        format!("{instrument}/{number}")
    }

    /// The provision of that name, such as `LAW-2020/3~1`.
    pub fn find_provision(&self, name: &str) -> Option<ProvisionId> {
        let (instrument, number) = name.split_once('/')?;
        let at = self.instruments.iter().position(|one| self.texts.symbol(one.name) == instrument)?;
        let provisions = &self.instruments.get(at)?.provisions;
        let provision = provisions.iter().position(|one| self.texts.symbol(one.number) == number)?;
        Some(ProvisionId {
            instrument: InstrumentId::from_index(at),
            provision: u16::try_from(provision).ok()?,
        })
    }

    /// Whether the instrument of a provision is in force on `day`.
    pub fn in_force(&self, id: ProvisionId, day: Date) -> bool {
        self.instrument(id.instrument).is_some_and(|instrument| instrument.is_in_force(day))
    }

    /// The rule of that name.
    pub fn find_rule(&self, name: &str) -> Option<RuleId> {
        self.rules.iter().position(|rule| self.texts.symbol(rule.name) == name).map(RuleId::from_index)
    }

    /// The pack of a rule: what stands before the first dot of its name.
    pub fn pack_of(&self, rule: &Rule) -> &str {
        pack_in(&self.texts, rule)
    }

    /// Leaves out the rules of all packs but these.
    pub fn keep_packs(&mut self, packs: &[String]) {
        let texts = &self.texts;
        self.rules.to_mut().retain(|rule| packs.iter().any(|kept| kept == pack_in(texts, rule)));
        self.assign_slots_of_rules();
    }

    /// The rule behind an id.
    pub fn rule(&self, id: RuleId) -> Option<&Rule> {
        self.rules.get(id.index())
    }
}

fn pack_in<'t>(texts: &'t Texts, rule: &Rule) -> &'t str {
    texts.symbol(rule.name).split('.').next().unwrap_or_default()
}

/// Declares an id: a position in one of the program's tables.
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
        pub struct $name(pub(crate) u32);

        impl $name {
            /// The id of what stands at `index`.
            pub fn from_index(index: usize) -> Self {
                Self(u32::try_from(index).unwrap_or(u32::MAX))
            }

            /// The position in its table.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}
use id;

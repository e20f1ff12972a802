//! The state of one check: the program as far as it stands, what is wrong, and what names mean.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::coverage::{TermUses, Uses};
use super::declarations::Declarations;
use super::names::Names;
use super::same::classify_conditions;
use super::scope::{Quantified, Scope};
use super::types::{MaybeType, ParameterType, Signature, Typed};
use crate::diagnostic::{Code, Diagnostic};
use crate::localized;
use crate::localized::Localized;
use crate::program::{
    Base, Constant, ConstantId, Expression, FactPath, Program, RecordId, Step, StepRun, TextId, Type,
};
use crate::source::Span;
use crate::syntax::ast::{Name, Text};

/// One check of all files.
pub(super) struct Checker<'ast> {
    /// What the files declare.
    pub(super) declarations: &'ast Declarations<'ast>,
    /// What is checked so far.
    pub(super) program: Program,
    /// What is wrong.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Where the syntax is wrong.
    faults: Vec<Span>,
    /// The values that stand in the files so far.
    constants: HashMap<Constant, ConstantId>,
    /// The steps that paths in the files go so far.
    steps: HashMap<Vec<Step>, StepRun>,
    /// What names mean at the top level.
    pub(super) names: Names,
    /// Fields whose type could not be resolved.
    pub(super) unknown_fields: BTreeSet<(RecordId, u16)>,
    /// The types of the parameters.
    pub(super) parameter_types: Vec<ParameterType>,
    /// What the terms take and give.
    pub(super) signatures: Vec<Signature>,
    /// What the terms use, by period.
    pub(super) term_uses: Vec<TermUses>,
    /// Whether the terms are free of circles.
    pub(super) terms_are_well_founded: bool,
    /// The variables at the current place.
    pub(super) scope: Scope,
    /// The parameters and terms that the current body has used.
    pub(super) uses: Uses,
    /// The quantified statements that the current body has made.
    pub(super) quantified: Vec<Quantified>,
}

impl<'ast> Checker<'ast> {
    /// A check that has not begun.
    pub(super) fn new(declarations: &'ast Declarations<'ast>, faults: &[Diagnostic]) -> Self {
        Self {
            declarations,
            program: Program::default(),
            diagnostics: Vec::new(),
            faults: faults.iter().filter_map(Diagnostic::primary).collect(),
            constants: HashMap::new(),
            steps: HashMap::new(),
            names: Names::default(),
            unknown_fields: BTreeSet::new(),
            parameter_types: Vec::new(),
            signatures: Vec::new(),
            term_uses: Vec::new(),
            terms_are_well_founded: true,
            scope: Scope::default(),
            uses: Uses::new(),
            quantified: Vec::new(),
        }
    }

    /// What came of it.
    pub(super) fn finish(mut self) -> (Program, Vec<Diagnostic>) {
        classify_conditions(&mut self.program);
        self.program.find_assumptions();
        self.program.assign_slots();
        (self.program, self.diagnostics)
    }

    /// Reports a mistake.
    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Reports a name that nothing declares, unless it is that of an item that could not be read.
    pub(super) fn report_unknown(&mut self, name: &str, problem: Diagnostic) {
        if !self.declarations.unread.contains(name) {
            self.report(problem);
        }
    }

    /// Adds an expression of a known type.
    pub(super) fn add(&mut self, expression: Expression, of_type: Type, span: Span) -> Typed {
        let id = self.program.arena.add(expression, of_type, span);
        Typed { id, of_type: MaybeType::Known(of_type), span }
    }

    /// Stands for an expression that is wrong and was reported.
    pub(super) fn unknown(&mut self, span: Span) -> Typed {
        let wrong = self.constant(Constant::Truth(false));
        let id = self.program.arena.add(wrong, Type::Bool, span);
        Typed { id, of_type: MaybeType::Unknown, span }
    }

    /// An expression that is a value; the same value is kept once.
    pub(super) fn constant(&mut self, constant: Constant) -> Expression {
        let arena = &mut self.program.arena;
        let known = self.constants.entry(constant).or_insert_with(|| arena.add_constant(constant));
        Expression::Constant(*known)
    }

    /// The path that goes these steps from a base; the same steps are kept once.
    pub(super) fn path_of(&mut self, base: Base, steps: Vec<Step>) -> FactPath {
        let arena = &mut self.program.arena;
        let run = self.steps.entry(steps).or_insert_with_key(|steps| arena.add_steps(steps));
        FactPath::new(base, *run)
    }

    /// Adds a text; one that is missing, and was reported, is empty.
    pub(super) fn text(&mut self, text: Option<&Text>) -> TextId {
        match text {
            Some(text) => self.program.texts.add(&text.text),
            None => self.program.texts.add(&Localized::default()),
        }
    }

    /// Adds a text where there is one.
    pub(super) fn optional_text(&mut self, text: Option<&Text>) -> Option<TextId> {
        text.map(|text| self.program.texts.add(&text.text))
    }

    /// Whether something within could not be read, so that nobody knows what it would have said.
    pub(super) fn is_broken(&self, whole: Span) -> bool {
        self.faults.iter().any(|&fault| whole.contains(fault))
    }

    /// Reports the clauses that an item lacks, all at once.
    pub(super) fn check_clauses(&mut self, item: &Name, whole: Span, clauses: &[(&str, bool)]) {
        let missing: Vec<String> =
            clauses.iter().filter(|(_, present)| !present).map(|(clause, _)| format!("`{clause}`")).collect();
        if missing.is_empty() || self.is_broken(whole) {
            return;
        }
        let name = &item.text;
        let (list_en, list_zh) = (missing.join(", "), missing.join("、"));
        let message = localized!("`{name}` lacks {list_en}", "`{name}` 缺少 {list_zh}");
        let label = localized!("needs {list_en}", "需要 {list_zh}");
        self.report(Diagnostic::error(Code::LAW_MISSING_CLAUSE, message, item.span, label));
    }

    /// Reports every name that stands a second time, in the order of their places.
    pub(super) fn check_unique<'name>(&mut self, names: impl IntoIterator<Item = &'name Name>) {
        let mut names: Vec<&Name> = names.into_iter().collect();
        names.sort_by_key(|name| name.span);
        let mut first = BTreeMap::new();
        for name in names {
            if let Some(&place) = first.get(&name.text) {
                self.report_duplicate(name, place);
            } else {
                first.insert(&name.text, name.span);
            }
        }
    }

    /// Reports a name that is taken already.
    pub(super) fn report_duplicate(&mut self, name: &Name, first: Span) {
        let text = &name.text;
        let message = localized!("the name `{text}` is taken", "名称 `{text}` 已被使用");
        let label = localized!("declared again here", "此处再次声明");
        let other = localized!("first declared here", "首次声明于此");
        self.report(Diagnostic::error(Code::NAMES_DUPLICATE, message, name.span, label).and(first, other));
    }
}

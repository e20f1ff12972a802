//! All expressions of a program.

use serde::Serialize;

use super::{Base, Constant, ConstantId, Expression, ExpressionId, FactPath, List, Step, StepRun, Type};
use crate::items::Items;
use crate::source::Span;

/// All expressions of a program, with the type and the place of each.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Arena {
    pub(crate) expressions: Items<Expression>,
    pub(crate) constants: Items<Constant>,
    pub(crate) types: Items<Type>,
    pub(crate) spans: Items<Span>,
    pub(crate) lists: Items<ExpressionId>,
    pub(crate) steps: Items<Step>,
}

impl Arena {
    /// Adds an expression.
    pub fn add(&mut self, expression: Expression, of_type: Type, span: Span) -> ExpressionId {
        self.expressions.to_mut().push(expression);
        self.types.to_mut().push(of_type);
        self.spans.to_mut().push(span);
        ExpressionId::from_index(self.expressions.len() - 1)
    }

    /// Adds a value.
    pub fn add_constant(&mut self, constant: Constant) -> ConstantId {
        self.constants.to_mut().push(constant);
        ConstantId::from_index(self.constants.len() - 1)
    }

    /// Adds a run of expressions.
    pub fn add_list(&mut self, members: &[ExpressionId]) -> List {
        let start = u32::try_from(self.lists.len()).unwrap_or(u32::MAX);
        self.lists.to_mut().extend_from_slice(members);
        List { start, length: u32::try_from(members.len()).unwrap_or(u32::MAX) }
    }

    /// Adds a run of steps.
    pub fn add_steps(&mut self, steps: &[Step]) -> StepRun {
        let start = u32::try_from(self.steps.len()).unwrap_or(u32::MAX);
        self.steps.to_mut().extend_from_slice(steps);
        StepRun { start, length: u32::try_from(steps.len()).unwrap_or(u32::MAX) }
    }

    /// Its parts as evaluation reads them.
    pub fn view(&self) -> ArenaView<'_> {
        let Self { expressions, constants, types, lists, steps, .. } = self;
        ArenaView { expressions, constants, types, lists, steps }
    }

    /// The expression behind an id; `false` for an id of another program, which never happens to a checked one.
    pub fn get(&self, id: ExpressionId) -> Expression {
        self.view().get(id)
    }

    /// The value behind an id; `false` for an id of another program.
    pub fn constant(&self, id: ConstantId) -> Constant {
        self.view().constant(id)
    }

    /// The value that an expression is.
    pub fn as_constant(&self, id: ExpressionId) -> Option<Constant> {
        self.view().as_constant(id)
    }

    /// The variable that an expression is, where it is nothing more.
    pub fn variable(&self, id: ExpressionId) -> Option<u8> {
        self.view().variable(id)
    }

    /// The expression behind an id, to be changed.
    pub fn get_mut(&mut self, id: ExpressionId) -> Option<&mut Expression> {
        self.expressions.to_mut().get_mut(id.index())
    }

    /// The type of an expression.
    pub fn type_of(&self, id: ExpressionId) -> Type {
        self.view().type_of(id)
    }

    /// Its place in the rule files.
    pub fn span(&self, id: ExpressionId) -> Span {
        self.spans.get(id.index()).copied().unwrap_or_default()
    }

    /// The members of a run.
    pub fn list(&self, list: List) -> &[ExpressionId] {
        self.view().list(list)
    }

    /// The steps of a path.
    pub fn steps(&self, path: FactPath) -> &[Step] {
        self.view().steps(path)
    }

    /// How many expressions there are.
    pub fn len(&self) -> usize {
        self.expressions.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.expressions.is_empty()
    }
}

/// An arena's parts where they lie: whether they are part of the binary is asked once, not at each step of an evaluation.
#[derive(Debug, Clone, Copy)]
pub struct ArenaView<'p> {
    expressions: &'p [Expression],
    constants: &'p [Constant],
    types: &'p [Type],
    lists: &'p [ExpressionId],
    steps: &'p [Step],
}

impl<'p> ArenaView<'p> {
    /// The expression behind an id; `false` for an id of another program, which never happens to a checked one.
    pub fn get(&self, id: ExpressionId) -> Expression {
        // Of nothing, nothing holds.
        const FALSE: Expression = Expression::Or(List { start: 0, length: 0 });
        self.expressions.get(id.index()).copied().unwrap_or(FALSE)
    }

    /// The value behind an id; `false` for an id of another program.
    pub fn constant(&self, id: ConstantId) -> Constant {
        self.constants.get(id.index()).copied().unwrap_or(Constant::Truth(false))
    }

    /// The value that an expression is.
    pub fn as_constant(&self, id: ExpressionId) -> Option<Constant> {
        match self.get(id) {
            Expression::Constant(constant) => Some(self.constant(constant)),
            _ => None,
        }
    }

    /// The variable that an expression is, where it is nothing more.
    pub fn variable(&self, id: ExpressionId) -> Option<u8> {
        match self.get(id) {
            Expression::Fact(path) if path.steps.length == 0 => match path.base() {
                Base::Variable(slot) => Some(slot),
                Base::Root(_) => None,
            },
            _ => None,
        }
    }

    /// The type of an expression.
    pub fn type_of(&self, id: ExpressionId) -> Type {
        self.types.get(id.index()).copied().unwrap_or(Type::Bool)
    }

    /// The members of a run.
    pub fn list(&self, list: List) -> &'p [ExpressionId] {
        let (start, length) = (list.start as usize, list.length as usize);
        self.lists.get(start..start + length).unwrap_or_default()
    }

    /// The step of a path that has one.
    pub fn only_step(&self, path: FactPath) -> Option<Step> {
        let StepRun { start, length } = path.steps;
        if length == 1 { self.steps.get(start as usize).copied() } else { None }
    }

    /// The steps of a path.
    pub fn steps(&self, path: FactPath) -> &'p [Step] {
        let (start, length) = (path.steps.start as usize, path.steps.length as usize);
        self.steps.get(start..start + length).unwrap_or_default()
    }
}

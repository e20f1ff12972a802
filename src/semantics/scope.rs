//! The variables that may be named at a place.

use super::checker::Checker;
use super::types::MaybeType;
use crate::diagnostic::{Code, Diagnostic};
use crate::localized;
use crate::program::{ExpressionId, MOST_VARIABLES};
use crate::source::Span;
use crate::syntax::ast::Name;

/// A variable.
#[derive(Debug, Clone)]
pub(super) struct Variable {
    /// Its name.
    pub(super) name: String,
    /// The type of what it is bound to.
    pub(super) of_type: MaybeType,
    /// Its place in the frame.
    pub(super) slot: u8,
    /// Where it is declared.
    pub(super) span: Span,
}

/// A quantified statement and its variable, for the texts that name what broke it.
#[derive(Debug, Clone)]
pub(super) struct Quantified {
    /// The variable.
    pub(super) variable: Variable,
    /// The whole statement.
    pub(super) id: ExpressionId,
}

/// The variables, outermost first.
#[derive(Debug, Default)]
pub(super) struct Scope {
    variables: Vec<Variable>,
}

impl Scope {
    /// The variable of that name.
    pub(super) fn find(&self, name: &str) -> Option<&Variable> {
        self.variables.iter().rev().find(|variable| variable.name == name)
    }

    /// The names of all variables.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.variables.iter().map(|variable| variable.name.as_str())
    }

    /// How many there are, to come back to with [`Scope::leave`].
    pub(super) fn depth(&self) -> usize {
        self.variables.len()
    }

    /// Forgets the variables beyond `depth`.
    pub(super) fn leave(&mut self, depth: usize) {
        self.variables.truncate(depth);
    }

    /// Adds a variable that has its place in the frame already.
    pub(super) fn enter(&mut self, variable: Variable) {
        self.variables.push(variable);
    }
}

impl Checker<'_> {
    /// Adds a variable at the next free place of the frame. It may have the name of what another file declares, for
    /// nobody can know all names of all packs: then it is the variable that is meant.
    pub(super) fn declare_variable(&mut self, name: &Name, of_type: MaybeType) -> Variable {
        let taken = self.scope.find(&name.text).map(|variable| variable.span);
        let declared = self.names.heads.get(&name.text).map(|&(_, span)| span);
        let taken = taken.or(declared.filter(|declared| declared.file == name.span.file));
        if let Some(first) = taken {
            self.report_duplicate(name, first);
        }
        let depth = self.scope.depth();
        if depth == MOST_VARIABLES {
            let text = &name.text;
            let message = localized!("`{text}` is one variable too many", "变量 `{text}` 超出数量上限");
            let label = localized!(
                "at most {MOST_VARIABLES} variables may be in scope at once",
                "同时可用的变量最多 {MOST_VARIABLES} 个"
            );
            self.report(Diagnostic::error(Code::SYNTAX_TOO_DEEP, message, name.span, label));
        }
        let slot = u8::try_from(depth.min(MOST_VARIABLES - 1)).unwrap_or(u8::MAX);
        let variable = Variable { name: name.text.clone(), of_type, slot, span: name.span };
        self.scope.enter(variable.clone());
        variable
    }
}

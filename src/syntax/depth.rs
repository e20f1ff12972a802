//! A bound on nesting: neither the parser nor any later stage that walks a tree can run out of stack.

use super::expect::fail_with;
use super::tokens::{Parsed, State, Tokens};
use crate::diagnostic::{Code, Diagnostic};
use crate::localized;

/// How deeply expressions and types may be nested.
pub(super) const MOST_LEVELS: usize = 64;

/// Reads something that may hold itself.
pub(super) fn nested<'a, T>(
    input: Tokens<'a>,
    parser: impl FnOnce(Tokens<'a>) -> Parsed<'a, T>,
) -> Parsed<'a, T> {
    let state = input.state;
    let depth = state.depth.get();
    if depth >= MOST_LEVELS {
        return too_deep(input);
    }
    state.depth.set(depth + 1);
    state.deepest.set(state.deepest.get().max(depth + 1));
    let result = parser(input);
    state.depth.set(depth);
    result
}

/// A chain of operators, each of which puts all before it one level deeper.
pub(super) struct Chain<'a> {
    state: &'a State<'a>,
    deepest_before: usize,
}

impl<'a> Chain<'a> {
    /// Begins to watch how deep the chain becomes.
    pub(super) fn begin(input: Tokens<'a>) -> Self {
        let state = input.state;
        Self { state, deepest_before: state.deepest.replace(state.depth.get()) }
    }

    /// Counts one operator.
    pub(super) fn deepen(&self, input: Tokens<'a>) -> Result<(), nom::Err<()>> {
        let deepest = self.state.deepest.get() + 1;
        self.state.deepest.set(deepest);
        if deepest > MOST_LEVELS { too_deep(input).map(|_: (Tokens<'a>, ())| ()) } else { Ok(()) }
    }

    /// Gives the depth of the chain to the one around it.
    pub(super) fn end(self) {
        self.state.deepest.set(self.state.deepest.get().max(self.deepest_before));
    }
}

fn too_deep<T>(input: Tokens<'_>) -> Parsed<'_, T> {
    let levels = MOST_LEVELS;
    let diagnostic = Diagnostic::error(
        Code::SYNTAX_TOO_DEEP,
        localized!("the nesting exceeds {levels} levels", "嵌套超过 {levels} 层"),
        input.place(),
        localized!("this is one level too many", "此处多出一层"),
    )
    .help(localized!("give a part of it a name with a `term`", "用 `term` 为其中一部分命名"));
    fail_with(input, diagnostic)
}

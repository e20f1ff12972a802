//! A bound on nesting: neither the parser nor any later stage that walks a tree can run out of stack.

use super::expect::fail_with;
use super::tokens::{Parsed, Tokens};
use crate::diagnostic::{Code, Diagnostic};
use crate::localized;

/// How deeply expressions and types may be nested.
pub(super) const MOST_LEVELS: usize = 128;

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

/// Reads a chain of operators, each of which puts all before it one level deeper; the parser is given a function
/// to call for each operator.
pub(super) fn chained<'a, T>(
    input: Tokens<'a>,
    parser: impl FnOnce(Tokens<'a>, &dyn Fn(Tokens<'a>) -> Parsed<'a, ()>) -> Parsed<'a, T>,
) -> Parsed<'a, T> {
    let state = input.state;
    let before = state.deepest.replace(state.depth.get());
    let deepen = |input: Tokens<'a>| {
        let deepest = state.deepest.get() + 1;
        state.deepest.set(deepest);
        if deepest > MOST_LEVELS { too_deep(input) } else { Ok((input, ())) }
    };
    let result = parser(input, &deepen);
    state.deepest.set(state.deepest.get().max(before));
    result
}

fn too_deep<'a, T>(input: Tokens<'a>) -> Parsed<'a, T> {
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

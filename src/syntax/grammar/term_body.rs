//! The body of a term, put together from its parts.

use super::super::ast::{Citation, Expression, ExpressionKind, TermBody, TermContent, TermPeriod, Text};
use super::super::tokens::State;
use super::once::Once;
use super::term::Member;
use crate::diagnostic::{Code, Diagnostic};
use crate::localized;
use crate::localized::Localized;
use crate::source::Span;

/// Parts in order; a gap where one could not be read.
type Members = Vec<Option<(Member, Span)>>;

/// Title, citations and what a term gives when.
pub(super) fn term_body(members: Members, state: &State<'_>) -> (Option<Text>, Vec<Citation>, TermBody) {
    let (mut title, mut citations, mut once) = (None, Vec::new(), Once::default());
    let (mut periods, mut rows): (Vec<TermPeriod>, Members) = (Vec::new(), Vec::new());
    for part in members {
        let is_head = periods.is_empty() && rows.is_empty();
        match part {
            Some((Member::Title(_) | Member::Citations(_), span)) if !is_head => {
                report_late_head(span, state);
            }
            Some((Member::Title(text), span)) => once.fill(&mut title, ("title", span), text, state),
            Some((Member::Citations(list), span)) => {
                if once.is_first(("cites", span), state) {
                    citations = list;
                }
            }
            Some((Member::Period(_), span)) if rows.iter().any(Option::is_some) => report_mixed(span, state),
            Some((Member::Period(period), _)) => periods.push(period),
            Some((_, span)) if !periods.is_empty() => report_mixed(span, state),
            row => rows.push(row),
        }
    }
    let body = if !periods.is_empty() {
        TermBody::ByPeriod(periods)
    } else if !rows.is_empty() && rows.iter().all(Option::is_none) {
        TermBody::Invalid
    } else {
        TermBody::Always(contents(rows, state))
    };
    (title, citations, body)
}

/// An expression or a table. Where a row could not be read, `otherwise` is taken to be there, for it may be that row.
pub(super) fn contents(members: Members, state: &State<'_>) -> TermContent {
    let is_alone = members.len() == 1;
    let has_gaps = members.iter().any(Option::is_none);
    let (mut rows, mut otherwise) = (Vec::new(), None);
    for (member, span) in members.into_iter().flatten() {
        if otherwise.is_some() {
            report_unreachable(span, state);
        }
        match member {
            Member::Value(value) if is_alone => return TermContent::Expression(value),
            Member::Value(_) => report_no_condition(span, state),
            Member::Row(row) => rows.push(row),
            Member::Otherwise(last) => otherwise = otherwise.or(Some(last)),
            Member::Title(_) | Member::Citations(_) | Member::Period(_) => {}
        }
    }
    if otherwise.is_none() && has_gaps {
        let place = rows.last().map_or_else(Span::default, |row| row.span.end_point());
        otherwise = Some((Expression { kind: ExpressionKind::Invalid, span: place }, Vec::new()));
    }
    TermContent::Table { rows, otherwise }
}

fn report(state: &State<'_>, span: Span, message: Localized, label: Localized) {
    state.report(Diagnostic::error(Code::SYNTAX_EXPECTED, message, span, label));
}

fn report_late_head(span: Span, state: &State<'_>) {
    report(
        state,
        span,
        localized!("found a clause behind the content of a term", "术语的内容之后出现了子句"),
        localized!("expected `title` and `cites` before the content", "`title` 和 `cites` 应写在内容之前"),
    );
}

fn report_mixed(span: Span, state: &State<'_>) {
    report(
        state,
        span,
        localized!(
            "found content inside and outside of periods in one term",
            "同一术语的内容既有在时间段之内的，也有在时间段之外的"
        ),
        localized!("expected either periods or one content", "应只写时间段，或只写一项内容"),
    );
}

/// Nothing is left for a row behind `otherwise`.
pub(super) fn report_unreachable(span: Span, state: &State<'_>) {
    report(
        state,
        span,
        localized!("found a row behind `otherwise`", "`otherwise` 之后出现了一行"),
        localized!("expected `otherwise` to be the last row", "`otherwise` 应为最后一行"),
    );
}

fn report_no_condition(span: Span, state: &State<'_>) {
    report(
        state,
        span,
        localized!("found a row without a condition", "出现了没有条件的一行"),
        localized!(
            "expected `when` behind this value, or `otherwise` before it",
            "此值之后应有 `when`，或之前应有 `otherwise`"
        ),
    );
}

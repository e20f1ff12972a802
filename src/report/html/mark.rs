//! The signs of outcomes: never a colour alone.

use maud::{Markup, html};

use super::text::both;
use crate::findings::Outcome;
use crate::report::language::capital;
use crate::report::outcome::outcome_name;

/// The sign of an outcome. The style sheet colours it by `data-outcome`.
pub(super) fn sign(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Breached => "✕",
        Outcome::Undetermined => "?",
        Outcome::Waived => "◐",
        Outcome::Exempt => "○",
        Outcome::Satisfied => "✓",
        Outcome::NotApplicable => "–",
    }
}

/// An outcome as a sign and its name.
pub(super) fn badge(outcome: Outcome) -> Markup {
    html! {
        span.badge data-outcome=(outcome.name()) {
            span.sign aria-hidden="true" { (sign(outcome)) }
            (both(&outcome_name(outcome)))
        }
    }
}

/// The same as a heading.
pub(super) fn heading(outcome: Outcome) -> Markup {
    html! {
        span.badge data-outcome=(outcome.name()) {
            span.sign aria-hidden="true" { (sign(outcome)) }
            (both(&capital(&outcome_name(outcome))))
        }
    }
}

//! What is wrong, where the manifest says so, and what to do.

use super::value_text;
use crate::evaluation::Evaluator;
use crate::facts::{FactName, Known};
use crate::localized;
use crate::localized::{Language, Localized};
use crate::program::{ExpressionId, Rule, Template};
use crate::source::Span;

/// The particulars of a breach.
#[derive(Debug, Clone)]
pub struct Breach {
    /// What is wrong.
    pub message: Localized,
    /// What to do about it.
    pub remedy: Localized,
    /// The facts that decided; those that the manifest states come first.
    pub places: Vec<Place>,
}

/// A fact that decided, and where the manifest states it.
#[derive(Debug, Clone)]
pub struct Place {
    /// The fact's name.
    pub name: FactName,
    /// The expression that names it in the rule.
    pub expression: ExpressionId,
    /// What is known of it.
    pub known: Known,
    /// Where it is stated; `None` where it rests on what the manifest states elsewhere.
    pub span: Option<Span>,
}

impl Breach {
    /// The breach of a rule for the elements at `positions`.
    pub(super) fn of(evaluator: &Evaluator<'_>, rule: &Rule, positions: &[u32]) -> Self {
        let proof = evaluator.proof(rule, positions, rule.requirement);
        let grounds = proof.grounds(&evaluator.program.arena);
        let mut places: Vec<Place> = grounds
            .into_iter()
            .map(|ground| Place {
                name: ground.name,
                expression: ground.expression,
                known: ground.known,
                span: ground.place,
            })
            .collect();
        places.sort_by_key(|place| place.span.is_none());
        Self {
            message: fill(evaluator, rule, positions, &rule.breach),
            remedy: fill(evaluator, rule, positions, &rule.remedy),
            places,
        }
    }

    /// The place that a report underlines first.
    pub fn primary(&self) -> Option<Span> {
        self.places.iter().find_map(|place| place.span)
    }
}

/// A text with its places filled: each by the words that stand beside its key. What is filled in is not read again.
fn filled(text: &str, words: &[(String, String)]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, place)) = rest.find('{').and_then(|at| rest.split_at_checked(at)) {
        out.push_str(before);
        let found = words.iter().find_map(|(key, words)| Some((place.strip_prefix(key.as_str())?, words)));
        let (after, word) =
            found.map_or((place.get(1..).unwrap_or_default(), "{"), |(after, words)| (after, words));
        out.push_str(word);
        rest = after;
    }
    out.push_str(rest);
    out
}

/// A rule's text with its places filled.
fn fill(evaluator: &Evaluator<'_>, rule: &Rule, positions: &[u32], template: &Template) -> Localized {
    let program = evaluator.program;
    let text = program.texts.localized(template.text);
    let nothing = localized!("none", "无");
    let (mut en, mut zh) = (Vec::new(), Vec::new());
    for placeholder in &template.placeholders {
        let values = evaluator.fill(rule, positions, placeholder);
        let of_type = program.arena.type_of(placeholder.value);
        let key = format!("{{{}}}", program.texts.symbol(placeholder.name));
        let wording = |language, comma: &str| {
            let words: Vec<String> = values
                .iter()
                .map(|value| value_text(program, evaluator.facts, of_type, value).get(language).to_owned())
                .collect();
            if words.is_empty() { nothing.get(language).to_owned() } else { words.join(comma) }
        };
        en.push((key.clone(), wording(Language::En, ", ")));
        zh.push((key.clone(), wording(Language::Zh, "、")));
    }
    Localized::new(filled(&text.en, &en), filled(&text.zh, &zh))
}

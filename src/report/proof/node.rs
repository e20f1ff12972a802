//! From the proof of an expression to what a reader sees of it.

use super::tree::Tree;
use crate::evaluation::{Proof, possible_cases};
use crate::facts::{FactName, Known, Truth};
use crate::findings::{in_force, value_text};
use crate::localized;
use crate::localized::Localized;
use crate::program::{Expression, ExpressionId, ParameterId, ProvisionId, Type};
use crate::report::Layout;
use crate::report::citation::citation;
use crate::report::language::join;
use crate::report::location::Locator;
use crate::report::view::View;

/// The most parts of one expression that are shown.
const MOST_PARTS: usize = 20;
/// The most characters of a rule's text on one line.
const MOST_CHARACTERS: usize = 100;

/// What nodes are made from.
pub(super) struct Nodes<'a> {
    pub(super) view: &'a View<'a>,
    pub(super) layout: Layout,
    pub(super) manifest: Locator<'a>,
    pub(super) rules: Option<Locator<'a>>,
}

impl Nodes<'_> {
    /// The node of an expression; `None` for a constant, which its parent's text shows. `above` is the place of the
    /// parent in the rules, which is not repeated.
    pub(super) fn node(&self, proof: &Proof, above: Option<&str>) -> Option<Tree> {
        let id = proof.expression;
        let said = match self.view.program.arena.get(id) {
            Expression::Constant(_) => return None,
            Expression::Fact(_) => return Some(self.fact(proof)),
            Expression::Parameter(parameter) | Expression::Keyed { parameter, .. } => {
                return Some(self.parameter(proof, parameter));
            }
            Expression::And(_) => {
                self.layout.language.phrase(&localized!("all of these hold", "以下各项均成立"))
            }
            Expression::Or(_) => {
                self.layout.language.phrase(&localized!("at least one of these holds", "以下至少一项成立"))
            }
            Expression::Call { term, .. } => {
                let title = self.view.program.terms.get(term.index()).and_then(|term| term.title);
                let title = title.map(|title| self.view.program.texts.localized(title));
                let title = title
                    .map(|title| format!(" “{}”", self.layout.language.phrase(&title)))
                    .unwrap_or_default();
                format!("{}{title}", self.source(id))
            }
            _ => self.source(id),
        };
        let place = self.rule_place(id);
        let shown_place = match &place {
            Some(place) if Some(place.as_str()) != above => format!(" ({place})"),
            _ => String::new(),
        };
        let text = format!("{}{said}{}{shown_place}", self.mark(proof), self.value(proof));
        Some(Tree { text, parts: self.parts(proof, place.as_deref()) })
    }

    fn parts(&self, proof: &Proof, above: Option<&str>) -> Vec<Tree> {
        let mut parts: Vec<Tree> = proof.parts.iter().filter_map(|part| self.node(part, above)).collect();
        let more = parts.len().saturating_sub(MOST_PARTS);
        parts.truncate(MOST_PARTS);
        let leaf = |text| Tree { text, parts: Vec::new() };
        if more > 0 {
            parts.push(leaf(self.layout.language.phrase(&localized!("and {more} more", "另有 {more} 项"))));
        }
        // A list that is not stated at all says so itself.
        let stated = |name: &&FactName| {
            !proof.parts.iter().any(|part| part.known == Known::Nothing && part.fact.as_ref() == Some(*name))
        };
        for name in proof.unseen.iter().filter(stated) {
            let open = localized!(
                "`{name}` may have entries that the manifest does not show",
                "`{name}` 可能还有清单未列出的项"
            );
            parts.push(leaf(format!("? {}", self.layout.language.phrase(&open))));
        }
        parts
    }

    /// A fact with its value and where the manifest states it.
    fn fact(&self, proof: &Proof) -> Tree {
        let name = match &proof.fact {
            Some(name) => format!("`{name}`"),
            None => self.source(proof.expression),
        };
        let of_type = self.view.program.arena.type_of(proof.expression);
        let value = match &proof.known {
            Known::List(list) if list.elements.is_empty() => localized!("none", "无"),
            known => value_text(self.view.program, self.view.facts, of_type, known),
        };
        let place = proof
            .place
            .and_then(|span| self.manifest.locate(span))
            .map(|place| format!(" ({})", place.short()))
            .unwrap_or_default();
        let value = if proof.known == Known::Nothing {
            let unknown = Localized::new(" is not stated", "未说明");
            self.layout.language.phrase(&unknown)
        } else {
            format!(" = {}", self.layout.language.phrase(&value))
        };
        let mark = if proof.known == Known::Nothing { "? " } else { self.mark(proof) };
        let text = format!("{mark}{name}{value}{place}");
        Tree { text, parts: Vec::new() }
    }

    /// A number of the law with what fixes it, and what its key is known to be.
    fn parameter(&self, proof: &Proof, id: ParameterId) -> Tree {
        let program = self.view.program;
        let day = self.view.findings.as_of;
        let fixed = program.parameters.get(id.index()).and_then(|one| Some((one, one.on(day)?)));
        let name = if proof.parts.is_empty() {
            fixed.map_or_else(String::new, |(one, _)| program.texts.symbol(one.name).to_owned())
        } else {
            self.source(proof.expression)
        };
        let cases = fixed.into_iter().flat_map(|(one, period)| match proof.parts.first() {
            Some(key) => possible_cases(program, one, period, &key.known),
            None => period.case_of(None).into_iter().collect(),
        });
        let mut provisions: Vec<ProvisionId> = Vec::new();
        for id in cases.flat_map(|case| in_force(program, &case.citations, day)) {
            if !provisions.contains(&id) {
                provisions.push(id);
            }
        }
        let cited: Vec<Localized> = provisions.into_iter().map(|id| citation(program, id)).collect();
        let cited = self.layout.language.phrase(&join(&cited, "; ", "；"));
        let cited = if cited.is_empty() { cited } else { format!(" ({cited})") };
        let text = format!("{}`{name}`{}{cited}", self.mark(proof), self.value(proof));
        Tree { text, parts: self.parts(proof, None) }
    }

    /// Whether a statement holds, before its text.
    fn mark(&self, proof: &Proof) -> &'static str {
        if self.view.program.arena.type_of(proof.expression) != Type::Bool {
            return "";
        }
        match proof.truth() {
            Truth::True => self.layout.either("✔ ", "+ "),
            Truth::False => self.layout.either("✘ ", "x "),
            Truth::Unknown => "? ",
        }
    }

    /// The value of what is no statement, after its text.
    fn value(&self, proof: &Proof) -> String {
        let program = self.view.program;
        let of_type = program.arena.type_of(proof.expression);
        if of_type == Type::Bool {
            return String::new();
        }
        let value = value_text(program, self.view.facts, of_type, &proof.known);
        format!(" = {}", self.layout.language.phrase(&value))
    }

    /// The text of an expression as it stands in the rule file, on one line.
    fn source(&self, id: ExpressionId) -> String {
        let text = self.view.rules.map_or("", |rules| rules.slice(self.view.program.arena.span(id)));
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if line.chars().count() <= MOST_CHARACTERS {
            return if line.is_empty() { "…".to_owned() } else { line };
        }
        line.chars().take(MOST_CHARACTERS).chain(['…']).collect()
    }

    /// The place of an expression in the rule files: `rules/act.hegui:7`.
    pub(super) fn rule_place(&self, id: ExpressionId) -> Option<String> {
        let place = self.rules.as_ref()?.locate(self.view.program.arena.span(id))?;
        Some(format!("{}:{}", place.file, place.start.line))
    }
}

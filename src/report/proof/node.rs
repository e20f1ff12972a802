//! From the proof of an expression to what a reader sees of it.

use crate::evaluation::{Proof, possible_cases};
use crate::facts::{FactName, Known, Truth};
use crate::findings::{in_force, value_text};
use crate::localized;
use crate::localized::Localized;
use crate::program::{Expression, ExpressionId, ParameterId, ProvisionId, TermId, Type};
use crate::report::citation::citation;
use crate::report::language::join;
use crate::report::location::Locator;
use crate::report::view::View;
use crate::source::Span;

/// The most parts of one expression that are shown.
const MOST_PARTS: usize = 20;
/// The most characters of a rule's text on one line.
const MOST_CHARACTERS: usize = 100;

/// One part of a proof, whatever it is drawn with.
#[derive(Debug, Clone)]
pub(in crate::report) struct Node {
    /// Whether it holds; `None` for what is no statement.
    pub(in crate::report) mark: Option<Truth>,
    /// What it says, one piece behind the other.
    pub(in crate::report) said: Vec<Said>,
    /// Where it stands.
    pub(in crate::report) place: Option<Place>,
    /// The term that it calls, where it calls one.
    pub(in crate::report) call: Option<Call>,
    /// What it rests on.
    pub(in crate::report) parts: Vec<Node>,
}

/// A term that a node calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::report) enum Call {
    /// Without arguments: it is proved in the same way wherever it stands.
    OfProduct(TermId),
    /// Of these arguments.
    Of(TermId),
}

/// A piece of what a node says.
#[derive(Debug, Clone)]
pub(in crate::report) enum Said {
    /// The name of a fact or a parameter.
    Name(String),
    /// An expression as it stands in the rule file.
    Source(String),
    /// What stands between two pieces.
    Between(&'static str),
    /// Words and values.
    Words(Localized),
}

/// Where the fact or the expression of a node stands.
#[derive(Debug, Clone)]
pub(in crate::report) enum Place {
    /// In the manifest.
    Manifest(Span),
    /// In the rules: `rules/act.hegui:7`.
    Rule(String),
}

/// Which parts of a proof are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::report) enum Extent {
    /// All of them.
    Whole,
    /// Those without which nothing would be proved: of alternatives, those that hold. What is decided within something
    /// that is not is one line.
    Deciding,
}

/// What nodes are made from.
pub(in crate::report) struct Nodes<'a> {
    view: &'a View<'a>,
    rules: Option<Locator<'a>>,
    extent: Extent,
}

impl<'a> Nodes<'a> {
    /// For the proofs of one manifest's findings.
    pub(in crate::report) fn new(view: &'a View<'a>, extent: Extent) -> Self {
        Self { view, rules: view.rules.map(Locator::new), extent }
    }

    /// The node of an expression; `None` for a constant, which its parent's text shows. `above` is the place of the
    /// parent in the rules, which is not repeated.
    pub(in crate::report) fn node(&self, proof: &Proof, above: Option<&str>) -> Option<Node> {
        let id = proof.expression;
        let mut call = None;
        let mut said = match self.view.program.arena.get(id) {
            Expression::Constant(_) => return None,
            Expression::Fact(_) => return Some(self.fact(proof)),
            Expression::Parameter(parameter) | Expression::Keyed { parameter, .. } => {
                return Some(self.parameter(proof, parameter));
            }
            Expression::And(_) => {
                vec![Said::Words(localized!("all of these hold", "以下各项均成立"))]
            }
            Expression::Or(_) => {
                vec![Said::Words(localized!("at least one of these holds", "以下至少一项成立"))]
            }
            Expression::Call { term, arguments } => {
                call = Some(if arguments.is_empty() { Call::OfProduct(term) } else { Call::Of(term) });
                self.called(id, term)
            }
            _ => vec![Said::Source(self.source(id))],
        };
        said.extend(self.value(proof));
        let place = self.rule_place(id);
        let parts = self.parts(proof, place.as_deref());
        let place = place.filter(|place| Some(place.as_str()) != above).map(Place::Rule);
        Some(Node { mark: self.mark(proof), said, place, call, parts })
    }

    /// A term with what users call it.
    fn called(&self, id: ExpressionId, term: TermId) -> Vec<Said> {
        let program = self.view.program;
        let title = program.terms.get(term.index()).and_then(|term| term.title);
        let title = title.map(|title| Said::Words(program.texts.localized(title)));
        let quoted = title.map(|title| [Said::Between(" “"), title, Said::Between("”")]);
        [Said::Source(self.source(id))].into_iter().chain(quoted.into_iter().flatten()).collect()
    }

    fn parts(&self, proof: &Proof, above: Option<&str>) -> Vec<Node> {
        let arena = &self.view.program.arena;
        let mut parts: Vec<Node> = match self.extent {
            Extent::Whole => proof.parts.iter().filter_map(|part| self.node(part, above)).collect(),
            Extent::Deciding => {
                proof.deciding_parts(arena).filter_map(|part| self.deciding(proof, part, above)).collect()
            }
        };
        let more = parts.len().saturating_sub(MOST_PARTS);
        parts.truncate(MOST_PARTS);
        let leaf = |mark, words| Node {
            mark,
            said: vec![Said::Words(words)],
            place: None,
            call: None,
            parts: Vec::new(),
        };
        if more > 0 {
            parts.push(leaf(None, localized!("and {more} more", "另有 {more} 项")));
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
            parts.push(leaf(Some(Truth::Unknown), open));
        }
        parts
    }

    /// The node of a part that helps to decide; without what it rests on where the whole stays open all the same.
    fn deciding(&self, whole: &Proof, part: &Proof, above: Option<&str>) -> Option<Node> {
        let is_statement = |proof: &Proof| self.view.program.arena.type_of(proof.expression) == Type::Bool;
        let is_open = |proof: &Proof| is_statement(proof) && proof.truth() == Truth::Unknown;
        let node = self.node(part, above)?;
        if is_open(whole) && is_statement(part) && !is_open(part) && node.call.is_none() {
            return Some(Node { parts: Vec::new(), ..node });
        }
        Some(node)
    }

    /// A fact with its value and where the manifest states it.
    fn fact(&self, proof: &Proof) -> Node {
        let name = match &proof.fact {
            Some(name) => Said::Name(name.to_string()),
            None => Said::Source(self.source(proof.expression)),
        };
        let of_type = self.view.program.arena.type_of(proof.expression);
        let value = match &proof.known {
            Known::List(list) if list.elements.is_empty() => localized!("none", "无"),
            known => value_text(self.view.program, self.view.facts, of_type, known),
        };
        let is_unknown = proof.known == Known::Nothing;
        let said = if is_unknown {
            vec![name, Said::Words(Localized::new(" is not stated", "未说明"))]
        } else {
            vec![name, Said::Between(" = "), Said::Words(value)]
        };
        let mark = if is_unknown { Some(Truth::Unknown) } else { self.mark(proof) };
        Node { mark, said, place: proof.place.map(Place::Manifest), call: None, parts: Vec::new() }
    }

    /// A number of the law with what fixes it, and what its key is known to be.
    fn parameter(&self, proof: &Proof, id: ParameterId) -> Node {
        let program = self.view.program;
        let day = self.view.findings.as_of;
        let parameter = program.parameters.get(id.index());
        let fixed = parameter.and_then(|one| Some((one, one.on(day)?)));
        let name = if proof.parts.is_empty() {
            parameter.map_or_else(String::new, |one| program.texts.symbol(one.name).to_owned())
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
        let mut said = vec![Said::Name(name)];
        match fixed {
            Some(_) => said.extend(self.value(proof)),
            None => said.push(Said::Words(localized!(" has no value on that day", "在该日没有值"))),
        }
        if !provisions.is_empty() {
            let cited: Vec<Localized> = provisions.into_iter().map(|id| citation(program, id)).collect();
            let cited = join(&cited, "; ", "；");
            said.extend([Said::Between(" ("), Said::Words(cited), Said::Between(")")]);
        }
        let parts = self.parts(proof, None);
        Node { mark: self.mark(proof), said, place: None, call: None, parts }
    }

    /// Whether a statement holds.
    fn mark(&self, proof: &Proof) -> Option<Truth> {
        let is_statement = self.view.program.arena.type_of(proof.expression) == Type::Bool;
        is_statement.then(|| proof.truth())
    }

    /// The value of what is no statement.
    fn value(&self, proof: &Proof) -> impl IntoIterator<Item = Said> + use<> {
        let program = self.view.program;
        let of_type = program.arena.type_of(proof.expression);
        let value = (of_type != Type::Bool)
            .then(|| Said::Words(value_text(program, self.view.facts, of_type, &proof.known)));
        value.map(|value| [Said::Between(" = "), value]).into_iter().flatten()
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
    pub(in crate::report) fn rule_place(&self, id: ExpressionId) -> Option<String> {
        let place = self.rules.as_ref()?.locate(self.view.program.arena.span(id))?;
        Some(format!("{}:{}", place.file, place.start.line))
    }
}

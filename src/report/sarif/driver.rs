//! The tool: hegui with its rules.

use serde::Serialize;

use super::language_code;
use super::message::{Message, MultiformatMessage};
use super::taxonomy::{ComponentReference, ProvisionReference, Taxonomies};
use crate::findings::{ObservationKind, in_force};
use crate::localized;
use crate::program::{ProvisionId, Rule, RuleId, Severity};
use crate::quantity::Date;
use crate::report::citation::citations_in_full;
use crate::report::language::ReportLanguage;
use crate::report::observation::{observation_meaning, observation_name};
use crate::report::penalty::{at_stake, penalties_in_force};
use crate::report::view::View;

#[derive(Serialize)]
pub(super) struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    semantic_version: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'static str>,
    short_description: Message,
    supported_taxonomies: Vec<ComponentReference>,
    rules: Vec<Descriptor>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor {
    id: String,
    name: String,
    short_description: Message,
    full_description: Message,
    help: MultiformatMessage,
    default_configuration: Configuration,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    relationships: Vec<Relationship>,
    properties: Properties,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

/// From a rule to a provision that it encodes.
#[derive(Serialize)]
struct Relationship {
    target: ProvisionReference,
}

/// What GitHub reads beside the standard.
#[derive(Serialize)]
struct Properties {
    tags: Vec<String>,
    precision: &'static str,
    #[serde(rename = "problem.severity")]
    problem_severity: &'static str,
    #[serde(rename = "security-severity")]
    security_severity: &'static str,
}

/// A kind of observation: it encodes no provision.
fn observation_descriptor(kind: ObservationKind, language: ReportLanguage) -> Descriptor {
    let severity = kind.severity();
    let (problem_severity, security_severity) = for_github(severity);
    let (name, meaning) = (observation_name(kind), observation_meaning(kind));
    let text = language.sentences(&meaning);
    Descriptor {
        id: kind.name().to_owned(),
        name: pascal_case(kind.name()),
        short_description: Message::of(language, &name),
        full_description: Message::of(language, &meaning),
        help: MultiformatMessage { markdown: text.clone(), text },
        default_configuration: Configuration { level: severity.name() },
        relationships: Vec::new(),
        properties: Properties {
            tags: ["security", "compliance"].map(str::to_owned).into(),
            precision: "high",
            problem_severity,
            security_severity,
        },
    }
}

/// Which of several analyses this is: GitHub keeps the alerts of each category, the part before `/`, apart.
#[derive(Serialize)]
pub(super) struct Automation {
    id: String,
    description: Message,
}

impl Automation {
    pub(super) fn of(as_of: Date, language: ReportLanguage) -> Self {
        let description = localized!("Checked as of {as_of}.", "评估日期：{as_of}。");
        Self { id: format!("hegui/{as_of}"), description: Message::of(language, &description) }
    }
}

impl Tool {
    /// The tool with the descriptors of all kinds of observations, and behind them those of `rules`.
    pub(super) fn of(
        view: Option<&View<'_>>,
        rules: &[RuleId],
        taxonomies: &Taxonomies,
        language: ReportLanguage,
    ) -> Self {
        let descriptor = |view: &View<'_>, id: &RuleId| {
            let rule = view.program.rule(*id)?;
            let severity = view.findings.findings.iter().find(|finding| finding.rule == *id)?.severity;
            Some(descriptor(view, rule, severity, taxonomies, language))
        };
        let short = localized!(
            "Checks what is stated of a product against what Chinese cyber rules require.",
            "依据中国网络安全法规检查产品清单所述事实。"
        );
        let rules = view.into_iter().flat_map(|view| rules.iter().filter_map(move |id| descriptor(view, id)));
        let observations =
            ObservationKind::ALL.iter().map(|(_, kind, _)| observation_descriptor(*kind, language));
        let driver = Driver {
            name: env!("CARGO_PKG_NAME"),
            semantic_version: env!("CARGO_PKG_VERSION"),
            language: language_code(language),
            short_description: Message::of(language, &short),
            supported_taxonomies: taxonomies.references(),
            rules: observations.chain(rules).collect(),
        };
        Self { driver }
    }
}

fn descriptor(
    view: &View<'_>,
    rule: &Rule,
    severity: Severity,
    taxonomies: &Taxonomies,
    language: ReportLanguage,
) -> Descriptor {
    let texts = &view.program.texts;
    let id = texts.symbol(rule.name).to_owned();
    let (pack, topic) = id.split_once('.').unwrap_or(("", &id));
    let (problem_severity, security_severity) = for_github(severity);
    let target = |target| Relationship { target };
    Descriptor {
        name: pascal_case(topic),
        short_description: Message::of(language, &texts.localized(rule.title)),
        full_description: Message::of(language, &texts.localized(rule.duty)),
        help: help(view, rule, language),
        default_configuration: Configuration { level: severity.name() },
        relationships: taxonomies.all(rule.provisions()).map(target).collect(),
        properties: Properties {
            tags: ["security", "compliance", pack].map(str::to_owned).into(),
            // A finding follows from what the manifest states; whether that is so, nobody here knows.
            precision: "high",
            problem_severity,
            security_severity,
        },
        id,
    }
}

/// A severity in GitHub's words, and in its scale from 0 to 10: high, medium or low.
fn for_github(severity: Severity) -> (&'static str, &'static str) {
    match severity {
        Severity::Error => ("error", "8.0"),
        Severity::Warning => ("warning", "5.0"),
        Severity::Note => ("recommendation", "2.0"),
    }
}

/// The duty, the law in force on the day, what is at stake, and what an authority expects to see.
fn help(view: &View<'_>, rule: &Rule, language: ReportLanguage) -> MultiformatMessage {
    let (program, day) = (view.program, view.findings.as_of);
    let cited: Vec<ProvisionId> = in_force(program, rule.provisions(), day).collect();
    let evidence = rule.evidence.map(|id| program.texts.localized(id));
    let sections = [
        (localized!("Required", "法定要求"), vec![program.texts.localized(rule.duty)]),
        (localized!("Law", "法律依据"), citations_in_full(program, &cited)),
        (
            localized!("At stake", "法律责任"),
            at_stake(program, penalties_in_force(program, rule, day), &cited),
        ),
        (localized!("Evidence", "证据材料"), evidence.into_iter().collect()),
    ];
    let (mut text, mut markdown) = (String::new(), String::new());
    for (heading, lines) in sections.iter().filter(|(_, lines)| !lines.is_empty()) {
        let heading = language.phrase(heading);
        let lines: Vec<String> = lines.iter().map(|line| language.sentences(line)).collect();
        text += &[&heading, "\n", &lines.join("\n"), "\n\n"].concat();
        markdown += &["**", &heading, "**\n\n", &paragraphs(&lines), "\n\n"].concat();
    }
    MultiformatMessage { text: text.trim_end().to_owned(), markdown: markdown.trim_end().to_owned() }
}

/// Lines as paragraphs of Markdown; items of a list stay together.
fn paragraphs(lines: &[String]) -> String {
    let mut text = String::new();
    let mut was_item = false;
    for line in lines.iter().flat_map(|lines| lines.lines()) {
        let is_item = line.starts_with("- ");
        if !text.is_empty() {
            text.push_str(if is_item && was_item { "\n" } else { "\n\n" });
        }
        text.push_str(line);
        was_item = is_item;
    }
    text
}

/// `log-retention` as `LogRetention`.
fn pascal_case(topic: &str) -> String {
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    };
    topic.split(['-', '.']).map(capital).collect()
}

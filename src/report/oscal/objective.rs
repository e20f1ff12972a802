//! Rules as what is assessed of the provisions behind them.

use std::collections::BTreeSet;

use serde::Serialize;

use super::catalog::ControlIds;
use super::catalog::Part;
use super::catalog::Premise;
use super::markup::Markup;
use super::property::Property;
use super::selection::ReviewedControls;
use crate::program::{Program, ProvisionId, Rule};
use crate::quantity::Date;
use crate::report::citation::provisions_behind;

/// What a document defines beside its catalog.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct LocalDefinitions {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    objectives_and_methods: Vec<LocalObjective>,
}

/// A rule. It stands under the first provision behind it, since OSCAL wants one; the properties name all.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct LocalObjective {
    control_id: String,
    props: Vec<Property>,
    parts: [Part; 1],
}

impl LocalDefinitions {
    /// The rules of a program, as of a day.
    pub(super) fn of(program: &Program, ids: &ControlIds, day: Date, markup: Markup) -> Self {
        let objective = |rule: &Rule| {
            let provisions = provisions_behind(program, rule, day);
            let (title, duty) = (program.texts.localized(rule.title), program.texts.localized(rule.duty));
            let name = program.texts.symbol(rule.name).to_owned();
            Some(LocalObjective {
                control_id: ids.all(&provisions).next()?.to_owned(),
                props: provision_properties(&provisions, ids),
                parts: [Part::objective(name, markup.line(&title), markup.paragraphs([&duty]))],
            })
        };
        Self { objectives_and_methods: program.rules.iter().filter_map(objective).collect() }
    }
}

/// The controls of provisions, each as a property.
pub(super) fn provision_properties(provisions: &[ProvisionId], ids: &ControlIds) -> Vec<Property> {
    ids.all(provisions).map(|control| Property::own("control-id", control)).collect()
}

/// All provisions behind the rules, and all rules; what a check needs where there are none.
pub(super) fn reviewed_controls(program: &Program, ids: &ControlIds, day: Date) -> ReviewedControls {
    let provisions: BTreeSet<ProvisionId> =
        program.rules.iter().flat_map(|rule| provisions_behind(program, rule, day)).collect();
    let provisions: Vec<ProvisionId> = provisions.into_iter().collect();
    let controls: Vec<String> = ids.all(&provisions).map(str::to_owned).collect();
    if controls.is_empty() {
        return premise(Premise::Readable);
    }
    let name = |rule: &Rule| program.texts.symbol(rule.name).to_owned();
    ReviewedControls::of(controls, program.rules.iter().map(name).collect())
}

/// One thing that a check needs, alone.
pub(super) fn premise(premise: Premise) -> ReviewedControls {
    ReviewedControls::of(vec![premise.control_id()], vec![premise.objective_id()])
}

//! The law as a catalog: an instrument is a group, a provision is a control.

mod control;
mod part;
mod premise;

use serde::Serialize;
use uuid::Uuid;

use super::markup::Markup;
use super::metadata::{Identified, Metadata};
use super::property::{Link, Property};
use crate::localized;
use crate::program::{Instrument, InstrumentId, Program, Provision, ProvisionId, ProvisionState};
use crate::quantity::Date;
use crate::report::citation::{provision_number, title};
use crate::report::language::ReportLanguage;
use crate::report::penalty::penalty_lines;
pub(in crate::report::oscal) use control::ControlIds;
pub(in crate::report::oscal) use part::Part;
pub(in crate::report::oscal) use premise::Premise;

/// The catalog as a document.
#[derive(Debug, Serialize)]
pub(in crate::report::oscal) struct Document {
    catalog: Identified<Catalog>,
}

#[derive(Debug, Serialize)]
struct Catalog {
    metadata: Metadata,
    groups: Vec<Group>,
}

#[derive(Debug, Serialize)]
struct Group {
    id: String,
    class: &'static str,
    title: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    props: Vec<Property>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    links: Vec<Link>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    controls: Vec<Control>,
}

#[derive(Debug, Serialize)]
struct Control {
    id: String,
    class: &'static str,
    title: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    props: Vec<Property>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    links: Vec<Link>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    parts: Vec<Part>,
}

/// Renders the instruments and their provisions as an OSCAL catalog; results refer to what stands in it.
pub fn law_oscal(program: &Program, language: ReportLanguage) -> String {
    let document = Document::of(program, &ControlIds::of(program), Markup { language });
    // Texts and lists always serialize.
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}

impl Document {
    /// The catalog of all provisions, whether a rule encodes them or not.
    pub(in crate::report::oscal) fn of(program: &Program, ids: &ControlIds, markup: Markup) -> Self {
        let scribe = Scribe { program, ids, markup };
        let heading =
            localized!("Chinese cyber rules: instruments and provisions", "中国网络安全法规：法规文件与条款");
        let version = env!("CARGO_PKG_VERSION").to_owned();
        let law = (0..).map(InstrumentId::from_index).zip(&program.instruments);
        let groups = law.map(|(id, instrument)| scribe.instrument(id, instrument));
        let catalog = Catalog {
            metadata: Metadata::of(&heading, latest_text(program), version, markup),
            groups: groups.chain([premises(markup)]).collect(),
        };
        Self { catalog: Identified::of(catalog) }
    }

    /// What the document is told by.
    pub(in crate::report::oscal) fn uuid(&self) -> Uuid {
        self.catalog.uuid()
    }
}

/// The day of the latest text, since the catalog holds what the law says: of its promulgation, or where no such day is
/// known, of its beginning.
fn latest_text(program: &Program) -> Date {
    let promulgated = program.instruments.iter().filter_map(|instrument| instrument.promulgated);
    let in_force = program.instruments.iter().filter_map(|instrument| instrument.in_force?.from);
    promulgated.max().or_else(|| in_force.max()).unwrap_or(Date::from_days(0))
}

/// Writes groups and controls.
struct Scribe<'p> {
    program: &'p Program,
    ids: &'p ControlIds,
    markup: Markup,
}

impl Scribe<'_> {
    fn instrument(&self, id: InstrumentId, instrument: &Instrument) -> Group {
        let texts = &self.program.texts;
        let mut props = vec![
            Property::own("rank", instrument.rank.name()),
            Property::own("issuer", &self.markup.value(&texts.localized(instrument.issuer))),
        ];
        if let Some(number) = instrument.number {
            props.push(Property::own("document-number", texts.symbol(number)));
        }
        let period = instrument.in_force;
        let days = [
            ("promulgated", instrument.promulgated),
            ("in-force-from", period.and_then(|period| period.from)),
            ("in-force-until", period.and_then(|period| period.until)),
        ];
        props.extend(
            days.iter().filter_map(|(name, day)| Some(Property::own(name, &day.as_ref()?.to_string()))),
        );
        let successor = instrument.succeeded_by.and_then(|id| self.program.instrument(id));
        let provisions = (0..).zip(&instrument.provisions);
        let control = |(provision, found): (u16, &Provision)| {
            self.provision(ProvisionId { instrument: id, provision }, found)
        };
        Group {
            id: texts.symbol(instrument.name).to_owned(),
            class: "instrument",
            title: self.markup.line(&title(self.program, instrument)),
            props,
            links: successor.map(|next| succeeded_by(texts.symbol(next.name))).into_iter().collect(),
            controls: provisions.filter_map(control).collect(),
        }
    }

    fn provision(&self, id: ProvisionId, provision: &Provision) -> Option<Control> {
        let control = self.ids.get(id)?.to_owned();
        let number = self.markup.value(&provision_number(self.program, id));
        let props = vec![
            Property::standard("label", &number),
            Property::standard("alt-identifier", &self.program.provision_name(id)),
            Property::own("kind", kind(&provision.state)),
        ];
        let guidance = match &provision.state {
            ProvisionState::Checkable => Vec::new(),
            ProvisionState::NotCheckable(reason) => vec![self.program.texts.localized(*reason)],
            ProvisionState::Penalty(penalty) => penalty_lines(self.program, penalty),
        };
        let guidance =
            (!guidance.is_empty()).then(|| Part::guidance(&control, self.markup.paragraphs(&guidance)));
        let successor = provision.succeeded_by.and_then(|next| self.ids.get(next));
        Some(Control {
            class: "provision",
            title: self.markup.line(&self.program.texts.localized(provision.heading)),
            props,
            links: successor.map(succeeded_by).into_iter().collect(),
            parts: guidance.into_iter().collect(),
            id: control,
        })
    }
}

fn kind(state: &ProvisionState) -> &'static str {
    match state {
        ProvisionState::Checkable => "checkable",
        ProvisionState::NotCheckable(_) => "not-checkable",
        ProvisionState::Penalty(_) => "penalty",
    }
}

fn succeeded_by(id: &str) -> Link {
    Link::within(id, "succeeded-by")
}

fn premises(markup: Markup) -> Group {
    let control = |premise: &Premise| {
        let (id, title) = (premise.control_id(), markup.line(&premise.title()));
        let requirement = markup.paragraphs([&premise.requirement()]);
        let objective = Part::objective(premise.objective_id(), title.clone(), requirement.clone());
        let parts = vec![Part::statement(&id, requirement), objective];
        Control { id, class: "premise", title, props: Vec::new(), links: Vec::new(), parts }
    };
    Group {
        id: Premise::GROUP.to_owned(),
        class: "premises",
        title: markup.line(&Premise::group_title()),
        props: Vec::new(),
        links: Vec::new(),
        controls: Premise::ALL.iter().map(control).collect(),
    }
}

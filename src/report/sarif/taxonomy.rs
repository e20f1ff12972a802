//! Instruments as taxonomies, and their provisions as what they classify.

use serde::Serialize;

use super::language_code;
use super::message::Message;
use crate::program::{InstrumentId, Program, ProvisionId, RuleId};
use crate::report::citation::provision_number;
use crate::report::language::ReportLanguage;
use crate::report::view::View;

/// The instruments that the rules of a run cite, each with the provisions that they cite.
#[derive(Debug, Default)]
pub(super) struct Taxonomies {
    instruments: Vec<Cited>,
}

/// An instrument and those of its provisions that rules cite, each with its number.
#[derive(Debug)]
struct Cited {
    instrument: InstrumentId,
    name: String,
    provisions: Vec<(ProvisionId, String)>,
}

/// An instrument.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Component {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'static str>,
    short_description: Message,
    organization: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    release_date_utc: Option<String>,
    is_comprehensive: bool,
    taxa: Vec<Taxon>,
}

/// A provision.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Taxon {
    id: String,
    name: String,
    short_description: Message,
}

/// Which instrument is meant.
#[derive(Debug, Clone, Serialize)]
pub(super) struct ComponentReference {
    name: String,
    index: usize,
}

/// Which provision is meant.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ProvisionReference {
    id: String,
    index: usize,
    tool_component: ComponentReference,
}

impl Taxonomies {
    /// What `rules` cite, in the order of instruments and provisions.
    pub(super) fn of(view: Option<&View<'_>>, rules: &[RuleId]) -> Self {
        let mut taxonomies = Self::default();
        let Some(program) = view.map(|view| view.program) else { return taxonomies };
        let mut cited: Vec<ProvisionId> = rules
            .iter()
            .filter_map(|id| program.rule(*id))
            .flat_map(|rule| rule.provisions().copied())
            .collect();
        cited.sort();
        cited.dedup();
        for provisions in cited.chunk_by(|one, next| one.instrument == next.instrument) {
            let Some(first) = provisions.first() else { continue };
            let Some(instrument) = program.instrument(first.instrument) else { continue };
            let number = |id| program.provision(id).map_or("", |found| program.texts.symbol(found.number));
            let provisions = provisions.iter().map(|&id| (id, number(id).to_owned())).collect();
            let name = program.texts.symbol(instrument.name).to_owned();
            taxonomies.instruments.push(Cited { instrument: first.instrument, name, provisions });
        }
        taxonomies
    }

    /// The taxonomies themselves.
    pub(super) fn components(&self, program: &Program, language: ReportLanguage) -> Vec<Component> {
        let taxon = |(id, number): &(ProvisionId, String)| Taxon {
            id: number.clone(),
            name: language.phrase(&provision_number(program, *id)),
            short_description: Message::of(
                language,
                &program
                    .provision(*id)
                    .map(|found| program.texts.localized(found.heading))
                    .unwrap_or_default(),
            ),
        };
        let component = |cited: &Cited| {
            let instrument = program.instrument(cited.instrument)?;
            Some(Component {
                name: cited.name.clone(),
                language: language_code(language),
                short_description: Message::of(language, &program.texts.localized(instrument.title)),
                organization: language.phrase(&program.texts.localized(instrument.issuer)),
                release_date_utc: instrument.promulgated.map(|day| day.to_string()),
                is_comprehensive: false,
                taxa: cited.provisions.iter().map(taxon).collect(),
            })
        };
        self.instruments.iter().filter_map(component).collect()
    }

    /// References to all of them.
    pub(super) fn references(&self) -> Vec<ComponentReference> {
        let names = self.instruments.iter().map(|cited| cited.name.clone());
        names.enumerate().map(|(index, name)| ComponentReference { name, index }).collect()
    }

    /// References to provisions.
    pub(super) fn all<'p>(
        &self,
        provisions: impl IntoIterator<Item = &'p ProvisionId>,
    ) -> impl Iterator<Item = ProvisionReference> {
        provisions.into_iter().filter_map(|id| self.provision(*id))
    }

    /// A reference to a provision.
    pub(super) fn provision(&self, id: ProvisionId) -> Option<ProvisionReference> {
        let at = self.instruments.iter().position(|cited| cited.instrument == id.instrument)?;
        let cited = self.instruments.get(at)?;
        let index = cited.provisions.iter().position(|(provision, _)| *provision == id)?;
        let (_, number) = cited.provisions.get(index)?;
        let tool_component = ComponentReference { name: cited.name.clone(), index: at };
        Some(ProvisionReference { id: number.clone(), index, tool_component })
    }
}

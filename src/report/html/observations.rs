//! What was observed beside the findings: of a manifest, or of the run as a whole.

use maud::{Markup, html};

use super::text::{both, prose};
use crate::localized;
use crate::report::language::capital;
use crate::report::observation::observation_name;
use crate::report::observed::Observed;

/// The observations, the gravest first; nothing where there is none.
pub(super) fn observations(observed: &Observed<'_>, id: &str) -> Markup {
    html! {
        @if !observed.observations.is_empty() {
            section.part.observations id=(id) {
                h3 { (both(&localized!("Observations", "观察项"))) }
                ul {
                    @for (observation, place) in observed.gravest_first() {
                        li.observation
                            data-kind=(observation.kind.name())
                            data-rule=[observation.rule.as_deref()]
                            data-element=[observation.element.as_deref()] {
                            p {
                                strong { (both(&capital(&observation_name(observation.kind)))) }
                                @if let Some(about) = observation.about() { " " code { (about) } }
                                @if let Some(place) = place { " " span.place { (place.short()) } }
                            }
                            p { (prose(&observation.message)) }
                            p { (prose(&observation.remedy)) }
                        }
                    }
                }
            }
        }
    }
}

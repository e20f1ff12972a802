//! What was observed beside the findings: each with the place where it stands, and what to do.

use crate::findings::Observation;
use crate::localized;
use crate::localized::Localized;
use crate::program::Severity;
use crate::report::observation::observation_count;
use crate::report::observed::Observed;
use crate::report::outcome::severity_name;
use crate::report::page::Page;
use crate::report::snippet::Snippet;

/// All observations, the gravest first.
pub(super) fn observations(observed: &Observed<'_>, page: &mut Page) {
    if observed.observations.is_empty() {
        return;
    }
    page.blank();
    let count = observed.observations.len();
    page.heading(&localized!("Observations ({count})", "观察项（{count}）"));
    let mut all: Vec<_> = observed.observations.iter().collect();
    all.sort_by_key(|observation| std::cmp::Reverse(observation.severity()));
    for observation in all {
        page.blank();
        let language = page.layout.language;
        let severity = language.phrase(&severity_name(observation.severity()));
        let about = observation.about();
        let about = about.map(|about| format!(" {} {about}", page.layout.either("·", "-")));
        let code = format!("{severity}[{}]{}", observation.kind.name(), about.unwrap_or_default());
        let message = language.sentences(&observation.message);
        let mut snippet = Snippet::new(drawn(observation.severity()), Some(code), message);
        if let Some(place) = observation.place {
            snippet.label(observed.sources, place, String::new());
        }
        page.raw(&snippet.render(page.layout));
        page.entry(&localized!("to do", "处理"), std::slice::from_ref(&observation.remedy));
    }
}

/// How many observations there are, where there are any, to stand behind the counts of the findings.
pub(super) fn count(observations: &[Observation]) -> Option<Localized> {
    let count = observations.len();
    (count > 0).then(|| observation_count(count))
}

/// A severity as miette draws it.
pub(super) fn drawn(severity: Severity) -> miette::Severity {
    match severity {
        Severity::Error => miette::Severity::Error,
        Severity::Warning => miette::Severity::Warning,
        Severity::Note => miette::Severity::Advice,
    }
}

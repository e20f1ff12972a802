//! What is new of a manifest, compared with what was found of it last.

use super::memory::{Known, State, are_read_alike};
use crate::cli::basis::Basis;
use crate::cli::clock;
use crate::cli::examination::Examined;
use crate::cli::output::Output;
use crate::cli::product::{Checked, Product};
use crate::cli::rules::Rules;
use crate::comparison::{Flipped, RuleTexts, between_manifests, between_rules, with_waivers};
use crate::findings::{Findings, Observation};
use crate::localized::Localized;
use crate::quantity::Date;
use crate::report::{self, ComparisonView, Recheck, SideView};

/// A manifest that was checked again.
pub(super) struct News<'a> {
    /// What it is called.
    pub(super) name: &'a str,
    /// What is known of it from before.
    pub(super) known: Option<&'a Known>,
    /// What was found now.
    pub(super) examined: &'a Examined,
    /// What that rests on.
    pub(super) basis: &'a Basis,
    /// The rules before, where they are others.
    pub(super) rules_before: Option<&'a Rules>,
    /// The as-of date.
    pub(super) as_of: Date,
}

/// A product and what is known of it.
type Sound<'a> = (&'a Product, &'a Checked);

impl<'a> News<'a> {
    /// Tells what is new; whether anything is.
    pub(super) fn tell(&self, output: &mut Output) -> bool {
        let sound = |product: &'a Product| Some((product, product.checked()?));
        let now = self.examined.products.first().and_then(sound);
        let last = self.known.and_then(|known| known.sound.as_ref()).and_then(sound);
        match (last, now) {
            (_, None) => self.tell_broken(output),
            (None, Some(_)) => {
                output.complain(&self.examined.complaints);
                self.say(report::News::First, output);
                self.examined.drawn.iter().for_each(|report| output.print(report));
                true
            }
            (Some(last), Some(now)) => self.tell_flips(last, now, output),
        }
    }

    /// Tells that it can't be checked, once as long as nothing else is wrong with it.
    fn tell_broken(&self, output: &mut Output) -> bool {
        let is_known =
            |known: &Known| known.state == State::Broken && known.complaints == self.examined.complaints;
        if self.known.is_some_and(is_known) {
            return false;
        }
        output.complain(&self.examined.complaints);
        self.say(report::News::Broken, output);
        true
    }

    fn tell_flips(&self, last: Sound<'a>, now: Sound<'a>, output: &mut Output) -> bool {
        let flips = self.flips(last.1, now.1);
        let observations = new_observations(&last.1.findings, &now.1.findings);
        let was_sound = self.known.is_some_and(|known| known.state == State::Sound);
        let is_as_before = was_sound && are_read_alike(last.0, now.0, self.basis.waivers.texts());
        if is_as_before && flips.is_empty() && observations.is_empty() {
            return false;
        }
        if self.known.is_some_and(|known| known.complaints != self.examined.complaints) {
            output.complain(&self.examined.complaints);
        }
        let name = Localized::same(self.name);
        let comparison = ComparisonView {
            before: self.side(&name, last, self.rules_before.unwrap_or(&self.basis.rules)),
            after: self.side(&name, now, &self.basis.rules),
            flips: &flips,
        };
        let findings = &now.1.findings;
        self.say(
            report::News::Again { comparison: &comparison, findings, observations: &observations },
            output,
        );
        true
    }

    /// What comes out otherwise, waivers counted.
    fn flips(&self, last: &Checked, now: &Checked) -> Vec<Flipped> {
        let rules = &self.basis.rules;
        let before = self.rules_before.unwrap_or(rules);
        let texts = |rules: &'a Rules| {
            rules.sources_read().map(|sources| RuleTexts { program: &rules.program, sources })
        };
        let flips = match self.rules_before.and_then(texts).zip(texts(rules)) {
            Some((one, other)) => between_rules((one, &last.facts), (other, &now.facts), self.as_of),
            None => between_manifests(&rules.program, &last.facts, &now.facts, self.as_of),
        };
        with_waivers(flips, (&before.program, &last.findings), (&rules.program, &now.findings))
    }

    fn side<'view>(
        &'view self,
        name: &'view Localized,
        (product, checked): Sound<'view>,
        rules: &'view Rules,
    ) -> SideView<'view> {
        SideView {
            name,
            manifest: self.name,
            program: &rules.program,
            facts: &checked.facts,
            findings: &checked.findings,
            as_of: self.as_of,
            sources: &product.sources,
            rules: rules.sources_read(),
        }
    }

    fn say(&self, news: report::News<'_>, output: &mut Output) {
        say(&Localized::same(self.name), news, output);
    }
}

/// Tells what is new of something.
pub(super) fn say(subject: &Localized, news: report::News<'_>, output: &mut Output) {
    let text = report::recheck(&Recheck { at: clock::now(), subject, news }, output.layout());
    output.print(&text);
}

/// What was observed now and not before.
fn new_observations<'f>(before: &Findings, after: &'f Findings) -> Vec<&'f Observation> {
    let is_same = |one: &Observation, other: &Observation| {
        let name = |observation: &Observation| {
            let Observation { kind, rule, element, subject, .. } = observation;
            (*kind, rule.clone(), element.clone(), subject.clone())
        };
        name(one) == name(other)
    };
    let is_new = |now: &&Observation| !before.observations.iter().any(|then| is_same(then, now));
    after.observations.iter().filter(is_new).collect()
}

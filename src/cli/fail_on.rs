//! Which findings make a run fail.

use std::str::FromStr;

use crate::diagnostic::nearest;
use crate::findings::{Finding, Findings, Observation, ObservationKind, Outcome};
use crate::program::Severity;

/// Outcomes and observations, with the least severity at which each makes a run fail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FailOn {
    gates: Vec<(Caught, Severity)>,
}

/// What a gate is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Caught {
    Outcome(Outcome),
    Observation(ObservationKind),
}

impl FailOn {
    /// What stands where the user says nothing.
    pub(crate) const DEFAULT: &'static str = "breached:error,undetermined:error,waiver-expired";

    /// Whether something of what was found makes the run fail.
    pub(crate) fn catches_any(&self, found: &Findings) -> bool {
        found.findings.iter().any(|finding| self.catches(finding))
            || found.observations.iter().any(|observation| self.catches_observation(observation))
    }

    /// Whether a finding makes the run fail: what is known has been accepted.
    fn catches(&self, finding: &Finding) -> bool {
        !finding.is_known() && self.has_gate(Caught::Outcome(finding.outcome), finding.severity)
    }

    /// Whether an observation makes the run fail.
    pub(crate) fn catches_observation(&self, observation: &Observation) -> bool {
        self.has_gate(Caught::Observation(observation.kind), observation.severity())
    }

    fn has_gate(&self, found: Caught, severity: Severity) -> bool {
        self.gates.iter().any(|&(caught, least)| caught == found && severity >= least)
    }
}

impl FromStr for FailOn {
    type Err = String;

    /// Reads `breached:error,undetermined:warning,waiver-expired`; a severity left out means `error` for an outcome and
    /// any for an observation; `never` catches nothing.
    fn from_str(text: &str) -> Result<Self, String> {
        if text == "never" {
            return Ok(Self { gates: Vec::new() });
        }
        let outcomes = Outcome::ALL.iter().map(|&(name, outcome)| (name, Caught::Outcome(outcome)));
        let observations =
            ObservationKind::ALL.iter().map(|&(name, kind, _)| (name, Caught::Observation(kind)));
        let known: Vec<(&str, Caught)> = outcomes.chain(observations).collect();
        let gate = |part: &str| {
            let (name, severity) =
                part.split_once(':').map_or((part, None), |(name, least)| (name, Some(least)));
            let caught = look_up(name.trim(), &known, "outcome or observation")?;
            let least = match (severity, caught) {
                (Some(name), _) => look_up(name.trim(), Severity::ALL, "severity")?,
                (None, Caught::Outcome(_)) => Severity::Error,
                // An observation has one severity, by its kind.
                (None, Caught::Observation(_)) => Severity::Note,
            };
            Ok((caught, least))
        };
        let gates = text.split(',').map(gate).collect::<Result<_, String>>()?;
        Ok(Self { gates })
    }
}

fn look_up<T: Copy>(name: &str, known: &[(&str, T)], kind: &str) -> Result<T, String> {
    known.iter().find(|(known, _)| *known == name).map(|(_, value)| *value).ok_or_else(|| {
        let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
        let hint = nearest(name, names.iter().copied()).map(|near| format!("; did you mean `{near}`?"));
        format!("`{name}` is no {kind}: use {}{}", names.join(", "), hint.unwrap_or_default())
    })
}

#[cfg(test)]
mod tests {
    use super::FailOn;

    #[test]
    fn gates_read_as_documented() {
        assert!(FailOn::DEFAULT.parse::<FailOn>().is_ok());
        assert_eq!("breached".parse::<FailOn>(), "breached:error".parse());
        assert_eq!(
            "breeched:error".parse::<FailOn>().expect_err("a slip"),
            "`breeched` is no outcome or observation: use breached, undetermined, waived, exempt, satisfied, \
             not-applicable, waiver-expired, waiver-refused, waiver-not-yet-valid, waiver-unused, \
             finding-vanished; did you mean `breached`?"
        );
    }
}

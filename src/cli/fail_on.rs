//! Which findings make a run fail.

use std::fmt;
use std::str::FromStr;

use crate::findings::{Finding, Findings, Observation, ObservationKind, Outcome};
use crate::localized;
use crate::localized::Localized;
use crate::program::Severity;
use crate::settings::Refusal;

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

/// What stands where the user says nothing: `breached:error,undetermined:error,waiver-expired`.
impl Default for FailOn {
    fn default() -> Self {
        let gates = vec![
            (Caught::Outcome(Outcome::Breached), Severity::Error),
            (Caught::Outcome(Outcome::Undetermined), Severity::Error),
            (Caught::Observation(ObservationKind::WaiverExpired), Severity::Note),
        ];
        Self { gates }
    }
}

/// As [`FromStr`] reads it; severities stand where they say something.
impl fmt::Display for FailOn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.gates.is_empty() {
            return f.write_str("never");
        }
        for (index, &(caught, least)) in self.gates.iter().enumerate() {
            let comma = if index == 0 { "" } else { "," };
            let severity = least.name();
            match caught {
                Caught::Observation(kind) if least == Severity::Note => write!(f, "{comma}{}", kind.name())?,
                Caught::Observation(kind) => write!(f, "{comma}{}:{severity}", kind.name())?,
                Caught::Outcome(outcome) => write!(f, "{comma}{}:{severity}", outcome.name())?,
            }
        }
        Ok(())
    }
}

impl FromStr for FailOn {
    type Err = Refusal;

    /// Reads `breached:error,undetermined:warning,waiver-expired`; a severity left out means `error` for an outcome and
    /// any for an observation; `never` catches nothing.
    fn from_str(text: &str) -> Result<Self, Refusal> {
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
            let caught = look_up(name.trim(), &known, &localized!("outcome or observation", "结论或观察项"))?;
            let least = match (severity, caught) {
                (Some(name), _) => look_up(name.trim(), Severity::ALL, &localized!("severity", "严重程度"))?,
                (None, Caught::Outcome(_)) => Severity::Error,
                // An observation has one severity, by its kind.
                (None, Caught::Observation(_)) => Severity::Note,
            };
            Ok((caught, least))
        };
        let gates = text.split(',').map(gate).collect::<Result<_, Refusal>>()?;
        Ok(Self { gates })
    }
}

fn look_up<T: Copy>(name: &str, known: &[(&str, T)], kind: &Localized) -> Result<T, Refusal> {
    known
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, value)| *value)
        .ok_or_else(|| Refusal::unknown(name, kind, &known.iter().map(|(name, _)| *name).collect::<Vec<_>>()))
}

#[cfg(test)]
mod tests {
    use super::FailOn;

    #[test]
    fn gates_read_as_documented() {
        assert_eq!("breached:error,undetermined:error,waiver-expired".parse(), Ok(FailOn::default()));
        assert_eq!("breached".parse::<FailOn>(), "breached:error".parse());
        assert_eq!(
            "breeched:error".parse::<FailOn>().expect_err("a slip").to_string(),
            "`breeched` is no outcome or observation: use breached, undetermined, waived, exempt, satisfied, \
             not-applicable, waiver-expired, waiver-refused, evidence-missing, evidence-unreadable, \
             evidence-altered, evidence-expired, waiver-not-yet-valid, waiver-unused, evidence-not-yet-issued, \
             finding-vanished; did you mean `breached`?"
        );
    }

    #[test]
    fn gates_are_written_as_they_are_read() {
        for text in ["never", "breached:note,waived:warning", "waiver-expired,waiver-unused:error"] {
            assert_eq!(text.parse::<FailOn>().expect("gates").to_string(), text);
        }
        assert_eq!(FailOn::default().to_string(), "breached:error,undetermined:error,waiver-expired");
    }
}

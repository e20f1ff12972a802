//! Which findings make a run fail.

use std::str::FromStr;

use crate::diagnostic::nearest;
use crate::findings::{Finding, Outcome};
use crate::program::Severity;

/// Outcomes with the least severity at which each makes a run fail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FailOn {
    gates: Vec<(Outcome, Severity)>,
}

impl FailOn {
    /// What stands where the user says nothing.
    pub(crate) const DEFAULT: &'static str = "breached:error,undetermined:error";

    /// Whether a finding makes the run fail.
    pub(crate) fn catches(&self, finding: &Finding) -> bool {
        self.gates.iter().any(|&(outcome, least)| finding.outcome == outcome && finding.severity >= least)
    }
}

impl FromStr for FailOn {
    type Err = String;

    /// Reads `breached:error,undetermined:warning`; a severity left out means `error`; `never` catches nothing.
    fn from_str(text: &str) -> Result<Self, String> {
        if text == "never" {
            return Ok(Self { gates: Vec::new() });
        }
        let gate = |part: &str| {
            let (outcome, severity) = part.split_once(':').unwrap_or((part, "error"));
            Ok((
                look_up(outcome.trim(), Outcome::ALL, "outcome")?,
                look_up(severity.trim(), Severity::ALL, "severity")?,
            ))
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
            "`breeched` is no outcome: use breached, undetermined, waived, exempt, satisfied, not-applicable; did \
             you mean `breached`?"
        );
    }
}

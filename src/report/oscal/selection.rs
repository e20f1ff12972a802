//! Which controls an assessment looks at.

use serde::Serialize;

/// The controls and objectives of an assessment.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct ReviewedControls {
    control_selections: [ControlSelection; 1],
    control_objective_selections: [ObjectiveSelection; 1],
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
struct ControlSelection {
    include_controls: Vec<SelectedControl>,
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
struct SelectedControl {
    control_id: String,
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
struct ObjectiveSelection {
    include_objectives: Vec<SelectedObjective>,
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
struct SelectedObjective {
    objective_id: String,
}

impl ReviewedControls {
    /// These controls, by these objectives; OSCAL wants one of each at least.
    pub(super) fn of(controls: Vec<String>, objectives: Vec<String>) -> Self {
        let controls = controls.into_iter().map(|control_id| SelectedControl { control_id });
        let objectives = objectives.into_iter().map(|objective_id| SelectedObjective { objective_id });
        Self {
            control_selections: [ControlSelection { include_controls: controls.collect() }],
            control_objective_selections: [ObjectiveSelection { include_objectives: objectives.collect() }],
        }
    }
}

//! The lines from what was replaced to what replaced it.

use super::axis::Axis;
use super::placing::Placing;

/// The distance from a bar's beginning to the line that leads there: room for the head of an arrow.
const NEAREST: i64 = 9;
/// The distance between two lines beside each other.
const LANE_WIDTH: i64 = 5;

/// A line: out of a bar, along its lane, and into the beginning of another bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Connector {
    /// Where it leaves the bar that ends.
    pub(super) from: (i64, i64),
    /// Where it goes up or down.
    pub(super) lane: i64,
    /// The beginning of the bar that follows.
    pub(super) to: (i64, i64),
}

impl Connector {
    /// All connectors of the rows; no two run in the same lane over the same height.
    pub(super) fn all(placing: &Placing<'_, '_>, axis: &Axis) -> Vec<Self> {
        let mut connectors: Vec<Self> = Vec::new();
        for old in &placing.rows {
            let new = old.row.instrument.succeeded_by.and_then(|id| placing.row(id));
            let Some(new) = new else { continue };
            let (Some((left, right)), Some((begin, _))) = (old.reach(axis), new.reach(axis)) else {
                continue;
            };
            let mut connector = Self {
                from: (left, old.middle()),
                lane: right.min(begin) - NEAREST,
                to: (begin, new.middle()),
            };
            while connectors.iter().any(|other| connector.is_upon(other)) {
                connector.lane -= LANE_WIDTH;
            }
            connector.from.0 = connector.lane.clamp(left, right);
            connectors.push(connector);
        }
        connectors
    }

    fn is_upon(&self, other: &Self) -> bool {
        let heights = |one: &Self| (one.from.1.min(one.to.1), one.from.1.max(one.to.1));
        let ((top, bottom), (other_top, other_bottom)) = (heights(self), heights(other));
        (self.lane - other.lane).abs() < LANE_WIDTH && top <= other_bottom && other_top <= bottom
    }

    /// The line as a path.
    pub(super) fn path(&self) -> String {
        let ((left, top), lane, (begin, bottom)) = (self.from, self.lane, self.to);
        format!("M{left} {top}H{lane}V{bottom}H{begin}")
    }
}

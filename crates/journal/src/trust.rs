//! What the trust steps show: how often what was feared came true.

mod calibration;
mod wilson;

use crate::{CameTrue, Share};
pub use calibration::{CALIBRATED_FROM, Calibration, CalibrationBand};
pub use wilson::{Interval, wilson};

/// What is known of one trust step with a prediction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ResolvedStep {
    /// How likely the person thought it, in percent, 0 to 100; `None` is not said. A number above
    /// 100, which no entry holds, is taken as not said.
    pub likelihood: Option<u8>,
    /// Whether it came true; `None` while the step is open.
    pub outcome: Option<CameTrue>,
}

/// All trust steps at a glance. Plain data, drawn by others.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TrustSummary {
    /// Steps without an outcome.
    pub open: u32,
    /// Came true (yes) of those answered yes, partly or no. Partly is not counted as true.
    pub came_true: Share,
    /// Those of `came_true.of` that came true in part.
    pub partly: u32,
    /// Steps whose outcome cannot be told. They are in no share.
    pub cannot_tell: u32,
    /// The interval of `came_true`, see [`wilson()`]; `None` with none answered.
    pub interval: Option<Interval>,
    /// Expectation beside outcome, from [`CALIBRATED_FROM`] steps on.
    pub calibration: Option<Calibration>,
}

/// The summary of `steps`, in any order, in time linear in them.
#[must_use]
pub fn trust_summary(steps: &[ResolvedStep]) -> TrustSummary {
    let mut summary = TrustSummary::default();
    for step in steps {
        match step.outcome {
            None => summary.open += 1,
            Some(CameTrue::CannotTell) => summary.cannot_tell += 1,
            Some(answer) => {
                summary.came_true = summary.came_true.with(answer == CameTrue::Yes);
                summary.partly += u32::from(answer == CameTrue::Partly);
            }
        }
    }
    summary.interval = wilson(summary.came_true.count, summary.came_true.of);
    summary.calibration = calibration::calibration(steps);
    summary
}

//! What was expected beside what came.

use super::{Interval, ResolvedStep, wilson};
use crate::{CameTrue, Share};

/// How many steps with a likelihood and an answer a calibration needs.
pub const CALIBRATED_FROM: u32 = 10;

/// The bands of likelihood, in percent, both ends included.
const BANDS: [(u8, u8); 5] = [(0, 20), (21, 40), (41, 60), (61, 80), (81, 100)];

/// Expectation beside outcome, over the steps that have a likelihood and were answered yes, partly
/// or no.
#[derive(Debug, Clone, PartialEq)]
pub struct Calibration {
    /// The steps it rests on, at least [`CALIBRATED_FROM`].
    pub steps: u32,
    /// The mean of what was expected, 0 to 1.
    pub expected: f64,
    /// What came true (yes), of `steps`.
    pub came_true: Share,
    /// The interval of `came_true`, see [`wilson()`].
    pub interval: Option<Interval>,
    /// What came true or partly true, of `steps`: between the two lies what was foreseen.
    pub true_or_partly: Share,
    /// The interval of `true_or_partly`.
    pub partly_interval: Option<Interval>,
    /// All five bands, from unlikely to likely; a band may hold no step.
    pub bands: Vec<CalibrationBand>,
}

/// The steps whose likelihood lies in a band.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CalibrationBand {
    /// The lowest likelihood of the band, in percent.
    pub from: u8,
    /// The highest likelihood of the band, in percent; it belongs to it.
    pub to: u8,
    /// Came true (yes) of the band's steps.
    pub came_true: Share,
    /// The interval of `came_true`, see [`wilson()`]; `None` with no step.
    pub interval: Option<Interval>,
}

/// The calibration of `steps`; `None` under [`CALIBRATED_FROM`].
pub(super) fn calibration(steps: &[ResolvedStep]) -> Option<Calibration> {
    let answered: Vec<(u8, CameTrue)> = steps.iter().filter_map(answered).collect();
    let all = share(&answered, 0, 100);
    let partly = answered
        .iter()
        .filter(|(_, came)| *came == CameTrue::Partly)
        .count();
    let true_or_partly = Share {
        count: all.count + u32::try_from(partly).unwrap_or(u32::MAX),
        of: all.of,
    };
    if all.of < CALIBRATED_FROM {
        return None;
    }
    let sum: f64 = answered
        .iter()
        .map(|(percent, _)| f64::from(*percent))
        .sum();
    let bands = BANDS.map(|(from, to)| {
        let came_true = share(&answered, from, to);
        CalibrationBand {
            from,
            to,
            came_true,
            interval: wilson(came_true.count, came_true.of),
        }
    });
    Some(Calibration {
        steps: all.of,
        expected: sum / 100.0 / f64::from(all.of),
        came_true: all,
        interval: wilson(all.count, all.of),
        true_or_partly,
        partly_interval: wilson(true_or_partly.count, true_or_partly.of),
        bands: bands.to_vec(),
    })
}

/// The likelihood of a step and what came of it; `None` when either is not known.
fn answered(step: &ResolvedStep) -> Option<(u8, CameTrue)> {
    let percent = step.likelihood.filter(|percent| *percent <= 100)?;
    match step.outcome? {
        came @ (CameTrue::Yes | CameTrue::Partly | CameTrue::No) => Some((percent, came)),
        CameTrue::CannotTell => None,
    }
}

/// What came true of those in a band. Partly is not counted as true.
fn share(answered: &[(u8, CameTrue)], from: u8, to: u8) -> Share {
    let inside = answered
        .iter()
        .filter(|(percent, _)| (from..=to).contains(percent));
    inside.fold(Share::default(), |share, (_, came)| {
        share.with(*came == CameTrue::Yes)
    })
}

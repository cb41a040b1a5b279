//! What the page asks while somebody writes, and what is counted from what was written.

use serde::Serialize;
use specta::Type;
use tauri::State;

use super::choices::{BoundaryReads, TalkHintKind};
use super::entries::on_journal;
use super::entry_view::Share;
use crate::error::CommandError;
use crate::session::Desk;

#[derive(Debug, Serialize, Type)]
pub(crate) struct TalkHint {
    kind: TalkHintKind,
    words: String,
}

/// All trust steps with an outcome.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct TrustSummary {
    open: u32,
    /// Came true: yes, of those with yes, partly or no.
    came_true: Share,
    partly: u32,
    cannot_tell: u32,
    /// The 95 % Wilson interval of `cameTrue`; null with none.
    interval: Option<Interval>,
    /// From ten steps with a likelihood and an answer on.
    calibration: Option<Calibration>,
}

/// In whole percent, 0 to 100.
#[derive(Debug, Clone, Copy, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Interval {
    low_percent: u8,
    high_percent: u8,
}

#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Calibration {
    /// Steps it rests on.
    steps: u32,
    /// Mean of what was expected, in percent, 0 to 100.
    expected_percent: u8,
    /// Steps that came true, of all; and those that came true or partly. Between the two lies what was foreseen.
    came_true: Share,
    interval: Option<Interval>,
    true_or_partly: Share,
    partly_interval: Option<Interval>,
    bands: Vec<CalibrationBand>,
}

/// Predictions of `from` to `to` percent.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CalibrationBand {
    from: u8,
    to: u8,
    came_true: Share,
    interval: Option<Interval>,
}

/// The longest text that is looked at for hints, in bytes: what is typed is read at every pause.
const HINTS_MAX_BYTES: usize = 64 << 10;

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn talk_hints(text: String) -> Vec<TalkHint> {
    let end = (0..=HINTS_MAX_BYTES.min(text.len()))
        .rev()
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(0);
    let hints = journal::talk_hints(&text[..end]).into_iter();
    hints
        .map(|hint| TalkHint {
            kind: hint.kind.into(),
            words: hint.words,
        })
        .collect()
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn read_boundary(boundary: String, will_do: String) -> BoundaryReads {
    journal::read_boundary(&boundary, &will_do).into()
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn trust_summary(desk: State<'_, Desk>) -> Result<TrustSummary, CommandError> {
    on_journal(&desk, |vault, _| {
        Ok(journal::trust_summary(&vault.entries().trust_steps()?).into())
    })
}

impl From<journal::TrustSummary> for TrustSummary {
    fn from(summary: journal::TrustSummary) -> Self {
        TrustSummary {
            open: summary.open,
            came_true: summary.came_true.into(),
            partly: summary.partly,
            cannot_tell: summary.cannot_tell,
            interval: summary.interval.map(Into::into),
            calibration: summary.calibration.map(Into::into),
        }
    }
}

impl From<journal::Interval> for Interval {
    fn from(interval: journal::Interval) -> Self {
        Interval {
            low_percent: percent(interval.low),
            high_percent: percent(interval.high),
        }
    }
}

impl From<journal::Calibration> for Calibration {
    fn from(calibration: journal::Calibration) -> Self {
        let bands = calibration.bands.into_iter();
        Calibration {
            steps: calibration.steps,
            expected_percent: percent(calibration.expected),
            came_true: calibration.came_true.into(),
            interval: calibration.interval.map(Into::into),
            true_or_partly: calibration.true_or_partly.into(),
            partly_interval: calibration.partly_interval.map(Into::into),
            bands: bands
                .map(|band| CalibrationBand {
                    from: band.from,
                    to: band.to,
                    came_true: band.came_true.into(),
                    interval: band.interval.map(Into::into),
                })
                .collect(),
        }
    }
}

/// A share of 0 to 1 in whole percent.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to 0 to 100 first"
)]
fn percent(share: f64) -> u8 {
    (share.clamp(0.0, 1.0) * 100.0).round() as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_become_whole_percents() {
        for (share, whole) in [(0.0, 0), (0.005, 1), (0.994, 99), (1.0, 100), (1.2, 100)] {
            assert_eq!(percent(share), whole);
        }
    }
}

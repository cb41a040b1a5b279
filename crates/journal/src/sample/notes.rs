//! Which note goes with which day of the sample.

use super::draw::Draw;
use super::person::weather;
use super::texts::{CALM, MIXED, ROUGH};

/// The notes, handed out day by day to fit how rough the day was.
pub(super) struct Notes {
    come_again: bool,
    calm: usize,
    mixed: usize,
    rough: usize,
}

impl Notes {
    /// Each note once; when they run out, the days stay without one.
    pub(super) fn once() -> Self {
        Self {
            come_again: false,
            calm: 0,
            mixed: 0,
            rough: 0,
        }
    }

    /// Each note again and again.
    pub(super) fn again() -> Self {
        Self {
            come_again: true,
            ..Self::once()
        }
    }

    /// The note of the day `ago` days before today; empty on most days.
    pub(super) fn of(&mut self, ago: u64) -> &'static str {
        if !Draw::of(ago, "note").chance(0.28) {
            return "";
        }
        let (texts, given) = match weather(ago) {
            ..-0.25 => (CALM, &mut self.calm),
            -0.25..0.25 => (MIXED, &mut self.mixed),
            _ => (ROUGH, &mut self.rough),
        };
        if self.come_again {
            *given %= texts.len();
        }
        let text = texts.get(*given).copied().unwrap_or("");
        *given += 1;
        text
    }
}

//! Until when what was typed is saved: told after a lock for which the page could save nothing.

use std::sync::{Mutex, PoisonError};

use vault::Moment;

/// The last time text was saved since the journal was opened, as RFC 3339 with the offset of then.
#[derive(Default)]
pub(crate) struct SavedUntil(Mutex<Option<String>>);

impl SavedUntil {
    /// Text is on the disk now.
    pub(crate) fn mark(&self, now: &Moment) {
        let local = now.utc.with_timezone(&now.offset);
        let text = local.to_rfc3339_opts(chrono::SecondsFormat::Secs, false);
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(text);
    }

    /// When; none when nothing was.
    pub(crate) fn told(&self) -> Option<String> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

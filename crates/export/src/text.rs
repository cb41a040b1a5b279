//! Instants as text.

use chrono::{DateTime, FixedOffset, SecondsFormat};

/// ISO 8601 with the offset: `2026-11-23T21:04:00+01:00`.
pub(crate) fn instant(at: &DateTime<FixedOffset>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, false)
}

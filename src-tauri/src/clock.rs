//! The one place that reads a clock.

use chrono::{Local, Utc};
use uuid::{NoContext, Timestamp, Uuid};
use vault::Moment;

/// Now, as the person lives it.
#[allow(
    clippy::disallowed_methods,
    reason = "the one place that reads the wall clock"
)]
pub(crate) fn now() -> Moment {
    let local = Local::now();
    Moment {
        utc: local.with_timezone(&Utc),
        offset: *local.offset(),
        zone: iana_time_zone::get_timezone().unwrap_or_else(|_| "UTC".into()),
    }
}

/// An id that sorts by the time it is of, and is made nowhere else (UUIDv7).
pub(crate) fn fresh_id(at: &Moment) -> Uuid {
    let seconds = u64::try_from(at.utc.timestamp()).unwrap_or(0);
    let nanos = at.utc.timestamp_subsec_nanos();
    Uuid::new_v7(Timestamp::from_unix(NoContext, seconds, nanos))
}

/// Seconds since the computer started, time asleep included: what "away for five minutes" is
/// measured on, and what no one changes by setting the clock.
#[cfg(target_os = "linux")]
pub(crate) fn seconds_since_boot() -> u64 {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
    u64::try_from(time.tv_sec).unwrap_or(0)
}

/// Seconds since this program started; where the system's clock counts sleep, so does this.
#[cfg(not(target_os = "linux"))]
pub(crate) fn seconds_since_boot() -> u64 {
    use std::sync::OnceLock;
    use std::time::Instant;
    static START: OnceLock<Instant> = OnceLock::new();
    START.get_or_init(Instant::now).elapsed().as_secs()
}

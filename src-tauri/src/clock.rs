//! The one place that reads a clock.

use std::time::Duration;

use chrono::{Local, Utc};
use uuid::{NoContext, Timestamp, Uuid};
use vault::Moment;

/// Now, as the person lives it.
#[allow(
    clippy::disallowed_methods,
    reason = "the one place that reads the wall clock"
)]
pub(crate) fn now() -> Moment {
    let local = Local::now() + crate::test_doors::clock_ahead();
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

/// The same on macOS. Not `Instant`, whose clock stands still there while the computer sleeps.
#[cfg(target_os = "macos")]
pub(crate) fn seconds_since_boot() -> u64 {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::Monotonic);
    u64::try_from(time.tv_sec).unwrap_or(0)
}

/// Seconds since this program started. `Instant` counts sleep on Windows.
#[cfg(not(any(target_os = "linux", target_os = "macos")))]
pub(crate) fn seconds_since_boot() -> u64 {
    use std::sync::OnceLock;
    use std::time::Instant;
    static START: OnceLock<Instant> = OnceLock::new();
    START.get_or_init(Instant::now).elapsed().as_secs()
}

/// Tells whether the computer slept. A program that is merely slow, or that waits for a disk, did not: both
/// clocks that are compared here go on meanwhile, and only one of them in sleep.
pub(crate) struct SleepWatch {
    #[cfg(target_os = "linux")]
    slept: Duration,
    #[cfg(not(target_os = "linux"))]
    looked: Looked,
}

/// So long a sleep is one.
const SLEPT: Duration = Duration::from_secs(5);

#[cfg(target_os = "linux")]
impl SleepWatch {
    pub(crate) fn begin() -> Self {
        SleepWatch { slept: asleep() }
    }

    /// Whether it slept since this was last asked.
    pub(crate) fn slept(&mut self) -> bool {
        self.slept_by(asleep())
    }

    fn slept_by(&mut self, asleep: Duration) -> bool {
        let before = std::mem::replace(&mut self.slept, asleep);
        asleep.saturating_sub(before) > SLEPT
    }
}

/// How long the computer slept since it was started: what the one clock counts and the other does not.
#[cfg(target_os = "linux")]
fn asleep() -> Duration {
    use rustix::time::{ClockId, clock_gettime};
    let read = |clock| {
        let time = clock_gettime(clock);
        let seconds = u64::try_from(time.tv_sec).unwrap_or(0);
        Duration::new(seconds, u32::try_from(time.tv_nsec).unwrap_or(0))
    };
    // In this order: what passes between the two readings is never taken for sleep.
    let boot = read(ClockId::Boottime);
    let awake = read(ClockId::Monotonic);
    boot.saturating_sub(awake) + Duration::from_secs(crate::test_doors::asleep_seconds())
}

#[cfg(not(target_os = "linux"))]
impl SleepWatch {
    pub(crate) fn begin() -> Self {
        SleepWatch {
            looked: Looked(seconds_since_boot()),
        }
    }

    /// Whether it slept since this was last asked.
    pub(crate) fn slept(&mut self) -> bool {
        self.looked.slept_until(seconds_since_boot())
    }
}

/// When it was last looked. Where there is one clock, which counts sleep, a second that took ten is taken for it, by
/// a thread that waits for nothing else.
#[cfg(any(test, not(target_os = "linux")))]
struct Looked(u64);

#[cfg(any(test, not(target_os = "linux")))]
impl Looked {
    fn slept_until(&mut self, now: u64) -> bool {
        let before = std::mem::replace(&mut self.0, now);
        Duration::from_secs(now.saturating_sub(before)) > SLEPT * 2
    }
}

#[cfg(test)]
mod everywhere {
    use super::*;

    #[test]
    fn where_there_is_one_clock_a_second_that_took_more_than_ten_is_sleep_and_is_told_once() {
        let mut looked = Looked(100);
        assert!(!looked.slept_until(101));
        assert!(!looked.slept_until(111), "a slow disk");
        assert!(looked.slept_until(8 * 3600), "a night");
        assert!(!looked.slept_until(8 * 3600 + 1));
    }

    #[test]
    fn what_is_counted_does_not_go_back() {
        let before = seconds_since_boot();
        assert!(seconds_since_boot() >= before);
    }
}

#[cfg(test)]
#[cfg(target_os = "linux")]
mod tests {
    use super::*;
    use std::process::Command;

    use chrono::{DateTime, NaiveDate, NaiveDateTime, SubsecRound as _};
    use journal::{DayEnd, civil_day};

    /// Asks this test, run once more under another clock, for what [`now`] says there.
    const ASKED: &str = "EVENKEEL_CLOCK_ASKED";
    const NAME: &str = "clock::tests::the_day_is_that_of_the_clock_on_the_wall";

    /// An instant, the place, what its wall clock shows, the minutes it is ahead, and the day it is where days
    /// end at four.
    const CLOCKS: &str = "
        summer time begins: 02:00 to 03:00 is left out
        2027-03-28T00:59:59Z Europe/Vienna       2027-03-28T01:59:59   60 2027-03-27
        2027-03-28T01:00:00Z Europe/Vienna       2027-03-28T03:00:00  120 2027-03-27
        2027-03-28T01:59:59Z Europe/Vienna       2027-03-28T03:59:59  120 2027-03-27
        2027-03-28T02:00:00Z Europe/Vienna       2027-03-28T04:00:00  120 2027-03-28
        it ends: 02:00 to 03:00 comes twice
        2026-10-25T00:30:00Z Europe/Vienna       2026-10-25T02:30:00  120 2026-10-24
        2026-10-25T01:30:00Z Europe/Vienna       2026-10-25T02:30:00   60 2026-10-24
        2026-10-25T03:00:00Z Europe/Vienna       2026-10-25T04:00:00   60 2026-10-25
        by half an hour, in the south; and where midnight itself is left out
        2026-10-03T15:29:59Z Australia/Lord_Howe 2026-10-04T01:59:59  630 2026-10-03
        2026-10-03T15:30:00Z Australia/Lord_Howe 2026-10-04T02:30:00  660 2026-10-03
        2026-04-23T22:00:00Z Africa/Cairo        2026-04-24T01:00:00  180 2026-04-23
        over the date line: one instant, two days
        2026-11-23T10:30:00Z Pacific/Kiritimati  2026-11-24T00:30:00  840 2026-11-23
        2026-11-23T18:30:00Z Pacific/Kiritimati  2026-11-24T08:30:00  840 2026-11-24
        2026-11-23T18:30:00Z Pacific/Pago_Pago   2026-11-23T07:30:00 -660 2026-11-23
        2026-11-23T18:30:00Z Asia/Kathmandu      2026-11-24T00:15:00  345 2026-11-23
        a clock that lost its battery, and one at its end
        1970-01-01T00:00:10Z Pacific/Honolulu    1969-12-31T14:00:10 -600 1969-12-31
        9999-12-31T12:00:00Z Europe/Vienna       9999-12-31T13:00:00   60 9999-12-31
    ";

    /// What is read under a clock that stands still at this instant.
    fn asked_at(instant: &DateTime<Utc>, zone: &str) -> String {
        let output = Command::new("faketime")
            .args(["-f", &instant.timestamp().to_string()])
            .arg(std::env::current_exe().unwrap())
            .args(["--exact", NAME, "--include-ignored", "--nocapture"])
            .envs([("TZ", zone), ("FAKETIME_FMT", "%s"), (ASKED, "1")])
            .output()
            .expect("faketime is needed: cargo xtask setup --tests");
        let said = String::from_utf8(output.stdout).unwrap();
        let line = said.lines().find_map(|line| line.strip_prefix("at "));
        line.unwrap_or_else(|| panic!("{zone}: {said}")).to_owned()
    }

    fn told(utc: &DateTime<Utc>, local: NaiveDateTime, minutes: i32, day: NaiveDate) -> String {
        format!("{} {local:?} {minutes} {day}", utc.timestamp())
    }

    #[test]
    fn only_time_that_one_clock_counts_alone_is_sleep() {
        let mut watch = SleepWatch {
            slept: Duration::from_secs(100),
        };
        let after = |seconds| Duration::from_secs(seconds);
        assert!(!watch.slept_by(after(100)), "work of any length");
        assert!(!watch.slept_by(after(105)));
        assert!(watch.slept_by(after(111)));
        assert!(!watch.slept_by(after(111)), "told once");
        assert!(!watch.slept_by(after(50)), "a clock that went back");
    }

    #[test]
    fn what_is_counted_is_what_the_kernel_counts() {
        #[allow(clippy::disallowed_methods, reason = "the kernel's own file")]
        let of_the_kernel = || {
            let told = std::fs::read_to_string("/proc/uptime").unwrap();
            let (seconds, _) = told.split_once('.').unwrap();
            seconds.parse::<u64>().unwrap()
        };
        let (before, now, after) = (of_the_kernel(), seconds_since_boot(), of_the_kernel());
        assert!((before..=after).contains(&now), "{before} {now} {after}");
    }

    #[test]
    fn this_computer_is_awake_while_it_is_asked() {
        let mut watch = SleepWatch::begin();
        assert!(!watch.slept());
    }

    #[test]
    #[ignore = "needs faketime; cargo xtask test runs it"]
    fn the_day_is_that_of_the_clock_on_the_wall() {
        let four = DayEnd::new(4).unwrap();
        if std::env::var_os(ASKED).is_some() {
            let now = now();
            let (local, minutes) = (now.local(), now.offset.local_minus_utc() / 60);
            let day = civil_day(local, four);
            println!(
                "\nat {}",
                told(&now.utc, local.trunc_subsecs(0), minutes, day)
            );
            return;
        }
        let mut asked = 0;
        for line in CLOCKS.lines() {
            let words: Vec<&str> = line.split_whitespace().collect();
            let Some(Ok(instant)) = words.first().map(|word| word.parse()) else {
                continue;
            };
            let (wall, minutes) = (words[2].parse().unwrap(), words[3].parse().unwrap());
            let expected = told(&instant, wall, minutes, words[4].parse().unwrap());
            assert_eq!(asked_at(&instant, words[1]), expected, "{line}");
            asked += 1;
        }
        assert_eq!(asked, 16);
    }
}

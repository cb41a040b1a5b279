//! What only journeys may do. Without the feature `automation` none of these doors exists, and
//! the program refuses to start when it is asked for automation.

/// The variable by which WebKitGTK is asked to be driven from outside.
pub(crate) const AUTOMATION_VARIABLE: &str = "TAURI_WEBVIEW_AUTOMATION";

/// Whether the program is being driven from outside.
pub(crate) fn is_automated() -> bool {
    std::env::var_os(AUTOMATION_VARIABLE).is_some()
}

/// # Errors
/// A sentence, when automation is asked for and this is not a build for tests.
pub(crate) fn refuse_automation() -> Result<(), String> {
    if is_automated() && !cfg!(feature = "automation") {
        return Err(format!(
            "evenkeel: {AUTOMATION_VARIABLE} is set, which would let another program read and steer the window; unset it to start"
        ));
    }
    Ok(())
}

/// A cheaper key derivation for journeys.
#[cfg(feature = "automation")]
pub(crate) fn work_factor() -> Option<vault::WorkFactor> {
    let log_n = std::env::var("EVENKEEL_TEST_LOG_N").ok()?.parse().ok()?;
    vault::WorkFactor::for_tests(log_n)
}

/// None outside journeys.
#[cfg(not(feature = "automation"))]
pub(crate) fn work_factor() -> Option<vault::WorkFactor> {
    None
}

/// A shorter wait until the idle lock, in seconds.
#[cfg(feature = "automation")]
pub(crate) fn idle_seconds() -> Option<u64> {
    std::env::var("EVENKEEL_TEST_IDLE_SECONDS")
        .ok()?
        .parse()
        .ok()
}

/// None outside journeys.
#[cfg(not(feature = "automation"))]
pub(crate) fn idle_seconds() -> Option<u64> {
    None
}

/// Where a journey can make the program wait, as a slow disk, a dead mount or a long command would.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// With the session held.
    Session,
    /// With a backup begun and not laid down.
    Backup,
    /// In the second folder.
    SecondFolder,
    /// Before the backup that is made when the window closes.
    Closing,
    /// With the passphrase proven and the new one not in place.
    BeforePassphrase,
    /// With the new passphrase in place and nobody told.
    AfterPassphrase,
}

/// Waits for as long as a file with the place's name is in the folder that `EVENKEEL_TEST_HOLD` names.
#[cfg(feature = "automation")]
#[allow(
    clippy::disallowed_methods,
    reason = "a journey's own files, in a build for journeys alone"
)]
pub(crate) fn hold_here(place: Place) {
    let name = match place {
        Place::Session => "session",
        Place::Backup => "backup",
        Place::SecondFolder => "second-folder",
        Place::Closing => "closing",
        Place::BeforePassphrase => "before-passphrase",
        Place::AfterPassphrase => "after-passphrase",
    };
    if let Some(file) = held_by(name) {
        while file.exists() {
            // Says that it is waited here.
            let _ = std::fs::write(file.with_extension("waits"), b"");
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
    }
}

/// Nobody waits outside journeys.
#[cfg(not(feature = "automation"))]
pub(crate) fn hold_here(_place: Place) {}

/// Tells a journey that a lock was asked for, in the same folder.
#[cfg(feature = "automation")]
#[allow(clippy::disallowed_methods, reason = "a file of the journey's own")]
pub(crate) fn tell_lock_asked() {
    if let Some(file) = held_by("lock-asked") {
        let _ = std::fs::write(file, b"");
    }
}

/// Nobody is told outside journeys.
#[cfg(not(feature = "automation"))]
pub(crate) fn tell_lock_asked() {}

/// How many seconds a journey says the computer slept.
#[cfg(all(feature = "automation", target_os = "linux"))]
pub(crate) fn asleep_seconds() -> u64 {
    seconds_in("asleep").unwrap_or(0)
}

/// None outside journeys.
#[cfg(all(not(feature = "automation"), target_os = "linux"))]
pub(crate) fn asleep_seconds() -> u64 {
    0
}

/// How far a journey says the clock on the wall is ahead.
#[cfg(feature = "automation")]
pub(crate) fn clock_ahead() -> chrono::TimeDelta {
    let seconds = seconds_in("clock-ahead").and_then(|seconds| i64::try_from(seconds).ok());
    seconds
        .and_then(chrono::TimeDelta::try_seconds)
        .unwrap_or_default()
}

/// Not at all outside journeys.
#[cfg(not(feature = "automation"))]
pub(crate) fn clock_ahead() -> chrono::TimeDelta {
    chrono::TimeDelta::zero()
}

/// A number that a journey left in the folder.
#[cfg(feature = "automation")]
#[allow(
    clippy::disallowed_methods,
    reason = "a journey's own files, in a build for journeys alone"
)]
fn seconds_in(name: &str) -> Option<u64> {
    let text = std::fs::read_to_string(held_by(name)?).ok()?;
    text.trim().parse().ok()
}

#[cfg(feature = "automation")]
fn held_by(name: &str) -> Option<std::path::PathBuf> {
    let folder = std::env::var_os("EVENKEEL_TEST_HOLD")?;
    Some(std::path::PathBuf::from(folder).join(name))
}

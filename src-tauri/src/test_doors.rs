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

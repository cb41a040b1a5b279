use std::path::PathBuf;

/// Names another data folder; read at start.
pub(crate) const VARIABLE: &str = "EVENKEEL_DATA_DIR";

/// The program's folder in the places the system has for each.
const OURS: &str = "org.evenkeel.journal";

/// Where the journal is kept: a folder of its own inside the system's place for a program's data,
/// beside the web view's and never in it.
///
/// # Errors
/// A sentence, when the system names no such place.
pub(crate) fn find() -> Result<PathBuf, String> {
    if let Some(named) = std::env::var_os(VARIABLE).filter(|named| !named.is_empty()) {
        return Ok(PathBuf::from(named));
    }
    dirs::data_dir()
        .map(|base| base.join(OURS).join("vault"))
        .ok_or_else(|| {
            format!(
                "evenkeel: no folder for data is known here; set HOME, or {VARIABLE} to a folder"
            )
        })
}

/// Where the window's place and size are kept: the folder that Tauri's plugin uses.
pub(crate) fn settings_of_the_window() -> Option<PathBuf> {
    dirs::config_dir().map(|base| base.join(OURS))
}

/// A folder for what the web view insists on keeping (salts and empty stores; it is ephemeral), well
/// away from the journal.
pub(crate) fn web_view() -> PathBuf {
    dirs::cache_dir()
        .unwrap_or_else(std::env::temp_dir)
        .join(OURS)
}

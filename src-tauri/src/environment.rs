//! What the environment may load into the program. A variable of a loader or a toolkit names code of anybody's; the
//! program begins once more without them, before a library has read one, and so do the web view's processes.
//!
//! What is left: a library that `LD_PRELOAD` names has run in this process before its first line, and could have
//! put the variable back.

/// Variables that name code to load, or open a way to look in. Not those that name which of the system's own
/// modules to use, such as `GTK_IM_MODULE` for an input method.
#[cfg(target_os = "linux")]
const LOADERS: &[&str] = &[
    // The system's loader and C library.
    "LD_PRELOAD",
    "LD_AUDIT",
    "LD_LIBRARY_PATH",
    "LD_ORIGIN_PATH",
    "LD_DEBUG_OUTPUT",
    "LD_PROFILE",
    "GCONV_PATH",
    // Xlib: what reads its locales.
    "XLOCALELIBDIR",
    // GTK, GLib and GDK.
    "GTK_MODULES",
    "GTK3_MODULES",
    "GTK_PATH",
    "GTK_EXE_PREFIX",
    "GTK_DATA_PREFIX",
    "GTK_DEBUG",
    "GDK_DEBUG",
    "GTK_IM_MODULE_FILE",
    "GDK_PIXBUF_MODULE_FILE",
    "GDK_PIXBUF_MODULEDIR",
    "GIO_EXTRA_MODULES",
    "GIO_MODULE_DIR",
    // OpenSSL, beneath the database.
    "OPENSSL_CONF",
    "OPENSSL_CONF_INCLUDE",
    "OPENSSL_MODULES",
    "OPENSSL_ENGINES",
    // The web view's processes, and what draws and plays in them.
    "WEBKIT_EXEC_PATH",
    "WEBKIT_INJECTED_BUNDLE_PATH",
    "WEBKIT_INSPECTOR_HTTP_SERVER",
    "GST_PLUGIN_PATH",
    "GST_PLUGIN_PATH_1_0",
    "GST_PLUGIN_SYSTEM_PATH",
    "GST_PLUGIN_SYSTEM_PATH_1_0",
    "GST_PLUGIN_SCANNER",
    "GST_PLUGIN_SCANNER_1_0",
    "GST_PTP_HELPER",
    "GST_PTP_HELPER_1_0",
    "GST_INSTALL_PLUGINS_HELPER",
    "LIBGL_DRIVERS_PATH",
    "GBM_BACKENDS_PATH",
    "__EGL_VENDOR_LIBRARY_DIRS",
    "__EGL_VENDOR_LIBRARY_FILENAMES",
    "__EGL_EXTERNAL_PLATFORM_CONFIG_DIRS",
    "__EGL_EXTERNAL_PLATFORM_CONFIG_FILENAMES",
    "VK_ICD_FILENAMES",
    "VK_DRIVER_FILES",
    "VK_LAYER_PATH",
    "VK_ADD_DRIVER_FILES",
    "VK_ADD_LAYER_PATH",
    "VK_IMPLICIT_LAYER_PATH",
    "VK_ADD_IMPLICIT_LAYER_PATH",
    "GST_REGISTRY",
    "GST_REGISTRY_1_0",
    "ALSA_PLUGIN_DIR",
    "ALSA_CONFIG_PATH",
    "ALSA_CONFIG_DIR",
    "LADSPA_PATH",
    "PIPEWIRE_MODULE_DIR",
    "PIPEWIRE_CONFIG_DIR",
    "SPA_PLUGIN_DIR",
    "LIBVA_DRIVERS_PATH",
    "VDPAU_DRIVER_PATH",
];

/// By which WebKitGTK lets a program on this machine look into the page. Journeys do.
#[cfg(target_os = "linux")]
const INSPECTOR: &str = "WEBKIT_INSPECTOR_SERVER";

/// Begins this program once more without the variables that are set; does nothing where none is.
///
/// # Errors
/// A sentence, when the system refuses: then they are still set, and the program does not start.
#[cfg(target_os = "linux")]
pub(crate) fn drop_loaders() -> Result<(), String> {
    use std::os::unix::process::CommandExt as _;
    let set = set_of(
        |name| std::env::var_os(name).is_some(),
        crate::test_doors::is_automated(),
    );
    if set.is_empty() {
        return Ok(());
    }
    let mut args = std::env::args_os();
    let name = args.next().unwrap_or_else(|| "evenkeel".into());
    let program = std::env::current_exe()
        .map_err(|error| format!("evenkeel: it does not find its own program: {error}"))?;
    let mut anew = std::process::Command::new(program);
    anew.arg0(name).args(args);
    for variable in &set {
        anew.env_remove(variable);
    }
    // Returns only when it did not work.
    let error = anew.exec();
    Err(format!(
        "evenkeel: it could not be started without {}: {error}",
        set.join(", ")
    ))
}

/// Elsewhere none of them is read.
#[cfg(not(target_os = "linux"))]
pub(crate) fn drop_loaders() -> Result<(), String> {
    Ok(())
}

#[cfg(target_os = "linux")]
fn set_of(is_set: impl Fn(&str) -> bool, is_automated: bool) -> Vec<&'static str> {
    let inspector = (!is_automated).then_some(INSPECTOR);
    let all = LOADERS.iter().copied().chain(inspector);
    all.filter(|name| is_set(name)).collect()
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn each_that_is_set_is_dropped_and_the_inspector_but_for_journeys() {
        assert!(set_of(|_| false, false).is_empty());
        assert_eq!(set_of(|name| name == "GTK_MODULES", false), ["GTK_MODULES"]);
        let inspector = |name: &str| name == INSPECTOR;
        assert_eq!(set_of(inspector, false), [INSPECTOR]);
        assert!(set_of(inspector, true).is_empty());
        // Which there have to be, a started program is asked: `tests/tests/other_programs.rs`.
        let all = set_of(|_| true, false);
        for kept in [
            "GTK_IM_MODULE",
            "GTK_THEME",
            "GDK_BACKEND",
            "DISPLAY",
            "HOME",
        ] {
            assert!(!all.contains(&kept), "{kept} loads nothing of anybody's");
        }
    }
}

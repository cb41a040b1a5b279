//! Whether the desktop prefers dark, and more contrast. WebKitGTK does not learn it, so the portal is asked here.

use std::sync::atomic::{AtomicBool, Ordering};

static DARK: AtomicBool = AtomicBool::new(false);
static CONTRAST: AtomicBool = AtomicBool::new(false);

/// What the desktop was last heard to prefer; light until it says otherwise.
pub(crate) fn is_dark() -> bool {
    DARK.load(Ordering::Relaxed)
}

/// Whether the desktop was last heard to want more contrast, or its theme is one for that.
pub(crate) fn wants_contrast() -> bool {
    CONTRAST.load(Ordering::Relaxed) || has_contrast_theme()
}

/// Asks the desktop, waiting a quarter of a second at most, and listens for changes from then on.
/// Before the process guards its memory: a guarded process is a stranger to the portal.
#[cfg(target_os = "linux")]
pub(crate) fn ask_the_desktop() {
    let (answered, answer) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let _ = portal::ask_and_listen(|heard| {
            match heard {
                portal::Heard::Dark(dark) => DARK.store(dark, Ordering::Relaxed),
                portal::Heard::Contrast(more) => CONTRAST.store(more, Ordering::Relaxed),
                portal::Heard::All => {
                    let _ = answered.send(());
                }
            }
            crate::window::tell_appearance(is_dark(), wants_contrast());
        });
    });
    let _ = answer.recv_timeout(std::time::Duration::from_millis(250));
}

/// What the window's own system prefers: asked of the window once it is there, and heard from it with each change.
/// More contrast the web view tells the page by itself.
#[cfg(not(target_os = "linux"))]
pub(crate) fn heard(dark: bool) {
    DARK.store(dark, Ordering::Relaxed);
    crate::window::tell_appearance(dark, wants_contrast());
}

/// Elsewhere the window is asked once it is there.
#[cfg(not(target_os = "linux"))]
pub(crate) fn ask_the_desktop() {}

#[cfg(target_os = "linux")]
static CONTRAST_THEME: AtomicBool = AtomicBool::new(false);

/// Desktops without a portal say it by the theme alone. Looked up on the main thread, once GTK runs.
#[cfg(target_os = "linux")]
pub(crate) fn look_at_the_theme() {
    use gtk::prelude::GtkSettingsExt;
    let chosen = gtk::Settings::default().and_then(|settings| settings.gtk_theme_name());
    let forced = std::env::var("GTK_THEME").ok();
    let is_for_contrast = forced
        .as_deref()
        .or(chosen.as_deref())
        .is_some_and(is_contrast_theme);
    CONTRAST_THEME.store(is_for_contrast, Ordering::Relaxed);
}

#[cfg(target_os = "linux")]
fn has_contrast_theme() -> bool {
    CONTRAST_THEME.load(Ordering::Relaxed)
}

#[cfg(not(target_os = "linux"))]
fn has_contrast_theme() -> bool {
    false
}

/// `HighContrast`, `HighContrastInverse`, `Adwaita-hc`, `ContrastHighInverse`; behind a colon stands a variant.
#[cfg(target_os = "linux")]
fn is_contrast_theme(name: &str) -> bool {
    let name = name.split(':').next().unwrap_or(name).to_ascii_lowercase();
    name.contains("contrast") || name.ends_with("-hc")
}

#[cfg(target_os = "linux")]
mod portal {
    use zbus::blocking::{Connection, Proxy};
    use zbus::zvariant::{OwnedValue, Value};

    const NAMESPACE: &str = "org.freedesktop.appearance";
    const SCHEME: &str = "color-scheme";
    const CONTRAST: &str = "contrast";

    /// One preference, or that all were asked for.
    pub(super) enum Heard {
        Dark(bool),
        Contrast(bool),
        All,
    }

    /// Calls `heard` with each present preference, and again with each change; returns when the
    /// bus goes away.
    pub(super) fn ask_and_listen(heard: impl Fn(Heard)) -> zbus::Result<()> {
        let bus = Connection::session()?;
        let portal = Proxy::new(
            &bus,
            "org.freedesktop.portal.Desktop",
            "/org/freedesktop/portal/desktop",
            "org.freedesktop.portal.Settings",
        )?;
        let changes = portal.receive_signal("SettingChanged")?;
        // Without an answer to the first there is no portal, and nothing to listen for.
        let scheme: OwnedValue = portal.call("Read", &(NAMESPACE, SCHEME))?;
        // An older portal knows no contrast.
        let contrast: zbus::Result<OwnedValue> = portal.call("Read", &(NAMESPACE, CONTRAST));
        for (key, present) in [(SCHEME, Ok(scheme)), (CONTRAST, contrast)] {
            if let Ok(present) = present
                && let Some(preference) = preference(key, &present)
            {
                heard(preference);
            }
        }
        heard(Heard::All);
        for change in changes {
            let body = change.body();
            let (namespace, key, value): (&str, &str, Value<'_>) = body.deserialize()?;
            if namespace == NAMESPACE
                && let Some(preference) = preference(key, &value)
            {
                heard(preference);
            }
        }
        Ok(())
    }

    fn preference(key: &str, value: &Value<'_>) -> Option<Heard> {
        match key {
            SCHEME => Some(Heard::Dark(is_one(value))),
            CONTRAST => Some(Heard::Contrast(is_one(value))),
            _ => None,
        }
    }

    /// 1 is dark, or more contrast; all else is the other or no preference. `Read` wraps the number in a second
    /// variant.
    fn is_one(value: &Value<'_>) -> bool {
        match value {
            Value::Value(inner) => is_one(inner),
            Value::U32(preference) => *preference == 1,
            _ => false,
        }
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn only_one_is_dark_or_more_contrast_however_deep_it_is_wrapped() {
            let wrapped = Value::Value(Box::new(Value::Value(Box::new(Value::U32(1)))));
            assert!(is_one(&wrapped) && is_one(&Value::U32(1)));
            assert!(!is_one(&Value::U32(2)) && !is_one(&Value::U32(0)));
            assert!(!is_one(&Value::from("dark")));
            assert!(matches!(
                preference(CONTRAST, &wrapped),
                Some(Heard::Contrast(true))
            ));
            assert!(matches!(
                preference(SCHEME, &Value::U32(0)),
                Some(Heard::Dark(false))
            ));
            assert!(preference("accent-color", &wrapped).is_none());
        }
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::is_contrast_theme;

    #[test]
    fn themes_for_contrast_are_known_by_their_names() {
        for name in [
            "HighContrast",
            "HighContrastInverse",
            "HighContrast:dark",
            "ContrastHighInverse",
            "Adwaita-hc",
        ] {
            assert!(is_contrast_theme(name), "{name}");
        }
        for name in ["Adwaita", "Adwaita:dark", "Yaru", ""] {
            assert!(!is_contrast_theme(name), "{name}");
        }
    }
}

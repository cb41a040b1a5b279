//! Whether the desktop prefers dark. WebKitGTK does not learn it, so the portal is asked here.

use std::sync::atomic::{AtomicBool, Ordering};

static DARK: AtomicBool = AtomicBool::new(false);

/// What the desktop was last heard to prefer; light until it says otherwise.
pub(crate) fn is_dark() -> bool {
    DARK.load(Ordering::Relaxed)
}

/// Asks the desktop, waiting a quarter of a second at most, and listens for changes from then on.
/// Before the process guards its memory: a guarded process is a stranger to the portal.
#[cfg(target_os = "linux")]
pub(crate) fn ask_the_desktop() {
    let (answered, answer) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let _ = portal::ask_and_listen(move |dark| {
            DARK.store(dark, Ordering::Relaxed);
            let _ = answered.send(());
            crate::window::tell_system_dark(dark);
        });
    });
    let _ = answer.recv_timeout(std::time::Duration::from_millis(250));
}

/// What the window's own system prefers: asked of the window once it is there, and heard from it with each change.
#[cfg(not(target_os = "linux"))]
pub(crate) fn heard(dark: bool) {
    DARK.store(dark, Ordering::Relaxed);
    crate::window::tell_system_dark(dark);
}

/// Elsewhere the window is asked once it is there.
#[cfg(not(target_os = "linux"))]
pub(crate) fn ask_the_desktop() {}

#[cfg(target_os = "linux")]
mod portal {
    use zbus::blocking::{Connection, Proxy};
    use zbus::zvariant::{OwnedValue, Value};

    const NAMESPACE: &str = "org.freedesktop.appearance";
    const KEY: &str = "color-scheme";

    /// Calls `heard` with the present preference, and again with each change; returns when the
    /// bus goes away.
    pub(super) fn ask_and_listen(heard: impl Fn(bool)) -> zbus::Result<()> {
        let bus = Connection::session()?;
        let portal = Proxy::new(
            &bus,
            "org.freedesktop.portal.Desktop",
            "/org/freedesktop/portal/desktop",
            "org.freedesktop.portal.Settings",
        )?;
        let changes = portal.receive_signal("SettingChanged")?;
        let present: OwnedValue = portal.call("Read", &(NAMESPACE, KEY))?;
        heard(prefers_dark(&present));
        for change in changes {
            let body = change.body();
            let (namespace, key, value): (&str, &str, Value<'_>) = body.deserialize()?;
            if (namespace, key) == (NAMESPACE, KEY) {
                heard(prefers_dark(&value));
            }
        }
        Ok(())
    }

    /// 1 is dark, 2 is light, 0 is no preference; `Read` wraps the number in a second variant.
    fn prefers_dark(value: &Value<'_>) -> bool {
        match value {
            Value::Value(inner) => prefers_dark(inner),
            Value::U32(preference) => *preference == 1,
            _ => false,
        }
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn only_one_is_dark_however_deep_it_is_wrapped() {
            let wrapped = Value::Value(Box::new(Value::Value(Box::new(Value::U32(1)))));
            assert!(prefers_dark(&wrapped) && prefers_dark(&Value::U32(1)));
            assert!(!prefers_dark(&Value::U32(2)) && !prefers_dark(&Value::U32(0)));
            assert!(!prefers_dark(&Value::from("dark")));
        }
    }
}

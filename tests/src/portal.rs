//! A stand-in for the desktop's portal on a desk's own bus: it tells the program which looks the desktop prefers.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use zbus::blocking::Connection;
use zbus::blocking::connection::Builder;
use zbus::zvariant::{OwnedValue, Value};

const NAME: &str = "org.freedesktop.portal.Desktop";
const ROOT: &str = "/org/freedesktop/portal/desktop";
const SETTINGS: &str = "org.freedesktop.portal.Settings";
const APPEARANCE: &str = "org.freedesktop.appearance";
const SCHEME: &str = "color-scheme";

/// The stand-in, until it is dropped.
#[derive(Debug)]
pub struct Portal {
    bus: Connection,
    scheme: Arc<AtomicU32>,
}

struct Settings {
    scheme: Arc<AtomicU32>,
}

#[zbus::interface(name = "org.freedesktop.portal.Settings")]
impl Settings {
    fn read(&self, namespace: &str, key: &str) -> zbus::fdo::Result<OwnedValue> {
        if (namespace, key) != (APPEARANCE, SCHEME) {
            return Err(zbus::fdo::Error::Failed(format!("no {namespace} {key}")));
        }
        Ok(OwnedValue::from(self.scheme.load(Ordering::SeqCst)))
    }
}

impl Portal {
    /// Takes the portal's place on the bus at `address`. The desktop prefers light.
    ///
    /// # Panics
    /// When it is taken.
    pub fn on(address: &str) -> Self {
        let scheme = Arc::new(AtomicU32::new(scheme_of(false)));
        let settings = Settings {
            scheme: Arc::clone(&scheme),
        };
        let bus = Builder::address(address)
            .and_then(|builder| builder.name(NAME))
            .and_then(|builder| builder.serve_at(ROOT, settings))
            .and_then(Builder::build)
            .expect("the place of the portal is free");
        Self { bus, scheme }
    }

    /// The desktop prefers dark from now on, or light.
    ///
    /// # Panics
    /// When the bus is gone.
    pub fn prefer_dark(&self, dark: bool) {
        let scheme = scheme_of(dark);
        self.scheme.store(scheme, Ordering::SeqCst);
        let body = (APPEARANCE, SCHEME, Value::U32(scheme));
        self.bus
            .emit_signal(None::<&str>, ROOT, SETTINGS, "SettingChanged", &body)
            .expect("a signal can be sent");
    }
}

/// As the portal counts.
fn scheme_of(dark: bool) -> u32 {
    if dark { 1 } else { 2 }
}

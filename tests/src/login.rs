//! A stand-in for logind and for a screen saver, on a desk's own bus: the program hears of them what a
//! desktop would say, and holds up their sleep as it would a computer's.

use std::io::Read as _;
use std::os::fd::OwnedFd as StdOwnedFd;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use zbus::blocking::Connection;
use zbus::blocking::connection::Builder;
use zbus::zvariant::{OwnedFd, OwnedObjectPath, Value};

const NAME: &str = "org.freedesktop.login1";
const ROOT: &str = "/org/freedesktop/login1";
const MANAGER: &str = "org.freedesktop.login1.Manager";
const SESSION: &str = "org.freedesktop.login1.Session";
/// The session of whoever sits at the desk.
pub const OWN_SESSION: &str = "/org/freedesktop/login1/session/_32";
/// Somebody else's.
pub const OTHER_SESSION: &str = "/org/freedesktop/login1/session/_33";

/// The stand-in, until it is dropped.
#[derive(Debug)]
pub struct Login {
    bus: Connection,
    held_up: Arc<AtomicUsize>,
}

struct Manager {
    held_up: Arc<AtomicUsize>,
}

#[zbus::interface(name = "org.freedesktop.login1.Manager")]
impl Manager {
    #[zbus(name = "GetSessionByPID")]
    fn session_by_pid(&self, _pid: u32) -> OwnedObjectPath {
        OwnedObjectPath::try_from(OWN_SESSION).expect("it is a path")
    }

    /// As logind does: sleep is held up for as long as anybody has the other end open.
    fn inhibit(
        &self,
        what: &str,
        _who: &str,
        _why: &str,
        mode: &str,
    ) -> zbus::fdo::Result<OwnedFd> {
        if (what, mode) != ("sleep", "delay") {
            return Err(zbus::fdo::Error::InvalidArgs(format!("{what} {mode}")));
        }
        let (mut mine, theirs) =
            std::io::pipe().map_err(|error| zbus::fdo::Error::Failed(error.to_string()))?;
        let held_up = Arc::clone(&self.held_up);
        held_up.fetch_add(1, Ordering::SeqCst);
        std::thread::spawn(move || {
            let _closed = mine.read(&mut [0]);
            held_up.fetch_sub(1, Ordering::SeqCst);
        });
        Ok(StdOwnedFd::from(theirs).into())
    }
}

impl Login {
    /// Takes logind's place on the bus at `address`.
    ///
    /// # Panics
    /// When it is taken.
    pub fn on(address: &str) -> Self {
        let held_up = Arc::new(AtomicUsize::new(0));
        let manager = Manager {
            held_up: Arc::clone(&held_up),
        };
        let bus = Builder::address(address)
            .and_then(|builder| builder.name(NAME))
            .and_then(|builder| builder.serve_at(ROOT, manager))
            .and_then(Builder::build)
            .expect("the place of logind is free");
        Self { bus, held_up }
    }

    /// Whether anybody holds up the computer's sleep.
    pub fn is_held_up(&self) -> bool {
        self.held_up.load(Ordering::SeqCst) > 0
    }

    /// Tells a session to lock.
    pub fn lock(&self, session: &str) {
        self.emit(session, SESSION, "Lock", &());
    }

    /// The computer is about to sleep, or woke.
    pub fn prepare_for_sleep(&self, begins: bool) {
        self.emit(ROOT, MANAGER, "PrepareForSleep", &begins);
    }

    /// A session comes to the front or goes from there.
    pub fn set_active(&self, session: &str, active: bool) {
        let changed = std::collections::HashMap::from([("Active", Value::Bool(active))]);
        let body = (SESSION, changed, Vec::<&str>::new());
        let properties = "org.freedesktop.DBus.Properties";
        self.emit(session, properties, "PropertiesChanged", &body);
    }

    /// The screen saver of that name covers the screen, or goes.
    pub fn cover(&self, saver: &str, covers: bool) {
        let path = format!("/{}", saver.replace('.', "/"));
        self.emit(&path, saver, "ActiveChanged", &covers);
    }

    fn emit<B: serde::Serialize + zbus::zvariant::DynamicType>(
        &self,
        path: &str,
        interface: &str,
        member: &str,
        body: &B,
    ) {
        self.bus
            .emit_signal(None::<&str>, path, interface, member, body)
            .expect("a signal can be sent");
    }
}

//! The desktop's own lock is the journal's as well: the screen is locked, the computer is about to sleep,
//! somebody else's session comes to the front. Heard on the two buses; without a bus nothing is heard, and
//! the idle clock decides alone.

use tauri::AppHandle;

/// Listens from now on, on threads of its own.
#[cfg(target_os = "linux")]
pub(crate) fn watch(app: &AppHandle) {
    let (system, session, sleep) = (app.clone(), app.clone(), app.clone());
    std::thread::spawn(move || again_and_again(|| login::listen(&system)));
    std::thread::spawn(move || again_and_again(|| screen_saver::listen(&session)));
    std::thread::spawn(move || login::hold_up_sleep(&sleep));
}

/// Not on this system.
#[cfg(not(target_os = "linux"))]
pub(crate) fn watch(_app: &AppHandle) {}

/// A bus that is not there, or that went away, may come.
#[cfg(target_os = "linux")]
fn again_and_again(listen: impl Fn() -> zbus::Result<()>) {
    loop {
        let _gone = listen();
        std::thread::sleep(std::time::Duration::from_secs(30));
    }
}

/// The system's bus: what logind says.
#[cfg(target_os = "linux")]
mod login {
    use std::collections::HashMap;
    use std::time::Duration;

    use tauri::{AppHandle, Manager as _};
    use zbus::Message;
    use zbus::blocking::connection::Builder;
    use zbus::blocking::fdo::DBusProxy;
    use zbus::blocking::{Connection, MessageIterator, Proxy};
    use zbus::zvariant::{OwnedFd, OwnedObjectPath, Value};

    use crate::idle::lock_for;
    use crate::lock::LockReason;
    use crate::session::{Desk, Stage};
    use crate::words;

    const NAME: &str = "org.freedesktop.login1";
    const ROOT: &str = "/org/freedesktop/login1";
    const MANAGER: &str = "org.freedesktop.login1.Manager";
    const SESSION: &str = "org.freedesktop.login1.Session";
    const PROPERTIES: &str = "org.freedesktop.DBus.Properties";
    /// How long an answer is waited for.
    const PATIENCE: Duration = Duration::from_secs(5);

    fn bus() -> zbus::Result<Connection> {
        Builder::system()?.method_timeout(PATIENCE).build()
    }

    /// Returns when the bus goes away.
    pub(super) fn listen(app: &AppHandle) -> zbus::Result<()> {
        let bus = bus()?;
        let messages = MessageIterator::from(&bus);
        let asked = DBusProxy::new(&bus)?;
        for (interface, member) in [
            (MANAGER, "PrepareForSleep"),
            (SESSION, "Lock"),
            (PROPERTIES, "PropertiesChanged"),
        ] {
            let rule = zbus::MatchRule::builder()
                .msg_type(zbus::message::Type::Signal)
                .sender(NAME)?
                .interface(interface)?
                .member(member)?
                .build();
            asked.add_match_rule(rule)?;
        }
        let own = own_session(&bus);
        for message in messages {
            if let Some(reason) = why(&message?, own.as_ref()) {
                lock_for(app, reason);
            }
        }
        Ok(())
    }

    /// The session this program runs in; started by the desktop it may belong to none, and then it is the
    /// one its person sees.
    fn own_session(bus: &Connection) -> Option<OwnedObjectPath> {
        let manager = Proxy::new(bus, NAME, ROOT, MANAGER).ok()?;
        let by_process = || manager.call("GetSessionByPID", &(std::process::id(),)).ok();
        let by_name = || {
            let name = std::env::var("XDG_SESSION_ID").ok()?;
            manager.call("GetSession", &(name,)).ok()
        };
        let shown = || {
            let place = format!("{ROOT}/user/self");
            let user = Proxy::new(bus, NAME, place, "org.freedesktop.login1.User").ok()?;
            let (_, path): (String, OwnedObjectPath) = user.get_property("Display").ok()?;
            Some(path)
        };
        by_process().or_else(by_name).or_else(shown)
    }

    /// Why a signal asks for a lock, if it does. Without a session of our own each one's lock is ours.
    fn why(signal: &Message, own: Option<&OwnedObjectPath>) -> Option<LockReason> {
        let header = signal.header();
        let (interface, member) = (header.interface()?.as_str(), header.member()?.as_str());
        let of_own = header
            .path()
            .is_some_and(|path| own.is_none_or(|own| own.as_str() == path.as_str()));
        match (interface, member) {
            (MANAGER, "PrepareForSleep") => {
                let begins: bool = signal.body().deserialize().ok()?;
                begins.then_some(LockReason::Suspend)
            }
            (SESSION, "Lock") => of_own.then_some(LockReason::Screen),
            (PROPERTIES, "PropertiesChanged") if of_own && own.is_some() => {
                let body = signal.body();
                let (of, changed, _): (&str, HashMap<&str, Value<'_>>, Vec<&str>) =
                    body.deserialize().ok()?;
                if of != SESSION {
                    return None;
                }
                let is = |name, wanted| changed.get(name) == Some(&Value::Bool(wanted));
                if is("LockedHint", true) {
                    Some(LockReason::Screen)
                } else {
                    is("Active", false).then_some(LockReason::Switched)
                }
            }
            _ => None,
        }
    }

    /// Keeps the computer from sleeping before the journal is closed: as long as there is a key here, logind
    /// waits for us, seconds at most. A lock ends this process, or puts another in its place, and lets it go.
    pub(super) fn hold_up_sleep(app: &AppHandle) {
        let desk = app.state::<Desk>();
        loop {
            while_there_is_a_key(&desk, inhibit);
        }
    }

    /// Waits for a key, and holds what `hold` gives as long as there is one.
    fn while_there_is_a_key<T>(desk: &Desk, hold: impl FnOnce() -> T) {
        desk.wait_until(Stage::has_key);
        let held = hold();
        desk.wait_until(|stage| !stage.has_key());
        while desk.is_closing() {
            // Let go by the end of this process alone: until then something of it is in memory.
            std::thread::park();
        }
        drop(held);
    }

    fn inhibit() -> Option<OwnedFd> {
        let bus = bus().ok()?;
        let manager = Proxy::new(&bus, NAME, ROOT, MANAGER).ok()?;
        let why = words::text("sleep-waits");
        manager
            .call("Inhibit", &("sleep", "Evenkeel", why, "delay"))
            .ok()
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        const OWN: &str = "/org/freedesktop/login1/session/_32";

        fn own() -> OwnedObjectPath {
            OwnedObjectPath::try_from(OWN).unwrap()
        }

        fn signal<B: serde::Serialize + zbus::zvariant::DynamicType>(
            path: &str,
            interface: &str,
            member: &str,
            body: &B,
        ) -> Message {
            let built = Message::signal(path, interface, member).unwrap();
            built.build(body).unwrap()
        }

        fn changed(path: &str, of: &str, name: &str, to: bool) -> Message {
            let changed = HashMap::from([(name, Value::Bool(to))]);
            let body = (of, changed, Vec::<&str>::new());
            signal(path, PROPERTIES, "PropertiesChanged", &body)
        }

        /// Tells, when it is let go, whether there is a key.
        struct Held(Desk, std::sync::mpsc::Sender<bool>);

        impl Drop for Held {
            fn drop(&mut self) {
                let _ = self.1.send(self.0.stage().has_key());
            }
        }

        #[test]
        fn sleep_is_held_up_as_long_as_there_is_a_key_and_no_longer() {
            let root = tempfile::tempdir().unwrap();
            let desk = crate::session::opened_for_tests(root.path());
            let (let_go, is_let_go) = std::sync::mpsc::channel();
            let (begins, has_begun) = std::sync::mpsc::channel();
            let held = Held(desk.clone(), let_go);
            std::thread::scope(|scope| {
                scope.spawn(|| {
                    while_there_is_a_key(&desk, move || {
                        begins.send(held.0.stage().has_key()).unwrap();
                        held
                    });
                });
                assert_eq!(has_begun.recv(), Ok(true));
                let taken = desk.session().take();
                assert_eq!(is_let_go.recv(), Ok(false));
                drop(taken);
            });
        }

        #[test]
        fn what_the_desktop_says_of_our_session_locks_and_what_it_says_of_others_does_not() {
            let own = own();
            let why = |message: &Message| super::why(message, Some(&own));
            let other = "/org/freedesktop/login1/session/_33";
            let prepare = |begins: bool| signal(ROOT, MANAGER, "PrepareForSleep", &begins);
            assert_eq!(why(&prepare(true)), Some(LockReason::Suspend));
            assert_eq!(why(&prepare(false)), None, "it woke");
            let lock = |path| signal(path, SESSION, "Lock", &());
            assert_eq!(why(&lock(OWN)), Some(LockReason::Screen));
            assert_eq!(why(&lock(other)), None);
            assert_eq!(why(&signal(OWN, SESSION, "Unlock", &())), None);
            for (path, of, name, to, reason) in [
                (OWN, SESSION, "Active", false, Some(LockReason::Switched)),
                (OWN, SESSION, "Active", true, None),
                (other, SESSION, "Active", false, None),
                (OWN, "org.example.Other", "Active", false, None),
                (OWN, SESSION, "LockedHint", true, Some(LockReason::Screen)),
                (OWN, SESSION, "LockedHint", false, None),
                (OWN, SESSION, "IdleHint", true, None),
            ] {
                let message = changed(path, of, name, to);
                assert_eq!(why(&message), reason, "{path} {of} {name} {to}");
            }
            // Not what it is by its name.
            assert_eq!(why(&signal(ROOT, MANAGER, "PrepareForSleep", &"yes")), None);
        }

        #[test]
        fn without_a_session_of_our_own_each_lock_is_ours() {
            let lock = signal(OWN, SESSION, "Lock", &());
            assert_eq!(why(&lock, None), Some(LockReason::Screen));
            assert_eq!(why(&changed(OWN, SESSION, "Active", false), None), None);
        }
    }
}

/// The session's bus: what the screen saver says, whichever it is.
#[cfg(target_os = "linux")]
mod screen_saver {
    use tauri::AppHandle;
    use zbus::Message;
    use zbus::blocking::fdo::DBusProxy;
    use zbus::blocking::{Connection, MessageIterator};

    use crate::idle::lock_for;
    use crate::lock::LockReason;

    const MEMBER: &str = "ActiveChanged";
    /// What each of them calls itself at the end: org.freedesktop, org.gnome, org.mate and others.
    const ENDING: &str = ".ScreenSaver";

    /// Returns when the bus goes away.
    pub(super) fn listen(app: &AppHandle) -> zbus::Result<()> {
        let bus = Connection::session()?;
        let messages = MessageIterator::from(&bus);
        let rule = zbus::MatchRule::builder()
            .msg_type(zbus::message::Type::Signal)
            .member(MEMBER)?
            .build();
        DBusProxy::new(&bus)?.add_match_rule(rule)?;
        for message in messages {
            if covers(&message?) {
                lock_for(app, LockReason::Screen);
            }
        }
        Ok(())
    }

    /// Whether a signal says that the screen is covered from now on.
    fn covers(signal: &Message) -> bool {
        let header = signal.header();
        let member = header.member().is_some_and(|member| member == MEMBER);
        let saver = header
            .interface()
            .is_some_and(|interface| interface.ends_with(ENDING));
        member && saver && signal.body().deserialize().unwrap_or(false)
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn any_screen_saver_that_comes_up_covers_and_nothing_else_does() {
            for (interface, member, active, is_so) in [
                ("org.freedesktop.ScreenSaver", MEMBER, true, true),
                ("org.gnome.ScreenSaver", MEMBER, true, true),
                ("org.gnome.ScreenSaver", MEMBER, false, false),
                ("org.gnome.ScreenSaver", "WakeUpScreen", true, false),
                ("org.example.Lamp", MEMBER, true, false),
            ] {
                let signal = Message::signal("/org/gnome/ScreenSaver", interface, member)
                    .unwrap()
                    .build(&active)
                    .unwrap();
                assert_eq!(covers(&signal), is_so, "{interface} {member} {active}");
            }
        }
    }
}

//! Where a person sits: a screen, a bus and a home folder of their own; the program starts here.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::app::App;
use crate::filled;
use crate::home::Home;
use crate::person::Person;
use crate::processes;
use crate::programs;
use crate::screen::{Bus, Screen};
use crate::spent;
use crate::wait;

/// Marks everything started at one desk, so that nothing of it is left over.
const MARK: &str = "EVENKEEL_JOURNEY_DESK";

/// Key derivation costs 2^10 in journeys; people get 2^18.
const QUICK_KEYS: &str = "10";

/// A desk. Everything started at it ends with it.
#[derive(Debug)]
pub struct Desk {
    bus: Bus,
    screen: Screen,
    mark: String,
    program: PathBuf,
    person: Option<Person>,
    /// Last: its folders go when nobody writes into them any more.
    home: Home,
}

impl Default for Desk {
    fn default() -> Self {
        Self::new()
    }
}

impl Desk {
    /// Sets up an empty desk for the program that journeys drive.
    pub fn new() -> Self {
        Self::with(&programs::automated())
    }

    /// Sets up an empty desk for this program.
    pub fn with(program: &Path) -> Self {
        Self::set_up(Home::new(), program.to_path_buf(), None)
    }

    /// Sets up an empty desk at which all programs are `person`'s.
    pub fn of(person: Person) -> Self {
        let home = Home::new();
        home.give_to(person);
        Self::set_up(home, programs::automated(), Some(person))
    }

    fn set_up(home: Home, program: PathBuf, person: Option<Person>) -> Self {
        let mark = home.root().display().to_string();
        let (screen, bus) = spent::on("setting up", || {
            let screen = Screen::open();
            let bus = open_bus(&home, &screen, &mark, person);
            (screen, bus)
        });
        Self {
            bus,
            screen,
            mark,
            program,
            person,
            home,
        }
    }

    /// Makes a journal with nothing in it, as an earlier day's first run has. Answers with its recovery key.
    ///
    /// # Panics
    /// When the disk refuses.
    pub fn make_journal(&self, passphrase: &str) -> String {
        let recovery_key = filled::begin(&self.data(), passphrase);
        if let Some(person) = self.person {
            self.home.give_to(person);
        }
        recovery_key
    }

    /// Makes a journal with nothing in it, starts the program and stands on Today.
    pub fn start_open(&self, passphrase: &str) -> App {
        self.make_journal(passphrase);
        let app = self.start();
        app.unlock(passphrase);
        app
    }

    /// Starts the program and attaches to it.
    pub fn start(&self) -> App {
        App::start(self, self.automated(), &[])
    }

    /// Starts the program with arguments and environment of its own, and attaches to it.
    pub fn start_with(&self, arguments: &[&str], environment: &[(&str, &str)]) -> App {
        let mut command = self.automated();
        command.args(arguments).envs(environment.iter().copied());
        App::start(self, command, &[])
    }

    /// The made journal, started and still locked, and its passphrase, which it prints.
    pub fn start_sample(&self) -> (App, String) {
        let app = self.start_with(&["--sample"], &[]);
        let passphrase = wait::until("the sample's passphrase was not printed", || {
            let said = app.said();
            let mut lines = said.lines();
            lines.find_map(|line| Some(line.strip_prefix("passphrase: ")?.to_owned()))
        });
        (app, passphrase)
    }

    /// The program that can be automated, not started yet.
    pub fn automated(&self) -> Command {
        let mut command = self.command(&self.program);
        command
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("EVENKEEL_TEST_LOG_N", QUICK_KEYS);
        command
    }

    /// The program that can be automated, bound by the modes of files even where journeys run as root:
    /// it may not write into a folder that is read-only. Not started yet.
    pub fn bound_by_modes(&self) -> Command {
        let mut command = self.command(Path::new("setpriv"));
        command
            .args(["--bounding-set=-dac_override,-dac_read_search", "--"])
            .arg(&self.program)
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("EVENKEEL_TEST_LOG_N", QUICK_KEYS);
        command
    }

    /// The program as people get it, not started yet.
    pub fn plain(&self) -> Command {
        self.command(&programs::plain())
    }

    /// Any program, furnished with this desk's screen, bus and folders, and run by whoever sits at it.
    pub fn command(&self, program: &Path) -> Command {
        let mut command = match self.person {
            None => Command::new(program),
            // Ours may lie where they have no way to.
            Some(person) => {
                let mut command = Command::new("setpriv");
                command
                    .args(person.become_them())
                    .arg("--")
                    .arg(self.home.lend(program));
                command
            }
        };
        self.furnish(&mut command);
        command
    }

    /// The person starts the program once more, which calls the window of the one that runs.
    ///
    /// # Panics
    /// When the second start does not end well.
    pub fn start_again(&self) {
        let status = self.automated().status().expect("the program starts");
        assert!(status.success(), "the second start ended with {status}");
    }

    /// Puts a layout on the screen's keyboard, by its name in X: `fr`, `ru`.
    ///
    /// # Panics
    /// When setxkbmap is missing or does not know it.
    pub fn lay_out_keys(&self, layout: &str) {
        let changed = self
            .command(Path::new("setxkbmap"))
            .arg(layout)
            .status()
            .expect("setxkbmap starts (Debian package x11-xkb-utils)");
        assert!(changed.success(), "there is no layout {layout}");
    }

    /// A second bus at the same desk: another login of the same person.
    pub fn second_bus(&self) -> Bus {
        open_bus(&self.home, &self.screen, &self.mark, self.person)
    }

    /// Leaves a settings file, as from an earlier day: it is what the program reads while locked.
    pub fn write_settings(&self, settings: &str) {
        fs::create_dir(self.data())
            .and_then(|()| fs::write(self.data().join("settings.json"), settings))
            .expect("the settings can be written");
    }

    /// The folders.
    pub fn home(&self) -> &Home {
        &self.home
    }

    /// Where its bus, which is both the session's and the system's, is found.
    pub fn bus_address(&self) -> &str {
        self.bus.address()
    }

    /// The screen.
    pub fn screen(&self) -> &Screen {
        &self.screen
    }

    /// What the program's processes carry in their environment.
    pub fn app_mark(&self) -> String {
        format!("EVENKEEL_DATA_DIR={}", self.data().display())
    }

    /// The journal's folder.
    pub fn data(&self) -> PathBuf {
        self.home.data()
    }

    fn furnish(&self, command: &mut Command) {
        self.home.furnish(command);
        command
            .env(MARK, &self.mark)
            .env("EVENKEEL_DATA_DIR", self.data())
            .env("DISPLAY", self.screen.display())
            .env("DBUS_SESSION_BUS_ADDRESS", self.bus.address())
            // The system's own would lock what is being tried here together with its screen.
            .env("DBUS_SYSTEM_BUS_ADDRESS", self.bus.address())
            .env("GDK_BACKEND", "x11")
            .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
            .env("LANG", "C.UTF-8")
            .env_remove("LC_ALL")
            .env_remove("LANGUAGE")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("TAURI_WEBVIEW_AUTOMATION")
            .env_remove("WEBKIT_INSPECTOR_SERVER")
            .stdin(Stdio::null());
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        spent::on("ending", || {
            processes::end_family(&format!("{MARK}={}", self.mark));
        });
        spent::write();
    }
}

fn open_bus(home: &Home, screen: &Screen, mark: &str, person: Option<Person>) -> Bus {
    Bus::open(person, |command| {
        home.furnish(command);
        command
            .env(MARK, mark)
            .env("DISPLAY", screen.display())
            .env_remove("WAYLAND_DISPLAY")
            // The desk's own: a service started here must not find the system's.
            .env_remove("DBUS_SESSION_BUS_ADDRESS");
    })
}

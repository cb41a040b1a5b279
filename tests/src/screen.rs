//! A screen (Xvfb) and a session bus (dbus-daemon) of one's own.
//!
//! There is no window manager unless a journey starts one ([`crate::manager`]): windows stand where they are put,
//! and the program's calls to raise or focus itself reach the X server directly. That is enough to see stacking, to
//! ask a window to close as a title bar's button does, and to send real keys.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use x11rb::connection::Connection;
use x11rb::protocol::xproto::{
    AtomEnum, ClientMessageEvent, ConfigureWindowAux, ConnectionExt, CreateWindowAux, EventMask,
    ImageFormat, Window, WindowClass,
};
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;

use crate::person::Person;
use crate::processes::ProcessId;

/// A child that is ended when it goes out of scope.
#[derive(Debug)]
pub struct Guarded(pub Child);

impl Drop for Guarded {
    fn drop(&mut self) {
        let _gone_already = self.0.kill();
        let _reaped = self.0.wait();
    }
}

/// A quiet program that also ends when the journey's own thread does, even by kill -9 (setpriv, of
/// util-linux, asks the kernel for that).
pub fn guarded(program: &str) -> Command {
    guarded_for(None, program)
}

/// The same, of that person.
fn guarded_for(person: Option<Person>, program: &str) -> Command {
    let mut command = Command::new("setpriv");
    if let Some(person) = person {
        command.args(person.become_them());
    }
    command
        .args(["--pdeathsig", "KILL", "--", program])
        .stdin(Stdio::null())
        .stderr(Stdio::null());
    command
}

/// A virtual screen.
#[derive(Debug)]
pub struct Screen {
    display: String,
    _server: Guarded,
}

impl Screen {
    /// Opens a screen of 1600×1200 on the first free display number.
    ///
    /// # Panics
    /// When Xvfb is missing or does not start.
    pub fn open() -> Self {
        let mut server = guarded("Xvfb")
            .args([
                "-displayfd",
                "1",
                "-screen",
                "0",
                "1600x1200x24",
                "-nolisten",
                "tcp",
            ])
            .stdout(Stdio::piped())
            .spawn()
            .map(Guarded)
            .expect("Xvfb starts (Debian package xvfb)");
        let number = first_line(&mut server, "Xvfb names its display");
        Self {
            display: format!(":{number}"),
            _server: server,
        }
    }

    /// The value for DISPLAY.
    pub fn display(&self) -> &str {
        &self.display
    }

    /// A view of the windows on it.
    pub fn windows(&self) -> Windows {
        let (connection, screen) =
            RustConnection::connect(Some(&self.display)).expect("the screen answers");
        let root = connection.setup().roots[screen].root;
        Windows { connection, root }
    }
}

/// A session bus.
#[derive(Debug)]
pub struct Bus {
    address: String,
    _daemon: Guarded,
}

impl Bus {
    /// Starts a bus, of `person` if one is named; `furnish` sets the environment its services will inherit.
    ///
    /// # Panics
    /// When dbus-daemon is missing or does not start.
    pub fn open(person: Option<Person>, furnish: impl FnOnce(&mut Command)) -> Self {
        let mut command = guarded_for(person, "dbus-daemon");
        command
            .args(["--session", "--nofork", "--nopidfile", "--print-address=1"])
            .stdout(Stdio::piped());
        furnish(&mut command);
        let mut daemon = command
            .spawn()
            .map(Guarded)
            .expect("dbus-daemon starts (Debian package dbus)");
        let address = first_line(&mut daemon, "dbus-daemon names its address");
        Self {
            address,
            _daemon: daemon,
        }
    }

    /// The value for DBUS_SESSION_BUS_ADDRESS.
    pub fn address(&self) -> &str {
        &self.address
    }
}

fn first_line(child: &mut Guarded, what: &str) -> String {
    let stdout = child.0.stdout.take().expect("standard output is a pipe");
    let mut line = String::new();
    BufReader::new(stdout).read_line(&mut line).expect(what);
    let line = line.trim().to_owned();
    assert!(!line.is_empty(), "expected that {what}");
    line
}

/// A picture, four bytes a pixel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pixels {
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// Red, green, blue and a byte without meaning, for each pixel.
    pub data: Vec<u8>,
}

/// The windows on a screen, as its server sees them.
pub struct Windows {
    connection: RustConnection,
    root: Window,
}

impl std::fmt::Debug for Windows {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Windows").finish_non_exhaustive()
    }
}

impl Windows {
    /// The visible window of a process, if it shows one.
    pub fn of(&self, process: ProcessId) -> Option<Window> {
        self.with_managed()
            .into_iter()
            .rev()
            .find(|&window| self.is_of(window, process) && self.is_visible(window))
    }

    /// The visible window of a process that has exactly this title, if it shows one.
    pub fn titled(&self, process: ProcessId, title: &str) -> Option<Window> {
        self.with_managed().into_iter().rev().find(|&window| {
            self.is_of(window, process)
                && self.is_visible(window)
                && self.title(window).as_deref() == Some(title)
        })
    }

    /// Whether a window manager runs.
    pub fn is_managed(&self) -> bool {
        let check = self.atom("_NET_SUPPORTING_WM_CHECK");
        !self.windows_in(self.root, check).is_empty()
            && !self
                .windows_in(self.root, self.atom("_NET_SUPPORTED"))
                .is_empty()
    }

    /// What the window manager calls itself.
    pub fn manager_name(&self) -> Option<String> {
        let check = self.atom("_NET_SUPPORTING_WM_CHECK");
        let its_window = self.windows_in(self.root, check).first().copied()?;
        self.title(its_window)
    }

    /// The window of a process that the manager lists, minimised or not.
    pub fn listed(&self, process: ProcessId) -> Option<Window> {
        self.managed()
            .into_iter()
            .rev()
            .find(|&window| self.is_of(window, process))
    }

    /// Whether a listed window is minimised: the manager says so, and it is not on the screen.
    pub fn is_minimised(&self, window: Window) -> bool {
        const ICONIC: u32 = 3;
        let state = self.windows_in(window, self.atom("WM_STATE"));
        state.first() == Some(&ICONIC) && !self.is_visible(window)
    }

    /// The window the manager has given the keyboard.
    pub fn active(&self) -> Option<Window> {
        self.windows_in(self.root, self.atom("_NET_ACTIVE_WINDOW"))
            .into_iter()
            .find(|&window| window != 0)
    }

    /// Whether keys reach a window: the manager says a little earlier that it has given it the keyboard.
    pub fn takes_keys(&self, window: Window) -> bool {
        let focus = self.connection.get_input_focus().ok();
        let mut at = focus
            .and_then(|asked| asked.reply().ok())
            .map(|focus| focus.focus);
        // The toolkit gives it on to a window inside its own.
        while let Some(inside) = at.filter(|&inside| inside != 0 && inside != self.root) {
            if inside == window {
                return true;
            }
            let tree = self.connection.query_tree(inside).ok();
            at = tree
                .and_then(|asked| asked.reply().ok())
                .map(|tree| tree.parent);
        }
        false
    }

    /// Whether the manager has the first window above the second.
    pub fn stands_above(&self, upper: Window, lower: Window) -> bool {
        let stack = self.managed();
        let place = |window| stack.iter().position(|&w| w == window);
        place(upper).is_some() && place(upper) > place(lower)
    }

    /// Minimises a window, as the button in its title bar does.
    pub fn minimise(&self, window: Window) {
        self.tell_manager(window, "WM_CHANGE_STATE", [3, 0, 0, 0, 0]);
    }

    /// Brings a window to the front, as its entry in a list of windows does.
    pub fn activate(&self, window: Window) {
        self.tell_manager(window, "_NET_ACTIVE_WINDOW", [2, 0, 0, 0, 0]);
    }

    fn tell_manager(&self, window: Window, what: &str, data: [u32; 5]) {
        let message = ClientMessageEvent::new(32, window, self.atom(what), data);
        let mask = EventMask::SUBSTRUCTURE_NOTIFY | EventMask::SUBSTRUCTURE_REDIRECT;
        self.connection
            .send_event(false, self.root, mask, message)
            .expect("the screen takes the message");
        self.connection.sync().expect("the screen answers");
    }

    /// Asks a window to close, as the button in its title bar does.
    pub fn ask_to_close(&self, window: Window) {
        let message = ClientMessageEvent::new(
            32,
            window,
            self.atom("WM_PROTOCOLS"),
            [self.atom("WM_DELETE_WINDOW"), 0, 0, 0, 0],
        );
        self.connection
            .send_event(false, window, EventMask::NO_EVENT, message)
            .expect("the screen takes the message");
        self.connection.sync().expect("the screen answers");
    }

    /// Gives a window a size, as dragging its corner does.
    pub fn resize(&self, window: Window, width: u32, height: u32) {
        let size = ConfigureWindowAux::new().width(width).height(height);
        self.connection
            .configure_window(window, &size)
            .expect("a window can be resized");
        self.connection.sync().expect("the screen answers");
    }

    /// What a window shows, as rows of red, green, blue and a byte without meaning.
    pub fn pixels(&self, window: Window) -> Option<Pixels> {
        let size = self.connection.get_geometry(window).ok()?.reply().ok()?;
        let image = self
            .connection
            .get_image(
                ImageFormat::Z_PIXMAP,
                window,
                0,
                0,
                size.width,
                size.height,
                u32::MAX,
            )
            .ok()?
            .reply()
            .ok()?;
        let mut data = image.data;
        // The server gives blue first.
        data.chunks_exact_mut(4).for_each(|pixel| pixel.swap(0, 2));
        Some(Pixels {
            width: size.width.into(),
            height: size.height.into(),
            data,
        })
    }

    /// Puts a plain window over everything, and says which.
    pub fn cover(&self) -> Window {
        let cover = self
            .connection
            .generate_id()
            .expect("the screen gives numbers");
        self.connection
            .create_window(
                x11rb::COPY_DEPTH_FROM_PARENT,
                cover,
                self.root,
                0,
                0,
                1600,
                1200,
                0,
                WindowClass::INPUT_OUTPUT,
                0,
                &CreateWindowAux::new().override_redirect(1),
            )
            .expect("a window can be made");
        self.connection
            .map_window(cover)
            .expect("a window can be shown");
        self.connection.sync().expect("the screen answers");
        cover
    }

    /// Whether the first window lies above the second.
    pub fn is_above(&self, upper: Window, lower: Window) -> bool {
        let stack = self.stacked();
        let place = |window| stack.iter().position(|&w| w == window);
        place(upper) > place(lower)
    }

    /// Windows on the screen, lowest first.
    fn stacked(&self) -> Vec<Window> {
        self.connection
            .query_tree(self.root)
            .ok()
            .and_then(|cookie| cookie.reply().ok())
            .map(|tree| tree.children)
            .unwrap_or_default()
    }

    /// The windows a manager has, lowest first; none without a manager.
    fn managed(&self) -> Vec<Window> {
        self.windows_in(self.root, self.atom("_NET_CLIENT_LIST_STACKING"))
    }

    /// Those, and the windows on the screen itself. A manager puts the first into frames of its own.
    fn with_managed(&self) -> Vec<Window> {
        let mut all = self.stacked();
        all.extend(self.managed());
        all
    }

    fn is_of(&self, window: Window, process: ProcessId) -> bool {
        self.number(window, self.atom("_NET_WM_PID")) == Some(process)
    }

    /// The numbers in a property, whatever they are of.
    fn windows_in(&self, window: Window, property: u32) -> Vec<u32> {
        self.connection
            .get_property(false, window, property, AtomEnum::ANY, 0, 1024)
            .ok()
            .and_then(|cookie| cookie.reply().ok())
            .and_then(|reply| Some(reply.value32()?.collect()))
            .unwrap_or_default()
    }

    /// Whether a window is on the screen.
    pub fn is_visible(&self, window: Window) -> bool {
        self.connection
            .get_window_attributes(window)
            .ok()
            .and_then(|cookie| cookie.reply().ok())
            .is_some_and(|a| a.map_state == x11rb::protocol::xproto::MapState::VIEWABLE)
    }

    fn number(&self, window: Window, property: u32) -> Option<u32> {
        self.connection
            .get_property(false, window, property, AtomEnum::CARDINAL, 0, 1)
            .ok()?
            .reply()
            .ok()?
            .value32()?
            .next()
    }

    fn title(&self, window: Window) -> Option<String> {
        let name = self.atom("_NET_WM_NAME");
        let reply = self
            .connection
            .get_property(false, window, name, AtomEnum::ANY, 0, 256)
            .ok()?
            .reply()
            .ok()?;
        String::from_utf8(reply.value).ok()
    }

    fn atom(&self, name: &str) -> u32 {
        self.connection
            .intern_atom(false, name.as_bytes())
            .ok()
            .and_then(|cookie| cookie.reply().ok())
            .map(|reply| reply.atom)
            .expect("the screen knows names")
    }
}

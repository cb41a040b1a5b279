//! A Wayland desktop of a desk's own: sway, which shows its windows on no screen and tells which it has.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use serde_json::Value;

use crate::app::App;
use crate::desk::Desk;
use crate::processes::ProcessId;
use crate::screen::Guarded;
use crate::wait;

/// What sway calls its first display.
const DISPLAY: &str = "wayland-1";

/// The desktop, running.
#[derive(Debug)]
pub struct Wayland<'desk> {
    desk: &'desk Desk,
    socket: PathBuf,
    _process: Guarded,
}

impl<'desk> Wayland<'desk> {
    /// Opens it and waits until it answers. Sway refuses root, so the desk has to be somebody else's.
    ///
    /// # Panics
    /// When it is missing or does not start.
    pub fn open(desk: &'desk Desk) -> Self {
        let settings = desk.home().root().join("sway");
        std::fs::write(&settings, "xwayland disable\n").expect("settings can be written");
        let socket = desk.home().root().join("run/sway");
        let process = desk
            .command(Path::new("sway"))
            .arg("--config")
            .arg(&settings)
            .env_remove("DISPLAY")
            .env("SWAYSOCK", &socket)
            .env("WLR_BACKENDS", "headless")
            .env("WLR_LIBINPUT_NO_DEVICES", "1")
            .env("WLR_RENDERER", "pixman")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map(Guarded)
            .expect("sway starts (Debian package sway)");
        let here = Self {
            desk,
            socket,
            _process: process,
        };
        wait::until("sway did not answer", || here.tree());
        here
    }

    /// Starts the program here, with these arguments.
    pub fn start(&self, arguments: &[&str]) -> App {
        let here = [("GDK_BACKEND", "wayland"), ("WAYLAND_DISPLAY", DISPLAY)];
        self.desk.start_with(arguments, &here)
    }

    /// Whether it shows a window of that process.
    pub fn shows(&self, process: ProcessId) -> bool {
        self.windows().iter().any(|window| window.of == process)
    }

    /// Whose window has the keyboard.
    pub fn has_keyboard(&self) -> Option<ProcessId> {
        self.windows()
            .into_iter()
            .find(|window| window.is_focused)
            .map(|window| window.of)
    }

    fn windows(&self) -> Vec<Window> {
        let mut windows = Vec::new();
        gather(&self.tree().expect("sway tells its windows"), &mut windows);
        windows
    }

    fn tree(&self) -> Option<Value> {
        let told = self
            .desk
            .command(Path::new("swaymsg"))
            .arg("--socket")
            .arg(&self.socket)
            .args(["--raw", "--type", "get_tree"])
            .output()
            .expect("swaymsg starts (Debian package sway)");
        serde_json::from_slice(&told.stdout).ok()
    }
}

/// A window in sway's tree.
struct Window {
    of: ProcessId,
    is_focused: bool,
}

/// What holds no other and belongs to a process is a window.
fn gather(node: &Value, windows: &mut Vec<Window>) {
    let of = node["pid"].as_u64().and_then(|pid| pid.try_into().ok());
    if let Some(of) = of {
        windows.push(Window {
            of,
            is_focused: node["focused"] == true,
        });
    }
    for held in ["nodes", "floating_nodes"] {
        for node in node[held].as_array().into_iter().flatten() {
            gather(node, windows);
        }
    }
}

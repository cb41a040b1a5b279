//! A real keyboard (xdotool), for the program as people get it, which no driver may steer.

use std::process::{Command, Stdio};

/// A keyboard plugged into a screen.
#[derive(Debug)]
pub struct Keyboard {
    display: String,
}

impl Keyboard {
    /// Plugs one in.
    pub fn at(display: &str) -> Self {
        Self {
            display: display.to_owned(),
        }
    }

    /// Gives a window the keys, as clicking on it would.
    pub fn aim_at(&self, window: u32) {
        self.send(&["windowfocus", "--sync", &window.to_string()]);
    }

    /// Types a text.
    pub fn type_text(&self, text: &str) {
        self.send(&["type", "--delay", "15", text]);
    }

    /// Presses a chord, in xdotool's words: `ctrl+l`, `Return`.
    pub fn press(&self, chord: &str) {
        self.send(&["key", "--delay", "30", chord]);
    }

    /// Clicks at a place of a window, with the mouse beside the keyboard.
    pub fn click(&self, window: u32, x: u32, y: u32) {
        let (window, x, y) = (window.to_string(), x.to_string(), y.to_string());
        self.send(&["mousemove", "--window", &window, &x, &y, "click", "1"]);
    }

    fn send(&self, arguments: &[&str]) {
        let sent = Command::new("xdotool")
            .args(arguments)
            .env("DISPLAY", &self.display)
            .stdin(Stdio::null())
            .status()
            .expect("xdotool starts (Debian package xdotool)");
        assert!(sent.success(), "xdotool could not send {:?}", arguments[0]);
    }
}

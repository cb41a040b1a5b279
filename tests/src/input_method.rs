//! An input method at a desk: IBus, which writes Korean, or Fcitx, which writes Chinese. What is composed is shown in
//! the text, or, where the program does not want that, nowhere at all: neither has a window of its own here.

use std::fs;
use std::path::Path;
use std::process::Stdio;

use crate::desk::Desk;
use crate::screen::Guarded;
use crate::wait;

/// What a program finds in its environment to use IBus.
pub const IBUS: (&str, &str) = ("GTK_IM_MODULE", "ibus");
/// The same for Fcitx.
pub const FCITX: (&str, &str) = ("GTK_IM_MODULE", "fcitx");

/// Chinese by its sounds, and nothing else to turn to.
const PROFILE: &str = "[Groups/0]
Name=Default
Default Layout=us
DefaultIM=chewing

[Groups/0/Items/0]
Name=chewing
Layout=

[GroupOrder]
0=Default
";
/// What would show a window, or look for another kind of screen.
const WITHOUT: &str =
    "--disable=wayland,kimpanel,classicui,notificationitem,notifications,clipboard";

/// The input method, running.
#[derive(Debug)]
pub struct InputMethod {
    _daemon: Guarded,
}

impl InputMethod {
    /// Starts it and chooses Korean.
    ///
    /// # Panics
    /// When it is missing or does not answer.
    pub fn korean(desk: &Desk) -> Self {
        let daemon = desk
            .command(Path::new("ibus-daemon"))
            .args(["--panel", "disable"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map(Guarded)
            .expect("ibus-daemon starts (Debian package ibus)");
        wait::until("IBus did not begin to write Korean", || {
            let chosen = desk
                .command(Path::new("ibus"))
                .args(["engine", "hangul"])
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .status();
            chosen.is_ok_and(|status| status.success()).then_some(())
        });
        Self { _daemon: daemon }
    }

    /// Starts Fcitx, which has Chinese to write alone.
    ///
    /// # Panics
    /// When it is missing or does not answer.
    pub fn chinese(desk: &Desk) -> Self {
        let settings = desk.home().root().join("config/fcitx5");
        fs::create_dir_all(&settings)
            .and_then(|()| fs::write(settings.join("profile"), PROFILE))
            .expect("its settings can be written");
        let daemon = desk
            .command(Path::new("fcitx5"))
            .arg(WITHOUT)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map(Guarded)
            .expect("fcitx5 starts (Debian package fcitx5)");
        wait::until("Fcitx did not answer", || answer(desk).map(drop));
        Self { _daemon: daemon }
    }

    /// Waits until Fcitx writes Chinese, which it does once a program asks it to.
    ///
    /// # Panics
    /// When none does.
    pub fn writes_chinese(&self, desk: &Desk) {
        wait::until("Fcitx did not begin to write Chinese", || {
            answer(desk)?.starts_with("chewing").then_some(())
        });
    }
}

/// What Fcitx writes now, once it answers.
fn answer(desk: &Desk) -> Option<String> {
    let said = desk
        .command(Path::new("fcitx5-remote"))
        .arg("-n")
        .output()
        .ok()?;
    let said = said.status.success().then_some(said.stdout)?;
    String::from_utf8(said).ok()
}

//! The dialog that asks where a file goes, or which one is meant: the desktop's own, which no driver may
//! steer. Real keys go in.

use std::path::Path;
use std::time::Duration;

use crate::app::App;
use crate::desk::Desk;
use crate::keyboard::Keyboard;
use crate::wait;

/// How long a dialog may take to hear keys that it was sent.
const HEARING: Duration = Duration::from_secs(6);
/// How long the desktop's question, or the place for a path, takes to come.
const ASKING: Duration = Duration::from_secs(1);
/// How often it is asked again: it may not listen yet when it is first seen.
const TRIES: usize = 4;

/// A dialog about a file, in front of the program.
#[derive(Debug)]
pub struct SaveDialog<'a> {
    app: &'a App,
    keyboard: Keyboard,
    title: &'static str,
}

impl<'a> SaveDialog<'a> {
    /// Waits for the dialog of that title.
    ///
    /// # Panics
    /// When it does not come.
    pub fn of(desk: &Desk, app: &'a App, title: &'static str) -> Self {
        let dialog = Self {
            app,
            keyboard: Keyboard::at(desk.screen().display()),
            title,
        };
        wait::until(&format!("there was no dialog {title:?}"), || {
            dialog.window()
        });
        dialog
    }

    /// Replaces the offered name by a whole path and saves.
    ///
    /// # Panics
    /// When the dialog stays.
    pub fn save_as(self, path: &Path) {
        self.until_gone(|keyboard| {
            keyboard.press("ctrl+a");
            keyboard.type_text(&path.display().to_string());
            keyboard.press("Return");
        });
    }

    /// The same for a path at which there is a file: the desktop asks whether to replace it, and is told so.
    ///
    /// # Panics
    /// When the dialog stays.
    pub fn replace(self, path: &Path) {
        self.until_gone(|keyboard| {
            keyboard.press("ctrl+a");
            keyboard.type_text(&path.display().to_string());
            keyboard.press("Return");
            // Its question is a window of its own, before which the dialog steps back.
            std::thread::sleep(ASKING);
            keyboard.press("alt+r");
        });
    }

    /// Names a file that is there already, in the place for a path.
    ///
    /// # Panics
    /// When the dialog stays.
    pub fn choose(self, path: &Path) {
        self.until_gone(|keyboard| {
            // A slash opens the place for a path, which takes a moment: what is typed meanwhile is lost.
            keyboard.type_text("/");
            std::thread::sleep(ASKING);
            keyboard.press("ctrl+a");
            keyboard.type_text(&path.display().to_string());
            keyboard.press("Return");
        });
    }

    /// Changes one's mind.
    ///
    /// # Panics
    /// When the dialog stays.
    pub fn give_up(self) {
        self.until_gone(|keyboard| keyboard.press("Escape"));
    }

    fn until_gone(&self, act: impl Fn(&Keyboard)) {
        for _ in 0..TRIES {
            let Some(window) = self.window() else { return };
            self.keyboard.aim_at(window);
            act(&self.keyboard);
            if wait::soon(HEARING, || self.window().is_none()) {
                return;
            }
        }
        panic!("the dialog {:?} stayed", self.title);
    }

    fn window(&self) -> Option<u32> {
        self.app.windows().titled(self.app.id(), self.title)
    }
}

//! Says why the program cannot start: in the terminal, and in a plain window for somebody who has none.

/// Why it cannot start.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// Somebody typed a command: the terminal is where they look.
    InTheTerminal(String),
    /// It may have been started from a menu.
    InAWindow(String),
}

impl From<String> for Refusal {
    fn from(sentence: String) -> Self {
        Self::InTheTerminal(sentence)
    }
}

impl Refusal {
    /// Says it and waits until a window that says it was closed.
    pub(crate) fn tell(&self) {
        match self {
            Self::InTheTerminal(sentence) => to_the_terminal(sentence),
            Self::InAWindow(sentence) => say(sentence, true),
        }
    }
}

fn say(sentence: &str, takes_keyboard: bool) {
    to_the_terminal(&format!("evenkeel: {sentence}"));
    in_a_window(sentence, takes_keyboard);
}

/// Says why it cannot go on, from any thread, once the program runs. Somebody may be typing elsewhere by then.
#[cfg(target_os = "linux")]
pub(crate) fn loudly_in(app: &tauri::AppHandle, sentence: &str) {
    let sentence = sentence.to_owned();
    let (told, closed) = std::sync::mpsc::channel();
    let _ = app.run_on_main_thread(move || {
        say(&sentence, false);
        let _ = told.send(());
    });
    let _ = closed.recv();
}

#[allow(
    clippy::print_stderr,
    reason = "a start that cannot go on says why in the terminal"
)]
fn to_the_terminal(sentence: &str) {
    eprintln!("{sentence}");
}

/// Nothing where there is no screen.
#[cfg(target_os = "linux")]
fn in_a_window(sentence: &str, takes_keyboard: bool) {
    use gtk::prelude::*;
    if gtk::init().is_err() {
        return;
    }
    let none = None::<&gtk::Window>;
    let flags = gtk::DialogFlags::empty();
    let (kind, buttons) = (gtk::MessageType::Error, gtk::ButtonsType::Close);
    let dialog = gtk::MessageDialog::new(none, flags, kind, buttons, sentence);
    dialog.set_title(&crate::words::text("start-title"));
    dialog.set_focus_on_map(takes_keyboard);
    dialog.run();
}

/// Elsewhere only the terminal is told.
#[cfg(not(target_os = "linux"))]
fn in_a_window(_sentence: &str, _takes_keyboard: bool) {}

//! Says why the program cannot start: in the terminal, and in a plain window for somebody who has none.

/// Why it cannot start.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// Somebody typed a command: the terminal is where they look.
    InTheTerminal(String),
    /// It may have been started from a menu.
    InAWindow(String),
}

/// What a sentence in the terminal begins with: among other programs' it has to say whose it is.
const OURS: &str = "evenkeel: ";

impl From<String> for Refusal {
    fn from(sentence: String) -> Self {
        Self::InTheTerminal(sentence)
    }
}

impl Refusal {
    /// Says it and waits until a window that says it was closed.
    pub(crate) fn tell(&self) {
        match self.told_where(cfg!(windows)) {
            Self::InTheTerminal(sentence) => to_the_terminal(&sentence),
            Self::InAWindow(sentence) => say(&sentence, true),
        }
    }

    /// On Windows a program with a window has no terminal, whatever it was started from: there every sentence is said
    /// in a window, or nobody hears it.
    fn told_where(&self, on_windows: bool) -> Self {
        match self {
            Self::InTheTerminal(sentence) if on_windows => {
                let bare = sentence.strip_prefix(OURS).unwrap_or(sentence);
                Self::InAWindow(bare.to_owned())
            }
            Self::InTheTerminal(sentence) => Self::InTheTerminal(sentence.clone()),
            Self::InAWindow(sentence) => Self::InAWindow(sentence.clone()),
        }
    }
}

fn say(sentence: &str, takes_keyboard: bool) {
    to_the_terminal(&format!("{OURS}{sentence}"));
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

/// The system's own box, which needs no window of ours and no web view: one may be what is missing.
#[cfg(not(target_os = "linux"))]
fn in_a_window(sentence: &str, _takes_keyboard: bool) {
    rfd::MessageDialog::new()
        .set_level(rfd::MessageLevel::Error)
        .set_title(crate::words::text("start-title"))
        .set_description(sentence)
        .show();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_there_is_no_terminal_every_sentence_is_said_in_a_window() {
        let typed = Refusal::from("evenkeel: --what is not understood".to_owned());
        let menu = Refusal::InAWindow("There is no web view.".to_owned());
        assert_eq!(typed.told_where(false), typed);
        assert_eq!(
            typed.told_where(true),
            Refusal::InAWindow("--what is not understood".to_owned())
        );
        for on_windows in [false, true] {
            assert_eq!(menu.told_where(on_windows), menu);
        }
    }
}

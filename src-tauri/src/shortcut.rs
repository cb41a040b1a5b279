//! The keys that hide and lock are the window's: they work whatever the page does, and over a dialog.

use gtk::gdk;
use gtk::glib;
use tauri::{AppHandle, Manager as _};

use crate::idle::{Held, Holding, ask_to_forget, ask_to_lock};
use crate::lock::{LockReason, lock_soon};
use crate::session::Desk;
use crate::window;

/// The keys' places on a PC's keyboard, as X and Wayland number them.
const PLACE_OF_F9: u16 = 75;
const PLACE_OF_L: u16 = 46;

/// What a key asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shortcut {
    /// F9: out of sight until it is called, and locked.
    Hide,
    /// Ctrl+L.
    Lock,
}

impl Shortcut {
    fn reason(self) -> LockReason {
        match self {
            Self::Hide => LockReason::Hidden,
            Self::Lock => LockReason::Asked,
        }
    }
}

/// Hears the keys from now on. A dialog of the desktop's own is a window of its own, so all that the program is
/// sent is looked at; a driver hands its keys straight to the window.
pub(crate) fn listen(app: &AppHandle, window: &gtk::ApplicationWindow) {
    use gtk::prelude::WidgetExt as _;
    let of_all = app.clone();
    gdk::Event::set_handler(Some(move |event: &mut gdk::Event| {
        let asked = event
            .downcast_ref::<gdk::EventKey>()
            .filter(|_| event.event_type() == gdk::EventType::KeyPress)
            .and_then(asked);
        match asked {
            Some(shortcut) => act(&of_all, shortcut),
            None => gtk::main_do_event(event),
        }
    }));
    let of_window = app.clone();
    window.connect_key_press_event(move |_, event| match asked(event) {
        Some(shortcut) => {
            act(&of_window, shortcut);
            glib::Propagation::Stop
        }
        None => glib::Propagation::Proceed,
    });
}

fn asked(event: &gdk::EventKey) -> Option<Shortcut> {
    let key = event.keyval();
    meaning(
        key == gdk::keys::constants::F9,
        key.to_unicode(),
        event.hardware_keycode(),
        event.state(),
    )
}

/// A layout without Latin letters has its L where others have it. A key that types a letter means that letter.
fn meaning(
    is_f9: bool,
    types: Option<char>,
    place: u16,
    held: gdk::ModifierType,
) -> Option<Shortcut> {
    if is_f9 || (place == PLACE_OF_F9 && types.is_none()) {
        return Some(Shortcut::Hide);
    }
    let chord = gdk::ModifierType::CONTROL_MASK | gdk::ModifierType::MOD1_MASK;
    if held & chord != gdk::ModifierType::CONTROL_MASK {
        return None;
    }
    let is_l = match types {
        Some(letter) if letter.is_ascii() => letter.eq_ignore_ascii_case(&'l'),
        _ => place == PLACE_OF_L,
    };
    is_l.then_some(Shortcut::Lock)
}

/// Out of sight at once; then the page is asked to save, and locked with or without its answer.
fn act(app: &AppHandle, shortcut: Shortcut) {
    let reason = shortcut.reason();
    window::hide(app, reason);
    if app.state::<Holding>().now() == Held::Unsaved {
        // It is hidden and waits for the person's word about text that could not be saved.
        ask_to_forget(app, reason);
        window::show_again(app);
    } else if app.state::<Desk>().may_hold_words() {
        ask_to_lock(app, reason);
    } else {
        // Nothing is open, but a passphrase may be half typed, or a new key shown.
        lock_soon(app, reason);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CTRL: gdk::ModifierType = gdk::ModifierType::CONTROL_MASK;
    const NONE: gdk::ModifierType = gdk::ModifierType::empty();

    #[test]
    fn f9_hides_whatever_is_held_and_whatever_the_layout_makes_of_it() {
        assert_eq!(meaning(true, None, PLACE_OF_F9, NONE), Some(Shortcut::Hide));
        assert_eq!(meaning(true, None, 99, CTRL), Some(Shortcut::Hide));
        assert_eq!(
            meaning(false, None, PLACE_OF_F9, NONE),
            Some(Shortcut::Hide)
        );
        // Somebody has put a letter there.
        assert_eq!(meaning(false, Some('q'), PLACE_OF_F9, NONE), None);
        assert_eq!(meaning(false, None, PLACE_OF_F9 + 1, NONE), None);
    }

    #[test]
    fn ctrl_l_locks_by_its_letter_and_by_its_place_where_there_are_no_latin_letters() {
        let lock = Some(Shortcut::Lock);
        assert_eq!(meaning(false, Some('l'), PLACE_OF_L, CTRL), lock);
        let caps = CTRL | gdk::ModifierType::LOCK_MASK | gdk::ModifierType::MOD2_MASK;
        assert_eq!(meaning(false, Some('L'), PLACE_OF_L, caps), lock);
        // Dvorak has its L elsewhere, and an N there.
        assert_eq!(meaning(false, Some('l'), 33, CTRL), lock);
        assert_eq!(meaning(false, Some('n'), PLACE_OF_L, CTRL), None);
        for other in ['д', 'λ', 'ך'] {
            assert_eq!(
                meaning(false, Some(other), PLACE_OF_L, CTRL),
                lock,
                "{other}"
            );
            assert_eq!(meaning(false, Some(other), 33, CTRL), None, "{other}");
        }
    }

    #[test]
    fn l_without_ctrl_and_with_alt_is_somebody_elses() {
        assert_eq!(meaning(false, Some('l'), PLACE_OF_L, NONE), None);
        let both = CTRL | gdk::ModifierType::MOD1_MASK;
        assert_eq!(meaning(false, Some('ł'), PLACE_OF_L, both), None);
    }
}

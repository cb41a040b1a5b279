//! The window as GTK and the window manager know it: how it stands among others, and how it is shown without
//! coming to the front.
//!
//! Tried with openbox, Metacity, Mutter, i3 and without any manager: a window whose user time is 0 is given no
//! keyboard when it appears; one that is kept below appears beneath all others, where asking to be lowered is
//! overheard by Metacity and Mutter. Wayland lets no program say either, so there a window that had not the
//! keyboard is not shown before it is called. All of it is GTK's and belongs to the main thread.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use gtk::gdk;
use gtk::glib;
use gtk::prelude::*;

use crate::standing::{Place, Standing};

/// How long after it appeared a window is given no keyboard, even by a manager that knows no user time.
const QUIET: Duration = Duration::from_millis(500);
/// How long a window manager may take to show what was to appear minimised.
const SETTLING: Duration = Duration::from_millis(150);
/// What a window manager names that can minimise; those that tile cannot.
const MINIMISES: &str = "_NET_WM_ACTION_MINIMIZE";
/// The desktop's number of a window that is on all of them, or on none.
const EVERY_DESKTOP: u32 = u32::MAX;

/// How it stands now.
pub(crate) fn standing(window: &gtk::ApplicationWindow) -> Standing {
    let x11 = x11(window);
    let is_iconified = window
        .window()
        .is_some_and(|gdk| gdk.state().contains(gdk::WindowState::ICONIFIED));
    let place = if !window.is_visible() || is_iconified && can_minimise(window) {
        Place::Minimised
    } else if is_iconified || !any_has_keyboard() {
        Place::Behind
    } else {
        Place::Front
    };
    Standing {
        place,
        desktop: x11
            .as_ref()
            .map(gdkx11::X11Window::desktop)
            .filter(|&desktop| desktop != EVERY_DESKTOP),
        time: x11
            .as_ref()
            .map_or(0, gdkx11::functions::x11_get_server_time),
    }
}

/// Takes everything of the program off the screen at once, its dialogs too.
pub(crate) fn hide_all(window: &gtk::ApplicationWindow) {
    // Asked by its place, or the manager chooses another when it is shown again.
    let (x, y) = window.position();
    let shown = gtk::Window::list_toplevels().into_iter();
    for other in shown.filter(gtk::Widget::is_visible) {
        if let Some(dialog) = other.downcast_ref::<gtk::Dialog>() {
            dialog.response(gtk::ResponseType::DeleteEvent);
        }
        other.hide();
    }
    window.hide();
    window.move_(x, y);
}

/// Shows it as it stood. One that cannot be shown quietly stays out of sight until it is called.
pub(crate) fn show_as(window: &gtk::ApplicationWindow, stood: Standing) {
    window.realize();
    if let (Some(x11), Some(desktop)) = (x11(window), stood.desktop) {
        x11.move_to_desktop(desktop);
    }
    match stood.place {
        Place::Front => {
            window.set_focus_on_map(true);
            if let (Some(x11), 1..) = (x11(window), stood.time) {
                x11.set_user_time(stood.time);
            }
            window.show_all();
        }
        Place::Behind if x11(window).is_some() => {
            show_behind(window);
        }
        Place::Minimised if can_minimise(window) => {
            show_minimised(window);
        }
        Place::Behind | Place::Minimised => {}
    }
}

/// Brings it to the front, with the keyboard: somebody called it.
pub(crate) fn call(window: &gtk::ApplicationWindow) {
    window.set_focus_on_map(true);
    window.set_accept_focus(true);
    window.set_keep_below(false);
    window.deiconify();
    window.show_all();
    // 0: GTK asks the screen for its time.
    window.present_with_time(0);
}

/// Beneath all others, without the keyboard.
fn show_behind(window: &gtk::ApplicationWindow) {
    keep_quiet(window);
    window.set_accept_focus(false);
    once_mapped(window, |window| {
        // Where no manager keeps it below.
        if let Some(gdk) = window.window() {
            gdk.lower();
        }
        let window = window.clone();
        glib::timeout_add_local_once(QUIET, move || window.set_accept_focus(true));
    });
    window.show_all();
}

/// In the list of windows, and nowhere else.
fn show_minimised(window: &gtk::ApplicationWindow) {
    keep_quiet(window);
    window.iconify();
    // Mutter shows it all the same, beneath the others.
    once_mapped(window, |window| {
        let window = window.clone();
        glib::timeout_add_local_once(SETTLING, move || {
            if !window.is_active() {
                window.iconify();
            }
        });
    });
    window.show_all();
}

/// No keyboard when it appears, and beneath the others until it has it.
fn keep_quiet(window: &gtk::ApplicationWindow) {
    window.set_focus_on_map(false);
    window.set_keep_below(true);
    let handler: Rc<Cell<Option<glib::SignalHandlerId>>> = Rc::default();
    let kept = Rc::clone(&handler);
    handler.set(Some(window.connect_focus_in_event(move |window, _| {
        if let Some(handler) = kept.take() {
            window.set_keep_below(false);
            window.disconnect(handler);
        }
        glib::Propagation::Proceed
    })));
}

fn once_mapped(window: &gtk::ApplicationWindow, act: impl Fn(&gtk::ApplicationWindow) + 'static) {
    let handler: Rc<Cell<Option<glib::SignalHandlerId>>> = Rc::default();
    let kept = Rc::clone(&handler);
    handler.set(Some(window.connect_map_event(move |window, _| {
        if let Some(handler) = kept.take() {
            window.disconnect(handler);
            act(window);
        }
        glib::Propagation::Proceed
    })));
}

/// Whether any window of the program has the keyboard: a dialog of it counts.
fn any_has_keyboard() -> bool {
    gtk::Window::list_toplevels()
        .iter()
        .filter_map(|other| other.downcast_ref::<gtk::Window>())
        .any(GtkWindowExt::is_active)
}

/// Whether the window manager puts windows away and lists them.
fn can_minimise(window: &gtk::ApplicationWindow) -> bool {
    GtkWindowExt::screen(window)
        .and_then(|screen| screen.downcast::<gdkx11::X11Screen>().ok())
        .is_some_and(|screen| screen.supports_net_wm_hint(&gdk::Atom::intern(MINIMISES)))
}

/// The window on an X11 screen; none on Wayland.
fn x11(window: &gtk::ApplicationWindow) -> Option<gdkx11::X11Window> {
    window.window()?.downcast::<gdkx11::X11Window>().ok()
}

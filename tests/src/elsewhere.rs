//! A window of another program, which somebody types into: it notes each key it is sent, and whether it lost the
//! keyboard.

use std::cell::Cell;

use x11rb::connection::Connection;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    AtomEnum, ConnectionExt, CreateWindowAux, EventMask, NotifyMode, PropMode, Window, WindowClass,
};
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;

use crate::desk::Desk;
use crate::keyboard::Keyboard;
use crate::wait;

/// The window.
pub struct Elsewhere {
    connection: RustConnection,
    window: Window,
    keyboard: Keyboard,
    sent: Cell<usize>,
    heard: Cell<usize>,
    lost: Cell<usize>,
    has_keyboard: Cell<bool>,
}

impl std::fmt::Debug for Elsewhere {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Elsewhere").finish_non_exhaustive()
    }
}

impl Elsewhere {
    /// Opens it, and waits until the window manager has given it the keyboard.
    ///
    /// # Panics
    /// When it gets none.
    pub fn open(desk: &Desk) -> Self {
        let (connection, screen) =
            RustConnection::connect(Some(desk.screen().display())).expect("the screen answers");
        let root = &connection.setup().roots[screen];
        let (root, visual) = (root.root, root.root_visual);
        let window = connection.generate_id().expect("the screen gives numbers");
        let wanted = CreateWindowAux::new()
            .event_mask(EventMask::KEY_PRESS | EventMask::FOCUS_CHANGE)
            .background_pixel(0x0020_4060);
        connection
            .create_window(
                x11rb::COPY_DEPTH_FROM_PARENT,
                window,
                root,
                60,
                60,
                900,
                700,
                0,
                WindowClass::INPUT_OUTPUT,
                visual,
                &wanted,
            )
            .expect("a window can be made");
        let text = AtomEnum::STRING;
        for (name, value) in [
            (AtomEnum::WM_NAME, "elsewhere"),
            (AtomEnum::WM_CLASS, "elsewhere\0Elsewhere\0"),
        ] {
            connection
                .change_property8(PropMode::REPLACE, window, name, text, value.as_bytes())
                .expect("a window can be named");
        }
        // Its hints: it takes the keyboard.
        let hints = [1_u32, 1, 0, 0, 0, 0, 0, 0, 0];
        connection
            .change_property32(
                PropMode::REPLACE,
                window,
                AtomEnum::WM_HINTS,
                AtomEnum::WM_HINTS,
                &hints,
            )
            .expect("a window can have hints");
        connection
            .map_window(window)
            .expect("a window can be shown");
        connection.sync().expect("the screen answers");
        let here = Self {
            connection,
            window,
            keyboard: Keyboard::at(desk.screen().display()),
            sent: Cell::new(0),
            heard: Cell::new(0),
            lost: Cell::new(0),
            has_keyboard: Cell::new(false),
        };
        wait::until("the other window was given no keyboard", || {
            here.listen();
            here.has_keyboard.get().then_some(())
        });
        here
    }

    /// Its number.
    pub fn window(&self) -> Window {
        self.window
    }

    /// Types on as somebody does until `done`, and at least a word more.
    ///
    /// # Panics
    /// When it never is.
    pub fn type_until(&self, what: &str, mut done: impl FnMut() -> bool) {
        let mut after = 0;
        wait::until(what, || {
            self.keyboard.type_text("word");
            self.sent.set(self.sent.get() + 4);
            self.listen();
            if after > 0 || done() {
                after += 1;
            }
            (after > 3).then_some(())
        });
    }

    /// Every key that was typed came here, and the keyboard was never away.
    ///
    /// # Panics
    /// When one went elsewhere.
    pub fn heard_every_key(&self) {
        assert!(self.sent.get() > 0, "something was typed");
        wait::until("a key that was typed did not come", || {
            self.listen();
            (self.heard.get() >= self.sent.get()).then_some(())
        });
        assert_eq!(self.heard.get(), self.sent.get(), "each once");
        assert_eq!(self.lost.get(), 0, "it never lost the keyboard");
    }

    fn listen(&self) {
        while let Ok(Some(event)) = self.connection.poll_for_event() {
            match event {
                Event::KeyPress(_) => self.heard.set(self.heard.get() + 1),
                Event::FocusIn(event) if event.mode == NotifyMode::NORMAL => {
                    self.has_keyboard.set(true);
                }
                Event::FocusOut(event) if event.mode == NotifyMode::NORMAL => {
                    self.lost.set(self.lost.get() + 1);
                }
                _ => {}
            }
        }
    }
}

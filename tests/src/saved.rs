//! The steps of journeys that save charts as pictures, and what the files hold.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use serde_json::json;

use crate::app::App;
use crate::desk::Desk;
use crate::driver::{Key, Page};
use crate::find::Role;
use crate::save_dialog::SaveDialog;

/// The title of the dialog that asks where.
pub const TITLE: &str = "Save the picture";

impl App {
    /// Opens "Save picture" of a chart and begins one of its two ways by keys; the dialog comes.
    pub fn begin_picture<'a>(&'a self, desk: &Desk, heading: &str, format: &str) -> SaveDialog<'a> {
        let button = format!("Save picture {heading}");
        let open = self.page().find(Role::Button, &button);
        if open.script(
            "return arguments[0].ariaExpanded ?? arguments[0].getAttribute('aria-expanded')",
        ) != json!("true")
        {
            open.click();
        }
        self.page().sees("It is not encrypted");
        self.tab_to("button", &format!("Save as {format}"));
        self.page().press(&[Key::Enter]);
        SaveDialog::of(desk, self, TITLE)
    }
}

/// What an SVG holds, as the web engine reads it: its width, its height, and all its text.
///
/// # Panics
/// When it is not a whole SVG that stands alone.
pub fn read_svg(page: &Page, file: &Path) -> (u32, u32, String) {
    let source = fs::read_to_string(file).expect("the picture can be read");
    let read = page.script(
        r"
        const found = new DOMParser().parseFromString(arguments[0], 'image/svg+xml');
        const root = found.documentElement;
        const outside = found.querySelector('parsererror, foreignObject, script, image, style, [class], [href]');
        if (root.localName !== 'svg' || outside) return outside?.outerHTML ?? root.outerHTML.slice(0, 200);
        const words = [...found.querySelectorAll('text')].map((text) => text.textContent);
        return [Number(root.getAttribute('width')), Number(root.getAttribute('height')), words.join(' ')];
        ",
        json!([source]),
    );
    serde_json::from_value(read.clone())
        .unwrap_or_else(|_| panic!("it is no picture that stands alone: {read}"))
}

/// A folder at the desk to save into.
///
/// # Panics
/// When the disk refuses.
pub fn folder(desk: &Desk, name: &str) -> PathBuf {
    let folder = desk.home().root().join("home").join(name);
    fs::create_dir(&folder).expect("a folder can be made");
    folder
}

/// Leaves a file of the person's.
///
/// # Panics
/// When the disk refuses.
pub fn leave(file: &Path, text: &str) {
    fs::write(file, text).expect("a file can be written");
}

/// Makes a folder read-only, or writable again.
///
/// # Panics
/// When the disk refuses.
pub fn set_read_only(folder: &Path, read_only: bool) {
    let mode = if read_only { 0o500 } else { 0o700 };
    fs::set_permissions(folder, Permissions::from_mode(mode)).expect("modes can be set");
}

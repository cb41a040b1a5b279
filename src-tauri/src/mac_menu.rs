//! The menus at the top of the screen on macOS. The ones that come by themselves have a Quit that ends the program
//! past everything that closing its window does, and Services, which hands what is marked to other programs.

use tauri::menu::{Menu, MenuBuilder, MenuItemBuilder, SubmenuBuilder};
use tauri::{AppHandle, Builder, Manager, Wry};

use crate::words;

const QUIT: &str = "quit";
const NAME: &str = "Evenkeel";

/// Gives the program its menus.
pub(crate) fn on(builder: Builder<Wry>) -> Builder<Wry> {
    builder.menu(make).on_menu_event(|app, event| {
        if event.id() == QUIT {
            quit(app);
        }
    })
}

/// As the window is closed: what is typed is saved, a copy made, the journal locked.
fn quit(app: &AppHandle) {
    match app.get_webview_window("main") {
        Some(window) => {
            let _ = window.close();
        }
        None => app.exit(0),
    }
}

fn make(app: &AppHandle) -> tauri::Result<Menu<Wry>> {
    let quit = MenuItemBuilder::with_id(QUIT, words::text("menu-quit"))
        .accelerator("Cmd+Q")
        .build(app)?;
    let program = SubmenuBuilder::new(app, NAME)
        .hide()
        .hide_others()
        .show_all()
        .separator()
        .item(&quit)
        .build()?;
    let edit = SubmenuBuilder::new(app, words::text("menu-edit"))
        .undo()
        .redo()
        .separator()
        .cut()
        .copy()
        .paste()
        .select_all()
        .build()?;
    let view = SubmenuBuilder::new(app, words::text("menu-view"))
        .fullscreen()
        .build()?;
    let window = SubmenuBuilder::new(app, words::text("menu-window"))
        .minimize()
        .maximize()
        .close_window()
        .build()?;
    MenuBuilder::new(app)
        .items(&[&program, &edit, &view, &window])
        .build()
}

use std::sync::OnceLock;

use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, Manager, WebviewUrl, WebviewWindowBuilder, WindowEvent};
use tauri_specta::Event;

use crate::commands::wire::{SystemDark, Theme};
use crate::idle::{Holding, ask_to_lock};
use crate::lock::LockReason;
use crate::session::Desk;
use crate::settings_file::OpenSettings;
use crate::{capture, dark, data_folder, lock, test_doors};

static APP: OnceLock<AppHandle> = OnceLock::new();

/// Opens the one window. Its web view keeps nothing on the disk, opens nothing, loads nothing but
/// what was built into the program.
pub(crate) fn open(app: &AppHandle) -> tauri::Result<()> {
    use tauri_plugin_window_state::WindowExt;
    let _ = APP.set(app.clone());
    let settings = OpenSettings::read(app.state::<Desk>().root());
    let is_dark = match settings.theme {
        Theme::System => dark::is_dark(),
        Theme::Light => false,
        Theme::Dark => true,
    };
    // The page's own background, so that nothing flashes before it is drawn.
    let background = if is_dark {
        tauri::window::Color(26, 23, 21, 255)
    } else {
        tauri::window::Color(250, 247, 242, 255)
    };
    let window = WebviewWindowBuilder::new(app, "main", WebviewUrl::App("index.html".into()))
        .title("Evenkeel")
        .inner_size(1100.0, 760.0)
        .min_inner_size(360.0, 560.0)
        .background_color(background)
        // WebKitGTK lets nobody drive an ephemeral view; only a build for tests is ever driven.
        .incognito(!test_doors::is_automated())
        .devtools(false)
        .data_directory(data_folder::web_view())
        .content_protected(capture::IS_HERE && settings.capture_protection)
        .disable_drag_drop_handler()
        .on_navigation(|url| url.scheme() == "tauri" || url.host_str() == Some("tauri.localhost"))
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .build()?;
    #[cfg(target_os = "linux")]
    crate::spelling::turn_on(&window);
    let _ = window.restore_state(lock::remembered());
    let app = app.clone();
    window.on_window_event(move |event| {
        if let WindowEvent::CloseRequested { api, .. } = event
            && app.state::<Desk>().is_open()
        {
            api.prevent_close();
            // Words that are not saved are on it: it stays until they are, or the person decides.
            if app.state::<Holding>().is_held() {
                return;
            }
            if let Some(window) = app.get_webview_window("main") {
                let _ = window.hide();
            }
            ask_to_lock(&app, LockReason::Closed);
        }
    });
    Ok(())
}

/// Brings the window to the front: somebody started the program a second time.
pub(crate) fn raise(app: &AppHandle) {
    if let Some(window) = app.get_webview_window("main") {
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
}

/// Tells the page that the desktop's preference changed.
pub(crate) fn tell_system_dark(dark: bool) {
    if let Some(app) = APP.get() {
        let _ = SystemDark { dark }.emit(app);
    }
}

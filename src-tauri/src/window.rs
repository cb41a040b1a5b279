use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError, mpsc};
use std::time::Duration;

use tauri::webview::NewWindowResponse;
use tauri::window::Color;
use tauri::{AppHandle, Manager, WebviewUrl, WebviewWindow, WebviewWindowBuilder, WindowEvent};
use tauri_specta::Event;

use crate::commands::wire::{SystemLook, Theme};
#[cfg(target_os = "linux")]
use crate::gtk_window;
use crate::idle::{Held, Holding, ask_to_forget, ask_to_lock};
use crate::lock::LockReason;
use crate::session::Desk;
use crate::settings_file::OpenSettings;
use crate::standing::{Place, Standing};
use crate::{appearance, capture, data_folder, lock, test_doors, window_fit};

/// How long hiding waits for a main thread that is busy.
const HIDING: Duration = Duration::from_millis(200);

static APP: OnceLock<AppHandle> = OnceLock::new();

/// Opens the one window. Its web view keeps nothing on the disk, opens nothing, loads nothing but
/// what was built into the program. It stands as the one did that was locked, if any.
pub(crate) fn open(app: &AppHandle, stood: Standing) -> tauri::Result<()> {
    use tauri_plugin_window_state::WindowExt;
    let _ = APP.set(app.clone());
    let settings = OpenSettings::read(app.state::<Desk>().root());
    let is_dark = match settings.theme {
        Theme::System => appearance::is_dark(),
        Theme::Light => false,
        Theme::Dark => true,
    };
    let window = WebviewWindowBuilder::new(app, "main", WebviewUrl::App("index.html".into()))
        .title("Evenkeel")
        .inner_size(window_fit::WANTED.0, window_fit::WANTED.1)
        .background_color(background(is_dark))
        // Shown below, once it is known where.
        .visible(false)
        // WebKitGTK lets nobody drive an ephemeral view; only a build for tests is ever driven.
        .incognito(!test_doors::is_automated())
        .devtools(false)
        .data_directory(data_folder::web_view())
        .content_protected(capture::IS_HERE && settings.capture_protection)
        .disable_drag_drop_handler()
        .on_navigation(|url| url.scheme() == "tauri" || url.host_str() == Some("tauri.localhost"))
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .general_autofill_enabled(false);
    #[cfg(windows)]
    let window = window.additional_browser_args(crate::protect::WEB_VIEW_ARGUMENTS);
    let window = window.build()?;
    #[cfg(target_os = "linux")]
    {
        appearance::look_at_the_theme();
        crate::spelling::turn_on(&window);
        crate::input_method::show_what_is_composed(&window);
        crate::shortcut::listen(app, &window.gtk_window()?);
        crate::page_alive::watch(&window);
    }
    #[cfg(not(target_os = "linux"))]
    follow_the_system(&window, settings.theme)?;
    let _ = window.restore_state(lock::remembered());
    fit_the_screen(&window);
    show(&window, stood);
    let app = app.clone();
    window.on_window_event(move |event| {
        if let WindowEvent::CloseRequested { api, .. } = event
            && app.state::<Desk>().is_open()
        {
            api.prevent_close();
            // Words that are not saved are on it: it stays until they are, or the person decides.
            match app.state::<Holding>().now() {
                Held::Nothing => {}
                Held::Saving => return,
                Held::Unsaved => return ask_to_forget(&app, LockReason::Closed),
            }
            ask_to_lock(&app, LockReason::Closed);
        }
    });
    Ok(())
}

/// The page's own background, so that nothing flashes before it is drawn.
fn background(is_dark: bool) -> Color {
    if is_dark {
        Color(26, 23, 21, 255)
    } else {
        Color(250, 247, 242, 255)
    }
}

/// On Windows and macOS a window knows what its system prefers, and says when that changes.
#[cfg(not(target_os = "linux"))]
fn follow_the_system(window: &WebviewWindow, chosen: Theme) -> tauri::Result<()> {
    let is_dark = window.theme()? == tauri::Theme::Dark;
    appearance::heard(is_dark);
    if chosen == Theme::System {
        window.set_background_color(Some(background(is_dark)))?;
    }
    window.on_window_event(|event| {
        if let WindowEvent::ThemeChanged(theme) = event {
            appearance::heard(*theme == tauri::Theme::Dark);
        }
    });
    Ok(())
}

/// How the window stood when it was hidden for a lock, until it is shown again.
#[derive(Default)]
pub(crate) struct HiddenFrom(Mutex<Option<Standing>>);

impl HiddenFrom {
    fn of_now(&self) -> MutexGuard<'_, Option<Standing>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Takes the window off the screen at once, from any thread, and tells how it is to stand after a lock for that
/// reason. A main thread that is stuck is not waited for: then it is to stand behind.
pub(crate) fn hide(app: &AppHandle, reason: LockReason) -> Standing {
    let (hidden, heard) = mpsc::channel();
    let on_main = app.clone();
    let _ = app.run_on_main_thread(move || {
        let _ = hidden.send(hide_here(&on_main, reason));
    });
    let behind = Standing {
        place: Place::Behind,
        ..Standing::default()
    };
    heard
        .recv_timeout(HIDING)
        .unwrap_or_else(|_| behind.after(reason))
}

/// On the main thread. What was noted when it was hidden first counts, but for the reason.
fn hide_here(app: &AppHandle, reason: LockReason) -> Standing {
    let Some(window) = app.get_webview_window("main") else {
        return Standing::default();
    };
    let hidden = app.state::<HiddenFrom>();
    let before = *hidden.of_now();
    let stood = before.unwrap_or_else(|| standing(&window)).after(reason);
    *hidden.of_now() = Some(stood);
    take_off(&window);
    stood
}

/// Shows a window that was hidden for a lock which has to wait, as it would stand after it. One that is on the
/// screen stays as it is.
pub(crate) fn show_again(app: &AppHandle) {
    let on_main = app.clone();
    let _ = app.run_on_main_thread(move || {
        let hidden_from = on_main.state::<HiddenFrom>().of_now().take();
        if let (Some(stood), Some(window)) = (hidden_from, on_main.get_webview_window("main")) {
            show(&window, stood);
        }
    });
}

/// Brings the window to the front: somebody started the program a second time. Not while a lock is on its way: a page
/// that hangs has not hidden what it shows.
pub(crate) fn raise(app: &AppHandle) {
    let (held, is_hidden) = (
        app.state::<Holding>().now(),
        app.state::<Desk>().is_hidden(),
    );
    if !may_be_called(held, is_hidden, lock::is_under_way()) {
        return;
    }
    let on_main = app.clone();
    let _ = app.run_on_main_thread(move || {
        if let Some(window) = on_main.get_webview_window("main") {
            on_main.state::<HiddenFrom>().of_now().take();
            call(&window);
        }
    });
}

/// What was hidden for a lock comes back only where text waits for the person that could not be saved, and nothing
/// does once the lock has begun.
fn may_be_called(held: Held, is_hidden: bool, is_locking: bool) -> bool {
    !is_locking && (!is_hidden || held == Held::Unsaved)
}

#[cfg(target_os = "linux")]
fn standing(window: &WebviewWindow) -> Standing {
    window
        .gtk_window()
        .map(|window| gtk_window::standing(&window))
        .unwrap_or_default()
}

#[cfg(target_os = "linux")]
fn take_off(window: &WebviewWindow) {
    if let Ok(window) = window.gtk_window() {
        gtk_window::hide_all(&window);
    }
}

#[cfg(target_os = "linux")]
fn show(window: &WebviewWindow, stood: Standing) {
    if let Ok(window) = window.gtk_window() {
        gtk_window::show_as(&window, stood);
    }
}

#[cfg(target_os = "linux")]
fn call(window: &WebviewWindow) {
    if let Ok(window) = window.gtk_window() {
        gtk_window::call(&window);
    }
}

#[cfg(not(target_os = "linux"))]
fn standing(window: &WebviewWindow) -> Standing {
    let place = if window.is_minimized().unwrap_or(false) {
        Place::Minimised
    } else if window.is_focused().unwrap_or(true) {
        Place::Front
    } else {
        Place::Behind
    };
    Standing {
        place,
        ..Standing::default()
    }
}

#[cfg(not(target_os = "linux"))]
fn take_off(window: &WebviewWindow) {
    let _ = window.hide();
}

/// Not tried on any of these systems. What is not in front is put away, which takes nobody's keys.
#[cfg(not(target_os = "linux"))]
fn show(window: &WebviewWindow, stood: Standing) {
    if stood.place == Place::Front {
        let _ = window.show();
    } else {
        let _ = window.minimize();
    }
}

#[cfg(not(target_os = "linux"))]
fn call(window: &WebviewWindow) {
    let _ = window.unminimize();
    let _ = window.show();
    let _ = window.set_focus();
}

/// Keeps the window, and the least it can be, within what the panels leave of its screen: a page is scrolled, but
/// what lies below the screen is out of reach.
fn fit_the_screen(window: &WebviewWindow) {
    let here = window.current_monitor().ok().flatten();
    let screen = here.or_else(|| window.primary_monitor().ok().flatten());
    let (mut smallest, mut size) = (window_fit::SMALLEST, None);
    if let Some(screen) = screen {
        let scale = screen.scale_factor();
        let free = screen.work_area().size.to_logical::<f64>(scale);
        let free = (free.width, free.height);
        smallest = window_fit::smallest(free);
        let now = window
            .inner_size()
            .ok()
            .map(|now| now.to_logical::<f64>(scale));
        size = now
            .map(|now| ((now.width, now.height), free))
            .map(|(now, free)| (now, window_fit::within(now, free)))
            .filter(|(now, fits)| now != fits)
            .map(|(_, fits)| fits);
    }
    let _ = window.set_min_size(Some(tauri::LogicalSize::new(smallest.0, smallest.1)));
    if let Some(fits) = size
        && !window.is_maximized().unwrap_or(false)
    {
        let _ = window.set_size(tauri::LogicalSize::new(fits.0, fits.1));
    }
}

/// Tells the page that the desktop's preferences changed.
pub(crate) fn tell_appearance(dark: bool, contrast: bool) {
    if let Some(app) = APP.get() {
        let _ = SystemLook { dark, contrast }.emit(app);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_start_calls_what_is_shown_or_waits_for_the_person_and_nothing_else() {
        for (held, is_hidden, is_locking, may) in [
            (Held::Nothing, false, false, true),
            (Held::Nothing, true, false, false),
            (Held::Saving, false, false, true),
            (Held::Saving, true, false, false),
            (Held::Unsaved, false, false, true),
            (Held::Unsaved, true, false, true),
            (Held::Nothing, false, true, false),
            (Held::Unsaved, true, true, false),
        ] {
            let told = may_be_called(held, is_hidden, is_locking);
            assert_eq!(told, may, "{held:?} {is_hidden} {is_locking}");
        }
    }
}

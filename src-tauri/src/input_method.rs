//! What an input method composes stands in the text, underlined, where it will be written. wry turns that off, and
//! whoever writes Japanese, Chinese or Korean then sees nothing before it is chosen.

use tauri::WebviewWindow;
use webkit2gtk::{InputMethodContextExt as _, WebViewExt as _};

/// Shows it in the text.
pub(crate) fn show_what_is_composed(window: &WebviewWindow) {
    // A web view that is gone already needs none.
    let _ = window.with_webview(|view| {
        if let Some(context) = view.inner().input_method_context() {
            context.set_enable_preedit(true);
        }
    });
}

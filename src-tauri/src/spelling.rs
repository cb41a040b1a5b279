//! The web view's own spelling on Linux. It is off by default there, and one item of its menu
//! would write to the disk: "learn spelling" keeps the word, a partner's name perhaps, in plain
//! text in `~/.config/enchant`. That item is taken away.

use tauri::WebviewWindow;
use webkit2gtk::{
    ContextMenuAction, ContextMenuExt, ContextMenuItemExt, WebContextExt, WebViewExt,
};

/// Marks misspelt words in text areas that ask for it, where the system has dictionaries.
pub(crate) fn turn_on(window: &WebviewWindow) {
    // A web view that is gone already needs none.
    let _ = window.with_webview(|view| {
        let view = view.inner();
        if let Some(context) = view.context() {
            let languages = languages(|name| std::env::var(name).ok());
            let languages: Vec<&str> = languages.iter().map(String::as_str).collect();
            context.set_spell_checking_enabled(true);
            context.set_spell_checking_languages(&languages);
        }
        view.connect_context_menu(|_, menu, _, _| {
            for item in menu.items() {
                if item.stock_action() == ContextMenuAction::LearnSpelling {
                    menu.remove(&item);
                }
            }
            false
        });
    });
}

/// The person's language first, then English, which the page is in. Those without a dictionary
/// are passed over by the web view.
fn languages(variable: impl Fn(&str) -> Option<String>) -> Vec<String> {
    let own = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(variable)
        .find(|value| !value.is_empty())
        .and_then(|value| Some(value.split(['.', '@']).next()?.to_owned()))
        .filter(|name| !matches!(name.as_str(), "" | "C" | "POSIX"));
    let mut languages: Vec<String> = own.into_iter().collect();
    for english in ["en_US", "en_GB"] {
        if !languages.iter().any(|name| name == english) {
            languages.push(english.to_owned());
        }
    }
    languages
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_persons_language_comes_first_and_each_once() {
        let with =
            |lang: &'static str| languages(move |name| (name == "LANG").then(|| lang.into()));
        assert_eq!(with("de_AT.UTF-8"), ["de_AT", "en_US", "en_GB"]);
        assert_eq!(with("en_GB.UTF-8@euro"), ["en_GB", "en_US"]);
        for none in ["", "C", "C.UTF-8", "POSIX"] {
            assert_eq!(with(none), ["en_US", "en_GB"]);
        }
    }
}

//! Finding things as a person or a screen reader does: by what they are and what they are called.
//!
//! A script gathers what could be meant (cheap, generous); the web engine's own computed role and name
//! decide. So a label that is only painted, or a role that is only intended, is not found.

use serde_json::json;

use crate::driver::{Element, Page};
use crate::wait;

/// Gathers visible candidates: elements of a selector whose texts, labels or titles hold the words.
const CANDIDATES: &str = r"
const [selector, words] = arguments;
const plain = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
const names = (el) => [
  el.getAttribute('aria-label'),
  ...(el.getAttribute('aria-labelledby') ?? '').split(/\s+/).map((id) => document.getElementById(id)?.textContent),
  (el.getAttribute('aria-labelledby') ?? '').split(/\s+/).map((id) => document.getElementById(id)?.textContent ?? '').join(' '),
  ...[...(el.labels ?? [])].map((label) => label.textContent),
  el.textContent, el.title, el.getAttribute('alt'), el.placeholder,
  el.querySelector?.('legend, caption, figcaption, title')?.textContent,
];
const seen = (el) => el.getClientRects().length > 0 && getComputedStyle(el).visibility !== 'hidden';
return [...document.querySelectorAll(selector)]
  .filter(seen)
  .filter((el) => names(el).some((name) => plain(name).includes(words)));
";

/// What a thing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are ARIA's")]
pub enum Role {
    Button,
    Link,
    /// A field for text, a passphrase included (which has no ARIA role).
    Field,
    Heading,
    Radio,
    RadioGroup,
    Checkbox,
    Switch,
    Choice,
    Dialog,
    Table,
    Group,
}

impl Role {
    fn selector(self) -> &'static str {
        match self {
            Self::Button => "button, [role=button], input[type=button], input[type=submit]",
            Self::Link => "a[href], [role=link]",
            Self::Field => {
                "input:not([type=radio]):not([type=checkbox]), textarea, [role=textbox], [contenteditable=true]"
            }
            Self::Heading => "h1, h2, h3, h4, h5, h6, [role=heading]",
            Self::Radio => "input[type=radio], [role=radio]",
            Self::RadioGroup => "[role=radiogroup]",
            Self::Checkbox => "input[type=checkbox], [role=checkbox]",
            Self::Switch => "[role=switch]",
            Self::Choice => "select, [role=combobox]",
            Self::Dialog => "dialog[open], [role=dialog], [role=alertdialog]",
            Self::Table => "table, [role=table], [role=grid]",
            Self::Group => "fieldset, [role=group]",
        }
    }

    /// The engine's words for it; none where the engine has no role for it.
    fn engine_names(self) -> &'static [&'static str] {
        match self {
            Self::Button => &["button"],
            Self::Link => &["link"],
            Self::Heading => &["heading"],
            Self::Radio => &["radio"],
            Self::RadioGroup => &["radiogroup"],
            Self::Checkbox => &["checkbox"],
            Self::Switch => &["switch"],
            Self::Dialog => &["dialog", "alertdialog"],
            Self::Table => &["table", "grid"],
            Self::Field | Self::Choice | Self::Group => &[],
        }
    }
}

impl Page {
    /// The thing of that role and exactly that name; waits for it.
    ///
    /// # Panics
    /// When it does not come; the message shows what could be read instead.
    pub fn find(&self, role: Role, name: &str) -> Element {
        self.wait_for(role, name, |full| full == name)
    }

    /// The thing of that role whose name holds these words; waits for it.
    ///
    /// # Panics
    /// When it does not come; the message shows what could be read instead.
    pub fn find_like(&self, role: Role, words: &str) -> Element {
        self.wait_for(role, words, |full| full.contains(words))
    }

    /// The thing, if it is there now.
    pub fn look_for(&self, role: Role, name: &str) -> Option<Element> {
        self.candidates(role, name, |full| full == name)
    }

    /// Waits until these words can be read.
    ///
    /// # Panics
    /// When they do not come; the message shows what could be read instead.
    pub fn sees(&self, words: &str) {
        let what = format!("{words:?} could not be read");
        self.explain(|| wait::until(&what, || self.text().contains(words).then_some(())));
    }

    /// Waits until these words cannot be read any more.
    ///
    /// # Panics
    /// When they stay.
    pub fn sees_no_more(&self, words: &str) {
        let what = format!("{words:?} could still be read");
        wait::until(&what, || (!self.text().contains(words)).then_some(()));
    }

    /// Whether the words can be read now.
    pub fn shows(&self, words: &str) -> bool {
        self.text().contains(words)
    }

    fn wait_for(&self, role: Role, name: &str, fits: impl Fn(&str) -> bool) -> Element {
        let what = format!("there was no {role:?} called {name:?}");
        self.explain(|| wait::until(&what, || self.candidates(role, name, &fits)))
    }

    fn candidates(&self, role: Role, name: &str, fits: impl Fn(&str) -> bool) -> Option<Element> {
        let gathered = self
            .try_script(CANDIDATES, json!([role.selector(), name]))
            .ok()?;
        self.elements(&gathered).into_iter().find(|element| {
            let engine_names = role.engine_names();
            fits(&plain(&element.name()))
                && (engine_names.is_empty() || engine_names.contains(&element.role().as_str()))
        })
    }

    /// Says on standard error what the page reads when the steps inside fail.
    fn explain<T>(&self, steps: impl FnOnce() -> T) -> T {
        struct OnPanic<'a>(&'a Page);
        impl Drop for OnPanic<'_> {
            fn drop(&mut self) {
                if std::thread::panicking() {
                    eprintln!("--- the page reads ---\n{}\n---", self.0.text());
                }
            }
        }
        let _tell = OnPanic(self);
        steps()
    }
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

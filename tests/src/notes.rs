//! The steps of journeys in Notes: the list, the search, and an entry opened from them. Words
//! people read are here, and nowhere else in these journeys, but for the labels of a kind's own fields.

use serde_json::json;

use crate::app::App;
use crate::driver::{Element, Key};
use crate::find::Role;
use crate::steps::SAVED;
use crate::wait;

/// The title of the chooser.
pub const CHOOSER: &str = "What do I want to write?";
/// Done writing, from anywhere in the form.
pub const DONE: [Key; 2] = [Key::Control, Key::Enter];
/// One step back.
pub const UNDO: [Key; 2] = [Key::Control, Key::Char('z')];
/// And forth again.
pub const REDO: [Key; 3] = [Key::Control, Key::Shift, Key::Char('z')];

/// What an entry can be, in the chooser's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Kind {
    Communication,
    Boundary,
    TrustStep,
    Pain,
    Origin,
    Reflection,
    GoodMoment,
    Tried,
    WeekReview,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Communication,
        Self::Boundary,
        Self::TrustStep,
        Self::Pain,
        Self::Origin,
        Self::Reflection,
        Self::GoodMoment,
        Self::Tried,
        Self::WeekReview,
    ];

    /// The key that begins one, in the chooser.
    pub fn digit(self) -> char {
        let at = Self::ALL.iter().position(|&kind| kind == self);
        at.and_then(|at| char::from_digit(u32::try_from(at).ok()? + 1, 10))
            .expect("there are nine")
    }

    /// What it is called.
    pub fn label(self) -> &'static str {
        match self {
            Self::Communication => "Communication note",
            Self::Boundary => "Boundary",
            Self::TrustStep => "Trust step",
            Self::Pain => "Working through pain",
            Self::Origin => "Where it comes from",
            Self::Reflection => "Reflection",
            Self::GoodMoment => "Good moment",
            Self::Tried => "What I tried",
            Self::WeekReview => "Weekly review",
        }
    }

    /// What has the focus when one is opened to write, as CSS.
    fn start(self) -> &'static str {
        match self {
            Self::WeekReview => "#entry-heading",
            _ => "textarea, input",
        }
    }

    /// A word for file names.
    pub fn word(self) -> String {
        self.label().to_lowercase().replace(' ', "-")
    }
}

/// An entry, opened.
impl App {
    /// Begins an entry by keys and waits until its first text has the focus; in a weekly review, which
    /// is looked at first, its heading. A week that has a review of its own is opened instead.
    pub fn begin_entry(&self, kind: Kind) {
        self.page().script(
            "document.querySelector('article.entry')?.setAttribute('data-before', '')",
            json!([]),
        );
        self.page().press(&[Key::Control, Key::Char('n')]);
        self.page().find(Role::Dialog, CHOOSER);
        self.page().press(&[Key::Char(kind.digit())]);
        wait::until(&format!("no {kind:?} was begun"), || {
            let begun = self.page().try_script(
                "const entry = document.querySelector('article.entry:not([data-before])');
                 return entry?.querySelector('.kind').innerText.trim() === arguments[0]
                   && entry.contains(document.activeElement)
                   && document.activeElement.matches(arguments[1])",
                json!([kind.label(), kind.start()]),
            );
            (begun.ok()? == json!(true)).then_some(())
        });
    }

    /// Waits until the open entry says that it is saved.
    pub fn entry_saved(&self) {
        wait::until("the entry did not say that it is saved", || {
            let status = self.page().script(
                "return document.getElementById('entry-status')?.innerText ?? ''",
                json!([]),
            );
            status.as_str()?.contains(SAVED).then_some(())
        });
    }

    /// Ends writing by its key, and waits for the reading view; what that reads.
    pub fn done_writing(&self) -> String {
        self.page().press(&DONE);
        self.reading()
    }

    /// Waits for the reading view of the open entry; what that reads.
    pub fn reading(&self) -> String {
        wait::until("the entry was not shown to read", || {
            let text = self.page().script(
                "const entry = document.querySelector('article.entry');
                 return entry?.querySelector('.reading') && entry.contains(document.activeElement)
                   ? entry.innerText : null",
                json!([]),
            );
            text.as_str().map(str::to_owned)
        })
    }

    /// Goes from reading to writing by its key, and waits until a text has the focus; in a weekly
    /// review, its heading.
    pub fn edit_entry(&self) {
        self.page().press(&[Key::Char('e')]);
        wait::until("the entry was not opened to write", || {
            let writing = self.page().script(
                "const entry = document.querySelector('article.entry:has(.form)');
                 const [label, start] = arguments;
                 const own = entry?.querySelector('.kind').innerText.trim() === label ? start : '.form :is(textarea, input)';
                 return entry?.contains(document.activeElement) && document.activeElement.matches(own)",
                json!([Kind::WeekReview.label(), Kind::WeekReview.start()]),
            );
            (writing == json!(true)).then_some(())
        });
    }

    /// Leaves the reading view by its key, and waits until a line of the list has the focus.
    pub fn leave_entry(&self) {
        self.page().press(&[Key::Escape]);
        wait::until("no line of the list got the focus", || {
            let there = self.page().script(
                "return /^(line|hit)-/.test(document.activeElement.id)",
                json!([]),
            );
            (there == json!(true)).then_some(())
        });
    }

    /// Deletes the open entry by its button, and waits until the list has the focus.
    pub fn delete_entry(&self) {
        self.page().find(Role::Button, "Delete").click();
        self.page().sees("oved to the trash");
        wait::until("the list did not get the focus", || {
            let there = self.page().script(
                "return /^(line|hit|notes-search)/.test(document.activeElement.id)",
                json!([]),
            );
            (there == json!(true)).then_some(())
        });
    }
}

/// The list.
impl App {
    /// Opens Notes by its key and waits for the first line.
    pub fn open_notes(&self) {
        self.page().press(&[Key::Control, Key::Char('2')]);
        self.page().find(Role::Heading, "Notes");
        self.line(0);
    }

    /// The text of a line of the timeline; waits until it is there.
    pub fn line(&self, at: usize) -> String {
        wait::until(&format!("line {at} was not shown"), || {
            let text = self.page().script(
                "const line = document.getElementById(`line-${arguments[0]}`);
                 return line?.querySelector('.words') ? line.innerText : null",
                json!([at]),
            );
            text.as_str().map(str::to_owned)
        })
    }

    /// How many lines there are, as the list says.
    pub fn total(&self) -> u64 {
        wait::until("the list did not say how many lines it has", || {
            let total = self.page().script(
                "return Number(document.querySelector('[id^=line-]')?.parentElement.ariaSetSize
                   ?? document.querySelector('[id^=line-]')?.parentElement.getAttribute('aria-setsize'))",
                json!([]),
            );
            total.as_u64().filter(|&total| total > 0)
        })
    }

    /// Which line has the focus, counted from 0.
    pub fn line_with_focus(&self) -> Option<u64> {
        let id = self
            .page()
            .script("return document.activeElement.id", json!([]));
        id.as_str()?.strip_prefix("line-")?.parse().ok()
    }

    /// Opens a line of the timeline by its button and waits until it is to be read.
    pub fn open_line(&self, at: usize) -> String {
        self.line(at);
        self.page().select(&format!("#line-{at}"))[0].click();
        self.reading()
    }

    /// The focus in the search box, by its key, from wherever the person is.
    pub fn go_to_search(&self) {
        self.page().press(&[Key::Control, Key::Char('f')]);
        wait::until("the search box did not get the focus", || {
            let id = self
                .page()
                .script("return document.activeElement.id", json!([]));
            (id == json!("notes-search")).then_some(())
        });
    }

    /// Types into the search box by keys and waits for so many hits; what they read.
    pub fn search_for(&self, words: &str, hits: usize) -> Vec<String> {
        self.go_to_search();
        self.page().press(&[Key::Control, Key::Char('a')]);
        self.page().press(&[Key::Backspace]);
        self.page().type_text(words);
        let said = match hits {
            0 => "Nothing found.".to_owned(),
            1 => "1 found.".to_owned(),
            hits => format!("{hits} found, best match first."),
        };
        wait::until(&format!("{words:?} did not have {hits} hits"), || {
            let found = self.page().script(
                "return [document.getElementById('notes-search').value,
                   document.querySelector('.said')?.innerText ?? '',
                   [...document.querySelectorAll('[id^=hit-]')].map((hit) => hit.innerText)]",
                json!([]),
            );
            let texts: Vec<String> = serde_json::from_value(found[2].clone()).ok()?;
            (found[0] == json!(words) && found[1] == json!(said) && texts.len() == hits)
                .then_some(texts)
        })
    }

    /// Finds the one entry with these words and opens it to read, all by keys.
    pub fn open_found(&self, words: &str) -> String {
        self.search_for(words, 1);
        self.page().press(&[Key::Down]);
        self.page().press(&[Key::Enter]);
        self.reading()
    }

    /// Unfolds a group of the filters, which are open.
    pub fn open_filter(&self, name: &str) {
        let found = wait::until(&format!("there was no filter {name:?}"), || {
            let found = self.page().script(
                "return [...document.querySelectorAll('#notes-filters [aria-expanded]')]
                   .filter((group) => group.innerText.trim() === arguments[0])",
                json!([name]),
            );
            self.page().elements(&found).pop()
        });
        found.click();
    }

    /// Opens the trash by its button.
    pub fn open_trash(&self) {
        self.page().find(Role::Button, "Trash").click();
        self.page().sees("Each entry stays here for 30 days");
    }
}

/// More presses of Tab than any form has stops.
const TABS: usize = 90;

/// By Tab alone.
impl App {
    /// Presses Tab until the focus is on something of that CSS kind whose name begins so.
    ///
    /// # Panics
    /// When the focus comes round without it.
    pub fn tab_to(&self, css: &str, words: &str) -> Element {
        let mut passed = Vec::new();
        for _ in 0..TABS {
            let found = self.page().script(
                "const on = document.activeElement; return on.matches(arguments[0]) ? [on] : []",
                json!([css]),
            );
            if let Some(focused) = self.page().elements(&found).pop() {
                let name = focused.name();
                if name.trim().starts_with(words) {
                    return focused;
                }
                passed.push(name);
            }
            self.page().press(&[Key::Tab]);
        }
        panic!("Tab does not lead to {words:?} ({css}), only past {passed:?}");
    }
}

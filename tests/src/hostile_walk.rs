//! A walk that leaves hostile texts wherever words are kept, and knows where it has been.

use std::collections::BTreeSet;

use serde_json::json;

use crate::app::App;
use crate::desk::Desk;
use crate::find::Role;
use crate::hostile::{Put, as_read};
use crate::notes::Kind;
use crate::wait;

/// The open entry, as it is written.
const FORM: &str = "article.entry .form";

/// What is put where, and what has been met so far.
#[derive(Debug)]
pub struct HostileWalk {
    /// The program, watched.
    pub app: App,
    /// Where it runs; last, as the program ends before it.
    pub desk: Desk,
    /// How many texts were put into lines.
    pub turn: usize,
    /// The fields that were met, by their own names.
    pub met: BTreeSet<String>,
}

impl HostileWalk {
    /// Begins with an open journal.
    pub fn begin(app: App, desk: Desk) -> Self {
        app.watch_for_hits();
        Self {
            app,
            desk,
            turn: 0,
            met: BTreeSet::new(),
        }
    }

    /// Leaves texts in every field for words inside `scope`.
    ///
    /// # Panics
    /// When there is none.
    pub fn put(&mut self, scope: &str) -> Vec<Put> {
        let put = self.app.put_everywhere(scope, &mut self.turn);
        assert!(!put.is_empty(), "there is no field for words in {scope}");
        self.met.extend(put.iter().map(|put| put.field.clone()));
        put
    }

    /// Nothing came of any text so far.
    pub fn settled(&self, when: &str) {
        self.app.nothing_acted(when);
    }

    /// Waits until the text can be read on the page as it was typed.
    pub fn reads(&self, text: &str, when: &str) {
        let typed = as_read(text);
        wait::until(&format!("{when}: {typed:?} could not be read"), || {
            let read = as_read(&self.app.page().text());
            read.contains(&typed).then_some(())
        });
    }

    /// Opens every part of the entry that is written and every way it can go, and leaves texts in all of it: those
    /// that stand there at last.
    pub fn fill_form(&mut self, kind: Kind) -> Vec<Put> {
        self.app.unfold_entry();
        self.put(FORM);
        match kind {
            Kind::Boundary => {
                let page = self.app.page();
                page.find(Role::Button, "Note what happened").click();
                page.find(Role::Button, "I kept it").click();
                page.find(Role::Field, "A few words");
            }
            Kind::Pain => {
                for _ in 0..3 {
                    self.app.page().find(Role::Button, "Next step").click();
                    self.put(FORM);
                }
            }
            _ => {}
        }
        self.turn_each_choice();
        match kind {
            // What came of it is noted, and a thought after that.
            Kind::TrustStep => {
                self.app
                    .page()
                    .find(Role::Button, "Note the outcome")
                    .click();
                self.app.page().find(Role::Field, "A later thought");
            }
            Kind::Communication => self.app.page().find(Role::Radio, "Followed up").click(),
            _ => {}
        }
        self.app.unfold_entry();
        let put = self.put(FORM);
        // A tag is taken in when its field is left.
        self.app.page().script(
            "document.querySelector('[data-field=tags]').dispatchEvent(new FocusEvent('blur'))",
            json!([]),
        );
        put
    }

    /// Some fields come with an answer: each is given once, the first of a question last.
    fn turn_each_choice(&mut self) {
        let choices = format!("{FORM} input[type=radio]");
        let count = self.app.page().script(
            "return document.querySelectorAll(arguments[0]).length",
            json!([choices]),
        );
        for at in (0..count.as_u64().unwrap_or_default()).rev() {
            self.app.page().script(
                "document.querySelectorAll(arguments[0])[arguments[1]]?.click()",
                json!([choices, at]),
            );
        }
        self.put(FORM);
    }

    /// It is a picture that runs nothing and fetches nothing.
    ///
    /// # Panics
    /// When it is not.
    pub fn stands_alone(&self, picture: &str, what: &str) {
        let acts = self.app.page().script(
            r"
            const found = new DOMParser().parseFromString(arguments[0], 'image/svg+xml');
            const outside = (el) => el.matches('parsererror, foreignObject, script, iframe, style, animate, set')
              || [...el.attributes].some(({ name, value }) => name.startsWith('on') || name === 'data-hit'
                || /href$|^src$/.test(name) && !/^(#|data:image\/)/.test(value) || /url\((?!#)/.test(value));
            return [found.documentElement.localName, [...found.querySelectorAll('*')].filter(outside)
              .map((el) => el.outerHTML.slice(0, 200))];
            ",
            json!([picture]),
        );
        assert_eq!(acts, json!(["svg", []]), "{what}");
    }
}

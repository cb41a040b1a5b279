//! Filling in an entry's form as a person does without a mouse, and telling what stands in it.

use serde_json::{Value, json};

use crate::app::App;
use crate::driver::Key;
use crate::wait;

/// One thing done in a form.
#[derive(Debug, Clone, Copy)]
pub enum Do {
    /// Types a text into the field of this label.
    Type(&'static str, &'static str),
    /// Unfolds a part, unless it is open.
    Unfold(&'static str),
    /// Answers the question with this option.
    Choose(&'static str, &'static str),
    /// Sets a mark.
    Tick(&'static str),
    /// Presses a button.
    Press(&'static str),
    /// Says "today" in the calendar of this day.
    Today(&'static str),
    /// Types a tag and sets it with Enter.
    Tag(&'static str),
}

/// What any entry can carry.
pub const LINKS: [Do; 10] = [
    Do::Unfold("When"),
    Do::Today("Day"),
    Do::Type("Time", "20:15"),
    Do::Unfold("Links"),
    Do::Tick("Assuming harm"),
    Do::Tick("Jealousy"),
    Do::Tick("Childhood"),
    Do::Tag("ferry talk"),
    Do::Tag("évening"),
    Do::Tick("Bring to session"),
];

const TEXTS: &str = "textarea, input[type=text]";

impl App {
    /// Does all of it, by keys.
    pub fn fill_in(&self, steps: &[Do]) {
        steps.iter().for_each(|&step| self.do_it(step));
    }

    fn do_it(&self, step: Do) {
        match step {
            Do::Type(label, text) => {
                self.tab_to(TEXTS, label);
                self.page().type_text(text);
            }
            Do::Unfold(label) => {
                let fold = self.tab_to(".fold > [aria-expanded]", label);
                if fold.script("return arguments[0].ariaExpanded") != json!("true") {
                    self.page().press(&[Key::Enter]);
                }
            }
            Do::Choose(question, answer) => self.choose(question, answer),
            Do::Tick(label) => {
                self.tab_to("input[type=checkbox]", label);
                self.page().press(&[Key::Char(' ')]);
            }
            Do::Press(label) => {
                self.tab_to("button", label);
                self.page().press(&[Key::Enter]);
            }
            Do::Today(label) => {
                self.tab_to("button", label);
                self.page().press(&[Key::Enter]);
                self.tab_to("button", "Today");
                self.page().press(&[Key::Enter]);
            }
            Do::Tag(tag) => {
                self.tab_to("input", "Tags");
                self.page().type_text(tag);
                self.page().press(&[Key::Enter]);
            }
        }
    }

    /// Tab to the question, then arrows to the answer.
    fn choose(&self, question: &str, answer: &str) {
        const ASKED: &str = "const on = document.activeElement;
            const group = on.closest('[role=radiogroup]');
            const named = (by) => document.getElementById(by?.getAttribute('aria-labelledby'));
            return [named(group)?.innerText.trim() ?? '', (named(on) ?? on.parentElement).innerText.trim()]";
        let asked = || self.page().script(ASKED, json!([]));
        let mut stops = 0;
        while asked()[0] != json!(question) {
            stops += 1;
            assert!(stops < 90, "Tab does not lead to the question {question:?}");
            self.page().press(&[Key::Tab]);
        }
        let mut turns = 0;
        while asked()[1] != json!(answer) {
            turns += 1;
            assert!(turns < 9, "{question:?} has no answer {answer:?}");
            self.page().press(&[Key::Right]);
        }
        self.page().press(&[Key::Char(' ')]);
    }

    /// Opens every part of the form.
    pub fn unfold_entry(&self) {
        wait::until("the form did not unfold", || {
            let unfolded = self.page().script(
                "const parts = [...document.querySelectorAll('article.entry .form .fold > [aria-expanded]')];
                 for (const part of parts) if (part.ariaExpanded === 'false') part.click();
                 return parts.every((part) => part.ariaExpanded === 'true')",
                json!([]),
            );
            (unfolded == json!(true)).then_some(())
        });
    }

    /// Everything that stands in the open form, folded parts unfolded, by the names of its fields.
    pub fn form(&self) -> Value {
        self.unfold_entry();
        self.page().script(
            r"
            const form = document.querySelector('article.entry .form');
            const words = (el) => el.innerText.replace(/\s+/g, ' ').trim();
            const chosen = (el) => [...el.querySelectorAll('input:checked')].map((one) => words(one.parentElement));
            const value = (el) => el.dataset.field === 'tags'
              ? [...el.parentElement.querySelectorAll('li')].map(words)
              : el.matches('input[type=checkbox]') ? el.checked
              : el.matches('input[type=range]') ? (el.classList.contains('blank') ? null : el.value)
              : el.matches('input, textarea') ? el.value
              : el.matches('button') ? words(el)
              : chosen(el);
            return Object.fromEntries(
              [...form.querySelectorAll('[data-field]')].map((el) => [el.dataset.field, value(el)]))",
            json!([]),
        )
    }

    /// What stands in one text of the open form.
    pub fn field(&self, name: &str) -> String {
        let value = self.page().script(
            "return document.querySelector(`article.entry [data-field=\"${arguments[0]}\"]`).value",
            json!([name]),
        );
        value.as_str().unwrap_or_default().to_owned()
    }

    /// Puts a text into a field at once, as pasting does. `made` is JavaScript that makes the text.
    pub fn paste(&self, name: &str, made: &str) {
        self.page().script(
            &format!(
                "const area = document.querySelector(`article.entry [data-field=\"${{arguments[0]}}\"]`);
                 area.focus();
                 area.value = {made};
                 area.dispatchEvent(new InputEvent('input', {{ bubbles: true, inputType: 'insertFromPaste' }}))"
            ),
            json!([name]),
        );
    }
}

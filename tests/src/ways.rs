//! Going the ways: exercises are begun, left, gone on with and found again.

use serde_json::json;

use crate::app::App;
use crate::driver::Key;
use crate::find::Role;
use crate::wait;

/// The key for the next question of an exercise.
pub const NEXT: [Key; 1] = [Key::F3];

/// An exercise as the catalogue words it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exercise {
    /// As in the catalogue, without its prefix.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Asked one after the other; none where nothing is written.
    pub questions: Vec<String>,
}

/// Every exercise of the catalogue, in its order.
///
/// # Panics
/// When the catalogue is not as it was: a question without its exercise.
#[must_use]
pub fn exercises() -> Vec<Exercise> {
    let mut all: Vec<Exercise> = Vec::new();
    let lines = include_str!("../../assets/locales/en/exercises.ftl").lines();
    let messages = lines.filter_map(|line| line.strip_prefix("exercise-")?.split_once(" = "));
    for (key, text) in messages {
        let of_last = all
            .last()
            .and_then(|exercise| key.strip_prefix(&exercise.id)?.strip_prefix('-'));
        match (of_last, all.last_mut()) {
            (Some("about"), _) => {}
            (Some(number), Some(last)) if number.parse() == Ok(last.questions.len() + 1) => {
                last.questions.push(text.to_owned());
            }
            _ => all.push(Exercise {
                id: key.to_owned(),
                name: text.to_owned(),
                questions: Vec::new(),
            }),
        }
    }
    all
}

/// The exercise with that id.
///
/// # Panics
/// When there is none.
#[must_use]
pub fn exercise(id: &str) -> Exercise {
    let found = exercises().into_iter().find(|exercise| exercise.id == id);
    found.unwrap_or_else(|| panic!("no exercise {id}"))
}

/// The Ways screen.
impl App {
    /// Opens Ways by its key.
    pub fn open_ways(&self) {
        self.page().press(&[Key::Control, Key::Char('4')]);
        self.page().find(Role::Field, "Search the ways");
    }

    /// Searches for a line by its whole name, pasted, and opens it by Enter.
    pub fn open_way(&self, name: &str) {
        self.page().find(Role::Field, "Search the ways").paste(name);
        wait::until(&format!("no line is called {name:?}"), || {
            let found = self.page().script(
                "const line = [...document.querySelectorAll('.ways .list .line-button')]
                   .find((line) => line.querySelector('.name')?.innerText.trim() === arguments[0]);
                 line?.focus();
                 return line !== undefined && document.activeElement === line",
                json!([name]),
            );
            (found == json!(true)).then_some(())
        });
        self.page().press(&[Key::Enter]);
    }

    /// Begins an exercise and waits for its first question, if it has one.
    pub fn begin_exercise(&self, exercise: &Exercise) {
        self.open_ways();
        self.open_way(&exercise.name);
        self.page()
            .find(Role::Button, &format!("Start: {}", exercise.name))
            .click();
        if let Some(question) = exercise.questions.first() {
            self.asked(question);
        }
    }

    /// Waits until a question is asked, and the focus is where it is answered.
    pub fn asked(&self, question: &str) {
        wait::until(&format!("{question:?} was not asked"), || {
            let asked = self.page().script(
                "const entry = document.querySelector('article.entry');
                 const question = entry?.querySelector('.guide .question');
                 return question?.innerText.trim().endsWith(arguments[0])
                   && entry.querySelector('.form')?.contains(document.activeElement)",
                json!([question]),
            );
            (asked == json!(true)).then_some(())
        });
    }

    /// Types into the field that has the focus: the answer to a question that wants words.
    ///
    /// # Panics
    /// When the focus is on anything else.
    pub fn answer(&self, words: &str) {
        let in_text = self.page().script(
            "return document.activeElement.matches('textarea, input:not([type]), input[type=text]')",
            json!([]),
        );
        assert_eq!(in_text, json!(true), "the question wants words");
        self.page().type_text(words);
    }
}

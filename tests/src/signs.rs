//! The steps of journeys with one's signs in Settings, and the signs as the vault has them.

use chrono::NaiveDate;
use journal::{DayEnd, Rating, SignId};
use serde_json::json;
use vault::Vault;
use vault::table::StoredSign;

use crate::app::App;
use crate::driver::Key;
use crate::find::Role;
use crate::wait;

/// The name of the button that begins a sign.
pub const ADD: &str = "Add a sign of my own";

impl App {
    /// Opens Settings by its key and waits until so many signs are asked, as the page says.
    pub fn open_signs(&self, asked: usize) {
        self.page().press(&[Key::Control, Key::Char(',')]);
        self.signs_asked(asked);
    }

    /// Waits until the page says that so many signs are asked.
    pub fn signs_asked(&self, asked: usize) {
        self.page()
            .find(Role::Heading, &format!("{asked} signs are asked"));
    }

    /// Presses a button of the signs by keys, such as "Reword: Drama".
    pub fn press_on_signs(&self, name: &str) {
        self.page().find(Role::Button, name);
        self.tab_to("button", name);
        self.page().press(&[Key::Enter]);
    }

    /// Fills the open form of a sign by keys and saves it with Enter; waits until it is closed.
    pub fn word_sign(&self, label: &str, line: &str) {
        for (field, words) in [("Short name", label), ("What I rate", line)] {
            self.tab_to("form input[type=text]", field);
            self.page().press(&[Key::Control, Key::Char('a')]);
            self.page().type_text(words);
        }
        self.page().press(&[Key::Enter]);
        wait::until("the form of a sign stayed open", || {
            self.page()
                .select("form [data-field=line]")
                .is_empty()
                .then_some(())
        });
    }

    /// The check-in: the names of the signs that are asked, and of those put away with a level that day.
    pub fn signs_of_the_day(&self) -> (Vec<String>, Vec<String>) {
        let shown = wait::until("the signs of the day were not shown", || {
            let names = self.page().script(
                "const [asked, away] = ['section[aria-label=Signs]', 'section.away'].map((section) =>
                   [...document.querySelectorAll(`${section} [id^=options-]`)].map((group) =>
                     document.getElementById(group.getAttribute('aria-labelledby').split(' ')[0])
                       .innerText.split('\\n')[0].trim()));
                 return asked.length > 0 ? [asked, away] : null",
                json!([]),
            );
            (!names.is_null()).then_some(names)
        });
        serde_json::from_value(shown).expect("two lists of names")
    }
}

/// What the vault holds of the signs.
///
/// # Panics
/// When it does not read.
pub fn stored(vault: &mut Vault) -> Vec<StoredSign> {
    vault.signs().all().expect("the signs read")
}

/// What the vault holds of one sign.
///
/// # Panics
/// When there is no such sign.
pub fn stored_sign(vault: &mut Vault, sign: SignId) -> StoredSign {
    let mut all = stored(vault).into_iter();
    all.find(|stored| stored.sign == sign)
        .expect("the sign is kept")
}

/// What the vault holds of a day, in the order of the check-in.
///
/// # Panics
/// When it does not read.
pub fn ratings(vault: &mut Vault, day: NaiveDate) -> Vec<Rating> {
    let days = vault
        .check_ins()
        .rated(day, day, DayEnd::MIDNIGHT)
        .expect("the check-ins read");
    let mut ratings: Vec<_> = days.into_iter().flat_map(|day| day.ratings).collect();
    ratings.sort_by_key(|rating| rating.sign.index());
    ratings
}

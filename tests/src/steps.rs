//! The steps most journeys share, in the words the person reads. A word that changes in
//! `assets/locales/en` changes here, and nowhere else in the journeys.

use serde_json::json;

use crate::app::App;
use crate::driver::Key;
use crate::find::Role;
use crate::wait;

/// The shortcut that hides and locks.
pub const LOCK: [Key; 2] = [Key::Control, Key::Char('l')];
/// Shown beside what is durable.
pub const SAVED: &str = "Saved on this computer";
/// More presses of keys than any page has places to stop before its first sign, or signs.
const TABS: usize = 40;

/// The pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Place {
    Today,
    Notes,
    Trends,
    Ways,
    Settings,
}

impl Place {
    fn heading(self) -> &'static str {
        match self {
            Self::Today => "Today",
            Self::Notes => "Notes",
            Self::Trends => "Trends",
            Self::Ways => "Ways",
            Self::Settings => "Settings",
        }
    }
}

/// First run.
impl App {
    /// Makes a journal, proves its recovery key and stands on Today. Returns the whole key.
    pub fn make_journal(&self, passphrase: &str) -> String {
        self.begin_setup();
        self.choose_first_passphrase(passphrase);
        let groups = self.read_recovery_key();
        self.prove_recovery_key(&groups);
        self.start_today();
        format!("AGE-SECRET-KEY-1{}", groups.concat())
    }

    /// From "what this is" to the passphrase.
    pub fn begin_setup(&self) {
        self.page().find(Role::Button, "Go on").click();
        self.page().find(Role::Heading, "Choose a passphrase");
    }

    /// Types a new passphrase twice and asks for the journal. It may be refused.
    pub fn offer_first_passphrase(&self, passphrase: &str) {
        self.fill_new_passphrase(passphrase);
        self.page().find(Role::Button, "Make my journal").click();
    }

    /// Chooses the first passphrase and waits for the recovery key.
    pub fn choose_first_passphrase(&self, passphrase: &str) {
        self.offer_first_passphrase(passphrase);
        self.page().find(Role::Heading, "Your recovery key");
    }

    /// Reads the groups of the recovery key off the page, and says that it is kept.
    pub fn read_recovery_key(&self) -> Vec<String> {
        let shown = wait::until("the recovery key was not shown", || {
            let groups = self.page().script(
                "return [...document.querySelectorAll('main li code')]
                   .filter((code) => code.getClientRects().length > 0)
                   .map((code) => code.innerText.trim())",
                json!([]),
            );
            let groups: Vec<String> = serde_json::from_value(groups).ok()?;
            (!groups.is_empty()).then_some(groups)
        });
        self.page().find(Role::Button, "I have it").click();
        self.page().find(Role::Heading, "Type three groups back");
        shown
    }

    /// Types back the groups that are asked for.
    pub fn prove_recovery_key(&self, groups: &[String]) {
        self.type_asked_groups(|number| groups[number - 1].clone());
        self.page()
            .find(Role::Button, "Check and open my journal")
            .click();
        self.page().find(Role::Heading, "It is ready");
    }

    /// Fills each asked field with what `group` gives for the number in its label.
    pub fn type_asked_groups(&self, group: impl Fn(usize) -> String) {
        let fields: Vec<_> = self
            .page()
            .select("main form input")
            .into_iter()
            .filter_map(|field| {
                let number = field.name().strip_prefix("Group ")?.trim().parse().ok()?;
                Some((field, number))
            })
            .collect();
        assert_eq!(fields.len(), 3, "three groups are asked for");
        for (field, number) in fields {
            field.fill(&group(number));
        }
    }

    /// From "ready" to Today.
    pub fn start_today(&self) {
        self.page().find(Role::Button, "Start today").click();
        self.page().find(Role::Heading, "Today");
    }

    fn fill_new_passphrase(&self, passphrase: &str) {
        self.page()
            .find(Role::Field, "New passphrase")
            .fill(passphrase);
        self.page()
            .find(Role::Field, "The same again")
            .fill(passphrase);
    }
}

/// Locking and unlocking.
impl App {
    /// Locks by the keyboard and waits for the unlock card.
    pub fn lock(&mut self) {
        self.page().press(&LOCK);
        self.come_back();
        self.page().find(Role::Heading, "Your journal is locked");
    }

    /// Types a passphrase and presses Enter. It may be wrong.
    pub fn try_passphrase(&self, passphrase: &str) {
        self.page().find(Role::Field, "Passphrase").fill(passphrase);
        self.page().press(&[Key::Enter]);
    }

    /// Unlocks, each letter typed, and stands on Today.
    pub fn unlock_by_keys(&self, passphrase: &str) {
        self.try_passphrase(passphrase);
        self.page().find(Role::Heading, "Today");
    }

    /// Unlocks with a passphrase that is pasted, and stands on Today.
    pub fn unlock(&self, passphrase: &str) {
        self.page()
            .find(Role::Field, "Passphrase")
            .paste(passphrase);
        self.page().press(&[Key::Enter]);
        self.page().find(Role::Heading, "Today");
    }

    /// Turns the unlock card to the recovery key, types one and asks. It may be wrong.
    pub fn type_recovery_key(&self, key: &str) {
        self.turn_to_recovery_key();
        self.page().find(Role::Field, "Recovery key").fill(key);
        self.page().find(Role::Button, "Unlock").click();
    }

    /// Turns the unlock card to the recovery key, if it is not there yet.
    pub fn turn_to_recovery_key(&self) {
        if let Some(turn) = self.page().look_for(Role::Button, "Use the recovery key") {
            turn.click();
        }
        self.page().find(Role::Field, "Recovery key");
    }

    /// Chooses the passphrase that is demanded after the recovery key, and stands on Today.
    pub fn choose_new_passphrase(&self, passphrase: &str) {
        self.page().find(Role::Heading, "Choose a new passphrase");
        self.fill_new_passphrase(passphrase);
        self.page()
            .find(Role::Button, "Use this passphrase")
            .click();
        self.page().find(Role::Heading, "Today");
    }
}

/// Going about.
impl App {
    /// Goes to a page by its place in the rail; in a narrow window it may lie behind "More".
    pub fn go_to(&self, place: Place) {
        let turned = wait::until("there was no rail and no bar", || {
            let page = self.page();
            let straight = page.look_for(Role::Button, place.heading());
            straight.or_else(|| page.look_for(Role::Button, "More"))
        });
        turned.click();
        if turned.name().trim() == "More" {
            self.page().find(Role::Button, place.heading()).click();
        }
        self.page().find(Role::Heading, place.heading());
    }

    /// Chooses a theme in Settings: "Light" or "Dark".
    pub fn choose_theme(&self, name: &str) {
        self.go_to(Place::Settings);
        self.page().find(Role::Radio, name).click();
        self.page().sees(SAVED);
    }

    /// Asks in Settings for another passphrase. It may be refused.
    pub fn change_passphrase(&self, current: &str, next: &str) {
        self.go_to(Place::Settings);
        if let Some(open) = self.page().look_for(Role::Button, "Change the passphrase") {
            open.click();
        }
        self.page()
            .find(Role::Field, "Current passphrase")
            .fill(current);
        self.fill_new_passphrase(next);
        self.page()
            .find(Role::Button, "Use the new passphrase")
            .click();
    }
}

/// The end of a journal.
impl App {
    /// Erases it in Settings. The program comes back without it.
    pub fn erase(&self) {
        self.go_to(Place::Settings);
        self.page()
            .find(Role::Button, "Erase the journal …")
            .click();
        self.page()
            .find_like(Role::Field, "To go on, type")
            .fill("erase");
        self.page()
            .find(Role::Button, "Erase it all, for good")
            .click();
    }
}

/// The check-in.
impl App {
    /// Moves the focus to the first sign by keys alone: by Tab to any sign, where Today opens on the
    /// first blank one, and by Shift and Enter up from there.
    ///
    /// # Panics
    /// When they do not lead there.
    pub fn tab_to_first_sign(&self) {
        self.wait_for_signs();
        for _ in 0..TABS {
            match self.sign_with_focus() {
                Some(0) => return,
                Some(_) => self.page().press(&[Key::Shift, Key::Enter]),
                None => self.page().press(&[Key::Tab]),
            }
        }
        panic!("the keys do not lead to the first sign");
    }

    /// Answers from the first sign on, a digit each, and waits until all is saved.
    pub fn rate_by_keys(&self, digits: &str) {
        self.tab_to_first_sign();
        self.page().type_text(digits);
        self.saved();
    }

    /// Answers one row by its digit, reached by Enter, and waits only until the page says that this
    /// answer is saved.
    pub fn rate_row_by_key(&self, row: usize, level: u32) {
        self.tab_to_first_sign();
        for _ in 0..row {
            self.page().press(&[Key::Enter]);
        }
        assert_eq!(self.sign_with_focus(), Some(row), "Enter moves a row on");
        let digit = char::from_digit(level, 10).expect("a level is a digit");
        self.page().press(&[Key::Char(digit)]);
        wait::until("the answer was not shown as saved", || {
            let shown = self.page().script(
                "const [row, level, saved] = arguments;
                 const group = document.querySelectorAll('[id^=options-]')[row];
                 return group.querySelector('input:checked')?.value === level
                   && document.getElementById('check-in-status').innerText.includes(saved)",
                json!([row, level.to_string(), SAVED]),
            );
            (shown == json!(true)).then_some(())
        });
    }

    /// What each sign of the day shows; blank is none.
    pub fn levels(&self) -> Vec<Option<u32>> {
        self.wait_for_signs();
        let shown = self.page().script(
            "return [...document.querySelectorAll('[id^=options-]')]
               .map((group) => group.querySelector('input:checked')?.value ?? null)",
            json!([]),
        );
        shown
            .as_array()
            .into_iter()
            .flatten()
            .map(|level| level.as_str().and_then(|level| level.parse().ok()))
            .collect()
    }

    /// Which sign, counted from 0, has the focus.
    pub fn sign_with_focus(&self) -> Option<usize> {
        let row = self.page().script(
            "return [...document.querySelectorAll('[id^=options-]')]
               .findIndex((group) => group.contains(document.activeElement))",
            json!([]),
        );
        row.as_u64().and_then(|row| usize::try_from(row).ok())
    }

    /// Waits until the check-in says that it is saved.
    pub fn saved(&self) {
        self.status_says_saved("check-in-status");
    }

    /// Goes to the day's note by its button and types at its end, without waiting for it to be saved.
    pub fn type_into_note(&self, text: &str) {
        self.wait_for_signs();
        self.page().find(Role::Button, "Add a note").click();
        wait::until("the note did not get the focus", || {
            self.page()
                .focused()
                .name()
                .starts_with("Note for")
                .then_some(())
        });
        self.page().press(&[Key::Control, Key::End]);
        self.page().type_text(text);
    }

    /// Writes a note and waits until it is saved.
    pub fn write_note(&self, text: &str) {
        self.type_into_note(text);
        self.status_says_saved("note-status");
    }

    /// What stands in the note.
    pub fn note(&self) -> String {
        self.wait_for_signs();
        self.page().find_like(Role::Field, "Note for").value()
    }

    /// Waits until the check-in shows its signs: all of them come at once.
    fn wait_for_signs(&self) {
        wait::until("the signs were not shown", || {
            (!self.page().select("[id^=options-]").is_empty()).then_some(())
        });
    }

    fn status_says_saved(&self, id: &str) {
        wait::until(&format!("{id} did not say that it is saved"), || {
            let status = self.page().script(
                "return document.getElementById(arguments[0])?.innerText ?? ''",
                json!([id]),
            );
            status.as_str()?.contains(SAVED).then_some(())
        });
    }
}

//! The steps of journeys with marked dates, and the marks as the vault has them.

use journal::{BeforeAfter, MarkSides, PairsSay, RatedDay, SignId};
use serde_json::json;
use vault::Vault;
use vault::table::Mark;

use crate::app::App;
use crate::driver::Key;
use crate::find::Role;
use crate::wait;

impl App {
    /// Marks the day so many months ago by keys, from Trends, and waits until it is in the list.
    pub fn mark_months_ago(&self, months: usize, label: &str) {
        self.page().find(Role::Button, "Mark a date").click();
        self.tab_to("form input[type=text]", "In a few words");
        self.page().type_text(label);
        self.tab_to("form button", "Date");
        self.page().press(&[Key::Enter]);
        wait::until("the calendar did not open", || {
            let open = self.page().script(
                "return document.activeElement.matches('[role=grid] button')",
                json!([]),
            );
            (open == json!(true)).then_some(())
        });
        for _ in 0..months {
            self.page().press(&[Key::PageUp]);
        }
        self.page().press(&[Key::Enter]);
        self.tab_to("form button", "Keep");
        self.page().press(&[Key::Enter]);
        self.page().find(Role::Button, &format!("Remove: {label}"));
    }

    /// What the page says of the days before and after the mark, a sign each.
    pub fn pairs_said(&self) -> Vec<String> {
        let said = wait::until("nothing was said of the days before and after", || {
            let said = self.page().script(
                "const heading = [...document.querySelectorAll('h2')].find((h) =>
                   h.innerText.trim() === 'Before and after a date');
                 const items = [...(heading?.closest('section').querySelectorAll('ul.card > li') ?? [])];
                 return items.map((item) => item.innerText.replace(/\\s+/g, ' ').trim())",
                json!([]),
            );
            Some(said).filter(|said| said.as_array().is_some_and(|said| !said.is_empty()))
        });
        serde_json::from_value(said).expect("a list of texts")
    }
}

/// What the page should say of a sign first: the verdict of the core, in the page's words.
pub fn words(sign: &str, found: &BeforeAfter) -> String {
    let said = match found.beside.map(|(_, say)| say) {
        None => "not enough yet",
        Some(PairsSay::NearlyAllLower) => "nearly always rated lower after",
        Some(PairsSay::MostlyLower) => "mostly rated lower after",
        Some(PairsSay::Mixed) => "mixed",
        Some(PairsSay::MostlyHigher) => "mostly rated higher after",
        Some(PairsSay::NearlyAllHigher) => "nearly always rated higher after",
    };
    let (before, after) = (found.before, found.after);
    format!("{sign}: {said}.|{before} rated days before, {after} after.")
}

/// The eleven before and after a day, as the core counts them.
pub fn counted(days: &[RatedDay], sides: MarkSides) -> Vec<BeforeAfter> {
    let eleven = SignId::ELEVEN.into_iter();
    eleven
        .map(|sign| journal::before_after(days, sides, sign))
        .collect()
}

/// The marks the vault holds, the oldest day first.
///
/// # Panics
/// When it does not read.
pub fn stored(vault: &mut Vault) -> Vec<Mark> {
    vault.marks().all().expect("the marks read")
}

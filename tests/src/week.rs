//! The steps of journeys with the weekly review, and the reviews as the vault has them.

use chrono::{Datelike, NaiveDate, Weekday};
use journal::{
    EntryFields, EntryKind, Level, Own, PatternId, PatternLine, Span, WayId, WeekReview,
};
use serde_json::json;
use uuid::Uuid;
use vault::Vault;
use vault::table::StoredEntry;
use vault::timeline::{Filter, ItemKind};

use crate::app::App;
use crate::driver::Key;
use crate::filled::moment;
use crate::find::Role;
use crate::notes::Kind;
use crate::steps::SAVED;
use crate::wait;

impl App {
    /// Chooses in Settings, by keys, the day on which a look back is offered.
    pub fn offer_review_on(&self, day: Weekday) {
        self.page().press(&[Key::Control, Key::Char(',')]);
        self.page().find(Role::Choice, "Look back at the week");
        self.tab_to("select", "Look back at the week");
        // "Do not offer it" stands above Monday.
        for _ in 0..=day.num_days_from_monday() {
            self.page().press(&[Key::Down]);
        }
        wait::until("the day was not chosen", || {
            let shown = self.page().focused().value();
            (shown == day_word(day)).then_some(())
        });
        self.page().sees(SAVED);
    }

    /// Waits until a weekly review is open and has the focus; whether it is open to write.
    pub fn review_opened(&self) -> bool {
        let writing = wait::until("no weekly review was opened", || {
            let shown = self.page().script(
                "const entry = document.querySelector('article.entry');
                 return entry?.querySelector('.kind').innerText.trim() === arguments[0]
                   && entry.contains(document.activeElement)
                   ? entry.querySelector('.form') !== null : null",
                json!([Kind::WeekReview.label()]),
            );
            shown.as_bool()
        });
        if writing {
            // The patterns stand there once the week has been looked at.
            wait::until("the week was not shown", || {
                (self.page().select(".patterns [role=radiogroup]").len() == 4).then_some(())
            });
        }
        writing
    }

    /// Rates the four patterns by keys, in their order: a digit, or Enter for one that stays blank.
    pub fn rate_patterns(&self, levels: [Option<u8>; 4]) {
        self.tab_to(".patterns input[type=radio]", "0");
        for level in levels {
            match level {
                Some(level) => self.page().press(&[Key::Char(char::from(b'0' + level))]),
                None => self.page().press(&[Key::Enter]),
            }
        }
    }

    /// How strongly each pattern is rated in the open form; blank is none.
    pub fn patterns(&self) -> Vec<Option<u8>> {
        let shown = self.page().script(
            "return [...document.querySelectorAll('.patterns [role=radiogroup]')].map((group) =>
               Number(group.querySelector('input:checked')?.value ?? NaN))",
            json!([]),
        );
        serde_json::from_value(shown).expect("a level or none for each")
    }
}

fn day_word(day: Weekday) -> String {
    let words = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    words[day.num_days_from_monday() as usize].to_owned()
}

/// The Monday of the week in which a day lies.
pub fn monday_of(day: NaiveDate) -> NaiveDate {
    day.week(Weekday::Mon).first_day()
}

/// Levels as a review holds them: one that is blank is not there.
pub fn rated(levels: [Option<u8>; 4]) -> Vec<(PatternId, Level)> {
    let rated = PatternId::ALL.iter().zip(levels);
    rated
        .filter_map(|(pattern, level)| {
            Some((*pattern, Level::new(level?).expect("0 to 4 are levels")))
        })
        .collect()
}

/// Leaves a review of the week that begins on `monday`, as written on its Sunday.
///
/// # Panics
/// When the disk refuses.
pub fn leave_review(vault: &mut Vault, monday: NaiveDate, levels: [Option<u8>; 4], how: &str) {
    let sunday = monday.week(Weekday::Mon).last_day();
    let now = moment(sunday.and_hms_opt(20, 0, 0).expect("it is a time"));
    let review = WeekReview {
        patterns: rated(levels),
        way: Some(WayId::Risk),
        way_how: how.to_owned(),
        ..WeekReview::blank(monday)
    };
    let fields = EntryFields {
        own: Own::WeekReview(review),
        ..EntryFields::blank(EntryKind::WeekReview, sunday)
    };
    let days = u128::try_from(sunday.num_days_from_ce()).expect("after Christ");
    let id = Uuid::from_u128(days << 64 | 0x7000_8000_0000_0000_0000);
    vault
        .entries()
        .save(id, 0, fields, &now)
        .expect("a review can be written");
}

/// Leaves a good moment on `day`.
///
/// # Panics
/// When the disk refuses.
pub fn leave_good_moment(vault: &mut Vault, day: NaiveDate, title: &str) {
    let now = moment(day.and_hms_opt(21, 0, 0).expect("it is a time"));
    let fields = EntryFields {
        title: title.to_owned(),
        body: title.to_owned(),
        ..EntryFields::blank(EntryKind::GoodMoment, day)
    };
    vault
        .entries()
        .save(Uuid::from_u128(0x7000_8000_0000_0000_0001), 0, fields, &now)
        .expect("a good moment can be written");
}

/// The review of a week as the vault holds it.
///
/// # Panics
/// When there is none.
pub fn stored_review(vault: &mut Vault, monday: NaiveDate) -> StoredEntry {
    let id = vault.entries().review_of(monday).expect("the reviews read");
    vault
        .entries()
        .get(id.expect("the week has a review"))
        .expect("a review reads")
}

/// How many reviews there are outside the trash.
///
/// # Panics
/// When the vault does not read.
pub fn reviews(vault: &mut Vault) -> u64 {
    let filter = Filter {
        kinds: vec![ItemKind::Entry(EntryKind::WeekReview)],
        ..Filter::default()
    };
    vault
        .timeline(&filter, 0, 100)
        .expect("the timeline reads")
        .total
}

/// The week that was set aside.
///
/// # Panics
/// When the vault does not read.
pub fn set_aside(vault: &mut Vault) -> Option<NaiveDate> {
    vault.settings().review_aside().expect("the settings read")
}

/// The patterns by week, as the core counts them from the vault: so many whole weeks, and this one so far.
///
/// # Panics
/// When the vault does not read.
pub fn pattern_lines(vault: &mut Vault, today: NaiveDate, weeks: u16) -> Vec<PatternLine> {
    let bounds = Span::Whole(weeks).bounds(None, today);
    let back = vault
        .looking_back(bounds.from(), today)
        .expect("the entries read");
    journal::patterns(&back.reviews, bounds)
}

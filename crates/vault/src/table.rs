//! The tables, one module each.

mod brought_in;
mod check_in;
mod day_note;
mod entry;
mod mark;
pub(crate) mod meta;
mod pause;
pub(crate) mod setting;
mod share;
mod sign;

pub use brought_in::{Batch, Bringing, BroughtIn};
pub use check_in::{CheckIns, DayCount, StoredRating};
pub use day_note::{NOTE_MAX_BYTES, Note, Notes};
pub use entry::{BoundaryEvent, Entries, Outcome, Prediction, Recorded, StoredEntry, Thought};
pub(crate) use entry::{
    KEPT_DAYS as TRASH_DAYS, docs_of, named, purge, put_whole, show as show_entry, whole,
};
pub use mark::{Mark, Marks};
pub use meta::Facts;
pub use pause::Pauses;
pub(crate) use pause::all as all_pauses;
pub use setting::{FAVOURITE_EXERCISES_MAX, FOCUS_SIGNS_MAX, Settings};
pub use share::{Sealed, ShareForm, ShareRecipient, Shared, Shares};
pub use sign::{Signs, StoredSign};

use chrono::NaiveDate;

use crate::VaultError;

/// A civil day as it is stored: `YYYY-MM-DD`.
pub(crate) fn day_text(day: NaiveDate) -> String {
    day.format("%Y-%m-%d").to_string()
}

/// Reads [`day_text`] back; `what` names table and column when it does not read.
pub(crate) fn day_from(text: &str, what: &'static str) -> Result<NaiveDate, VaultError> {
    let digits = |range: std::ops::Range<usize>| text.get(range)?.parse::<u32>().ok();
    let parts = (|| Some((digits(0..4)?, digits(5..7)?, digits(8..10)?)))();
    parts
        .filter(|_| text.len() == 10)
        .and_then(|(y, m, d)| NaiveDate::from_ymd_opt(i32::try_from(y).ok()?, m, d))
        .ok_or(VaultError::BadValue { what })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn days_round_trip(days in 0i32..3_000_000) {
            let day = NaiveDate::from_num_days_from_ce_opt(days + 1).unwrap();
            prop_assert_eq!(day_from(&day_text(day), "t").unwrap(), day);
        }

        #[test]
        fn any_text_is_a_day_or_an_error(text in "\\PC{0,12}") {
            let _ = day_from(&text, "t");
        }
    }
}

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, Timelike, Weekday};

use super::{WholeEntry, WholeError, WholeRecord, WholeSettings};
use crate::text::clean;
use crate::{
    EntryError, EntryKind, FAVOURITE_EXERCISES_MAX, FIELD_MAX_BYTES, FOCUS_SIGNS_MAX, SignId,
    SignWordsError, Since, mark_label, sign_label, sign_line,
};

type Checked<T = ()> = Result<T, WholeError>;

/// The longest name of a zone, in bytes; the longest known has 32.
const ZONE_MAX_BYTES: usize = 64;

impl WholeRecord {
    /// Looks at every value of one record, and brings its texts into the form in which they are
    /// kept, as for what is typed. A record that came from a journal is returned unchanged.
    ///
    /// # Errors
    /// [`WholeError`]; nothing is ever cut off silently.
    pub fn checked(mut self) -> Checked<Self> {
        match &mut self {
            WholeRecord::Settings(settings) => check_settings(settings)?,
            WholeRecord::Sign(sign) => {
                sign.label = sign.label.as_deref().map(sign_label).transpose()?;
                sign.line = sign.line.as_deref().map(sign_line).transpose()?;
                if sign.sign.is_own() && (sign.label.is_none() || sign.line.is_none()) {
                    return Err(SignWordsError::Empty.into());
                }
                sign.worded_on.map_or(Ok(()), day)?;
            }
            WholeRecord::Mark(mark) => {
                mark.label = mark_label(&mark.label)?;
                day(mark.on)?;
                instant(&mark.recorded)?;
            }
            WholeRecord::Pause(pause) => {
                day(pause.starts_on)?;
                pause.ends_on.map_or(Ok(()), day)?;
                if pause.ends_on.is_some_and(|last| last < pause.starts_on) {
                    return Err(WholeError::OutOfRange("pause"));
                }
            }
            WholeRecord::CheckIn(check_in) => {
                day(check_in.day)?;
                zone(&check_in.zone)?;
                instant(&check_in.recorded)?;
                check_in.ratings.sort_unstable_by_key(|rating| rating.sign);
                if check_in
                    .ratings
                    .windows(2)
                    .any(|two| two[0].sign == two[1].sign)
                {
                    return Err(WholeError::Repeated("sign"));
                }
                for rating in &check_in.ratings {
                    instant(&rating.recorded)?;
                    let is_felt = rating.level.is_some_and(crate::Level::is_felt);
                    if rating.acted.is_some() && !is_felt {
                        return Err(WholeError::OutOfRange("acted"));
                    }
                }
            }
            WholeRecord::DayNote(note) => {
                day(note.day)?;
                zone(&note.zone)?;
                instant(&note.written)?;
                revision(note.revision)?;
                // A note is kept as it was typed, and so it comes back.
                fits(&note.text)?;
            }
            WholeRecord::Entry(entry) => check_entry(entry)?,
        }
        Ok(self)
    }
}

fn check_settings(settings: &mut WholeSettings) -> Checked {
    let focus = &settings.focus_signs;
    if focus.len() > FOCUS_SIGNS_MAX || comes_twice(focus) {
        return Err(WholeError::OutOfRange("focus signs"));
    }
    let followed: Vec<SignId> = settings.focus_since.iter().map(|it| it.sign).collect();
    if comes_twice(&followed) || followed.iter().any(|sign| !focus.contains(sign)) {
        return Err(WholeError::OutOfRange("focus since"));
    }
    for followed in &settings.focus_since {
        match followed.since {
            Since::Chosen(on) | Since::LookedBack(Some(on)) => day(on)?,
            // That is what a missing one means.
            Since::LookedBack(None) => return Err(WholeError::OutOfRange("focus since")),
        }
    }
    let favourites = &settings.favourite_exercises;
    if favourites.len() > FAVOURITE_EXERCISES_MAX || comes_twice(favourites) {
        return Err(WholeError::OutOfRange("favourite exercises"));
    }
    let support = std::mem::take(&mut settings.support).tidied();
    settings.support = support.map_err(|_| WholeError::OutOfRange("support"))?;
    settings.review_aside.map_or(Ok(()), monday)
}

fn comes_twice<T: PartialEq>(items: &[T]) -> bool {
    (1..items.len()).any(|n| items[..n].contains(&items[n]))
}

fn check_entry(entry: &mut WholeEntry) -> Checked {
    revision(entry.revision)?;
    zone(&entry.zone)?;
    day(entry.fields.occurred_on)?;
    let stamps = [&entry.created, &entry.updated];
    stamps.into_iter().try_for_each(instant)?;
    if let Some(deleted) = &entry.deleted {
        instant(&deleted.fixed_offset())?;
    }
    own_days(entry)?;
    let day_alone = crate::EntryFields::blank(EntryKind::GoodMoment, entry.fields.occurred_on);
    entry.fields = std::mem::replace(&mut entry.fields, day_alone).tidied()?;
    let kind = entry.fields.kind();
    if kind != EntryKind::Boundary && !entry.events.is_empty() {
        return Err(WholeError::OutOfRange("events"));
    }
    for event in &mut entry.events {
        day(event.on)?;
        instant(&event.recorded)?;
        keep(&mut event.note)?;
    }
    check_step(entry, kind == EntryKind::TrustStep)
}

/// What is noted about a trust step, and about nothing else.
fn check_step(entry: &mut WholeEntry, is_step: bool) -> Checked {
    if entry.prediction_begun.is_some() != is_step {
        return Err(WholeError::OutOfRange("begun"));
    }
    entry.prediction_begun.iter().try_for_each(instant)?;
    if let Some(outcome) = &entry.outcome {
        instant(&outcome.recorded)?;
        if !predicts(entry) {
            return Err(WholeError::OutOfRange("outcome"));
        }
    }
    if !is_step && !entry.earlier.is_empty() {
        return Err(WholeError::OutOfRange("earlier"));
    }
    for before in &mut entry.earlier {
        instant(&before.written)?;
        keep(&mut before.prediction)?;
        if before.likelihood.is_some_and(|percent| percent > 100) {
            return Err(WholeError::OutOfRange("likelihood"));
        }
    }
    if entry.outcome.is_none() && !entry.thoughts.is_empty() {
        return Err(WholeError::OutOfRange("thoughts"));
    }
    for thought in &mut entry.thoughts {
        instant(&thought.written)?;
        keep(&mut thought.text)?;
        if thought.text.is_empty() {
            return Err(WholeError::OutOfRange("thoughts"));
        }
    }
    Ok(())
}

fn predicts(entry: &WholeEntry) -> bool {
    let is_blank = |c| matches!(c, '\t' | '\n' | '\r' | ' ');
    matches!(&entry.fields.own, crate::Own::TrustStep(step)
        if !step.prediction.trim_matches(is_blank).is_empty())
}

fn own_days(entry: &WholeEntry) -> Checked {
    let own = match &entry.fields.own {
        crate::Own::Communication(talk) => talk.planned_for,
        crate::Own::Boundary(boundary) => boundary.review_on,
        crate::Own::TrustStep(step) => step.try_on,
        crate::Own::WeekReview(review) => Some(review.week),
        _ => None,
    };
    own.map_or(Ok(()), day)
}

fn keep(text: &mut String) -> Checked {
    if let std::borrow::Cow::Owned(cleaned) = clean(text) {
        *text = cleaned;
    }
    fits(text)
}

fn fits(text: &str) -> Checked {
    if text.len() > FIELD_MAX_BYTES {
        return Err(EntryError::TextTooLong { bytes: text.len() }.into());
    }
    Ok(())
}

/// A day that four digits of a year can tell.
fn day(day: NaiveDate) -> Checked {
    if (0..=9999).contains(&day.year()) {
        return Ok(());
    }
    Err(WholeError::OutOfRange("day"))
}

fn monday(week: NaiveDate) -> Checked {
    day(week)?;
    if week.weekday() == Weekday::Mon {
        return Ok(());
    }
    Err(WholeError::OutOfRange("week"))
}

/// Whole seconds at an offset of whole minutes, in a year of four digits.
fn instant(at: &DateTime<FixedOffset>) -> Checked {
    let is_whole = at.nanosecond() == 0 && at.offset().local_minus_utc() % 60 == 0;
    if is_whole && (0..=9999).contains(&at.year()) {
        return Ok(());
    }
    Err(WholeError::OutOfRange("instant"))
}

fn zone(name: &str) -> Checked {
    if name.len() <= ZONE_MAX_BYTES && !name.chars().any(char::is_control) {
        return Ok(());
    }
    Err(WholeError::OutOfRange("zone"))
}

fn revision(revision: u32) -> Checked {
    if revision > 0 {
        return Ok(());
    }
    Err(WholeError::OutOfRange("revision"))
}

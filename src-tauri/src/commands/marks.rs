//! Days the person marked, and what was rated before and after one.

use journal::{MarkSides, PairsSay as Say, SIDE_DAYS, SIDE_WEEKS};
use serde::Serialize;
use specta::Type;
use tauri::State;
use vault::table::Mark;
use vault::{Moment, Vault};

use super::entries::on_journal;
use super::entry_view::id_from;
use super::trends::Rated;
use super::wire::{SignId, day_from};
use crate::calendar;
use crate::error::{CommandError, ErrorKind};
use crate::session::Desk;

#[derive(Debug, Serialize, Type)]
pub(crate) struct MarkView {
    /// A UUIDv7.
    id: String,
    on: String,
    /// 1 to 80 characters.
    label: String,
}

impl From<Mark> for MarkView {
    fn from(mark: Mark) -> Self {
        MarkView {
            id: mark.id.to_string(),
            on: mark.on.to_string(),
            label: mark.label,
        }
    }
}

/// What was rated before a marked day and from it on, up to twelve weeks on each side.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct BeforeAfterView {
    mark: MarkView,
    before_from: String,
    before_to: String,
    after_from: String,
    after_to: String,
    /// The focus signs; every sign in use when none is chosen.
    signs: Vec<SignBeforeAfter>,
}

#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SignBeforeAfter {
    sign: SignId,
    /// Rated days on each side.
    before: u32,
    after: u32,
    /// So many are needed on each side, in so many weeks.
    needed: u32,
    needed_weeks: u32,
    /// Null is not enough yet.
    say: Option<PairsSay>,
    /// It went that way before the marked day already.
    already: bool,
    /// Of every pair of a day before and a day after, in whole percent; 100 in all, or all 0 when
    /// there is not enough.
    lower: u8,
    equal: u8,
    higher: u8,
}

/// What the pairs say, in steps for words.
#[derive(Debug, Clone, Copy, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum PairsSay {
    NearlyAllLower,
    MostlyLower,
    Mixed,
    MostlyHigher,
    NearlyAllHigher,
}

/// The oldest day first.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn marks(desk: State<'_, Desk>) -> Result<Vec<MarkView>, CommandError> {
    change(&desk, |_, _| Ok(()))
}

/// Makes or changes a mark. Idempotent by its id, which `newId` makes.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn put_mark(
    desk: State<'_, Desk>,
    id: String,
    on: String,
    label: String,
) -> Result<Vec<MarkView>, CommandError> {
    change(&desk, |vault, now| {
        let mark = Mark {
            id: id_from(&id)?,
            on: day_from(&on)?,
            label,
        };
        if mark.on > journal::civil_day(now.local(), vault.settings().day_end()?) {
            return Err(ErrorKind::DayInFuture.into());
        }
        Ok(vault.marks().put(&mark, now)?)
    })
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn remove_mark(
    desk: State<'_, Desk>,
    id: String,
) -> Result<Vec<MarkView>, CommandError> {
    change(&desk, |vault, _| Ok(vault.marks().remove(id_from(&id)?)?))
}

/// The signs before a marked day and from it on.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn before_after(
    desk: State<'_, Desk>,
    mark: String,
) -> Result<BeforeAfterView, CommandError> {
    on_journal(&desk, |vault, _| {
        let id = id_from(&mark)?;
        let mut marks = vault.marks().all()?.into_iter();
        let mark = marks.find(|mark| mark.id == id);
        let mark = mark.ok_or(ErrorKind::EntryNotFound)?;
        let rated = Rated::read(vault, calendar::starts_on_in(desk.root()))?;
        let sides = MarkSides::of(mark.on, rated.today);
        let mut signs = vault.settings().focus_signs()?;
        if signs.is_empty() {
            signs = vault.signs().in_use()?;
        }
        Ok(BeforeAfterView {
            mark: mark.into(),
            before_from: sides.before.0.to_string(),
            before_to: sides.before.1.to_string(),
            after_from: sides.after.0.to_string(),
            after_to: sides.after.1.to_string(),
            signs: signs
                .into_iter()
                .map(|sign| journal::before_after(&rated.days, sides, sign).into())
                .collect(),
        })
    })
}

fn change(
    desk: &Desk,
    change: impl FnOnce(&mut Vault, &Moment) -> Result<(), CommandError>,
) -> Result<Vec<MarkView>, CommandError> {
    on_journal(desk, |vault, now| {
        change(vault, now)?;
        let marks = vault.marks().all()?.into_iter();
        Ok(marks.map(Into::into).collect())
    })
}

impl From<journal::BeforeAfter> for SignBeforeAfter {
    fn from(found: journal::BeforeAfter) -> Self {
        let [lower, equal, higher] = found.beside.map_or([0; 3], |(pairs, _)| {
            percent([pairs.lower, pairs.equal, pairs.higher])
        });
        SignBeforeAfter {
            sign: found.sign.into(),
            before: found.before,
            after: found.after,
            needed: SIDE_DAYS,
            needed_weeks: SIDE_WEEKS,
            already: found.already.is_some(),
            say: found.beside.map(|(_, say)| match say {
                Say::NearlyAllLower => PairsSay::NearlyAllLower,
                Say::MostlyLower => PairsSay::MostlyLower,
                Say::Mixed => PairsSay::Mixed,
                Say::MostlyHigher => PairsSay::MostlyHigher,
                Say::NearlyAllHigher => PairsSay::NearlyAllHigher,
            }),
            lower,
            equal,
            higher,
        }
    }
}

/// Counts in whole percent that are 100 in all: each rounded down, and the missing ones given to
/// those that lost most by it.
fn percent(counts: [u64; 3]) -> [u8; 3] {
    let all: u64 = counts.iter().sum();
    if all == 0 {
        return [0; 3];
    }
    let mut whole = counts.map(|count| count * 100 / all);
    let mut by_loss = [0, 1, 2];
    by_loss.sort_by_key(|&at| std::cmp::Reverse(counts[at] * 100 % all));
    let missing = 100 - whole.iter().sum::<u64>();
    for (_, &at) in (0..missing).zip(&by_loss) {
        whole[at] += 1;
    }
    whole.map(|share| u8::try_from(share).unwrap_or(100))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_in_percent_are_a_hundred_in_all() {
        assert_eq!(percent([0, 0, 0]), [0, 0, 0]);
        assert_eq!(percent([1, 1, 1]), [34, 33, 33]);
        assert_eq!(percent([2, 1, 0]), [67, 33, 0]);
        assert_eq!(percent([1, 0, 999]), [0, 0, 100]);
        assert_eq!(percent([0, 5, 2]), [0, 71, 29], "to the one that lost most");
        for a in 0..40 {
            for b in 1..40 {
                let all: u64 = percent([a, b, 7]).map(u64::from).iter().sum();
                assert_eq!(all, 100);
            }
        }
    }
}

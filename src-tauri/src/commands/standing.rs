//! What can be said of the focus signs since they are followed, on its way to the page.

use chrono::NaiveDate;
use serde::Serialize;
use specta::Type;
use tauri::State;

use super::entries::on_journal;
use super::entry_view::Share;
use super::trends::Way;
use super::wire::{SignId, day_from};
use crate::error::{CommandError, ErrorKind};
use crate::session::Desk;

/// One focus sign since it is followed. All of it is of weeks that are over.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct StandingView {
    sign: SignId,
    /// The day it is followed from; null where it was never rated.
    since: Option<String>,
    /// It was chosen on that day. Else the person looked back, and a word needs more.
    chosen: bool,
    /// The first day of its first week.
    from: String,
    /// Weeks that are over, and those of them that count.
    weeks: u32,
    counted: u32,
    /// So many counted weeks a first word needs.
    needed: u32,
    /// Null: it cannot be told, or not yet.
    answer: Option<AnswerView>,
    /// How far it went; null under two counted weeks.
    moved: Option<MovedView>,
    /// The answer of the year before this one, if it had one.
    year_before: Option<YearBeforeView>,
    /// The last four weeks, the four before them, and the first four; null where there is nothing to show.
    last: Option<FourWeeksView>,
    before: Option<FourWeeksView>,
    first: Option<FourWeeksView>,
}

#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct AnswerView {
    way: Way,
    /// The last day of the week with which it was reached.
    since: String,
    /// All weeks up to now say the same as clearly.
    still: bool,
    /// The share of days on which it was felt went the other way.
    share_went_the_other_way: bool,
}

/// In levels, from the first counted week to the last.
#[derive(Debug, Serialize, Type)]
pub(crate) struct MovedView {
    by: f64,
    low: Option<f64>,
    high: Option<f64>,
}

#[derive(Debug, Serialize, Type)]
pub(crate) struct YearBeforeView {
    from: String,
    way: Way,
}

#[derive(Debug, Serialize, Type)]
pub(crate) struct FourWeeksView {
    from: String,
    to: String,
    /// Days on which it was felt, of the rated days.
    felt: Share,
    /// The mean level, 0 to 4; null without a rated day.
    mean: Option<f64>,
}

/// Follows a focus sign from another day: today begins it anew, an earlier one looks back.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn follow_sign_from(
    desk: State<'_, Desk>,
    sign: SignId,
    day: String,
) -> Result<(), CommandError> {
    on_journal(&desk, |vault, now| {
        let today = journal::civil_day(now.local(), vault.settings().day_end()?);
        let day = day_from(&day)?;
        if day > today {
            return Err(ErrorKind::DayInFuture.into());
        }
        vault.settings().follow_from(sign.into(), day, today)?;
        Ok(())
    })
}

impl From<journal::Standing> for StandingView {
    fn from(standing: journal::Standing) -> Self {
        let year = standing.year;
        let text = |day: NaiveDate| day.to_string();
        let four = |weeks: journal::FourWeeks| FourWeeksView {
            from: text(weeks.from),
            to: text(weeks.to),
            felt: weeks.felt.into(),
            mean: weeks.mean,
        };
        let beside = standing.beside;
        StandingView {
            sign: standing.followed.sign.into(),
            since: standing.since.map(text),
            chosen: match standing.followed.since {
                journal::Since::Chosen(_) => true,
                journal::Since::LookedBack(_) => false,
            },
            from: text(year.from),
            weeks: year.weeks,
            counted: year.counted,
            needed: standing.needed,
            answer: year.answer.map(|answer| AnswerView {
                way: answer.way.into(),
                since: text(answer.since),
                still: answer.still,
                share_went_the_other_way: answer.share_went_the_other_way,
            }),
            moved: year.moved.map(|moved| MovedView {
                by: moved.by,
                low: moved.interval.map(|(low, _)| low),
                high: moved.interval.map(|(_, high)| high),
            }),
            year_before: standing.year_before.and_then(|year| {
                Some(YearBeforeView {
                    from: text(year.from),
                    way: year.answer?.way.into(),
                })
            }),
            last: beside.map(|beside| four(beside.last)),
            before: beside.and_then(|beside| beside.before).map(four),
            first: beside.and_then(|beside| beside.first).map(four),
        }
    }
}

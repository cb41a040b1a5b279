use std::borrow::Cow;

use journal::{
    Level, Pause, SignId, WholeCheckIn, WholeDayNote, WholeMark, WholeRating, WholeRecord,
    WholeSign,
};
use serde::{Deserialize, Serialize};

use super::values::{At, Day, Id};
use super::{IntoRecord, JsonProblem};

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(in crate::json) struct SignWire<'a> {
    sign: SignId,
    #[serde(default)]
    label: Option<Cow<'a, str>>,
    #[serde(default)]
    line: Option<Cow<'a, str>>,
    put_away: bool,
    #[serde(default)]
    worded_on: Option<Day>,
}

impl<'a> From<&'a WholeSign> for SignWire<'a> {
    fn from(sign: &'a WholeSign) -> Self {
        SignWire {
            sign: sign.sign,
            label: sign.label.as_deref().map(Cow::Borrowed),
            line: sign.line.as_deref().map(Cow::Borrowed),
            put_away: sign.put_away,
            worded_on: sign.worded_on.map(Day),
        }
    }
}

impl IntoRecord for SignWire<'_> {
    fn into_record(self) -> Result<WholeRecord, JsonProblem> {
        Ok(WholeRecord::Sign(WholeSign {
            sign: self.sign,
            label: self.label.map(Cow::into_owned),
            line: self.line.map(Cow::into_owned),
            put_away: self.put_away,
            worded_on: self.worded_on.map(|day| day.0),
        }))
    }
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(in crate::json) struct MarkWire<'a> {
    id: Id,
    on: Day,
    label: Cow<'a, str>,
    recorded: At,
}

impl<'a> From<&'a WholeMark> for MarkWire<'a> {
    fn from(mark: &'a WholeMark) -> Self {
        MarkWire {
            id: Id(mark.id),
            on: Day(mark.on),
            label: Cow::Borrowed(&mark.label),
            recorded: At(mark.recorded),
        }
    }
}

impl IntoRecord for MarkWire<'_> {
    fn into_record(self) -> Result<WholeRecord, JsonProblem> {
        Ok(WholeRecord::Mark(WholeMark {
            id: self.id.0,
            on: self.on.0,
            label: self.label.into_owned(),
            recorded: self.recorded.0,
        }))
    }
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(in crate::json) struct PauseWire {
    from: Day,
    #[serde(default)]
    to: Option<Day>,
}

impl From<&Pause> for PauseWire {
    fn from(pause: &Pause) -> Self {
        PauseWire {
            from: Day(pause.starts_on),
            to: pause.ends_on.map(Day),
        }
    }
}

impl IntoRecord for PauseWire {
    fn into_record(self) -> Result<WholeRecord, JsonProblem> {
        Ok(WholeRecord::Pause(Pause {
            starts_on: self.from.0,
            ends_on: self.to.map(|day| day.0),
        }))
    }
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(in crate::json) struct CheckInWire<'a> {
    day: Day,
    recorded: At,
    zone: Cow<'a, str>,
    ratings: Vec<RatingWire>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct RatingWire {
    sign: SignId,
    #[serde(default)]
    level: Option<Level>,
    #[serde(default)]
    acted: Option<bool>,
    recorded: At,
}

impl<'a> From<&'a WholeCheckIn> for CheckInWire<'a> {
    fn from(check_in: &'a WholeCheckIn) -> Self {
        let rating = |rating: &WholeRating| RatingWire {
            sign: rating.sign,
            level: rating.level,
            acted: rating.acted,
            recorded: At(rating.recorded),
        };
        CheckInWire {
            day: Day(check_in.day),
            recorded: At(check_in.recorded),
            zone: Cow::Borrowed(&check_in.zone),
            ratings: check_in.ratings.iter().map(rating).collect(),
        }
    }
}

impl IntoRecord for CheckInWire<'_> {
    fn into_record(self) -> Result<WholeRecord, JsonProblem> {
        let rating = |rating: RatingWire| WholeRating {
            sign: rating.sign,
            level: rating.level,
            acted: rating.acted,
            recorded: rating.recorded.0,
        };
        Ok(WholeRecord::CheckIn(WholeCheckIn {
            day: self.day.0,
            recorded: self.recorded.0,
            zone: self.zone.into_owned(),
            ratings: self.ratings.into_iter().map(rating).collect(),
        }))
    }
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(in crate::json) struct DayNoteWire<'a> {
    day: Day,
    text: Cow<'a, str>,
    revision: u32,
    written: At,
    zone: Cow<'a, str>,
}

impl<'a> From<&'a WholeDayNote> for DayNoteWire<'a> {
    fn from(note: &'a WholeDayNote) -> Self {
        DayNoteWire {
            day: Day(note.day),
            text: Cow::Borrowed(&note.text),
            revision: note.revision,
            written: At(note.written),
            zone: Cow::Borrowed(&note.zone),
        }
    }
}

impl IntoRecord for DayNoteWire<'_> {
    fn into_record(self) -> Result<WholeRecord, JsonProblem> {
        Ok(WholeRecord::DayNote(WholeDayNote {
            day: self.day.0,
            text: self.text.into_owned(),
            revision: self.revision,
            written: self.written.0,
            zone: self.zone.into_owned(),
        }))
    }
}

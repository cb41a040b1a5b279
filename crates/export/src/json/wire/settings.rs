use journal::{
    CountryCode, DayEnd, ExerciseId, Followed, SignId, Since, Support, WholeRecord, WholeSettings,
};
use serde::{Deserialize, Serialize};

use super::values::{Day, Name, WeekdayName};
use super::{IntoRecord, JsonProblem};
use crate::Part;

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(in crate::json) struct PartWire {
    from: Day,
    to: Day,
}

impl From<Part> for PartWire {
    fn from(part: Part) -> Self {
        PartWire {
            from: Day(part.from),
            to: Day(part.to),
        }
    }
}

impl From<PartWire> for Part {
    fn from(part: PartWire) -> Self {
        Part {
            from: part.from.0,
            to: part.to.0,
        }
    }
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(in crate::json) struct SettingsWire {
    #[serde(default)]
    day_end: Option<DayEnd>,
    #[serde(default)]
    focus_signs: Vec<SignId>,
    #[serde(default)]
    focus_since: Vec<FollowedWire>,
    #[serde(default)]
    review_day: Option<WeekdayName>,
    #[serde(default)]
    review_aside: Option<Day>,
    #[serde(default)]
    spell_check: Option<bool>,
    #[serde(default)]
    digits_advance: Option<bool>,
    #[serde(default)]
    favourite_exercises: Vec<Name<ExerciseId>>,
    #[serde(default)]
    support_country: Option<Name<CountryCode>>,
    #[serde(default)]
    support_contact: String,
}

/// Since when a focus sign is followed.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct FollowedWire {
    sign: SignId,
    since: Day,
    /// Whether it was chosen on that day; else it was looked back.
    chosen: bool,
}

impl FollowedWire {
    fn of(followed: &Followed) -> Option<Self> {
        let (since, chosen) = match followed.since {
            Since::Chosen(day) => (day, true),
            Since::LookedBack(day) => (day?, false),
        };
        Some(Self {
            sign: followed.sign,
            since: Day(since),
            chosen,
        })
    }
}

impl From<FollowedWire> for Followed {
    fn from(wire: FollowedWire) -> Self {
        Followed {
            sign: wire.sign,
            since: match wire.chosen {
                true => Since::Chosen(wire.since.0),
                false => Since::LookedBack(Some(wire.since.0)),
            },
        }
    }
}

impl From<&WholeSettings> for SettingsWire {
    fn from(settings: &WholeSettings) -> Self {
        SettingsWire {
            day_end: settings.day_end,
            focus_signs: settings.focus_signs.clone(),
            focus_since: settings
                .focus_since
                .iter()
                .filter_map(FollowedWire::of)
                .collect(),
            review_day: settings.review_day.map(WeekdayName),
            review_aside: settings.review_aside.map(Day),
            spell_check: settings.spell_check,
            digits_advance: settings.digits_advance,
            favourite_exercises: settings
                .favourite_exercises
                .iter()
                .cloned()
                .map(Name)
                .collect(),
            support_country: settings.support.country.map(Name),
            support_contact: settings.support.contact.clone(),
        }
    }
}

impl IntoRecord for SettingsWire {
    fn into_record(self) -> Result<WholeRecord, JsonProblem> {
        Ok(WholeRecord::Settings(WholeSettings {
            day_end: self.day_end,
            focus_signs: self.focus_signs,
            focus_since: self.focus_since.into_iter().map(Into::into).collect(),
            review_day: self.review_day.map(|day| day.0),
            review_aside: self.review_aside.map(|day| day.0),
            spell_check: self.spell_check,
            digits_advance: self.digits_advance,
            favourite_exercises: self
                .favourite_exercises
                .into_iter()
                .map(|exercise| exercise.0)
                .collect(),
            support: Support {
                country: self.support_country.map(|country| country.0),
                contact: self.support_contact,
            },
        }))
    }
}

//! What only a kind of entry has, on its way to the page and back.

use chrono::NaiveDate;
use journal::Level;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::choices::{Helped, PatternId, RepairBy, TalkStatus, WayId};
use super::wire::day_from;
use crate::error::{CommandError, ErrorKind};

/// What only a kind has, and the person edits.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(
    tag = "kind",
    rename_all = "kebab-case",
    rename_all_fields = "camelCase",
    deny_unknown_fields
)]
pub(crate) enum Own {
    Communication {
        status: TalkStatus,
        planned_for: Option<String>,
        feel: String,
        about: String,
        need: String,
        began: String,
        i_said_back: Option<bool>,
        they_said_back: Option<bool>,
        pause_taken: Option<bool>,
        agreed_return: String,
        repair_by: Option<RepairBy>,
        repair_accepted: Option<bool>,
        heard: Option<u8>,
        listened: Option<u8>,
        came_of_it: String,
        next_time: String,
    },
    Boundary {
        boundary: String,
        why: String,
        will_do: String,
        said: Option<bool>,
        how_said: String,
        review_on: Option<String>,
    },
    TrustStep {
        step: String,
        differently: String,
        prediction: String,
        likelihood: Option<u8>,
        /// How hard it feels, 0 to 4; null is not placed.
        hard: Option<u8>,
        try_on: Option<String>,
        happened: String,
        feel_now: String,
        learned: String,
    },
    Pain {
        happened: String,
        felt: String,
        meant: String,
        need: String,
        reached: u8,
    },
    Origin {
        first_felt: String,
        then_and_now: String,
    },
    Reflection {
        prompt: Option<String>,
    },
    GoodMoment,
    Tried {
        what: String,
        helped: Option<Helped>,
    },
    WeekReview {
        /// The Monday of the week.
        week: String,
        /// One that is not here was not rated, which is not 0.
        patterns: Vec<RatedPattern>,
        helped: String,
        way: Option<WayId>,
        /// How I will go that way next week.
        way_how: String,
        /// Something for the session.
        session: String,
    },
}

/// How strongly a pattern was recognised in a week.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub(crate) struct RatedPattern {
    pattern: PatternId,
    /// 0 to 4.
    level: u8,
}

impl From<journal::Own> for Own {
    fn from(own: journal::Own) -> Self {
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string());
        match own {
            journal::Own::Communication(talk) => Own::Communication {
                status: talk.status.into(),
                planned_for: day(talk.planned_for),
                feel: talk.feel,
                about: talk.about,
                need: talk.need,
                began: talk.began,
                i_said_back: talk.i_said_back,
                they_said_back: talk.they_said_back,
                pause_taken: talk.pause_taken,
                agreed_return: talk.agreed_return,
                repair_by: talk.repair_by.map(Into::into),
                repair_accepted: talk.repair_accepted,
                heard: talk.heard.map(Level::get),
                listened: talk.listened.map(Level::get),
                came_of_it: talk.came_of_it,
                next_time: talk.next_time,
            },
            journal::Own::Boundary(it) => Own::Boundary {
                boundary: it.boundary,
                why: it.why,
                will_do: it.will_do,
                said: it.said,
                how_said: it.how_said,
                review_on: day(it.review_on),
            },
            journal::Own::TrustStep(step) => Own::TrustStep {
                step: step.step,
                differently: step.differently,
                prediction: step.prediction,
                likelihood: step.likelihood,
                hard: step.hard.map(Level::get),
                try_on: day(step.try_on),
                happened: step.happened,
                feel_now: step.feel_now,
                learned: step.learned,
            },
            journal::Own::Pain(pain) => Own::Pain {
                happened: pain.happened,
                felt: pain.felt,
                meant: pain.meant,
                need: pain.need,
                reached: pain.reached,
            },
            journal::Own::Origin(origin) => Own::Origin {
                first_felt: origin.first_felt,
                then_and_now: origin.then_and_now,
            },
            journal::Own::Reflection(prompt) => Own::Reflection { prompt },
            journal::Own::GoodMoment => Own::GoodMoment,
            journal::Own::Tried(tried) => Own::Tried {
                what: tried.what,
                helped: tried.helped.map(Into::into),
            },
            journal::Own::WeekReview(review) => Own::WeekReview {
                week: review.week.to_string(),
                patterns: review
                    .patterns
                    .into_iter()
                    .map(|(pattern, level)| RatedPattern {
                        pattern: pattern.into(),
                        level: level.get(),
                    })
                    .collect(),
                helped: review.helped,
                way: review.way.map(Into::into),
                way_how: review.way_how,
                session: review.session,
            },
        }
    }
}

impl TryFrom<Own> for journal::Own {
    type Error = CommandError;

    fn try_from(own: Own) -> Result<Self, CommandError> {
        Ok(match own {
            Own::Communication {
                status,
                planned_for,
                feel,
                about,
                need,
                began,
                i_said_back,
                they_said_back,
                pause_taken,
                agreed_return,
                repair_by,
                repair_accepted,
                heard,
                listened,
                came_of_it,
                next_time,
            } => journal::Own::Communication(journal::Communication {
                status: status.into(),
                planned_for: day(planned_for)?,
                feel,
                about,
                need,
                began,
                i_said_back,
                they_said_back,
                pause_taken,
                agreed_return,
                repair_by: repair_by.map(Into::into),
                repair_accepted,
                heard: level(heard)?,
                listened: level(listened)?,
                came_of_it,
                next_time,
            }),
            Own::Boundary {
                boundary,
                why,
                will_do,
                said,
                how_said,
                review_on,
            } => journal::Own::Boundary(journal::Boundary {
                boundary,
                why,
                will_do,
                said,
                how_said,
                review_on: day(review_on)?,
            }),
            Own::TrustStep {
                step,
                differently,
                prediction,
                likelihood,
                hard,
                try_on,
                happened,
                feel_now,
                learned,
            } => journal::Own::TrustStep(journal::TrustStep {
                step,
                differently,
                prediction,
                likelihood,
                hard: level(hard)?,
                try_on: day(try_on)?,
                happened,
                feel_now,
                learned,
            }),
            Own::Pain {
                happened,
                felt,
                meant,
                need,
                reached,
            } => journal::Own::Pain(journal::Pain {
                happened,
                felt,
                meant,
                need,
                reached,
            }),
            Own::Origin {
                first_felt,
                then_and_now,
            } => journal::Own::Origin(journal::Origin {
                first_felt,
                then_and_now,
            }),
            Own::Reflection { prompt } => journal::Own::Reflection(prompt),
            Own::GoodMoment => journal::Own::GoodMoment,
            Own::Tried { what, helped } => journal::Own::Tried(journal::Tried {
                what,
                helped: helped.map(Into::into),
            }),
            Own::WeekReview {
                week,
                patterns,
                helped,
                way,
                way_how,
                session,
            } => journal::Own::WeekReview(journal::WeekReview {
                week: day_from(&week)?,
                patterns: patterns
                    .into_iter()
                    .map(|rated| Ok((rated.pattern.into(), some_level(rated.level)?)))
                    .collect::<Result<_, CommandError>>()?,
                helped,
                way: way.map(Into::into),
                way_how,
                session,
            }),
        })
    }
}

fn day(text: Option<String>) -> Result<Option<NaiveDate>, CommandError> {
    text.as_deref().map(day_from).transpose()
}

fn level(level: Option<u8>) -> Result<Option<Level>, CommandError> {
    level.map(some_level).transpose()
}

fn some_level(level: u8) -> Result<Level, CommandError> {
    Level::new(level).map_err(|_| CommandError::about(ErrorKind::Unexpected, "level"))
}

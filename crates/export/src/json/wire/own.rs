//! What only a kind has, under a field with the kind's name.

use std::borrow::Cow;

use journal::{
    Communication, Helped, Level, Origin, Pain, PatternId, RepairBy, TalkStatus, Tried, WayId,
    WeekReview,
};
use serde::{Deserialize, Serialize};

use super::values::{Day, Name};

type Text<'a> = Cow<'a, str>;

/// A talk.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct TalkWire<'a> {
    status: Name<TalkStatus>,
    #[serde(default)]
    planned_for: Option<Day>,
    #[serde(default)]
    feel: Text<'a>,
    #[serde(default)]
    about: Text<'a>,
    #[serde(default)]
    need: Text<'a>,
    #[serde(default)]
    began: Text<'a>,
    #[serde(default)]
    i_said_back: Option<bool>,
    #[serde(default)]
    they_said_back: Option<bool>,
    #[serde(default)]
    pause_taken: Option<bool>,
    #[serde(default)]
    agreed_return: Text<'a>,
    #[serde(default)]
    repair_by: Option<Name<RepairBy>>,
    #[serde(default)]
    repair_accepted: Option<bool>,
    #[serde(default)]
    heard: Option<Level>,
    #[serde(default)]
    listened: Option<Level>,
    #[serde(default)]
    came_of_it: Text<'a>,
    #[serde(default)]
    next_time: Text<'a>,
}

impl<'a> TalkWire<'a> {
    pub(super) fn of(own: &'a Communication) -> Self {
        TalkWire {
            status: Name(own.status),
            planned_for: own.planned_for.map(Day),
            feel: Cow::Borrowed(&own.feel),
            about: Cow::Borrowed(&own.about),
            need: Cow::Borrowed(&own.need),
            began: Cow::Borrowed(&own.began),
            i_said_back: own.i_said_back,
            they_said_back: own.they_said_back,
            pause_taken: own.pause_taken,
            agreed_return: Cow::Borrowed(&own.agreed_return),
            repair_by: own.repair_by.map(Name),
            repair_accepted: own.repair_accepted,
            heard: own.heard,
            listened: own.listened,
            came_of_it: Cow::Borrowed(&own.came_of_it),
            next_time: Cow::Borrowed(&own.next_time),
        }
    }

    pub(super) fn into_own(self) -> Communication {
        Communication {
            status: self.status.0,
            planned_for: self.planned_for.map(|day| day.0),
            feel: self.feel.into_owned(),
            about: self.about.into_owned(),
            need: self.need.into_owned(),
            began: self.began.into_owned(),
            i_said_back: self.i_said_back,
            they_said_back: self.they_said_back,
            pause_taken: self.pause_taken,
            agreed_return: self.agreed_return.into_owned(),
            repair_by: self.repair_by.map(|by| by.0),
            repair_accepted: self.repair_accepted,
            heard: self.heard,
            listened: self.listened,
            came_of_it: self.came_of_it.into_owned(),
            next_time: self.next_time.into_owned(),
        }
    }
}

/// Working through something that hurt.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct PainWire<'a> {
    #[serde(default)]
    happened: Text<'a>,
    #[serde(default)]
    felt: Text<'a>,
    #[serde(default)]
    meant: Text<'a>,
    #[serde(default)]
    need: Text<'a>,
    reached: u8,
}

impl<'a> PainWire<'a> {
    pub(super) fn of(own: &'a Pain) -> Self {
        PainWire {
            happened: Cow::Borrowed(&own.happened),
            felt: Cow::Borrowed(&own.felt),
            meant: Cow::Borrowed(&own.meant),
            need: Cow::Borrowed(&own.need),
            reached: own.reached,
        }
    }

    pub(super) fn into_own(self) -> Pain {
        Pain {
            happened: self.happened.into_owned(),
            felt: self.felt.into_owned(),
            meant: self.meant.into_owned(),
            need: self.need.into_owned(),
            reached: self.reached,
        }
    }
}

/// Where it can come from.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct OriginWire<'a> {
    #[serde(default)]
    first_felt: Text<'a>,
    #[serde(default)]
    then_and_now: Text<'a>,
}

impl<'a> OriginWire<'a> {
    pub(super) fn of(own: &'a Origin) -> Self {
        OriginWire {
            first_felt: Cow::Borrowed(&own.first_felt),
            then_and_now: Cow::Borrowed(&own.then_and_now),
        }
    }

    pub(super) fn into_own(self) -> Origin {
        Origin {
            first_felt: self.first_felt.into_owned(),
            then_and_now: self.then_and_now.into_owned(),
        }
    }
}

/// Something tried.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct TriedWire<'a> {
    #[serde(default)]
    what: Text<'a>,
    #[serde(default)]
    helped: Option<Name<Helped>>,
}

impl<'a> TriedWire<'a> {
    pub(super) fn of(own: &'a Tried) -> Self {
        TriedWire {
            what: Cow::Borrowed(&own.what),
            helped: own.helped.map(Name),
        }
    }

    pub(super) fn into_own(self) -> Tried {
        Tried {
            what: self.what.into_owned(),
            helped: self.helped.map(|helped| helped.0),
        }
    }
}

/// Free writing: the prompt it answers.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct ReflectionWire<'a> {
    #[serde(default)]
    pub(super) prompt: Option<Text<'a>>,
}

/// A week looked back on.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct WeekReviewWire<'a> {
    week: Day,
    #[serde(default)]
    patterns: Vec<PatternWire>,
    #[serde(default)]
    helped: Text<'a>,
    #[serde(default)]
    way: Option<Name<WayId>>,
    #[serde(default)]
    way_how: Text<'a>,
    #[serde(default)]
    session: Text<'a>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct PatternWire {
    pattern: Name<PatternId>,
    level: Level,
}

impl<'a> WeekReviewWire<'a> {
    pub(super) fn of(own: &'a WeekReview) -> Self {
        let pattern = |&(pattern, level): &(PatternId, Level)| PatternWire {
            pattern: Name(pattern),
            level,
        };
        WeekReviewWire {
            week: Day(own.week),
            patterns: own.patterns.iter().map(pattern).collect(),
            helped: Cow::Borrowed(&own.helped),
            way: own.way.map(Name),
            way_how: Cow::Borrowed(&own.way_how),
            session: Cow::Borrowed(&own.session),
        }
    }

    pub(super) fn into_own(self) -> WeekReview {
        let pattern = |it: PatternWire| (it.pattern.0, it.level);
        WeekReview {
            week: self.week.0,
            patterns: self.patterns.into_iter().map(pattern).collect(),
            helped: self.helped.into_owned(),
            way: self.way.map(|way| way.0),
            way_how: self.way_how.into_owned(),
            session: self.session.into_owned(),
        }
    }
}

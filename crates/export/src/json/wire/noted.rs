//! A boundary and a trust step, with what was noted about them as time went by.

use std::borrow::Cow;

use chrono::{DateTime, FixedOffset};
use journal::{
    Boundary, BoundaryEventKind, CameTrue, Level, TrustStep, WholeEntry, WholeEvent, WholeOutcome,
    WholePrediction, WholeThought,
};
use serde::{Deserialize, Serialize};

use super::values::{At, Day, Id, Name};

type Text<'a> = Cow<'a, str>;

/// A boundary and its events.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct BoundaryWire<'a> {
    #[serde(default)]
    boundary: Text<'a>,
    #[serde(default)]
    why: Text<'a>,
    #[serde(default)]
    will_do: Text<'a>,
    #[serde(default)]
    said: Option<bool>,
    #[serde(default)]
    how_said: Text<'a>,
    #[serde(default)]
    review_on: Option<Day>,
    #[serde(default)]
    events: Vec<EventWire<'a>>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct EventWire<'a> {
    id: Id,
    on: Day,
    kind: Name<BoundaryEventKind>,
    #[serde(default)]
    note: Text<'a>,
    recorded: At,
}

impl<'a> BoundaryWire<'a> {
    pub(super) fn of(own: &'a Boundary, events: &'a [WholeEvent]) -> Self {
        let event = |event: &'a WholeEvent| EventWire {
            id: Id(event.id),
            on: Day(event.on),
            kind: Name(event.kind),
            note: Cow::Borrowed(&event.note),
            recorded: At(event.recorded),
        };
        BoundaryWire {
            boundary: Cow::Borrowed(&own.boundary),
            why: Cow::Borrowed(&own.why),
            will_do: Cow::Borrowed(&own.will_do),
            said: own.said,
            how_said: Cow::Borrowed(&own.how_said),
            review_on: own.review_on.map(Day),
            events: events.iter().map(event).collect(),
        }
    }

    pub(super) fn into_own(self) -> (Boundary, Vec<WholeEvent>) {
        let event = |event: EventWire<'_>| WholeEvent {
            id: event.id.0,
            on: event.on.0,
            kind: event.kind.0,
            note: event.note.into_owned(),
            recorded: event.recorded.0,
        };
        let boundary = Boundary {
            boundary: self.boundary.into_owned(),
            why: self.why.into_owned(),
            will_do: self.will_do.into_owned(),
            said: self.said,
            how_said: self.how_said.into_owned(),
            review_on: self.review_on.map(|day| day.0),
        };
        (boundary, self.events.into_iter().map(event).collect())
    }
}

/// A trust step, what came of it, what was predicted before, and later thoughts.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct TrustStepWire<'a> {
    #[serde(default)]
    step: Text<'a>,
    #[serde(default)]
    differently: Text<'a>,
    #[serde(default)]
    prediction: Text<'a>,
    #[serde(default)]
    likelihood: Option<u8>,
    begun: At,
    #[serde(default)]
    hard: Option<Level>,
    #[serde(default)]
    try_on: Option<Day>,
    #[serde(default)]
    happened: Text<'a>,
    #[serde(default)]
    feel_now: Text<'a>,
    #[serde(default)]
    learned: Text<'a>,
    #[serde(default)]
    outcome: Option<OutcomeWire>,
    #[serde(default)]
    earlier: Vec<PredictionWire<'a>>,
    #[serde(default)]
    thoughts: Vec<ThoughtWire<'a>>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct OutcomeWire {
    came_true: Name<CameTrue>,
    recorded: At,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct PredictionWire<'a> {
    prediction: Text<'a>,
    #[serde(default)]
    likelihood: Option<u8>,
    written: At,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ThoughtWire<'a> {
    id: Id,
    text: Text<'a>,
    written: At,
}

/// What was noted about a trust step.
pub(super) struct Noted {
    pub(super) begun: DateTime<FixedOffset>,
    pub(super) outcome: Option<WholeOutcome>,
    pub(super) earlier: Vec<WholePrediction>,
    pub(super) thoughts: Vec<WholeThought>,
}

impl<'a> TrustStepWire<'a> {
    pub(super) fn of(own: &'a TrustStep, entry: &'a WholeEntry) -> Self {
        let outcome = |outcome: WholeOutcome| OutcomeWire {
            came_true: Name(outcome.came_true),
            recorded: At(outcome.recorded),
        };
        let earlier = |before: &'a WholePrediction| PredictionWire {
            prediction: Cow::Borrowed(&before.prediction),
            likelihood: before.likelihood,
            written: At(before.written),
        };
        let thought = |thought: &'a WholeThought| ThoughtWire {
            id: Id(thought.id),
            text: Cow::Borrowed(&thought.text),
            written: At(thought.written),
        };
        TrustStepWire {
            step: Cow::Borrowed(&own.step),
            differently: Cow::Borrowed(&own.differently),
            prediction: Cow::Borrowed(&own.prediction),
            likelihood: own.likelihood,
            begun: At(entry.prediction_begun.unwrap_or(entry.created)),
            hard: own.hard,
            try_on: own.try_on.map(Day),
            happened: Cow::Borrowed(&own.happened),
            feel_now: Cow::Borrowed(&own.feel_now),
            learned: Cow::Borrowed(&own.learned),
            outcome: entry.outcome.map(outcome),
            earlier: entry.earlier.iter().map(earlier).collect(),
            thoughts: entry.thoughts.iter().map(thought).collect(),
        }
    }

    pub(super) fn into_own(self) -> (TrustStep, Noted) {
        let earlier = |before: PredictionWire<'_>| WholePrediction {
            prediction: before.prediction.into_owned(),
            likelihood: before.likelihood,
            written: before.written.0,
        };
        let thought = |thought: ThoughtWire<'_>| WholeThought {
            id: thought.id.0,
            text: thought.text.into_owned(),
            written: thought.written.0,
        };
        let step = TrustStep {
            step: self.step.into_owned(),
            differently: self.differently.into_owned(),
            prediction: self.prediction.into_owned(),
            likelihood: self.likelihood,
            hard: self.hard,
            try_on: self.try_on.map(|day| day.0),
            happened: self.happened.into_owned(),
            feel_now: self.feel_now.into_owned(),
            learned: self.learned.into_owned(),
        };
        let noted = Noted {
            begun: self.begun.0,
            outcome: self.outcome.map(|outcome| WholeOutcome {
                came_true: outcome.came_true.0,
                recorded: outcome.recorded.0,
            }),
            earlier: self.earlier.into_iter().map(earlier).collect(),
            thoughts: self.thoughts.into_iter().map(thought).collect(),
        };
        (step, noted)
    }
}

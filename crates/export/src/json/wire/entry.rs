use std::borrow::Cow;

use journal::{
    EntryFields, EntryKind, ExerciseId, OriginId, Own, PatternId, SignId, WholeEntry, WholeRecord,
};
use serde::{Deserialize, Serialize};

use super::noted::{BoundaryWire, TrustStepWire};
use super::own::{OriginWire, PainWire, ReflectionWire, TalkWire, TriedWire, WeekReviewWire};
use super::values::{At, AtUtc, Clock, Day, Id, Name};
use super::{IntoRecord, JsonProblem};

/// An entry. Of the fields named after kinds it has the one of its own; a good moment has none.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(in crate::json) struct EntryWire<'a> {
    id: Id,
    kind: Name<EntryKind>,
    revision: u32,
    on: Day,
    #[serde(default)]
    time: Option<Clock>,
    #[serde(default)]
    title: Cow<'a, str>,
    #[serde(default)]
    body: Cow<'a, str>,
    #[serde(default)]
    exercise: Option<Name<ExerciseId>>,
    #[serde(default)]
    to_session: bool,
    #[serde(default)]
    signs: Vec<SignId>,
    #[serde(default)]
    patterns: Vec<Name<PatternId>>,
    #[serde(default)]
    origins: Vec<Name<OriginId>>,
    #[serde(default)]
    tags: Vec<Cow<'a, str>>,
    created: At,
    zone: Cow<'a, str>,
    updated: At,
    #[serde(default)]
    deleted: Option<AtUtc>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    communication: Option<TalkWire<'a>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    boundary: Option<BoundaryWire<'a>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    trust_step: Option<TrustStepWire<'a>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pain: Option<PainWire<'a>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    origin: Option<OriginWire<'a>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reflection: Option<ReflectionWire<'a>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    tried: Option<TriedWire<'a>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    week_review: Option<WeekReviewWire<'a>>,
}

impl<'a> From<&'a WholeEntry> for EntryWire<'a> {
    fn from(entry: &'a WholeEntry) -> Self {
        let fields = &entry.fields;
        let mut wire = EntryWire {
            id: Id(entry.id),
            kind: Name(fields.kind()),
            revision: entry.revision,
            on: Day(fields.occurred_on),
            time: fields.occurred_minute.map(Clock),
            title: Cow::Borrowed(&fields.title),
            body: Cow::Borrowed(&fields.body),
            exercise: fields.exercise.clone().map(Name),
            to_session: fields.to_session,
            signs: fields.signs.clone(),
            patterns: fields.patterns.iter().copied().map(Name).collect(),
            origins: fields.origins.iter().copied().map(Name).collect(),
            tags: fields
                .tags
                .iter()
                .map(|tag| Cow::Borrowed(tag.as_str()))
                .collect(),
            created: At(entry.created),
            zone: Cow::Borrowed(&entry.zone),
            updated: At(entry.updated),
            deleted: entry.deleted.map(AtUtc),
            communication: None,
            boundary: None,
            trust_step: None,
            pain: None,
            origin: None,
            reflection: None,
            tried: None,
            week_review: None,
        };
        match &fields.own {
            Own::Communication(own) => wire.communication = Some(TalkWire::of(own)),
            Own::Boundary(own) => wire.boundary = Some(BoundaryWire::of(own, &entry.events)),
            Own::TrustStep(own) => wire.trust_step = Some(TrustStepWire::of(own, entry)),
            Own::Pain(own) => wire.pain = Some(PainWire::of(own)),
            Own::Origin(own) => wire.origin = Some(OriginWire::of(own)),
            Own::Reflection(prompt) => {
                let prompt = prompt.as_deref().map(Cow::Borrowed);
                wire.reflection = Some(ReflectionWire { prompt });
            }
            Own::GoodMoment => {}
            Own::Tried(own) => wire.tried = Some(TriedWire::of(own)),
            Own::WeekReview(own) => wire.week_review = Some(WeekReviewWire::of(own)),
        }
        wire
    }
}

impl EntryWire<'_> {
    /// How many of the fields named after kinds are there.
    fn owns(&self) -> usize {
        [
            self.communication.is_some(),
            self.boundary.is_some(),
            self.trust_step.is_some(),
            self.pain.is_some(),
            self.origin.is_some(),
            self.reflection.is_some(),
            self.tried.is_some(),
            self.week_review.is_some(),
        ]
        .into_iter()
        .filter(|is_there| *is_there)
        .count()
    }
}

impl IntoRecord for EntryWire<'_> {
    fn into_record(self) -> Result<WholeRecord, JsonProblem> {
        let kind = self.kind.0;
        if self.owns() > usize::from(kind != EntryKind::GoodMoment) {
            return Err(JsonProblem::UnknownField);
        }
        let minute = self.time.map(|time| time.0);
        let mut entry = WholeEntry {
            id: self.id.0,
            revision: self.revision,
            fields: EntryFields {
                occurred_minute: minute,
                title: self.title.into_owned(),
                body: self.body.into_owned(),
                exercise: self.exercise.map(|exercise| exercise.0),
                to_session: self.to_session,
                signs: self.signs,
                patterns: self.patterns.into_iter().map(|name| name.0).collect(),
                origins: self.origins.into_iter().map(|name| name.0).collect(),
                tags: self.tags.into_iter().map(Cow::into_owned).collect(),
                ..EntryFields::blank(EntryKind::GoodMoment, self.on.0)
            },
            created: self.created.0,
            zone: self.zone.into_owned(),
            updated: self.updated.0,
            deleted: self.deleted.map(|at| at.0),
            events: Vec::new(),
            prediction_begun: None,
            outcome: None,
            earlier: Vec::new(),
            thoughts: Vec::new(),
        };
        let missing = JsonProblem::MissingField;
        entry.fields.own = match kind {
            EntryKind::Communication => {
                Own::Communication(self.communication.ok_or(missing)?.into_own())
            }
            EntryKind::Boundary => {
                let (own, events) = self.boundary.ok_or(missing)?.into_own();
                entry.events = events;
                Own::Boundary(own)
            }
            EntryKind::TrustStep => {
                let (own, noted) = self.trust_step.ok_or(missing)?.into_own();
                entry.prediction_begun = Some(noted.begun);
                entry.outcome = noted.outcome;
                entry.earlier = noted.earlier;
                entry.thoughts = noted.thoughts;
                Own::TrustStep(own)
            }
            EntryKind::Pain => Own::Pain(self.pain.ok_or(missing)?.into_own()),
            EntryKind::Origin => Own::Origin(self.origin.ok_or(missing)?.into_own()),
            EntryKind::Reflection => {
                let prompt = self.reflection.ok_or(missing)?.prompt;
                Own::Reflection(prompt.map(Cow::into_owned))
            }
            EntryKind::GoodMoment => Own::GoodMoment,
            EntryKind::Tried => Own::Tried(self.tried.ok_or(missing)?.into_own()),
            EntryKind::WeekReview => Own::WeekReview(self.week_review.ok_or(missing)?.into_own()),
        };
        Ok(WholeRecord::Entry(Box::new(entry)))
    }
}

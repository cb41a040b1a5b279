//! Lines of the timeline, and what narrows it, as they cross.

use journal::DayEnd;
use serde::{Deserialize, Serialize};
use specta::Type;
use vault::timeline::{Filter, Line, LineStatus};

use super::choices::{EntryKind, OriginId, PatternId};
use super::wire::{SignId, day_from};
use crate::error::CommandError;

/// Which of everything written is listed. What is empty does not narrow.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct TimelineFilter {
    /// With `check-in`, the days' check-ins.
    kinds: Vec<ItemKind>,
    signs: Vec<SignId>,
    patterns: Vec<PatternId>,
    origins: Vec<OriginId>,
    tags: Vec<String>,
    from: Option<String>,
    to: Option<String>,
    to_session: bool,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum ItemKind {
    Communication,
    Boundary,
    TrustStep,
    Pain,
    Origin,
    Reflection,
    GoodMoment,
    Tried,
    WeekReview,
    CheckIn,
}

/// Which hits of a search come first.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum SearchOrder {
    BestFirst,
    NewestFirst,
}

impl From<SearchOrder> for vault::SearchOrder {
    fn from(order: SearchOrder) -> Self {
        match order {
            SearchOrder::BestFirst => vault::SearchOrder::BestFirst,
            SearchOrder::NewestFirst => vault::SearchOrder::NewestFirst,
        }
    }
}

/// A line of the timeline.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct TimelineRow {
    /// An entry's id, or a check-in's day.
    key: String,
    kind: ItemKind,
    /// The day it is about.
    day: String,
    minute: Option<u16>,
    /// Title, or the beginning of what was written. Empty for an entry of marks alone.
    title: String,
    /// The beginning of what comes after it, at most 160 characters.
    excerpt: String,
    to_session: bool,
    /// A check-in: signs with a level, and signs with a level of 1 or more.
    noted: u32,
    felt: u32,
    /// A check-in of which a level was given more than 24 hours after its day.
    added_later: bool,
    status: Option<RowStatus>,
    /// The day that was set for a planned talk, or for a trust step that is still open.
    set_for: Option<String>,
}

/// What a line says of where its entry stands.
#[derive(Debug, Clone, Copy, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum RowStatus {
    Planned,
    Said,
    FollowedUp,
    Open,
    CameTrue,
    CamePartly,
    DidNotCome,
    CannotTell,
    Helped,
    HelpedALittle,
    HelpedNot,
}

impl From<EntryKind> for ItemKind {
    fn from(kind: EntryKind) -> Self {
        match kind {
            EntryKind::Communication => ItemKind::Communication,
            EntryKind::Boundary => ItemKind::Boundary,
            EntryKind::TrustStep => ItemKind::TrustStep,
            EntryKind::Pain => ItemKind::Pain,
            EntryKind::Origin => ItemKind::Origin,
            EntryKind::Reflection => ItemKind::Reflection,
            EntryKind::GoodMoment => ItemKind::GoodMoment,
            EntryKind::Tried => ItemKind::Tried,
            EntryKind::WeekReview => ItemKind::WeekReview,
        }
    }
}

impl From<ItemKind> for vault::timeline::ItemKind {
    fn from(kind: ItemKind) -> Self {
        use journal::EntryKind as K;
        vault::timeline::ItemKind::Entry(match kind {
            ItemKind::Communication => K::Communication,
            ItemKind::Boundary => K::Boundary,
            ItemKind::TrustStep => K::TrustStep,
            ItemKind::Pain => K::Pain,
            ItemKind::Origin => K::Origin,
            ItemKind::Reflection => K::Reflection,
            ItemKind::GoodMoment => K::GoodMoment,
            ItemKind::Tried => K::Tried,
            ItemKind::WeekReview => K::WeekReview,
            ItemKind::CheckIn => return vault::timeline::ItemKind::CheckIn,
        })
    }
}

impl TryFrom<TimelineFilter> for Filter {
    type Error = CommandError;

    fn try_from(filter: TimelineFilter) -> Result<Self, CommandError> {
        Ok(Filter {
            kinds: filter.kinds.into_iter().map(Into::into).collect(),
            signs: filter.signs.into_iter().map(Into::into).collect(),
            patterns: filter.patterns.into_iter().map(Into::into).collect(),
            origins: filter.origins.into_iter().map(Into::into).collect(),
            tags: filter.tags,
            from: filter.from.as_deref().map(day_from).transpose()?,
            to: filter.to.as_deref().map(day_from).transpose()?,
            to_session: filter.to_session,
        })
    }
}

impl TimelineRow {
    /// The line, with "added later" judged by where the day ends.
    pub(super) fn of(line: Line, end: DayEnd) -> Self {
        match line {
            Line::Entry {
                id,
                kind,
                day,
                minute,
                heading,
                excerpt,
                to_session,
                status,
                set_for,
            } => TimelineRow {
                key: id.to_string(),
                kind: EntryKind::from(kind).into(),
                day: day.to_string(),
                minute,
                title: heading,
                excerpt,
                to_session,
                noted: 0,
                felt: 0,
                added_later: false,
                status: status.map(Into::into),
                set_for: set_for.map(|day| day.to_string()),
            },
            Line::CheckIn {
                day,
                excerpt,
                noted,
                felt,
                recorded_local,
            } => TimelineRow {
                key: day.to_string(),
                kind: ItemKind::CheckIn,
                day: day.to_string(),
                minute: None,
                title: String::new(),
                excerpt,
                to_session: false,
                noted,
                felt,
                added_later: recorded_local
                    .is_some_and(|local| journal::added_later(day, local, end)),
                status: None,
                set_for: None,
            },
        }
    }
}

impl From<LineStatus> for RowStatus {
    fn from(status: LineStatus) -> Self {
        use journal::{CameTrue, Helped, TalkStatus};
        match status {
            LineStatus::Talk(TalkStatus::Planned) => RowStatus::Planned,
            LineStatus::Talk(TalkStatus::Said) => RowStatus::Said,
            LineStatus::Talk(TalkStatus::FollowedUp) => RowStatus::FollowedUp,
            LineStatus::Open => RowStatus::Open,
            LineStatus::Came(CameTrue::Yes) => RowStatus::CameTrue,
            LineStatus::Came(CameTrue::Partly) => RowStatus::CamePartly,
            LineStatus::Came(CameTrue::No) => RowStatus::DidNotCome,
            LineStatus::Came(CameTrue::CannotTell) | LineStatus::Helped(Helped::CannotTell) => {
                RowStatus::CannotTell
            }
            LineStatus::Helped(Helped::Yes) => RowStatus::Helped,
            LineStatus::Helped(Helped::ALittle) => RowStatus::HelpedALittle,
            LineStatus::Helped(Helped::No) => RowStatus::HelpedNot,
        }
    }
}

//! Boundaries by week: my own follow-through, and what happened.

use chrono::NaiveDate;

use super::span::Bounds;
use crate::{BoundaryEventKind, Share, kept};

/// Something that happened with a boundary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct BoundaryEvent {
    /// The day it happened.
    pub on: NaiveDate,
    /// What happened.
    pub kind: BoundaryEventKind,
}

/// All boundaries together in one week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoundaryWeek {
    /// The day the week starts on.
    pub start: NaiveDate,
    /// How often I kept one, of the times it was noted either way, see [`kept()`].
    pub kept: Share,
    /// How often each kind was noted, in the order of [`BoundaryEventKind::ALL`], with none left out.
    pub events: Vec<(BoundaryEventKind, u32)>,
}

/// The events of all boundaries, in any order, by the week they happened in. What lies outside
/// `bounds` is left out.
#[must_use]
pub fn boundaries(events: &[BoundaryEvent], bounds: Bounds) -> Vec<BoundaryWeek> {
    let mut by_week = bounds.weeks(|start| (start, Vec::new()));
    for event in events {
        if let Some(at) = bounds.week_of(event.on) {
            by_week[at].1.push(event.kind);
        }
    }
    by_week
        .into_iter()
        .map(|(start, kinds)| week(start, &kinds))
        .collect()
}

fn week(start: NaiveDate, kinds: &[BoundaryEventKind]) -> BoundaryWeek {
    let count = |kind| kinds.iter().map(|it| u32::from(*it == kind)).sum();
    let all = BoundaryEventKind::ALL.iter();
    BoundaryWeek {
        start,
        kept: kept(kinds.iter().copied()),
        events: all.map(|kind| (*kind, count(*kind))).collect(),
    }
}

use journal::DayEnd;
use serde::Serialize;
use specta::Type;
use tauri::State;
use vault::timeline::{Discarded, DueWhy as Why, Stretch};
use vault::{Found, SearchPage, Vault};

use super::choices::EntryKind;
use super::entries::on_journal;
use super::entry_view::id_from;
use super::timeline_wire::{SearchOrder, TimelineFilter, TimelineRow};
use super::week;
use crate::error::CommandError;
use crate::session::Desk;
use crate::{backing_up, clock};

/// The most lines that cross at once.
const MOST_LINES: u32 = 200;
/// The most hits that cross at once.
const MOST_HITS: usize = 60;

#[derive(Debug, Serialize, Type)]
pub(crate) struct TimelineView {
    total: u32,
    rows: Vec<TimelineRow>,
}

#[derive(Debug, Serialize, Type)]
pub(crate) struct SearchView {
    hits: Vec<SearchHit>,
    /// There are more after these.
    more: bool,
}

#[derive(Debug, Serialize, Type)]
pub(crate) struct SearchHit {
    row: TimelineRow,
    /// The place it was found in, in pieces.
    snippet: Vec<SnippetPart>,
}

#[derive(Debug, Serialize, Type)]
pub(crate) struct SnippetPart {
    text: String,
    found: bool,
}

#[derive(Debug, Serialize, Type)]
pub(crate) struct TagCount {
    tag: String,
    count: u32,
}

#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct DueView {
    items: Vec<DueItem>,
    /// The Monday of the week that may be looked back on today.
    week_review: Option<String>,
}

#[derive(Debug, Serialize, Type)]
pub(crate) struct DueItem {
    id: String,
    kind: EntryKind,
    why: DueWhy,
    title: String,
    on: Option<String>,
}

#[derive(Debug, Clone, Copy, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum DueWhy {
    BoundaryReview,
    PlannedTalk,
    OpenStep,
}

#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct TrashItem {
    row: TimelineRow,
    deleted_on: String,
    gone_on: String,
}

/// The lines from `from` on, newest first, at most 200.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn timeline(
    desk: State<'_, Desk>,
    filter: TimelineFilter,
    from: u32,
    count: u32,
) -> Result<TimelineView, CommandError> {
    on_journal(&desk, |vault, _| {
        let filter = filter.try_into()?;
        let count = u64::from(count.min(MOST_LINES));
        let end = vault.settings().day_end()?;
        let stretch = vault.timeline(&filter, u64::from(from), count)?;
        Ok(TimelineView::of(stretch, end))
    })
}

/// Looks through everything written: at most 60 hits from the hit `from` on. Nothing of `text` is kept.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn search(
    desk: State<'_, Desk>,
    text: String,
    filter: TimelineFilter,
    order: SearchOrder,
    from: u32,
) -> Result<SearchView, CommandError> {
    on_journal(&desk, |vault, _| {
        let end = vault.settings().day_end()?;
        let page = SearchPage {
            order: order.into(),
            from,
            count: MOST_HITS,
        };
        let found = vault.search_page(&text, &filter.try_into()?, page)?;
        Ok(SearchView::of(found, end))
    })
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn tags(desk: State<'_, Desk>) -> Result<Vec<TagCount>, CommandError> {
    on_journal(&desk, |vault, _| {
        let tags = vault.tags()?.into_iter();
        Ok(tags
            .map(|(tag, count)| TagCount {
                tag,
                count: u32::try_from(count).unwrap_or(u32::MAX),
            })
            .collect())
    })
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn due(desk: State<'_, Desk>) -> Result<DueView, CommandError> {
    on_journal(&desk, |vault, now| {
        let today = journal::civil_day(now.local(), vault.settings().day_end()?);
        let items = vault.due(today)?.into_iter();
        Ok(DueView {
            items: items.map(Into::into).collect(),
            week_review: week::offered(vault, today)?.map(|week| week.to_string()),
        })
    })
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn trash(desk: State<'_, Desk>) -> Result<Vec<TrashItem>, CommandError> {
    on_journal(&desk, |vault, _| in_trash(vault))
}

/// Gone for good, from the trash.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn erase_entry(
    desk: State<'_, Desk>,
    id: String,
) -> Result<Vec<TrashItem>, CommandError> {
    on_journal(&desk, |vault, _| {
        vault.entries().erase(id_from(&id)?)?;
        in_trash(vault)
    })
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn empty_trash(desk: State<'_, Desk>) -> Result<Vec<TrashItem>, CommandError> {
    backing_up::before_a_change(&desk, &clock::now())?;
    on_journal(&desk, |vault, _| {
        vault.entries().empty_trash()?;
        in_trash(vault)
    })
}

fn in_trash(vault: &mut Vault) -> Result<Vec<TrashItem>, CommandError> {
    let end = vault.settings().day_end()?;
    let trash = vault.trash()?.into_iter();
    Ok(trash.map(|item| TrashItem::of(item, end)).collect())
}

impl TimelineView {
    fn of(stretch: Stretch, end: DayEnd) -> Self {
        TimelineView {
            total: u32::try_from(stretch.total).unwrap_or(u32::MAX),
            rows: stretch
                .lines
                .into_iter()
                .map(|line| TimelineRow::of(line, end))
                .collect(),
        }
    }
}

impl SearchView {
    fn of(found: Found, end: DayEnd) -> Self {
        SearchView {
            more: found.more,
            hits: found
                .hits
                .into_iter()
                .map(|hit| SearchHit {
                    row: TimelineRow::of(hit.line, end),
                    snippet: hit
                        .snippet
                        .into_iter()
                        .map(|piece| SnippetPart {
                            text: piece.text,
                            found: piece.found,
                        })
                        .collect(),
                })
                .collect(),
        }
    }
}

impl From<vault::timeline::Due> for DueItem {
    fn from(due: vault::timeline::Due) -> Self {
        DueItem {
            id: due.id.to_string(),
            kind: due.kind.into(),
            why: match due.why {
                Why::BoundaryReview => DueWhy::BoundaryReview,
                Why::PlannedTalk => DueWhy::PlannedTalk,
                Why::OpenStep => DueWhy::OpenStep,
            },
            title: due.heading,
            on: due.on.map(|day| day.to_string()),
        }
    }
}

impl TrashItem {
    fn of(discarded: Discarded, end: DayEnd) -> Self {
        TrashItem {
            row: TimelineRow::of(discarded.line, end),
            deleted_on: discarded.deleted_on.to_string(),
            gone_on: discarded.gone_on.to_string(),
        }
    }
}

//! The pages after the first, part by part.

use serde::Serialize;

use super::days::{Days, FIRST_PAGE_WEEKS, days};
use super::focus::weekdays;
use super::lanes::Lanes;
use super::steps::{self, Marks};
use super::table::Table;
use super::weeks::{self, Small};
use super::{Desk, brief, looked_back};

/// A part with its heading. What it does not have is empty.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Part {
    heading: String,
    /// Whether it begins on a page of its own.
    fresh: bool,
    said: Vec<String>,
    small: Vec<Small>,
    wide: Option<Wide>,
    lanes: Option<Lanes>,
    marks: Option<Marks>,
    tables: Vec<Table>,
    /// How many files of entries there are to be drawn.
    entries: usize,
}

/// The days of up to three signs side by side, however many weeks there are.
#[derive(Debug, Serialize)]
struct Wide {
    week_of: String,
    weekdays: Vec<String>,
    signs: Vec<(String, Days)>,
}

/// All parts but the entries.
pub(super) fn parts(desk: &Desk<'_>) -> Vec<Part> {
    let include = desk.input.include;
    let rated = desk.trends.rated_days > 0;
    let mut parts = Vec::new();
    if include.all_signs && rated && !desk.signs.is_empty() {
        parts.push(all_signs(desk));
    }
    if include.day_grid && rated {
        parts.extend(focus_days(desk));
    }
    if include.weekly && rated {
        parts.extend(focus_tables(desk));
    }
    let begun = parts.len();
    if include.what_helped {
        parts.extend(what_helped(desk));
    }
    if include.trust_steps {
        parts.extend(trust_steps(desk));
    }
    if include.boundaries {
        parts.extend(boundaries(desk));
    }
    if include.patterns {
        parts.extend(patterns(desk));
    }
    // What was looked back on is short, and shares its pages.
    if let Some(first) = parts.get_mut(begun) {
        first.fresh = true;
    }
    parts
}

/// The ticked entries, in so many files.
pub(super) fn entries(desk: &Desk<'_>, entries: usize) -> Option<Part> {
    (entries > 0).then(|| Part {
        heading: desk.words.say("report-entries"),
        fresh: true,
        entries,
        ..Part::default()
    })
}

fn all_signs(desk: &Desk<'_>) -> Part {
    Part {
        heading: desk.words.say("report-all-signs"),
        fresh: true,
        said: vec![desk.words.say("report-all-signs-about")],
        small: weeks::small(desk),
        tables: weeks::tables(desk),
        ..Part::default()
    }
}

/// Only where the first page has no room for all of them.
fn focus_days(desk: &Desk<'_>) -> Option<Part> {
    let focus = desk.focus();
    if focus.is_empty() || desk.trends.grid.days.len().div_ceil(7) <= FIRST_PAGE_WEEKS {
        return None;
    }
    let signs = focus.iter();
    Some(Part {
        heading: desk.words.say("report-focus-days"),
        fresh: true,
        wide: Some(Wide {
            week_of: desk.words.say("report-week-of"),
            weekdays: weekdays(desk),
            signs: signs
                .map(|named| (named.label.clone(), days(desk, named.sign, usize::MAX)))
                .collect(),
        }),
        ..Part::default()
    })
}

fn focus_tables(desk: &Desk<'_>) -> Option<Part> {
    let focus = desk.focus();
    let tables: Vec<Table> = focus
        .iter()
        .filter_map(|named| weeks::focus_table(desk, named.sign, &named.label))
        .collect();
    (!tables.is_empty()).then(|| Part {
        heading: desk.words.say("report-focus-tables"),
        fresh: true,
        tables,
        ..Part::default()
    })
}

fn what_helped(desk: &Desk<'_>) -> Option<Part> {
    let table = looked_back::helped_table(desk)?;
    let (lanes, weeks) = looked_back::helped_lanes(desk).unzip();
    Some(Part {
        heading: desk.words.say("report-helped"),
        said: brief::helped_said(desk),
        lanes,
        tables: [Some(table), weeks].into_iter().flatten().collect(),
        ..Part::default()
    })
}

fn trust_steps(desk: &Desk<'_>) -> Option<Part> {
    let table = steps::table(desk)?;
    let (said, bands) = steps::calibration(desk).unzip();
    let about = desk.words.say("report-steps-about");
    let first = std::iter::once(about).chain(steps::said(desk));
    Some(Part {
        heading: desk.words.say("report-steps"),
        said: first.chain(said).collect(),
        marks: steps::marks(desk),
        tables: [Some(table), bands].into_iter().flatten().collect(),
        ..Part::default()
    })
}

fn boundaries(desk: &Desk<'_>) -> Option<Part> {
    let table = looked_back::boundary_table(desk)?;
    let (lanes, weeks) = looked_back::boundary_lanes(desk).unzip();
    let about = desk.words.say("report-boundaries-about");
    Some(Part {
        heading: desk.words.say("report-boundaries"),
        said: std::iter::once(about)
            .chain(brief::boundaries_said(desk))
            .collect(),
        lanes,
        tables: [Some(table), weeks].into_iter().flatten().collect(),
        ..Part::default()
    })
}

fn patterns(desk: &Desk<'_>) -> Option<Part> {
    let table = looked_back::pattern_table(desk)?;
    Some(Part {
        heading: desk.words.say("report-patterns"),
        said: vec![desk.words.say("report-patterns-about")],
        tables: vec![table],
        ..Part::default()
    })
}

//! What helped, boundaries and patterns, in full.

use journal::{
    BoundaryEventKind, Helped, Moment, PatternId, Share, boundaries, helped, kept, patterns,
};

use super::Desk;
use super::lanes::{Lanes, lanes};
use super::table::{Column, Row, Table};

/// Good moments and things tried by week.
pub(super) fn helped_lanes(desk: &Desk<'_>) -> Option<(Lanes, Table)> {
    let moments: Vec<(_, Moment)> = desk
        .input
        .helped
        .iter()
        .map(|it| (it.on, it.moment))
        .collect();
    let weeks = helped(&moments, desk.trends.bounds);
    let tried = |answers: &[Helped]| -> Vec<u32> {
        let of_week = |week: &journal::HelpedWeek| {
            let counts = week
                .tried
                .iter()
                .filter(|(answer, _)| answers.contains(answer));
            counts.map(|(_, count)| count).sum()
        };
        weeks.iter().map(of_week).collect()
    };
    let mut other = tried(&[Helped::CannotTell]);
    for (count, week) in other.iter_mut().zip(&weeks) {
        *count += week.unsaid;
    }
    lanes(
        desk,
        "report-helped-weeks",
        vec![
            (
                "report-lane-good",
                weeks.iter().map(|week| week.good).collect(),
            ),
            ("report-lane-helped", tried(&[Helped::Yes])),
            ("report-lane-little", tried(&[Helped::ALittle])),
            ("report-lane-not", tried(&[Helped::No])),
            ("report-lane-other", other),
        ],
    )
}

/// Each of them, oldest first.
pub(super) fn helped_table(desk: &Desk<'_>) -> Option<Table> {
    let words = &desk.words;
    let mut lines: Vec<_> = desk
        .input
        .helped
        .iter()
        .filter(|line| desk.holds(line.on))
        .collect();
    lines.sort_by_key(|line| line.on);
    let rows: Vec<Row> = lines
        .into_iter()
        .map(|line| Row {
            head: desk.day_name(line.on),
            cells: vec![
                desk.title(&line.title),
                match line.moment {
                    Moment::Good => words.say("report-helped-good-moment"),
                    Moment::Tried(None) => words.say("report-helped-unsaid"),
                    Moment::Tried(Some(answer)) => words.say(&format!("helped-{answer}")),
                },
            ],
        })
        .collect();
    (!rows.is_empty()).then(|| Table {
        caption: words.say("report-helped-caption"),
        first: words.say("report-helped-day"),
        columns: vec![
            (Column::Long, words.say("report-helped-what")),
            (Column::Short, words.say("report-helped-answer")),
        ],
        rows,
    })
}

/// What was kept by week. Other events are one lane: the count is mine.
pub(super) fn boundary_lanes(desk: &Desk<'_>) -> Option<(Lanes, Table)> {
    let events: Vec<_> = desk
        .input
        .boundaries
        .iter()
        .flat_map(|boundary| boundary.events.iter().copied())
        .collect();
    let weeks = boundaries(&events, desk.trends.bounds);
    let is_mine = |kind| matches!(kind, BoundaryEventKind::Kept | BoundaryEventKind::NotKept);
    let other = weeks.iter().map(|week| {
        let events = week.events.iter().filter(|(kind, _)| !is_mine(*kind));
        events.map(|(_, count)| count).sum()
    });
    lanes(
        desk,
        "report-boundaries-weeks",
        vec![
            (
                "report-lane-kept",
                weeks.iter().map(|week| week.kept.count).collect(),
            ),
            (
                "report-lane-not-kept",
                weeks
                    .iter()
                    .map(|week| week.kept.of - week.kept.count)
                    .collect(),
            ),
            ("report-lane-events", other.collect()),
        ],
    )
}

/// A boundary a row.
pub(super) fn boundary_table(desk: &Desk<'_>) -> Option<Table> {
    let words = &desk.words;
    let rows: Vec<Row> = desk
        .input
        .boundaries
        .iter()
        .map(|boundary| {
            let inside = boundary.events.iter().filter(|event| desk.holds(event.on));
            let kinds: Vec<_> = inside.map(|event| event.kind).collect();
            let share = kept(kinds.iter().copied());
            let others = kinds.len() - usize::try_from(share.of).unwrap_or(0);
            Row {
                head: desk.title(&boundary.title),
                cells: vec![
                    match share {
                        Share { of: 0, .. } => words.say("report-none"),
                        share => words.share("report-count-of", share),
                    },
                    others.to_string(),
                ],
            }
        })
        .collect();
    (!rows.is_empty()).then(|| Table {
        caption: words.say("report-boundaries-caption"),
        first: words.say("report-boundaries-boundary"),
        columns: vec![
            (Column::Short, words.say("report-boundaries-mine")),
            (Column::Short, words.say("report-boundaries-other")),
        ],
        rows,
    })
}

/// The weeks with a review, patterns across.
pub(super) fn pattern_table(desk: &Desk<'_>) -> Option<Table> {
    let words = &desk.words;
    let lines = patterns(&desk.input.reviews, desk.trends.bounds);
    let weeks = lines.first().map_or(0, |line| line.weeks.len());
    let rows: Vec<Row> = (0..weeks)
        .filter_map(|at| {
            let levels: Vec<_> = lines.iter().filter_map(|line| line.weeks.get(at)).collect();
            let (start, _) = levels.first()?;
            levels
                .iter()
                .any(|(_, level)| level.is_some())
                .then(|| Row {
                    head: desk.day_name(*start),
                    cells: levels
                        .iter()
                        .map(|(_, level)| {
                            level
                                .map_or_else(|| words.say("report-none"), |it| it.get().to_string())
                        })
                        .collect(),
                })
        })
        .collect();
    let column = |pattern: &PatternId| (Column::Level, words.say(&format!("pattern-{pattern}")));
    (!rows.is_empty()).then(|| Table {
        caption: words.say("report-patterns-caption"),
        first: words.say("report-week-of"),
        columns: PatternId::ALL.iter().map(column).collect(),
        rows,
    })
}

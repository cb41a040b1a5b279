//! The focus signs on the first page: in words, week by week, day by day.

use fluent_bundle::FluentValue;
use journal::{
    ENOUGH_DAYS, FourWeeks, Level, Moved, SignPeriod, SignTrend, Standing, Way, described, standing,
};
use serde::Serialize;

use super::Desk;
use super::chart::{Chart, chart};
use super::days::{Days, FIRST_PAGE_WEEKS, days};
use crate::words::tenth;

#[derive(Debug, Serialize)]
pub(crate) struct Focus {
    heading: String,
    /// What is said in place of signs when none is chosen.
    none: Option<String>,
    signs: Vec<Sign>,
    by_week: String,
    by_day: String,
    week_of: String,
    weekdays: Vec<String>,
    /// What holds for all of them.
    said: Vec<String>,
    key: Key,
}

#[derive(Debug, Serialize)]
struct Sign {
    label: String,
    line: String,
    said: Vec<String>,
    chart: Option<Chart>,
    days: Option<Days>,
    days_alt: String,
}

/// What the marks mean.
#[derive(Debug, Serialize)]
pub(crate) struct Key {
    levels: Vec<String>,
    acted: String,
    late: String,
    paused: String,
    blank: String,
    gap: String,
}

pub(super) fn focus(desk: &Desk<'_>) -> Option<Focus> {
    let include = desk.input.include;
    if !(include.weekly || include.day_grid) {
        return None;
    }
    let words = &desk.words;
    let chosen = desk.focus();
    let ids: Vec<_> = chosen.iter().map(|named| named.sign).collect();
    let periods = described(&desk.trends, &ids);
    let mut followed = desk.input.followed.clone();
    followed.retain(|followed| ids.contains(&followed.sign));
    let standing = standing(
        desk.input.starts_on,
        &desk.input.days,
        &desk.input.pauses,
        desk.input.made_on,
        &followed,
    );
    let signs: Vec<Sign> = chosen
        .iter()
        .filter_map(|named| {
            let trend = desk
                .trends
                .signs
                .iter()
                .find(|trend| trend.sign == named.sign)?;
            let period = periods.iter().find(|period| period.sign == named.sign);
            let standing = standing.iter().find(|it| it.followed.sign == named.sign);
            let sign = || FluentValue::from(named.label.as_str());
            Some(Sign {
                label: named.label.clone(),
                line: named.line.clone(),
                said: said(
                    desk,
                    trend,
                    period
                        .zip(standing.map(Some).or(Some(None)))
                        .filter(|_| include.weekly),
                ),
                chart: include.weekly.then(|| chart(desk, &named.label, trend)),
                days: include
                    .day_grid
                    .then(|| days(desk, named.sign, FIRST_PAGE_WEEKS)),
                days_alt: words.fill("report-days-alt", &[("sign", sign())]),
            })
        })
        .collect();
    let all_weeks = desk.trends.grid.days.len().div_ceil(7);
    let mut said = Vec::new();
    if include.weekly && standing.iter().any(|it| it.year.answer.is_none()) {
        said.push(words.say("report-not-told-means"));
    }
    if include.day_grid && !signs.is_empty() && all_weeks > FIRST_PAGE_WEEKS {
        said.push(words.fill("report-days-shown", &[("weeks", FIRST_PAGE_WEEKS.into())]));
    }
    Some(Focus {
        heading: words.say("report-focus"),
        none: signs.is_empty().then(|| words.say("report-focus-none")),
        signs,
        by_week: words.say("report-by-week"),
        by_day: words.say("report-by-day"),
        week_of: words.say("report-week-of"),
        weekdays: weekdays(desk),
        said,
        key: key(desk),
    })
}

pub(super) fn weekdays(desk: &Desk<'_>) -> Vec<String> {
    let first = desk.input.starts_on.num_days_from_monday();
    let names = (0..7).map(|n| 1 + (first + n) % 7);
    names
        .map(|n| desk.words.say(&format!("report-weekday-{n}")))
        .collect()
}

fn key(desk: &Desk<'_>) -> Key {
    let say = |id: &str| desk.words.say(id);
    let levels = Level::ALL.iter();
    Key {
        levels: levels
            .map(|level| desk.words.say(&format!("report-level-{}", level.get())))
            .collect(),
        acted: say("report-key-acted"),
        late: say("report-key-late"),
        paused: say("report-key-paused"),
        blank: say("report-key-blank"),
        gap: say("report-key-gap"),
    }
}

/// What can be told of it, how often it was felt, and the last four weeks beside the four before.
fn said(
    desk: &Desk<'_>,
    trend: &SignTrend,
    weekly: Option<(&SignPeriod, Option<&Standing>)>,
) -> Vec<String> {
    let words = &desk.words;
    if trend.rated_days == 0 {
        return vec![words.say("report-not-rated-yet")];
    }
    let felt = words.fill(
        "report-felt",
        &[
            ("felt", trend.felt_days.into()),
            ("rated", trend.rated_days.into()),
            ("acted", trend.acted_days.into()),
        ],
    );
    let Some((period, standing)) = weekly else {
        return vec![felt];
    };
    // The answer is a paragraph of its own; the numbers are one together, for the page is one page.
    let (mut said, mut numbers) = match standing {
        Some(standing) => (of_standing(desk, standing), vec![of_period(desk, period)]),
        None => (vec![of_period(desk, period)], Vec::new()),
    };
    numbers.push(felt);
    numbers.extend(standing.and_then(|standing| beside(desk, standing)));
    said.push(numbers.join(" "));
    said
}

fn of_period(desk: &Desk<'_>, period: &SignPeriod) -> String {
    let words = &desk.words;
    match period.described {
        None => words.fill(
            "report-not-enough",
            &[
                ("rated", period.rated_days.into()),
                ("needed", ENOUGH_DAYS.into()),
            ],
        ),
        Some(described) => words.fill(
            "report-described",
            &[
                ("median", tenth(described.levels.median).into()),
                ("low", described.levels.lowest.get().into()),
                ("high", described.levels.highest.get().into()),
            ],
        ),
    }
}

/// The one answer, over all weeks since the sign is followed; or how far it has come.
fn of_standing(desk: &Desk<'_>, standing: &Standing) -> Vec<String> {
    let words = &desk.words;
    let Some(since) = standing.since else {
        return Vec::new();
    };
    let year = standing.year;
    let mut said = Vec::new();
    match year.answer {
        None => {
            let id = if year.counted < standing.needed {
                "report-standing-not-yet"
            } else {
                "report-standing-cannot-tell"
            };
            said.push(words.fill(
                id,
                &[
                    ("from", words.day(year.from.max(since)).into()),
                    ("weeks", year.counted.into()),
                    ("needed", standing.needed.into()),
                ],
            ));
        }
        Some(answer) => {
            let id = match answer.way {
                Way::Lower => "report-standing-lower",
                Way::Higher => "report-standing-higher",
            };
            said.push(words.fill(
                id,
                &[
                    ("since", words.day(answer.since).into()),
                    ("from", words.day(year.from).into()),
                    ("weeks", year.counted.into()),
                ],
            ));
            if answer.still {
                said.extend(year.moved.map(|moved| how_far(desk, moved)));
            } else {
                said.push(words.say("report-standing-not-now"));
            }
            if answer.share_went_the_other_way {
                said.push(words.say(match answer.way {
                    Way::Lower => "report-standing-but-more-often",
                    Way::Higher => "report-standing-but-less-often",
                }));
            }
        }
    }
    let before = standing
        .year_before
        .and_then(|year| Some((year.from, year.answer?.way)));
    said.extend(before.map(|(from, way)| {
        let id = match way {
            Way::Lower => "report-standing-year-lower",
            Way::Higher => "report-standing-year-higher",
        };
        words.fill(id, &[("from", words.day(from).into())])
    }));
    if said.len() > 1 {
        let rest = said.split_off(1).join(" ");
        said.push(rest);
    }
    said
}

/// How far in all, and between what. Where it may be nothing at all, no number is given.
fn how_far(desk: &Desk<'_>, moved: Moved) -> String {
    let words = &desk.words;
    let is_small = |number: f64| number.abs() < 0.05;
    let Some((low, high)) = moved.interval.filter(|_| !is_small(moved.by)) else {
        return words.say("report-moved-unknown");
    };
    let amount = |number: f64| FluentValue::from(tenth(number.abs()));
    // The end nearer to none first.
    let (near, far) = if moved.by < 0.0 {
        (high, low)
    } else {
        (low, high)
    };
    let id = if is_small(near) {
        "report-moved-at-most"
    } else {
        "report-moved"
    };
    words.fill(
        id,
        &[
            ("by", amount(moved.by)),
            ("near", amount(near)),
            ("far", amount(far)),
        ],
    )
}

/// The last four weeks beside the four before them.
fn beside(desk: &Desk<'_>, standing: &Standing) -> Option<String> {
    let words = &desk.words;
    let beside = standing.beside?;
    let part = |four: FourWeeks| {
        let mean = four.mean?;
        Some(words.fill(
            "report-four-weeks",
            &[
                ("felt", four.felt.count.into()),
                ("rated", four.felt.of.into()),
                ("mean", tenth(mean).into()),
            ],
        ))
    };
    Some(words.fill(
        "report-four-beside",
        &[
            ("last", part(beside.last)?.into()),
            ("before", part(beside.before?)?.into()),
        ],
    ))
}

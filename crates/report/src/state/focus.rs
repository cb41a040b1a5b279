//! The focus signs on the first page: in words, week by week, day by day.

use fluent_bundle::FluentValue;
use journal::{
    ENOUGH_DAYS, Finding, Level, SignTrend, SignVerdict, Slope, TESTED_FROM, Verdict, verdicts,
};
use serde::Serialize;

use super::Desk;
use super::chart::{Chart, chart};
use super::days::{Days, FIRST_PAGE_WEEKS, days};
use crate::words::{hundredth, tenth};

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
    let found = verdicts(&desk.trends, &ids);
    let signs: Vec<Sign> = chosen
        .iter()
        .filter_map(|named| {
            let trend = desk
                .trends
                .signs
                .iter()
                .find(|trend| trend.sign == named.sign)?;
            let verdict = found.iter().find(|verdict| verdict.sign == named.sign);
            let sign = || FluentValue::from(named.label.as_str());
            Some(Sign {
                label: named.label.clone(),
                line: named.line.clone(),
                said: said(desk, trend, verdict.filter(|_| include.weekly)),
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
    if include.weekly && found.iter().any(cannot_be_told) {
        said.push(words.say("report-cannot-tell-means"));
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

fn cannot_be_told(verdict: &SignVerdict) -> bool {
    matches!(verdict.finding, Finding::Tested(tested) if tested.verdict == Verdict::CannotTell)
}

/// How often it was felt, and what can be told of it.
fn said(desk: &Desk<'_>, trend: &SignTrend, verdict: Option<&SignVerdict>) -> Vec<String> {
    let words = &desk.words;
    if trend.rated_days == 0 {
        return vec![words.say("report-not-rated-yet")];
    }
    let mut said = verdict.map_or_else(Vec::new, |verdict| of_verdict(desk, verdict));
    said.push(words.fill(
        "report-felt",
        &[
            ("felt", trend.felt_days.into()),
            ("rated", trend.rated_days.into()),
            ("acted", trend.acted_days.into()),
        ],
    ));
    said
}

fn of_verdict(desk: &Desk<'_>, verdict: &SignVerdict) -> Vec<String> {
    let words = &desk.words;
    let weeks = [
        ("weeks", verdict.counted_weeks.into()),
        ("of", verdict.weeks.into()),
    ];
    match verdict.finding {
        Finding::NotEnoughYet => vec![words.fill(
            "report-not-enough",
            &[
                ("rated", verdict.rated_days.into()),
                ("needed", ENOUGH_DAYS.into()),
            ],
        )],
        Finding::Described(levels) => vec![
            words.fill(
                "report-described",
                &[
                    ("median", tenth(levels.median).into()),
                    ("low", levels.lowest.get().into()),
                    ("high", levels.highest.get().into()),
                ],
            ),
            words.fill(
                "report-more-weeks",
                &[
                    ("needed", TESTED_FROM.into()),
                    ("weeks", verdict.counted_weeks.into()),
                ],
            ),
        ],
        Finding::Tested(tested) => {
            let id = match tested.verdict {
                Verdict::Lower => "report-lower",
                Verdict::Higher => "report-higher",
                Verdict::CannotTell => "report-cannot-tell",
            };
            let mut said = vec![words.fill(id, &weeks)];
            said.extend(slope(desk, tested.verdict, tested.slope));
            said
        }
    }
}

/// How much a week, as far as it can be told. Over many years a week's part is too small to be said.
fn slope(desk: &Desk<'_>, verdict: Verdict, slope: Slope) -> Option<String> {
    let interval = slope.interval?;
    let is_small = |number: f64| number.abs() < 0.005;
    if is_small(interval.low) && is_small(interval.high) {
        return None;
    }
    let per_week = |number: f64| -> String {
        let amount = hundredth(number);
        if is_small(number) {
            return amount;
        }
        let id = if number < 0.0 {
            "report-slope-lower"
        } else {
            "report-slope-higher"
        };
        desk.words.fill(id, &[("amount", amount.into())])
    };
    let mut range = vec![
        ("low", FluentValue::from(per_week(interval.low))),
        ("high", per_week(interval.high).into()),
    ];
    // Without a direction the middle of the range would read as one.
    if verdict == Verdict::CannotTell {
        return Some(desk.words.fill("report-slope-range", &range));
    }
    range.push(("slope", per_week(slope.a_week).into()));
    Some(desk.words.fill("report-slope", &range))
}

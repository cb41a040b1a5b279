//! The head of the first page, and the foot of every page.

use chrono::Datelike;
use serde::Serialize;

use super::Desk;

#[derive(Debug, Serialize)]
pub(crate) struct Head {
    title: String,
    /// "31 August – 23 November 2026".
    period: String,
    weeks: String,
    /// The name, if one was given.
    by: Option<String>,
    foot: String,
    /// "{page} of {pages}", with [`PAGE`] and [`PAGES`] where the numbers go.
    page: String,
}

/// Stands for the number of the page.
const PAGE: &str = "{page}";
/// Stands for the number of all pages.
const PAGES: &str = "{pages}";

pub(super) fn head(desk: &Desk<'_>) -> Head {
    let words = &desk.words;
    let (first, last) = (desk.trends.from, desk.trends.to);
    let from = if first.year() == last.year() {
        words.day_month(first)
    } else {
        words.day(first)
    };
    let to = words.day(last);
    let weeks = desk.trends.signs.first().map_or(0, |sign| sign.weeks.len());
    // A week that is not over is no whole one, and is told apart.
    let running = desk.trends.bounds.running(desk.input.made_on);
    let weeks = match running {
        Some(_) if weeks <= 1 => words.say("report-period-this-week"),
        Some(start) => words.fill(
            "report-period-weeks-and-this",
            &[
                ("weeks", (weeks - 1).into()),
                ("from", words.day_month(start).into()),
            ],
        ),
        None => words.fill("report-period-weeks", &[("weeks", weeks.into())]),
    };
    let name = desk
        .input
        .name
        .as_deref()
        .map(|name| desk.scribe.name(name));
    Head {
        title: words.say("report-title"),
        period: words.fill("report-period", &[("from", from.into()), ("to", to.into())]),
        weeks,
        by: name
            .filter(|name| !name.is_empty())
            .map(|name| words.fill("report-by", &[("name", name.into())])),
        foot: words.fill(
            "report-foot",
            &[("day", words.day(desk.input.made_on).into())],
        ),
        page: words.fill(
            "report-page",
            &[("page", PAGE.into()), ("pages", PAGES.into())],
        ),
    }
}

//! What the pages show: plain text and numbers, ready to be drawn. Nothing is decided in the template.

mod brief;
mod chart;
mod days;
mod entries;
mod facts;
mod focus;
#[cfg(test)]
mod golden;
mod head;
mod lanes;
mod looked_back;
mod part;
mod steps;
mod table;
mod weeks;

use chrono::Datelike;
use journal::{Span, TrendsState, trends_by};
use serde::Serialize;

use crate::prose::Block;
use crate::scribe::Scribe;
use crate::words::Words;
use crate::{NamedSign, Paper, ReportError, ReportInput};
use brief::Brief;
use entries::Entry;
use facts::Figure;
use focus::Focus;
use head::Head;
use part::Part;

/// All that is drawn, in reading order.
#[derive(Debug, Serialize)]
pub(crate) struct State {
    /// `a4` or `us-letter`, as typst names them.
    paper: &'static str,
    /// Year, month and day it was made on.
    made: [i32; 3],
    head: Head,
    /// The period in figures; words alone when nothing is rated.
    figures: Vec<Figure>,
    nothing: Option<String>,
    talk: Option<Talk>,
    focus: Option<Focus>,
    briefs: Vec<Brief>,
    statement: Statement,
    parts: Vec<Part>,
}

#[derive(Debug, Serialize)]
struct Talk {
    heading: String,
    blocks: Vec<Block>,
}

#[derive(Debug, Serialize)]
struct Statement {
    heading: String,
    said: Vec<String>,
}

/// What every part is made from.
pub(crate) struct Desk<'a> {
    input: &'a ReportInput,
    trends: TrendsState,
    /// The signs to show, with their words as they are printed.
    signs: Vec<NamedSign>,
    words: Words,
    scribe: Scribe,
}

/// How many entries are read, and drawn, between two looks at whether it is called off.
const ENTRIES_AT_ONCE: usize = 50;

/// The state of a report, and its entries a few at a time.
pub(crate) fn state(
    input: &ReportInput,
    cancelled: &dyn Fn() -> bool,
) -> Result<(State, Vec<Vec<Entry>>, u32), ReportError> {
    let scribe = Scribe::new(&input.replace);
    let named = |sign: &NamedSign| NamedSign {
        sign: sign.sign,
        label: scribe.line(&sign.label),
        line: scribe.line(&sign.line),
    };
    let desk = Desk {
        trends: trends_by(
            input.starts_on,
            &input.days,
            &input.pauses,
            input.made_on,
            Span::Own(input.from, input.to),
        ),
        signs: input.signs.iter().map(named).collect(),
        words: Words::new(),
        input,
        scribe,
    };
    let blocks = desk.scribe.prose(&input.talk_about);
    let head = head::head(&desk);
    let focus = focus::focus(&desk);
    let briefs = brief::briefs(&desk);
    let mut parts = part::parts(&desk);
    let mut entries = Vec::new();
    for some in input.entries.chunks(ENTRIES_AT_ONCE) {
        if cancelled() {
            return Err(ReportError::Cancelled);
        }
        entries.push(
            some.iter()
                .map(|entry| entries::entry(&desk, entry))
                .collect(),
        );
    }
    parts.extend(part::entries(&desk, entries.len()));
    let state = State {
        paper: match input.paper {
            Paper::A4 => "a4",
            Paper::Letter => "us-letter",
        },
        made: [
            input.made_on.year(),
            input.made_on.month().cast_signed(),
            input.made_on.day().cast_signed(),
        ],
        figures: facts::figures(&desk),
        nothing: (desk.trends.rated_days == 0).then(|| desk.words.say("report-nothing-rated")),
        talk: (!blocks.is_empty()).then(|| Talk {
            heading: desk.words.say("report-talk"),
            blocks,
        }),
        // Last of all: it says how many characters were lost in the whole report.
        statement: Statement {
            heading: desk.words.say("report-statement"),
            said: facts::statement(&desk),
        },
        head,
        focus,
        briefs,
        parts,
    };
    let lost = desk.scribe.lost();
    Ok((state, entries, lost))
}

impl Desk<'_> {
    /// The name of a sign: as it is shown, or else the catalogue's; none for one that is neither.
    fn sign_name(&self, sign: journal::SignId) -> Option<String> {
        let shown = self.signs.iter().find(|named| named.sign == sign);
        shown
            .map(|named| named.label.clone())
            .or_else(|| self.words.find(&format!("sign-{sign}-label")))
    }

    /// The focus signs that are shown, in the order chosen, three at most, each once.
    fn focus(&self) -> Vec<&NamedSign> {
        let mut chosen: Vec<&NamedSign> = Vec::new();
        for sign in &self.input.focus {
            let shown = self.signs.iter().find(|named| named.sign == *sign);
            if let Some(named) = shown
                && chosen.len() < 3
                && !chosen.iter().any(|other| other.sign == *sign)
            {
                chosen.push(named);
            }
        }
        chosen
    }

    /// Whether a day lies within the weeks of the report.
    fn holds(&self, day: chrono::NaiveDate) -> bool {
        self.trends.from <= day && day <= self.trends.to
    }

    /// The title of a line. One whose words are not in the report says so: no cell stays empty, least
    /// of all the head of a row.
    fn title(&self, title: &str) -> String {
        let title = self.scribe.line(title);
        if title.is_empty() {
            return self.words.say("report-words-left-out");
        }
        title
    }

    /// How a week or a day is named in a row: with the year where years need telling apart.
    fn day_name(&self, day: chrono::NaiveDate) -> String {
        if self.trends.from.year() == self.trends.to.year() {
            self.words.short_day(day)
        } else {
            self.words.short_day_year(day)
        }
    }
}

//! What a report is made of: only what the person ticked.

use chrono::NaiveDate;
use journal::{
    BoundaryEvent, BoundaryEventKind, CameTrue, EntryFields, Followed, Helped, Pause, RatedDay,
    ReviewedWeek, SignId,
};

/// All that goes into a report. What is not in here cannot be in it.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportInput {
    /// The day on which weeks begin.
    pub starts_on: chrono::Weekday,
    /// The day it is made on, printed in its foot. Nothing after it is counted.
    pub made_on: NaiveDate,
    /// A day of the first week. Whole weeks are shown, as on the screen.
    pub from: NaiveDate,
    /// A day of the last week.
    pub to: NaiveDate,
    /// The paper it is set for.
    pub paper: Paper,
    /// The name to print, such as initials; `None` prints none.
    pub name: Option<String>,
    /// What the person wants to talk about, in Markdown if they like. May be empty.
    pub talk_about: String,
    /// The signs to show, in this order.
    pub signs: Vec<NamedSign>,
    /// Up to three of `signs` to be looked at closely, in the order they were chosen.
    pub focus: Vec<SignId>,
    /// Since when signs are followed: what a word about one may rest on. One that is not among them has none.
    pub followed: Vec<Followed>,
    /// Every rated day; what lies outside the weeks changes nothing.
    pub days: Vec<RatedDay>,
    /// The paused stretches.
    pub pauses: Vec<Pause>,
    /// The parts to print.
    pub include: Include,
    /// Good moments and things tried, in any order.
    pub helped: Vec<HelpedLine>,
    /// Trust steps, in any order.
    pub steps: Vec<StepLine>,
    /// Boundaries with what happened, in the order to print them in.
    pub boundaries: Vec<BoundaryLine>,
    /// Weekly reviews, in any order.
    pub reviews: Vec<ReviewedWeek>,
    /// The entries that were ticked, in the order to print them in, whatever their day.
    pub entries: Vec<ReportEntry>,
    /// Names, and what stands in their place, in every text the person wrote.
    pub replace: Vec<(String, String)>,
}

/// The paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Paper {
    /// 210 × 297 mm.
    A4,
    /// 8.5 × 11 inches.
    Letter,
}

/// The parts of a report that can be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Include {
    /// Focus signs, day by day.
    pub day_grid: bool,
    /// Focus signs, week by week, with what can be told.
    pub weekly: bool,
    /// Good moments and what helped.
    pub what_helped: bool,
    /// Trust steps.
    pub trust_steps: bool,
    /// Boundaries: what I kept.
    pub boundaries: bool,
    /// The four patterns of the weekly reviews.
    pub patterns: bool,
    /// All signs, week by week.
    pub all_signs: bool,
}

impl Include {
    /// Every part.
    pub const ALL: Self = Self {
        day_grid: true,
        weekly: true,
        what_helped: true,
        trust_steps: true,
        boundaries: true,
        patterns: true,
        all_signs: true,
    };
    /// No part: the period, what to talk about and the ticked entries remain.
    pub const NONE: Self = Self {
        day_grid: false,
        weekly: false,
        what_helped: false,
        trust_steps: false,
        boundaries: false,
        patterns: false,
        all_signs: false,
    };
}

/// A sign and its words, the person's own or the catalogue's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedSign {
    /// The sign.
    pub sign: SignId,
    /// Its name, such as "Holding back".
    pub label: String,
    /// What is rated, such as "I had a feeling or opinion to share and kept it in".
    pub line: String,
}

/// A good moment or something tried, as a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpedLine {
    /// The day it is about.
    pub on: NaiveDate,
    /// Its title, or its first words; empty when they are not to be in the report.
    pub title: String,
    /// Which of the two it is, and whether it helped.
    pub moment: journal::Moment,
}

impl HelpedLine {
    /// Whether it did good: a good moment, or something that helped, if only a little.
    #[must_use]
    pub fn did_good(&self) -> bool {
        matches!(
            self.moment,
            journal::Moment::Good | journal::Moment::Tried(Some(Helped::Yes | Helped::ALittle))
        )
    }
}

/// A trust step, as a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepLine {
    /// The day it is about.
    pub on: NaiveDate,
    /// Its title, or the step; empty when its words are not to be in the report.
    pub title: String,
    /// What was expected. May be empty.
    pub prediction: String,
    /// How likely it seemed, in percent, 0 to 100; `None` is not said.
    pub likelihood: Option<u8>,
    /// Whether it came true; `None` while it is open.
    pub outcome: Option<CameTrue>,
}

/// A boundary, and what happened with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoundaryLine {
    /// Its title, or the boundary; empty when its words are not to be in the report.
    pub title: String,
    /// What happened, oldest first; what lies outside the weeks is left out.
    pub events: Vec<BoundaryEvent>,
}

/// An entry that was ticked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportEntry {
    /// What is written in it.
    pub fields: EntryFields,
    /// A boundary: what happened, oldest first.
    pub events: Vec<ReportEvent>,
    /// A trust step: what came of it.
    pub outcome: Option<CameTrue>,
    /// Later thoughts, oldest first.
    pub thoughts: Vec<ReportThought>,
}

/// Something that happened with a boundary, as in the entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportEvent {
    /// The day it happened.
    pub on: NaiveDate,
    /// What happened.
    pub kind: BoundaryEventKind,
    /// A few words; may be empty.
    pub note: String,
}

/// A later thought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportThought {
    /// The day it was written on.
    pub on: NaiveDate,
    /// What was thought.
    pub text: String,
}

impl ReportInput {
    /// A report with every part and nothing in it, over the weeks of `from` to `to`.
    #[must_use]
    pub fn empty(made_on: NaiveDate, from: NaiveDate, to: NaiveDate, paper: Paper) -> Self {
        Self {
            starts_on: chrono::Weekday::Mon,
            made_on,
            from,
            to,
            paper,
            name: None,
            talk_about: String::new(),
            signs: Vec::new(),
            focus: Vec::new(),
            followed: Vec::new(),
            days: Vec::new(),
            pauses: Vec::new(),
            include: Include::ALL,
            helped: Vec::new(),
            steps: Vec::new(),
            boundaries: Vec::new(),
            reviews: Vec::new(),
            entries: Vec::new(),
            replace: Vec::new(),
        }
    }
}

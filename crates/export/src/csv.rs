//! CSV: tidy tables for a spreadsheet or statistics.
mod boundaries;
mod cell;
mod entries;
mod patterns;
mod ratings;
mod trust_steps;
mod zipped;

pub use zipped::zip;

use std::collections::BTreeMap;

use cell::Rows;
use journal::{DayEnd, SignId, WholeRecord};

/// A table: the name of its file and what is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Such as `ratings.csv`.
    pub name: &'static str,
    /// UTF-8 with its mark, lines that end in CR LF.
    pub bytes: Vec<u8>,
}

/// What the tables need to know beside the records.
pub struct CsvOptions<'l> {
    /// The hour at which the person's day ends: it decides what was added later.
    pub day_end: DayEnd,
    /// A sign's name in the person's language, where they have not put it into words themselves.
    pub label: &'l dyn Fn(SignId) -> String,
}

impl std::fmt::Debug for CsvOptions<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CsvOptions")
            .field("day_end", &self.day_end)
            .finish_non_exhaustive()
    }
}

/// Makes five tables of the records of a journal or of a part: ratings, entries, boundaries with
/// their events, trust steps, and the patterns of the weeks looked back on. What lies in the trash
/// is in none of them.
#[derive(Debug)]
pub struct CsvTables<'l> {
    options: CsvOptions<'l>,
    /// Signs in the person's words.
    worded: BTreeMap<SignId, String>,
    put_away: Vec<SignId>,
    ratings: Rows,
    entries: Rows,
    boundaries: Rows,
    trust_steps: Rows,
    patterns: Rows,
}

impl<'l> CsvTables<'l> {
    /// No row yet.
    #[must_use]
    pub fn new(options: CsvOptions<'l>) -> Self {
        CsvTables {
            options,
            worded: BTreeMap::new(),
            put_away: Vec::new(),
            ratings: Rows::new(&ratings::HEAD),
            entries: Rows::new(&entries::HEAD),
            boundaries: Rows::new(&boundaries::HEAD),
            trust_steps: Rows::new(&trust_steps::HEAD),
            patterns: Rows::new(&patterns::HEAD),
        }
    }

    /// Adds what a record tells. Signs come before what is said about them, as a store gives them.
    pub fn add(&mut self, record: &WholeRecord) {
        match record {
            WholeRecord::Sign(sign) => {
                if let Some(label) = &sign.label {
                    self.worded.insert(sign.sign, label.clone());
                }
                if sign.put_away {
                    self.put_away.push(sign.sign);
                }
            }
            WholeRecord::CheckIn(check_in) => {
                let label = |sign| label(&self.worded, &self.options, sign);
                let asked = SignId::ELEVEN.into_iter();
                let asked: Vec<SignId> =
                    asked.filter(|sign| !self.put_away.contains(sign)).collect();
                ratings::add(
                    &mut self.ratings,
                    check_in,
                    &asked,
                    self.options.day_end,
                    &label,
                );
            }
            WholeRecord::Entry(entry) if entry.deleted.is_none() => {
                let label = |sign| label(&self.worded, &self.options, sign);
                entries::add(&mut self.entries, entry, &label);
                match &entry.fields.own {
                    journal::Own::Boundary(own) => {
                        boundaries::add(&mut self.boundaries, entry, own);
                    }
                    journal::Own::TrustStep(own) => {
                        trust_steps::add(&mut self.trust_steps, entry, own);
                    }
                    journal::Own::WeekReview(own) => patterns::add(&mut self.patterns, entry, own),
                    _ => {}
                }
            }
            _ => {}
        }
    }

    /// The tables that have a row, in a fixed order.
    #[must_use]
    pub fn finish(self) -> Vec<Table> {
        let tables = [
            ("ratings.csv", self.ratings),
            ("entries.csv", self.entries),
            ("boundaries.csv", self.boundaries),
            ("trust-steps.csv", self.trust_steps),
            ("patterns.csv", self.patterns),
        ];
        let made = tables.into_iter().filter_map(|(name, rows)| {
            let bytes = rows.into_bytes()?;
            Some(Table { name, bytes })
        });
        made.collect()
    }
}

fn label(worded: &BTreeMap<SignId, String>, options: &CsvOptions<'_>, sign: SignId) -> String {
    let own = worded.get(&sign);
    own.cloned().unwrap_or_else(|| (options.label)(sign))
}

use chrono::NaiveDate;
use journal::{EntryKind, OriginId, PatternId, SignId};
use rusqlite::types::Value;

use super::asks_for;
use crate::table::day_text;

/// A kind of line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemKind {
    /// An entry.
    Entry(EntryKind),
    /// A day's check-in, or its note alone.
    CheckIn,
}

/// Which lines are listed or found. What is empty does not narrow. Groups are joined by "and",
/// what is in one group by "or".
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Kinds of line.
    pub kinds: Vec<ItemKind>,
    /// Signs: an entry that carries one, or a check-in in which one has a level of 1 or more.
    pub signs: Vec<SignId>,
    /// Patterns an entry carries.
    pub patterns: Vec<PatternId>,
    /// Origins an entry is linked to.
    pub origins: Vec<OriginId>,
    /// Tags, whatever their case.
    pub tags: Vec<String>,
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub to: Option<NaiveDate>,
    /// Only what is to be brought to the session.
    pub to_session: bool,
}

impl Filter {
    /// Whether it lets everything through.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Filter::default()
    }

    /// The condition on `entry`, its values added to `values` as parameters from `next` on;
    /// `None` when no entry is asked for.
    pub(crate) fn entries(&self, next: usize, values: &mut Vec<Value>) -> Option<String> {
        let kinds: Vec<&str> = EntryKind::ALL
            .iter()
            .filter(|&&kind| asks_for(&self.kinds, kind))
            .map(|kind| kind.as_str())
            .collect();
        if kinds.is_empty() {
            return None;
        }
        let mut sql = Sql::new(next, values);
        sql.push("deleted_at IS NULL".to_owned());
        if kinds.len() < EntryKind::ALL.len() {
            sql.any_of("kind", kinds);
        }
        sql.linked(
            "entry_sign",
            "sign",
            self.signs.iter().map(|id| id.as_str()),
        );
        sql.linked(
            "entry_pattern",
            "pattern",
            self.patterns.iter().map(|id| id.as_str()),
        );
        sql.linked(
            "entry_origin",
            "origin",
            self.origins.iter().map(|id| id.as_str()),
        );
        let tags: Vec<String> = self.tags.iter().map(|tag| tag.to_lowercase()).collect();
        sql.linked("entry_tag", "folded", tags.iter().map(String::as_str));
        if self.to_session {
            sql.push("to_session = 1".to_owned());
        }
        sql.period("occurred_on", self.from, self.to);
        Some(sql.joined())
    }

    /// The condition on a day in the column `day`; `None` when no check-in is asked for.
    pub(crate) fn days(&self, day: &str, next: usize, values: &mut Vec<Value>) -> Option<String> {
        let by_kind = !self.kinds.is_empty() && !self.kinds.contains(&ItemKind::CheckIn);
        let by_link =
            !self.patterns.is_empty() || !self.origins.is_empty() || !self.tags.is_empty();
        if by_kind || by_link || self.to_session {
            return None;
        }
        let mut sql = Sql::new(next, values);
        if !self.signs.is_empty() {
            let signs = sql.list(self.signs.iter().map(|id| id.as_str()));
            sql.push(format!(
                "EXISTS (SELECT 1 FROM rating AS felt WHERE felt.for_date = {day}
                         AND felt.level >= 1 AND felt.sign IN ({signs}))"
            ));
        }
        sql.period(day, self.from, self.to);
        Some(sql.joined())
    }
}

/// Conditions, and the parameters they name. A value is never part of the statement.
struct Sql<'v> {
    next: usize,
    values: &'v mut Vec<Value>,
    conditions: Vec<String>,
}

impl<'v> Sql<'v> {
    fn new(next: usize, values: &'v mut Vec<Value>) -> Self {
        Sql {
            next,
            values,
            conditions: Vec::new(),
        }
    }

    fn push(&mut self, condition: String) {
        self.conditions.push(condition);
    }

    fn value(&mut self, text: &str) -> String {
        self.values.push(Value::Text(text.to_owned()));
        self.next += 1;
        format!("?{}", self.next - 1)
    }

    fn list<'t>(&mut self, texts: impl IntoIterator<Item = &'t str>) -> String {
        let named: Vec<String> = texts.into_iter().map(|text| self.value(text)).collect();
        named.join(", ")
    }

    fn any_of<'t>(&mut self, column: &str, texts: impl IntoIterator<Item = &'t str>) {
        let list = self.list(texts);
        self.push(format!("{column} IN ({list})"));
    }

    fn linked<'t>(&mut self, table: &str, column: &str, ids: impl Iterator<Item = &'t str>) {
        let list = self.list(ids);
        if !list.is_empty() {
            self.push(format!(
                "doc IN (SELECT entry FROM {table} WHERE {column} IN ({list}))"
            ));
        }
    }

    fn period(&mut self, column: &str, from: Option<NaiveDate>, to: Option<NaiveDate>) {
        for (is, day) in [(">=", from), ("<=", to)] {
            if let Some(day) = day {
                let value = self.value(&day_text(day));
                self.push(format!("{column} {is} {value}"));
            }
        }
    }

    fn joined(self) -> String {
        if self.conditions.is_empty() {
            "1".to_owned()
        } else {
            self.conditions.join(" AND ")
        }
    }
}

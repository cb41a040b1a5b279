use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use super::known::Known;
use super::source::Source;
use crate::VaultError;
use crate::shape::{Shape, quote};
use crate::table::{day_from, day_text};

/// The key of a row.
pub(super) type Key = Vec<Value>;

/// Numbers and days that are tried one by one in a gap, at most.
const TRIED_AT_MOST: i64 = 200_000;
/// Ids that are tried in a gap, evenly spread.
const IDS_TRIED: u128 = 256;

/// What was read of a table.
pub(super) struct Scan {
    pub(super) shape: Shape,
    pub(super) read: u64,
    /// Rows that were read, and that the new table does not take.
    pub(super) refused: u64,
    /// Between which rows a page fails: the last one read before, the first one after.
    pub(super) gaps: Vec<(Option<Key>, Option<Key>)>,
}

pub(super) fn any_gap(scans: &[Scan]) -> bool {
    scans.iter().any(|scan| !scan.gaps.is_empty())
}

/// Reads a table into one of the same shape: forwards until a page fails, backwards until a page
/// fails, and between the two from every key that may lie behind a page that fails.
pub(super) fn table(
    source: &mut Source,
    target: &Connection,
    shape: Shape,
    known: &Known,
) -> Result<Scan, VaultError> {
    let mut scan = Scan {
        shape,
        read: 0,
        refused: 0,
        gaps: Vec::new(),
    };
    let (first, last, is_done) = scan.run(source, target, &Stretch::all())?;
    if is_done {
        return Ok(scan);
    }
    let _ = first;
    let backwards = Stretch {
        after: last.clone(),
        backwards: true,
        ..Stretch::all()
    };
    let (_, end, is_done) = scan.run(source, target, &backwards)?;
    if is_done {
        // Nothing lies between: the page that failed at the end of the one holds nothing else.
        scan.gaps.push((last, end));
        return Ok(scan);
    }
    scan.probe(source, target, last, end, known)?;
    Ok(scan)
}

/// Which part of a table is read.
#[derive(Clone)]
struct Stretch {
    /// The key's first column is at least this.
    from: Option<Value>,
    after: Option<Key>,
    before: Option<Key>,
    backwards: bool,
}

impl Stretch {
    fn all() -> Self {
        Stretch {
            from: None,
            after: None,
            before: None,
            backwards: false,
        }
    }
}

/// The first key, the last key, and whether it came to its end.
type Run = (Option<Key>, Option<Key>, bool);

impl Scan {
    fn run(
        &mut self,
        source: &mut Source,
        target: &Connection,
        stretch: &Stretch,
    ) -> Result<Run, VaultError> {
        let (sql, given) = statement(&self.shape, stretch);
        let (mut first, mut last) = (None, None);
        let (mut read, mut refused) = (0, 0);
        let places = self.shape.key_places();
        let insert = format!(
            "INSERT OR IGNORE INTO {} ({}) VALUES ({})",
            quote(&self.shape.name),
            self.shape.column_list(),
            vec!["?"; self.shape.columns.len()].join(", "),
        );
        let ended = source.try_to(|c| {
            let mut put = target.prepare_cached(&insert)?;
            let mut statement = c.prepare(&sql)?;
            let mut rows = statement.query(params_from_iter(&given))?;
            while let Some(row) = rows.next()? {
                let row: Vec<Value> = (0..self.shape.columns.len())
                    .map(|column| row.get(column))
                    .collect::<Result<_, _>>()?;
                let key: Key = places.iter().map(|&place| row[place].clone()).collect();
                match put.execute(params_from_iter(&row))? {
                    0 => refused += 1,
                    _ => read += 1,
                }
                first.get_or_insert_with(|| key.clone());
                last = Some(key);
            }
            Ok(())
        })?;
        self.read += read;
        self.refused += refused;
        Ok((first, last, ended.is_some()))
    }

    /// Tries every key that may lie between `last`, after which a page fails, and `end`, before which
    /// one does.
    fn probe(
        &mut self,
        source: &mut Source,
        target: &Connection,
        last: Option<Key>,
        end: Option<Key>,
        known: &Known,
    ) -> Result<(), VaultError> {
        let mut last = last;
        for from in self.candidates(last.as_ref(), end.as_ref(), known) {
            let is_past = last.as_ref().and_then(|key| key.first());
            if is_past.is_some_and(|past| !is_less(past, &from)) {
                continue;
            }
            let stretch = Stretch {
                from: Some(from),
                after: last.clone(),
                before: end.clone(),
                backwards: false,
            };
            let (first, reached, is_done) = self.run(source, target, &stretch)?;
            if let Some(first) = first {
                self.gaps.push((last.take(), Some(first)));
                last = reached;
            }
            if is_done {
                // From here on everything reads. What lay just before is not known.
                if self.gaps.last().is_none_or(|(_, after)| after.is_none()) || last.is_none() {
                    self.gaps.push((last, end));
                }
                return Ok(());
            }
        }
        self.gaps.push((last, end));
        Ok(())
    }

    /// First columns of keys that may lie between two keys, in their order.
    fn candidates(&self, last: Option<&Key>, end: Option<&Key>, known: &Known) -> Vec<Value> {
        let first = |key: Option<&Key>| key.and_then(|key| key.first()).cloned();
        match (first(last), first(end)) {
            (Some(Value::Integer(_)), _) | (_, Some(Value::Integer(_))) => {
                numbers(first(last), first(end), known)
            }
            (Some(Value::Text(one)), other) | (other, Some(Value::Text(one))) => {
                let other = match other {
                    Some(Value::Text(text)) => Some(text),
                    _ => None,
                };
                if day_from(&one, "key").is_ok() {
                    days(first(last), first(end), known)
                } else if uuid::Uuid::parse_str(&one).is_ok() {
                    let is_last = last.is_some();
                    ids(
                        is_last.then_some(&one),
                        if is_last { other.as_ref() } else { Some(&one) },
                    )
                } else {
                    Vec::new()
                }
            }
            // Not one row at either end: what an index names may still be there.
            _ => match self.shape.key.first().map(String::as_str) {
                Some("doc" | "entry") => numbers(None, None, known),
                Some("for_date") => days(None, None, known),
                _ => Vec::new(),
            },
        }
    }
}

fn is_less(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Integer(one), Value::Integer(other)) => one < other,
        (Value::Text(one), Value::Text(other)) => one < other,
        _ => false,
    }
}

fn numbers(last: Option<Value>, end: Option<Value>, known: &Known) -> Vec<Value> {
    let number = |value: Option<Value>| match value {
        Some(Value::Integer(number)) => Some(number),
        _ => None,
    };
    let (last, end) = (number(last), number(end));
    let lies = |n: &i64| last.is_none_or(|last| *n > last) && end.is_none_or(|end| *n <= end);
    let mut found: BTreeSet<i64> = known.docs.keys().copied().filter(lies).collect();
    // Without an index one by one, from what is known on either side.
    let low = last.or_else(|| found.first().copied());
    let high = end.or_else(|| found.last().copied());
    if let (Some(low), Some(high)) = (low, high) {
        found.extend((low + 1..=high).take(usize::try_from(TRIED_AT_MOST).unwrap_or(usize::MAX)));
    } else if let Some(low) = low {
        found.extend(low + 1..=low + 1_000);
    } else if let Some(high) = high {
        found.extend(high.saturating_sub(1_000)..=high);
    }
    found.into_iter().map(Value::Integer).collect()
}

fn days(last: Option<Value>, end: Option<Value>, known: &Known) -> Vec<Value> {
    let day = |value: Option<Value>| match value {
        Some(Value::Text(text)) => day_from(&text, "key").ok(),
        _ => None,
    };
    let low = day(last).or_else(|| known.first_day());
    let high = day(end).or_else(|| known.last_day());
    let Some((low, high)) = low.zip(high) else {
        return Vec::new();
    };
    low.iter_days()
        .take(usize::try_from(TRIED_AT_MOST).unwrap_or(usize::MAX))
        .take_while(|day: &NaiveDate| *day <= high + Days::new(1))
        .map(|day| Value::Text(day_text(day)))
        .collect()
}

fn ids(last: Option<&String>, end: Option<&String>) -> Vec<Value> {
    let number =
        |id: Option<&String>| id.and_then(|id| Some(uuid::Uuid::parse_str(id).ok()?.as_u128()));
    let low = number(last).unwrap_or(0);
    let high = number(end).unwrap_or(u128::MAX);
    let step = (high.saturating_sub(low) / IDS_TRIED).max(1);
    (1..IDS_TRIED)
        .map(|n| uuid::Uuid::from_u128(low.saturating_add(n * step)))
        .map(|id| Value::Text(id.to_string()))
        .collect()
}

fn statement(shape: &Shape, stretch: &Stretch) -> (String, Vec<Value>) {
    let mut given = Vec::new();
    let mut conditions = Vec::new();
    let keys = shape.key_list();
    let first = shape
        .key
        .first()
        .map(|name| quote(name))
        .unwrap_or_default();
    if let Some(from) = &stretch.from {
        conditions.push(format!("{first} >= ?"));
        given.push(from.clone());
    }
    for (key, sign) in [(&stretch.after, '>'), (&stretch.before, '<')] {
        if let Some(key) = key {
            let places = vec!["?"; key.len()].join(", ");
            conditions.push(format!("({keys}) {sign} ({places})"));
            given.extend(key.iter().cloned());
        }
    }
    let wanted = if conditions.is_empty() {
        String::new()
    } else {
        format!("WHERE {}", conditions.join(" AND "))
    };
    let order: Vec<String> = shape
        .key
        .iter()
        .map(|name| quote(name) + if stretch.backwards { " DESC" } else { "" })
        .collect();
    let sql = format!(
        "SELECT {} FROM {} {wanted} ORDER BY {}",
        shape.column_list(),
        quote(&shape.name),
        order.join(", "),
    );
    (sql, given)
}

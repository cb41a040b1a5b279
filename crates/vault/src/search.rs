//! The search over everything written: FTS5 inside the encrypted file, over entries and notes for
//! the day alike. What is looked for is never stored.

mod apart;
mod query;
mod snippet;

pub(crate) use apart::apart;
pub use snippet::Piece;

use rusqlite::params_from_iter;
use rusqlite::types::Value;

use crate::timeline::{Filter, Line, Place, line};
use crate::{Vault, VaultError};

/// The longest text that is looked for, in characters.
pub const SEARCH_MAX_CHARS: usize = 256;

/// So many of the newest are ranked. A beginning that nearly every entry holds would cost a look
/// at each of them; nobody reads past the first screens.
const RANKED: usize = 1_000;

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Where.
    pub line: Line,
    /// The place in it, in pieces.
    pub snippet: Vec<Piece>,
}

/// What was found, the best first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// At most as many as were asked for.
    pub hits: Vec<Hit>,
    /// Whether there are more.
    pub more: bool,
}

impl Vault {
    /// Looks through everything written outside the trash. Each word of `typed` is needed, the
    /// last one as a beginning; words in quotation marks as they stand; case and diacritics do not
    /// matter. Without a letter or a digit nothing is found.
    ///
    /// # Errors
    /// [`VaultError::SearchTooLong`] over [`SEARCH_MAX_CHARS`]; damage and storage errors.
    pub fn search(
        &mut self,
        typed: &str,
        filter: &Filter,
        limit: usize,
    ) -> Result<Found, VaultError> {
        if typed.chars().count() > SEARCH_MAX_CHARS {
            return Err(VaultError::SearchTooLong);
        }
        let Some(wanted) = query::to_match(typed) else {
            return Ok(Found::default());
        };
        let c = self.connection()?;
        let (narrowed, mut values) = narrowed(filter);
        values.insert(0, Value::Text(wanted));
        let mut statement = c.prepare_cached(&search_statement(&narrowed, limit))?;
        let mut rows = statement.query(params_from_iter(values))?;
        let mut found = Found::default();
        let mut places = Vec::new();
        while let Some(row) = rows.next()? {
            places.push((row.get::<_, i64>(0)?, row.get::<_, String>(1)?));
        }
        found.more = places.len() > limit;
        for (doc, answer) in places.into_iter().take(limit) {
            found.hits.push(Hit {
                line: line(c, &Place::of_doc(c, doc)?)?,
                snippet: snippet::pieces(&answer),
            });
        }
        Ok(found)
    }
}

/// The statement of a search: ?1 is what the index is asked, `narrowed` a further condition. Public
/// for the benchmark alone, which runs it on plain SQLite as well.
#[doc(hidden)]
#[must_use]
pub fn search_statement(narrowed: &str, limit: usize) -> String {
    format!(
        "WITH newest AS MATERIALIZED (
             SELECT rowid AS doc, rank AS place FROM search
             WHERE search MATCH ?1 {narrowed} ORDER BY rowid DESC LIMIT {RANKED})
         SELECT search.rowid, snippet(search, -1, char(1), char(2), '…', 20)
         FROM (SELECT doc, place FROM newest ORDER BY place LIMIT {}) AS best
         JOIN search ON search.rowid = best.doc AND search MATCH ?1
         ORDER BY best.place",
        limit.saturating_add(1)
    )
}

/// The filter as a condition on the index's numbers.
fn narrowed(filter: &Filter) -> (String, Vec<Value>) {
    if filter.is_empty() {
        return (String::new(), Vec::new());
    }
    let mut values = Vec::new();
    let mut arms = Vec::new();
    // ?1 is what is looked for.
    if let Some(entries) = filter.entries(2, &mut values) {
        arms.push(format!("SELECT doc FROM entry WHERE {entries}"));
    }
    if let Some(days) = filter.days("day_note.for_date", 2 + values.len(), &mut values) {
        arms.push(format!("SELECT doc FROM day_note WHERE {days}"));
    }
    let docs = if arms.is_empty() {
        "SELECT NULL WHERE 0".to_owned()
    } else {
        arms.join(" UNION ALL ")
    };
    // The plus keeps SQLite from asking the index anew for each of those numbers.
    (format!("AND +rowid IN ({docs})"), values)
}

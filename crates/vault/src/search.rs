//! The search over everything written: FTS5 inside the encrypted file, over entries and notes for
//! the day alike. What is looked for is never stored.

mod apart;
mod inside;
mod query;
mod snippet;

pub(crate) use apart::apart;
pub(crate) use inside::KnownWords;
pub use snippet::Piece;

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use crate::timeline::{Filter, Line, Place, line};
use crate::{Vault, VaultError};

/// The longest text that is looked for, in characters.
pub const SEARCH_MAX_CHARS: usize = 256;

/// So many of the newest entries are ranked. A beginning that nearly every entry holds would cost a
/// look at each of them; nobody reads past the first screens.
const RANKED: usize = 500;
/// And so many of the notes for the day; they are numbered downwards from -1.
const RANKED_NOTES: usize = 200;

/// In bytes, the most text of which the index itself is asked for a place. It weighs every place
/// against every other: on a pasted book that took minutes, with the journal held open.
const PLACED_BY_INDEX: usize = 8 << 10;
/// In bytes, the longest text of one entry in which a place is looked for at all. Marking copies
/// what is marked so far again and again; past this a hit has its heading and no place.
const PLACED: usize = 256 << 10;

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Where.
    pub line: Line,
    /// The place in it, in pieces.
    pub snippet: Vec<Piece>,
}

/// Which hits come first. Equal ones stand newest day first, then the last written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SearchOrder {
    /// Those that fit best; of many only the newest are weighed.
    BestFirst,
    /// The newest day first, all of them.
    NewestFirst,
}

/// A part of what is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SearchPage {
    /// Which come first.
    pub order: SearchOrder,
    /// So many are left out before it.
    pub from: u32,
    /// At most so many.
    pub count: usize,
}

impl SearchPage {
    /// The `count` that fit best.
    #[must_use]
    pub fn best(count: usize) -> Self {
        SearchPage {
            order: SearchOrder::BestFirst,
            from: 0,
            count,
        }
    }
}

/// What was found, in the order that was asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// At most as many as were asked for.
    pub hits: Vec<Hit>,
    /// Whether there are more.
    pub more: bool,
}

impl Vault {
    /// The `limit` hits that fit best, as [`Vault::search_page`] finds them.
    ///
    /// # Errors
    /// Those of [`Vault::search_page`].
    pub fn search(
        &mut self,
        typed: &str,
        filter: &Filter,
        limit: usize,
    ) -> Result<Found, VaultError> {
        self.search_page(typed, filter, SearchPage::best(limit))
    }

    /// Looks through everything written outside the trash. Each word of `typed` is needed, the
    /// last one as a beginning or, from three letters on, as a part of a word; words in quotation
    /// marks as they stand; case and diacritics do not matter. Best first, what begins with the last
    /// word stands before what holds it further in. Without a letter or a digit nothing is found.
    ///
    /// # Errors
    /// [`VaultError::SearchTooLong`] over [`SEARCH_MAX_CHARS`]; damage and storage errors.
    pub fn search_page(
        &mut self,
        typed: &str,
        filter: &Filter,
        page: SearchPage,
    ) -> Result<Found, VaultError> {
        if typed.chars().count() > SEARCH_MAX_CHARS {
            return Err(VaultError::SearchTooLong);
        }
        let Some(begun) = query::to_match(typed, &[]) else {
            return Ok(Found::default());
        };
        let holding = match query::part(typed) {
            Some(part) => self.words_holding(&part)?,
            None => Vec::new(),
        };
        // The same where no word holds it further in.
        let wanted = query::to_match(typed, &holding).unwrap_or_else(|| begun.clone());
        let c = self.connection()?;
        let (narrowed, mut values) = narrowed(filter);
        values.splice(0..0, [Value::Text(begun), Value::Text(wanted.clone())]);
        let text = search_statement(&narrowed, page, !holding.is_empty());
        let mut statement = c.prepare_cached(&text)?;
        let mut rows = statement.query(params_from_iter(values))?;
        let mut found = Found::default();
        let mut places = Vec::new();
        while let Some(row) = rows.next()? {
            places.push((row.get::<_, i64>(0)?, row.get::<_, Option<String>>(1)?));
        }
        found.more = places.len() > page.count;
        for (doc, answer) in places.into_iter().take(page.count) {
            let answer = match answer {
                Some(answer) => answer,
                None => first_place(c, &wanted, doc)?,
            };
            found.hits.push(Hit {
                line: line(c, &Place::of_doc(c, doc)?)?,
                snippet: snippet::pieces(&answer),
            });
        }
        Ok(found)
    }
}

/// The statement of a search: ?1 is what the index is asked, ?2 the same with what is found `inside`
/// words, `narrowed` a further condition. Public for the benchmark alone, which runs it on plain SQLite
/// as well.
#[doc(hidden)]
#[must_use]
pub fn search_statement(narrowed: &str, page: SearchPage, inside: bool) -> String {
    // The last of the page, and one more that says whether it is the last of all.
    let next = page.count.saturating_add(1);
    let reached = next.saturating_add(page.from as usize);
    let placed = match page.order {
        SearchOrder::BestFirst => best_first(narrowed, inside),
        SearchOrder::NewestFirst => newest_first(narrowed, reached),
    };
    format!(
        "WITH {placed}
         SELECT search.rowid,
                CASE WHEN octet_length(title) + octet_length(body) + octet_length(more)
                        + octet_length(tags) + octet_length(apart) <= {PLACED_BY_INDEX}
                     THEN snippet(search, -1, char(1), char(2), '…', 20) END
         FROM (SELECT * FROM placed
               ORDER BY tier, place, day DESC, written DESC, doc DESC
               LIMIT {next} OFFSET {}) AS best
         JOIN search ON search.rowid = best.doc AND search MATCH ?2
         ORDER BY best.tier, best.place, best.day DESC, best.written DESC, best.doc DESC",
        page.from
    )
}

/// `placed`: the newest matches, each with its rank and its day, those `inside` words in a tier below.
fn best_first(narrowed: &str, inside: bool) -> String {
    let newest = |tier: u8, which: &str| {
        format!(
            "SELECT * FROM (
                 SELECT rowid AS doc, rank AS place, {tier} AS tier FROM search
                 WHERE {which} AND rowid > 0 {narrowed}
                 ORDER BY rowid DESC LIMIT {RANKED})
             UNION ALL
             SELECT * FROM (
                 SELECT rowid AS doc, rank AS place, {tier} AS tier FROM search
                 WHERE {which} AND rowid < 0 {narrowed}
                 ORDER BY rowid ASC LIMIT {RANKED_NOTES})"
        )
    };
    let mut all = newest(0, "search MATCH ?1");
    if inside {
        let others = "search MATCH ?2
                 AND +rowid NOT IN (SELECT rowid FROM search WHERE search MATCH ?1)";
        all = format!("{all} UNION ALL {}", newest(1, others));
    }
    format!(
        "newest AS MATERIALIZED ({all}),
         placed AS (
             SELECT newest.doc, tier, place, coalesce(occurred_on, for_date) AS day,
                    coalesce(created_at, written_at) AS written
             FROM newest LEFT JOIN entry ON entry.doc = newest.doc
                         LEFT JOIN day_note ON day_note.doc = newest.doc)"
    )
}

/// `placed`: the first `reached` matches by day. The index by day is walked, not each match looked
/// up: a beginning that nearly every entry holds would else read them all. The plus says so.
fn newest_first(narrowed: &str, reached: usize) -> String {
    format!(
        "matched AS MATERIALIZED (
             SELECT rowid AS doc FROM search WHERE search MATCH ?2 {narrowed}),
         placed AS (
             SELECT * FROM (
                 SELECT doc, 0 AS tier, 0 AS place, occurred_on AS day, created_at AS written FROM entry
                 WHERE deleted_at IS NULL AND +doc IN (SELECT doc FROM matched)
                 ORDER BY occurred_on DESC, created_at DESC, doc DESC LIMIT {reached})
             UNION ALL
             SELECT * FROM (
                 SELECT doc, 0, 0, for_date, written_at FROM day_note
                 WHERE doc IN (SELECT doc FROM matched)
                 ORDER BY for_date DESC LIMIT {reached}))"
    )
}

/// The first place in a long text, in the form of the index's own answer; empty in a very long one.
fn first_place(c: &Connection, wanted: &str, doc: i64) -> Result<String, VaultError> {
    let mut statement = c.prepare_cached(&format!(
        "SELECT highlight(search, 0, char(1), char(2)), highlight(search, 1, char(1), char(2)),
                highlight(search, 2, char(1), char(2)), highlight(search, 3, char(1), char(2)),
                highlight(search, 4, char(1), char(2))
         FROM search WHERE rowid = ?1 AND search MATCH ?2
           AND octet_length(title) + octet_length(body) + octet_length(more)
               + octet_length(tags) + octet_length(apart) <= {PLACED}"
    ))?;
    let mut rows = statement.query((doc, wanted))?;
    if let Some(row) = rows.next()? {
        for column in 0..5 {
            if let Some(place) = snippet::around_first(&row.get::<_, String>(column)?) {
                return Ok(place);
            }
        }
    }
    Ok(String::new())
}

/// The filter as a condition on the index's numbers.
fn narrowed(filter: &Filter) -> (String, Vec<Value>) {
    if filter.is_empty() {
        return (String::new(), Vec::new());
    }
    let mut values = Vec::new();
    let mut arms = Vec::new();
    // ?1 and ?2 are what is looked for.
    if let Some(entries) = filter.entries(3, &mut values) {
        arms.push(format!("SELECT doc FROM entry WHERE {entries}"));
    }
    if let Some(days) = filter.days("day_note.for_date", 3 + values.len(), &mut values) {
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

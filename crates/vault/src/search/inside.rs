use rusqlite::Connection;

use crate::{Vault, VaultError};

/// So many words that hold what was typed are looked for, those in the most texts first: of more of
/// them nobody reads the hits, and each costs a look into the index.
const MOST_WORDS: i64 = 200;

/// Every word of the index with the number of texts it is in, as long as nothing is written: reading
/// them anew for each letter would read the whole index. Kept in memory alone.
#[derive(Default)]
pub(crate) struct KnownWords {
    /// The state of the journal they are of.
    at: Option<u64>,
    words: Vec<(String, i64)>,
}

impl Vault {
    /// The words that hold `part`, but do not begin with it.
    pub(super) fn words_holding(&mut self, part: &str) -> Result<Vec<String>, VaultError> {
        let c = self.connection()?;
        let at = c.total_changes();
        if self.known_words.at != Some(at) {
            let words = read(self.connection()?)?;
            self.known_words = KnownWords {
                at: Some(at),
                words,
            };
        }
        let holds = |word: &str| {
            word.char_indices()
                .skip(1)
                .any(|(at, _)| word[at..].starts_with(part))
        };
        let mut holding: Vec<&(String, i64)> = self
            .known_words
            .words
            .iter()
            .filter(|(word, _)| holds(word))
            .collect();
        holding.sort_by(|(a, of_a), (b, of_b)| of_b.cmp(of_a).then_with(|| a.cmp(b)));
        let most = usize::try_from(MOST_WORDS).unwrap_or(usize::MAX);
        Ok(holding
            .into_iter()
            .take(most)
            .map(|(word, _)| word.clone())
            .collect())
    }
}

/// The index lists its words by a table that lies in memory and is no part of the journal.
fn read(c: &Connection) -> Result<Vec<(String, i64)>, VaultError> {
    c.execute_batch(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_word USING fts5vocab (main, search, row)",
    )?;
    let mut statement = c.prepare_cached("SELECT term, doc FROM temp.search_word")?;
    let words = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(words.collect::<Result<_, _>>()?)
}

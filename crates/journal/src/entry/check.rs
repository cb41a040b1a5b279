use std::mem::take;

use chrono::{Datelike, Weekday};

use super::{EntryFields, Own, Pain, PatternId};
use crate::Level;
use crate::text::clean;

/// The longest title, in bytes of UTF-8: 1 KiB.
pub const TITLE_MAX_BYTES: usize = 1 << 10;
/// The longest text of one field, in bytes of UTF-8: 1 MiB.
pub const FIELD_MAX_BYTES: usize = 1 << 20;
/// The most tags an entry carries.
pub const TAGS_MAX: usize = 64;
/// The longest tag, in characters.
pub const TAG_MAX_CHARS: usize = 64;

/// Why an entry cannot be kept as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EntryError {
    /// The title is over [`TITLE_MAX_BYTES`].
    #[error("the title is too long: {bytes} bytes")]
    TitleTooLong {
        /// Its length in bytes of UTF-8.
        bytes: usize,
    },
    /// A text is over [`FIELD_MAX_BYTES`].
    #[error("a text is too long: {bytes} bytes")]
    TextTooLong {
        /// Its length in bytes of UTF-8.
        bytes: usize,
    },
    /// There are more than [`TAGS_MAX`] tags.
    #[error("too many tags: {0}")]
    TooManyTags(usize),
    /// A tag is over [`TAG_MAX_CHARS`].
    #[error("a tag is too long: {chars} characters")]
    TagTooLong {
        /// Its length in characters.
        chars: usize,
    },
    /// A number or an id is out of the range its field has. Forms make no such value.
    #[error("{0} is out of range")]
    OutOfRange(&'static str),
}

impl EntryFields {
    /// Brings what was typed into the form in which it is kept: texts without control characters,
    /// tags trimmed and each once, links in their order and each once. Doing it again changes nothing.
    ///
    /// # Errors
    /// [`EntryError`] when a limit is passed; nothing is ever cut off silently.
    pub fn tidied(mut self) -> Result<Self, EntryError> {
        self.title = clean(&take(&mut self.title)).replace('\n', " ");
        if self.title.len() > TITLE_MAX_BYTES {
            return Err(EntryError::TitleTooLong {
                bytes: self.title.len(),
            });
        }
        let body = std::iter::once(&mut self.body);
        for text in body.chain(self.own.texts_mut()) {
            *text = clean(&take(text)).into_owned();
            if text.len() > FIELD_MAX_BYTES {
                return Err(EntryError::TextTooLong { bytes: text.len() });
            }
        }
        self.tags = tidy_tags(&self.tags)?;
        if let Own::WeekReview(review) = &mut self.own {
            review.patterns.sort_unstable();
            // The pattern filter finds the weeks in which one was recognised.
            self.patterns = review.recognised();
        }
        self.signs.sort_unstable();
        self.signs.dedup();
        self.patterns.sort_unstable();
        self.patterns.dedup();
        self.origins.sort_unstable();
        self.origins.dedup();
        self.check_ranges()?;
        Ok(self)
    }

    fn check_ranges(&self) -> Result<(), EntryError> {
        let is_off = |what| Err(EntryError::OutOfRange(what));
        if self.occurred_minute.is_some_and(|minute| minute >= 24 * 60) {
            return is_off("time of day");
        }
        match &self.own {
            Own::TrustStep(step) if step.likelihood.is_some_and(|percent| percent > 100) => {
                is_off("likelihood")
            }
            Own::Pain(pain) if pain.reached > Pain::LAST_STEP => is_off("step"),
            Own::WeekReview(review) if review.week.weekday() != Weekday::Mon => is_off("week"),
            Own::WeekReview(review) if rates_twice(&review.patterns) => is_off("pattern"),
            Own::Reflection(Some(prompt)) if prompt.len() > 64 || !is_id(prompt) => {
                is_off("prompt")
            }
            _ => Ok(()),
        }
    }
}

/// Whether a pattern comes twice; `patterns` is in order.
fn rates_twice(patterns: &[(PatternId, Level)]) -> bool {
    patterns.windows(2).any(|pair| pair[0].0 == pair[1].0)
}

pub(super) fn is_id(text: &str) -> bool {
    text.bytes()
        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

fn tidy_tags(tags: &[String]) -> Result<Vec<String>, EntryError> {
    let mut seen = Vec::<String>::with_capacity(tags.len());
    let mut kept = Vec::with_capacity(tags.len());
    for tag in tags {
        let words: Vec<_> = clean(tag).split_whitespace().map(str::to_owned).collect();
        let tag = words.join(" ");
        let folded = tag.to_lowercase();
        if tag.is_empty() || seen.contains(&folded) {
            continue;
        }
        let chars = tag.chars().count();
        if chars > TAG_MAX_CHARS {
            return Err(EntryError::TagTooLong { chars });
        }
        seen.push(folded);
        kept.push(tag);
        if kept.len() > TAGS_MAX {
            return Err(EntryError::TooManyTags(tags.len()));
        }
    }
    Ok(kept)
}

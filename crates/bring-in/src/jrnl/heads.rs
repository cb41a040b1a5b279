use super::stamp::{self, Stamp};

/// The longest text in brackets that may be a date.
const LONGEST: usize = 64;

/// Where an entry begins.
pub(super) struct Head {
    /// Where its bracket opens.
    pub(super) start: usize,
    /// Where its words begin.
    pub(super) text: usize,
    pub(super) stamp: Stamp,
}

/// Every `[date] ` at the start of a line. What is in brackets and no date is text.
pub(super) fn find(text: &str) -> Vec<Head> {
    let mut heads = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if let Some(head) = head(line, start) {
            heads.push(head);
        }
        start += line.len();
    }
    heads
}

fn head(line: &str, start: usize) -> Option<Head> {
    let inside = line.strip_prefix('[')?;
    let end = inside.bytes().take(LONGEST).position(|byte| byte == b']')?;
    let after = inside.get(end + 1..)?;
    // An entry with neither title nor text has nothing after the bracket.
    let is_apart = after.trim_end().is_empty() || after.starts_with(' ');
    let stamp = is_apart.then(|| stamp::read(&inside[..end])).flatten()?;
    Some(Head {
        start,
        text: start + end + 2,
        stamp,
    })
}

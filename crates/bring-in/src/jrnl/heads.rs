//! Where the entries of a journal begin. A journal writes every date of its own in one way; another
//! way within an entry is what the person pasted there.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::lines;
use crate::stamp::{self, Dated, Stamp};

/// The longest text in brackets that may be a date, in bytes.
const LONGEST: usize = 120;

/// The longest name before the colon of a line in a chat, in words.
const NAME_WORDS: usize = 4;

/// Where an entry begins.
pub(super) struct Head {
    /// The line, from 1.
    pub(super) line: u64,
    /// Where the line begins.
    pub(super) start: usize,
    /// Where its words begin.
    pub(super) text: usize,
    pub(super) stamp: Stamp,
    /// The date as it is written.
    pub(super) written: String,
}

/// The entries of a text, and the lines that begin with a date and are none.
#[derive(Default)]
pub(super) struct Heads {
    pub(super) entries: Vec<Head>,
    pub(super) in_text: Vec<u64>,
}

/// A line that begins with something like a date.
struct Candidate {
    head: Option<Head>,
    line: u64,
    form: String,
    /// There is a blank line before it, or nothing.
    is_apart: bool,
    /// It goes on like a line of a chat: `Sam: are you up`.
    is_chat: bool,
}

/// Every `[date] ` at the start of a line that is one of the journal's own or, where there is none, every
/// `2013-06-09 15:39 ` as jrnl 1 wrote it. `day` is the day of the file, where its name says one.
pub(super) fn find(text: &str, day: Option<NaiveDate>) -> Heads {
    let in_brackets = candidates(text, |line, start| bracketed(line, start, day));
    let heads = chosen(in_brackets);
    if !heads.entries.is_empty() {
        return heads;
    }
    let bare = candidates(text, bare);
    let is_first_line = |head: &Head| text[..head.start].trim().is_empty();
    let mut found = chosen(bare);
    if !found.entries.first().is_some_and(is_first_line) {
        return heads;
    }
    found.in_text.extend(heads.in_text);
    found.in_text.sort_unstable();
    found
}

type Seen<'l> = (&'l str, Option<(Stamp, usize)>);

fn candidates<'t>(
    text: &'t str,
    read: impl Fn(&'t str, usize) -> Option<Seen<'t>>,
) -> Vec<Candidate> {
    let mut all = Vec::new();
    let mut is_apart = true;
    for (number, start, line) in lines::numbered(text) {
        if let Some((written, stamp)) = read(line, start) {
            let after = stamp.as_ref().map_or("", |(_, text_at)| {
                line.get(text_at - start..).unwrap_or_default()
            });
            all.push(Candidate {
                line: number,
                form: stamp::form(written),
                is_apart,
                is_chat: is_chat(after),
                head: stamp.map(|(stamp, text_at)| Head {
                    line: number,
                    start,
                    text: text_at,
                    stamp,
                    written: written.to_owned(),
                }),
            });
        }
        is_apart = line.trim().is_empty();
    }
    all
}

/// `Sam: are you up`, `- Sam: are you up`.
fn is_chat(after: &str) -> bool {
    let after = after
        .trim_start()
        .trim_start_matches(['-', '~'])
        .trim_start();
    let Some((name, words)) = after.split_once(':') else {
        return false;
    };
    let count = name.split_whitespace().count();
    (1..=NAME_WORDS).contains(&count)
        && name.chars().count() <= 40
        && !name.contains(['.', '!', '?', ','])
        && (words.starts_with(' ') || words.trim().is_empty())
}

/// The journal's own way is the one that most entries stand apart in. A date in another way begins an
/// entry where jrnl would have written it: behind a blank line, each time, and not as a chat goes on.
fn chosen(candidates: Vec<Candidate>) -> Heads {
    let mut forms: HashMap<&str, (usize, usize, bool)> = HashMap::new();
    for (nth, candidate) in candidates.iter().enumerate() {
        if candidate.head.is_none() {
            continue;
        }
        let form = forms.entry(&candidate.form).or_insert((0, nth, true));
        form.0 += usize::from(candidate.is_apart);
        form.2 &= candidate.is_apart && !candidate.is_chat;
    }
    let own = forms
        .iter()
        .max_by_key(|(_, (apart, first, _))| (*apart, std::cmp::Reverse(*first)))
        .map(|(form, _)| (*form).to_owned());
    // Where every other entry stands apart, a line of a chat that does not is one that was pasted.
    let is_own =
        |candidate: &Candidate| candidate.head.is_some() && own.as_deref() == Some(&candidate.form);
    let all_apart = candidates
        .iter()
        .filter(|candidate| is_own(candidate) && !candidate.is_chat)
        .all(|candidate| candidate.is_apart);
    let begin: Vec<bool> = candidates
        .iter()
        .map(|candidate| {
            is_own(candidate) && !(all_apart && candidate.is_chat && !candidate.is_apart)
                || own.as_deref() != Some(&candidate.form)
                    && forms
                        .get(candidate.form.as_str())
                        .is_some_and(|&(_, _, always_apart)| always_apart)
        })
        .collect();
    let mut heads = Heads::default();
    for (candidate, begins) in candidates.into_iter().zip(begin) {
        match candidate.head {
            Some(head) if begins => heads.entries.push(head),
            _ => heads.in_text.push(candidate.line),
        }
    }
    heads
}

/// What is in brackets at the start of a line, if it is a date or like one; with where the words begin.
fn bracketed(line: &str, start: usize, day: Option<NaiveDate>) -> Option<Seen<'_>> {
    let skipped = line.len() - line.trim_start_matches(crate::names::is_invisible).len();
    let inside = line[skipped..].strip_prefix('[')?;
    let end = closing(inside)?;
    let after = inside.get(end + 1..)?;
    // An entry with neither title nor text has nothing after the bracket.
    let is_apart = after.trim_end().is_empty() || after.starts_with([' ', '\t', '\u{a0}']);
    let written = &inside[..end];
    let stamp = stamp::read(written).or_else(|| {
        // In a file of one day the hour may stand alone.
        let day = day?;
        Some(Stamp::on(day, Some(stamp::clock(written)?)))
    });
    let text_at = start + skipped + 1 + end + 1;
    match stamp {
        Some(stamp) if is_apart && is_whole(&stamp) => Some((written, Some((stamp, text_at)))),
        Some(stamp) if stamp.is_day() => Some((written, None)),
        _ if is_apart && is_like_a_date(written) => Some((written, None)),
        _ => None,
    }
}

/// Where the bracket closes; `[2024-03-01T10:00+01:00[Europe/Vienna]]` has another in it.
fn closing(inside: &str) -> Option<usize> {
    let mut depth = 0_u32;
    for (at, byte) in inside.bytes().enumerate().take(LONGEST) {
        match byte {
            b'[' => depth += 1,
            b']' if depth == 0 => return Some(at),
            b']' => depth -= 1,
            _ => {}
        }
    }
    None
}

fn is_whole(stamp: &Stamp) -> bool {
    stamp.is_day() && stamp.rest.is_empty()
}

/// A clock and a few digits, or two numbers of five digits together: it may have been meant as a date.
fn is_like_a_date(written: &str) -> bool {
    let digits = |word: &str| word.chars().filter(|&c| stamp::digit(c).is_some()).count();
    let is_clock = |word: &&str| word.contains(':') && digits(word) >= 3;
    let words = || written.split_whitespace();
    let others: Vec<usize> = words()
        .filter(|word| !is_clock(word))
        .map(digits)
        .filter(|&count| count > 0)
        .collect();
    let all: usize = others.iter().sum();
    words().any(|word| is_clock(&word)) && all >= 3 || others.len() > 1 && all >= 5
}

/// `2013-06-09 15:39 ` at the start of a line: a date in numbers, and a clock.
fn bare(line: &str, start: usize) -> Option<Seen<'_>> {
    if !line.starts_with(|c: char| stamp::digit(c).is_some()) {
        return None;
    }
    let stamp = stamp::find(line.trim_end())?;
    let is_stamp = stamp.used.start == 0
        && stamp.clock.is_some()
        && matches!(
            stamp.dated,
            Dated::On(_) | Dated::Either { .. } | Dated::Never
        );
    let end = stamp.used.end;
    let after = line.get(end..)?;
    let goes_on = after.trim_end().is_empty() || after.starts_with([' ', '\t']);
    (is_stamp && goes_on).then(|| (&line[..end], Some((stamp, start + end))))
}

//! A recovery key as a person types it, and what is wrong when it is none.

use std::str::FromStr;

use age::x25519;
use zeroize::Zeroizing;

use super::{CHARS, GROUP, GROUPS, Mistyped, PREFIX, checksum};

/// The prefix without its hyphens.
const BARE_PREFIX: &str = "AGESECRETKEY1";
/// A word before a number that somebody may type with it; its O is in no key.
const WORD: &str = "GROUP";

/// The letters and digits between anything else, in capitals.
type Words = Vec<Zeroizing<String>>;

/// The key, by whichever reading of the text its checksum fits.
pub(super) fn read(typed: &str) -> Result<x25519::Identity, Mistyped> {
    let words = without_prefix(split(typed));
    let plain = Zeroizing::new(words.iter().map(|word| word.as_str()).collect::<String>());
    let by_place = numbers_by_place(&words);
    let by_number = numbers_in_order(&words);
    let numbered = by_number.as_ref().map(|groups| joined(groups));
    let readings = [Some(&plain), Some(&by_place), numbered.as_ref()];
    readings
        .into_iter()
        .flatten()
        .find_map(|reading| identity(reading))
        .or_else(|| after_prefix(typed))
        .ok_or_else(|| {
            by_number
                .or_else(|| is_grouped(&words).then_some(words))
                .map_or_else(|| wrong_in(&plain), |groups| wrong_group(&groups))
        })
}

/// Whether that is what was typed for the group at `index`, with or without its number.
pub(super) fn is_group(typed: &str, index: usize, group: &str) -> bool {
    let mut words = split(typed);
    let number = (index + 1).to_string();
    let whole = joined(&words);
    if *whole == group || whole.strip_prefix(&number) == Some(group) {
        return true;
    }
    words.retain(|word| word.as_str() != WORD);
    joined(&words).strip_prefix(&number) == Some(group)
}

fn identity(reading: &str) -> Option<x25519::Identity> {
    let whole = Zeroizing::new(format!("{PREFIX}{reading}"));
    x25519::Identity::from_str(&whole).ok()
}

fn split(typed: &str) -> Words {
    typed
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| Zeroizing::new(word.to_ascii_uppercase()))
        .collect()
}

fn joined(words: &[Zeroizing<String>]) -> Zeroizing<String> {
    Zeroizing::new(words.iter().map(|word| word.as_str()).collect())
}

/// Without `AGE-SECRET-KEY-1` at its beginning, however that is broken up.
fn without_prefix(words: Words) -> Words {
    let mut left = BARE_PREFIX;
    let mut rest = Words::new();
    for word in &words {
        if left.is_empty() {
            rest.push(word.clone());
        } else if let Some(after) = left.strip_prefix(word.as_str()) {
            left = after;
        } else if let Some(after) = word.strip_prefix(left) {
            left = "";
            rest.push(Zeroizing::new(after.to_owned()));
        } else {
            return words;
        }
    }
    if left.is_empty() { rest } else { words }
}

/// Without the numbers that stand where their group begins.
fn numbers_by_place(words: &Words) -> Zeroizing<String> {
    let mut key = Zeroizing::new(String::with_capacity(CHARS));
    for word in words.iter().filter(|word| word.as_str() != WORD) {
        let number = (key.len() / GROUP + 1).to_string();
        let begins = key.len().is_multiple_of(GROUP);
        key.push_str(match word.strip_prefix(number.as_str()) {
            Some(after) if begins && (after.is_empty() || is_whole_group(after, &number)) => after,
            _ => word,
        });
    }
    key
}

/// The groups between the numbers 1, 2, 3 …; `None` when it does not begin with a 1, which is in no key. A
/// group that was left out together with its number is empty.
fn numbers_in_order(words: &Words) -> Option<Words> {
    let mut groups = Words::new();
    for word in words.iter().filter(|word| word.as_str() != WORD) {
        let next = groups.len() + 1;
        let is_full = groups.last().is_some_and(|last| last.len() >= GROUP);
        let last = if is_full { GROUPS } else { next };
        let begun = (next..=last).find_map(|number| {
            let written = number.to_string();
            let after = word.strip_prefix(written.as_str())?;
            (after.is_empty() || is_whole_group(after, &written)).then_some((number, after))
        });
        match begun {
            Some((number, after)) => {
                groups.resize(number, Zeroizing::new(String::new()));
                groups.last_mut()?.push_str(after);
            }
            None => groups.last_mut()?.push_str(word),
        }
    }
    (groups.len() > 1).then_some(groups)
}

fn is_whole_group(text: &str, number: &str) -> bool {
    number
        .parse()
        .is_ok_and(|number| text.len() == length_of(number))
}

/// How many characters the group of that number has.
fn length_of(number: usize) -> usize {
    if number == GROUPS {
        CHARS - (GROUPS - 1) * GROUP
    } else {
        GROUP
    }
}

/// Whether each word is a group, whole or nearly so.
fn is_grouped(words: &Words) -> bool {
    words.len() == GROUPS
        && words
            .iter()
            .zip(1..)
            .all(|(word, number)| word.len().abs_diff(length_of(number)) <= 2)
}

/// The key that stands after its prefix, somewhere in a longer text such as a whole sheet.
fn after_prefix(typed: &str) -> Option<x25519::Identity> {
    let text = joined(&split(typed));
    text.match_indices(BARE_PREFIX).find_map(|(at, prefix)| {
        let key = text.get(at + prefix.len()..)?;
        identity(key.get(..CHARS)?)
    })
}

fn wrong_group(groups: &Words) -> Mistyped {
    let of_wrong_length = groups
        .iter()
        .zip(1..)
        .take(GROUPS)
        .find(|(group, number)| group.len() != length_of(*number))
        .map(|(_, number)| number);
    match of_wrong_length {
        Some(number) if groups.len() == GROUPS => Mistyped::Group(number),
        _ => wrong_in(&joined(groups)),
    }
}

fn wrong_in(key: &str) -> Mistyped {
    let typed = key.len();
    if typed.abs_diff(CHARS) > 1 {
        return Mistyped::Length(typed);
    }
    let group = |place: usize| Mistyped::Group(place.min(CHARS - 1) / GROUP + 1);
    let values = match checksum::values(key) {
        Ok(values) => values,
        Err(place) => return group(place),
    };
    if typed < CHARS {
        checksum::missing(&values).map_or(Mistyped::Length(typed), group)
    } else if typed > CHARS {
        checksum::one_too_many(&values).map_or(Mistyped::Length(typed), group)
    } else {
        checksum::first_wrong(&values).map_or(Mistyped::Unplaced, group)
    }
}

//! How months, weekdays and the parts of a day are called in the languages of CLDR. The table is made
//! by `cldr/make.mjs`; the names in it are folded as [`folded`] does.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Bound;
use std::sync::LazyLock;

const TABLE: &str = include_str!("../cldr/names.tsv");

/// How many names may begin alike before a word is no abbreviation of any.
const ALIKE: usize = 64;

/// Languages, a bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Languages(u128);

impl Languages {
    pub(crate) const ALL: Self = Languages(u128::MAX);

    pub(crate) fn and(self, other: Self) -> Self {
        Languages(self.0 & other.0)
    }

    pub(crate) fn or(self, other: Self) -> Self {
        Languages(self.0 | other.0)
    }

    pub(crate) fn is_none(self) -> bool {
        self.0 == 0
    }
}

/// What a name may mean, with the languages in which it does.
pub(crate) type Meanings = Vec<(u8, Languages)>;

#[derive(Default)]
struct Table {
    months: BTreeMap<&'static str, Meanings>,
    weekdays: HashMap<&'static str, Meanings>,
    /// Hours: from the first to before the second; over midnight where the second is less.
    parts: HashMap<&'static str, Vec<(u8, u8)>>,
    connectors: HashSet<&'static str>,
}

static NAMES: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table::default();
    for line in TABLE.lines() {
        let cells: Vec<&'static str> = line.split('\t').collect();
        match cells[..] {
            ["M", month, name, of] => meaning(table.months.entry(name).or_default(), month, of),
            ["W", day, name, of] => meaning(table.weekdays.entry(name).or_default(), day, of),
            ["P", hours, name, _] => {
                if let Some((from, before)) = hours.split_once('-')
                    && let (Ok(from), Ok(before)) = (from.parse(), before.parse())
                {
                    table.parts.entry(name).or_default().push((from, before));
                }
            }
            ["C", words] => table.connectors.extend(words.split(',')),
            _ => {}
        }
    }
    table
});

fn meaning(meanings: &mut Meanings, value: &str, of: &str) {
    let bits = of.split(',').filter_map(|at| at.parse::<u32>().ok());
    let languages = bits.filter_map(|at| 1_u128.checked_shl(at)).sum();
    if let Ok(value) = value.parse() {
        meanings.push((value, Languages(languages)));
    }
}

/// A name without what differs between ways to write it: case, points, spaces, invisible marks.
pub(crate) fn folded(name: &str) -> String {
    name.to_lowercase()
        .chars()
        .filter(|&c| !is_passed_over(c))
        .collect()
}

fn is_passed_over(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '.' | '\'' | '’' | 'ʼ' | '״' | '׳' | '"' | '\u{307}' | '\u{61c}' | '\u{feff}'
        )
        || is_invisible(c)
}

/// Marks that only say in which direction to read.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{61c}' | '\u{feff}')
}

/// The months that a folded name may mean: of that name, or in a language in which it can be the
/// beginning of one alone.
pub(crate) fn months(name: &str) -> Meanings {
    if let Some(meanings) = NAMES.months.get(name) {
        return meanings.clone();
    }
    if name.chars().count() < 3 {
        return Vec::new();
    }
    let mut found: Meanings = Vec::new();
    let alike = NAMES
        .months
        .range::<str, _>((Bound::Included(name), Bound::Unbounded))
        .take_while(|(known, _)| known.starts_with(name));
    for (_, meanings) in alike.take(ALIKE) {
        for &(month, of) in meanings {
            match found.iter_mut().find(|(known, _)| *known == month) {
                Some((_, languages)) => *languages = languages.or(of),
                None => found.push((month, of)),
            }
        }
    }
    // Where a language has two months that begin so, as "jui", it is no abbreviation.
    let is_two = |at: usize| {
        let (_, of) = found[at];
        found[..at]
            .iter()
            .any(|(_, others)| !others.and(of).is_none())
    };
    if (0..found.len()).any(is_two) {
        return Vec::new();
    }
    found
}

/// The weekdays that a folded name may mean, a bit each: Monday the first.
pub(crate) fn weekdays(name: &str) -> u8 {
    // "T" is between a date and its hour, and in Estonian a Tuesday; 火 is always one.
    if name.chars().count() == 1 && name.chars().all(|c| u32::from(c) < 0x2e80) {
        return 0;
    }
    let meanings = NAMES.weekdays.get(name);
    meanings
        .into_iter()
        .flatten()
        .fold(0, |bits, &(day, _)| bits | 1 << (day.clamp(1, 7) - 1))
}

/// The hours of a part of the day, as `a. m.` or `下午`; empty when it is none.
pub(crate) fn hours(name: &str) -> &'static [(u8, u8)] {
    NAMES.parts.get(name).map_or(&[], Vec::as_slice)
}

/// Whether it is a word that stands between the parts of a date, as "de" and "at".
pub(crate) fn is_connector(name: &str) -> bool {
    NAMES.connectors.contains(name)
        || matches!(
            name,
            "st" | "nd" | "rd" | "th" | "the" | "on" | "t" | "er" | "º"
        )
}

/// The hour that `hour` of a clock of twelve is in a part of the day. `None` when it is none, or
/// when it could be either.
pub(crate) fn hour_in(parts: &[(u8, u8)], hour: u8) -> Option<u8> {
    let is_in = |&(from, before): &(u8, u8), hour: u8| {
        if from < before {
            (from..before).contains(&hour)
        } else {
            hour >= from || hour < before
        }
    };
    let candidates = |parts: &[(u8, u8)]| {
        let either = if hour <= 12 {
            vec![hour % 12, hour % 12 + 12]
        } else {
            vec![hour]
        };
        let mut fit = either
            .into_iter()
            .filter(|&hour| parts.iter().any(|part| is_in(part, hour)));
        match (fit.next(), fit.next()) {
            (Some(hour), None) => Some(hour),
            _ => None,
        }
    };
    // "öö" is before noon in Turkish and night in Estonian: halves of the day are meant far more often.
    let halves: Vec<_> = parts
        .iter()
        .copied()
        .filter(|part| matches!(part, (0, 12) | (12, 24)))
        .collect();
    // Of a clock of twelve there is no 0 and no 13.
    if !halves.is_empty() && !(1..=12).contains(&hour) {
        return None;
    }
    candidates(&halves).or_else(|| candidates(parts))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_of_many_languages_are_known() {
        for (name, month) in [
            ("March", 3),
            ("März", 3),
            ("Mrz", 3),
            ("mars", 3),
            ("marzo", 3),
            ("марта", 3),
            ("मार्च", 3),
            ("آذار", 3),
            ("3月", 3),
            ("tháng 3", 3),
            ("févr.", 2),
            ("Okt", 10),
            ("Sept.", 9),
            ("décem", 12),
        ] {
            let found: Vec<_> = months(&folded(name)).into_iter().map(|(m, _)| m).collect();
            assert_eq!(found, [month], "{name}");
        }
        for name in ["ma", "x", "", "hello", "juill et", "mai1"] {
            assert!(months(name).is_empty(), "{name}");
        }
        // October for one, November for the other.
        assert_eq!(months("listopad").len(), 2);
    }

    #[test]
    fn every_part_of_the_day_names_an_hour() {
        for (name, parts) in &NAMES.parts {
            let fits = (0..24).any(|hour| hour_in(parts, hour).is_some());
            assert!(fits, "{name}: {parts:?}");
        }
    }

    #[test]
    fn a_part_of_the_day_says_which_hour_it_is() {
        for (name, hour, is) in [
            ("pm", 8, Some(20)),
            ("a.m.", 12, Some(0)),
            ("p. m.", 12, Some(12)),
            ("오후", 8, Some(20)),
            ("下午", 8, Some(20)),
            ("晚上", 8, Some(20)),
            ("凌晨", 12, Some(0)),
            ("م", 8, Some(20)),
            ("ÖÖ", 11, Some(11)),
            ("de la tarde", 5, Some(17)),
            ("pm", 13, None),
            ("am", 0, None),
        ] {
            assert_eq!(hour_in(hours(&folded(name)), hour), is, "{name} {hour}");
        }
    }

    #[test]
    fn weekdays_and_connectors_are_known() {
        assert_eq!(weekdays("friday"), 1 << 4);
        assert_eq!(weekdays("fr"), 1 << 4);
        assert_eq!(weekdays("金曜日"), 1 << 4);
        assert_eq!(weekdays("word"), 0);
        assert_eq!(weekdays("t"), 0);
        assert!(is_connector("de") && is_connector("at") && !is_connector("walk"));
    }
}

//! One grammar for every date and time of day that a person or a program wrote: a date in numbers or
//! with the month's name in any language of CLDR, a clock of twelve or twenty-four, an offset. What
//! it does not understand it gives back, so that the reader can keep it or tell it.

mod assemble;
mod order;
mod scan;
mod token;

use std::ops::Range;

use chrono::{DateTime, FixedOffset, NaiveDate, Timelike as _};
use chrono_tz::Tz;

use crate::names::Languages;
pub(crate) use order::{Found, Resolved, resolve};
pub(crate) use token::digit;

impl Stamp {
    /// A day that is known already, with a time of day.
    pub(crate) fn on(day: NaiveDate, clock: Option<Clock>) -> Self {
        Stamp {
            dated: Dated::On(day),
            clock,
            is_clock_unread: false,
            offset: None,
            weekdays: 0,
            languages: Languages::ALL,
            zone_word: None,
            used: 0..0,
            rest: Vec::new(),
        }
    }

    /// The days it is, day first and month first, where it can be either.
    pub(crate) fn both_ways(&self) -> Option<(NaiveDate, NaiveDate)> {
        match self.dated {
            Dated::Either {
                first,
                second,
                year,
            } => Some((
                NaiveDate::from_ymd_opt(year, second, first)?,
                NaiveDate::from_ymd_opt(year, first, second)?,
            )),
            _ => None,
        }
    }

    /// Whether it says a day, and not a week or a month.
    pub(crate) fn is_day(&self) -> bool {
        !matches!(self.dated, Dated::Span(_))
    }
}

/// The longest text in which a date is looked for, in bytes.
const LONGEST: usize = 160;

/// A date, and what was written with it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Stamp {
    pub(crate) dated: Dated,
    /// The time of day, where there is one that can be read.
    pub(crate) clock: Option<Clock>,
    /// There is a time of day, and it cannot be read.
    pub(crate) is_clock_unread: bool,
    pub(crate) offset: Option<Offset>,
    /// Weekdays that are named, a bit each; none is 0.
    pub(crate) weekdays: u8,
    /// The languages in which its month is called so; all, where it is a number.
    pub(crate) languages: Languages,
    /// An abbreviation that names a zone, as `JST`. It is told, and the clock stays as it is written.
    pub(crate) zone_word: Option<String>,
    /// Where the date and what belongs to it is in the text.
    pub(crate) used: Range<usize>,
    /// What is not understood: words before, within and after.
    pub(crate) rest: Vec<String>,
}

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Clock {
    pub(crate) hour: u8,
    pub(crate) minute: u8,
    pub(crate) second: u8,
}

impl Clock {
    /// Minutes after midnight.
    pub(crate) fn minutes(self) -> u16 {
        u16::from(self.hour) * 60 + u16::from(self.minute)
    }
}

/// What makes an instant of a date and a time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Offset {
    Fixed(FixedOffset),
    Zone(Tz),
}

/// What a date says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Dated {
    /// This day.
    On(NaiveDate),
    /// `03/04/2024`: day first, or month first.
    Either { first: u32, second: u32, year: i32 },
    /// A name that is one month in one language and another in the next.
    Named {
        months: Vec<(u8, Languages)>,
        day: u32,
        year: i32,
    },
    /// A day without its year.
    NoYear { month: u32, day: u32 },
    /// A week, month, quarter or year; its first day.
    Span(NaiveDate),
    /// It looks like a date, and there is no such day.
    Never,
}

/// Reads a text that is meant to be a date: all of it belongs to it.
pub(crate) fn read(text: &str) -> Option<Stamp> {
    let text = upto(text, LONGEST);
    counted(text).or_else(|| assemble::stamp(text, scan::Where::Stamp))
}

/// Seconds or milliseconds since 1970.
fn counted(text: &str) -> Option<Stamp> {
    let number: i64 = text.parse().ok()?;
    let seconds = match text.len() {
        10 => number,
        13 => number / 1000,
        _ => return None,
    };
    let instant = DateTime::from_timestamp(seconds, 0)?;
    let time = instant.time();
    let small = |number: u32| u8::try_from(number).ok();
    let clock = Clock {
        hour: small(time.hour())?,
        minute: small(time.minute())?,
        second: small(time.second())?,
    };
    let mut stamp = Stamp::on(instant.date_naive(), Some(clock));
    stamp.offset = Some(Offset::Fixed(FixedOffset::east_opt(0)?));
    stamp.used = 0..text.len();
    Some(stamp)
}

/// Finds a date among other words, as in a file's name or a heading.
pub(crate) fn find(text: &str) -> Option<Stamp> {
    let text = upto(text, LONGEST);
    assemble::stamp(text, scan::Where::Words)
}

/// A time of day alone.
pub(crate) fn clock(text: &str) -> Option<Clock> {
    let text = upto(text, LONGEST);
    assemble::clock(text)
}

/// A whole number in the digits of any script.
pub(crate) fn number(text: &str) -> Option<i32> {
    let digits: Option<String> = text.trim().chars().map(digit).collect();
    digits?.parse().ok()
}

fn upto(text: &str, most: usize) -> &str {
    &text[..text.floor_char_boundary(most)]
}

/// How a stamp is written: its marks and spaces, with a letter for a word and a digit for a number.
/// A journal writes all of its own in one way.
pub(crate) fn form(text: &str) -> String {
    let mut form = String::new();
    for token in token::tokens(upto(text, LONGEST)) {
        form.push(match token.kind {
            token::Kind::Number if token.text.len() > 2 => 'Y',
            token::Kind::Number => '9',
            token::Kind::Word => 'a',
            token::Kind::Space => ' ',
            token::Kind::Mark(mark) => mark,
        });
    }
    form
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> Option<(String, Option<u16>)> {
        let stamp = read(text).filter(|stamp| stamp.rest.is_empty())?;
        match stamp.dated {
            Dated::On(day) => Some((day.to_string(), stamp.clock.map(Clock::minutes))),
            _ => None,
        }
    }

    #[test]
    fn dates_are_read_in_the_forms_people_choose() {
        for (text, minute) in [
            ("2024-03-01 14:02", Some(842)),
            ("2024-03-01 02:02:00 PM", Some(842)),
            ("2024-03-01 14:02:33", Some(842)),
            ("2024-03-01T14:02:33", Some(842)),
            ("2024-03-01T14:02:33.123456+01:00", Some(842)),
            ("2024-03-01T14:02Z", Some(842)),
            ("2024-03-01", None),
            ("20240301 14:02", Some(842)),
            ("20240301T140233", Some(842)),
            ("01.03.2024 14:02", Some(842)),
            ("1. 3. 2024 14.02", Some(842)),
            ("Fri 01 Mar 2024 14:02", Some(842)),
            ("Friday, March 1, 2024 2:02 PM", Some(842)),
            ("Friday, March 01 2024 at 02:02PM", Some(842)),
            ("Fri Mar  1 14:02:00 2024", Some(842)),
            ("2024/03/01 2:02 p.m.", Some(842)),
            ("1 Mar 24 14:02", Some(842)),
            ("1er mars 2024 à 14:02", Some(842)),
            ("2024. március 1., péntek 14:02", Some(842)),
            ("2024. 3. 1. 오후 2:02", Some(842)),
            ("2024年3月1日（金） 14時02分", Some(842)),
            ("1 mar 2024 kl. 14:02", Some(842)),
            ("2024-03-01 14:02:00 -0330", Some(842)),
            ("2024-03-01 14:02 UTC+5", Some(842)),
            ("viernes 1 marzo 2024 14:02 CET", Some(842)),
        ] {
            assert_eq!(on(text), Some(("2024-03-01".into(), minute)), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_none_and_what_is_not_understood_is_given_back() {
        for text in [
            "1",
            "12",
            "2024",
            "note",
            "x",
            "10:30",
            "TODO",
            "see 2024",
            "",
            "http://a.b",
            "1-2",
            "May",
            "émigré",
            "0123456789é",
            "@",
            "::",
            "--",
            "T",
            "Z",
            "+01:00",
            "[",
            "年月日",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        for text in [
            "2024-02-30 10:00",
            "2024-13-01",
            "31.02.2024",
            "Feb 30 2024",
        ] {
            assert_eq!(
                read(text).map(|stamp| stamp.dated),
                Some(Dated::Never),
                "{text}"
            );
        }
        let stamp = read("2024-03-01 10:00 Lunch with Sam").unwrap();
        assert_eq!(stamp.rest, ["Lunch with Sam"]);
        assert_eq!(
            read("2024-03-01 10:00 JST").unwrap().zone_word.as_deref(),
            Some("JST")
        );
        assert!(read("2024-03-01 25:61").unwrap().is_clock_unread);
    }

    #[test]
    fn times_are_read_by_either_clock() {
        for (text, minutes) in [
            ("14:02", Some(842)),
            ("14:02:33", Some(842)),
            ("2:02 pm", Some(842)),
            ("2:02p", Some(842)),
            ("2:02\u{202f}PM", Some(842)),
            ("02:02:00 PM", Some(842)),
            ("2.02 p.m.", Some(842)),
            ("2 pm", Some(840)),
            ("12:15 am", Some(15)),
            ("12:30 pm", Some(750)),
            ("00:00", Some(0)),
            ("23:59", Some(1439)),
            ("24:00", None),
            ("13:00 pm", None),
            ("0:10 am", None),
            ("12:60", None),
            ("", None),
            ("noon", None),
            ("1:2:3:4", None),
            (":", None),
            ("evening", None),
            ("10:00 11:00", None),
        ] {
            assert_eq!(clock(text).map(Clock::minutes), minutes, "{text}");
        }
    }

    #[test]
    fn a_form_is_what_a_journal_writes_alike() {
        assert_eq!(form("2024-03-01 10:00"), form("1999-12-31 09:59"));
        assert_ne!(form("2024-03-01 10:00"), form("26/11/2024, 23:32:10"));
    }
}

//! The parts of a date, one after another.

use std::ops::RangeInclusive;

use chrono::{Datelike, Days, FixedOffset, NaiveDate, Weekday};
use chrono_tz::Tz;

use super::token::{Kind, Token};
use super::{Clock, Dated, Offset};
use crate::names::{self, Meanings};

/// What surrounds a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Where {
    /// Nothing: all of the text is meant to be the date.
    Stamp,
    /// Other words, as in a file's name.
    Words,
}

/// How many tokens a name may be written with: `n . d . ` or `thứ hai`.
const LONGEST_NAME: usize = 7;

/// More bytes than any name has.
const LONGEST_NAME_BYTES: usize = 96;

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Part {
    Date(Dated),
    Clock(Clock),
    /// A clock whose part of the day makes no hour of it.
    ClockUnread,
    /// A name: what month it may be, and which weekdays.
    Name(Meanings, u8),
    Number(u32, usize),
    Offset(Offset),
    /// An abbreviation that names a zone, as `JST`; which is not known for sure.
    ZoneWord,
    /// Spaces, marks, and words that only hold a date together.
    Glue,
    Rest,
}

/// A part, and where it is among the tokens.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) part: Part,
    pub(super) from: usize,
    pub(super) to: usize,
}

pub(super) fn pieces(tokens: &[Token], place: Where) -> Vec<Piece> {
    let mut scan = Scan {
        tokens,
        place,
        pieces: Vec::new(),
    };
    let mut at = 0;
    while at < tokens.len() {
        let (part, to) = scan.next(at);
        let to = to.max(at + 1);
        scan.pieces.push(Piece { part, from: at, to });
        at = to;
    }
    scan.pieces
}

struct Scan<'t> {
    tokens: &'t [Token],
    place: Where,
    pieces: Vec<Piece>,
}

type Read = Option<(Part, usize)>;

impl Scan<'_> {
    fn next(&self, at: usize) -> (Part, usize) {
        let read = match self.tokens[at].kind {
            Kind::Number => self.number(at),
            Kind::Word => self.word(at),
            Kind::Mark('+' | '-') => self.offset(at).or(Some((Part::Glue, at + 1))),
            Kind::Mark('[') => self.zone_in_brackets(at).or(Some((Part::Glue, at + 1))),
            Kind::Mark(_) | Kind::Space => Some((Part::Glue, at + 1)),
        };
        read.unwrap_or((Part::Rest, at + 1))
    }

    fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    fn is(&self, at: usize, mark: char) -> bool {
        self.token(at).is_some_and(|token| token.is(mark))
    }

    fn past_space(&self, at: usize) -> usize {
        let is_space = self
            .token(at)
            .is_some_and(|token| token.kind == Kind::Space);
        at + usize::from(is_space)
    }

    fn value(&self, at: usize, digits: RangeInclusive<usize>) -> Option<u32> {
        self.token(at)?.number(digits)
    }

    fn has_date(&self) -> bool {
        let is_date = |piece: &Piece| matches!(piece.part, Part::Date(_));
        self.pieces.iter().any(is_date)
    }

    fn has_clock(&self) -> bool {
        let is_clock = |piece: &Piece| matches!(piece.part, Part::Clock(_) | Part::ClockUnread);
        self.pieces.iter().any(is_clock)
    }

    /// The last part that is more than spaces and marks.
    fn last(&self) -> Option<&Piece> {
        self.pieces
            .iter()
            .rev()
            .find(|piece| piece.part != Part::Glue)
    }

    /// Whether only one space, `T`, `_` or `-` is between the date before and here.
    fn is_right_after_date(&self, at: usize) -> Option<char> {
        let last = self.last()?;
        if !matches!(last.part, Part::Date(_)) || at != last.to + 1 {
            return None;
        }
        let between = self.token(last.to)?;
        match between.kind {
            Kind::Space => Some(' '),
            Kind::Word if between.text.eq_ignore_ascii_case("t") => Some('T'),
            Kind::Mark(mark @ ('_' | '-')) => Some(mark),
            Kind::Number | Kind::Word | Kind::Mark(_) => None,
        }
    }

    fn number(&self, at: usize) -> Read {
        if !self.has_date() {
            let read = self
                .by_units(at)
                .or_else(|| self.span(at))
                .or_else(|| self.year_first(at))
                .or_else(|| self.compact(at))
                .or_else(|| self.year_last(at));
            if read.is_some() {
                return read;
            }
        }
        if !self.has_clock()
            && let Some(read) = self.clock(at)
        {
            return Some(read);
        }
        let token = self.token(at)?;
        let digits = token.text.len();
        let value = token.value().filter(|_| digits <= 4)?;
        // `1st`, `1er`, `1.`, `1º`.
        let mut to = at + 1;
        let suffix = self
            .token(to)
            .filter(|next| next.kind == Kind::Word && next.start == token.end);
        if suffix.is_some_and(|word| {
            let word = names::folded(&word.text);
            matches!(
                word.as_str(),
                "st" | "nd" | "rd" | "th" | "er" | "º" | "ª" | "日" | "일" | "년" | "年"
            )
        }) {
            to += 1;
        }
        Some((Part::Number(value, digits), to))
    }

    /// `2024年3月1日`, `2024년 3월 1일`, `3月1日`.
    fn by_units(&self, at: usize) -> Read {
        let after = |at: usize, units: &str| {
            let unit = self.past_space(at);
            self.token(unit).filter(|token| token.is_unit(units))?;
            Some(self.past_space(unit + 1))
        };
        let (year, at) = match (self.value(at, 4..=4), after(at + 1, "年년")) {
            (Some(year), Some(next)) => (Some(i32::try_from(year).ok()?), next),
            _ => (None, at),
        };
        let month = self.value(at, 1..=2)?;
        let month_ends = self.past_space(at + 1) + 1;
        let at = after(at + 1, "月월")?;
        let Some(day) = self.value(at, 1..=2) else {
            // `2024年3月`: the month as a whole.
            let first = NaiveDate::from_ymd_opt(year?, month, 1)?;
            return Some((Part::Date(Dated::Span(first)), month_ends));
        };
        let unit = self.past_space(at + 1);
        self.token(unit).filter(|token| token.is_unit("日일号號"))?;
        let dated = match year {
            Some(year) => on(year, month, day),
            None => Dated::NoYear { month, day },
        };
        Some((Part::Date(dated), unit + 1))
    }

    /// `2024-W10`, `2024-W10-5`, `2024-Q1`, `2024-03`.
    fn span(&self, at: usize) -> Read {
        let year = i32::try_from(self.value(at, 4..=4)?).ok()?;
        let mut next = at + 1;
        let is_apart = self.is(next, '-') || self.is(next, '_') || self.past_space(next) > next;
        next += usize::from(is_apart);
        let word = self.token(next)?;
        if word.kind == Kind::Word {
            let name = names::folded(&word.text);
            let number_at = self.past_space(next + 1);
            let number = self.value(number_at, 1..=2)?;
            let to = number_at + 1;
            return match name.as_str() {
                "w" | "week" | "kw" => {
                    let day = if self.is(to, '-') {
                        self.value(to + 1, 1..=1)
                    } else {
                        None
                    };
                    match day {
                        Some(day @ 1..=7) => {
                            let weekday = Weekday::try_from(u8::try_from(day - 1).ok()?).ok()?;
                            let date = NaiveDate::from_isoywd_opt(year, number, weekday);
                            Some((Part::Date(date.map_or(Dated::Never, Dated::On)), to + 2))
                        }
                        _ => {
                            let date = NaiveDate::from_isoywd_opt(year, number, Weekday::Mon);
                            Some((Part::Date(date.map_or(Dated::Never, Dated::Span)), to))
                        }
                    }
                }
                "q" if number <= 4 && number > 0 => {
                    let date = NaiveDate::from_ymd_opt(year, number * 3 - 2, 1)?;
                    Some((Part::Date(Dated::Span(date)), to))
                }
                _ => None,
            };
        }
        // Only a month of two digits, and no more numbers after it.
        let month = self.value(next, 2..=2).filter(|_| is_apart)?;
        let goes_on = ['-', '/', '.', '_']
            .iter()
            .any(|&mark| self.is(next + 1, mark))
            && self.value(next + 2, 1..=4).is_some();
        if goes_on || self.is(at + 1, ' ') || self.past_space(at + 1) > at + 1 {
            return None;
        }
        let date = NaiveDate::from_ymd_opt(year, month, 1)?;
        Some((Part::Date(Dated::Span(date)), next + 1))
    }

    /// `W10 2024`, `Week 10, 2024`, `Q1-2024`.
    fn span_backwards(&self, at: usize) -> Read {
        let word = names::folded(&self.token(at)?.text);
        if !matches!(word.as_str(), "w" | "week" | "kw" | "q") {
            return None;
        }
        let number_at = self.past_space(at + 1);
        let number = self.value(number_at, 1..=2)?;
        let is_mark = |at: usize| self.is(at, ',') || self.is(at, '-') || self.is(at, '_');
        let year_at = self.past_space(number_at + 1 + usize::from(is_mark(number_at + 1)));
        let year = i32::try_from(self.value(year_at, 4..=4)?).ok()?;
        let day = if word == "q" {
            let month = number.checked_mul(3)?.checked_sub(2)?;
            NaiveDate::from_ymd_opt(year, month, 1)?
        } else {
            NaiveDate::from_isoywd_opt(year, number, Weekday::Mon)?
        };
        Some((Part::Date(Dated::Span(day)), year_at + 1))
    }

    /// `2024-03-01`, also with `/`, `.` or `_`.
    fn year_first(&self, at: usize) -> Read {
        let year = self.value(at, 4..=4)?;
        let mark = self.mark_at(at + 1)?;
        // Only behind a point there may be a space.
        let next = |at: usize| if mark == '.' { self.past_space(at) } else { at };
        let month_at = next(at + 2);
        let month = self.value(month_at, 1..=2)?;
        if self.mark_at(month_at + 1) != Some(mark) {
            return None;
        }
        let day_at = next(month_at + 2);
        let day = self.value(day_at, 1..=2)?;
        let dated = on(i32::try_from(year).ok()?, month, day);
        // Hungarian and Korean write a point behind the day as well.
        let to = day_at + 1 + usize::from(mark == '.' && self.is(day_at + 1, '.'));
        Some((Part::Date(dated), to))
    }

    fn mark_at(&self, at: usize) -> Option<char> {
        ['-', '/', '.', '_']
            .into_iter()
            .find(|&mark| self.is(at, mark))
    }

    /// `20240301`, `202403011402`, `20240301140233`: the rest of the digits is the clock's affair.
    fn compact(&self, at: usize) -> Read {
        let token = self.token(at)?;
        let digits = token.text.as_str();
        if !matches!(digits.len(), 8 | 12 | 14) || !digits.is_ascii() {
            return None;
        }
        let number = |from: usize, to: usize| digits[from..to].parse::<u32>().ok();
        let year = i32::try_from(number(0, 4)?).ok()?;
        let day = NaiveDate::from_ymd_opt(year, number(4, 6)?, number(6, 8)?);
        match (digits.len(), day) {
            // Eight digits may also be any number.
            (8, None) if !(1900..2100).contains(&year) => None,
            (8, day) => Some((Part::Date(day.map_or(Dated::Never, Dated::On)), at + 1)),
            (_, Some(day)) => {
                let clock = clock_of(
                    number(8, 10)?,
                    number(10, 12)?,
                    number(12, digits.len().min(14)).unwrap_or(0),
                )?;
                let _ = clock;
                Some((Part::Date(Dated::On(day)), at + 1))
            }
            (_, None) => None,
        }
    }

    /// `01.03.2024`, `3/1/2024`, `3/1/24`.
    fn year_last(&self, at: usize) -> Read {
        let first = self.value(at, 1..=2)?;
        let mark = self.mark_at(at + 1)?;
        let second_at = if mark == '.' {
            self.past_space(at + 2)
        } else {
            at + 2
        };
        let second = self.value(second_at, 1..=2)?;
        if self.mark_at(second_at + 1) != Some(mark) {
            return None;
        }
        let year_at = if mark == '.' {
            self.past_space(second_at + 2)
        } else {
            second_at + 2
        };
        let year = match (self.value(year_at, 4..=4), self.value(year_at, 2..=2)) {
            (Some(year), _) => i32::try_from(year).ok()?,
            // Two digits could be a time, a version, or the year first.
            (None, Some(year)) if self.place == Where::Stamp && matches!(mark, '/' | '.') => {
                2000 + i32::try_from(year).ok()?
            }
            _ => return None,
        };
        let dated = if mark == '.' {
            // Only the day comes first before a point.
            on(year, second, first)
        } else if first > 12 && second > 12 || first.max(second) > 31 || first.min(second) == 0 {
            Dated::Never
        } else {
            Dated::Either {
                first,
                second,
                year,
            }
        };
        Some((
            Part::Date(dated),
            year_at + 1 + usize::from(mark == '.' && self.is(year_at + 1, '.')),
        ))
    }

    /// `14:02`, `2:02:33 pm`, `14h02`, `14時2分`, `1402` behind a date, `2 pm`; the part of the day
    /// before it was seen by [`Self::word`].
    fn clock(&self, at: usize) -> Read {
        let after_date = self.is_right_after_date(at);
        let read = self
            .clock_with_marks(at, after_date)
            .or_else(|| self.clock_by_units(at))
            .or_else(|| self.clock_without_marks(at, after_date));
        let (clock, to) = match read {
            Some(read) => read,
            None => {
                // An hour alone is one where a part of the day follows.
                let hour = u8::try_from(self.value(at, 1..=2)?).ok()?;
                let (_, end) = self.part_of_day_behind(at + 1)?;
                let from = self.past_space(at + 1);
                let written: String = self.tokens[from..end]
                    .iter()
                    .map(|token| token.text.as_str())
                    .collect();
                // "de" is before noon in Hungarian, and in "1 de marzo" it is not.
                if names::is_connector(&names::folded(&written)) {
                    return None;
                }
                (
                    Clock {
                        hour,
                        minute: 0,
                        second: 0,
                    },
                    at + 1,
                )
            }
        };
        Some(self.with_part_of_day(clock, to, &[]))
    }

    /// The clock as the part of the day makes it, before it or behind.
    fn with_part_of_day(&self, clock: Clock, to: usize, before: &[(u8, u8)]) -> (Part, usize) {
        let behind = self.part_of_day_behind(to);
        let (parts, end) = match behind {
            Some((parts, end)) => (parts, end),
            None if !before.is_empty() => (before, to),
            None if clock.hour < 24 => return (Part::Clock(clock), to),
            None => return (Part::ClockUnread, to),
        };
        match names::hour_in(parts, clock.hour) {
            Some(hour) => (Part::Clock(Clock { hour, ..clock }), end),
            // Among other words it was none.
            None if self.place == Where::Words && clock.hour < 24 => (Part::Clock(clock), to),
            None => (Part::ClockUnread, end),
        }
    }

    /// The part of the day behind a clock. Among other words it is one where it is written as one: "9:00 am
    /// See" is at the lake.
    fn part_of_day_behind(&self, to: usize) -> Option<(&'static [(u8, u8)], usize)> {
        let from = self.past_space(to);
        let (parts, end) = self.part_of_day(from)?;
        if self.place == Where::Stamp || from == to {
            return Some((parts, end));
        }
        let written: String = self.tokens[from..end]
            .iter()
            .map(|token| token.text.as_str())
            .collect();
        let is_sure =
            matches!(written.as_str(), "AM" | "PM") || written.contains('.') || !written.is_ascii();
        let next = self.token(self.past_space(end));
        let goes_on = next.is_some_and(|next| matches!(next.kind, Kind::Word | Kind::Number));
        (is_sure || !goes_on).then_some((parts, end))
    }

    fn part_of_day(&self, at: usize) -> Option<(&'static [(u8, u8)], usize)> {
        let (parts, to) = self.longest(at, |name| {
            let hours = names::hours(name);
            (!hours.is_empty()).then_some(hours)
        })?;
        // "A" begins a title more often than it says a.m.
        let is_letter = self.tokens[at].text.len() == 1 && to == at + 1;
        (self.place == Where::Stamp || !is_letter).then_some((parts, to))
    }

    fn clock_with_marks(&self, at: usize, after_date: Option<char>) -> Option<(Clock, usize)> {
        let hour = self.value(at, 1..=2)?;
        let token = self.token(at + 1)?;
        let mark = match token.kind {
            Kind::Mark(mark @ (':' | '.' | '-' | '_')) => mark,
            Kind::Word if token.text.eq_ignore_ascii_case("h") => 'h',
            _ => return None,
        };
        let minute = self.value(at + 2, 2..=2)?;
        let fits = match mark {
            ':' | 'h' => true,
            '.' => {
                self.has_date()
                    || self.place == Where::Stamp
                    || self.part_of_day(self.past_space(at + 3)).is_some()
            }
            // In names of files, where a colon may not be.
            _ => after_date.is_some() && self.value(at, 2..=2).is_some(),
        };
        if !fits {
            return None;
        }
        let mut to = at + 3;
        let mut second = 0;
        let next = self.token(to).map(|token| token.kind);
        let goes_on = match mark {
            ':' => next == Some(Kind::Mark(':')),
            'h' => false,
            mark => next == Some(Kind::Mark(mark)),
        };
        if goes_on && let Some(value) = self.value(to + 1, 2..=2).filter(|&value| value <= 60) {
            second = value.min(59);
            to += 2;
            // A fraction of a second, of any length.
            let is_fraction = (self.is(to, '.') || self.is(to, ','))
                && self.token(to + 1).is_some_and(|token| {
                    token.kind == Kind::Number && token.start == self.tokens[to].end
                });
            if is_fraction && mark == ':' {
                to += 2;
            }
        } else if goes_on && mark == ':' {
            return None;
        }
        if matches!(mark, '-' | '_')
            && self.token(to).is_some_and(|next| {
                next.kind == Kind::Word
                    && next.start == self.tokens[to - 1].end
                    && !next.text.eq_ignore_ascii_case("z")
            })
        {
            return None;
        }
        let clock = if hour == 24 && minute == 0 {
            None
        } else {
            clock_of(hour, minute, second)
        };
        match clock {
            Some(clock) => Some((clock, to)),
            // `25:61`: a clock, and not one that goes.
            None if matches!(mark, ':' | 'h') => Some((
                Clock {
                    hour: 24,
                    minute: 0,
                    second: 0,
                },
                to,
            )),
            None => None,
        }
    }

    /// `14時02分33秒`, `오후 8시 30분`, `8点`.
    fn clock_by_units(&self, at: usize) -> Option<(Clock, usize)> {
        let unit = |at: usize, units: &str| {
            let at = self.past_space(at);
            self.token(at)
                .filter(|token| token.is_unit(units))
                .map(|_| at + 1)
        };
        let hour = self.value(at, 1..=2)?;
        let mut to = unit(at + 1, "時时点點시")?;
        let mut minute = 0;
        let mut second = 0;
        let next = self.past_space(to);
        if let (Some(value), Some(end)) = (self.value(next, 1..=2), unit(next + 1, "分분")) {
            minute = value;
            to = end;
            let next = self.past_space(to);
            if let (Some(value), Some(end)) = (self.value(next, 1..=2), unit(next + 1, "秒초")) {
                second = value;
                to = end;
            }
        }
        Some((clock_of(hour, minute, second)?, to))
    }

    /// `1402`, `140233` behind a date.
    fn clock_without_marks(&self, at: usize, after_date: Option<char>) -> Option<(Clock, usize)> {
        let apart = after_date?;
        let is_compact = self.last().is_some_and(|date| date.to == date.from + 1);
        let digits = self.token(at)?.text.as_str();
        let fits = match self.place {
            Where::Stamp => true,
            // "2024-03-01 1984" is a title.
            Where::Words => {
                matches!(apart, 'T' | '_')
                    || is_compact
                    || digits.len() == 6
                    || !digits.starts_with("19") && !digits.starts_with("20")
            }
        };
        if !fits || !matches!(digits.len(), 4 | 6) {
            return None;
        }
        let number = |from: usize| digits.get(from..from + 2)?.parse::<u32>().ok();
        Some((
            clock_of(number(0)?, number(2)?, number(4).unwrap_or(0))?,
            at + 1,
        ))
    }

    fn word(&self, at: usize) -> Read {
        if !self.has_clock()
            && let Some((parts, to)) = self.part_of_day(at)
        {
            let number = self.past_space(to);
            let read = self
                .clock_with_marks(number, None)
                .or_else(|| self.clock_by_units(number));
            if let Some((clock, to)) = read
                // "am" is a German word as well.
                && (clock.hour <= 12 || parts.iter().any(|part| !matches!(part, (0, 12))))
            {
                return Some(self.with_part_of_day(clock, to, parts));
            }
        }
        if let Some(zone) = self.zone(at) {
            return Some(zone);
        }
        if !self.has_date()
            && let Some(span) = self.span_backwards(at)
        {
            return Some(span);
        }
        let windows = self.windows(at);
        let months = longest_of(&windows, |name| {
            let months = names::months(name);
            (!months.is_empty()).then_some(months)
        });
        let weekdays = longest_of(&windows, |name| {
            let days = names::weekdays(name);
            (days > 0).then_some(days)
        });
        match (months, weekdays) {
            (Some((months, to)), Some((days, end))) if to == end => {
                return Some((Part::Name(months, days), to));
            }
            (Some((_, to)), Some((days, end))) if end > to => {
                return Some((Part::Name(Vec::new(), days), end));
            }
            (Some((months, to)), _) => return Some((Part::Name(months, 0), to)),
            (None, Some((days, end))) => return Some((Part::Name(Vec::new(), days), end)),
            (None, None) => {}
        }
        let (_, to) = longest_of(&windows, |name| names::is_connector(name).then_some(()))?;
        Some((Part::Glue, to))
    }

    /// The longest name that begins here, with what is known of it.
    fn longest<T>(&self, at: usize, known: impl Fn(&str) -> Option<T>) -> Option<(T, usize)> {
        longest_of(&self.windows(at), known)
    }

    /// What may be a name that begins here, folded, and where it ends; the longest first.
    fn windows(&self, at: usize) -> Vec<(String, usize)> {
        let mut windows = Vec::new();
        if self.token(at).is_none_or(|first| first.kind != Kind::Word) {
            return windows;
        }
        let mut name = String::new();
        let most = (at + LONGEST_NAME).min(self.tokens.len());
        for to in at + 1..=most {
            let last = &self.tokens[to - 1];
            let is_name = match last.kind {
                Kind::Word | Kind::Space | Kind::Number => true,
                Kind::Mark(mark) => matches!(mark, '.' | '\'' | '"'),
            };
            if !is_name || name.len() > LONGEST_NAME_BYTES {
                break;
            }
            name.push_str(&names::folded(&last.text));
            if !matches!(last.kind, Kind::Word | Kind::Number | Kind::Mark('.')) {
                continue;
            }
            // A word is not a name's beginning where more letters follow.
            let goes_on = self.token(to).is_some_and(|next| {
                next.kind == last.kind && next.start == last.end && last.text.is_ascii()
            });
            if !goes_on {
                windows.push((name.clone(), to));
            }
        }
        windows.reverse();
        windows
    }

    fn is_after_clock(&self) -> bool {
        self.last().is_some_and(|last| {
            matches!(
                last.part,
                Part::Clock(_) | Part::ClockUnread | Part::Offset(_) | Part::ZoneWord
            ) || matches!(last.part, Part::Date(_)) && self.tokens[last.from].text.len() > 8
        })
    }

    /// `Z`, `UTC+2`, `GMT+0200`, `Europe/Vienna`, `JST` behind a clock.
    fn zone(&self, at: usize) -> Read {
        if !self.is_after_clock() {
            return None;
        }
        let word = self.token(at)?;
        let slash = self.is(at + 1, '/').then(|| self.iana(at)).flatten();
        if slash.is_some() {
            return slash;
        }
        let name = word.text.to_ascii_uppercase();
        if matches!(name.as_str(), "Z" | "UTC" | "GMT" | "UT") {
            let zero = FixedOffset::east_opt(0)?;
            let (part, to) = self
                .offset_at(at + 1)
                .unwrap_or((Part::Offset(Offset::Fixed(zero)), at + 1));
            return Some((part, to));
        }
        let is_abbreviation = self.place == Where::Stamp
            && (2..=5).contains(&word.text.len())
            && word.text.bytes().all(|byte| byte.is_ascii_uppercase());
        is_abbreviation.then_some((Part::ZoneWord, at + 1))
    }

    fn iana(&self, at: usize) -> Read {
        let mut name = String::new();
        let mut to = at;
        while let Some(token) = self.token(to)
            && (token.kind == Kind::Word || matches!(token.kind, Kind::Mark('/' | '_' | '-')))
        {
            name.push_str(&token.text);
            to += 1;
        }
        let zone: Tz = name.parse().ok()?;
        Some((Part::Offset(Offset::Zone(zone)), to))
    }

    /// `[Europe/Vienna]`, as RFC 9557 writes it.
    fn zone_in_brackets(&self, at: usize) -> Read {
        if !self.is_after_clock() {
            return None;
        }
        let (part, to) = self.iana(at + 1)?;
        self.is(to, ']').then_some((part, to + 1))
    }

    /// `+0900`, `+09:00`, `+09` behind a clock.
    fn offset(&self, at: usize) -> Read {
        let last = self.last()?;
        if !self.is_after_clock() || matches!(last.part, Part::Offset(_)) {
            return None;
        }
        let is_adjacent = last.to == at;
        let digits = self.token(at + 1)?.text.len();
        // "14-02 - 5 things" has no offset in it.
        if self.place == Where::Words && (!is_adjacent || digits == 1) {
            return None;
        }
        self.offset_at(at)
    }

    fn offset_at(&self, at: usize) -> Read {
        let sign = match self.token(at)?.kind {
            Kind::Mark('+') => 1,
            Kind::Mark('-') => -1,
            _ => return None,
        };
        let number = self.token(at + 1)?;
        let value = number.number(1..=4)?;
        let (hours, minutes, to) = match number.text.len() {
            4 => (value / 100, value % 100, at + 2),
            1 | 2 if self.is(at + 2, ':') => (value, self.value(at + 3, 2..=2)?, at + 4),
            1 | 2 => (value, 0, at + 2),
            _ => return None,
        };
        if hours > 14 || minutes > 59 {
            return None;
        }
        let seconds = i32::try_from(hours * 3600 + minutes * 60).ok()?;
        let offset = FixedOffset::east_opt(sign * seconds)?;
        Some((Part::Offset(Offset::Fixed(offset)), to))
    }
}

fn longest_of<T>(
    windows: &[(String, usize)],
    known: impl Fn(&str) -> Option<T>,
) -> Option<(T, usize)> {
    windows
        .iter()
        .find_map(|(name, to)| known(name).map(|found| (found, *to)))
}

/// The clock in a number of twelve or fourteen digits that begins with a date.
pub(super) fn clock_in(digits: &str) -> Option<Clock> {
    let number = |from: usize| digits.get(from..from + 2)?.parse::<u32>().ok();
    matches!(digits.len(), 12 | 14)
        .then(|| clock_of(number(8)?, number(10)?, number(12).unwrap_or(0)))?
}

fn clock_of(hour: u32, minute: u32, second: u32) -> Option<Clock> {
    let fits = hour < 24 && minute < 60 && second < 61;
    fits.then(|| {
        Some(Clock {
            hour: u8::try_from(hour).ok()?,
            minute: u8::try_from(minute).ok()?,
            second: u8::try_from(second.min(59)).ok()?,
        })
    })?
}

fn on(year: i32, month: u32, day: u32) -> Dated {
    NaiveDate::from_ymd_opt(year, month, day).map_or(Dated::Never, Dated::On)
}

/// The weekday's bit.
pub(super) fn bit(day: NaiveDate) -> u8 {
    1 << day.weekday().num_days_from_monday()
}

/// The newest day, not after `today`, with this month, day and one of these weekdays.
pub(super) fn newest(month: u32, day: u32, weekdays: u8, today: NaiveDate) -> Option<NaiveDate> {
    let latest = today.checked_add_days(Days::new(1))?;
    // The weekdays of a date come round within 11 years, and a leap day's within 40.
    (0..=40)
        .filter_map(|back| NaiveDate::from_ymd_opt(latest.year() - back, month, day))
        .find(|&on| on <= latest && bit(on) & weekdays != 0)
}

//! A date, put together from its parts.

use chrono::NaiveDate;

use super::scan::{self, Part, Piece, Where, bit};
use super::token::{self, Token};
use super::{Clock, Dated, Stamp};
use crate::names::Languages;

/// More parts than any date has.
const MOST_TOKENS: usize = 48;

pub(super) fn clock(text: &str) -> Option<Clock> {
    let tokens = token::tokens(text);
    if tokens.len() > MOST_TOKENS {
        return None;
    }
    let pieces = scan::pieces(&tokens, Where::Stamp);
    let mut clock = None;
    for piece in &pieces {
        match piece.part {
            Part::Clock(read) => clock = Some(read),
            Part::Glue | Part::ZoneWord | Part::Offset(_) => {}
            _ => return None,
        }
    }
    clock
}

pub(super) fn stamp(text: &str, place: Where) -> Option<Stamp> {
    // A date has a number in it: most lines need no closer look.
    if !text.chars().any(|c| token::digit(c).is_some()) {
        return None;
    }
    let tokens = token::tokens(text);
    if place == Where::Stamp && tokens.len() > MOST_TOKENS {
        return None;
    }
    let mut pieces = scan::pieces(&tokens, place);
    let (dated, mut used) = dated(&pieces, place)?;
    let (from, to) = around(&pieces, used.first().copied()?, place);
    let day = match dated {
        Dated::On(day) => Some(day),
        _ => None,
    };
    let mut stamp = Stamp {
        dated,
        clock: None,
        is_clock_unread: false,
        offset: None,
        weekdays: 0,
        languages: used
            .iter()
            .map(|&at| languages(&pieces[at]))
            .fold(Languages::ALL, Languages::and),
        zone_word: None,
        used: 0..0,
        rest: Vec::new(),
    };
    for (at, piece) in pieces.iter().enumerate() {
        let is_near = (from..to).contains(&at);
        match &piece.part {
            Part::Clock(clock) if is_near && stamp.clock.is_none() => {
                stamp.clock = Some(*clock);
                used.push(at);
            }
            Part::ClockUnread if is_near && place == Where::Stamp => {
                stamp.is_clock_unread = true;
                used.push(at);
            }
            Part::ZoneWord if place == Where::Stamp => {
                stamp.zone_word = Some(tokens[piece.from].text.clone());
                used.push(at);
            }
            Part::Offset(offset) if is_near => {
                stamp.offset = Some(*offset);
                used.push(at);
            }
            // A weekday belongs to the date only where it is right; among other words, where that is known.
            Part::Name(_, days) if is_near && *days > 0 && !used.contains(&at) => {
                let is_right = day.is_none_or(|day| days & bit(day) != 0);
                if is_right && (place == Where::Stamp || day.is_some()) {
                    stamp.weekdays |= days;
                    used.push(at);
                }
            }
            Part::Date(_) if stamp.clock.is_none() => {
                stamp.clock =
                    scan::clock_in(&tokens[piece.from].text).filter(|_| used.contains(&at));
            }
            _ => {}
        }
    }
    used.sort_unstable();
    let (first, last) = (*used.first()?, *used.last()?);
    stamp.used = tokens[pieces[first].from].start..tokens[pieces[last].to - 1].end;
    for (at, piece) in pieces.iter_mut().enumerate() {
        if !used.contains(&at) && piece.part != Part::Glue {
            piece.part = Part::Rest;
        }
    }
    stamp.rest = rest(text, &tokens, &pieces);
    Some(stamp)
}

fn languages(piece: &Piece) -> Languages {
    match &piece.part {
        Part::Name(months, _) if !months.is_empty() => months
            .iter()
            .fold(Languages::default(), |of, &(_, languages)| of.or(languages)),
        _ => Languages::ALL,
    }
}

/// What is not understood, run by run.
fn rest(text: &str, tokens: &[Token], pieces: &[Piece]) -> Vec<String> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    let mut is_open = false;
    for piece in pieces {
        match piece.part {
            Part::Rest => {
                let end = tokens[piece.to - 1].end;
                match runs.last_mut().filter(|_| is_open) {
                    Some(last) => last.1 = end,
                    None => runs.push((tokens[piece.from].start, end)),
                }
                is_open = true;
            }
            Part::Glue => {}
            _ => is_open = false,
        }
    }
    let runs = runs
        .into_iter()
        .map(|(from, to)| text[from..to].trim().to_owned());
    runs.collect()
}

/// The parts next to one another around one of them, without a word between that is none of a date's.
fn around(pieces: &[Piece], at: usize, place: Where) -> (usize, usize) {
    let stops = |piece: &Piece| piece.part == Part::Rest;
    if place == Where::Stamp {
        return (0, pieces.len());
    }
    let from = pieces[..at].iter().rposition(stops).map_or(0, |at| at + 1);
    let to = pieces[at..]
        .iter()
        .position(stops)
        .map_or(pieces.len(), |to| at + to);
    (from, to)
}

/// What day is meant, and which parts say so.
fn dated(pieces: &[Piece], place: Where) -> Option<(Dated, Vec<usize>)> {
    let in_numbers = pieces
        .iter()
        .enumerate()
        .find_map(|(at, piece)| match &piece.part {
            Part::Date(dated) => Some((dated.clone(), vec![at])),
            _ => None,
        });
    if in_numbers.is_some() {
        return in_numbers;
    }
    // Where a name is a month's and a weekday's, the last of two is the month.
    let names = |sure: bool| {
        pieces.iter().rposition(|piece| match &piece.part {
            Part::Name(months, days) => !months.is_empty() && (!sure || *days == 0),
            _ => false,
        })
    };
    let named = names(true).or_else(|| names(false))?;
    let Part::Name(months, _) = &pieces[named].part else {
        return None;
    };
    let (from, to) = around(pieces, named, place);
    let numbers: Vec<(usize, u32, usize)> = (from..to)
        .filter_map(|at| match pieces[at].part {
            Part::Number(value, digits) => Some((at, value, digits)),
            _ => None,
        })
        .collect();
    let year = numbers
        .iter()
        .find(|(_, value, digits)| *digits == 4 && (1000..3000).contains(value));
    let short: Vec<_> = numbers
        .iter()
        .filter(|(_, _, digits)| *digits <= 2)
        .collect();
    let near = |&&(at, _, _): &&&(usize, u32, usize)| at.abs_diff(named);
    let day = short.iter().min_by_key(near).copied();
    let (year, is_short) = match (year, &short[..]) {
        (Some(&(at, year, _)), _) => (Some((at, i32::try_from(year).ok()?)), false),
        // `1 Mar 24`: day, month, year.
        (None, [(first, ..), (second, year, 2)]) if *first < named && named < *second => {
            (Some((*second, 2000 + i32::try_from(*year).ok()?)), true)
        }
        _ => (None, false),
    };
    let day = if is_short {
        short.first().copied()
    } else {
        day
    };
    let mut used = vec![named];
    let Some(&(day_at, day, _)) = day else {
        let (year_at, year) = year.filter(|_| place == Where::Words)?;
        let [(month, _)] = months[..] else {
            return None;
        };
        used.push(year_at);
        let first = NaiveDate::from_ymd_opt(year, u32::from(month), 1)?;
        used.sort_unstable();
        return Some((Dated::Span(first), used));
    };
    used.push(day_at);
    let dated = match (year, &months[..]) {
        (Some((at, year)), [(month, _)]) => {
            used.push(at);
            NaiveDate::from_ymd_opt(year, u32::from(*month), day).map_or(Dated::Never, Dated::On)
        }
        (Some((at, year)), _) => {
            used.push(at);
            Dated::Named {
                months: months.clone(),
                day,
                year,
            }
        }
        (None, [(month, _), ..]) if place == Where::Stamp => Dated::NoYear {
            month: u32::from(*month),
            day,
        },
        (None, _) => return None,
    };
    Some((dated, used))
}

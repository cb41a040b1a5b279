use chrono::NaiveDate;

use crate::names;
use crate::stamp::{self, Dated, Stamp};

const ENDINGS: [&str; 4] = [".txt", ".md", ".markdown", ".text"];

/// Between the words of a name and its date.
const BETWEEN: [char; 20] = [
    ' ', '-', '_', '.', '–', '—', ',', ';', ':', '|', '(', ')', '[', ']', '（', '）', '【', '】',
    '·', '•',
];

/// Whether a file is text by its name. Hidden files are the system's, not the person's.
pub(crate) fn is_text_name(path: &str) -> bool {
    let hidden = path
        .split(['/', '\\'])
        .any(|part| part.starts_with('.') && !matches!(part, "." | ".."));
    let lower = path.to_lowercase();
    !hidden && ENDINGS.iter().any(|ending| lower.ends_with(ending))
}

/// What a file's name says.
#[derive(Debug)]
pub(super) struct Name<'a> {
    /// The name without the folders above it.
    pub(super) last: &'a str,
    /// The date, if there is one in it or in the folders above.
    pub(super) stamp: Option<Stamp>,
    /// The date as it is written.
    pub(super) written: String,
    /// What is not date, time or ending; of a week's or a month's note the whole name.
    pub(super) words: String,
}

impl<'a> Name<'a> {
    /// Reads `2024-03-01.md`, `20240301 A walk.txt`, `2024-03-01T14-02.md`, `2024/03/01.md`,
    /// `Daily note - 1 March 2024.md`, `2024-W10.md`.
    pub(super) fn of(path: &'a str) -> Self {
        let last = path.rsplit(['/', '\\']).next().unwrap_or(path);
        let stem = last.rsplit_once('.').map_or(last, |(stem, _)| stem);
        let stem = without_id(stem.trim());
        let mut name = Name {
            last,
            stamp: None,
            written: stem.to_owned(),
            words: stem.to_owned(),
        };
        if let Some(mut stamp) = year(stem).or_else(|| stamp::find(stem)) {
            // `2024-03-01 to 2024-03-07`: from one day to another.
            if let Dated::On(first) = stamp.dated
                && let Some(last) = stamp::find(&stem[stamp.used.end..])
                && matches!(last.dated, Dated::On(last) if last > first)
            {
                stamp.dated = Dated::Span(first);
            }
            if stamp.is_day() && stamp.dated != Dated::Never {
                let (before, after) = (&stem[..stamp.used.start], &stem[stamp.used.end..]);
                let parts = [before, after].map(|part| part.trim_matches(BETWEEN));
                let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
                name.words = parts.join(" – ");
                name.written = stem[stamp.used.clone()].to_owned();
            }
            name.stamp = Some(stamp);
        } else if let Some((dated, words)) = in_folders(path, stem) {
            let mut stamp = Stamp::on(NaiveDate::MIN, None);
            stamp.dated = dated;
            name.stamp = Some(stamp);
            name.words = words.to_owned();
        }
        name
    }
}

/// Notion puts 32 hexadecimal digits behind each name.
fn without_id(stem: &str) -> &str {
    match stem.rsplit_once(' ') {
        Some((name, id)) if id.len() == 32 && id.bytes().all(|byte| byte.is_ascii_hexdigit()) => {
            name.trim_end()
        }
        _ => stem,
    }
}

/// `2024`: the note of a year.
fn year(stem: &str) -> Option<Stamp> {
    let is_year = stem.len() == 4 && stem.bytes().all(|byte| byte.is_ascii_digit());
    let year: i32 = is_year.then(|| stem.parse().ok())??;
    let first = NaiveDate::from_ymd_opt(year, 1, 1).filter(|_| (1900..2100).contains(&year))?;
    let mut stamp = Stamp::on(first, None);
    stamp.dated = Dated::Span(first);
    Some(stamp)
}

/// `2024/03/01.md`, `2024/03-March/01 A walk.md`, `2024/March/1.md`, `2024/03-01.md`: the day, and the
/// words behind it.
fn in_folders<'a>(path: &str, stem: &'a str) -> Option<(Dated, &'a str)> {
    let mut above = path.rsplit(['/', '\\']).skip(1);
    let folder = above.next()?;
    if let Some(year) = whole_year(folder) {
        let (first, rest) = leading(stem)?;
        let (second, words) = leading(rest.strip_prefix(['-', '.', '_'])?)?;
        let dated = Dated::Either {
            first,
            second,
            year,
        };
        let fits = first.min(second) > 0 && first.min(second) <= 12 && first.max(second) <= 31;
        return fits.then(|| (dated, words.trim_matches(BETWEEN)));
    }
    let year = whole_year(above.next()?)?;
    let month = match leading(folder) {
        Some((month, _)) => month,
        None => match names::months(&names::folded(folder))[..] {
            [(month, _)] => u32::from(month),
            _ => return None,
        },
    };
    let (day, words) = leading(stem)?;
    let day = NaiveDate::from_ymd_opt(year, month, day)?;
    Some((Dated::On(day), words.trim_matches(BETWEEN)))
}

fn whole_year(folder: &str) -> Option<i32> {
    let is_year = folder.len() == 4 && folder.bytes().all(|byte| byte.is_ascii_digit());
    is_year.then(|| folder.parse().ok())?
}

/// One or two digits, and what is behind them.
fn leading(part: &str) -> Option<(u32, &str)> {
    let digits = part.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = part.split_at(digits);
    let ends = !rest.starts_with(char::is_alphanumeric);
    ((1..=2).contains(&digits) && ends).then(|| Some((number.parse().ok()?, rest)))?
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stamp::Clock;

    fn said(path: &str) -> Option<(String, Option<u16>, String)> {
        let name = Name::of(path);
        let day = match &name.stamp.as_ref()?.dated {
            Dated::On(day) => day.to_string(),
            Dated::Span(day) => format!("{day}…"),
            Dated::Either {
                first,
                second,
                year,
            } => format!("{first}/{second}/{year}"),
            Dated::Never => "never".into(),
            _ => "?".into(),
        };
        let clock = name.stamp.as_ref()?.clock;
        Some((day, clock.map(Clock::minutes), name.words))
    }

    #[test]
    fn names_say_day_time_and_title() {
        for (path, day, minute, words) in [
            ("2024-03-01.md", "2024-03-01", None, ""),
            ("a/20240301.txt", "2024-03-01", None, ""),
            ("2024-03-01 A walk.md", "2024-03-01", None, "A walk"),
            ("2024_03_01 - A walk.md", "2024-03-01", None, "A walk"),
            ("2024-03-01T14-02.md", "2024-03-01", Some(842), ""),
            (
                "2024-03-01 14.02.33 A walk.md",
                "2024-03-01",
                Some(842),
                "A walk",
            ),
            ("2024-03-01 25-99 x.md", "2024-03-01", None, "25-99 x"),
            ("2024-03-01 3 things.md", "2024-03-01", None, "3 things"),
            (
                "2024-03-01 Sun and rain.md",
                "2024-03-01",
                None,
                "Sun and rain",
            ),
            ("2024/03/01.md", "2024-03-01", None, ""),
            ("2024/03-March/01 A walk.md", "2024-03-01", None, "A walk"),
            ("2024-03-01 話 🙂.md", "2024-03-01", None, "話 🙂"),
            ("2024-03-01é.md", "2024-03-01", None, "é"),
            ("01-03-2024.md", "1/3/2024", None, ""),
            (
                "Daily Note - 2025-10-22 Wednesday.md",
                "2025-10-22",
                None,
                "Daily Note",
            ),
            (
                "Journal --- 2023-01-15（Sunday）.md",
                "2023-01-15",
                None,
                "Journal",
            ),
            (
                "March 1, 2024 0123456789abcdef0123456789abcdef.md",
                "2024-03-01",
                None,
                "",
            ),
            ("Friday, 1 March 2024.md", "2024-03-01", None, ""),
            ("March 1st, 2024.md", "2024-03-01", None, ""),
            (
                "1. März 2024 Spaziergang.md",
                "2024-03-01",
                None,
                "Spaziergang",
            ),
            ("1 de marzo de 2024.md", "2024-03-01", None, ""),
            ("2024年3月1日 散歩.md", "2024-03-01", None, "散歩"),
            ("202403011402 A walk.md", "2024-03-01", Some(842), "A walk"),
            ("2014-05-31_1330-0500.md", "2014-05-31", Some(810), ""),
            ("2024-03.md", "2024-03-01…", None, "2024-03"),
            ("2024-W10.md", "2024-03-04…", None, "2024-W10"),
            ("2024-Q2 Review.md", "2024-04-01…", None, "2024-Q2 Review"),
            ("March 2024.md", "2024-03-01…", None, "March 2024"),
            ("2024.md", "2024-01-01…", None, "2024"),
            ("2024-02-30.md", "never", None, "2024-02-30"),
        ] {
            let expected = Some((day.to_owned(), minute, words.to_owned()));
            assert_eq!(said(path), expected, "{path}");
        }
    }

    #[test]
    fn names_without_a_day_are_titles() {
        for path in [
            "A walk.md",
            "202403011.md",
            "1.md",
            "é",
            "",
            "2024-3é-011.md",
            "Chapter 12.md",
            "May I.md",
            "24-03-01.md",
            "1.2.3.md",
            "v2.10.24.md",
        ] {
            assert_eq!(said(path), None, "{path}");
        }
        assert_eq!(Name::of("x/A walk.md").words, "A walk");
    }

    #[test]
    fn hidden_files_and_pictures_are_no_texts() {
        assert!(is_text_name("a/B.MD"));
        for path in ["a.png", ".a.md", "a/.git/b.md", "md", ""] {
            assert!(!is_text_name(path), "{path}");
        }
    }
}

use chrono::NaiveDate;

use crate::days;

const ENDINGS: [&str; 4] = [".txt", ".md", ".markdown", ".text"];

/// Whether a file is text by its name. Hidden files are the system's, not the person's.
pub(crate) fn is_text_name(path: &str) -> bool {
    let hidden = path
        .split(['/', '\\'])
        .any(|part| part.starts_with('.') && !matches!(part, "." | ".."));
    let lower = path.to_lowercase();
    !hidden && ENDINGS.iter().any(|ending| lower.ends_with(ending))
}

/// What a file's name says.
pub(super) struct Name<'a> {
    /// The name without the folders above it.
    pub(super) last: &'a str,
    pub(super) day: Option<NaiveDate>,
    /// Minutes after midnight.
    pub(super) minute: Option<u16>,
    /// What is not date, time or ending.
    pub(super) words: String,
    /// It looks like a date, and there is no such day.
    pub(super) is_misdated: bool,
}

impl<'a> Name<'a> {
    /// Reads `2024-03-01.md`, `20240301 A walk.txt`, `2024-03-01T14-02.md`, `2024/03/01.md`.
    pub(super) fn of(path: &'a str) -> Self {
        let last = path.rsplit(['/', '\\']).next().unwrap_or(path);
        let stem = last.rsplit_once('.').map_or(last, |(stem, _)| stem);
        let mut name = Name {
            last,
            day: None,
            minute: None,
            words: stem.trim().to_owned(),
            is_misdated: false,
        };
        if let Some((date, rest)) = leading_date(stem) {
            name.day = days::iso(date);
            name.is_misdated = name.day.is_none();
            if name.day.is_some() {
                let (minute, rest) = leading_time(rest);
                name.minute = minute;
                name.words = rest.trim_matches([' ', '-', '_', '.', '–', '—']).to_owned();
            }
        } else if let Some(day) = in_folders(path, stem) {
            name.day = Some(day);
            name.words = String::new();
        }
        name
    }
}

/// `2024-03-01` or `20240301` at the start, with no digit after it.
fn leading_date(stem: &str) -> Option<(&str, &str)> {
    let is_digit = |byte: &u8| byte.is_ascii_digit();
    let digits = stem.bytes().take_while(|byte| is_digit(byte)).count();
    let bytes = stem.as_bytes();
    let length = match digits {
        8 => 8,
        4 if bytes.len() >= 10 => {
            let shape = [4, 7]
                .iter()
                .all(|&at| matches!(bytes[at], b'-' | b'_' | b'.'));
            let numbers = [5, 6, 8, 9].iter().all(|&at| is_digit(&bytes[at]));
            let ends = bytes.get(10).is_none_or(|byte| !is_digit(byte));
            (shape && numbers && ends).then_some(10)?
        }
        _ => return None,
    };
    stem.split_at_checked(length)
}

/// `T14-02`, ` 14.02`, `_14:02:33`: two digits twice, and no digit after them.
fn leading_time(rest: &str) -> (Option<u16>, &str) {
    let bytes = rest.as_bytes();
    let shape = bytes.len() >= 6
        && matches!(bytes[0], b'T' | b' ' | b'_' | b'-')
        && matches!(bytes[3], b'-' | b'.' | b':' | b'_')
        && [1, 2, 4, 5].iter().all(|&at| bytes[at].is_ascii_digit())
        && bytes
            .get(6)
            .is_none_or(|byte| !byte.is_ascii_alphanumeric());
    if !shape {
        return (None, rest);
    }
    match days::minute(&format!("{}:{}", &rest[1..3], &rest[4..6])) {
        Some(minute) => (Some(minute), without_seconds(&rest[6..])),
        None => (None, rest),
    }
}

fn without_seconds(rest: &str) -> &str {
    let bytes = rest.as_bytes();
    let are = bytes.len() >= 3
        && matches!(bytes[0], b'-' | b'.' | b':' | b'_')
        && bytes[1..3].iter().all(u8::is_ascii_digit)
        && bytes
            .get(3)
            .is_none_or(|byte| !byte.is_ascii_alphanumeric());
    if are { &rest[3..] } else { rest }
}

/// `2024/03/01.md`.
fn in_folders(path: &str, stem: &str) -> Option<NaiveDate> {
    let mut above = path.rsplit(['/', '\\']).skip(1);
    let (month, year) = (above.next()?, above.next()?);
    let two = |part: &str| part.len() == 2;
    (two(month) && two(stem)).then(|| days::iso(&format!("{year}-{month}-{stem}")))?
}

#[cfg(test)]
mod tests {
    use super::*;

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
            ("2024/03/01.md", "2024-03-01", None, ""),
            ("2024-03-01 話 🙂.md", "2024-03-01", None, "話 🙂"),
            ("2024-03-01é.md", "2024-03-01", None, "é"),
        ] {
            let name = Name::of(path);
            assert_eq!(
                name.day.map(|day| day.to_string()).as_deref(),
                Some(day),
                "{path}"
            );
            assert_eq!(
                (name.minute, name.words.as_str()),
                (minute, words),
                "{path}"
            );
        }
    }

    #[test]
    fn names_without_a_day_are_titles() {
        for path in [
            "A walk.md",
            "2024.md",
            "202403011.md",
            "2024-03.md",
            "1.md",
            "é",
            "",
            "2024-3é-011.md",
        ] {
            assert_eq!(Name::of(path).day, None, "{path}");
            assert!(!Name::of(path).is_misdated, "{path}");
        }
        assert_eq!(Name::of("x/A walk.md").words, "A walk");
        assert!(Name::of("2024-02-30.md").is_misdated);
    }

    #[test]
    fn hidden_files_and_pictures_are_no_texts() {
        assert!(is_text_name("a/B.MD"));
        for path in ["a.png", ".a.md", "a/.git/b.md", "md", ""] {
            assert!(!is_text_name(path), "{path}");
        }
    }
}

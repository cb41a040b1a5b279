use proptest::prelude::*;

use super::*;

fn key_of(bytes: [u8; 32]) -> RecoveryKey {
    RecoveryKey::parse(&checksum::encode(bytes)).unwrap()
}

fn mistyped(typed: &str) -> Mistyped {
    match RecoveryKey::parse(typed) {
        Err(VaultError::RecoveryKeyMalformed(mistyped)) => mistyped,
        other => panic!("{typed}: {other:?}"),
    }
}

/// `text` with another letter at `place`.
fn changed(text: &str, place: usize, by: usize) -> String {
    const ALPHABET: &str = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L";
    let mut letters: Vec<char> = text.chars().collect();
    let now = ALPHABET.find(letters[place]).unwrap();
    letters[place] = ALPHABET.chars().nth((now + by) % 32).unwrap();
    letters.into_iter().collect()
}

/// How a key may stand somewhere: shown, printed, or copied by hand.
#[derive(Debug, Clone)]
struct Rendering {
    prefix: &'static str,
    before_number: &'static str,
    /// `None`: no numbers.
    after_number: Option<&'static str>,
    between: &'static str,
    /// In the middle of each group.
    inside: &'static str,
    lower: bool,
}

impl Rendering {
    fn of(&self, key: &RecoveryKey) -> String {
        let groups: Vec<String> = key
            .to_groups()
            .iter()
            .zip(1..)
            .map(|(group, number)| {
                let (front, back) = group.split_at(3);
                let group = format!("{front}{}{back}", self.inside);
                match self.after_number {
                    Some(after) => format!("{}{number}{after}{group}", self.before_number),
                    None => group,
                }
            })
            .collect();
        let text = format!("{}{}", self.prefix, groups.join(self.between));
        if self.lower {
            text.to_lowercase()
        } else {
            text
        }
    }
}

fn renderings() -> impl Strategy<Value = Rendering> {
    let of = |choices: &[&'static str]| prop::sample::select(choices.to_vec());
    (
        of(&[
            "",
            "AGE-SECRET-KEY-1",
            "AGE-SECRET-KEY-1 ",
            "age secret key 1\n",
            "AGESECRETKEY1",
        ]),
        of(&["", "Group ", "#", " "]),
        prop::option::of(of(&[" ", ". ", ":\t", ") ", "\n", ""])),
        of(&[
            " ", "   ", "\n", "\r\n", "-", " - ", ", ", "\n\n    ", "\u{a0}", "–",
        ]),
        of(&["", " ", "-"]),
        any::<bool>(),
    )
        .prop_map(
            |(prefix, before_number, after_number, between, inside, lower)| Rendering {
                prefix,
                before_number,
                after_number,
                between,
                // A number that is not apart from its group leaves the group in one piece.
                inside: if after_number == Some("") { "" } else { inside },
                lower,
            },
        )
}

proptest! {
    #[test]
    fn a_key_reads_back_however_it_is_written_down(bytes: [u8; 32], rendering in renderings()) {
        let key = key_of(bytes);
        let written = rendering.of(&key);
        let read = RecoveryKey::parse(&written);
        prop_assert!(read.is_ok(), "{written}: {read:?}");
        prop_assert_eq!(read.unwrap().to_text(), key.to_text());
    }

    #[test]
    fn the_whole_line_or_all_groups_in_one_read_as_well(bytes: [u8; 32], lower: bool) {
        let key = key_of(bytes);
        for text in [key.to_text().to_string(), key.to_groups().concat()] {
            let text = if lower { text.to_lowercase() } else { text };
            prop_assert_eq!(RecoveryKey::parse(&text).unwrap().to_text(), key.to_text());
            let within = format!("Recovery key 1\nMade on 2026-11-23\n\n{}\n\nKeep it.", key.to_text().as_str());
            prop_assert_eq!(RecoveryKey::parse(&within).unwrap().to_text(), key.to_text());
        }
    }

    #[test]
    fn one_or_two_mistyped_letters_are_placed(
        bytes: [u8; 32],
        rendering in renderings(),
        first in 0..CHARS,
        second in 0..CHARS,
        by in 1_usize..32,
    ) {
        let mut wrong = changed(&checksum::encode(bytes), first, by);
        if second != first {
            wrong = changed(&wrong, second, by);
        }
        let groups = wrong.as_bytes().chunks(GROUP).map(|group| String::from_utf8(group.to_vec()).unwrap());
        let written = match rendering.after_number {
            Some(after) if !after.is_empty() => {
                groups.zip(1..).map(|(group, number)| format!("{number}{after}{group}")).collect::<Vec<_>>()
            }
            _ => groups.collect(),
        };
        let group = first.min(second) / GROUP + 1;
        prop_assert_eq!(mistyped(&written.join(rendering.between)), Mistyped::Group(group));
        prop_assert_eq!(mistyped(&wrong), Mistyped::Group(group));
    }

    #[test]
    fn a_letter_too_few_or_too_many_is_placed(bytes: [u8; 32], place in 0..CHARS) {
        let key = checksum::encode(bytes);
        let mut fewer = key.clone();
        fewer.remove(place);
        let mut more = key.clone();
        more.insert(place, 'Q');
        for (typed, is_there) in [(fewer, 1), (more, 0)] {
            let Mistyped::Group(group) = mistyped(&typed) else { panic!("{typed}") };
            // Of two letters that are alike it may be either.
            let alike = key.as_bytes()[..place].iter().rev().take_while(|c| {
                **c == if is_there == 1 { key.as_bytes()[place] } else { b'Q' }
            });
            prop_assert!(group <= place / GROUP + 1 && group > (place - alike.count()) / GROUP);
        }
    }

    #[test]
    fn no_text_at_all_makes_it_panic(text in "\\PC{0,200}", digits in "([0-9]{1,2}[ -]?[A-Z0-9]{0,8} ?){0,14}") {
        let _ = RecoveryKey::parse(&text);
        let _ = RecoveryKey::parse(&digits);
    }
}

#[test]
fn what_is_wrong_is_told_by_group_where_there_are_groups() {
    let groups = RecoveryKey::make().to_groups();
    let shown = |change: &dyn Fn(usize, &str) -> Option<String>, numbers: bool| {
        let line = |(n, group): (usize, &String)| {
            let group = change(n + 1, group)?;
            Some(if numbers {
                format!("{} {group}", n + 1)
            } else {
                group
            })
        };
        groups
            .iter()
            .enumerate()
            .filter_map(line)
            .collect::<Vec<_>>()
            .join("  ")
    };
    let cut = |n: usize, group: &str| {
        Some(if n == 7 {
            group[1..].to_owned()
        } else {
            group.to_owned()
        })
    };
    let without = |n: usize, group: &str| (n != 5).then(|| group.to_owned());
    let never = |n: usize, group: &str| {
        Some(if n == 3 {
            group.replacen(&group[2..3], "O", 1)
        } else {
            group.to_owned()
        })
    };
    let doubled = |n: usize, group: &str| {
        Some(if n == 2 {
            group.repeat(2)
        } else {
            group.to_owned()
        })
    };
    for numbers in [false, true] {
        assert_eq!(mistyped(&shown(&cut, numbers)), Mistyped::Group(7));
        assert_eq!(mistyped(&shown(&never, numbers)), Mistyped::Group(3));
    }
    assert_eq!(mistyped(&shown(&without, true)), Mistyped::Group(5));
    assert_eq!(mistyped(&shown(&without, false)), Mistyped::Length(52));
    assert_eq!(mistyped(&shown(&doubled, true)), Mistyped::Group(2));
    assert_eq!(mistyped(&shown(&doubled, false)), Mistyped::Length(64));
}

#[test]
fn what_cannot_be_placed_is_told_plainly() {
    let right = checksum::encode([7; 32]);
    let wrong = (0..9).fold(right, |text, n| changed(&text, n * GROUP, n + 1));
    assert_eq!(mistyped(&wrong), Mistyped::Unplaced);
    assert_eq!(mistyped(""), Mistyped::Length(0));
    assert_eq!(mistyped("hello"), Mistyped::Length(5));
    assert_eq!(mistyped("four otters mend a kettle"), Mistyped::Length(21));
}

#[test]
fn the_asked_groups_prove_it_and_nothing_else_does() {
    let key = RecoveryKey::make();
    let asked = key.draw_asked().unwrap();
    let groups = key.to_groups();
    assert_eq!(asked.len(), ASKED);
    assert!(asked.windows(2).all(|pair| pair[0] < pair[1]) && asked[2] < groups.len() - 1);
    let right: Vec<String> = asked.iter().map(|&i| groups[i].to_lowercase()).collect();
    assert!(key.proves(&asked, &right));
    assert!(!key.proves(&asked, &right[..2]));
    // As they stand on the sheet, with their numbers.
    for between in [" ", ". ", "", ": "] {
        let numbered = |&i: &usize| format!("{}{between}{}", i + 1, groups[i]);
        assert!(key.proves(&asked, &asked.iter().map(numbered).collect::<Vec<_>>()));
    }
    let others = |&i: &usize| format!("{} {}", i + 2, groups[i]);
    assert!(!key.proves(&asked, &asked.iter().map(others).collect::<Vec<_>>()));
    let mut wrong = right.clone();
    wrong[1] = "QQQQQQ".into();
    assert!(!key.proves(&asked, &wrong));
    assert!(!key.proves(&asked, &[]));
}

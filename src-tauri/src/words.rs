//! The few sentences Rust itself says, from the one catalogue: dialog titles and the recovery sheet.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use unic_langid::LanguageIdentifier;
use zeroize::Zeroizing;

/// The desktop's part of the catalogue.
const ENGLISH: &str = include_str!("../../assets/locales/en/desktop.ftl");
/// The signs' words, which the page shares.
const SIGNS: &str = include_str!("../../assets/locales/en/signs.ftl");

/// A message without arguments. Its id when the catalogue lacks it, which a test rules out.
pub(crate) fn text(id: &str) -> String {
    format(id, &FluentArgs::new())
}

/// A sign's name in the catalogue; its id for one of the person's own, which has none there.
pub(crate) fn sign_label(sign: journal::SignId) -> String {
    sign_text(sign, "label")
}

/// The line of the check-in that a sign is rated by, as the catalogue has it.
pub(crate) fn sign_line(sign: journal::SignId) -> String {
    sign_text(sign, "line")
}

fn sign_text(sign: journal::SignId, part: &str) -> String {
    if sign.is_own() {
        return sign.as_str().to_owned();
    }
    text(&format!("sign-{sign}-{part}"))
}

/// A message about something that is counted.
pub(crate) fn numbered(id: &str, n: u64) -> String {
    let mut args = FluentArgs::new();
    args.set("n", n);
    format(id, &args)
}

/// A message about something that the system names: a folder, or what went wrong.
pub(crate) fn about(id: &str, it: &str) -> String {
    let mut args = FluentArgs::new();
    args.set("it", it);
    format(id, &args)
}

/// The sheet a person keeps: what it is, the key, how it is used. The key's groups have the numbers they have
/// in the window and on the printed sheet.
pub(crate) fn recovery_sheet(key: &vault::RecoveryKey, made_on: &str) -> Zeroizing<String> {
    let whole = key.to_text();
    let groups = group_lines(key);
    let mut args = FluentArgs::new();
    args.set("groups", groups.as_str());
    args.set("key", whole.as_str());
    args.set("date", made_on);
    let mut sheet = Zeroizing::new(format("recovery-sheet", &args));
    sheet.push('\n');
    sheet
}

/// ` 1 QXZ3P0   2 L7TT2M …`: read along the line, and down.
fn group_lines(key: &vault::RecoveryKey) -> Zeroizing<String> {
    const IN_A_LINE: usize = 5;
    let numbered: Vec<String> = key
        .to_groups()
        .iter()
        .zip(1..)
        .map(|(group, number)| format!("{number:>2} {group}"))
        .collect();
    let lines: Vec<String> = numbered
        .chunks(IN_A_LINE)
        .map(|line| line.join("   "))
        .collect();
    Zeroizing::new(lines.join("\n"))
}

fn format(id: &str, args: &FluentArgs<'_>) -> String {
    let mut bundle =
        FluentBundle::new(vec!["en".parse::<LanguageIdentifier>().unwrap_or_default()]);
    // The marks Fluent puts around arguments for mixed directions have no place in a file.
    bundle.set_use_isolating(false);
    for source in [ENGLISH, SIGNS] {
        let resource = match FluentResource::try_new(source.to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
    }
    let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) else {
        return id.to_owned();
    };
    bundle
        .format_pattern(pattern, Some(args), &mut Vec::new())
        .into_owned()
}

#[cfg(test)]
mod said;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_of_the_eleven_has_its_words_here_as_well() {
        let mut all = std::collections::BTreeSet::new();
        for sign in journal::SignId::ELEVEN {
            for words in [sign_label(sign), sign_line(sign)] {
                assert!(!words.starts_with("sign-") && words.len() > 4, "{sign}");
                all.insert(words);
            }
        }
        assert_eq!(all.len(), 22, "each has its own");
    }

    #[test]
    fn the_catalogue_reads() {
        assert!(FluentResource::try_new(ENGLISH.to_owned()).is_ok());
    }

    /// The sheet of a key of long ago, beside the page's tests, which do the proof from it.
    const SHEET: &str = include_str!("../../ui/src/test/recovery-sheet.txt");
    const KEY: &str = "AGE-SECRET-KEY-1QXZ3P0L7TT2MW9E8CJ5KDH4AU6VNRYG2S0FQ8MZX3LPJ7KWT4CYQ7D2LZQ";

    fn key() -> vault::RecoveryKey {
        vault::RecoveryKey::parse(KEY).unwrap()
    }

    #[test]
    fn the_sheet_is_the_one_that_the_page_is_tested_with() {
        assert_eq!(*recovery_sheet(&key(), "2026-11-23"), SHEET);
    }

    #[test]
    fn the_sheet_says_nothing_of_the_topic() {
        let sheet = recovery_sheet(&key(), "2026-11-23").to_lowercase();
        for word in ["trust", "partner", "sign", "{", "\u{2068}"] {
            assert!(!sheet.contains(word), "{word}");
        }
    }

    #[test]
    fn what_a_sheet_shows_reads_back_as_the_key() {
        for key in (0..8).map(|_| drawn()).chain([key()]) {
            let sheet = recovery_sheet(&key, "2026-11-23");
            let (groups, whole) = (group_lines(&key), key.to_text());
            assert!(sheet.contains(groups.as_str()), "{}", *sheet);
            assert!(sheet.lines().any(|line| line == whole.as_str()));
            for (group, number) in key.to_groups().iter().zip(1..) {
                assert!(groups.contains(&format!("{number:>2} {group}")));
            }
            for read in [&sheet, &groups, &whole, &before(&whole)] {
                let read = vault::RecoveryKey::parse(read).unwrap();
                assert_eq!(read.to_text(), whole);
            }
        }
    }

    /// A key of a journal that nobody made.
    fn drawn() -> vault::RecoveryKey {
        let folder = tempfile::tempdir().unwrap();
        let locked = vault::Locked::at(folder.path())
            .unwrap()
            .with_work_factor(vault::WorkFactor::for_tests(2).unwrap());
        let passphrase = vault::Passphrase::new("a kettle of quiet otters");
        let prepared = locked.prepare(&passphrase, &crate::clock::now()).unwrap();
        prepared.recovery_key().clone()
    }

    /// What was on a sheet before it had groups.
    fn before(key: &str) -> Zeroizing<String> {
        Zeroizing::new(format!(
            "Recovery key\nMade on 2026-11-23\n\n{key}\n\nThis key opens your journal in Evenkeel \
             when the passphrase is forgotten.\nKeep it where only you can reach it.\n"
        ))
    }
}

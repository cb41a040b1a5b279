//! The few sentences Rust itself says, from the one catalogue: dialog titles and the recovery sheet.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use unic_langid::LanguageIdentifier;

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

/// The sheet a person keeps: what it is, the key, how it is used.
pub(crate) fn recovery_sheet(key: &str, made_on: &str) -> zeroize::Zeroizing<String> {
    let mut args = FluentArgs::new();
    args.set("key", key);
    args.set("date", made_on);
    let mut sheet = zeroize::Zeroizing::new(format("recovery-sheet", &args));
    sheet.push('\n');
    sheet
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
        for sign in journal::SignId::ELEVEN {
            for words in [sign_label(sign), sign_line(sign)] {
                assert!(!words.starts_with("sign-") && words.len() > 4, "{sign}");
            }
        }
    }

    #[test]
    fn the_catalogue_reads() {
        assert!(FluentResource::try_new(ENGLISH.to_owned()).is_ok());
    }

    #[test]
    fn the_sheet_holds_the_key_on_a_line_of_its_own_and_nothing_of_the_topic() {
        let sheet = recovery_sheet("AGE-SECRET-KEY-1TEST", "2026-11-23");
        assert!(
            sheet.lines().any(|line| line == "AGE-SECRET-KEY-1TEST"),
            "{}",
            *sheet
        );
        assert!(sheet.contains("2026-11-23"));
        for word in ["trust", "partner", "sign", "{"] {
            assert!(!sheet.to_lowercase().contains(word), "{word}");
        }
    }
}

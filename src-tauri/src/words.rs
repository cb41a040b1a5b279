//! The few sentences Rust itself says, from the one catalogue: dialog titles and the recovery sheet.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use unic_langid::LanguageIdentifier;

/// The desktop's part of the catalogue.
const ENGLISH: &str = include_str!("../../assets/locales/en/desktop.ftl");

/// A message without arguments. Its id when the catalogue lacks it, which a test rules out.
pub(crate) fn text(id: &str) -> String {
    format(id, &FluentArgs::new())
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
    let resource = match FluentResource::try_new(ENGLISH.to_owned()) {
        Ok(resource) | Err((resource, _)) => resource,
    };
    bundle.add_resource_overriding(resource);
    let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) else {
        return id.to_owned();
    };
    bundle
        .format_pattern(pattern, Some(args), &mut Vec::new())
        .into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_catalogue_reads_and_has_every_message_rust_says() {
        assert!(FluentResource::try_new(ENGLISH.to_owned()).is_ok());
        for id in [
            "recovery-dialog-title",
            "recovery-file-name",
            "picture-dialog-title",
            "recovery-sheet",
        ] {
            assert_ne!(text(id), id);
        }
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

use crate::{Passphrase, VaultError};

/// Fewest characters that are accepted.
pub const MIN_CHARS: usize = 12;

/// What zxcvbn is given at most: its work grows steeply, and a longer text is strong anyway.
const LOOKED_AT: usize = 72;

/// How hard a passphrase is to guess, in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Under [`MIN_CHARS`]: refused.
    TooShort,
    /// Among what is tried first, alone or repeated: refused.
    Common,
    /// Under 10^10 guesses.
    Weak,
    /// Under 10^14 guesses.
    Fair,
    /// Under 10^18 guesses.
    Good,
    /// 10^18 guesses or more.
    Strong,
}

impl Strength {
    /// Whether a journal may be made with it.
    #[must_use]
    pub fn is_accepted(self) -> bool {
        self > Strength::Common
    }
}

/// Weighs a passphrase by the guesses it would take (zxcvbn; Wheeler, USENIX Security 2016).
#[must_use]
pub fn weigh(passphrase: &Passphrase) -> Strength {
    let text = passphrase.expose();
    let length = text.chars().count();
    if length < MIN_CHARS {
        return Strength::TooShort;
    }
    let head: String = text.chars().take(LOOKED_AT).collect();
    let guesses = zxcvbn::zxcvbn(&head, &["evenkeel", "journal"]).guesses_log10();
    match guesses {
        g if g < 8.0 => Strength::Common,
        g if g < 10.0 => Strength::Weak,
        g if g < 14.0 => Strength::Fair,
        g if g < 18.0 => Strength::Good,
        _ => Strength::Strong,
    }
}

/// Refuses what no journal should be made with.
///
/// # Errors
/// [`VaultError::PassphraseTooShort`] or [`VaultError::PassphraseCommon`].
pub fn accept(passphrase: &Passphrase) -> Result<(), VaultError> {
    match weigh(passphrase) {
        Strength::TooShort => Err(VaultError::PassphraseTooShort),
        Strength::Common => Err(VaultError::PassphraseCommon),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Strength {
        weigh(&Passphrase::new(text))
    }

    #[test]
    fn short_and_common_ones_are_refused() {
        assert_eq!(of(""), Strength::TooShort);
        assert_eq!(of("k8#zQ!v0pLx"), Strength::TooShort);
        for common in [
            "password1234",
            "123456789012",
            "qwertyuiopas",
            "aaaaaaaaaaaa",
            "iloveyouiloveyou",
            "passwordpassword",
            "PasswordPassword",
            "evenkeeljournal",
        ] {
            assert_eq!(of(common), Strength::Common, "{common}");
        }
    }

    #[test]
    fn long_phrases_are_praised_and_a_huge_one_takes_no_time() {
        assert_eq!(
            of("quilt marble otter seventeen paper lamp"),
            Strength::Strong
        );
        assert!(of("my neighbour's red kite 1987") >= Strength::Good);
        assert_eq!(
            of(&"ab3 kettle ".repeat(100_000)),
            of(&"ab3 kettle ".repeat(7))
        );
    }

    #[test]
    fn twelve_letters_of_another_script_count_as_twelve() {
        assert!(of("тихая вода 42 лодка").is_accepted());
    }

    #[test]
    fn more_guesses_are_a_better_word() {
        for (text, strength) in [
            ("purplemonkey", Strength::Common),
            ("marble lantern", Strength::Weak),
            ("three blind mice", Strength::Fair),
            ("quilt marble otter 7", Strength::Good),
        ] {
            assert_eq!(of(text), strength, "{text}");
        }
        assert!(Strength::Weak.is_accepted() && !Strength::Common.is_accepted());
    }
}

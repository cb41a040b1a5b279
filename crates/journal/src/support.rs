//! Where a person looks for help: their country, and somebody of their own.

use std::fmt;
use std::str::FromStr;

use crate::text::clean;

/// The longest contact of one's own, in characters: a name, a number and a few words.
pub const SUPPORT_CONTACT_MAX_CHARS: usize = 400;

/// A country by its two letters (ISO 3166-1 alpha-2), such as `AT`. Which ones there are is not
/// known here: numbers for a country may come with a later version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct CountryCode([u8; 2]);

impl fmt::Display for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0
            .iter()
            .try_for_each(|letter| write!(f, "{}", char::from(*letter)))
    }
}

impl FromStr for CountryCode {
    type Err = SupportError;

    fn from_str(code: &str) -> Result<Self, SupportError> {
        match *code.as_bytes() {
            [first, second] if first.is_ascii_uppercase() && second.is_ascii_uppercase() => {
                Ok(CountryCode([first, second]))
            }
            _ => Err(SupportError::Country),
        }
    }
}

/// What the support page remembers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Support {
    /// The country whose numbers are shown.
    pub country: Option<CountryCode>,
    /// Somebody of one's own, in one's own words; may be empty.
    pub contact: String,
}

impl Support {
    /// As it is kept: the contact without control characters and without white space around it.
    ///
    /// # Errors
    /// [`SupportError::ContactTooLong`]; nothing is ever cut off silently.
    pub fn tidied(self) -> Result<Self, SupportError> {
        let contact = clean(&self.contact).trim().to_owned();
        let chars = contact.chars().count();
        if chars > SUPPORT_CONTACT_MAX_CHARS {
            return Err(SupportError::ContactTooLong { chars });
        }
        Ok(Support { contact, ..self })
    }

    /// Whether there is nothing to remember.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.country.is_none() && self.contact.is_empty()
    }
}

/// Why it cannot be remembered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SupportError {
    /// Not two capital letters.
    #[error("not the code of a country")]
    Country,
    /// The contact is over [`SUPPORT_CONTACT_MAX_CHARS`].
    #[error("the contact is too long: {chars} characters")]
    ContactTooLong {
        /// Its length in characters.
        chars: usize,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_is_two_capital_letters() {
        assert_eq!("AT".parse::<CountryCode>().unwrap().to_string(), "AT");
        for text in ["", "A", "at", "At", "AUT", "Ä", "A1", "A\n"] {
            assert_eq!(text.parse::<CountryCode>(), Err(SupportError::Country));
        }
    }

    #[test]
    fn a_contact_is_tidied_and_has_a_length() {
        let of = |contact: &str| Support {
            contact: contact.into(),
            ..Support::default()
        };
        assert_eq!(of(" Mara\r\n0660 1 \n").tidied(), Ok(of("Mara\n0660 1")));
        assert!(of(" \u{0} ").tidied().unwrap().is_empty());
        assert!(of(&"é".repeat(400)).tidied().is_ok());
        assert_eq!(
            of(&"é".repeat(401)).tidied(),
            Err(SupportError::ContactTooLong { chars: 401 })
        );
    }
}

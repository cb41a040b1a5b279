use std::fmt;

/// What is wrong with a text that was to be a recovery key. Holds nothing of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mistyped {
    /// Something in this group, numbered from 1 as on the sheet: it has a character too many or too few, one
    /// that is in no key, or the checksum fits once one or two characters are other ones, of which this
    /// group has the first. A guess when more than two are wrong, and a rare one.
    Group(usize),
    /// It has so many characters, its prefix not counted; a key has 58.
    Length(usize),
    /// It does not fit together, at more places than its checksum can name.
    Unplaced,
}

impl fmt::Display for Mistyped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Mistyped::Group(number) => write!(f, "group {number} does not fit"),
            Mistyped::Length(typed) => write!(f, "{typed} characters are not a whole key"),
            Mistyped::Unplaced => f.write_str("it does not fit together"),
        }
    }
}

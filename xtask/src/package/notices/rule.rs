//! What a licence asks for, of the text that goes with a copy.

/// Which text goes along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asks {
    /// Apache's, which is the same for all, and a NOTICE where there is one.
    Apache,
    /// What lies beside its source.
    ItsOwn,
    /// Nothing lies there: the text must come from elsewhere.
    Another,
    /// None.
    Nothing,
}

/// Licences that want no text to go along, and gifts to everybody.
const ASK_NOTHING: [&str; 5] = ["0BSD", "CC0-1.0", "MIT-0", "Unlicense", "blessing"];

/// Of an SPDX expression, and whether a text lies beside the source.
pub(super) fn asks(licence: &str, has_texts: bool) -> Asks {
    // A choice is one between names only; where more than one must be kept, all texts go along.
    let choices: Vec<_> = licence.split(" OR ").map(str::trim).collect();
    let is_choice = !licence.contains(" AND ") && !licence.contains('(');
    if is_choice && choices.contains(&"Apache-2.0") {
        return Asks::Apache;
    }
    if is_choice && choices.iter().any(|choice| ASK_NOTHING.contains(choice)) {
        return Asks::Nothing;
    }
    if has_texts {
        Asks::ItsOwn
    } else {
        Asks::Another
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_a_choice_is_offered_apache_is_taken() {
        assert_eq!(asks("MIT OR Apache-2.0", true), Asks::Apache);
        let choice = "Apache-2.0 WITH LLVM-exception OR Apache-2.0 OR MIT";
        assert_eq!(asks(choice, true), Asks::Apache);
        assert_eq!(asks("Apache-2.0", false), Asks::Apache);
    }

    #[test]
    fn where_two_must_be_kept_there_is_no_choice() {
        assert_eq!(asks("Apache-2.0 AND MIT", true), Asks::ItsOwn);
        let both = "(MIT OR Apache-2.0) AND Unicode-3.0";
        assert_eq!(asks(both, true), Asks::ItsOwn);
        assert_eq!(asks(both, false), Asks::Another);
        assert_eq!(asks("Apache-2.0 WITH LLVM-exception", true), Asks::ItsOwn);
    }

    #[test]
    fn a_gift_asks_for_nothing() {
        assert_eq!(asks("0BSD OR CC0-1.0", false), Asks::Nothing);
        assert_eq!(asks("Unlicense OR MIT", true), Asks::Nothing);
        assert_eq!(asks("blessing", true), Asks::Nothing);
        assert_eq!(asks("MIT", true), Asks::ItsOwn);
    }
}

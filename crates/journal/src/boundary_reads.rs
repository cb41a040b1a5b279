//! Whether the words of a boundary say what I will do, or what they must do.

use crate::named::named;
use crate::phrase::Part::{Any, One};
use crate::phrase::{Part, Phrase, clauses, words};

named! {
    /// How the words of a boundary read.
    BoundaryReads, "reading of a boundary" {
        /// Nothing is written yet.
        Empty = "empty",
        /// It says what I will do.
        Boundary = "boundary",
        /// It begins with what they must or can't do: a request may say it better.
        RuleForThem = "rule-for-them",
        /// It does not say what I will do.
        NoIWill = "no-i-will",
    }
}

/// Reads a boundary: its words, and what is written under "what I will do".
///
/// A text that begins with "you can't", "you must" or the like is a rule for them, whatever
/// follows. Otherwise it is a boundary when "I will" stands anywhere in `boundary`, or when
/// `will_do` holds a word at all: the field's name says "I will" there. It knows English alone;
/// what it says is an offer to reword and never holds anything up.
#[must_use]
pub fn read_boundary(boundary: &str, will_do: &str) -> BoundaryReads {
    let is_written = |text: &str| text.contains(char::is_alphanumeric);
    if !is_written(boundary) && !is_written(will_do) {
        BoundaryReads::Empty
    } else if begins_with_a_rule(boundary) || begins_with_a_rule(will_do) {
        BoundaryReads::RuleForThem
    } else if is_written(will_do) || holds_i_will(boundary) {
        BoundaryReads::Boundary
    } else {
        BoundaryReads::NoIWill
    }
}

fn begins_with_a_rule(text: &str) -> bool {
    let first = clauses(text).map(words).find(|words| !words.is_empty());
    first.is_some_and(|words| RULES.iter().any(|rule| rule.begins(&words, 0).is_some()))
}

fn holds_i_will(text: &str) -> bool {
    clauses(text).map(words).any(|words| {
        let says = |at| I_WILL.iter().any(|will| will.begins(&words, at).is_some());
        (0..words.len()).any(says)
    })
}

/// What may stand before "you" without changing what is said.
const LEAD: Part = Any(&[&[
    "from", "now", "on", "so", "and", "but", "well", "please", "also", "then", "ok", "okay", "my",
]]);
const THEY: Part = One(&[
    "you", "you've", "youve", "they", "they've", "he", "she", "partner", "husband", "wife",
    "nobody",
]);
const HOW: Part = Any(&[&[
    "just", "simply", "really", "also", "all", "both", "only", "are", "have", "will", "would",
    "simply", "still", "always",
]]);
const RULES: &[Phrase] = &[
    Phrase::new(&[
        LEAD,
        THEY,
        HOW,
        One(&[
            "can't",
            "cant",
            "cannot",
            "must",
            "mustn't",
            "mustnt",
            "should",
            "shouldn't",
            "shouldnt",
            "won't",
            "wont",
        ]),
    ]),
    Phrase::new(&[
        LEAD,
        THEY,
        HOW,
        One(&["can", "may", "will", "shall"]),
        One(&["not", "never", "no", "only"]),
    ]),
    Phrase::new(&[
        LEAD,
        THEY,
        HOW,
        One(&["have", "has", "need", "needs", "got", "ought"]),
        One(&["to"]),
    ]),
    Phrase::new(&[
        LEAD,
        One(&["you'd", "you"]),
        Any(&[&["had"]]),
        One(&["better"]),
    ]),
    Phrase::new(&[
        LEAD,
        One(&[
            "you", "you're", "youre", "they", "they're", "he", "he's", "she", "she's",
        ]),
        Any(&[&["are", "is", "just", "simply"]]),
        One(&["not", "never", "aren't", "isn't"]),
        One(&["allowed", "permitted", "supposed"]),
    ]),
];

const I_HOW: Part = Any(&[&[
    "then", "also", "just", "only", "simply", "always", "now", "not", "never",
]]);
const I_WILL: &[Phrase] = &[
    Phrase::new(&[
        One(&["i"]),
        I_HOW,
        One(&["will", "won't", "wont", "shall", "shan't"]),
    ]),
    Phrase::new(&[One(&["i'll"])]),
    Phrase::new(&[One(&["i'm", "im"]), I_HOW, One(&["going", "gonna"])]),
    Phrase::new(&[One(&["i"]), One(&["am"]), I_HOW, One(&["going", "gonna"])]),
];

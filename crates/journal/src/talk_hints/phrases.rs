//! The phrasings that hints are given on.

use super::lists::{
    AUXILIARIES, BECAUSE, CARE, DENIED, FEARED, FEEL, HARM, HEDGES, I, I_HAVE_THE, JUDGES,
    LONG_HEDGES, MERELY, MINE_OR_NOT, NEEDED, NOT, OFTEN, SEEM, SOMEWHERE, YOU, YOU_ARE,
};
use crate::phrase::Part::{Any, Gap, One};
use crate::phrase::{Part, Phrase, Unless};

/// What stands between "you" and what is said of them.
const BETWEEN: Part = Any(&[HEDGES, LONG_HEDGES, AUXILIARIES]);
/// What stands between "I" and "feel".
const HOW_I: Part = Any(&[HEDGES, OFTEN, I_HAVE_THE]);
/// What stands between "feel" and "that you".
const FEEL_HOW: Part = Any(&[HEDGES, OFTEN]);
const TO: Part = One(&["to"]);

/// "You always", "you are just always", "you seem to always". "I love you always" is about me.
pub(super) const YOU_ALWAYS: &[Phrase] = &[
    Phrase::new(&[One(YOU), BETWEEN, One(&["always"])])
        .unless(&[Unless::RightBefore(&["thank", "love", "miss", "trust"])]),
    Phrase::new(&[One(YOU), BETWEEN, One(SEEM), TO, One(&["always"])]),
];

/// "You never", "you’ve never", "you don’t ever". The saying "you never know" alone is left alone.
pub(super) const YOU_NEVER: &[Phrase] = &[
    Phrase::new(&[One(YOU), BETWEEN, One(&["never"])]).unless(&[Unless::Closing(&["know"])]),
    Phrase::new(&[One(YOU), BETWEEN, One(SEEM), TO, One(&["never"])]),
    Phrase::new(&[One(YOU), One(DENIED), BETWEEN, One(&["ever"])]),
    Phrase::new(&[One(YOU), BETWEEN, One(&["not"]), BETWEEN, One(&["ever"])]),
];

/// "I feel that you", "I feel as if you", "I feel you’re", "I feel you don’t".
pub(super) const FEEL_THAT_YOU: &[Phrase] = &[
    Phrase::new(&[
        One(I),
        HOW_I,
        One(FEEL),
        FEEL_HOW,
        One(&["that", "like"]),
        FEEL_HOW,
        One(YOU),
    ]),
    Phrase::new(&[
        One(I),
        HOW_I,
        One(FEEL),
        FEEL_HOW,
        One(&["as"]),
        One(&["if", "though"]),
        FEEL_HOW,
        One(YOU),
    ]),
    Phrase::new(&[One(I), HOW_I, One(FEEL), One(YOU_ARE)]),
    Phrase::new(&[One(I), HOW_I, One(FEEL), One(&["you"]), One(JUDGES)]),
];

/// What is feared is not guessed.
const FEAR: Unless = Unless::Before(FEARED);

/// Why they did it, as if it were known.
pub(super) const GUESSED_MOTIVE: &[Phrase] = &[
    // "because you want", "because you don't care"
    Phrase::new(&[
        One(BECAUSE),
        One(YOU),
        BETWEEN,
        One(&[
            "want", "wanted", "wish", "hate", "hated", "enjoy", "enjoyed",
        ]),
    ])
    .unless(&[FEAR]),
    Phrase::new(&[
        One(BECAUSE),
        One(YOU),
        BETWEEN,
        One(DENIED),
        BETWEEN,
        One(&["want", "care", "cared", "love", "like", "respect"]),
    ])
    .unless(&[FEAR]),
    // "you just want to", "you really only wanted me to"
    Phrase::new(&[
        One(YOU),
        BETWEEN,
        One(MERELY),
        BETWEEN,
        One(&["want", "wanted", "like", "liked", "enjoy"]),
        Any(&[&["me", "us", "him", "her", "them", "everyone"]]),
        TO,
    ])
    .unless(&[FEAR]),
    // "you're trying to"
    Phrase::new(&[One(YOU), BETWEEN, One(&["trying"]), TO]).unless(&[FEAR]),
    // "you only said that to"
    Phrase::new(&[
        One(YOU),
        BETWEEN,
        One(&["only"]),
        Gap {
            up_to: 5,
            none_of: NEEDED,
        },
        TO,
    ])
    .unless(&[FEAR, Unless::RightAfter(SOMEWHERE)]),
    // "you don't care"
    Phrase::new(&[One(YOU), BETWEEN, One(DENIED), BETWEEN, One(CARE)]).unless(NOT_A_TASTE),
    Phrase::new(&[One(YOU), BETWEEN, One(&["not"]), BETWEEN, One(CARE)]).unless(NOT_A_TASTE),
    // "you left it there on purpose"; "on purpose" alone, unless I did it or nobody did
    Phrase::new(&[
        One(YOU),
        Gap {
            up_to: 6,
            none_of: MINE_OR_NOT,
        },
        One(&["on"]),
        One(&["purpose"]),
    ])
    .unless(&[FEAR]),
    Phrase::new(&[One(&["on"]), One(&["purpose"])]).unless(&[FEAR, Unless::Before(MINE_OR_NOT)]),
    Phrase::new(&[
        One(YOU),
        BETWEEN,
        One(&["deliberately", "intentionally", "purposely"]),
    ])
    .unless(&[FEAR]),
    // "to hurt me"
    Phrase::new(&[TO, One(HARM), One(&["me"])]).unless(&[FEAR, Unless::Before(NOT)]),
    Phrase::new(&[
        TO,
        One(&["get"]),
        One(&["back", "rid"]),
        One(&["at", "of"]),
        One(&["me"]),
    ])
    .unless(&[FEAR, Unless::Before(NOT)]),
    Phrase::new(&[
        TO,
        One(&["make"]),
        One(&["me"]),
        One(&["jealous", "feel", "look", "angry", "cry", "pay", "suffer"]),
    ])
    .unless(&[FEAR, Unless::Before(NOT)]),
];
/// "You don’t care for olives" guesses nothing.
const NOT_A_TASTE: &[Unless] = &[FEAR, Unless::RightAfter(&["for", "to"])];

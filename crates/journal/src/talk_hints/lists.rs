//! The words that the phrasings are made of. Lists of long words stand apart from lists of short
//! ones for no reason but their looks.

use crate::phrase::Words;

/// Every word a phrase begins with; most words are none of these.
pub(super) const OPENINGS: Words = &[
    "you", "you're", "you've", "you'd", "you'll", "youre", "youve", "youd", "youll", "i", "i'm",
    "im", "i've", "ive", "i'd", "i'll", "me", "it", "because", "cause", "cos", "since", "on", "to",
];

/// "You", with or without its verb; "you’ve" without its apostrophe, too.
pub(super) const YOU: Words = &[
    "you", "you're", "you've", "you'd", "you'll", "youre", "youve", "youd", "youll",
];
/// Only those of [`YOU`] that hold a verb.
pub(super) const YOU_ARE: Words = &["you're", "you've", "you'd", "you'll", "youre", "youve"];
/// Who has the feeling: "I", "it makes me", "it feels".
pub(super) const I: Words = &["i", "i'm", "im", "i've", "ive", "i'd", "i'll", "me", "it"];
pub(super) const FEEL: Words = &["feel", "feels", "felt", "feeling"];
pub(super) const BECAUSE: Words = &["because", "cause", "cos", "since"];

/// Small words that change nothing about what is said.
pub(super) const HEDGES: Words = &[
    "just", "only", "really", "simply", "almost", "nearly", "also", "still", "even", "so", "very",
    "pretty", "much", "kind", "sort", "of", "clearly", "actually", "honestly", "maybe", "perhaps",
];
pub(super) const LONG_HEDGES: Words = &["practically", "basically", "literally", "obviously"];
/// How often.
pub(super) const OFTEN: Words = &[
    "often",
    "sometimes",
    "usually",
    "always",
    "never",
    "now",
    "today",
    "lately",
    "strongly",
];
/// Verbs that "you" may have before the verb, and who "you" are.
pub(super) const AUXILIARIES: Words = &[
    "are", "were", "be", "been", "being", "do", "did", "have", "had", "will", "would", "can",
    "could", "must", "should", "might", "both", "all", "two", "guys",
];
/// What stands between "I" and "feel".
pub(super) const I_HAVE_THE: Words = &[
    "do", "don't", "dont", "did", "didn't", "not", "am", "was", "can't", "help", "have", "had",
    "got", "get", "a", "the", "this",
];
/// After "I feel you", what makes it a judgement and not a touch.
pub(super) const JUDGES: Words = &[
    "are", "aren't", "were", "weren't", "do", "don't", "dont", "did", "didn't", "have", "haven't",
    "had", "hadn't", "should", "could", "couldn't", "would", "wouldn't", "can", "can't", "cannot",
    "will", "won't", "must", "never", "always", "only", "just", "want", "wanted", "think", "treat",
    "ignore", "hate", "blame",
];

pub(super) const SEEM: Words = &["seem", "seemed", "tend"];
pub(super) const DENIED: Words = &[
    "don't", "dont", "didn't", "didnt", "doesn't", "couldn't", "can't", "cannot", "wouldn't",
    "won't", "never", "stopped", "haven't",
];
pub(super) const CARE: Words = &["care", "cared", "caring"];
/// Before a wish, what makes it a guess.
pub(super) const MERELY: Words = &["just", "only", "really", "simply", "clearly", "secretly"];
/// What was done to me, if it was.
pub(super) const HARM: Words = &[
    "hurt",
    "punish",
    "annoy",
    "spite",
    "control",
    "upset",
    "humiliate",
    "embarrass",
    "provoke",
    "trick",
    "use",
];
/// After "only" and before "to", what makes it a need and not a purpose.
pub(super) const NEEDED: Words = &[
    "i", "have", "has", "had", "need", "needed", "got", "ought", "used",
];
/// After "to", what makes it a way and not a purpose.
pub(super) const SOMEWHERE: Words = &[
    "the", "a", "an", "my", "your", "our", "their", "his", "her", "me", "you", "him", "them", "us",
    "it", "that", "this", "these", "those", "work", "bed", "school", "town", "church", "one",
    "some",
];

/// Where the person says that it was *not* so.
pub(super) const NOT: Words = &[
    "not", "never", "don't", "dont", "didn't", "didnt", "doesn't", "isn't", "wasn't", "weren't",
    "won't", "wouldn't", "can't", "cannot", "couldn't", "haven't", "hasn't", "hadn't",
];
/// Where the person speaks of themselves, or says that it was not so.
pub(super) const MINE_OR_NOT: Words = &[
    "i", "i'm", "i've", "i'd", "i'll", "we", "we're", "we've", "not", "never", "don't", "dont",
    "didn't", "didnt", "doesn't", "isn't", "wasn't", "weren't", "won't", "wouldn't", "can't",
    "couldn't", "haven't", "hasn't", "hadn't",
];
/// Fear, or a threat that was made, is no guess.
pub(super) const FEARED: Words = &[
    "afraid",
    "scared",
    "scares",
    "frightened",
    "frightens",
    "terrified",
    "fear",
    "fears",
    "threat",
    "threaten",
    "threatened",
    "threatens",
    "threatening",
];

//! Hints on phrasings.

use journal::{TalkHintKind, talk_hints};
use proptest::prelude::*;

fn name(kind: TalkHintKind) -> &'static str {
    match kind {
        TalkHintKind::YouAlways => "you-always",
        TalkHintKind::YouNever => "you-never",
        TalkHintKind::FeelThatYou => "feel-that-you",
        TalkHintKind::GuessedMotive => "guessed-motive",
    }
}

/// The kinds found in a text and the words of each, as one line.
fn found(text: &str) -> String {
    let hints = talk_hints(text);
    let told: Vec<String> = hints
        .iter()
        .map(|hint| format!("{}: {}", name(hint.kind), hint.words))
        .collect();
    told.join(" | ")
}

#[test]
fn you_always_and_you_never_are_found_with_what_stands_between() {
    for (text, expected) in [
        ("You always do this.", "you-always: You always"),
        ("YOU ALWAYS DO THIS", "you-always: YOU ALWAYS"),
        (
            "why are you  just\talways late",
            "you-always: you  just\talways",
        ),
        ("You are always late.", "you-always: You are always"),
        ("you're always late", "you-always: you're always"),
        (
            "you’re really always late",
            "you-always: you’re really always",
        ),
        ("youre always late", "you-always: youre always"),
        ("And you *always* win", "you-always: you *always"),
        (
            "you seem to always forget",
            "you-always: you seem to always",
        ),
        ("You never listen", "you-never: You never"),
        ("you've never asked", "you-never: you've never"),
        ("you’ve never asked", "you-never: you’ve never"),
        (
            "you have almost never asked",
            "you-never: you have almost never",
        ),
        ("you don't ever ask", "you-never: you don't ever"),
        ("you did not ever ask", "you-never: you did not ever"),
        ("you never know when to stop", "you-never: you never"),
        (
            "You always talk and you never ask. You always do.",
            "you-always: You always | you-never: you never",
        ),
    ] {
        assert_eq!(found(text), expected, "{text}");
    }
}

#[test]
fn feelings_that_are_thoughts_are_found() {
    for (text, words) in [
        ("I feel that you are far away", "I feel that you"),
        ("I feel like you forget me", "I feel like you"),
        ("i just felt like you're bored", "i just felt like you're"),
        ("I feel as if you had left already", "I feel as if you"),
        (
            "I sometimes feel as though you've left",
            "I sometimes feel as though you've",
        ),
        ("I feel you don't listen", "I feel you don't"),
        ("I feel you’re somewhere else", "I feel you’re"),
        ("I don't feel like you hear me", "I don't feel like you"),
        ("It makes me feel like you regret it", "me feel like you"),
        (
            "I have the feeling that you are bored",
            "I have the feeling that you",
        ),
        ("I’m feeling that you hold back", "I’m feeling that you"),
    ] {
        assert_eq!(found(text), format!("feel-that-you: {words}"), "{text}");
    }
}

#[test]
fn guessed_motives_are_found() {
    for (text, words) in [
        (
            "You went because you want to be rid of us",
            "because you want",
        ),
        (
            "because you really wanted a fight",
            "because you really wanted",
        ),
        (
            "because you don't love this house",
            "because you don't love",
        ),
        ("you just want to win", "you just want to"),
        ("you only wanted me to feel small", "you only wanted me to"),
        ("You're trying to start something", "You're trying to"),
        ("you were only trying to win", "you were only trying to"),
        (
            "you left it there on purpose",
            "you left it there on purpose",
        ),
        ("That was on purpose!", "on purpose"),
        ("I know you did it on purpose", "you did it on purpose"),
        ("you deliberately forgot", "you deliberately"),
        ("you don't care", "you don't care"),
        (
            "You don’t even really care about it",
            "You don’t even really care",
        ),
        ("you do not care", "you do not care"),
        ("you only said yes to shut me up", "you only said yes to"),
        ("that was meant to hurt me", "to hurt me"),
        ("It was to punish me", "to punish me"),
        ("to get back at me", "to get back at me"),
        ("Robin did it to make me jealous", "to make me jealous"),
    ] {
        assert_eq!(found(text), format!("guessed-motive: {words}"), "{text}");
    }
}

#[test]
fn what_only_sounds_alike_is_left_alone() {
    for text in [
        "",
        "I always lock up",
        "thank you. Always",
        "thank you, always",
        "Thank you always, for everything",
        "I will love you always",
        "I always thank you",
        "you\nalways",
        "youth always wins",
        "bayou never",
        "You never know",
        "Well, you never know!",
        "your never-ending list",
        "I never said that",
        "I feel you near me",
        "I feel your hand",
        "I feel sad when you go",
        "I feel that our evenings are short",
        "I feel like your name is on my tongue",
        "it feels good that you came",
        "Do you want to come?",
        "you only have to ask",
        "you only go to the office twice a week",
        "You only need to say it",
        "I did it on purpose",
        "I know I did that on purpose",
        "you know that I did it on purpose",
        "You did not do it on purpose",
        "it was not on purpose",
        "you don't care for olives",
        "you did not mean to hurt me",
        "I am afraid you will come to hurt me",
        "I'm scared that it was meant to punish me",
        "you threatened to hurt me",
        "I am afraid you just want to hurt me",
        "it frightens me when you are trying to control me on purpose",
        "I am scared because you don't care what happens",
        "I need a quiet evening, and to be asked first.",
        "あなたはいつも優しい",
        "Du kommst immer zu spät",
    ] {
        assert_eq!(found(text), "", "{text}");
    }
}

#[test]
fn the_first_place_of_a_kind_is_told_and_no_other() {
    let text = "You never ask. You've never asked. I feel like you left. I feel that you left.";
    assert_eq!(
        found(text),
        "you-never: You never | feel-that-you: I feel like you"
    );
}

#[test]
fn words_of_more_than_sixty_characters_are_cut() {
    let text = format!("you{}always", " ".repeat(80));
    assert_eq!(found(&text), "you-always: you");
    let text = format!("you {} on purpose", "x".repeat(70));
    let words = &talk_hints(&text)[0].words;
    assert_eq!(words.chars().count(), 60);
}

#[test]
fn a_mebibyte_of_near_misses_is_read_through() {
    // Every word begins a phrase, or nearly ends one.
    let units = [
        "you just really still ",
        "i feel so so so as if ",
        "to hurt ",
        "'",
        "you’",
    ];
    for unit in units {
        let text = unit.repeat((1 << 17) / unit.len());
        assert_eq!(found(&text), "");
        let end = format!("{text}. You always");
        assert_eq!(found(&end), "you-always: You always");
    }
    let text = "We had soup, and it was good. ".repeat((1 << 20) / 30);
    assert_eq!(found(&text), "");
}

/// Texts made of the words that phrases are made of, with marks between.
fn near_phrases() -> impl Strategy<Value = String> {
    let words = [
        "you", "You’re", "you've", "always", "never", "just", "I", "feel", "that", "like", "as",
        "if", "don't", "care", "because", "want", "to", "hurt", "me", "only", "said", "on",
        "purpose", "trying", "know", ".", ",", "\n", "  ", "*", "é", "日本", "🙂", "afraid",
    ];
    let word = proptest::sample::select(words.to_vec());
    proptest::collection::vec(word, 0..40).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn any_text_gives_at_most_one_hint_a_kind_in_its_own_words(
        text in prop_oneof![any::<String>(), near_phrases()],
    ) {
        let hints = talk_hints(&text);
        prop_assert!(hints.windows(2).all(|pair| pair[0].kind < pair[1].kind));
        for hint in hints {
            prop_assert!(text.contains(&hint.words));
            prop_assert!((1..=60).contains(&hint.words.chars().count()));
            prop_assert_eq!(hint.words.trim(), hint.words.as_str());
        }
    }

    #[test]
    fn capitals_and_kinds_of_apostrophe_do_not_matter(text in near_phrases()) {
        let kinds = |text: &str| -> Vec<TalkHintKind> {
            talk_hints(text).into_iter().map(|hint| hint.kind).collect()
        };
        prop_assert_eq!(kinds(&text), kinds(&text.to_ascii_uppercase()));
        prop_assert_eq!(kinds(&text), kinds(&text.replace('\'', "’")));
        prop_assert_eq!(kinds(&text), kinds(&text.replace('’', "'")));
    }

    #[test]
    fn another_sentence_takes_no_hint_away(text in near_phrases(), more in near_phrases()) {
        let kinds = |text: &str| -> Vec<TalkHintKind> {
            talk_hints(text).into_iter().map(|hint| hint.kind).collect()
        };
        let both = kinds(&format!("{text}. {more}"));
        prop_assert!(kinds(&text).iter().chain(&kinds(&more)).all(|kind| both.contains(kind)));
    }
}

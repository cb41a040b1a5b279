//! An entry of each kind, by keys alone: begun with Ctrl+N and its digit, written field by field with
//! Tab, found again by search after a lock with everything in it, changed.

use std::collections::BTreeMap;

use journeys::desk::Desk;
use journeys::notes::Kind;
use journeys::writing::{Do, LINKS};
use serde_json::Value;

const PASSPHRASE: &str = "a lantern left at the ferry";

/// What is written of each kind. The first text of each holds a word that no other entry has.
fn steps(kind: Kind) -> (&'static str, &'static [Do]) {
    use Do::{Choose, Press, Today, Type, Unfold};
    match kind {
        Kind::Communication => (
            "quillwort",
            &[
                Type("Topic", "the quillwort weekend"),
                Type("I feel", "uneasy, and a bit left out"),
                Type("about", "the plans that I heard of last"),
                Type("I need", "to be asked before it is settled"),
                Unfold("Choose a day for it"),
                Today("I want to say it on"),
                Unfold("Anything else"),
                Type("Anything else", "after dinner, not before"),
            ],
        ),
        Kind::Boundary => (
            "samphire",
            &[
                Type(
                    "My boundary",
                    "When samphire is shouted, I will leave the room",
                ),
                Type("What I will do", "I will walk once around the block"),
                Unfold("Why it matters to me"),
                Type(
                    "Why it matters to me",
                    "I cannot think while somebody is loud",
                ),
                Unfold("Saying it"),
                Choose("I have said it", "Not yet"),
                Type("How I want to say it", "calmly, on a walk"),
                Unfold("Look at it again"),
                Today("I look at it again on"),
                Unfold("Anything else"),
                Type("Anything else", "the first one that I write down"),
            ],
        ),
        Kind::TrustStep => (
            "marjoram",
            &[
                Type("A small risk I choose", "I ask for the marjoram recipe"),
                Type("What I expect to happen", "they will find a reason not to"),
                Type("How likely, in percent", "70"),
                Unfold("What I will do differently"),
                Type("What I will do differently", "I will not explain why I ask"),
                Unfold("Choose a day for it"),
                Today("I try it on"),
                Unfold("Anything else"),
                Type("Anything else", "it is only a recipe"),
            ],
        ),
        Kind::Pain => (
            "tamarisk",
            &[
                Type("What happened", "The tamarisk letter was not answered"),
                Press("Next step"),
                Type("What I felt", "a weight under the ribs"),
                Press("Next step"),
                Type("What I made it mean", "that I do not count"),
                Press("Next step"),
                Type("What I need now", "one friendly voice"),
            ],
        ),
        Kind::Origin => (
            "celandine",
            &[
                Type(
                    "When did I first feel this",
                    "in the celandine kitchen, at nine",
                ),
                Type("Then and now", "then I could not leave; now I can"),
                Do::Tick("Rejection"),
                Do::Tick("Something traumatic"),
                Do::Tick("Severe accident"),
                Unfold("Anything else"),
                Type("Anything else", "enough for one evening"),
            ],
        ),
        Kind::Reflection => (
            "bergamot",
            &[Do::Type(
                "My reflection",
                "Bergamot in the hall, and I was calm",
            )],
        ),
        Kind::GoodMoment => (
            "lovage",
            &[Type(
                "One thing that built trust today",
                "A lovage soup was kept warm for me",
            )],
        ),
        Kind::Tried => (
            "wormwood",
            &[
                Type("What I tried", "Counting wormwood leaves before I answer"),
                Choose("Did it help?", "A little"),
                Unfold("Anything else"),
                Type("Anything else", "better than silence"),
            ],
        ),
        Kind::WeekReview => (
            "saxifrage",
            &[
                Unfold("What helped"),
                Type(
                    "What helped me this week",
                    "The saxifrage walk, and going to bed early",
                ),
                Unfold("One way forward"),
                Choose("My way for next week", "Talk, and set boundaries"),
                Type("How I will do it", "one talk, on Wednesday"),
                Unfold("For the session"),
                Type("What I want to talk about", "why I go quiet"),
            ],
        ),
    }
}

/// The title, where the kind's own form asks for none.
fn title(kind: Kind) -> &'static [Do] {
    match kind {
        Kind::Communication => &[],
        Kind::Reflection => &[Do::Type("Title", "a name for it")],
        _ => &[
            Do::Press("Give it a title"),
            Do::Type("Title", "a name for it"),
        ],
    }
}

/// What any entry of that kind can carry. A review is linked to the patterns it rates, and brought to
/// the session by what is written for it.
fn links(kind: Kind) -> Vec<Do> {
    let not_here = |step: &Do| match step {
        Do::Tick(mark) => {
            kind == Kind::WeekReview && ["Jealousy", "Bring to session"].contains(mark)
        }
        _ => false,
    };
    LINKS.into_iter().filter(|step| !not_here(step)).collect()
}

fn texts(steps: &[Do]) -> impl Iterator<Item = &'static str> {
    steps.iter().filter_map(|step| match step {
        Do::Type(label, text) if *label != "Time" && *label != "How likely, in percent" => {
            Some(*text)
        }
        _ => None,
    })
}

#[test]
fn an_entry_of_each_kind_is_written_by_keys_and_found_whole_after_a_lock() {
    let desk = Desk::new();
    let mut app = desk.start_open(PASSPHRASE);

    let mut written: BTreeMap<char, Value> = BTreeMap::new();
    for kind in Kind::ALL {
        let (_, own) = steps(kind);
        app.begin_entry(kind);
        app.fill_in(own);
        app.fill_in(title(kind));
        app.fill_in(&links(kind));
        app.entry_saved();
        written.insert(kind.digit(), app.form());
        let read = app.done_writing();
        let named = texts(own).chain(texts(title(kind)));
        let marks = [
            "20:15",
            "Assuming harm",
            "Jealousy",
            "Childhood",
            "ferry talk",
            "Bring to session",
        ];
        let marks = marks
            .into_iter()
            .filter(|&mark| kind != Kind::WeekReview || mark != "Jealousy");
        for words in named.chain(marks) {
            assert!(read.contains(words), "{kind:?}: {words:?} is not in {read}");
        }
        app.leave_entry();
        assert!(
            app.line(0).contains(kind.label()),
            "{kind:?} is in the list"
        );
    }
    assert_eq!(app.total(), 9);

    app.lock();
    app.unlock(PASSPHRASE);
    app.open_notes();
    assert_eq!(app.total(), 9);
    for kind in Kind::ALL {
        let (word, own) = steps(kind);
        let read = app.open_found(word);
        assert!(
            texts(own).all(|text| read.contains(text)),
            "{kind:?}: {read}"
        );
        app.edit_entry();
        assert_eq!(app.form(), written[&kind.digit()], "{kind:?} after a lock");
        app.fill_in(&[Do::Type(again(kind), " (later: chervil)")]);
        app.entry_saved();
        let read = app.done_writing();
        assert!(read.contains("(later: chervil)"), "{kind:?}: {read}");
        assert!(read.contains("Changed"),);
        app.leave_entry();
    }
    let hits = app.search_for("chervil", 9);
    for kind in Kind::ALL {
        let named = hits.iter().any(|hit| hit.contains(kind.label()));
        assert!(named, "{kind:?} is among {hits:?}");
    }
}

/// The text that has the focus when an entry is opened to write.
fn again(kind: Kind) -> &'static str {
    match kind {
        Kind::Pain => "What I need now",
        Kind::Reflection => "My reflection",
        Kind::WeekReview => "What helped me this week",
        _ => match steps(kind).1[0] {
            Do::Type(label, _) => label,
            _ => "",
        },
    }
}

#[test]
fn what_is_left_blank_leaves_nothing_behind() {
    let desk = Desk::new();
    let app = desk.start_open(PASSPHRASE);
    for kind in Kind::ALL {
        app.begin_entry(kind);
    }
    // A week is looked at before anything is asked: nothing typed goes anywhere.
    app.page().type_text("lovage");
    app.begin_entry(Kind::Tried);
    // Begun, and taken back to nothing.
    app.page().type_text("lovage");
    app.entry_saved();
    app.begin_entry(Kind::Reflection);
    app.page().type_text("no");
    app.entry_saved();
    for _ in 0..2 {
        app.page().press(&[journeys::driver::Key::Backspace]);
    }
    app.page().press(&[
        journeys::driver::Key::Control,
        journeys::driver::Key::Char('2'),
    ]);
    app.search_for("lovage", 1);
    app.search_for("no", 0);
    app.go_to(journeys::steps::Place::Today);
    app.open_notes();
    assert_eq!(app.total(), 1);
}

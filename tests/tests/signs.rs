//! One's own signs, by keys: worded anew, added, rated, put away, taken back, removed; the page and the
//! vault agree, and nothing that was rated is lost.

use journal::SignId;
use journeys::app::App;
use journeys::desk::Desk;
use journeys::driver::Key;
use journeys::filled;
use journeys::find::Role;
use journeys::signs::{self, ADD};
use journeys::vault_at;

const PASSPHRASE: &str = "a lantern left at the ferry";
/// The eleven on the first day.
const ANSWERS: &str = "12340123401";
const STORMS: [&str; 2] = ["Storms", "It went from calm to storm and back"];
const OWN: [&str; 2] = ["Old messages", "I read old messages to look for proof"];
const UNUSED: [&str; 2] = ["Slammed doors", "I shut a door louder than I had to"];
const ISOLATED: &str = "I kept away from people, or wanted to walk out at the first discomfort";

#[test]
fn signs_are_worded_added_rated_put_away_and_taken_back_and_nothing_is_lost() {
    let desk = Desk::new();
    let today = filled::today();
    let mut app = desk.start_open(PASSPHRASE);
    app.rate_by_keys(ANSWERS);

    // In one's own words; those it came with stay in sight.
    app.open_signs(11);
    app.press_on_signs("Reword: Drama");
    app.page().sees("Earlier ratings stay, under the new words");
    app.word_sign(STORMS[0], STORMS[1]);
    app.page().sees("It came as “Drama”");
    assert_eq!(app.page().focused().name(), "Reword: Storms");

    // Two of one's own; one without words is asked for them, and kept open.
    app.press_on_signs(ADD);
    app.page().type_text(OWN[0]);
    app.page().press(&[Key::Enter]);
    app.page().sees("Write here what I rate.");
    app.word_sign(OWN[0], OWN[1]);
    app.signs_asked(12);
    app.press_on_signs(ADD);
    app.word_sign(UNUSED[0], UNUSED[1]);
    app.signs_asked(13);

    // The check-in has so many rows, in their words; the twelfth is rated by its digit.
    to_today(&app);
    let (asked, away) = app.signs_of_the_day();
    assert_eq!((asked.len(), away.len()), (13, 0));
    assert_eq!(asked[SignId::Drama.index()], STORMS[1]);
    assert_eq!(asked[11..], [OWN[1], UNUSED[1]]);
    app.rate_row_by_key(11, 3);
    let mut typed: Vec<_> = ANSWERS.chars().map(|digit| digit.to_digit(10)).collect();
    typed.extend([Some(3), None]);
    assert_eq!(app.levels(), typed);

    // Put away: asked no more, but still there on a day it was rated.
    app.open_signs(13);
    app.press_on_signs("Put away: Isolating");
    app.signs_asked(12);
    assert_eq!(app.page().focused().name(), "Take back: Isolating");
    let used = format!("Remove: {}", OWN[0]);
    assert!(
        app.page().look_for(Role::Button, &used).is_none(),
        "what was rated cannot be removed"
    );
    is_put_away(&app);

    // All of it outlives a lock.
    app.lock();
    app.unlock(PASSPHRASE);
    is_put_away(&app);

    // Taken back it stands where it stood, with its level.
    app.open_signs(12);
    app.press_on_signs("Take back: Isolating");
    app.signs_asked(13);
    assert_eq!(app.page().focused().name(), "Put away: Isolating");
    to_today(&app);
    assert_eq!(app.levels(), typed);

    // One that was never used is removed, and brought back by Undo; then it goes.
    app.open_signs(13);
    let remove = format!("Remove: {}", UNUSED[0]);
    app.press_on_signs(&remove);
    app.signs_asked(12);
    app.press_on_signs("Undo");
    app.signs_asked(13);
    app.press_on_signs(&remove);
    app.signs_asked(12);
    to_today(&app);
    let (asked, _) = app.signs_of_the_day();
    app.kill();

    // The vault holds what the page said.
    let mut vault = vault_at::open(&desk.data(), PASSPHRASE, today);
    let kept = signs::stored(&mut vault);
    assert_eq!(kept.len(), 12, "the eleven and one of my own");
    assert!(kept.iter().all(|sign| !sign.put_away));
    let drama = signs::stored_sign(&mut vault, SignId::Drama);
    assert_eq!(drama.label.as_deref(), Some(STORMS[0]));
    assert_eq!(drama.line.as_deref(), Some(STORMS[1]));
    assert_eq!(drama.worded_on, Some(today));
    let own = signs::stored_sign(&mut vault, SignId::OWN[0]);
    assert_eq!(own.label.as_deref(), Some(OWN[0]));
    assert_eq!(own.line.as_deref(), Some(OWN[1]));
    assert!(own.used);
    // The history is whole: the eleven as they were typed, and my own.
    let ratings = signs::ratings(&mut vault, today);
    let levels: Vec<_> = ratings
        .iter()
        .map(|rating| {
            (
                rating.sign,
                rating.level.map(|level| u32::from(level.get())),
            )
        })
        .filter(|(_, level)| level.is_some())
        .collect();
    let wanted: Vec<_> = SignId::ALL.into_iter().zip(typed).take(12).collect();
    assert_eq!(levels, wanted);
    drop(vault);

    let app = desk.start();
    app.unlock(PASSPHRASE);
    assert_eq!(app.signs_of_the_day(), (asked, Vec::new()));
}

/// Twelve signs are asked, and the one put away stands apart with its level; on the day before, where it
/// was not rated, it does not stand at all.
fn is_put_away(app: &App) {
    to_today(app);
    let (asked, away) = app.signs_of_the_day();
    assert_eq!(asked.len(), 12);
    assert!(!asked.iter().any(|line| line == ISOLATED));
    assert_eq!(away, [ISOLATED]);
    let levels = app.levels();
    let level = ANSWERS
        .chars()
        .nth(SignId::Isolated.index())
        .and_then(|digit| digit.to_digit(10));
    assert_eq!(levels.last().copied().flatten(), level);
    app.page().find(Role::Button, "Day before").click();
    app.page().sees("I am filling in yesterday");
    let (asked, away) = app.signs_of_the_day();
    assert_eq!((asked.len(), away.len()), (12, 0));
    app.page().find(Role::Button, "Day after").click();
    app.page().sees_no_more("I am filling in yesterday");
}

/// To today's check-in by its key.
fn to_today(app: &App) {
    app.page().press(&[Key::Control, Key::Char('1')]);
    app.page().find(Role::Heading, "Today");
}

//! What is typed into an entry is kept by itself: through kill -9, a lock and an idle lock.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::thread::sleep;
use std::time::{Duration, Instant};

use journeys::app::App;
use journeys::desk::Desk;
use journeys::driver::Key;
use journeys::notes::Kind;
use journeys::wait;
use journeys::writing::Do;

const PASSPHRASE: &str = "a lantern left at the ferry";
/// Kills in `cargo xtask test`, and in its long form.
const ROUNDS: (usize, usize) = (8, 20);
/// Between two keys: about 15 characters a second.
const BEAT: Duration = Duration::from_millis(66);
/// When a round is killed: any time between, after the first key.
const EARLIEST: u64 = 300;
const LATEST: u64 = 8_000;
/// Typing without a pause saves every two seconds. A write takes its time as well, on a machine that
/// builds beside it more than a second; the figure that counts is the one that is printed.
const MOST_LOST: Duration = Duration::from_millis(5_000);
/// In seconds. The page reports a person at most every ten.
const IDLE: &str = "12";

#[test]
fn kill_9_while_typing_takes_no_more_than_the_last_words() {
    let desk = Desk::new();
    desk.make_journal(PASSPHRASE);

    let is_long = std::env::var("EVENKEEL_LONG").is_ok_and(|long| long == "1");
    let rounds = if is_long { ROUNDS.1 } else { ROUNDS.0 };
    let mut worst = Loss::default();
    let mut sum = 0;
    let mut last: Option<Typed> = None;
    for round in 0..=rounds {
        let app = desk.start();
        app.unlock(PASSPHRASE);
        if let Some(typed) = last.take() {
            let loss = typed.loss(&found(&app, &typed.text));
            println!(
                "round {round}: {} of {} characters lost, {} ms of typing; slowest key {} ms",
                loss.characters,
                typed.text.len(),
                loss.time.as_millis(),
                typed.stall.as_millis()
            );
            // A busy machine holds up keys and writes alike; that is not the program's doing.
            let most = MOST_LOST + typed.stall;
            assert!(loss.time <= most, "more than {most:?} was lost: {loss:?}");
            sum += loss.characters;
            worst = worst.or(loss);
        }
        if round < rounds {
            last = Some(type_and_kill(app, round));
        }
    }
    println!(
        "{rounds} kills: at most {} characters, {} ms of typing lost; {} characters in the mean",
        worst.characters,
        worst.time.as_millis(),
        sum / rounds
    );
}

/// What was typed before the kill: each character and when it was sent off.
struct Typed {
    text: String,
    when: Vec<Instant>,
    killed: Instant,
    /// The longest that a key took to be typed.
    stall: Duration,
}

#[derive(Debug, Default, Clone, Copy)]
struct Loss {
    characters: usize,
    /// From the first lost character to the kill.
    time: Duration,
}

impl Loss {
    fn or(self, other: Self) -> Self {
        Self {
            characters: self.characters.max(other.characters),
            time: self.time.max(other.time),
        }
    }
}

impl Typed {
    fn loss(&self, found: &str) -> Loss {
        assert!(
            self.text.starts_with(found),
            "{found:?} is no beginning of {:?}",
            self.text
        );
        let first_lost = self.when.get(found.len());
        Loss {
            characters: self.text.len() - found.len(),
            time: first_lost.map_or(Duration::ZERO, |&first| self.killed - first),
        }
    }
}

/// Types into a new entry until a chance moment.
fn type_and_kill(app: App, round: usize) -> Typed {
    const WORDS: &str = "and then we went on to the weir and nobody said a word for a while ";
    app.begin_entry(Kind::Reflection);
    let begun = Instant::now();
    let end = begun + Duration::from_millis(EARLIEST + chance(LATEST - EARLIEST));
    let head = marker(round);
    let (mut text, mut when, mut stall) = (String::new(), Vec::new(), Duration::ZERO);
    for (n, letter) in (0_u32..).zip(head.chars().chain(WORDS.chars().cycle())) {
        let due = begun + BEAT * n;
        if due >= end {
            break;
        }
        sleep(due.saturating_duration_since(Instant::now()));
        let sent = Instant::now();
        when.push(sent);
        text.push(letter);
        app.page().press(&[Key::Char(letter)]);
        stall = stall.max(sent.elapsed());
    }
    sleep(end.saturating_duration_since(Instant::now()));
    let killed = Instant::now();
    app.kill();
    Typed {
        text,
        when,
        killed,
        stall,
    }
}

/// What is found of it: the newest entry, unless that is an older round's.
fn found(app: &App, typed: &str) -> String {
    app.page().press(&[Key::Control, Key::Char('2')]);
    let newest = wait::until("neither a line nor a word of none was shown", || {
        let text = app.page().text();
        let none = text.contains("Nothing is written yet");
        none.then(String::new)
            .or_else(|| text.contains("Reflection").then(|| app.line(0)))
    });
    if !newest.contains(typed.split(' ').next().unwrap_or_default()) {
        return String::new();
    }
    app.open_line(0);
    app.edit_entry();
    app.field("body")
}

/// A word that no other round begins with, nor any word that is typed.
fn marker(round: usize) -> String {
    let letter = u8::try_from(round).map_or('z', |round| char::from(b'a' + round));
    format!("{letter}{letter} ")
}

fn chance(below: u64) -> u64 {
    RandomState::new().build_hasher().finish() % below
}

#[test]
fn locking_in_the_middle_of_a_word_keeps_every_letter() {
    const FIRST: &str = "We had only just begun to";
    let desk = Desk::new();
    let mut app = desk.start_open(PASSPHRASE);
    app.begin_entry(Kind::Reflection);
    app.page().type_text(FIRST);
    app.lock();
    assert!(!app.page().shows(FIRST));
    app.unlock(PASSPHRASE);
    app.open_notes();
    app.open_line(0);
    app.edit_entry();
    assert_eq!(app.field("body"), FIRST);

    // The same in a later field, with a tag half typed.
    app.begin_entry(Kind::Origin);
    app.fill_in(&[
        Do::Type("Then and now", "not the sa"),
        Do::Unfold("Links"),
        Do::Type("Tags", "half a t"),
    ]);
    app.lock();
    app.unlock(PASSPHRASE);
    app.open_notes();
    let read = app.open_line(0);
    assert!(
        read.contains("not the sa") && read.contains("#half a t"),
        "{read}"
    );
}

#[test]
fn left_alone_in_the_middle_of_a_word_it_locks_and_keeps_every_letter() {
    const HALF: &str = "and that was when I he";
    let desk = Desk::new();
    desk.make_journal(PASSPHRASE);
    let mut app = desk.start_with(&[], &[("EVENKEEL_TEST_IDLE_SECONDS", IDLE)]);
    app.unlock(PASSPHRASE);
    app.begin_entry(Kind::GoodMoment);
    app.page().type_text(HALF);
    app.come_back();
    assert!(!app.page().shows(HALF));
    app.unlock(PASSPHRASE);
    app.open_notes();
    app.open_line(0);
    app.edit_entry();
    assert_eq!(app.field("body"), HALF);
}

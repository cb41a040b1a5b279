//! Old data opens for ever: a sealed journal of every schema version, as its program left it.

use std::path::{Path, PathBuf};

use crate::common::entries::*;
use crate::common::*;
use chrono::{Days, NaiveDate};
use journal::{
    BoundaryEventKind, CameTrue, DayEnd, EntryKind, ExerciseId, Level, Pause, SignId, Support,
};
use vault::table::{
    BoundaryEvent, Bringing, Mark, Recorded, Sealed, ShareForm, ShareRecipient, Shared,
};
use vault::{Integrity, SCHEMA_VERSION, Vault, VaultError};

fn fixture(schema: u32) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../tests/fixtures/schema-{schema}"))
}

fn back(days: u64) -> NaiveDate {
    day() - Days::new(days)
}

const NOTE: &str = "Robin was late. I put the kettle on.\nCafé, naïve, 日本語のメモ, 🙂";

/// The signs of schema 1.
fn first_signs() -> impl Iterator<Item = SignId> {
    SignId::ALL.into_iter().take(11)
}

/// What every fixture holds from schema 1 on.
fn fill_first(vault: &mut Vault) {
    for ago in 0..40u64 {
        for (n, sign) in first_signs().enumerate() {
            if (ago + n as u64) % 5 == 4 {
                continue;
            }
            let level = Level::new(((ago + n as u64) % 5) as u8).unwrap();
            vault
                .check_ins()
                .rate(back(ago), sign, Some(level), &later(-24 * ago as i64))
                .unwrap();
        }
    }
    vault
        .check_ins()
        .set_acted(back(1), SignId::AssumedHarm, Some(true), &now())
        .unwrap();
    vault.notes().write(day(), NOTE, 0, &now()).unwrap();
    vault
        .notes()
        .write(back(9), "An older note", 0, &later(-9 * 24))
        .unwrap();
    vault
        .pauses()
        .record(&Pause {
            starts_on: back(30),
            ends_on: Some(back(28)),
        })
        .unwrap();
    vault
        .settings()
        .set_day_end(DayEnd::new(3).unwrap())
        .unwrap();
}

/// The kinds of schema 2, by the numbers of their entries.
const KINDS_OF_2: [EntryKind; 8] = [
    EntryKind::Communication,
    EntryKind::Boundary,
    EntryKind::TrustStep,
    EntryKind::Pain,
    EntryKind::Origin,
    EntryKind::Reflection,
    EntryKind::GoodMoment,
    EntryKind::Tried,
];

/// Words of an entry, in several scripts.
const WORDS: &str = "Robin und der Löffel, 日本語, 🙂 — \u{202b}ערב טוב\u{202c}";

fn event() -> BoundaryEvent {
    BoundaryEvent {
        id: id(101),
        on: back(2),
        kind: BoundaryEventKind::Kept,
        note: "I left the room and came back".into(),
    }
}

/// What every fixture holds from schema 2 on: an entry of each kind, and what was noted since.
fn fill_second(vault: &mut Vault) {
    let mut entries = vault.entries();
    for (n, kind) in (1..).zip(KINDS_OF_2) {
        let fields = written(kind, WORDS);
        entries.save(id(n), 0, fields, &later(-(n as i64))).unwrap();
    }
    entries.put_event(id(2), &event(), &now()).unwrap();
    let mut reworded = written(EntryKind::TrustStep, WORDS);
    if let journal::Own::TrustStep(step) = &mut reworded.own {
        step.prediction = "They will be glad".into();
    }
    entries.save(id(3), 1, reworded, &later(2)).unwrap();
    entries
        .record_outcome(id(3), CameTrue::Partly, &later(3))
        .unwrap();
    entries
        .add_thought(id(3), id(102), "It was quieter than I feared", &later(4))
        .unwrap();
    entries
        .save(id(9), 0, titled("thrown away"), &now())
        .unwrap();
    entries.delete(id(9), &now()).unwrap();
    vault
        .settings()
        .set_focus_signs(&[SignId::Drama, SignId::HeldBack], day())
        .unwrap();
}

fn check_second(vault: &mut Vault, schema: u32) {
    for (n, kind) in (1..).zip(KINDS_OF_2) {
        let stored = vault.entries().get(id(n)).unwrap();
        assert_eq!(stored.created.to_utc(), later(-(n as i64)).utc);
        if kind != EntryKind::TrustStep {
            let mut fields = written(kind, WORDS);
            if schema < 4 {
                fields.exercise = None;
            }
            assert_eq!(stored.fields, fields, "{kind}");
        }
    }
    assert_eq!(vault.entries().get(id(2)).unwrap().events, [event()]);
    let step = vault.entries().get(id(3)).unwrap();
    assert_eq!(step.outcome.unwrap().came_true, CameTrue::Partly);
    assert_eq!(step.earlier.len(), 1);
    assert_eq!(step.thoughts[0].text, "It was quieter than I feared");
    assert_eq!(vault.entries().in_trash().unwrap().len(), 1);
    assert_eq!(
        vault.settings().focus_signs().unwrap(),
        [SignId::Drama, SignId::HeldBack]
    );
    let found = vault.search("löffel", &Default::default(), 20).unwrap();
    assert_eq!(found.hits.len(), KINDS_OF_2.len());
}

fn mark() -> Mark {
    Mark {
        id: id(103),
        on: back(20),
        label: "Began therapy, 療法".into(),
    }
}

fn recipient() -> ShareRecipient {
    ShareRecipient {
        name: "Dr. Lind".into(),
        choice: r#"{"paper":"letter"}"#.into(),
        keys: "age1example".into(),
    }
}

fn shared() -> Shared {
    Shared {
        id: id(104),
        at: now().utc.with_timezone(&now().offset),
        recipient: "Dr. Lind".into(),
        period: Some((back(28), day())),
        form: ShareForm::Pdf,
        sealed: Sealed::Passphrase,
        entries: 3,
    }
}

fn favourites() -> [ExerciseId; 2] {
    ["small-risk", "from-a-later-version"].map(|id| id.parse().unwrap())
}

fn support() -> Support {
    Support {
        country: "AT".parse().ok(),
        contact: "Mara, 療法\n0660".into(),
    }
}

/// What every fixture holds from schema 3 on: a week looked back on, signs in own words, a marked
/// day, what was shared and brought in.
fn fill_third(vault: &mut Vault) {
    let review = written(EntryKind::WeekReview, "of a week");
    vault.entries().save(id(10), 0, review, &now()).unwrap();
    vault
        .signs()
        .reword(SignId::Drama, Some("Storm"), None, back(3))
        .unwrap();
    vault.signs().set_put_away(SignId::Isolated, true).unwrap();
    let mine = vault.signs().add("Mine", "A line of mine.", back(3));
    assert_eq!(mine.unwrap(), SignId::Own1);
    vault
        .check_ins()
        .rate(back(1), SignId::Own1, Level::new(2).ok(), &now())
        .unwrap();
    vault.marks().put(&mark(), &now()).unwrap();
    vault.shares().remember(&recipient(), &now()).unwrap();
    vault.shares().note(&shared()).unwrap();
    let brought = Bringing {
        key: "daylio:1".into(),
        entry: Recorded {
            id: id(11),
            fields: said("brought from elsewhere"),
            written: now(),
            earlier: None,
            outcome: None,
            events: Vec::new(),
            thoughts: Vec::new(),
        },
    };
    vault
        .brought_in()
        .add(id(105), "daylio", [brought], &now())
        .unwrap();
}

/// What every fixture holds from schema 4 on: entries begun with an exercise and a step's place on
/// the ladder (both in [`written`]), favourites, and what the support page knows.
fn fill_fourth(vault: &mut Vault) {
    vault
        .settings()
        .set_favourite_exercises(&favourites())
        .unwrap();
    vault.settings().set_support(support(), false).unwrap();
}

fn check_third(vault: &mut Vault, schema: u32) {
    let review = vault.entries().get(id(10)).unwrap().fields;
    let mut written = written(EntryKind::WeekReview, "of a week")
        .tidied()
        .unwrap();
    if schema < 4 {
        written.exercise = None;
    }
    assert_eq!(review, written);
    let signs = vault.signs().all().unwrap();
    let of = |sign| signs.iter().find(|it| it.sign == sign).unwrap();
    assert_eq!(of(SignId::Drama).label.as_deref(), Some("Storm"));
    assert!(of(SignId::Isolated).put_away);
    assert_eq!(of(SignId::Own1).line.as_deref(), Some("A line of mine."));
    assert_eq!(vault.marks().all().unwrap(), [mark()]);
    assert_eq!(vault.shares().recipients().unwrap(), [recipient()]);
    assert_eq!(vault.shares().log().unwrap(), [shared()]);
    assert!(vault.brought_in().has("daylio:1").unwrap());
}

fn check_fourth(vault: &mut Vault) {
    let begun = vault.exercise_entries().unwrap();
    assert_eq!(begun.len(), KINDS_OF_2.len() + 1);
    assert_eq!(vault.trust_ladder().unwrap()[0].hard, Level::new(2).ok());
    let all = vault.origin_map().unwrap();
    assert_eq!(all[0].entries, begun.len() as u64);
    assert_eq!(
        vault.settings().favourite_exercises().unwrap(),
        favourites()
    );
    assert_eq!(vault.settings().support().unwrap(), (support(), false));
}

/// Writes the fixture of the present schema; run once, when a schema is about to be left behind:
/// `WRITE_FIXTURE=1 cargo test -p vault --test all fixtures::each`. Without being asked, not even the long
/// form of the tests writes into the tree; each schema left behind must have one.
#[test]
fn each_schema_left_behind_has_a_fixture() {
    for schema in 1..=SCHEMA_VERSION {
        if schema == SCHEMA_VERSION && std::env::var_os("WRITE_FIXTURE").is_some() {
            break;
        }
        assert!(fixture(schema).join("CURRENT").exists(), "schema {schema}");
    }
    if std::env::var_os("WRITE_FIXTURE").is_some() {
        write_fixture();
    }
}

fn write_fixture() {
    let target = fixture(SCHEMA_VERSION);
    assert!(!target.exists(), "it is written once and never again");
    let folder = in_memory();
    let (mut vault, _) = make(folder.path());
    fill_first(&mut vault);
    fill_second(&mut vault);
    fill_third(&mut vault);
    fill_fourth(&mut vault);
    drop(vault);
    for (path, bytes) in every_byte(folder.path()) {
        let to = target.join(path.strip_prefix(folder.path()).unwrap());
        if bytes.0.is_empty() {
            continue; // The lock and the like.
        }
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        std::fs::write(to, bytes.0).unwrap();
    }
}

/// A copy of a fixture that may be written to.
fn copied(schema: u32) -> tempfile::TempDir {
    let folder = in_memory();
    for (path, bytes) in every_byte(&fixture(schema)) {
        let to = folder
            .path()
            .join(path.strip_prefix(fixture(schema)).unwrap());
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        std::fs::write(to, bytes.0).unwrap();
    }
    folder
}

fn check_first(vault: &mut Vault) {
    let rated = vault
        .check_ins()
        .rated(back(39), day(), DayEnd::MIDNIGHT)
        .unwrap();
    assert_eq!(rated.len(), 40);
    for (ago, rated) in (0..40u64).rev().zip(&rated) {
        assert_eq!(rated.day, back(ago));
        for rating in &rated.ratings {
            let n = rating.sign.index() as u64;
            assert_eq!(
                rating.level,
                Some(Level::new(((ago + n) % 5) as u8).unwrap())
            );
        }
    }
    assert_eq!(
        vault.check_ins().of_day(back(1)).unwrap()[0].acted,
        Some(true)
    );
    let note = vault.notes().of_day(day()).unwrap();
    assert_eq!((note.text.as_str(), note.revision), (NOTE, 1));
    assert_eq!(vault.pauses().all().unwrap().len(), 1);
    assert_eq!(vault.settings().day_end().unwrap().get(), 3);
}

#[test]
fn a_journal_of_every_schema_opens_and_keeps_every_value() {
    for schema in 1..=SCHEMA_VERSION {
        let folder = copied(schema);
        for opening in 0..2 {
            let mut vault = at(folder.path())
                .unlock(&passphrase(PASSPHRASE), &later(opening))
                .unwrap();
            check_first(&mut vault);
            if schema >= 2 {
                check_second(&mut vault, schema);
            }
            if schema >= 3 {
                check_third(&mut vault, schema);
            }
            if schema >= 4 {
                check_fourth(&mut vault);
            }
            assert_eq!(vault.check_integrity().unwrap(), Integrity::Whole);
            // A note of before the search is found by it, in any script.
            for word in ["kettle", "naive", "のメ"] {
                let found = vault.search(word, &Default::default(), 10).unwrap();
                assert_eq!(found.hits.len(), 1, "{word} in schema {schema}");
            }
        }
    }
}

fn copies(root: &Path) -> usize {
    every_byte(root)
        .keys()
        .filter(|path| path.to_string_lossy().contains("before-schema"))
        .count()
}

#[test]
fn a_proven_copy_stays_until_the_journal_was_opened_again() {
    let folder = copied(1);
    let before = std::fs::read(folder.path().join("gen-1/journal.db")).unwrap();
    let mut vault = at(folder.path())
        .unlock(&passphrase(PASSPHRASE), &now())
        .unwrap();
    vault.check_integrity().unwrap();
    drop(vault);
    let copy = folder
        .path()
        .join(format!("gen-1/journal.db.before-schema-{SCHEMA_VERSION}"));
    assert!(
        std::fs::read(&copy).unwrap() == before,
        "the copy is the journal as it was"
    );
    assert_eq!(copies(folder.path()), 1, "nothing lies beside it");
    let mut vault = at(folder.path())
        .unlock(&passphrase(PASSPHRASE), &now())
        .unwrap();
    vault.check_integrity().unwrap();
    assert_eq!(copies(folder.path()), 0);
}

#[test]
fn a_damaged_older_journal_is_not_migrated() {
    let folder = copied(1);
    let path = folder.path().join("gen-1/journal.db");
    let mut bytes = std::fs::read(&path).unwrap();
    let at_middle = bytes.len() / 2;
    bytes[at_middle] ^= 1;
    std::fs::write(&path, &bytes).unwrap();
    let refused = at(folder.path()).unlock(&passphrase(PASSPHRASE), &now());
    assert!(
        matches!(refused, Err(VaultError::JournalDamaged)),
        "{refused:?}"
    );
    assert!(
        std::fs::read(&path).unwrap() == bytes,
        "not a byte was written"
    );
}

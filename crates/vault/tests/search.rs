//! What is written is found, and what is deleted is not.

use crate::common::entries::*;
use crate::common::*;
use journal::{EntryKind, Level, SignId};
use proptest::prelude::*;
use vault::timeline::{Filter, ItemKind, Line};
use vault::{Found, SearchOrder, SearchPage, Vault, VaultError};

fn open() -> (tempfile::TempDir, Vault) {
    let folder = in_memory();
    let (vault, _) = make(folder.path());
    (folder, vault)
}

fn journal_of(texts: &[&str]) -> (tempfile::TempDir, Vault) {
    let (folder, mut vault) = open();
    for (n, text) in (1..).zip(texts) {
        vault.entries().save(id(n), 0, said(text), &now()).unwrap();
    }
    (folder, vault)
}

fn find(vault: &mut Vault, typed: &str) -> Found {
    vault.search(typed, &Filter::default(), 50).unwrap()
}

/// Which of the entries made by [`journal_of`] are found.
fn found(vault: &mut Vault, typed: &str) -> Vec<u64> {
    let mut numbers: Vec<u64> = find(vault, typed)
        .hits
        .iter()
        .map(|hit| number(&hit.line))
        .collect();
    numbers.sort_unstable();
    numbers
}

fn number(line: &Line) -> u64 {
    match line {
        Line::Entry { id, .. } => (id.as_u128() & 0xffff_ffff) as u64,
        Line::CheckIn { .. } => 0,
    }
}

#[test]
fn words_beginnings_phrases_and_scripts_are_found() {
    let texts = [
        "Robin put the kettle on. Café au lait; naïve of me.",
        "The kettle was put away.",
        "昨日の夜、彼と話した。少し安心した。",
        "我们昨天谈了很久，我觉得安心",
        "วันนี้ฉันรู้สึกดีขึ้น",
        "Ich weiß, dass Straße und Mut zählen. ΑΓΆΠΗ",
        "don't \"quote\" me: a*b OR (NEAR) ^col:x",
        "मैं आज ठीक हूँ",
        "אני בסדר היום",
    ];
    let (_folder, mut vault) = journal_of(&texts);
    for (typed, wanted) in [
        ("kettle", vec![1, 2]),
        ("ket", vec![1, 2]),
        ("kettle ", vec![1, 2]),
        ("ket ", vec![]),
        ("ket put", vec![]),
        ("put ket", vec![1, 2]),
        ("\"put the kettle\"", vec![1]),
        ("\"put the ket", vec![1]),
        ("KETTLE AWAY", vec![2]),
        ("cafe", vec![1]),
        ("CAFÉ", vec![1]),
        ("naive", vec![1]),
        ("strasse", vec![]),
        ("straße", vec![6]),
        ("αγαπη", vec![6]),
        ("安心", vec![3, 4]),
        ("話", vec![3]),
        ("彼と話", vec![3]),
        ("谈了很久", vec![4]),
        ("了谈", vec![]),
        ("夜少", vec![]),
        ("รู้สึก", vec![5]),
        ("ดีขึ้น", vec![5]),
        ("ठीक", vec![8]),
        ("בסדר", vec![9]),
        ("don't", vec![7]),
        ("quote me", vec![7]),
        ("col:x", vec![7]),
        ("(near) *", vec![7]),
        ("-- ; \" '", vec![]),
        ("", vec![]),
        ("\u{0}", vec![]),
    ] {
        assert_eq!(found(&mut vault, typed), wanted, "{typed}");
    }
}

#[test]
fn every_text_of_every_kind_is_found_and_so_are_tags() {
    for &kind in EntryKind::ALL {
        let (_folder, mut vault) = open();
        let fields = written(kind, "kettle");
        let mut texts: Vec<String> = fields.own.texts().iter().map(|t| (*t).to_owned()).collect();
        texts.extend([
            fields.title.clone(),
            fields.body.clone(),
            "mum".into(),
            "home".into(),
        ]);
        vault.entries().save(id(1), 0, fields, &now()).unwrap();
        for text in texts {
            assert_eq!(
                found(&mut vault, &format!("\"{text}\"")),
                [1],
                "{kind}: {text}"
            );
        }
    }
}

#[test]
fn the_note_of_a_day_is_found_beside_the_entries() {
    let (_folder, mut vault) = journal_of(&["kettle"]);
    vault
        .notes()
        .write(day(), "The kettle whistled", 0, &now())
        .unwrap();
    assert_eq!(found(&mut vault, "kettle"), [0, 1]);
    vault
        .notes()
        .write(day(), "Tea instead", 1, &now())
        .unwrap();
    assert_eq!(found(&mut vault, "kettle"), [1]);
    assert_eq!(found(&mut vault, "tea"), [0]);
}

#[test]
fn the_place_is_shown_with_what_was_found_marked() {
    let (_folder, mut vault) =
        journal_of(&["One line\nthen Robin put the kettle on", "私は安心した"]);
    let marked = |typed: &str, vault: &mut Vault| -> Vec<(String, bool)> {
        let hits = find(vault, typed).hits;
        hits[0]
            .snippet
            .iter()
            .map(|piece| (piece.text.clone(), piece.found))
            .collect()
    };
    assert_eq!(
        marked("ket", &mut vault),
        [
            ("One line then Robin put the ".to_owned(), false),
            ("kettle".to_owned(), true),
            (" on".to_owned(), false)
        ]
    );
    assert_eq!(
        marked("安心", &mut vault),
        [
            ("私は".to_owned(), false),
            ("安心".to_owned(), true),
            ("した".to_owned(), false)
        ]
    );
}

#[test]
fn a_title_comes_before_a_passing_word() {
    let (_folder, mut vault) = open();
    let long = format!(
        "money {}",
        "and other things we said that evening ".repeat(20)
    );
    vault.entries().save(id(1), 0, said(&long), &now()).unwrap();
    vault
        .entries()
        .save(id(2), 0, titled("Money"), &now())
        .unwrap();
    vault.entries().save(id(3), 0, said(&long), &now()).unwrap();
    let hits = find(&mut vault, "money").hits;
    assert_eq!(number(&hits[0].line), 2);
}

/// The numbers of a page of hits, in their order; a note for the day is 0.
fn page(vault: &mut Vault, typed: &str, order: SearchOrder, from: u32, count: usize) -> Vec<u64> {
    let page = SearchPage { order, from, count };
    let found = vault.search_page(typed, &Filter::default(), page).unwrap();
    found.hits.iter().map(|hit| number(&hit.line)).collect()
}

fn on_day(text: &str, ago: u64) -> journal::EntryFields {
    journal::EntryFields {
        occurred_on: day() - chrono::Days::new(ago),
        ..said(text)
    }
}

#[test]
fn hits_by_date_stand_newest_day_first_whatever_fits_best_and_whenever_they_were_written() {
    let (_folder, mut vault) = open();
    // Written in this order; 4 and 5 on one day, of which 5 was written later.
    for (n, ago, text) in [
        (1, 3, "kettle kettle kettle"),
        (2, 400, "kettle"),
        (
            3,
            1,
            "the kettle among a great many other words said that evening",
        ),
        (4, 90, "kettle and cups"),
        (
            5,
            90,
            "kettle, cups, and more that was said on that same day",
        ),
        (6, 2, "nothing of it"),
    ] {
        let mut at = now();
        at.utc += chrono::TimeDelta::minutes(n);
        let n = n.unsigned_abs();
        vault
            .entries()
            .save(id(n), 0, on_day(text, ago), &at)
            .unwrap();
    }
    let noted = day() - chrono::Days::new(30);
    vault.notes().write(noted, "The kettle", 0, &now()).unwrap();
    let by_date = page(&mut vault, "kettle", SearchOrder::NewestFirst, 0, 50);
    assert_eq!(by_date, [3, 1, 0, 5, 4, 2]);
    let best = page(&mut vault, "kettle", SearchOrder::BestFirst, 0, 50);
    assert_ne!(best, by_date);
}

#[test]
fn hits_that_fit_equally_stand_newest_day_first() {
    let (_folder, mut vault) = open();
    for (n, ago) in [(1, 5), (2, 1), (3, 9), (4, 3), (5, 3)] {
        let mut at = now();
        at.utc += chrono::TimeDelta::minutes(n);
        let n = n.unsigned_abs();
        vault
            .entries()
            .save(id(n), 0, on_day("put the kettle on", ago), &at)
            .unwrap();
    }
    assert_eq!(
        page(&mut vault, "kettle", SearchOrder::BestFirst, 0, 50),
        [2, 5, 4, 1, 3]
    );
}

#[test]
fn pages_of_hits_join_without_a_gap_and_without_a_hit_twice() {
    let (_folder, mut vault) = open();
    for n in 1..=23 {
        let text = format!("kettle {}", "word ".repeat(n as usize % 4));
        vault
            .entries()
            .save(id(n), 0, on_day(&text, n % 5), &now())
            .unwrap();
    }
    for ago in 0..4 {
        let on = day() - chrono::Days::new(ago);
        vault.notes().write(on, "kettle", 0, &now()).unwrap();
    }
    for order in [SearchOrder::BestFirst, SearchOrder::NewestFirst] {
        let lines = |vault: &mut Vault, from, count| {
            let page = SearchPage { order, from, count };
            let found = vault
                .search_page("kettle", &Filter::default(), page)
                .unwrap();
            let lines: Vec<Line> = found.hits.into_iter().map(|hit| hit.line).collect();
            (lines, found.more)
        };
        let (whole, more) = lines(&mut vault, 0, 50);
        assert_eq!((whole.len(), more), (27, false), "{order:?}");
        let mut joined = Vec::new();
        for from in [0, 10, 20] {
            let (lines, more) = lines(&mut vault, from, 10);
            assert_eq!(more, from < 20, "{order:?} from {from}");
            joined.extend(lines);
        }
        assert_eq!(joined, whole, "{order:?}");
    }
}

#[test]
fn by_date_an_old_hit_is_reached_behind_more_than_are_ranked() {
    let (_folder, mut vault) = open();
    // The oldest day was written last, as an import would.
    let many = (1..=1_005).map(|n| vault::table::Recorded {
        id: id(n),
        fields: on_day("kettle", n),
        written: now(),
        earlier: None,
        outcome: None,
        events: Vec::new(),
        thoughts: Vec::new(),
    });
    vault.entries().record(many).unwrap();
    assert_eq!(
        page(&mut vault, "kettle", SearchOrder::NewestFirst, 0, 3),
        [1, 2, 3]
    );
    assert_eq!(
        page(&mut vault, "kettle", SearchOrder::NewestFirst, 1_003, 9),
        [1_004, 1_005]
    );
}

#[test]
fn a_filter_narrows_what_is_found() {
    let (_folder, mut vault) = open();
    for (n, &kind) in (1..).zip(EntryKind::ALL) {
        let mut fields = written(kind, "kettle");
        fields.signs = if n % 2 == 0 {
            vec![SignId::Drama]
        } else {
            Vec::new()
        };
        vault.entries().save(id(n), 0, fields, &now()).unwrap();
    }
    vault.notes().write(day(), "kettle", 0, &now()).unwrap();
    vault
        .check_ins()
        .rate(day(), SignId::Drama, Some(Level::new(2).unwrap()), &now())
        .unwrap();
    let mut with = |filter: Filter| {
        let mut numbers: Vec<u64> = vault
            .search("kettle", &filter, 50)
            .unwrap()
            .hits
            .iter()
            .map(|hit| number(&hit.line))
            .collect();
        numbers.sort_unstable();
        numbers
    };
    let signs = vec![SignId::Drama];
    assert_eq!(
        with(Filter {
            signs,
            ..Filter::default()
        }),
        [0, 2, 4, 6, 8]
    );
    let kinds = vec![ItemKind::Entry(EntryKind::Boundary), ItemKind::CheckIn];
    assert_eq!(
        with(Filter {
            kinds,
            ..Filter::default()
        }),
        [0, 2]
    );
    let tags = vec!["MUM".to_owned()];
    assert_eq!(
        with(Filter {
            tags,
            ..Filter::default()
        }),
        [1, 2, 3, 4, 5, 6, 7, 8, 9]
    );
    let from = day().succ_opt();
    assert!(
        with(Filter {
            from,
            ..Filter::default()
        })
        .is_empty()
    );
}

#[test]
fn a_word_is_found_in_the_middle_of_a_longer_one_behind_those_that_begin_with_it() {
    let (_folder, mut vault) = journal_of(&[
        "Der Vertrauensbruch war lange her, und doch so nah.",
        "Ein Bruch, mehr nicht.",
        "Brüche heilen; Vertrauensbrüche auch.",
        "Nichts davon.",
        "She was heartbroken, and the party went on.",
    ]);
    // Begins a word, then stands inside one; with diacritics folded as everywhere.
    let best = |vault: &mut Vault, typed| page(vault, typed, SearchOrder::BestFirst, 0, 50);
    assert_eq!(best(&mut vault, "bruch"), [3, 2, 1]);
    assert_eq!(found(&mut vault, "vertrauensbruch"), [1, 3]);
    assert_eq!(found(&mut vault, "trauens"), [1, 3]);
    assert_eq!(found(&mut vault, "broken"), [5]);
    // Each word is needed; the last, still being typed, may be a part of one.
    assert_eq!(found(&mut vault, "lange trauens"), [1]);
    assert_eq!(found(&mut vault, "trauens lange"), Vec::<u64>::new());
    assert_eq!(found(&mut vault, "bruch "), [2]);
    assert_eq!(found(&mut vault, "party bruch"), Vec::<u64>::new());
    assert_eq!(found(&mut vault, "\"bruch\""), [2]);
    // Two letters stand inside nearly every word.
    assert_eq!(found(&mut vault, "ch"), Vec::<u64>::new());
    assert_eq!(
        page(&mut vault, "bruch", SearchOrder::NewestFirst, 0, 50).len(),
        3
    );
    let hit = &find(&mut vault, "trauensbruch").hits[0];
    let marked: Vec<&str> = hit
        .snippet
        .iter()
        .filter(|piece| piece.found)
        .map(|piece| piece.text.as_str())
        .collect();
    assert!(marked[0].starts_with("Vertrauensbr"), "{marked:?}");
}

#[test]
fn what_was_written_or_erased_a_moment_ago_is_known_to_the_words_inside_words() {
    let (_folder, mut vault) = journal_of(&["Vertrauensbruch"]);
    assert_eq!(found(&mut vault, "bruch"), [1]);
    vault
        .entries()
        .save(id(2), 0, said("Wortbruch"), &now())
        .unwrap();
    assert_eq!(found(&mut vault, "bruch"), [1, 2]);
    vault.entries().delete(id(1), &now()).unwrap();
    assert_eq!(found(&mut vault, "bruch"), [2]);
}

#[test]
fn too_much_is_refused_and_too_many_are_said() {
    let (_folder, mut vault) = journal_of(&["word"; 7]);
    let long = "w".repeat(257);
    assert!(matches!(
        vault.search(&long, &Filter::default(), 5),
        Err(VaultError::SearchTooLong)
    ));
    let found = vault.search("word", &Filter::default(), 5).unwrap();
    assert_eq!((found.hits.len(), found.more), (5, true));
    let found = vault.search("word", &Filter::default(), 7).unwrap();
    assert_eq!((found.hits.len(), found.more), (7, false));
}

#[test]
fn a_word_that_a_long_text_is_full_of_is_found_at_once() {
    let (_folder, mut vault) = open();
    // A chapter, and as much as one text holds.
    for (n, times) in [(1, 6_000), (2, 60_000)] {
        let mut long = said(&"the tea was kind ".repeat(times));
        long.title = format!("Pasted {n}");
        vault.entries().save(id(n), 0, long, &now()).unwrap();
    }
    let begun = std::time::Instant::now();
    let found = find(&mut vault, "t");
    // It took minutes while the index weighed every place against every other. Wine is slow.
    let most = if cfg!(windows) { 30 } else { 2 };
    assert!(begun.elapsed() < std::time::Duration::from_secs(most));
    assert_eq!(found.hits.len(), 2);
    let chapter = found
        .hits
        .iter()
        .find(|hit| number(&hit.line) == 1)
        .unwrap();
    let is_marked = |text| {
        chapter
            .snippet
            .iter()
            .any(|piece| piece.found && piece.text == text)
    };
    assert!(is_marked("the"));
    assert!(
        chapter
            .snippet
            .iter()
            .map(|piece| piece.text.len())
            .sum::<usize>()
            < 400
    );
}

#[test]
fn nothing_that_was_looked_for_is_stored() {
    let folder = in_memory();
    let (mut vault, _) = make(folder.path());
    vault
        .entries()
        .save(id(1), 0, said("a kettle"), &now())
        .unwrap();
    let secret = "zyzzyvaquixotic";
    for end in 1..=secret.len() {
        vault.search(&secret[..end], &Filter::default(), 9).unwrap();
    }
    drop(vault);
    assert!(!holds(&decrypted(folder.path()), "zyzzyva"));
}

#[test]
fn a_note_for_the_day_is_found_among_more_entries_than_are_ranked() {
    let (_folder, mut vault) = open();
    let many = (1..=1_005).map(|n| vault::table::Recorded {
        id: id(n),
        fields: said("Robin and the kettle, as on any day, and then some more words"),
        written: now(),
        earlier: None,
        outcome: None,
        events: Vec::new(),
        thoughts: Vec::new(),
    });
    vault.entries().record(many).unwrap();
    for (ago, text) in [(1, "an old note"), (0, "Robin")] {
        let day = day() - chrono::Days::new(ago);
        vault.notes().write(day, text, 0, &now()).unwrap();
    }
    let found = vault.search("robin", &Filter::default(), 60).unwrap();
    assert!(found.more);
    assert_eq!(
        number(&found.hits[0].line),
        0,
        "the shortest text is the best"
    );
}

/// A life of an entry: written, rewritten, put into the trash, brought back, erased.
#[derive(Debug, Clone)]
enum Act {
    Write(u64, String),
    Delete(u64),
    Restore(u64),
    Erase(u64),
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let word = prop::sample::select(vec![
        "kettle", "Kessel", "naïve", "安心", "安全", "ดี", "Robin's", "tea-time", "🙂", "x1",
        "Ärger",
    ]);
    let text = prop::collection::vec(word, 0..6).prop_map(|words| words.join(" "));
    let act = prop_oneof![
        4 => (1..4u64, text).prop_map(|(n, text)| Act::Write(n, text)),
        1 => (1..4u64).prop_map(Act::Delete),
        1 => (1..4u64).prop_map(Act::Restore),
        1 => (1..4u64).prop_map(Act::Erase),
    ];
    prop::collection::vec(act, 1..24)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_written_is_found_and_what_is_deleted_is_not(acts in acts()) {
        let (folder, mut vault) = open();
        // A plain model: the present text of each entry, and whether it lies in the trash.
        let mut model = std::collections::BTreeMap::<u64, (String, bool)>::new();
        for act in acts {
            match act {
                Act::Write(n, text) => {
                    let revision = vault.entries().get(id(n)).map_or(0, |entry| entry.revision);
                    let saved = vault.entries().save(id(n), revision, said(&text), &now());
                    match model.get(&n) {
                        Some((_, true)) => prop_assert!(saved.is_err()),
                        _ => {
                            saved.unwrap();
                            model.insert(n, (text, false));
                        }
                    }
                }
                Act::Delete(n) => {
                    let deleted = vault.entries().delete(id(n), &now());
                    prop_assert_eq!(deleted.is_ok(), model.contains_key(&n));
                    model.entry(n).and_modify(|entry| entry.1 = true);
                }
                Act::Restore(n) => {
                    let restored = vault.entries().restore(id(n));
                    prop_assert_eq!(restored.is_ok(), model.contains_key(&n));
                    model.entry(n).and_modify(|entry| entry.1 = false);
                }
                Act::Erase(n) => {
                    let erased = vault.entries().erase(id(n));
                    let was_in_trash = model.get(&n).is_some_and(|entry| entry.1);
                    prop_assert_eq!(erased.is_ok(), was_in_trash);
                    if was_in_trash {
                        model.remove(&n);
                    }
                }
            }
        }
        for (typed, holds) in [
            ("kettle", "kettle"), ("ket", "kettle"), ("kessel", "Kessel"), ("naive", "naïve"),
            ("安心", "安心"), ("安", "安"), ("ดี", "ดี"), ("robin's", "Robin's"), ("x1", "x1"),
            ("time ", "tea-time"), ("arger", "Ärger"),
        ] {
            let wanted: Vec<u64> = model
                .iter()
                .filter(|(_, (text, in_trash))| !in_trash && text.contains(holds))
                .map(|(&n, _)| n)
                .collect();
            prop_assert_eq!(found(&mut vault, typed), wanted, "{}", typed);
        }
        drop(vault);
        // The index and what it is about say the same.
        let key = raw_key(folder.path());
        let c = rusqlite::Connection::open(folder.path().join("gen-1/journal.db")).unwrap();
        c.execute_batch(&format!("PRAGMA key = \"x'{key}'\"")).unwrap();
        let docs: i64 = c.query_row("SELECT count(*) FROM search_docsize", [], |r| r.get(0)).unwrap();
        let shown = model.values().filter(|entry| !entry.1).count() as i64;
        prop_assert_eq!(docs, shown);
    }
}

//! Each file call of each change fails, once and for good: full, broken or forbidden; and writes are cut short. It
//! is told, nothing panics, what was told as done is there, and all that was there before is there afterwards.

use std::fs;
use std::path::PathBuf;

use faults::call::{self, Ended, FAULTS};
use faults::dice::Dice;
use faults::journal_at::{self, OLD, moment};
use faults::place::{BEFORE_EXPORT, Made, Place, WORDS};
use faults::{in_memory, tries};
use vault::{Integrity, Presence};

const PROGRAM: &str = env!("CARGO_BIN_EXE_faults-ceremony");
/// A change, in a place of its own that goes with it.
struct Try {
    place: Place,
    _folder: tempfile::TempDir,
}

impl Try {
    fn of(word: &'static str, made: &Made) -> Self {
        let folder = in_memory();
        let place = Place::lay(folder.path(), word, made);
        Try {
            place,
            _folder: folder,
        }
    }

    fn log(&self) -> PathBuf {
        self.place.folder().join("calls")
    }

    fn failing(&self, at: (&str, usize, &str, bool)) -> Ended {
        let words = self.place.words();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        call::failing(PROGRAM, &words, &self.log(), at)
    }

    fn cut_short(&self, bytes: u64) -> Ended {
        let words = self.place.words();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        call::cut_short(PROGRAM, &words, bytes)
    }

    /// What is wrong with what is left, if anything.
    fn judge(&self, ended: &Ended) -> Option<String> {
        let is_done = ended.code == Some(0);
        let refused = ended.said.lines().find(|line| line.starts_with("refused"));
        // 127: a call failed before the program had begun.
        if !matches!(ended.code, Some(0 | 3 | 127)) {
            return Some(format!("it was neither done nor refused: {ended:?}"));
        }
        if let Some(refused) = refused
            && !["Storage", "JournalReplaced"]
                .iter()
                .any(|right| refused.contains(right))
            && !is_told_of_the_rest(self.place.word, refused)
        {
            return Some(format!("it was told as {refused}"));
        }
        if self.place.word.starts_with("export") {
            let text = fs::read_to_string(self.place.beside()).ok();
            let before = (self.place.word == "export").then_some(BEFORE_EXPORT);
            let is_whole = text
                .as_ref()
                .is_some_and(|text| text.lines().count() > OLD as usize / 2);
            if is_done && !is_whole {
                return Some("it was told as done, and is not there".into());
            }
            if !is_whole && text.as_deref() != before {
                return Some("half a file was left".into());
            }
            if self.place.has_a_part() {
                return Some("a part lies beside the file".into());
            }
        }
        if self.place.word == "setup" && !is_done {
            let locked = journal_at::locked(&self.place.root()).unwrap();
            return match locked.presence() {
                Ok(Presence::None) => {
                    drop(locked);
                    journal_at::make(&self.place.root());
                    None
                }
                Ok(Presence::Present) => {
                    drop(locked);
                    self.place.open().err().map(|error| error.to_string())
                }
                Err(error) => Some(error.to_string()),
            };
        }
        self.journal_stands(ended, is_done).err()
    }

    fn journal_stands(&self, ended: &Ended, is_done: bool) -> Result<(), String> {
        let mut vault = self
            .place
            .open()
            .map_err(|error| format!("it does not open: {error:?}"))?;
        if !matches!(vault.check_integrity(), Ok(Integrity::Whole)) {
            return Err("a page is damaged".into());
        }
        let told = ended.said.lines().filter_map(|line| line.parse().ok());
        let old = if matches!(self.place.word, "setup" | "open" | "import") {
            0..0
        } else {
            0..OLD
        };
        for n in old.chain(told) {
            if !journal_at::is_there(&mut vault, n).unwrap() {
                return Err(format!("write {n} is not there"));
            }
        }
        if self.place.word == "open" && vault.check_ins().of_day(moment(0).local().date()).is_err()
        {
            return Err("the older journal does not read".into());
        }
        if self.place.word == "import" {
            let there = (0..OLD).filter(|&n| journal_at::is_there(&mut vault, n).unwrap());
            let there = there.count();
            // All or nothing, and all if that was told.
            if there != OLD as usize && (is_done || there != 0) {
                return Err(format!("{there} of {OLD} were taken in"));
            }
        }
        for known in vault.backups().unwrap() {
            if !known.backup.is_whole() {
                return Err("a copy is not whole".into());
            }
        }
        // And it goes on.
        journal_at::write(&mut vault, 200).map_err(|error| error.to_string())
    }
}

/// Answers that are right though no disk is named in them.
fn is_told_of_the_rest(word: &str, refused: &str) -> bool {
    match word {
        // The disk did not keep what was written, or the copies cannot be seen.
        "back-up" | "restore" => {
            refused.contains("BackupDamaged") || refused.contains("FolderMissing")
        }
        _ => false,
    }
}

#[test]
#[ignore = "needs strace; cargo xtask test runs it"]
fn the_rig_sees_a_file_that_is_given_its_name_when_it_is_whole() {
    let made = Made::make();
    // What has the name is replaced, and so the new file is given another one first.
    for (word, named) in [
        ("export-anew", &["linkat"][..]),
        ("export", &["linkat", "rename"]),
    ] {
        let to = Try::of(word, &made);
        let words = to.place.words();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let places = call::places(PROGRAM, &words, &to.log());
        let calls = places.iter().map(|(call, _)| *call);
        // From the making of the file on, without what goes into it.
        let calls = calls.skip_while(|call| *call != "open");
        let calls: Vec<_> = calls
            .filter(|call| ["open", "fsync", "linkat", "rename"].contains(call))
            .collect();
        let expected = [&["open", "fsync"], named, &["fsync"]].concat();
        assert_eq!(calls, expected, "{word}");
    }
}

#[test]
#[ignore = "needs strace; cargo xtask test runs it"]
fn a_call_that_fails_is_told_and_costs_nothing() {
    let made = Made::make();
    let mut dice = Dice::of(17);
    let mut wrong = Vec::new();
    for word in WORDS {
        let first = Try::of(word, &made);
        let words = first.place.words();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let calls = call::counted(PROGRAM, &words, &first.log());
        let (mut tried, mut hit) = (0, 0);
        for (call, count) in calls {
            for fault in FAULTS {
                for for_good in [false, true] {
                    // In the short form one place by chance for each; in the long one every place.
                    let by_chance = dice.under(count.max(1) as u64);
                    let by_chance = usize::try_from(by_chance).unwrap();
                    let places = match (count, tries(1, 0)) {
                        (0, _) => 0..0,
                        (_, 1) => by_chance..by_chance + 1,
                        _ => 0..count,
                    };
                    for n in places {
                        let place = Try::of(word, &made);
                        let ended = place.failing((call, n + 1, fault, for_good));
                        tried += 1;
                        hit += u32::from(ended.hit);
                        if let Some(said) = place.judge(&ended) {
                            let how = if for_good { "for good" } else { "once" };
                            wrong.push(format!("{word}: {fault} at {call} {n} {how}: {said}"));
                        }
                    }
                }
            }
        }
        println!(
            "{word}: {tried} failing calls, {hit} hit, {} wrong so far",
            wrong.len()
        );
        assert!(hit * 2 > tried, "{word}: the rig does not hit");
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
#[ignore = "needs prlimit; cargo xtask test runs it"]
fn a_write_that_is_cut_short_is_told_and_costs_nothing() {
    let made = Made::make();
    let mut dice = Dice::of(19);
    let mut wrong = Vec::new();
    for word in WORDS {
        let (mut tried, mut refused) = (0, 0);
        for _ in 0..tries(10, 400) {
            // Small files, slots, and somewhere in the database and its log.
            let most = [700, 5_000, 70_000, 300_000][usize::try_from(dice.under(4)).unwrap()];
            let bytes = dice.under(most);
            let place = Try::of(word, &made);
            let ended = place.cut_short(bytes);
            tried += 1;
            refused += u32::from(ended.said.contains("refused"));
            if let Some(said) = place.judge(&ended) {
                wrong.push(format!("{word}: at {bytes} bytes: {said}"));
            }
        }
        println!("{word}: {tried} times no file grew over some size, {refused} refused");
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

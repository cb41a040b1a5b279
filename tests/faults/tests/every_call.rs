//! Each file call of each change fails, once and for good: full, broken or forbidden; and writes are cut short. It
//! is told, nothing panics, what was told as done is there, and all that was there before is there afterwards.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]

use std::fs;
use std::path::{Path, PathBuf};

use faults::call::{self, Ended, FAULTS};
use faults::dice::Dice;
use faults::journal_at::{self, NEXT, OLD, moment};
use faults::tries;
use vault::{Integrity, Locked, Passphrase, Presence, Vault, VaultError};

const PROGRAM: &str = env!("CARGO_BIN_EXE_faults-ceremony");
const WORDS: [&str; 10] = [
    "save",
    "setup",
    "rewrap",
    "recovery-key",
    "rekey",
    "back-up",
    "restore",
    "open",
    "import",
    "export",
];

/// A place in which a change goes wrong, and what lies beside it.
struct Place {
    folder: tempfile::TempDir,
    word: &'static str,
}

impl Place {
    fn lay(word: &'static str, made: &Path) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let place = Place { folder, word };
        match word {
            "setup" => {}
            "import" => {
                copy(made, &place.beside());
                journal_at::make(&place.root());
            }
            "open" => copy(&older(), &place.root()),
            _ => copy(made, &place.root()),
        }
        if word == "export" {
            fs::write(place.beside(), "what was there").unwrap();
        }
        place
    }

    fn root(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn beside(&self) -> PathBuf {
        self.folder.path().join("beside")
    }

    fn words(&self) -> Vec<String> {
        let said = |path: PathBuf| path.to_str().unwrap().to_owned();
        vec![said(self.root()), self.word.to_owned(), said(self.beside())]
    }

    fn log(&self) -> PathBuf {
        self.folder.path().join("calls")
    }

    fn failing(&self, at: (&str, usize, &str, bool)) -> Ended {
        let words = self.words();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        call::failing(PROGRAM, &words, &self.log(), at)
    }

    fn cut_short(&self, bytes: u64) -> Ended {
        let words = self.words();
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
            && !is_told_of_the_rest(self.word, refused)
        {
            return Some(format!("it was told as {refused}"));
        }
        if self.word == "export" {
            let text = fs::read_to_string(self.beside()).unwrap();
            let is_whole = text.lines().count() > OLD as usize / 2;
            if is_done != is_whole && text != "what was there" && !is_whole {
                return Some("half a file was left".into());
            }
            if self.folder.path().read_dir().unwrap().count() > 3 {
                return Some("something lies beside the file".into());
            }
        }
        if self.word == "setup" && !is_done {
            let locked = journal_at::locked(&self.root()).unwrap();
            return match locked.presence() {
                Ok(Presence::None) => {
                    drop(locked);
                    journal_at::make(&self.root());
                    None
                }
                Ok(Presence::Present) => {
                    drop(locked);
                    open(&self.root()).err().map(|error| error.to_string())
                }
                Err(error) => Some(error.to_string()),
            };
        }
        self.journal_stands(ended, is_done).err()
    }

    fn journal_stands(&self, ended: &Ended, is_done: bool) -> Result<(), String> {
        let mut vault =
            open(&self.root()).map_err(|error| format!("it does not open: {error:?}"))?;
        if !matches!(vault.check_integrity(), Ok(Integrity::Whole)) {
            return Err("a page is damaged".into());
        }
        let told = ended.said.lines().filter_map(|line| line.parse().ok());
        let old = if matches!(self.word, "setup" | "open" | "import") {
            0..0
        } else {
            0..OLD
        };
        for n in old.chain(told) {
            if !journal_at::is_there(&mut vault, n).unwrap() {
                return Err(format!("write {n} is not there"));
            }
        }
        if self.word == "open" && vault.check_ins().of_day(moment(0).local().date()).is_err() {
            return Err("the older journal does not read".into());
        }
        if self.word == "import" {
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

fn open(root: &Path) -> Result<Vault, VaultError> {
    let locked: Locked = journal_at::locked(root)?;
    match locked.unlock(&journal_at::passphrase(), &moment(0)) {
        Err(VaultError::WrongPassphrase) => locked.unlock(&Passphrase::new(NEXT), &moment(0)),
        other => other,
    }
}

fn older() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/schema-1")
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// A journal with [`OLD`] writes and a copy of them.
fn made() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("data");
    journal_at::make(&root);
    let mut vault = journal_at::open(&root).unwrap();
    for n in 0..OLD {
        journal_at::write(&mut vault, n).unwrap();
    }
    vault.back_up(&moment(0)).unwrap();
    drop(vault);
    (folder, root)
}

#[test]
fn a_call_that_fails_is_told_and_costs_nothing() {
    let (_folder, made) = made();
    let mut dice = Dice::of(17);
    let mut wrong = Vec::new();
    for word in WORDS {
        let first = Place::lay(word, &made);
        let words = first.words();
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
                        let place = Place::lay(word, &made);
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
fn a_write_that_is_cut_short_is_told_and_costs_nothing() {
    let (_folder, made) = made();
    let mut dice = Dice::of(19);
    let mut wrong = Vec::new();
    for word in WORDS {
        let (mut tried, mut refused) = (0, 0);
        for _ in 0..tries(10, 400) {
            // Small files, slots, and somewhere in the database and its log.
            let most = [700, 5_000, 70_000, 300_000][usize::try_from(dice.under(4)).unwrap()];
            let bytes = dice.under(most);
            let place = Place::lay(word, &made);
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

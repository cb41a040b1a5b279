//! Somebody else's hands in the folders: links, pipes, devices, files of any size, and numbers of any height
//! in the place of what the program reads and writes. Each is answered, nothing elsewhere is touched, and the
//! journal opens once it is gone again.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Duration;

use crate::common::planted::{plant, unwrapped};
use crate::common::*;
use vault::{Backup, KeyChange, Locked, Presence, Secret, Vault, VaultError, WorkFactor};

/// A hang is to fail and not to hang: so long is waited for an answer, on a machine with other work.
const PATIENCE: Duration = Duration::from_secs(240);

fn note(vault: &mut Vault, text: &str) {
    let before = vault.notes().of_day(day()).unwrap().revision;
    vault.notes().write(day(), text, before, &now()).unwrap();
}

fn make_pipe(path: &Path) {
    use rustix::fs::{CWD, FileType, Mode, mknodat};
    mknodat(CWD, path, FileType::Fifo, Mode::from_raw_mode(0o600), 0).unwrap();
}

/// Runs it in a thread of its own, and fails when no answer comes.
fn answered<T: Send + 'static>(what: &str, act: impl FnOnce() -> T + Send + 'static) -> T {
    let (tell, told) = mpsc::channel();
    let thread = std::thread::spawn(move || {
        let _ = tell.send(act());
    });
    match told.recv_timeout(PATIENCE) {
        Ok(answer) => answer,
        Err(mpsc::RecvTimeoutError::Timeout) => panic!("{what}: no answer"),
        Err(mpsc::RecvTimeoutError::Disconnected) => {
            let panicked = thread.join().unwrap_err();
            std::panic::panic_any(format!("{what}: {:?}", panicked.downcast_ref::<String>()))
        }
    }
}

/// A sparse file: as long as it says, and nothing on the disk.
fn make_sparse(path: &Path, bytes: u64) {
    fs::File::create(path).unwrap().set_len(bytes).unwrap();
}

/// What is planted, and how. `elsewhere` holds somebody's files.
type Plant = (&'static str, fn(place: &Path, elsewhere: &Path));

const PLANTS: [Plant; 7] = [
    ("a pipe", |place, _| make_pipe(place)),
    ("a link elsewhere", |place, elsewhere| {
        let target = if place.extension().is_none() && !place.ends_with("CURRENT") {
            elsewhere.to_owned()
        } else {
            elsewhere.join("letter.txt")
        };
        symlink(target, place).unwrap();
    }),
    ("a link to a letter", |place, elsewhere| {
        symlink(elsewhere.join("letter.txt"), place).unwrap();
    }),
    ("a dangling link", |place, elsewhere| {
        symlink(elsewhere.join("nothing"), place).unwrap();
    }),
    ("a folder", |place, _| fs::create_dir(place).unwrap()),
    ("a link to a device", |place, _| {
        symlink("/dev/zero", place).unwrap();
    }),
    ("an empty file", |place, _| fs::write(place, b"").unwrap()),
];

/// Two gibibytes.
const SPARSE: u64 = 2 << 30;

/// Every file that the program reads or writes in a data folder, and in a second folder beside it.
const PLACES: [&str; 33] = [
    "data/CURRENT",
    "data/CURRENT.tmp",
    "data/lock",
    "data/attempts",
    "data/changing",
    "data/changing.tmp",
    "data/erasing",
    "data/erasing.tmp",
    "data/installation",
    "data/installation.tmp",
    "data/gen-1",
    "data/gen-1/journal.db",
    "data/gen-1/journal.db-wal",
    "data/gen-1/journal.db-journal",
    "data/gen-1/slot-passphrase.age",
    "data/gen-1/slot-passphrase.age.bak",
    "data/gen-1/slot-passphrase.age.tmp",
    "data/gen-1/slot-recovery.age",
    "data/gen-1/slot-recovery.age.bak",
    "data/gen-1/slots.sum",
    "data/gen-1/slots.sum.tmp",
    "data/gen-2",
    "data/gen-2.making",
    "data/gen-2.aside",
    "data/backups",
    "data/backups/.making",
    "data/backups/.making-beside",
    "data/backups/.making-outside",
    "data/backups/COPY",
    "data/backups/NEXT",
    "second",
    "second/COPY",
    "second/NEXT",
];

/// A journal with a copy in the data folder and one in a second folder, and somebody's files elsewhere.
struct World {
    folder: tempfile::TempDir,
    copy: String,
    next: String,
}

impl World {
    fn make() -> Self {
        let folder = in_memory();
        let elsewhere = folder.path().join("elsewhere");
        fs::create_dir_all(elsewhere.join("gen-1")).unwrap();
        fs::create_dir(folder.path().join("second")).unwrap();
        fs::write(elsewhere.join("letter.txt"), "dear friend").unwrap();
        fs::write(elsewhere.join("slot-notes"), "about slots").unwrap();
        fs::write(elsewhere.join("gen-1/slot-b"), "b").unwrap();
        fs::set_permissions(&elsewhere, fs::Permissions::from_mode(0o755)).unwrap();
        let (mut vault, _) = make(&folder.path().join("data"));
        note(&mut vault, "as it was");
        let made = vault.back_up(&now()).unwrap();
        vault
            .copy_backup(&made, &folder.path().join("second"))
            .unwrap();
        let copy = made
            .path()
            .file_name()
            .unwrap()
            .to_str()
            .unwrap()
            .to_owned();
        let next = copy.replace("000001", "000002");
        World { folder, copy, next }
    }

    /// The same again in another folder: a file in `data` that notes its own place is laid anew.
    fn again(&self) -> tempfile::TempDir {
        let folder = in_memory();
        for part in ["data", "second", "elsewhere"] {
            copy(&self.folder.path().join(part), &folder.path().join(part));
        }
        let elsewhere = folder.path().join("elsewhere");
        fs::set_permissions(&elsewhere, fs::Permissions::from_mode(0o755)).unwrap();
        folder
    }
}

/// Somebody's files with their bytes and modes.
fn state_of(elsewhere: &Path) -> Vec<(PathBuf, u32, Vec<u8>)> {
    let mut found = Vec::new();
    let mut folders = vec![elsewhere.to_owned()];
    while let Some(folder) = folders.pop() {
        found.push((
            folder.clone(),
            fs::metadata(&folder).unwrap().mode(),
            vec![],
        ));
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let mode = fs::metadata(&path).unwrap().mode();
                found.push((path.clone(), mode, fs::read(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

fn locked_at(root: &Path) -> Result<Locked, VaultError> {
    Ok(Locked::at(root)?.with_work_factor(WorkFactor::for_tests(1).unwrap()))
}

/// What a day with the journal asks of the folders. Any answer is one.
fn live(root: &Path, second: &Path) -> Result<(), VaultError> {
    let locked = locked_at(root)?;
    let _ = locked.presence();
    let _ = locked.unlock(&passphrase("not this one at all"), &now());
    for copy in locked.backups().unwrap_or_default() {
        let _ = copy.is_whole();
    }
    let mut vault = locked.unlock(&passphrase(PASSPHRASE), &now())?;
    let _ = vault.notes().write(day(), "more", 1, &now());
    let _ = vault.changed_since_backup();
    if let Ok(made) = vault.back_up(&later(1)) {
        let _ = vault.thin_out(&made);
        let laid = vault.copy_backup(&made, second);
        let _ = laid.and_then(|laid| vault.thin_out(&laid));
    }
    let _ = work_beside(&mut vault, second);
    let _ = vault.backups_in(second);
    let known = vault.backups().unwrap_or_default();
    for known in &known {
        let _ = vault.rehearse_restore(&known.backup);
    }
    let copies: Vec<Backup> = known.into_iter().map(|known| known.backup).collect();
    let _ = vault.rewrap_backups(&copies, &passphrase(PASSPHRASE), None);
    let begun = vault.begin_key_change(KeyChange::Passphrase);
    let _ = vault.note_key_change(&begun);
    let _ = vault.rewrap(&passphrase(PASSPHRASE), &passphrase(PASSPHRASE), &later(2));
    let _ = locked.cut_off_key_change(None);
    vault.forget_key_change();
    let _ = vault.remove_set_aside();
    Ok(())
}

/// Another copy, made beside the journal and laid down in the second folder.
fn work_beside(vault: &mut Vault, second: &Path) -> Result<(), VaultError> {
    vault.notes().write(day(), "and more", 2, &now())?;
    let mut beside = vault.backup_work()?;
    let prepared = beside.prepare()?;
    let begun = vault.begin_backup(prepared, &later(1))?;
    let made = beside.finish(begun)?;
    let _ = beside.thin_out(&made);
    let _ = vault.settle_backups(&mut beside);
    let mut outside = vault.outside_backup_work()?;
    let _ = outside.copy_backup(&made, second);
    let _ = outside.backups_in(second);
    vault.settle_backups(&mut outside)
}

/// A restore and a salvage.
fn replace(root: &Path) -> Result<(), VaultError> {
    let locked = locked_at(root)?;
    let secret = passphrase(PASSPHRASE);
    let secret = Secret::Passphrase(&secret);
    for copy in locked.backups().unwrap_or_default() {
        let _ = locked.test_backup(&copy, &secret);
        let _ = locked.restore(&copy, &secret);
    }
    let _ = locked.salvage(&secret);
    Ok(())
}

fn erase(root: &Path) -> Result<(), VaultError> {
    let locked = locked_at(root)?;
    let vault = locked.unlock(&passphrase(PASSPHRASE), &now())?;
    drop(locked);
    let _ = vault.erase();
    // And the next start.
    let _ = locked_at(root)?.presence();
    Ok(())
}

/// One plant in one place, and everything that is done with a journal.
fn judge(world: &World, place: &str, what: &str, plant: &dyn Fn(&Path, &Path)) {
    type Act = fn(&Path, &Path);
    let acts: [(&str, Act); 3] = [
        ("a day", |root, second| drop(live(root, second))),
        ("a restore", |root, _| drop(replace(root))),
        ("erasing", |root, _| drop(erase(root))),
    ];
    let named = place
        .replace("COPY", &world.copy)
        .replace("NEXT", &world.next);
    for (act, run) in acts {
        let about = format!("{what} at {place}, {act}");
        let folder = world.again();
        let at = folder.path().join(&named);
        let original = folder.path().join("original");
        let was_there = fs::rename(&at, &original).is_ok();
        let elsewhere = folder.path().join("elsewhere");
        plant(&at, &elsewhere);
        let planted = fs::symlink_metadata(&at).unwrap().ino();
        let before = state_of(&elsewhere);
        let (root, second) = (folder.path().join("data"), folder.path().join("second"));
        {
            let (root, second) = (root.clone(), second.clone());
            answered(&about, move || run(&root, &second));
        }
        let mut after = state_of(&elsewhere);
        if at.ends_with("backups") || at.ends_with("second") {
            // A folder of copies may lie elsewhere: what was there stays as it was.
            after.retain(|(path, ..)| before.iter().any(|(old, ..)| old == path));
        }
        assert!(after == before, "{about}: changed elsewhere");
        if act == "erasing" {
            continue;
        }
        let still = fs::symlink_metadata(&at).is_ok_and(|found| found.ino() == planted);
        if still {
            if at.is_dir() && !at.is_symlink() {
                fs::remove_dir_all(&at).unwrap();
            } else {
                fs::remove_file(&at).unwrap();
            }
        }
        // After a restore it lies in a journal that was set aside.
        if was_there && at.parent().unwrap().exists() && fs::symlink_metadata(&at).is_err() {
            fs::rename(&original, &at).unwrap();
        }
        let opened = answered(&about, move || {
            let mut vault = locked_at(&root)?.unlock(&passphrase(PASSPHRASE), &later(3))?;
            vault.notes().of_day(day())
        });
        assert!(opened.is_ok(), "{about}: {opened:?}");
    }
}

#[test]
fn whatever_lies_in_the_place_of_a_file_is_answered_and_nothing_elsewhere_is_touched() {
    let world = World::make();
    for place in PLACES {
        for (what, plant) in PLANTS {
            judge(&world, place, what, &plant);
        }
    }
}

#[test]
fn a_file_of_two_gibibytes_in_the_place_of_another_is_not_read_through() {
    let world = World::make();
    for place in PLACES {
        judge(&world, place, "a sparse file", &|place, _| {
            make_sparse(place, SPARSE);
        });
    }
}

#[test]
fn a_pipe_in_the_place_of_any_file_is_answered_at_once() {
    for name in [
        "CURRENT",
        "gen-1/slots.sum",
        "gen-1/slot-passphrase.age",
        "gen-1/slot-recovery.age",
    ] {
        // What is lost with these is known from elsewhere.
        let (_folder, root, key) = made();
        fs::remove_file(root.join(name)).unwrap();
        make_pipe(&root.join(name));
        let text = key.to_text().to_string();
        answered(name, move || {
            drop(at(&root).unlock(&passphrase(PASSPHRASE), &now()).unwrap());
            let key = vault::RecoveryKey::parse(&text).unwrap();
            at(&root).unlock_with_recovery_key(&key, &now()).unwrap();
        });
    }
    for name in ["lock", "gen-1/journal.db", "gen-1/journal.db-wal"] {
        let (_folder, root, _) = made();
        let _ = fs::remove_file(root.join(name));
        make_pipe(&root.join(name));
        let pipe = Path::new(name).file_name().unwrap().to_str().unwrap();
        let told = answered(name, move || {
            let locked = Locked::at(&root)?;
            locked.unlock(&passphrase(PASSPHRASE), &now()).map(drop)
        });
        let told = told.unwrap_err();
        assert!(
            matches!(&told, VaultError::NotOurFile { place } if place == pipe),
            "{told:?}"
        );
    }
}

fn named_in(folder: &Path, like: &Backup, sequence: &str) -> PathBuf {
    let name = like.path().file_name().unwrap().to_str().unwrap();
    folder.join(name.replace("000001", sequence))
}

#[test]
fn a_number_in_a_name_is_no_proof_and_copies_made_after_it_are_listed() {
    for absurd in ["999999999999999", "004294967295", "999999999", "999999998"] {
        let folder = tempfile::tempdir().unwrap();
        let (mut vault, _) = make(folder.path());
        let first = vault.back_up(&now()).unwrap();
        let backups = folder.path().join("backups");
        // With the tag of this journal, and with any other.
        fs::write(named_in(&backups, &first, absurd), b"").unwrap();
        fs::write(backups.join(format!("copy-{absurd}-deadbeef.tar")), b"").unwrap();
        let mut made = vec![first.sequence()];
        for hours in 1..4 {
            note(&mut vault, &format!("note {hours}"));
            made.push(vault.back_up(&later(hours)).unwrap().sequence());
        }
        assert_eq!(made, [1, 2, 3, 4], "{absurd}");
        let known = vault.backups().unwrap();
        let listed = |made: &u64| known.iter().any(|known| known.backup.sequence() == *made);
        assert!(made.iter().all(listed), "{absurd}: {known:?}");
        drop(vault);
        let found = at(folder.path()).backups().unwrap();
        let listed = |made: &u64| found.iter().any(|copy| copy.sequence() == *made);
        assert!(made.iter().all(listed), "{absurd}: {found:?}");
    }
}

#[test]
fn a_damaged_number_of_before_is_mended_by_the_next_copy() {
    let folder = tempfile::tempdir().unwrap();
    let (mut vault, _) = make(folder.path());
    let first = vault.back_up(&now()).unwrap();
    let backups = folder.path().join("backups");
    // A copy of this journal under a name of its own making, which proves another number.
    fs::copy(first.path(), named_in(&backups, &first, "000900")).unwrap();
    let second = vault.back_up(&later(1)).unwrap();
    assert_eq!(second.sequence(), 2);
    // And one whose name is taken already.
    fs::write(named_in(&backups, &first, "000003"), b"mine").unwrap();
    let fourth = vault.back_up(&later(2)).unwrap();
    assert_eq!(fourth.sequence(), 4);
    let stays = fs::read(named_in(&backups, &first, "000003")).unwrap();
    assert_eq!(stays, b"mine");
}

#[test]
fn a_number_below_that_of_a_copy_made_here_is_not_given_again_whatever_key_sealed_it() {
    for with_a_new_key in [false, true] {
        let folder = tempfile::tempdir().unwrap();
        let (mut vault, _) = make(folder.path());
        let words = passphrase(PASSPHRASE);
        let first = vault.back_up(&now()).unwrap();
        if with_a_new_key {
            let offered = vault.make_recovery_key(&words).unwrap();
            let typed = typed_back(offered.recovery_key(), offered.asked());
            vault
                .rekey(&words, &words, &offered, &typed, &now())
                .unwrap();
        }
        for hours in [1, 2] {
            note(&mut vault, &format!("note {hours}"));
            vault.back_up(&later(hours)).unwrap();
        }
        drop(vault);
        let locked = at(folder.path());
        locked.restore(&first, &Secret::Passphrase(&words)).unwrap();
        // The second is gone; of the third it is known that it was made here.
        let second = named_in(&folder.path().join("backups"), &first, "000002");
        fs::remove_file(second).unwrap();
        let mut vault = locked.unlock(&words, &later(3)).unwrap();
        note(&mut vault, "more");
        assert_eq!(vault.back_up(&later(4)).unwrap().sequence(), 4);
    }
}

#[test]
fn the_times_of_copies_that_went_long_ago_are_forgotten_when_copies_are_thinned_out() {
    let folder = tempfile::tempdir().unwrap();
    let (mut vault, _) = make(folder.path());
    vault.back_up(&now()).unwrap();
    drop(vault);
    plant(
        folder.path(),
        "UPDATE meta SET value = '5000' WHERE name = 'backup-sequence'",
    );
    let mut vault = at(folder.path())
        .unlock(&passphrase(PASSPHRASE), &now())
        .unwrap();
    let made = vault.back_up(&later(1)).unwrap();
    assert_eq!(made.sequence(), 5_001);
    vault.thin_out(&made).unwrap();
    drop(vault);
    let times = "SELECT count(*) FROM meta WHERE name LIKE 'backup-at-%'";
    let left = unwrapped(folder.path()).query_row(times, [], |row| row.get(0));
    assert_eq!(left, Ok(1));
}

#[test]
fn a_number_in_a_folders_name_makes_no_new_journal_that_is_not_found() {
    for planted in [
        "gen-999999999.aside",
        "gen-999999999.making",
        "gen-999999999",
    ] {
        for act in ["rekey", "restore", "salvage"] {
            let folder = tempfile::tempdir().unwrap();
            let (mut vault, _) = make(folder.path());
            note(&mut vault, "as it was");
            let copy = vault.back_up(&now()).unwrap();
            fs::create_dir(folder.path().join(planted)).unwrap();
            let words = passphrase(PASSPHRASE);
            let secret = Secret::Passphrase(&words);
            if act == "rekey" {
                let offered = vault.make_recovery_key(&words).unwrap();
                let typed = typed_back(offered.recovery_key(), offered.asked());
                vault
                    .rekey(&words, &words, &offered, &typed, &now())
                    .unwrap();
            }
            drop(vault);
            let locked = at(folder.path());
            match act {
                "restore" => drop(locked.restore(&copy, &secret).unwrap()),
                "salvage" => drop(locked.salvage(&secret).unwrap()),
                _ => {}
            }
            assert_eq!(
                locked.presence().unwrap(),
                Presence::Present,
                "{planted} {act}"
            );
            let mut vault = locked.unlock(&words, &later(1)).unwrap();
            assert_eq!(vault.notes().of_day(day()).unwrap().text, "as it was");
        }
    }
}

/// A file that begins as a copy does and says that its database is as large as any can be.
fn make_sparse_copy(path: &Path, like: &Backup) {
    let mut bytes = fs::read(like.path()).unwrap();
    let name = b"journal.db\0";
    let head = bytes.windows(name.len()).position(|w| w == name).unwrap();
    bytes.truncate(head + 512);
    let header = &mut bytes[head..head + 512];
    header[124..135].copy_from_slice(b"07777777777");
    header[148..156].copy_from_slice(b"        ");
    let sum: u32 = header.iter().map(|&byte| u32::from(byte)).sum();
    header[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    fs::write(path, &bytes).unwrap();
    let file = fs::OpenOptions::new().write(true).open(path).unwrap();
    file.set_len(head as u64 + 512 + (1 << 30) + 4096).unwrap();
}

#[test]
fn a_sparse_file_named_as_a_copy_is_neither_listed_nor_written_out() {
    let (folder, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (mut vault, _) = make(folder.path());
    let first = vault.back_up(&now()).unwrap();
    for place in [folder.path().join("backups"), second.path().to_owned()] {
        let planted = named_in(&place, &first, "000007");
        make_sparse_copy(&planted, &first);
        let found = vault.backups_in(&place).unwrap();
        assert!(found.iter().all(|known| known.backup.sequence() != 7));
        let named = Backup::picked(&planted);
        // Nothing lies about that was written out of it, and the next copy is made.
        assert!(matches!(
            vault.rehearse_restore(&named),
            Err(VaultError::BackupDamaged)
        ));
        assert!(!folder.path().join("backups/.making").exists());
        vault.back_up(&later(1)).unwrap();
    }
}

#[test]
fn pipes_and_links_named_as_copies_are_passed_over_in_both_folders() {
    let (folder, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let root = folder.path().to_owned();
    let place = second.path().to_owned();
    answered("copies", move || {
        let (mut vault, _) = make(&root);
        let first = vault.back_up(&now()).unwrap();
        let backups = root.join("backups");
        for folder in [&backups, &place] {
            make_pipe(&named_in(folder, &first, "000002"));
            symlink(first.path(), named_in(folder, &first, "000005")).unwrap();
            symlink("/dev/zero", named_in(folder, &first, "000006")).unwrap();
        }
        let made = vault.back_up(&later(1)).unwrap();
        vault.thin_out(&made).unwrap();
        let laid = vault.copy_backup(&made, &place).unwrap();
        vault.thin_out(&laid).unwrap();
        let names = |known: Vec<vault::KnownBackup>| -> Vec<u64> {
            known.iter().map(|known| known.backup.sequence()).collect()
        };
        assert_eq!(names(vault.backups().unwrap()), [1, made.sequence()]);
        assert_eq!(names(vault.backups_in(&place).unwrap()), [made.sequence()]);
        drop(vault);
        assert_eq!(at(&root).backups().unwrap().len(), 2);
        assert_eq!(at(&root).backups_in(&place).unwrap().len(), 1);
    });
}

#[test]
fn a_file_that_did_not_say_when_it_was_made_is_not_read_again_before_it_is_another() {
    let folder = tempfile::tempdir().unwrap();
    let (mut vault, _) = make(folder.path());
    let first = vault.back_up(&now()).unwrap();
    let second = vault.back_up(&later(1)).unwrap();
    drop(vault);
    // In the journal of the first nothing is known of the second.
    let words = passphrase(PASSPHRASE);
    let locked = at(folder.path());
    locked.restore(&first, &Secret::Passphrase(&words)).unwrap();
    let mut vault = locked.unlock(&words, &later(2)).unwrap();
    let right = fs::read(second.path()).unwrap();
    let put = |bytes: &[u8], at: std::time::SystemTime| {
        fs::write(second.path(), bytes).unwrap();
        let file = fs::OpenOptions::new().write(true).open(second.path());
        file.unwrap().set_modified(at).unwrap();
    };
    let then = fs::metadata(second.path()).unwrap().modified().unwrap();
    let mut of_it = || vault.backups().unwrap().pop().unwrap().made;
    let mut rotten = right.clone();
    rotten[right.len() / 2] ^= 1;
    put(&rotten, then);
    assert_eq!(of_it(), None);
    put(&right, then);
    assert_eq!(
        of_it(),
        None,
        "by its name, size and date it is the same file"
    );
    put(&right, then + Duration::from_secs(1));
    assert_eq!(of_it().unwrap().to_utc(), later(1).utc);
}

#[test]
fn a_link_planted_under_a_name_that_is_being_made_is_never_written_through() {
    let (folder, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let letter = second.path().join("letter.txt");
    fs::write(&letter, "dear friend").unwrap();
    let (mut vault, _) = make(folder.path());
    let first = vault.back_up(&now()).unwrap();
    let watched = second.path().to_owned();
    let stop = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false));
    let stopped = std::sync::Arc::clone(&stop);
    let name = first
        .path()
        .file_name()
        .unwrap()
        .to_str()
        .unwrap()
        .to_owned();
    // Somebody who plants the name of before again and again.
    let planter = std::thread::spawn(move || {
        let target = watched.join("letter.txt");
        while !stopped.load(std::sync::atomic::Ordering::Relaxed) {
            for sequence in 1..8 {
                let name = name.replace("000001", &format!("{sequence:06}"));
                let _ = symlink(&target, watched.join(format!(".{name}.part")));
            }
        }
    });
    for hours in 1..8 {
        let made = vault.back_up(&later(hours)).unwrap();
        let laid = vault.copy_backup(&made, second.path()).unwrap();
        assert!(laid.is_whole());
    }
    stop.store(true, std::sync::atomic::Ordering::Relaxed);
    planter.join().unwrap();
    assert_eq!(fs::read(&letter).unwrap(), b"dear friend");
}

#[test]
fn erasing_follows_no_link_and_takes_nothing_that_is_not_ours() {
    let folder = tempfile::tempdir().unwrap();
    let (root, documents) = (folder.path().join("data"), folder.path().join("Documents"));
    let (mut vault, _) = make(&root);
    vault.back_up(&now()).unwrap();
    // Somebody moved the copies to a larger disk.
    fs::create_dir(&documents).unwrap();
    fs::rename(root.join("backups"), documents.join("moved")).unwrap();
    fs::write(documents.join("letter.txt"), "mine").unwrap();
    fs::write(documents.join("slot-machine.txt"), "mine").unwrap();
    fs::set_permissions(&documents, fs::Permissions::from_mode(0o755)).unwrap();
    symlink(&documents, root.join("backups")).unwrap();
    symlink(&documents, root.join("gen-9")).unwrap();
    fs::create_dir(root.join("gen-ealogy")).unwrap();
    fs::write(root.join("gen-ealogy/slot-a"), "mine").unwrap();
    let copy = vault.back_up(&later(1)).unwrap();
    let before = state_of(&documents);
    let erased = vault.erase().unwrap();
    assert!(state_of(&documents) == before, "changed behind a link");
    let behind = documents.join(copy.path().file_name().unwrap());
    assert!(Backup::picked(&behind).is_whole());
    assert_eq!(before[0].1 & 0o777, 0o755);
    assert_eq!(erased.links, ["backups", "gen-9"]);
    assert!(root.join("gen-ealogy/slot-a").exists() && !root.join("gen-1").exists());
    assert!(fs::symlink_metadata(root.join("backups")).is_err());
    assert_eq!(at(&root).presence().unwrap(), Presence::None);
}

#[test]
fn erasing_leaves_what_lies_among_the_copies_and_takes_links_for_links() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("data");
    let (mut vault, _) = make(&root);
    let copy = vault.back_up(&now()).unwrap();
    let backups = root.join("backups");
    let letter = folder.path().join("letter.txt");
    fs::write(&letter, "mine").unwrap();
    fs::write(backups.join("photo.jpg"), "mine").unwrap();
    symlink(&letter, named_in(&backups, &copy, "000007")).unwrap();
    symlink(&letter, root.join("settings.json")).unwrap();
    // The same file under another name is somebody's, when it is no copy inside.
    fs::hard_link(&letter, named_in(&backups, &copy, "000008")).unwrap();
    // A copy inside is the journal's, whatever other name it was given.
    let kept = folder.path().join("kept.tar");
    fs::hard_link(copy.path(), &kept).unwrap();
    assert!(Backup::picked(&kept).is_whole(), "the control");
    // So is a damaged one that has no other.
    let damaged = named_in(&backups, &copy, "000009");
    fs::write(&damaged, "a rotten copy").unwrap();
    let mut damaged = fs::File::open(damaged).unwrap();
    vault.erase().unwrap();
    let mut left = Vec::new();
    std::io::Read::read_to_end(&mut damaged, &mut left).unwrap();
    assert!(left.iter().all(|byte| *byte == 0), "{left:?}");
    assert!(!Backup::picked(&kept).is_whole());
    assert_eq!(fs::read(&letter).unwrap(), b"mine");
    assert_eq!(fs::read(backups.join("photo.jpg")).unwrap(), b"mine");
    let left = every_byte(&root).into_keys();
    assert_eq!(left.collect::<Vec<_>>(), [backups.join("photo.jpg")]);
    assert_eq!(at(&root).presence().unwrap(), Presence::None);
}

#[test]
fn a_file_in_the_place_where_copies_are_made_does_not_end_them() {
    for plant in [
        (|path| fs::write(path, b"x").unwrap()) as fn(&Path),
        |path| symlink("/nowhere", path).unwrap(),
        make_pipe,
    ] {
        let folder = tempfile::tempdir().unwrap();
        let (mut vault, _) = make(folder.path());
        fs::create_dir(folder.path().join("backups")).unwrap();
        plant(&folder.path().join("backups/.making"));
        vault.back_up(&now()).unwrap();
    }
}

#[test]
fn no_rollback_journal_stays_after_a_new_key() {
    let folder = tempfile::tempdir().unwrap();
    let (mut vault, _) = make(folder.path());
    let words = passphrase(PASSPHRASE);
    let offered = vault.make_recovery_key(&words).unwrap();
    let typed = typed_back(offered.recovery_key(), offered.asked());
    vault
        .rekey(&words, &words, &offered, &typed, &now())
        .unwrap();
    drop(vault);
    assert!(!folder.path().join("gen-2/journal.db-journal").exists());
    // One that an earlier program left goes at the next opening.
    fs::write(folder.path().join("gen-2/journal.db-journal"), [0; 512]).unwrap();
    drop(at(folder.path()).unlock(&words, &now()).unwrap());
    assert!(!folder.path().join("gen-2/journal.db-journal").exists());
}

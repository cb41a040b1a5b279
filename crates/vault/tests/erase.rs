//! Erasing a journal: all of it goes, the keys first, and nothing of anybody else's.

use std::fs;
use std::path::Path;

use crate::common::*;
use vault::{EraseError, Presence, Vault, VaultError};

const CANARY: &str = "the kettle sang at four";

fn open(root: &Path) -> (Vault, String) {
    let (mut vault, key) = make(root);
    vault.notes().write(day(), CANARY, 0, &now()).unwrap();
    let key = key.to_text().to_string();
    (vault, key)
}

fn names(root: &Path) -> Vec<String> {
    let files = every_byte(root).into_keys();
    files
        .map(|path| path.strip_prefix(root).unwrap().display().to_string())
        .map(|name| name.replace(std::path::MAIN_SEPARATOR, "/"))
        .collect()
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for file in fs::read_dir(from).unwrap() {
        let path = file.unwrap().path();
        fs::copy(&path, to.join(path.file_name().unwrap())).unwrap();
    }
}

#[test]
fn nothing_of_the_journal_stays_and_nothing_of_others_goes() {
    let folder = in_memory();
    let root = folder.path().join("data");
    let (vault, _) = open(&root);
    let generation = root.join("gen-1");
    // A generation set aside, a copy of before a migration, a setup that was cut off.
    copy_folder(&generation, &root.join("gen-7"));
    fs::copy(
        generation.join("journal.db"),
        generation.join("journal.db.before-schema-3"),
    )
    .unwrap();
    copy_folder(&generation, &root.join("gen-1.new"));
    fs::create_dir_all(root.join("backups/.making")).unwrap();
    let backup = root.join("backups/copy-000001-1a2b3c4d.tar");
    fs::write(&backup, vec![7; 3 << 20]).unwrap();
    fs::write(root.join("backups/.making/db"), "x").unwrap();
    copy_folder(&generation, &root.join("gen-2.aside"));
    for name in ["settings.json", "attempts", "CURRENT.tmp"] {
        fs::write(root.join(name), "x").unwrap();
    }
    fs::create_dir(root.join("evenkeel-print")).unwrap();
    fs::write(root.join("evenkeel-print/notes.pdf"), "%PDF").unwrap();
    fs::write(root.join("letter.txt"), "mine").unwrap();
    fs::create_dir(root.join("genealogy")).unwrap();
    fs::write(root.join("genealogy/slot-a"), "mine").unwrap();

    vault.erase().unwrap();
    assert_eq!(names(&root), ["genealogy/slot-a", "letter.txt"]);
    assert!(!root.join("gen-7").exists() && !root.join("backups").exists());
    // It begins anew.
    let locked = at(&root);
    assert_eq!(locked.presence().unwrap(), Presence::None);
    drop(locked);
    let (mut vault, _) = make(&root);
    assert_eq!(vault.notes().of_day(day()).unwrap().text, "");
}

#[test]
fn a_key_is_overwritten_where_it_lay() {
    let folder = in_memory();
    let root = folder.path().join("data");
    let (vault, _) = open(&root);
    let slots = ["slot-passphrase.age", "slot-recovery.age"];
    let slots = slots.map(|slot| [slot.to_owned(), format!("{slot}.bak")]);
    let before: Vec<_> = slots
        .iter()
        .flatten()
        .map(|slot| {
            // A second name for the same bytes on the disk shows what became of them.
            let link = folder.path().join(slot);
            fs::hard_link(root.join("gen-1").join(slot), &link).unwrap();
            let length = fs::read(&link).unwrap().len();
            (link, length)
        })
        .collect();
    vault.erase().unwrap();
    for (link, length) in before {
        assert!(fs::read(link).unwrap() == vec![0; length]);
    }
}

#[test]
fn what_refuses_before_the_keys_leaves_the_journal_open_and_as_it_was() {
    let folder = in_memory();
    let root = folder.path().join("data");
    let (vault, key) = open(&root);
    // Where the mark should be made lies something else.
    fs::create_dir(root.join("erasing.tmp")).unwrap();
    let Err(EraseError::NotBegun { mut vault, error }) = vault.erase() else {
        panic!("it was erased");
    };
    assert!(matches!(error, VaultError::Storage { .. }), "{error:?}");
    assert_eq!(vault.notes().of_day(day()).unwrap().text, CANARY);
    drop(vault);
    fs::remove_dir(root.join("erasing.tmp")).unwrap();
    at(&root).unlock(&passphrase(PASSPHRASE), &now()).unwrap();
    let key = vault::RecoveryKey::parse(&key).unwrap();
    at(&root).unlock_with_recovery_key(&key, &now()).unwrap();
}

#[test]
fn a_mark_beside_whole_keys_erases_nothing() {
    let folder = in_memory();
    let root = folder.path().join("data");
    drop(open(&root));
    fs::write(root.join("erasing"), "").unwrap();
    let mut vault = at(&root).unlock(&passphrase(PASSPHRASE), &now()).unwrap();
    assert_eq!(vault.notes().of_day(day()).unwrap().text, CANARY);
    assert!(!root.join("erasing").exists());
}

#[test]
fn keys_that_are_gone_without_a_mark_erase_nothing() {
    let folder = in_memory();
    let root = folder.path().join("data");
    drop(open(&root));
    for slot in ["slot-passphrase.age", "slot-passphrase.age.bak"] {
        let away = folder.path().join(slot);
        fs::rename(root.join("gen-1").join(slot), away).unwrap();
    }
    let refused = at(&root).unlock(&passphrase(PASSPHRASE), &now());
    assert!(matches!(refused, Err(VaultError::JournalMissing { .. })));
    // Brought back, it opens: somebody may have them elsewhere.
    for slot in ["slot-passphrase.age", "slot-passphrase.age.bak"] {
        let away = folder.path().join(slot);
        fs::rename(away, root.join("gen-1").join(slot)).unwrap();
    }
    at(&root).unlock(&passphrase(PASSPHRASE), &now()).unwrap();
}

#[test]
fn an_erasing_that_was_cut_off_past_the_keys_is_finished_by_the_next_start() {
    let folder = in_memory();
    let root = folder.path().join("data");
    drop(open(&root));
    fs::write(root.join("erasing"), "").unwrap();
    fs::write(root.join("letter.txt"), "mine").unwrap();
    for slot in ["slot-passphrase.age", "slot-passphrase.age.bak"] {
        fs::remove_file(root.join("gen-1").join(slot)).unwrap();
    }
    assert_eq!(at(&root).presence().unwrap(), Presence::None);
    assert_eq!(names(&root), ["letter.txt", "lock"]);
}

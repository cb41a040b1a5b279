//! Two data folders that hold one journal, and the folder that both lay their copies into; and journals that
//! are not one another.

use std::fs;
use std::path::{Path, PathBuf};

use crate::common::*;
use vault::{Backup, Secret, Vault, VaultError};

fn note(vault: &mut Vault, text: &str) {
    let before = vault.notes().of_day(day()).unwrap().revision;
    vault.notes().write(day(), text, before, &now()).unwrap();
}

fn open(root: &Path) -> Vault {
    at(root).unlock(&passphrase(PASSPHRASE), &now()).unwrap()
}

fn restore(root: &Path, copy: &Backup) {
    let words = passphrase(PASSPHRASE);
    at(root).restore(copy, &Secret::Passphrase(&words)).unwrap();
}

/// The name of an older program's copy: without the number of the data folder.
fn as_before(copy: &Backup, folder: &Path) -> PathBuf {
    let name = copy.path().file_name().unwrap().to_str().unwrap();
    let (old, _) = name.rsplit_once('-').unwrap();
    folder.join(format!("{old}.tar"))
}

/// What a copy holds as the note of the day.
fn note_in(copy: &Backup) -> String {
    let folder = tempfile::tempdir().unwrap();
    restore(folder.path(), copy);
    open(folder.path()).notes().of_day(day()).unwrap().text
}

#[test]
fn two_computers_lay_their_copies_into_one_folder_and_neither_touches_the_others() {
    let (laptop, desktop) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let shared = tempfile::tempdir().unwrap();
    let (mut on_laptop, _) = make(laptop.path());
    let first = on_laptop.back_up(&now()).unwrap();
    on_laptop.copy_backup(&first, shared.path()).unwrap();
    restore(desktop.path(), &first);
    let mut on_desktop = open(desktop.path());

    let mut laid: Vec<(String, Backup)> = Vec::new();
    for days in 1..40 {
        for (name, vault) in [("laptop", &mut on_laptop), ("desktop", &mut on_desktop)] {
            let text = format!("{name}, day {days}");
            note(vault, &text);
            let made = vault.back_up(&later(24 * days)).unwrap();
            vault.thin_out(&made).unwrap();
            let copy = vault.copy_backup(&made, shared.path()).unwrap();
            let gone = vault.thin_out(&copy).unwrap();
            // Only one's own go.
            laid.retain(|(of, copy)| !of.starts_with(name) || !gone.contains(&copy.sequence()));
            laid.push((text, copy));
        }
    }
    let of = |name: &str| laid.iter().filter(|(of, _)| of.starts_with(name)).count();
    // Both thinned out alike, and all that neither let go is there and is what it was.
    assert_eq!(of("laptop"), of("desktop"));
    assert!((12..40).contains(&of("laptop")), "{}", of("laptop"));
    for (text, copy) in &laid {
        assert!(copy.is_whole(), "{text}");
    }
    for (text, copy) in laid.iter().rev().take(4) {
        assert_eq!(note_in(copy), *text);
    }
    // Each sees the copies of both, with their times.
    for vault in [&mut on_laptop, &mut on_desktop] {
        let known = vault.backups_in(shared.path()).unwrap();
        // And the first, which the laptop laid down.
        assert_eq!(
            known.len(),
            laid.len() + usize::from(first_is_there(shared.path(), &first))
        );
        assert!(known.iter().all(|known| known.made.is_some()));
    }
}

fn first_is_there(shared: &Path, first: &Backup) -> bool {
    shared.join(first.path().file_name().unwrap()).exists()
}

#[test]
fn a_copied_data_folder_is_another_one_and_its_copies_are_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let (one, other) = (folder.path().join("one"), folder.path().join("other"));
    let shared = tempfile::tempdir().unwrap();
    let (mut vault, _) = make(&one);
    let made = vault.back_up(&now()).unwrap();
    vault.copy_backup(&made, shared.path()).unwrap();
    drop(vault);
    copy(&one, &other);
    let mut laid = Vec::new();
    for (root, text) in [(&one, "one"), (&other, "other")] {
        let mut vault = open(root);
        note(&mut vault, text);
        let made = vault.back_up(&later(1)).unwrap();
        assert_eq!(made.sequence(), 2);
        laid.push((text, vault.copy_backup(&made, shared.path()).unwrap()));
    }
    for (text, copy) in &laid {
        assert_eq!(note_in(copy), *text);
    }
    // What came along is judged by both as their own, at home.
    let mut vault = open(&other);
    assert_eq!(vault.backups().unwrap().len(), 2);
}

#[test]
fn a_copy_never_takes_the_place_of_another_file() {
    let (folder, shared) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (mut vault, _) = make(folder.path());
    let made = vault.back_up(&now()).unwrap();
    let name = made.path().file_name().unwrap();
    fs::write(shared.path().join(name), "somebody's").unwrap();
    let laid = vault.copy_backup(&made, shared.path()).unwrap();
    assert!(laid.is_whole() && laid.path().file_name() != Some(name));
    assert_eq!(fs::read(shared.path().join(name)).unwrap(), b"somebody's");
    // From then on it goes on under the new name, and the same copy is laid down once.
    let again = vault.copy_backup(&made, shared.path()).unwrap();
    assert_eq!(again, laid);
    assert!(vault.lies_in(&made, shared.path()).unwrap());
    assert_eq!(fs::read_dir(shared.path()).unwrap().count(), 2);
    // What was made before is still this folder's own at home.
    note(&mut vault, "more");
    let next = vault.back_up(&later(1)).unwrap();
    assert_eq!(next.sequence(), 2);
    assert!(!vault.changed_since_backup().unwrap());
}

#[test]
fn another_copy_under_the_name_of_one_is_not_taken_for_it() {
    let (folder, shared) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (mut vault, _) = make(folder.path());
    note(&mut vault, "first");
    let first = vault.back_up(&now()).unwrap();
    note(&mut vault, "second");
    let second = vault.back_up(&later(1)).unwrap();
    // Both are whole, and of this journal.
    let name = shared.path().join(first.path().file_name().unwrap());
    fs::copy(second.path(), &name).unwrap();
    let laid = vault.copy_backup(&first, shared.path()).unwrap();
    assert!(laid.path() != name);
    assert_eq!(note_in(&laid), "first");
    assert!(fs::read(&name).unwrap() == fs::read(second.path()).unwrap());
}

#[test]
fn a_copy_lies_in_a_folder_only_as_long_as_it_is_there_and_the_same() {
    let (folder, shared) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (mut vault, _) = make(folder.path());
    let made = vault.back_up(&now()).unwrap();
    assert!(!vault.lies_in(&made, shared.path()).unwrap());
    let laid = vault.copy_backup(&made, shared.path()).unwrap();
    assert!(vault.lies_in(&made, shared.path()).unwrap());
    let bytes = fs::read(laid.path()).unwrap();
    fs::write(laid.path(), &bytes[1..]).unwrap();
    assert!(!vault.lies_in(&made, shared.path()).unwrap());
    fs::remove_file(laid.path()).unwrap();
    // As an older program named it any computer might have, and so its bytes tell.
    let home = as_before(&made, &folder.path().join("backups"));
    fs::rename(made.path(), &home).unwrap();
    let old = vault.backups().unwrap()[0].backup.clone();
    assert_eq!(old.path(), home);
    let named_alike = as_before(&made, shared.path());
    for (there, lies) in [
        (&bytes[..], true),
        (&bytes[1..], false),
        (&vec![7; bytes.len()][..], false),
    ] {
        fs::write(&named_alike, there).unwrap();
        assert_eq!(vault.lies_in(&old, shared.path()).unwrap(), lies);
    }
}

#[test]
fn copies_of_an_older_program_are_listed_restored_and_thinned_out_only_at_home() {
    let (folder, shared) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (mut vault, _) = make(folder.path());
    let home = folder.path().join("backups");
    for hours in 0..40 {
        note(&mut vault, &format!("note {hours}"));
        let made = vault.back_up(&later(12 * hours)).unwrap();
        fs::copy(made.path(), as_before(&made, shared.path())).unwrap();
        fs::rename(made.path(), as_before(&made, &home)).unwrap();
    }
    assert_eq!(vault.backups().unwrap().len(), 40);
    assert_eq!(vault.backups_in(shared.path()).unwrap().len(), 40);
    note(&mut vault, "more");
    let made = vault.back_up(&later(500)).unwrap();
    assert_eq!(made.sequence(), 41);
    vault.thin_out(&made).unwrap();
    let laid = vault.copy_backup(&made, shared.path()).unwrap();
    vault.thin_out(&laid).unwrap();
    let at_home = vault.backups().unwrap();
    assert!(at_home.len() < 40, "{}", at_home.len());
    assert_eq!(vault.backups_in(shared.path()).unwrap().len(), 41);
    // One that lies there under its old name is not laid down twice.
    let oldest = at_home[0].backup.clone();
    assert!(vault.lies_in(&oldest, shared.path()).unwrap());
    drop(vault);
    restore(folder.path(), &oldest);
    assert_eq!(
        open(folder.path()).notes().of_day(day()).unwrap().text,
        note_in(&oldest)
    );
}

#[test]
fn after_a_restore_the_second_folder_is_to_be_chosen_anew() {
    let (laptop, desktop) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let shared = tempfile::tempdir().unwrap();
    let (mut vault, _) = make(laptop.path());
    assert!(!vault.backup_folder_to_be_chosen().unwrap());
    let before = vault.back_up(&now()).unwrap();
    vault.set_backup_folder(Some(shared.path())).unwrap();
    vault.note_backed_up_outside(&now()).unwrap();
    let made = vault.back_up(&later(1)).unwrap();
    drop(vault);
    for root in [laptop.path(), desktop.path()] {
        restore(root, &made);
        let mut vault = open(root);
        assert_eq!(vault.backup_folder().unwrap(), None);
        assert_eq!(vault.backed_up_outside_at().unwrap(), None);
        assert!(vault.backup_folder_to_be_chosen().unwrap());
        vault.set_backup_folder(Some(shared.path())).unwrap();
        assert!(!vault.backup_folder_to_be_chosen().unwrap());
    }
    // A journal that had none has nothing to be chosen.
    restore(laptop.path(), &before);
    assert!(!open(laptop.path()).backup_folder_to_be_chosen().unwrap());
}

#[test]
fn what_another_computer_made_is_not_given_this_ones_passphrase() {
    let (laptop, desktop) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let shared = tempfile::tempdir().unwrap();
    let (mut on_laptop, _) = make(laptop.path());
    let first = on_laptop.back_up(&now()).unwrap();
    let theirs = on_laptop.copy_backup(&first, shared.path()).unwrap();
    restore(desktop.path(), &first);
    let mut vault = open(desktop.path());
    let made = vault.back_up(&later(1)).unwrap();
    let ours = vault.copy_backup(&made, shared.path()).unwrap();
    let next = passphrase(OTHER);
    vault
        .rewrap(&passphrase(PASSPHRASE), &next, &now())
        .unwrap();
    let before = fs::read(theirs.path()).unwrap();
    let told = vault
        .rewrap_backups(&[theirs.clone(), ours.clone()], &next, None)
        .unwrap();
    assert_eq!(told.done, [ours.sequence()]);
    assert!(matches!(told.left[..], [(_, VaultError::BackupOfAnother)]));
    assert!(fs::read(theirs.path()).unwrap() == before);
    // The two are the same copy with two passphrases: it is not laid down twice.
    let again = vault.copy_backup(&made, shared.path()).unwrap();
    assert_eq!(again, ours);
    assert_eq!(fs::read_dir(shared.path()).unwrap().count(), 2);
}

/// A journal with a note, and another one with a copy that is picked as a file.
fn mine_and_anothers() -> (tempfile::TempDir, tempfile::TempDir, Backup) {
    let (mine, theirs) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (mut vault, _) = make(mine.path());
    note(&mut vault, "mine");
    vault.back_up(&now()).unwrap();
    drop(vault);
    let locked = at(theirs.path());
    let mut prepared = locked.prepare(&passphrase(OTHER), &now()).unwrap();
    let typed = typed_back(prepared.recovery_key(), prepared.asked());
    let mut other = prepared.finish(&typed, &now()).unwrap();
    note(&mut other, "theirs");
    let copy = other.back_up(&now()).unwrap();
    (mine, theirs, Backup::picked(copy.path()))
}

#[test]
fn a_copy_of_another_journal_never_takes_the_place_of_this_one() {
    let (mine, _theirs, copy) = mine_and_anothers();
    let before = every_byte(&mine.path().join("gen-1"));
    let (own, other) = (passphrase(PASSPHRASE), passphrase(OTHER));
    let locked = at(mine.path());
    let with_their_own = Secret::Passphrase(&other);
    let is_refused = || {
        let refused = locked.restore(&copy, &with_their_own);
        matches!(refused, Err(VaultError::OtherJournal { refused: false }))
    };
    assert!(is_refused());
    // Nor does it become this one's by lying among its copies; nor where it is not noted whose slots these are.
    let sums = mine.path().join("gen-1/slots.sum");
    let noted = fs::read_to_string(&sums).unwrap();
    let is_of = |line: &&str| !line.starts_with("# journal");
    let without: Vec<_> = noted.lines().filter(is_of).collect();
    fs::write(&sums, without.join("\n") + "\n").unwrap();
    assert!(is_refused());
    fs::write(&sums, &noted).unwrap();
    let among = mine.path().join("backups").join(copy.file_name());
    fs::copy(copy.path(), &among).unwrap();
    assert!(is_refused());
    fs::remove_file(among).unwrap();
    let wrong = passphrase("neither of the two words");
    let refused = locked.restore_over(&copy, &with_their_own, &Secret::Passphrase(&wrong));
    assert!(matches!(
        refused,
        Err(VaultError::OtherJournal { refused: true })
    ));
    assert!(before == every_byte(&mine.path().join("gen-1")));
    // It counts as an attempt to open the journal.
    let mut vault = locked.unlock(&own, &later(1)).unwrap();
    assert_eq!(vault.facts().failed_since, 1);
    assert_eq!(vault.notes().of_day(day()).unwrap().text, "mine");
    drop(vault);
    // Whoever can open it may let it be replaced. It is set aside.
    locked
        .restore_over(&copy, &with_their_own, &Secret::Passphrase(&own))
        .unwrap();
    let mut vault = locked.unlock(&other, &later(2)).unwrap();
    assert_eq!(vault.notes().of_day(day()).unwrap().text, "theirs");
    // From inside the other one it is not removed.
    let refused = vault.remove_set_aside();
    assert!(matches!(refused, Err(VaultError::OtherJournalKept)));
    assert_eq!(vault.set_aside_count().unwrap(), 1);
    drop(vault);
    let (folder, aside) = (
        tempfile::tempdir().unwrap(),
        mine.path().join("gen-1.aside"),
    );
    copy_journal(&aside, folder.path());
    let mut vault = at(folder.path()).unlock(&own, &later(3)).unwrap();
    assert_eq!(vault.notes().of_day(day()).unwrap().text, "mine");
}

fn copy_journal(generation: &Path, to: &Path) {
    crate::common::copy(generation, &to.join("gen-1"));
}

#[test]
fn a_recovery_key_of_the_journal_that_is_here_is_proof_as_well() {
    let (mine, _theirs, copy) = mine_and_anothers();
    let (vault, key) = {
        let folder = tempfile::tempdir().unwrap();
        make(&folder.path().join("third"))
    };
    drop(vault);
    let other = passphrase(OTHER);
    let locked = at(mine.path());
    let refused = locked.restore_over(
        &copy,
        &Secret::Passphrase(&other),
        &Secret::RecoveryKey(&key),
    );
    assert!(matches!(
        refused,
        Err(VaultError::OtherJournal { refused: true })
    ));
}

#[test]
fn a_copy_of_this_journal_is_restored_with_a_passphrase_of_before_and_without_any_note() {
    let folder = tempfile::tempdir().unwrap();
    let (mut vault, key) = make(folder.path());
    let copy = vault.back_up(&now()).unwrap();
    let next = passphrase(OTHER);
    vault
        .rewrap(&passphrase(PASSPHRASE), &next, &now())
        .unwrap();
    drop(vault);
    let words = passphrase(PASSPHRASE);
    let secret = Secret::Passphrase(&words);
    // Of a journal that no program with the note opened yet, its own copies tell.
    let sums = folder.path().join("gen-1/slots.sum");
    let text = fs::read_to_string(&sums).unwrap();
    let without: String = text
        .lines()
        .filter(|line| !line.starts_with("# journal"))
        .flat_map(|line| [line, "\n"])
        .collect();
    assert!(without.len() < text.len());
    fs::write(&sums, without).unwrap();
    at(folder.path()).restore(&copy, &secret).unwrap();
    // With the note, from a file that lies anywhere; by its recovery key too.
    let elsewhere = tempfile::tempdir().unwrap();
    let picked = elsewhere.path().join("from a stick.tar");
    fs::rename(copy.path(), &picked).unwrap();
    let locked = at(folder.path());
    drop(
        locked
            .unlock(&words, &now())
            .unwrap()
            .rewrap(&words, &next, &now()),
    );
    locked.restore(&Backup::picked(&picked), &secret).unwrap();
    let by_key = Secret::RecoveryKey(&key);
    locked.restore(&Backup::picked(&picked), &by_key).unwrap();
    // All of it was this journal once.
    let mut vault = locked.unlock(&words, &now()).unwrap();
    assert_eq!(vault.remove_set_aside().unwrap(), 3);
}

#[test]
fn a_restored_journal_is_known_for_what_it_is_before_it_was_opened() {
    let (mine, theirs) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (mut vault, _) = make(theirs.path());
    let (before, after) = (passphrase(PASSPHRASE), passphrase(OTHER));
    let first = vault.back_up(&now()).unwrap();
    vault.rewrap(&before, &after, &now()).unwrap();
    note(&mut vault, "later");
    let second = vault.back_up(&later(1)).unwrap();
    // One after the other, though what opens the second does not open the first.
    for (copy, words) in [(first, before), (second, after)] {
        let picked = Backup::picked(copy.path());
        at(mine.path())
            .restore(&picked, &Secret::Passphrase(&words))
            .unwrap();
    }
}

#[test]
fn where_no_key_opens_anything_any_more_any_copy_may_be_restored() {
    let (mine, _theirs, copy) = mine_and_anothers();
    for slot in ["slot-passphrase.age", "slot-recovery.age"] {
        for ending in ["", ".bak"] {
            fs::write(mine.path().join(format!("gen-1/{slot}{ending}")), b"rot").unwrap();
        }
    }
    let other = passphrase(OTHER);
    at(mine.path())
        .restore(&copy, &Secret::Passphrase(&other))
        .unwrap();
}

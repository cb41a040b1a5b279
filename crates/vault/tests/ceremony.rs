//! Making, opening, changing: what a person does with keys.

use crate::common::*;
use journal::{Level, SignId};
use vault::{Mistyped, Presence, RecoveryKey, VaultError};

#[test]
fn a_made_journal_opens_again_and_keeps_what_was_rated() {
    let folder = in_memory();
    let (mut vault, _) = make(folder.path());
    let level = Some(Level::new(3).unwrap());
    vault
        .check_ins()
        .rate(day(), SignId::HeldBack, level, &now())
        .unwrap();
    drop(vault);
    let mut vault = at(folder.path())
        .unlock(&passphrase(PASSPHRASE), &later(1))
        .unwrap();
    assert_eq!(vault.check_ins().of_day(day()).unwrap()[0].level, level);
    let before = now().utc.with_timezone(&now().offset);
    let told = vault.facts().last_unlocked_at.map(|at| at.to_rfc3339());
    assert_eq!(told, Some(before.to_rfc3339()), "by the clock of then");
}

#[test]
fn before_the_proof_there_is_no_journal_and_afterwards_nothing_is_left_of_an_abandoned_one() {
    let folder = in_memory();
    let locked = at(folder.path());
    let mut prepared = locked.prepare(&passphrase(PASSPHRASE), &now()).unwrap();
    assert_eq!(locked.presence().unwrap(), Presence::None);
    let wrong = vec!["QQQQQQ".to_owned(); 3];
    assert!(matches!(
        prepared.finish(&wrong, &now()),
        Err(VaultError::RecoveryProofWrong)
    ));
    assert_eq!(locked.presence().unwrap(), Presence::None);
    drop(prepared);
    assert_eq!(
        every_byte(folder.path()).len(),
        1,
        "only the lock file stays"
    );
}

#[test]
fn weak_passphrases_make_no_journal() {
    let folder = in_memory();
    let locked = at(folder.path());
    let refused = |text: &str| locked.prepare(&passphrase(text), &now()).unwrap_err();
    assert!(matches!(refused("short"), VaultError::PassphraseTooShort));
    assert!(matches!(
        refused("passwordpassword"),
        VaultError::PassphraseCommon
    ));
    assert_eq!(every_byte(folder.path()).len(), 1);
}

#[test]
fn a_second_journal_is_never_made_over_the_first() {
    let (_folder, root, _) = made();
    let before = every_byte(&root);
    let error = at(&root).prepare(&passphrase(OTHER), &now()).unwrap_err();
    assert!(matches!(error, VaultError::JournalExists));
    assert_eq!(every_byte(&root), before);
}

#[test]
fn a_wrong_passphrase_changes_nothing_but_the_count_of_attempts() {
    let (_folder, root, _) = made();
    let before = every_byte(&root);
    for _ in 0..2 {
        let error = at(&root).unlock(&passphrase(OTHER), &now()).unwrap_err();
        assert!(matches!(error, VaultError::WrongPassphrase));
    }
    let mut after = every_byte(&root);
    assert_eq!(after.remove(&root.join("attempts")).unwrap().0.len(), 2);
    assert_eq!(after, before);
    let vault = at(&root).unlock(&passphrase(PASSPHRASE), &now()).unwrap();
    assert_eq!(vault.facts().failed_since, 2);
    drop(vault);
    let vault = at(&root).unlock(&passphrase(PASSPHRASE), &now()).unwrap();
    assert_eq!(vault.facts().failed_since, 0);
}

#[test]
fn a_changed_passphrase_opens_and_the_old_one_no_more() {
    let (_folder, root, _) = made();
    let mut vault = at(&root).unlock(&passphrase(PASSPHRASE), &now()).unwrap();
    let wrong = vault.rewrap(&passphrase(OTHER), &passphrase(OTHER), &now());
    assert!(matches!(wrong, Err(VaultError::WrongPassphrase)));
    let weak = vault.rewrap(&passphrase(PASSPHRASE), &passphrase("short"), &now());
    assert!(matches!(weak, Err(VaultError::PassphraseTooShort)));
    vault
        .rewrap(&passphrase(PASSPHRASE), &passphrase(OTHER), &later(5))
        .unwrap();
    assert_eq!(vault.facts().passphrase_changed_at, Some(later(5).utc));
    drop(vault);
    let old = at(&root).unlock(&passphrase(PASSPHRASE), &now());
    assert!(matches!(old, Err(VaultError::WrongPassphrase)));
    // Not even by way of the copy: with the slot gone the old passphrase stays wrong.
    std::fs::remove_file(root.join("gen-1/slot-passphrase.age")).unwrap();
    let old = at(&root).unlock(&passphrase(PASSPHRASE), &now());
    assert!(matches!(old, Err(VaultError::WrongPassphrase)));
    assert!(
        at(&root)
            .unlock(&passphrase(OTHER), &now())
            .unwrap()
            .facts()
            .repaired
    );
}

#[test]
fn the_recovery_key_opens_and_sets_a_new_passphrase() {
    let (_folder, root, key) = made();
    let mut recovered = at(&root).unlock_with_recovery_key(&key, &now()).unwrap();
    assert_eq!(recovered.facts().recovery_key_made_at, Some(now().utc));
    let error = recovered
        .choose_passphrase(&passphrase("short"), &now())
        .unwrap_err();
    assert!(matches!(error, VaultError::PassphraseTooShort));
    let mut recovered = *recovered.into_vault().unwrap_err();
    recovered
        .choose_passphrase(&passphrase(OTHER), &now())
        .unwrap();
    drop(recovered.into_vault().unwrap());
    let old = at(&root).unlock(&passphrase(PASSPHRASE), &now());
    assert!(matches!(old, Err(VaultError::WrongPassphrase)));
    drop(at(&root).unlock(&passphrase(OTHER), &now()).unwrap());
    // And it keeps opening.
    at(&root).unlock_with_recovery_key(&key, &now()).unwrap();
}

#[test]
fn another_journals_recovery_key_is_wrong_and_a_mistyped_one_is_mistyped() {
    let (_folder, root, _) = made();
    let (_other_folder, _, others) = made();
    let error = at(&root)
        .unlock_with_recovery_key(&others, &now())
        .unwrap_err();
    assert!(matches!(error, VaultError::WrongRecoveryKey));
    assert!(matches!(
        RecoveryKey::parse("AGE-SECRET-KEY-1QQQ"),
        Err(VaultError::RecoveryKeyMalformed(Mistyped::Length(3)))
    ));
}

#[test]
fn a_new_recovery_key_counts_from_its_proof_on() {
    let (_folder, root, old) = made();
    let mut vault = at(&root).unlock(&passphrase(PASSPHRASE), &now()).unwrap();
    assert!(matches!(
        vault.make_recovery_key(&passphrase(OTHER)),
        Err(VaultError::WrongPassphrase)
    ));
    let offered = vault.make_recovery_key(&passphrase(PASSPHRASE)).unwrap();
    let wrong = vec![String::new(); 3];
    let refused = vault.adopt_recovery_key(&offered, &wrong, &now());
    assert!(matches!(refused, Err(VaultError::RecoveryProofWrong)));
    drop(vault);
    drop(at(&root).unlock_with_recovery_key(&old, &now()).unwrap());

    let mut vault = at(&root).unlock(&passphrase(PASSPHRASE), &now()).unwrap();
    let typed = typed_back(offered.recovery_key(), offered.asked());
    vault
        .adopt_recovery_key(&offered, &typed, &later(2))
        .unwrap();
    assert_eq!(vault.facts().recovery_key_made_at, Some(later(2).utc));
    drop(vault);
    let error = at(&root)
        .unlock_with_recovery_key(&old, &now())
        .unwrap_err();
    assert!(matches!(error, VaultError::WrongRecoveryKey));
    at(&root)
        .unlock_with_recovery_key(offered.recovery_key(), &now())
        .unwrap();
}

#[test]
fn a_new_recovery_key_that_cannot_be_written_leaves_the_old_one_for_good() {
    let (_folder, root, old) = made();
    let mut vault = at(&root).unlock(&passphrase(PASSPHRASE), &now()).unwrap();
    let offered = vault.make_recovery_key(&passphrase(PASSPHRASE)).unwrap();
    let typed = typed_back(offered.recovery_key(), offered.asked());
    // The slot's temporary file cannot be made.
    let in_the_way = root.join("gen-1/slot-recovery.age.tmp");
    std::fs::create_dir(&in_the_way).unwrap();
    assert!(vault.adopt_recovery_key(&offered, &typed, &now()).is_err());
    drop(vault);
    std::fs::remove_dir(in_the_way).unwrap();
    drop(at(&root).unlock(&passphrase(PASSPHRASE), &now()).unwrap());
    drop(at(&root).unlock_with_recovery_key(&old, &now()).unwrap());
    let refused = at(&root).unlock_with_recovery_key(offered.recovery_key(), &now());
    assert!(matches!(refused, Err(VaultError::WrongRecoveryKey)));
}

#[test]
fn a_changed_passphrase_whose_copy_cannot_be_written_is_changed_all_the_same() {
    let (_folder, root, _) = made();
    let mut vault = at(&root).unlock(&passphrase(PASSPHRASE), &now()).unwrap();
    let in_the_way = root.join("gen-1/slot-passphrase.age.bak.tmp");
    std::fs::create_dir(&in_the_way).unwrap();
    vault
        .rewrap(&passphrase(PASSPHRASE), &passphrase(OTHER), &now())
        .unwrap();
    drop(vault);
    let old = at(&root).unlock(&passphrase(PASSPHRASE), &now());
    assert!(matches!(old, Err(VaultError::WrongPassphrase)));
    std::fs::remove_dir(in_the_way).unwrap();
    drop(at(&root).unlock(&passphrase(OTHER), &now()).unwrap());
    // The opening finished what was left: the copy no longer opens with the old one either.
    let slot = root.join("gen-1/slot-passphrase.age");
    assert_eq!(
        std::fs::read(&slot).unwrap(),
        std::fs::read(slot.with_extension("age.bak")).unwrap()
    );
}

#[test]
fn a_revoked_recovery_slot_does_not_live_on_in_its_copy() {
    let (_folder, root, _) = made();
    let slot = root.join("gen-1/slot-recovery.age");
    let copy = root.join("gen-1/slot-recovery.age.bak");
    let revoked = std::fs::read(&copy).unwrap();
    let mut vault = at(&root).unlock(&passphrase(PASSPHRASE), &now()).unwrap();
    let offered = vault.make_recovery_key(&passphrase(PASSPHRASE)).unwrap();
    let typed = typed_back(offered.recovery_key(), offered.asked());
    vault.adopt_recovery_key(&offered, &typed, &now()).unwrap();
    drop(vault);
    // What a kill between the slot and its copy leaves.
    std::fs::write(&copy, revoked).unwrap();
    drop(at(&root).unlock(&passphrase(PASSPHRASE), &now()).unwrap());
    assert_eq!(std::fs::read(&copy).unwrap(), std::fs::read(&slot).unwrap());
}

#[test]
fn a_recovery_slot_swapped_from_outside_is_put_right_at_the_next_opening() {
    let (_folder, root, key) = made();
    let (_other_folder, others_root, _) = made();
    for name in ["slot-recovery.age", "slot-recovery.age.bak"] {
        std::fs::copy(
            others_root.join("gen-1").join(name),
            root.join("gen-1").join(name),
        )
        .unwrap();
    }
    assert!(at(&root).unlock_with_recovery_key(&key, &now()).is_err());
    drop(at(&root).unlock(&passphrase(PASSPHRASE), &now()).unwrap());
    at(&root).unlock_with_recovery_key(&key, &now()).unwrap();
}

#[test]
fn a_journal_open_here_is_open_elsewhere_for_a_second_program() {
    let folder = in_memory();
    let (_vault, _) = make(folder.path());
    assert!(matches!(
        vault::Locked::at(folder.path()),
        Err(VaultError::OpenElsewhere)
    ));
}

#[cfg(unix)]
#[test]
fn every_file_is_the_owners_alone_and_no_name_tells_the_topic() {
    use std::os::unix::fs::PermissionsExt;
    let (_folder, root, _) = made();
    for path in every_byte(&root).keys() {
        assert_eq!(
            std::fs::metadata(path).unwrap().permissions().mode() & 0o077,
            0,
            "{path:?}"
        );
        let name = path
            .strip_prefix(&root)
            .unwrap()
            .to_string_lossy()
            .to_lowercase();
        for word in ["trust", "partner", "sign", "relation", "evenkeel"] {
            assert!(!name.contains(word), "{name}");
        }
    }
    for folder in [root.clone(), root.join("gen-1")] {
        assert_eq!(
            std::fs::metadata(folder).unwrap().permissions().mode() & 0o777,
            0o700
        );
    }
}

#[test]
fn what_holds_a_secret_prints_none() {
    let folder = in_memory();
    let locked = at(folder.path());
    let mut prepared = locked.prepare(&passphrase(PASSPHRASE), &now()).unwrap();
    let key = prepared.recovery_key().clone();
    assert_eq!(format!("{key:?}"), "RecoveryKey(<redacted>)");
    let printed = format!("{prepared:?}");
    assert!(printed.contains("payload: <redacted>"), "{printed}");
    assert!(printed.contains("recovery: RecoveryKey(<redacted>)"));
    let typed = typed_back(&key, prepared.asked());
    let vault = prepared.finish(&typed, &now()).unwrap();
    assert_eq!(format!("{vault:?}"), "Vault(<redacted>)");
}

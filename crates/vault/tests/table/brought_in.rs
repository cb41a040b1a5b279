use crate::common::entries::*;
use crate::common::*;
use uuid::Uuid;
use vault::table::{Bringing, Recorded};
use vault::{Moment, Vault, VaultError};

fn open() -> (tempfile::TempDir, Vault) {
    let folder = in_memory();
    let (vault, _) = make(folder.path());
    (folder, vault)
}

const BATCH: Uuid = Uuid::from_u128(0x0199_0000_0000_7000_8000_0000_0000_ffff);

fn bringing(n: u64, key: &str) -> Bringing {
    Bringing {
        key: key.into(),
        entry: Recorded {
            id: id(n),
            fields: said(&format!("brought {n}")),
            written: Moment { ..now() },
            earlier: None,
            outcome: None,
            events: Vec::new(),
            thoughts: Vec::new(),
        },
    }
}

fn hits(vault: &mut Vault) -> usize {
    let found = vault.search("brought", &Default::default(), 50).unwrap();
    found.hits.len()
}

#[test]
fn what_is_here_already_comes_in_no_second_time() {
    let (_folder, mut vault) = open();
    let first = [bringing(1, "a"), bringing(2, "b")];
    let came = vault
        .brought_in()
        .add(BATCH, "daylio", first.clone(), &now());
    assert_eq!(came.unwrap(), 2);
    // An answer that was lost: the same batch again.
    let again = vault.brought_in().add(BATCH, "daylio", first, &now());
    assert_eq!(again.unwrap(), 2);
    assert_eq!(hits(&mut vault), 2);
    // The same file another time: other ids, the same keys; and one that is new, twice in it.
    let later = [bringing(3, "b"), bringing(4, "c"), bringing(5, "c")];
    let came = vault.brought_in().add(id(90), "daylio", later, &now());
    assert_eq!(came.unwrap(), 1);
    assert!(vault.brought_in().has("c").unwrap());
    assert!(!vault.brought_in().has("d").unwrap());
    assert_eq!(hits(&mut vault), 3);
}

#[test]
fn an_undo_takes_out_all_but_what_was_changed_since() {
    let (_folder, mut vault) = open();
    vault
        .entries()
        .save(id(9), 0, said("mine"), &now())
        .unwrap();
    let three = [bringing(1, "a"), bringing(2, "b"), bringing(3, "c")];
    vault
        .brought_in()
        .add(BATCH, "jrnl", three, &now())
        .unwrap();
    let mine = said("brought, and mine now");
    vault.entries().save(id(2), 1, mine, &later(1)).unwrap();
    vault.entries().delete(id(3), &later(1)).unwrap();
    let batch = &vault.brought_in().all().unwrap()[0];
    assert_eq!((batch.entries, batch.left, batch.changed), (3, 3, 1));
    assert_eq!(vault.brought_in().undo(BATCH).unwrap(), 2);
    assert_eq!(vault.brought_in().undo(BATCH).unwrap(), 0);
    assert!(vault.brought_in().all().unwrap().is_empty());
    assert_eq!(hits(&mut vault), 1);
    assert!(vault.entries().get(id(9)).is_ok());
    for gone in [id(1), id(3)] {
        let found = vault.entries().get(gone);
        assert!(matches!(found, Err(VaultError::EntryNotFound)));
    }
    // Taken out, it may come in again.
    let again = vault
        .brought_in()
        .add(id(91), "jrnl", [bringing(4, "a")], &now());
    assert_eq!(again.unwrap(), 1);
}

#[test]
fn one_that_cannot_be_kept_lets_none_in() {
    let (_folder, mut vault) = open();
    let mut long = bringing(2, "b");
    long.entry.fields.title = "x".repeat(2_000);
    let refused = vault
        .brought_in()
        .add(BATCH, "text", [bringing(1, "a"), long], &now());
    assert!(matches!(refused, Err(VaultError::Entry(_))), "{refused:?}");
    assert_eq!(hits(&mut vault), 0);
    assert!(vault.brought_in().all().unwrap().is_empty());
    assert!(!vault.brought_in().has("a").unwrap());
}

#[test]
fn what_was_brought_in_and_erased_by_hand_is_gone_from_its_batch() {
    let (_folder, mut vault) = open();
    let two = [bringing(1, "a"), bringing(2, "b")];
    vault.brought_in().add(BATCH, "text", two, &now()).unwrap();
    vault.entries().delete(id(1), &now()).unwrap();
    vault.entries().erase(id(1)).unwrap();
    let batch = &vault.brought_in().all().unwrap()[0];
    assert_eq!((batch.entries, batch.left), (2, 1));
    assert_eq!(vault.brought_in().undo(BATCH).unwrap(), 1);
}

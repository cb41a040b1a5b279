use crate::common::entries::id;
use crate::common::*;
use chrono::Days;
use vault::VaultError;
use vault::table::Mark;

fn mark(n: u64, ago: u64, label: &str) -> Mark {
    Mark {
        id: id(n),
        on: day() - Days::new(ago),
        label: label.into(),
    }
}

#[test]
fn marks_are_kept_by_day_changed_in_place_and_removed() {
    let folder = in_memory();
    let (mut vault, _) = make(folder.path());
    let therapy = mark(1, 30, "started therapy");
    vault.marks().put(&therapy, &now()).unwrap();
    vault
        .marks()
        .put(&mark(2, 60, " moved\n in "), &now())
        .unwrap();
    // An answer that was lost: the same again.
    vault.marks().put(&therapy, &now()).unwrap();
    drop(vault);
    let mut vault = at(folder.path())
        .unlock(&passphrase(PASSPHRASE), &now())
        .unwrap();
    let moved_in = mark(2, 60, "moved in");
    assert_eq!(vault.marks().all().unwrap(), [moved_in, therapy]);
    let earlier = mark(1, 90, "first hour");
    vault.marks().put(&earlier, &now()).unwrap();
    assert_eq!(vault.marks().all().unwrap()[0], earlier);
    vault.marks().remove(id(1)).unwrap();
    vault.marks().remove(id(1)).unwrap();
    assert_eq!(vault.marks().all().unwrap().len(), 1);
}

#[test]
fn a_mark_has_a_name_and_there_are_not_many() {
    let folder = in_memory();
    let (mut vault, _) = make(folder.path());
    let long = "x".repeat(81);
    for label in ["", " \n", long.as_str()] {
        let refused = vault.marks().put(&mark(1, 1, label), &now());
        assert!(
            matches!(refused, Err(VaultError::MarkLabel(_))),
            "{refused:?}"
        );
    }
    for n in 0..20 {
        vault.marks().put(&mark(n, n, "a day"), &now()).unwrap();
    }
    let more = vault.marks().put(&mark(20, 20, "a day"), &now());
    assert!(matches!(more, Err(VaultError::TooManyMarks)));
    vault.marks().put(&mark(19, 19, "renamed"), &now()).unwrap();
    assert_eq!(vault.marks().all().unwrap().len(), 20);
}

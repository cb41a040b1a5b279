use crate::common::entries::id;
use crate::common::*;
use vault::Vault;
use vault::table::{Sealed, ShareForm, ShareRecipient, Shared};

fn open() -> (tempfile::TempDir, Vault) {
    let folder = in_memory();
    let (vault, _) = make(folder.path());
    (folder, vault)
}

fn again(folder: &tempfile::TempDir) -> Vault {
    at(folder.path())
        .unlock(&passphrase(PASSPHRASE), &now())
        .unwrap()
}

fn recipient(name: &str, choice: &str) -> ShareRecipient {
    ShareRecipient {
        name: name.into(),
        choice: choice.into(),
        keys: "age1example".into(),
    }
}

#[test]
fn a_recipient_is_remembered_replaced_and_forgotten() {
    let (folder, mut vault) = open();
    let mut shares = vault.shares();
    shares
        .remember(&recipient("Dr. Lind", "{}"), &now())
        .unwrap();
    shares.remember(&recipient("Ada", "{}"), &later(1)).unwrap();
    let changed = recipient("Dr. Lind", r#"{"paper":"letter"}"#);
    shares.remember(&changed, &later(2)).unwrap();
    drop(vault);
    let mut vault = again(&folder);
    let last_first = [changed, recipient("Ada", "{}")];
    assert_eq!(vault.shares().recipients().unwrap(), last_first);
    vault.shares().forget("Dr. Lind").unwrap();
    vault.shares().forget("nobody").unwrap();
    assert_eq!(vault.shares().recipients().unwrap(), last_first[1..]);
}

fn shared(n: u64, form: ShareForm, sealed: Sealed, whole: bool) -> Shared {
    let at = later(n as i64);
    Shared {
        id: id(n),
        at: at.utc.with_timezone(&at.offset),
        recipient: "Dr. Lind".into(),
        period: (!whole).then(|| (day(), day())),
        form,
        sealed,
        entries: 3,
    }
}

#[test]
fn the_log_says_when_what_for_and_how_the_last_first() {
    let (folder, mut vault) = open();
    let lines = [
        shared(1, ShareForm::Pdf, Sealed::No, false),
        shared(2, ShareForm::Csv, Sealed::Passphrase, false),
        shared(3, ShareForm::Json, Sealed::Keys, true),
        shared(4, ShareForm::Print, Sealed::No, false),
    ];
    for line in &lines {
        vault.shares().note(line).unwrap();
    }
    // An answer that was lost: the same again.
    vault.shares().note(&lines[0]).unwrap();
    drop(vault);
    let mut vault = again(&folder);
    let mut newest_first = lines;
    newest_first.reverse();
    assert_eq!(vault.shares().log().unwrap(), newest_first);
    vault.shares().clear_log().unwrap();
    assert!(vault.shares().log().unwrap().is_empty());
}

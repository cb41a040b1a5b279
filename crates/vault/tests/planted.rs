//! Somebody who knows the passphrase of today plants something in the journal and waits for a new key.
//! Nothing of theirs acts, nothing is lost, and nothing of the new key comes to them.

use std::fs;
use std::path::{Path, PathBuf};

use crate::common::entries::*;
use crate::common::planted::*;
use crate::common::*;
use age::secrecy::ExposeSecret;
use vault::{Integrity, RecoveryKey, Secret, Vault, VaultError};

const WORDS: &str = "the-heron-that-was-erased";

fn is_foreign<T>(answer: &Result<T, VaultError>) -> bool {
    matches!(answer, Err(VaultError::ForeignSchema))
}

/// Two triggers that put another recipient where the recovery key's is noted.
fn triggers_for(recipient: &str) -> String {
    let act = format!(
        "UPDATE meta SET value = '{recipient}' WHERE name = 'recovery-recipient';
         UPDATE meta SET value = '0' WHERE name = 'recovery-sum';"
    );
    let when = "WHEN NEW.name = 'recovery-recipient' AND NEW.value LIKE 'age1%'";
    format!(
        "CREATE TRIGGER t1 AFTER INSERT ON meta {when} BEGIN {act} END;
         CREATE TRIGGER t2 AFTER UPDATE ON meta {when}
             AND NEW.value <> '{recipient}' BEGIN {act} END;"
    )
}

/// Makes a new key with a new passphrase, and gives the new recovery key.
fn rekey(vault: &mut Vault) -> RecoveryKey {
    let offered = vault.make_recovery_key(&passphrase(PASSPHRASE)).unwrap();
    let typed = typed_back(offered.recovery_key(), offered.asked());
    let (old, new) = (passphrase(PASSPHRASE), passphrase(OTHER));
    vault.rekey(&old, &new, &offered, &typed, &now()).unwrap();
    offered.recovery_key().clone()
}

/// The generation in use.
fn generation(root: &Path) -> std::path::PathBuf {
    root.join(fs::read_to_string(root.join("CURRENT")).unwrap().trim())
}

/// The raw key in a slot that the passphrase opens.
fn key_in(slot: &Path, words: &str) -> String {
    let identity = age::scrypt::Identity::new(words.to_owned().into());
    let payload = age::decrypt(&identity, &fs::read(slot).unwrap()).unwrap();
    payload[29..]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[test]
fn a_database_of_a_format_that_nobody_knows_is_foreign_and_its_rows_are_saved() {
    // The page's size, who may write and read it, what is left of a page for others, and three fractions.
    let header = [0x10, 0x00, 2, 2, 80, 64, 32, 32];
    let (_folder, whole, _) = of_every_kind();
    let rows = all_of(&whole);
    let path = whole.join("gen-1/journal.db");
    let good = fs::read(&path).unwrap();
    for (at, before) in (16..).zip(header) {
        plant_in_header(&whole, at, before, before);
        assert!(fs::read(&path).unwrap() == good, "the control");
        plant_in_header(&whole, at, before, 9);
        let told = crate::common::at(&whole).unlock(&passphrase(PASSPHRASE), &now());
        // How much is left of a page for others, SQLCipher says itself, whatever stands there.
        let is_read = at != 20;
        assert_eq!(is_foreign(&told), is_read, "byte {at}: {:?}", told.err());
        fs::write(&path, &good).unwrap();
    }
    for at in [18, 19] {
        let (_folder, root, _) = of_every_kind();
        plant_in_header(&root, at, 2, 3);
        let mut saved = opened(&root);
        assert_eq!(all_in(&mut saved).len(), rows.len(), "byte {at}");
        note_is_kept(&mut saved);
    }
}

/// What is written from now on lasts.
fn note_is_kept(vault: &mut Vault) {
    vault.notes().write(day(), WORDS, 1, &now()).unwrap();
    assert_eq!(vault.notes().of_day(day()).unwrap().text, WORDS);
}

#[test]
fn a_new_key_is_never_handed_on_by_what_was_planted_before() {
    let theirs = age::x25519::Identity::generate();
    let recipient = theirs.to_public().to_string();
    let rows_alone =
        format!("UPDATE meta SET value = '{recipient}' WHERE name = 'recovery-recipient'");
    for (planted, is_schema) in [(triggers_for(&recipient), true), (rows_alone, false)] {
        let (_folder, root, _) = of_every_kind();
        let before = all_of(&root);
        plant(&root, &planted);
        let told = at(&root).unlock(&passphrase(PASSPHRASE), &now());
        assert_eq!(is_foreign(&told), is_schema, "{told:?}");
        drop(told);
        let mut vault = opened(&root);
        assert!(all_in(&mut vault) == before, "every row is there");
        let mine = rekey(&mut vault);
        let fields = said("written after the new key");
        vault.entries().save(id(70), 0, fields, &now()).unwrap();
        drop(vault);
        // Twice: the slots are settled at each opening.
        for _ in 0..2 {
            drop(at(&root).unlock(&passphrase(OTHER), &later(1)).unwrap());
            let slot = fs::read(generation(&root).join("slot-recovery.age")).unwrap();
            assert!(age::decrypt(&theirs, &slot).is_err(), "{planted}");
            let by_mine: age::x25519::Identity = mine.to_text().parse().unwrap();
            age::decrypt(&by_mine, &slot).unwrap();
        }
        let recovered = at(&root)
            .unlock_with_recovery_key(&mine, &later(2))
            .unwrap();
        drop(recovered);
        let by_theirs = RecoveryKey::parse(theirs.to_string().expose_secret()).unwrap();
        assert!(matches!(
            at(&root).unlock_with_recovery_key(&by_theirs, &later(2)),
            Err(VaultError::WrongRecoveryKey)
        ));
        for (path, bytes) in every_byte(&root) {
            // What is kept of before has the old key; nothing else knows theirs.
            let is_kept = path.to_string_lossy().contains(".aside/");
            let is_slot = path.to_string_lossy().contains("slot-");
            assert!(
                is_kept || !is_slot || age::decrypt(&theirs, &bytes.0).is_err(),
                "{path:?}"
            );
        }
    }
}

#[test]
fn what_is_erased_is_erased_whatever_was_planted_to_keep_it() {
    let keepers = [
        "CREATE TABLE kept (doc, title, body);
         CREATE TRIGGER keep BEFORE DELETE ON entry BEGIN
             INSERT INTO kept VALUES (OLD.doc, OLD.title, OLD.body); END;",
        "CREATE TABLE kept AS SELECT * FROM entry;",
        "CREATE INDEX kept ON entry (title);",
        "CREATE VIRTUAL TABLE kept USING fts5 (title);
         INSERT INTO kept SELECT title FROM entry;",
        "UPDATE search_config SET v = 0 WHERE k = 'secure-delete';",
    ];
    for planted in keepers {
        let (_folder, root, _) = of_every_kind();
        let mut vault = at(&root).unlock(&passphrase(PASSPHRASE), &now()).unwrap();
        vault
            .entries()
            .save(id(80), 0, titled(WORDS), &now())
            .unwrap();
        drop(vault);
        plant(&root, planted);
        let mut vault = opened(&root);
        vault.entries().delete(id(80), &now()).unwrap();
        vault.entries().erase(id(80)).unwrap();
        rekey(&mut vault);
        vault.remove_set_aside().unwrap();
        drop(vault);
        let new = generation(&root);
        let key = key_in(&new.join("slot-passphrase.age"), OTHER);
        let pages = plain_pages(&new.join("journal.db"), &key);
        assert!(
            !holds(&pages, WORDS) && holds(&pages, "of a planted journal"),
            "{planted}"
        );
        // The words as the search cut them.
        assert!(
            !holds(&pages, "heron") && !holds(&pages, "kept"),
            "{planted}"
        );
        let generations = fs::read_dir(&root)
            .unwrap()
            .map(|it| it.unwrap().file_name());
        let generations: Vec<_> = generations
            .filter(|name| name.to_string_lossy().starts_with("gen-"))
            .collect();
        assert_eq!(generations.len(), 1, "{planted}: {generations:?}");
    }
}

#[allow(
    clippy::disallowed_methods,
    reason = "plain text is what this looks at"
)]
fn plain_pages(path: &Path, key: &str) -> Vec<u8> {
    database(path, key).serialize("main").unwrap().to_vec()
}

#[test]
fn a_new_key_takes_along_no_page_that_is_not_in_use_and_no_row_that_is_not_ours() {
    let (_folder, root, _) = of_every_kind();
    let before = all_of(&root);
    // Freed without being overwritten, and rows in `meta` of other names.
    plant(
        &root,
        &format!(
            "PRAGMA secure_delete = OFF; CREATE TABLE kept (x); INSERT INTO kept VALUES
                 ('{WORDS}' || hex(zeroblob(20000))); DROP TABLE kept;
             INSERT INTO meta VALUES ('{WORDS}', 'x'), ('backup-at-1', '{WORDS}'),
                 ('made-by', '{WORDS}'), ('rekeyed-from', 'gen-9')"
        ),
    );
    let mut vault = opened(&root);
    rekey(&mut vault);
    assert!(all_in(&mut vault) == before);
    drop(vault);
    let new = generation(&root);
    let key = key_in(&new.join("slot-passphrase.age"), OTHER);
    assert!(!holds(&plain_pages(&new.join("journal.db"), &key), WORDS));
    let c = database(&new.join("journal.db"), &key);
    let mut statement = c.prepare("SELECT name FROM meta ORDER BY name").unwrap();
    let names = statement
        .query_map([], |row| row.get::<_, String>(0))
        .unwrap();
    let names: Vec<_> = names.map(Result::unwrap).collect();
    assert_eq!(
        names,
        [
            "key-epoch",
            "made-at",
            "passphrase-at",
            "recovery-at",
            "recovery-recipient",
            "recovery-sum",
            "unlocked-at",
            "vault-id",
        ]
    );
    assert!(!new.join("journal.db-journal").exists());
}

/// Ways to plant something by which an opening would never end, or would do what nobody sees.
fn hostile() -> Vec<String> {
    let endless = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)";
    let view = |name: &str, columns: &str, row: &str| {
        format!("CREATE VIEW {name} ({columns}) AS {endless} SELECT {row} FROM n;")
    };
    vec![
        format!(
            "DROP VIEW written; {}",
            view("written", "doc, title, body, more, tags, apart", "x, '', '', '', '', ''")
        ),
        format!("ALTER TABLE meta RENAME TO kept; {}", view("meta", "name, value", "'vault-id', x")),
        format!(
            "ALTER TABLE check_in RENAME TO kept; {}",
            view("check_in", "for_date, recorded_at, recorded_offset, zone", "'', x, x, ''")
        ),
        "CREATE TRIGGER slow AFTER UPDATE ON meta BEGIN
             SELECT count(*) FROM sqlite_schema AS a, sqlite_schema AS b, sqlite_schema AS c,
                 sqlite_schema AS d, sqlite_schema AS e, sqlite_schema AS f, sqlite_schema AS g; END;"
            .into(),
        "CREATE TRIGGER swallow BEFORE INSERT ON day_note BEGIN SELECT raise(IGNORE); END;".into(),
        "CREATE TRIGGER refuse BEFORE UPDATE ON meta BEGIN SELECT raise(ABORT, 'no'); END;".into(),
        "DROP TRIGGER entry_erased;".into(),
        "DROP TRIGGER day_note_rewritten;
         CREATE TRIGGER day_note_rewritten AFTER UPDATE ON day_note BEGIN DELETE FROM entry; END;"
            .into(),
        "ALTER TABLE entry ADD COLUMN slow TEXT AS (hex(zeroblob(100000000)));".into(),
        "CREATE INDEX slow ON day_note (length(hex(zeroblob(100000))));".into(),
        "CREATE UNIQUE INDEX one ON entry (kind) WHERE deleted_at IS NOT NULL;".into(),
        "ANALYZE; UPDATE sqlite_stat1 SET stat = '1000000000 1 1 1';".into(),
        in_the_schema(
            "INSERT INTO sqlite_schema SELECT 'table', 'sqlite_stat1', 'sqlite_stat1', rootpage,
                 'CREATE TABLE sqlite_stat1(tbl, idx, stat AS (hex(zeroblob(400000000))))'
             FROM sqlite_schema WHERE name = 'rating'",
        ),
        in_the_schema(
            "UPDATE sqlite_schema SET sql = replace(sql, 'value TEXT NOT NULL',
                 'value TEXT NOT NULL DEFAULT (randomblob(9))') WHERE name = 'meta'",
        ),
        in_the_schema(
            "UPDATE sqlite_schema SET sql = replace(sql, 'PRIMARY KEY', 'COLLATE NOCASE PRIMARY KEY')
             WHERE name = 'meta'",
        ),
        in_the_schema(
            "UPDATE sqlite_schema SET sql = replace(sql, 'level >= 1', 'level >= 0')
             WHERE name = 'rating'",
        ),
        in_the_schema("UPDATE sqlite_schema SET sql = 'CREATE TABLE meta (' WHERE name = 'meta'"),
        in_the_schema(
            "UPDATE sqlite_schema SET rootpage = CASE name
                 WHEN 'meta' THEN (SELECT rootpage FROM sqlite_schema WHERE name = 'setting')
                 ELSE rootpage END",
        ),
        "PRAGMA application_id = 1".into(),
        "PRAGMA user_version = 3".into(),
        "PRAGMA user_version = 1".into(),
    ]
}

#[test]
fn a_hostile_schema_is_told_at_the_opening_and_every_row_is_saved() {
    let (_folder, made, _) = of_every_kind();
    let before = all_of(&made);
    for planted in hostile() {
        let folder = in_memory();
        let root = folder.path().join("data");
        copy(&made, &root);
        plant(&root, &planted);
        let lain = every_byte(&root);
        let secret = passphrase(PASSPHRASE);
        let told = at(&root).unlock(&secret, &now());
        assert!(is_foreign(&told), "{planted}: {told:?}");
        assert!(
            every_byte(&root) == lain,
            "not a byte was written: {planted}"
        );
        let saved = at(&root).salvage(&Secret::Passphrase(&secret)).unwrap();
        assert!(saved.is_all(), "{planted}: {saved:?}");
        let mut vault = at(&root).unlock(&secret, &now()).unwrap();
        assert_eq!(vault.check_integrity().unwrap(), Integrity::Whole);
        assert!(all_in(&mut vault) == before, "{planted}");
        let found = vault.search("planted", &Default::default(), 20).unwrap();
        assert_eq!(found.hits.len(), 9, "{planted}");
    }
    println!(
        "{} hostile schemas: each told, every row saved",
        hostile().len()
    );
}

#[test]
fn an_older_journal_is_compared_with_its_own_schema_before_it_is_brought_up_to_date() {
    for schema in 1..=vault::SCHEMA_VERSION {
        let fixture = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join(format!("../../tests/fixtures/schema-{schema}"));
        let folder = in_memory();
        let (root, beside) = (folder.path().join("data"), folder.path().join("beside"));
        copy(&fixture, &root);
        copy(&fixture, &beside);
        plant(
            &root,
            "CREATE TRIGGER keep AFTER UPDATE ON meta BEGIN SELECT 1; END",
        );
        // The folder of old gets its lock and its sums; of the database nothing is touched.
        let lain = database_of(&root);
        let secret = passphrase(PASSPHRASE);
        let told = at(&root).unlock(&secret, &now());
        assert!(is_foreign(&told), "schema {schema}: {told:?}");
        assert!(database_of(&root) == lain, "schema {schema}");
        at(&root).salvage(&Secret::Passphrase(&secret)).unwrap();
        assert!(all_of(&root) == all_of(&beside), "schema {schema}");
    }
}

/// The files of the database, byte by byte.
fn database_of(root: &Path) -> Vec<(PathBuf, Bytes)> {
    let is_of_it = |path: &PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str());
        name.is_some_and(|name| name.starts_with("journal.db"))
    };
    let all = every_byte(root).into_iter();
    all.filter(|(path, _)| is_of_it(path)).collect()
}

#[test]
fn what_is_planted_in_the_log_alone_or_under_a_wrong_number_is_not_used_either() {
    let (folder, root, _) = of_every_kind();
    let before = all_of(&root);
    let secret = passphrase(PASSPHRASE);
    let killed = folder.path().join("killed");
    let c = unwrapped(&root);
    c.execute_batch("CREATE TRIGGER keep AFTER UPDATE ON meta BEGIN SELECT 1; END")
        .unwrap();
    copy(&root, &killed);
    drop(c);
    assert!(
        fs::metadata(killed.join("gen-1/journal.db-wal"))
            .unwrap()
            .len()
            > 4096
    );
    let lain = every_byte(&killed);
    assert!(is_foreign(&at(&killed).unlock(&secret, &now())));
    assert!(every_byte(&killed) == lain);
    at(&killed).salvage(&Secret::Passphrase(&secret)).unwrap();
    assert!(all_of(&killed) == before);
    // No journal of ours has this number.
    plant(&root, "DROP TRIGGER keep; PRAGMA user_version = 0");
    assert!(matches!(
        at(&root).unlock(&secret, &now()),
        Err(VaultError::JournalDamaged)
    ));
    at(&root).salvage(&Secret::Passphrase(&secret)).unwrap();
    assert!(all_of(&root) == before);
}

#[test]
fn two_tables_that_changed_places_are_never_taken_for_each_other() {
    let (_folder, made, _) = of_every_kind();
    let before = all_of(&made);
    for (one, other) in [
        ("meta", "setting"),
        ("entry_sign", "entry_pattern"),
        ("entry_origin", "entry_pattern"),
        ("entry", "day_note"),
        ("pain", "origin"),
        ("rating", "check_in"),
        ("entry_by_day", "entry_in_trash"),
    ] {
        let folder = in_memory();
        let root = folder.path().join("data");
        copy(&made, &root);
        let root_of =
            |name: &str| format!("(SELECT rootpage FROM temp.roots WHERE name = '{name}')");
        plant(
            &root,
            &format!(
                "CREATE TEMP TABLE roots AS SELECT name, rootpage FROM sqlite_schema; {}",
                in_the_schema(&format!(
                    "UPDATE sqlite_schema SET rootpage = {} WHERE name = '{one}';
                     UPDATE sqlite_schema SET rootpage = {} WHERE name = '{other}'",
                    root_of(other),
                    root_of(one)
                ))
            ),
        );
        let secret = passphrase(PASSPHRASE);
        let opened = at(&root).unlock(&secret, &now());
        let is_told = match opened {
            Err(
                VaultError::JournalDamaged
                | VaultError::ForeignSchema
                | VaultError::BadValue { .. },
            ) => true,
            Err(other) => panic!("{one} and {other}: {other:?}"),
            Ok(mut vault) => {
                let checked = vault.check_integrity().unwrap();
                let copied = vault.back_up(&now()).map(drop);
                println!("{one} and {other}: opened, {checked:?}, copied: {copied:?}");
                copied.is_err()
            }
        };
        assert!(is_told, "{one} and {other} are taken for each other");
        at(&root).salvage(&Secret::Passphrase(&secret)).unwrap();
        assert!(all_of(&root) == before, "{one} and {other}");
    }
}

#[test]
fn a_copy_with_a_hostile_schema_is_refused_everywhere_and_its_rows_are_saved() {
    let (folder, root, key) = of_every_kind();
    let mut vault = at(&root).unlock(&passphrase(PASSPHRASE), &now()).unwrap();
    let backup = vault.back_up(&now()).unwrap();
    let before = all_in(&mut vault);
    drop(vault);
    let planted = folder.path().join("planted");
    copy(&root, &planted);
    plant(
        &planted,
        "CREATE TRIGGER keep BEFORE DELETE ON entry BEGIN SELECT 1; END",
    );
    copy_of(&backup, &planted.join("gen-1/journal.db"));
    let secret = passphrase(PASSPHRASE);
    let mut vault = at(&root).unlock(&secret, &now()).unwrap();
    assert!(is_foreign(&vault.rehearse_restore(&backup)));
    let told = vault
        .rewrap_backups(std::slice::from_ref(&backup), &secret, None)
        .unwrap();
    assert!(matches!(told.left[..], [(1, VaultError::ForeignSchema)]));
    drop(vault);
    let lain = every_byte(&root);
    for secret in [Secret::Passphrase(&secret), Secret::RecoveryKey(&key)] {
        assert!(is_foreign(&at(&root).test_backup(&backup, &secret)));
        assert!(is_foreign(&at(&root).restore(&backup, &secret)));
    }
    assert!(every_byte(&root) == lain);
    let fresh = folder.path().join("fresh");
    let saved = at(&fresh)
        .restore_rows(&backup, &Secret::RecoveryKey(&key), None)
        .unwrap();
    assert!(saved.is_all(), "{saved:?}");
    assert!(all_of(&fresh) == before);
    let names = |root: &Path| fs::read_dir(root.join("backups")).unwrap().count();
    assert_eq!(names(&fresh), 0, "nothing lies about");
}

#[test]
fn a_journal_saved_by_rows_stays_beside_the_one_it_was_saved_from() {
    let (_folder, root, _) = of_every_kind();
    plant(
        &root,
        "CREATE VIEW planted AS SELECT 1; INSERT INTO meta VALUES ('rekeyed-from', 'gen-1')",
    );
    drop(opened(&root));
    drop(
        at(&root)
            .unlock(&passphrase(PASSPHRASE), &later(1))
            .unwrap(),
    );
    assert_eq!(
        at(&root).set_aside().unwrap(),
        [1],
        "it is not removed unasked"
    );
}

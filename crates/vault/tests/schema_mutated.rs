//! The schema of a real journal is changed in ways drawn by chance. None is ever accepted, none keeps the
//! opening from ending, and the rows are saved, each of them.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::common::planted::*;
use crate::common::*;
use journal::WholeRecord;
use proptest::prelude::*;
use proptest::sample::select;
use vault::{Integrity, Secret, VaultError};

const TABLES: [&str; 12] = [
    "meta",
    "setting",
    "check_in",
    "rating",
    "day_note",
    "pause",
    "entry",
    "entry_tag",
    "pain",
    "reflection",
    "trust_step",
    "sign",
];
const TRIGGERS: [&str; 6] = [
    "entry_written",
    "entry_rewritten",
    "entry_erased",
    "day_note_written",
    "day_note_rewritten",
    "day_note_erased",
];
const INDEXES: [&str; 6] = [
    "entry_by_day",
    "entry_in_trash",
    "entry_tag_by_word",
    "boundary_event_by_entry",
    "week_review_by_week",
    "entry_with_exercise",
];
/// Names like ours, and like none.
const NAMES: [&str; 8] = [
    "kept",
    "meta2",
    "entry_",
    "Entry copy",
    "zz",
    "search2",
    "_",
    "écrit",
];

/// One change, as statements. None takes a row of ours away.
fn change() -> impl Strategy<Value = String> {
    let table = || select(&TABLES[..]);
    let name = || select(&NAMES[..]);
    let when = || select(&["BEFORE", "AFTER"][..]);
    let event = || select(&["INSERT", "UPDATE", "DELETE"][..]);
    prop_oneof![
        (
            name(),
            when(),
            event(),
            table(),
            select(
                &[
                    "SELECT 1",
                    "DELETE FROM meta",
                    "SELECT raise(IGNORE)",
                    "SELECT raise(ABORT, 'x')",
                    "INSERT OR REPLACE INTO meta VALUES ('recovery-sum', '0')",
                ][..]
            )
        )
            .prop_map(|(n, w, e, t, does)| format!(
                "CREATE TRIGGER \"{n}\" {w} {e} ON {t} BEGIN {does}; END"
            )),
        (name(), table()).prop_map(|(n, t)| format!("CREATE TABLE \"{n}\" AS SELECT * FROM {t}")),
        name().prop_map(|n| format!(
            "CREATE TABLE \"{n}\" (a INTEGER PRIMARY KEY, b AS (a + 1), c CHECK (c > a))"
        )),
        (name(), table()).prop_map(|(n, t)| format!("CREATE VIEW \"{n}\" AS SELECT * FROM {t}")),
        (name(), table()).prop_map(|(n, t)| format!("ALTER TABLE {t} RENAME TO \"{n}\"")),
        (name(), table()).prop_map(|(n, t)| {
            format!("ALTER TABLE {t} RENAME TO \"{n}\"; CREATE VIEW {t} AS SELECT * FROM \"{n}\"")
        }),
        (
            name(),
            table(),
            select(
                &[
                    "TEXT",
                    "TEXT DEFAULT 'x'",
                    "TEXT AS (hex(zeroblob(99999999)))"
                ][..]
            )
        )
            .prop_map(|(n, t, kind)| format!("ALTER TABLE {t} ADD COLUMN \"{n}\" {kind}")),
        (
            name(),
            select(&["title", "lower(body)", "id COLLATE NOCASE", "doc, kind"][..]),
            any::<bool>()
        )
            .prop_map(|(n, on, part)| {
                let part = if part { "WHERE deleted_at IS NULL" } else { "" };
                format!("CREATE INDEX \"{n}\" ON entry ({on}) {part}")
            }),
        select(&TRIGGERS[..]).prop_map(|n| format!("DROP TRIGGER {n}")),
        select(&INDEXES[..]).prop_map(|n| format!("DROP INDEX {n}")),
        name().prop_map(|n| format!(
            "CREATE VIRTUAL TABLE \"{n}\" USING fts5 (x, content = 'entry')"
        )),
        Just("ANALYZE".to_owned()),
        Just("DROP VIEW written; CREATE VIEW written AS SELECT * FROM day_note".to_owned()),
        (1..=3u32).prop_map(|version| format!("PRAGMA user_version = {version}")),
        (1..=i32::MAX).prop_map(|id| format!("PRAGMA application_id = {id}")),
        (select(&["secure-delete", "rank", "version"][..]), 7..99i64)
            .prop_map(|(k, v)| format!("UPDATE search_config SET v = {v} WHERE k = '{k}'")),
        (
            table(),
            select(
                &[
                    "sql || ' '",
                    "upper(sql)",
                    "replace(sql, 'TEXT', 'BLOB')",
                    "replace(sql, 'NOT NULL', '')",
                    "replace(sql, ') STRICT', ', CHECK (1)) STRICT')",
                    "replace(sql, ' KEY', ' KEY COLLATE NOCASE')",
                    "substr(sql, 1, length(sql) - 3)",
                    "sql || char(0) || sql",
                    "CAST(sql AS BLOB)",
                    "replace(sql, 'CREATE', 'create')",
                    "'CREATE TABLE x (' || hex(zeroblob(3000)) || ')'",
                ][..]
            )
        )
            .prop_filter("changes nothing", |(table, sql)| {
                !(sql.contains("NOT NULL") && *table == "reflection")
            })
            .prop_map(|(table, sql)| {
                in_the_schema(&format!(
                    "UPDATE sqlite_schema SET sql = {sql} WHERE type = 'table' AND name = '{table}'"
                ))
            }),
        (select(&TRIGGERS[..]), select(&["rating", "setting"][..])).prop_map(|(trigger, table)| {
            in_the_schema(&format!(
                "UPDATE sqlite_schema SET tbl_name = '{table}' WHERE name = '{trigger}'"
            ))
        }),
    ]
}

/// A journal with something of every kind, and all that is in it.
fn made() -> &'static (tempfile::TempDir, PathBuf, Vec<WholeRecord>) {
    static MADE: OnceLock<(tempfile::TempDir, PathBuf, Vec<WholeRecord>)> = OnceLock::new();
    MADE.get_or_init(|| {
        let (folder, root, _) = of_every_kind();
        let all = all_of(&root);
        (folder, root, all)
    })
}

/// What the schema is, so far as a change changed anything.
fn schema_of(root: &Path) -> Option<String> {
    let c = unwrapped(root);
    // In hex: what is quoted ends at a zero byte, and the rest of it would not be seen.
    let told = "SELECT group_concat(hex(type) || ' ' || hex(name) || ' ' || hex(tbl_name) || ' ' || typeof(sql) || hex(sql))
         FROM (SELECT * FROM sqlite_schema ORDER BY name, type)";
    let one = |sql: &str| {
        c.query_row(sql, [], |row| row.get::<_, Option<String>>(0))
            .ok()
    };
    let config = "SELECT group_concat(k || quote(v)) FROM (SELECT * FROM search_config ORDER BY k)";
    let numbers = ["user_version", "application_id"].map(|name| {
        c.query_row(&format!("PRAGMA {name}"), [], |row| row.get::<_, i64>(0))
            .unwrap()
    });
    Some(format!("{numbers:?}{:?}{:?}", one(told)?, one(config)))
}

fn cases() -> u32 {
    if std::env::var_os("EVENKEEL_LONG").is_some_and(|long| long == "1") {
        3_000
    } else {
        60
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_changed_schema_is_accepted_and_no_row_is_lost(changes in prop::collection::vec(change(), 1..4)) {
        let (_, ours, all) = made();
        let folder = in_memory();
        let root = folder.path().join("data");
        copy(ours, &root);
        let c = unwrapped(&root);
        for change in &changes {
            // Not each can follow each: what SQLite refuses changes nothing.
            if c.execute_batch(change).is_err() {
                let _ = c.execute_batch("ROLLBACK");
            }
        }
        drop(c);
        if schema_of(&root) == schema_of(ours) {
            prop_assert!(at(&root).unlock(&passphrase(PASSPHRASE), &now()).is_ok(), "{changes:?}");
            return Ok(());
        }
        let lain = every_byte(&root);
        let secret = passphrase(PASSPHRASE);
        let told = at(&root).unlock(&secret, &now());
        prop_assert!(matches!(told, Err(VaultError::ForeignSchema)), "{changes:?}: {told:?}");
        prop_assert!(every_byte(&root) == lain, "it was written to: {changes:?}");
        at(&root).salvage(&Secret::Passphrase(&secret)).unwrap();
        let mut vault = at(&root).unlock(&secret, &now()).unwrap();
        prop_assert_eq!(vault.check_integrity().unwrap(), Integrity::Whole);
        prop_assert!(all_in(&mut vault) == *all, "rows are not as they were: {changes:?}");
    }
}

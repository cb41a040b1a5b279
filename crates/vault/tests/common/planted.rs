//! What somebody can do who knows the passphrase of today and may write in the folder, before the person
//! makes a new key.

use std::fs;
use std::path::{Path, PathBuf};

use hmac::{Hmac, Mac};
use journal::WholeRecord;
use rusqlite::Connection;
use sha2::{Digest, Sha256, Sha512};
use vault::{Backup, Secret, Vault, VaultError};

use super::entries::*;
use super::*;

/// The database as any SQLCipher opens it.
pub fn unwrapped(root: &Path) -> Connection {
    database(&root.join("gen-1/journal.db"), &raw_key(root))
}

pub fn database(path: &Path, key: &str) -> Connection {
    let c = Connection::open(path).unwrap();
    c.execute_batch(&format!("PRAGMA key = \"x'{key}'\""))
        .unwrap();
    c
}

/// Runs statements in the closed journal.
pub fn plant(root: &Path, sql: &str) {
    let c = unwrapped(root);
    c.execute_batch(sql)
        .unwrap_or_else(|error| panic!("{sql}: {error}"));
}

/// Changes one of the first eight bytes of a closed journal's header that are encrypted, as somebody who has the key
/// can: `at` counts from the file's beginning.
pub fn plant_in_header(root: &Path, at: usize, before: u8, after: u8) {
    const PAGE: usize = 4096;
    const VECTOR: std::ops::Range<usize> = PAGE - 80..PAGE - 64;
    assert!((16..24).contains(&at));
    let path = root.join("gen-1/journal.db");
    let mut file = fs::read(&path).unwrap();
    // What is changed in the vector is changed in the block after it.
    file[VECTOR.start + at - 16] ^= before ^ after;
    let raw = raw_key(root);
    let key: Vec<u8> = (0..32)
        .map(|n| u8::from_str_radix(&raw[2 * n..2 * n + 2], 16).unwrap())
        .collect();
    let salt: Vec<u8> = file[..16].iter().map(|byte| byte ^ 0x3a).collect();
    let mut code_key = [0; 32];
    pbkdf2::pbkdf2_hmac::<Sha512>(&key, &salt, 2, &mut code_key);
    let mut code = Hmac::<Sha512>::new_from_slice(&code_key).unwrap();
    code.update(&file[16..VECTOR.end]);
    code.update(&1_u32.to_le_bytes());
    file[VECTOR.end..PAGE].copy_from_slice(&code.finalize().into_bytes());
    fs::write(&path, file).unwrap();
}

/// Statements that change the schema's own table.
pub fn in_the_schema(edits: &str) -> String {
    format!(
        "PRAGMA writable_schema = ON; BEGIN; {edits};
         UPDATE sqlite_schema SET name = name; COMMIT; PRAGMA writable_schema = RESET"
    )
}

/// A closed journal in which something of each kind is written.
pub fn of_every_kind() -> (tempfile::TempDir, PathBuf, RecoveryKey) {
    let folder = in_memory();
    let root = folder.path().join("data");
    let (mut vault, key) = make(&root);
    for (n, kind) in (1..).zip(journal::EntryKind::ALL.iter().copied()) {
        let fields = written(kind, "of a planted journal");
        vault.entries().save(id(n), 0, fields, &now()).unwrap();
    }
    vault
        .entries()
        .save(id(50), 0, titled("thrown away"), &now())
        .unwrap();
    vault.entries().delete(id(50), &now()).unwrap();
    for back in 0..20 {
        let day = day() - chrono::Days::new(back);
        for sign in journal::SignId::ALL.into_iter().take(11) {
            let level = journal::Level::new(2).ok();
            vault.check_ins().rate(day, sign, level, &now()).unwrap();
        }
        vault
            .notes()
            .write(day, "a note for the day", 0, &now())
            .unwrap();
    }
    vault
        .settings()
        .set_focus_signs(&[journal::SignId::Drama], day())
        .unwrap();
    drop(vault);
    (folder, root, key)
}

pub fn all_in(vault: &mut Vault) -> Vec<WholeRecord> {
    let mut records = Vec::new();
    vault
        .whole(&mut |record| {
            records.push(record);
            Ok::<(), VaultError>(())
        })
        .unwrap();
    records
}

/// Everything in a closed journal that opens.
pub fn all_of(root: &Path) -> Vec<WholeRecord> {
    all_in(&mut at(root).unlock(&passphrase(PASSPHRASE), &now()).unwrap())
}

/// Opens it, and saves its rows before where it is told that its schema is foreign.
pub fn opened(root: &Path) -> Vault {
    let secret = passphrase(PASSPHRASE);
    let opened = at(root).unlock(&secret, &now());
    match opened {
        Err(VaultError::ForeignSchema) => {
            at(root).salvage(&Secret::Passphrase(&secret)).unwrap();
            at(root).unlock(&secret, &now()).unwrap()
        }
        other => other.unwrap(),
    }
}

/// A copy whose database is another one, its sums right.
pub fn copy_of(backup: &Backup, database: &Path) {
    const BLOCK: usize = 512;
    let copy = fs::read(backup.path()).unwrap();
    let (mut at, mut out, mut sums) = (0, Vec::new(), String::new());
    for name in [
        "slot-passphrase.age",
        "slot-recovery.age",
        "journal.db",
        "sums",
    ] {
        let digits = std::str::from_utf8(&copy[at + 124..at + 135]).unwrap();
        let length = usize::from_str_radix(digits, 8).unwrap();
        let good = &copy[at + BLOCK..at + BLOCK + length];
        let content = match name {
            "journal.db" => fs::read(database).unwrap(),
            "sums" => sums.clone().into_bytes(),
            _ => good.to_vec(),
        };
        for byte in Sha256::digest(&content) {
            sums.push_str(&format!("{byte:02x}"));
        }
        sums.push_str(&format!("  {name}\n"));
        let mut head = copy[at..at + BLOCK].to_vec();
        head[124..135].copy_from_slice(format!("{:011o}", content.len()).as_bytes());
        head[148..156].fill(b' ');
        let sum: u32 = head.iter().map(|&byte| u32::from(byte)).sum();
        head[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
        out.extend(head);
        out.extend(&content);
        out.resize(out.len().next_multiple_of(BLOCK), 0);
        at += BLOCK + length.div_ceil(BLOCK) * BLOCK;
    }
    out.resize(out.len() + 2 * BLOCK, 0);
    fs::write(backup.path(), out).unwrap();
}

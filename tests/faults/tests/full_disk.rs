//! The disk is full, or takes no writes: the journal says so, what was acknowledged is there, copies that
//! have their name are whole, and it goes on as soon as there is room.

use std::fs;
use std::path::Path;
use std::process::Command;

use faults::disk::Disk;
use faults::journal_at;
use vault::{StorageCause, Vault, VaultError};

/// More writes than fit on any of the disks.
const TOO_MANY: u32 = 100_000;

fn must_hold(vault: &mut Vault, until: u32, what: &str) {
    for n in 0..until {
        assert!(journal_at::is_there(vault, n).unwrap(), "{what}: write {n}");
    }
    for known in vault.backups().unwrap() {
        assert!(known.backup.is_whole(), "{what}: a copy is not whole");
    }
}

/// Writes until the disk refuses. How many were acknowledged.
fn until_full(vault: &mut Vault, from: u32) -> u32 {
    for n in from..TOO_MANY {
        match journal_at::write(vault, n) {
            Ok(()) => {}
            Err(VaultError::Storage {
                cause: StorageCause::Full,
                ..
            }) => return n,
            Err(error) => panic!("write {n}: {error}"),
        }
    }
    panic!("the disk was never full");
}

fn fills_up(disk: &Disk, what: &str) {
    let root = disk.root().join("data");
    journal_at::make(&root);
    // Room that is given back later.
    let filler = disk.root().join("filler");
    fs::write(&filler, vec![7; 600 * 1024]).unwrap();
    let mut vault = journal_at::open(&root).unwrap();
    let mut written = until_full(&mut vault, 0);
    assert!(written > 20, "{what}: {written}");
    // Full to the last block, again and again. What is refused once may fit when the log is folded in.
    for _ in 0..20 {
        written = until_full(&mut vault, written);
    }
    must_hold(&mut vault, written, what);
    drop(vault);
    // A full disk keeps nobody from reading.
    let mut vault = journal_at::open(&root).unwrap();
    must_hold(&mut vault, written, what);
    // Closing folded the log in, which made room: a copy fits or is refused, and is never half there.
    while vault.back_up(&journal_at::moment(0)).is_ok() {}
    must_hold(&mut vault, written, what);
    let left = fs::read_dir(root.join("backups"))
        .map(|files| {
            files
                .filter(|file| {
                    let name = file.as_ref().unwrap().file_name();
                    let name = name.to_string_lossy();
                    name.starts_with('.') || !name.ends_with(".tar")
                })
                .count()
        })
        .unwrap_or_default();
    assert_eq!(left, 0, "{what}: something half-done stays");
    fs::remove_file(&filler).unwrap();
    for n in written..written + 8 {
        journal_at::write(&mut vault, n).unwrap();
    }
    must_hold(&mut vault, written + 8, what);
    println!("full disk, {what}: {written} writes until it was full, 0 lost");
}

#[test]
#[ignore = "needs root and e2fsprogs; cargo xtask test runs it"]
fn a_full_disk_in_memory_and_one_of_small_blocks() {
    fills_up(&Disk::in_memory(6), "tmpfs");
    let disk = Disk::make("ext4", 10, &["-b", "1024"]);
    fills_up(&disk, "ext4 of 1 KiB blocks");
}

#[test]
#[ignore = "needs root and e2fsprogs; cargo xtask test runs it"]
fn a_disk_that_takes_no_writes_is_said_and_nothing_is_lost() {
    let disk = Disk::make("ext4", 16, &[]);
    let root = disk.root().join("data");
    journal_at::make(&root);
    let mut vault = journal_at::open(&root).unwrap();
    for n in 0..8 {
        journal_at::write(&mut vault, n).unwrap();
    }
    drop(vault);
    remount(&disk.root(), "ro");
    match journal_at::open(&root) {
        Ok(mut vault) => {
            must_hold(&mut vault, 8, "on a read-only disk");
            assert!(journal_at::write(&mut vault, 8).is_err());
        }
        Err(VaultError::Storage {
            cause: StorageCause::ReadOnly,
            ..
        }) => {}
        Err(error) => panic!("{error:?}"),
    }
    remount(&disk.root(), "rw");
    let mut vault = journal_at::open(&root).unwrap();
    must_hold(&mut vault, 8, "after a read-only disk");
    journal_at::write(&mut vault, 8).unwrap();
}

fn remount(root: &Path, option: &str) {
    let remounted = Command::new("mount")
        .args(["-o", &format!("remount,{option}")])
        .arg(root)
        .status()
        .expect("mount is needed");
    assert!(remounted.success());
}

//! The power is taken from under the program: a file system in a file is shut down hard, and everything
//! that was not synced is gone. Controls that write as Evenkeel does not must lose, or the rig proves nothing.

use std::path::Path;
use std::time::Duration;

use faults::dice::Dice;
use faults::disk::Disk;
use faults::writer::Writer;
use faults::{journal_at, tries};
use rusqlite::Connection;

const PROGRAM: &str = env!("CARGO_BIN_EXE_faults-writer");
/// ext4 and xfs; the second is made no smaller than this.
const SYSTEMS: [(&str, u64); 2] = [("ext4", 96), ("xfs", 320)];
/// So many cuts a control has to lose something in.
const CONTROL_CUTS: u32 = 600;

/// Lets `mode` write and takes the power at a random instant. The number after the last acknowledged write.
fn cut(disk: &Disk, root: &Path, mode: &str, from: u32, dice: &mut Dice) -> u32 {
    let mut writer = Writer::start(PROGRAM, root, mode, from);
    writer.wait_for(
        1 + u32::try_from(dice.under(12)).unwrap(),
        Duration::from_secs(20),
    );
    // Half of the time in the middle of the next write; else with nothing under way that would sync more.
    if dice.under(2) == 0 && mode == "journal" {
        std::thread::sleep(Duration::from_micros(dice.under(5_000)));
    } else {
        writer.stop();
    }
    // What is acknowledged before the cut counts; what is said after it may be either.
    let before = writer.after();
    disk.cut().unwrap();
    let after = writer.kill();
    disk.start_anew().unwrap();
    assert!(after >= before);
    before
}

#[test]
#[ignore = "needs root, e2fsprogs and xfsprogs; cargo xtask test runs it"]
fn what_was_acknowledged_outlives_power_cuts() {
    for (kind, mib) in SYSTEMS {
        let disk = Disk::make(kind, mib, &[]);
        let mut root = disk.root().join("data");
        journal_at::make(&root);
        let mut dice = Dice::of(11);
        let (mut from, mut lost, mut shut, mut acknowledged) = (0, 0, 0, 0);
        let cuts = tries(40, 1_000);
        for round in 0..cuts {
            if from > 2_000 {
                std::fs::remove_dir_all(&root).unwrap();
                root = disk.root().join(format!("data-{round}"));
                journal_at::make(&root);
                from = 0;
            }
            let after = cut(&disk, &root, "journal", from, &mut dice);
            acknowledged += after - from;
            let Ok(mut vault) = journal_at::open(&root) else {
                shut += 1;
                break;
            };
            for n in from..after {
                if !matches!(journal_at::is_there(&mut vault, n), Ok(true)) {
                    println!("{kind}, cut {round}: write {n} of {after} is not there");
                    lost += 1;
                }
            }
            // Copies: each that has its name is whole.
            for known in vault.backups().unwrap() {
                if !known.backup.is_whole() {
                    println!("{kind}, cut {round}: a copy is not whole");
                    lost += 1;
                }
            }
            from = after;
        }
        println!(
            "power cuts on {kind}: {cuts} cuts, {acknowledged} acknowledged writes, {lost} lost, {shut} journals that do not open"
        );
        assert!(acknowledged > cuts, "hardly anything was written");
        assert_eq!((lost, shut), (0, 0), "{kind}");
    }
}

#[test]
#[ignore = "needs root, e2fsprogs and xfsprogs; cargo xtask test runs it"]
fn the_rig_loses_what_is_not_synced() {
    for mode in ["normal", "delete"] {
        let disk = Disk::make("ext4", 96, &[]);
        let root = disk.root().join("control");
        std::fs::create_dir(&root).unwrap();
        let mut dice = Dice::of(13);
        let (mut from, mut lost, mut cuts) = (0, 0, 0);
        while lost == 0 && cuts < CONTROL_CUTS {
            cuts += 1;
            let after = cut(&disk, &root, mode, from, &mut dice);
            let there = Connection::open(root.join("control.db"))
                .and_then(|c| {
                    let sql = "SELECT count(*) FROM t WHERE n >= ?1 AND n < ?2";
                    c.query_row(sql, (from, after), |row| row.get::<_, u32>(0))
                })
                .unwrap_or_default();
            lost += after - from - there.min(after - from);
            from = after;
        }
        println!("control {mode}: {lost} acknowledged writes lost at cut {cuts}");
        assert!(
            lost > 0,
            "{mode} lost nothing in {cuts} cuts: the rig does not cut"
        );
    }
}

//! The program is killed (SIGKILL) at random instants; what it said is durable is there, and the journal opens.

use std::time::Duration;

use faults::dice::Dice;
use faults::writer::Writer;
use faults::{journal_at, tries};

const PROGRAM: &str = env!("CARGO_BIN_EXE_faults-writer");

#[test]
fn what_was_acknowledged_outlives_kill_9() {
    let folder = tempfile::tempdir().unwrap();
    let mut root = folder.path().join("data");
    journal_at::make(&root);
    let mut dice = Dice::of(7);
    let (mut from, mut lost, mut shut, mut acknowledged) = (0, 0, 0, 0);
    let rounds = tries(300, 10_000);
    for round in 0..rounds {
        // A journal of some thousand writes; then another, so that each round costs the same.
        if from > 4_000 {
            root = folder.path().join(format!("data-{round}"));
            journal_at::make(&root);
            from = 0;
        }
        let mut writer = Writer::start(PROGRAM, &root, "journal", from);
        // One in four is killed while it opens the journal.
        if dice.under(4) > 0 {
            writer.wait_for(
                1 + u32::try_from(dice.under(20)).unwrap(),
                Duration::from_secs(20),
            );
        }
        std::thread::sleep(Duration::from_micros(dice.under(20_000)));
        let after = writer.kill();
        acknowledged += after - from;
        let Ok(mut vault) = journal_at::open(&root) else {
            shut += 1;
            continue;
        };
        for n in from..after {
            if !matches!(journal_at::is_there(&mut vault, n), Ok(true)) {
                println!("round {round}: write {n} of {after} is not there");
                lost += 1;
            }
        }
        from = after;
    }
    println!(
        "kill -9: {rounds} kills, {acknowledged} acknowledged writes, {lost} lost, {shut} journals that do not open"
    );
    assert!(acknowledged > rounds, "hardly anything was written");
    assert_eq!((lost, shut), (0, 0));
}

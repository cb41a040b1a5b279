//! The power is taken exactly before and exactly after each call by which the program changes the disk or says
//! something. What it had said is there, and each change is made or not: the journal is as it was before it, or
//! as an undisturbed one leaves it.

use std::fs;
use std::path::Path;
use std::process::Command;

use faults::call;
use faults::dice::Dice;
use faults::disk::Disk;
use faults::found::Found;
use faults::place::{Made, Place, WORDS};
use faults::stopped::{Side, Stopped};
use faults::{in_memory, journal_at, tries};
use rusqlite::Connection;

const WRITER: &str = env!("CARGO_BIN_EXE_faults-writer");
const CEREMONY: &str = env!("CARGO_BIN_EXE_faults-ceremony");
/// ext4 and xfs; the second is made no smaller than this.
const SYSTEMS: [(&str, u64); 2] = [("ext4", 96), ("xfs", 320)];
/// Ordinary writing: a dozen writes, a copy of the whole journal among them.
const WRITE: &str = "write";
const WRITTEN: std::ops::Range<u32> = 40..52;

/// What is run for a change: a program and its words.
fn program(place: &Place) -> (&'static str, Vec<String>) {
    if place.word != WRITE {
        return (CEREMONY, place.words());
    }
    let root = place.root().to_str().unwrap().to_owned();
    let (from, end) = (WRITTEN.start.to_string(), WRITTEN.end.to_string());
    (WRITER, vec![root, "journal".into(), from, end])
}

/// The recovery key of before, where the rig knows it.
fn key<'m>(word: &str, made: &'m Made) -> Option<&'m str> {
    let is_known = !matches!(word, "setup" | "open" | "import");
    is_known.then_some(made.key.as_str())
}

/// All states in which an undisturbed change can be found, from that of before it to that of after it.
struct Course {
    states: Vec<Found>,
}

impl Course {
    fn of(word: &'static str, made: &Made) -> Self {
        // What is found after so many of its writes were made by hand, or after the program ran.
        let found = |by_hand: Option<usize>| {
            let folder = in_memory();
            let place = Place::lay(folder.path(), word, made);
            let mut said = String::new();
            match by_hand {
                Some(0) => {}
                Some(count) => {
                    let mut vault = journal_at::open(&place.root()).unwrap();
                    for n in writes(word).take(count) {
                        journal_at::write(&mut vault, n).unwrap();
                    }
                }
                None => {
                    let (program, words) = program(&place);
                    let output = Command::new(program).args(words).output().unwrap();
                    assert!(output.status.success(), "{word}: {output:?}");
                    said = String::from_utf8(output.stdout).unwrap();
                }
            }
            Found::at(&place, key(word, made), &said, false).unwrap()
        };
        let mut states: Vec<_> = (0..writes(word).len().max(1))
            .map(|count| found(Some(count)))
            .collect();
        states.push(found(None));
        Course { states }
    }

    /// Whether it can be seen that it is done. An older journal that was opened holds what it held.
    fn tells_apart(&self) -> bool {
        self.states.first() != self.states.last()
    }

    /// Which state it is in, by its last number.
    fn at(&self, found: &Found) -> Option<usize> {
        self.states.iter().rposition(|state| state == found)
    }

    /// The state that it has told of.
    fn told(&self, said: &str) -> usize {
        let writes = said.lines().filter(|line| line.parse::<u32>().is_ok());
        if said.lines().any(|line| line == "done") {
            self.states.len() - 1
        } else {
            writes.count()
        }
    }
}

/// The writes of which each is told by itself.
fn writes(word: &str) -> std::ops::Range<u32> {
    match word {
        WRITE => WRITTEN,
        "save" => journal_at::OLD..journal_at::OLD + 4,
        _ => 0..0,
    }
}

#[derive(Default)]
struct Tally {
    cuts: u32,
    missed: u32,
    old: u32,
    new: u32,
    wrong: Vec<String>,
}

/// One cut.
fn cut(
    disk: &Disk,
    (word, made, course): (&'static str, &Made, &Course),
    at: (&str, usize),
    side: Side,
    tally: &mut Tally,
) {
    let folder = disk.root().join("try");
    let place = Place::lay(&folder, word, made);
    disk.keep().unwrap();
    let logs = in_memory();
    let (program, words) = program(&place);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let stopped = Stopped::at(program, &words, &logs.path().join("calls"), at, side);
    tally.cuts += 1;
    tally.missed += u32::from(!stopped.is_stopped());
    disk.cut().unwrap();
    let said = stopped.kill();
    disk.start_anew().unwrap();
    let recovery_first = tally.cuts.is_multiple_of(2);
    let found = Found::at(&place, key(word, made), &said, recovery_first);
    let wrong = match found.as_ref().map(|found| course.at(found)) {
        Err(wrong) => Some(wrong.clone()),
        Ok(None) => Some(format!("neither old nor new: {found:?}")),
        Ok(Some(state)) => {
            tally.old += u32::from(state == 0);
            tally.new += u32::from(state + 1 == course.states.len());
            let told = course.told(&said);
            (state < told).then(|| format!("told of state {told}, and in state {state}"))
        }
    };
    if let Some(wrong) = wrong {
        let wrong = format!("{word}: {side:?} {at:?}: {wrong}");
        println!("{wrong}");
        tally.wrong.push(wrong);
    }
    fs::remove_dir_all(&folder).unwrap();
}

/// Each place at which the program of this change changes the disk or says something.
fn places(word: &'static str, made: &Made) -> Vec<(&'static str, usize)> {
    let folder = in_memory();
    let place = Place::lay(folder.path(), word, made);
    let (program, words) = program(&place);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    call::places(program, &words, &folder.path().join("calls"))
}

/// Where it is cut: in the short form at two places by chance, in the long one at each. One disk is cut before
/// the first, after the second and so on, the other the other way round.
fn cuts(
    places: &[(&'static str, usize)],
    turned: bool,
    dice: &mut Dice,
) -> Vec<((&'static str, usize), Side)> {
    let sided = places.iter().enumerate().map(|(n, &place)| {
        let is_before = (n % 2 == 0) != turned;
        (place, if is_before { Side::Before } else { Side::After })
    });
    let all: Vec<_> = sided.collect();
    if tries(0, 1) == 1 {
        return all;
    }
    let by_chance = |dice: &mut Dice| all[usize::try_from(dice.under(all.len() as u64)).unwrap()];
    vec![by_chance(dice), by_chance(dice)]
}

#[test]
#[ignore = "needs root, strace, e2fsprogs and xfsprogs; cargo xtask test runs it"]
fn a_power_cut_at_any_call_leaves_what_was_said_and_each_change_made_or_not() {
    let made = Made::make();
    let mut dice = Dice::of(23);
    let mut wrong = Vec::new();
    let disks = SYSTEMS.map(|(kind, mib)| (kind, Disk::make(kind, mib, &[])));
    for word in [WRITE].into_iter().chain(WORDS) {
        let course = Course::of(word, &made);
        let places = places(word, &made);
        for (n, (kind, disk)) in disks.iter().enumerate() {
            let mut tally = Tally::default();
            for (at, side) in cuts(&places, n % 2 == 1, &mut dice) {
                cut(disk, (word, &made, &course), at, side, &mut tally);
            }
            println!(
                "{word} on {kind}: {} cuts at {} places, {} found as before, {} as after, {} wrong",
                tally.cuts,
                places.len(),
                tally.old,
                tally.new,
                tally.wrong.len()
            );
            assert!(
                tally.missed * 10 <= tally.cuts,
                "{word}: the rig does not stop it: {} of {}",
                tally.missed,
                tally.cuts
            );
            // Where all are cut, some come before the step that counts, and some after it.
            if tries(0, 1) == 1 && course.tells_apart() {
                assert!(tally.old > 0 && tally.new > 0, "{word}: {}", tally.old);
            }
            wrong.append(&mut tally.wrong);
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// So many of the rows that the control said are durable are not there.
fn lost_by_control(disk: &Disk, mode: &str, acknowledged: usize) -> u32 {
    let root = disk.root().join(format!("{mode}-{acknowledged}"));
    fs::create_dir(&root).unwrap();
    disk.keep().unwrap();
    let logs = in_memory();
    let log = logs.path().join("calls");
    let words = [root.to_str().unwrap(), mode, "0", "12"];
    // It writes by pwrite64, and says by write.
    let stopped = Stopped::at(WRITER, &words, &log, ("write", acknowledged), Side::After);
    assert!(stopped.is_stopped(), "the rig does not stop it");
    disk.cut().unwrap();
    let said = stopped.kill();
    assert_eq!(said.lines().count(), acknowledged, "it went on");
    disk.start_anew().unwrap();
    acknowledged as u32 - rows(&root)
}

fn rows(root: &Path) -> u32 {
    Connection::open(root.join("control.db"))
        .and_then(|c| c.query_row("SELECT count(*) FROM t", [], |row| row.get(0)))
        .unwrap_or_default()
}

#[test]
#[ignore = "needs root, strace, e2fsprogs and xfsprogs; cargo xtask test runs it"]
fn a_writer_that_does_not_sync_loses_what_it_said_by_the_same_cut() {
    for (kind, mib) in SYSTEMS {
        let disk = Disk::make(kind, mib, &[]);
        for mode in ["normal", "delete"] {
            let places = [1, 5, 12];
            let lost = places.map(|acknowledged| lost_by_control(&disk, mode, acknowledged));
            println!("control {mode} on {kind}: cut after the writes {places:?}, lost {lost:?}");
            assert!(
                lost.iter().sum::<u32>() > 0,
                "{mode} on {kind} lost nothing: the rig does not cut"
            );
        }
    }
}

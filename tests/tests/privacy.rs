//! What is written in the journal is nowhere else: on no disk, and after a lock in no memory.
//!
//! Each search is first made where it must find something, so that it can fail.

use std::fs;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::time::{Duration, Instant, SystemTime};

use journeys::desk::Desk;
use journeys::needle::Needle;
use journeys::plain::Plain;
use journeys::processes::ProcessId;
use journeys::wait::{self, PATIENCE};
use journeys::{disk, memory};

const PASSPHRASE: &str = "a lantern left at the ferry";
/// How long after a lock memory may still hold what was written.
const FADING: Duration = Duration::from_secs(2);

/// A sentence nobody else on this computer has written.
fn canary() -> String {
    let chance = RandomState::new().build_hasher().finish();
    format!("heron-{chance:016x}-at-the-weir")
}

/// When this desk was set up: what changed later, anywhere, could be the program's doing.
fn set_up(desk: &Desk) -> SystemTime {
    fs::metadata(desk.home().root())
        .and_then(|about| about.modified())
        .unwrap_or(SystemTime::UNIX_EPOCH)
}

#[test]
fn a_note_is_in_no_file_while_running_after_a_crash_and_after_a_lock() {
    let desk = Desk::new();
    let start = set_up(&desk);
    let canary = canary();
    let needles = [Needle::new("the note", &canary)];

    // The control: the search sees a file that does hold it.
    let planted = desk.home().root().join("home/planted.txt");
    fs::write(&planted, format!("before {canary} after")).unwrap();
    assert_eq!(on_disk(&desk, &needles, start).len(), 1, "the search works");
    fs::remove_file(&planted).unwrap();

    let app = desk.start();
    app.make_journal(PASSPHRASE);
    app.write_note(&canary);
    nowhere(&on_disk(&desk, &needles, start), "while running");
    nowhere(
        &disk::search_deleted(&app.processes(), &needles),
        "in deleted files while running",
    );

    app.kill();
    nowhere(&on_disk(&desk, &needles, start), "after kill -9");

    let mut app = desk.start();
    app.unlock(PASSPHRASE);
    assert_eq!(app.note(), canary, "it was there all the time, encrypted");
    app.lock();
    nowhere(&on_disk(&desk, &needles, start), "after a lock");
    drop(app);
    nowhere(&on_disk(&desk, &needles, start), "after the end");
}

#[test]
fn two_seconds_after_a_lock_a_note_is_in_no_process() {
    let desk = Desk::new();
    let canary = canary();
    let needles = [
        Needle::new("the note", &canary),
        Needle::new("the passphrase", PASSPHRASE),
    ];
    let mut app = desk.start();
    app.make_journal(PASSPHRASE);
    app.write_note(&canary);

    // The control: while it is open, the search sees it.
    let open = memory::search(&app.processes(), &needles);
    assert!(
        open.places
            .iter()
            .any(|place| place.starts_with("the note")),
        "the search finds an open note (read {} bytes of {} processes)",
        open.read,
        open.processes
    );

    app.lock();
    fades(|| app.processes(), &needles);

    app.unlock(PASSPHRASE);
    assert_eq!(app.note(), canary);
    app.lock();
    fades(|| app.processes(), &needles);
}

#[test]
fn the_program_as_people_get_it_leaves_a_note_in_no_file_and_no_memory() {
    let desk = Desk::new();
    let start = set_up(&desk);
    desk.start().make_journal(PASSPHRASE);
    let canary = canary();
    let needles = [Needle::new("the note", &canary)];

    // Its web view is another one than the driven program's: it may keep nothing on the disk.
    let plain = Plain::start(&desk, desk.plain());
    plain.unlock(PASSPHRASE);
    plain.changes_the_journal(PATIENCE, |keys| {
        keys.press("ctrl+n");
        keys.type_text(&canary);
    });
    wait::until("the search did not find an open note", || {
        let open = memory::search(&plain.processes(), &needles);
        (!open.places.is_empty()).then_some(())
    });
    nowhere(&on_disk(&desk, &needles, start), "while running");
    nowhere(
        &disk::search_deleted(&plain.processes(), &needles),
        "in deleted files",
    );
    plain.lock();
    fades(|| plain.processes(), &needles);
    nowhere(&on_disk(&desk, &needles, start), "after a lock");
    drop(plain);
    nowhere(&on_disk(&desk, &needles, start), "after kill -9");

    let app = desk.start();
    app.unlock(PASSPHRASE);
    assert!(app.note().contains(&canary), "it was written");
}

/// Searches until there is nothing; a search begun after the time has passed is the last.
fn fades(processes: impl Fn() -> Vec<ProcessId>, needles: &[Needle]) {
    let locked = Instant::now();
    loop {
        let late = locked.elapsed() >= FADING;
        let found = memory::search(&processes(), needles);
        // The page's processes may only just be starting: they are to be read as well.
        if found.processes >= 2 && found.places.is_empty() {
            return;
        }
        let read = found.processes;
        assert!(
            !late,
            "after a lock, in {read} processes: {:#?}",
            found.places
        );
    }
}

/// Everywhere a program could have written: its own folders, and the places all programs share.
fn on_disk(desk: &Desk, needles: &[Needle], start: SystemTime) -> Vec<String> {
    let root = desk.home().root();
    let mut files = disk::files(root);
    files.extend(disk::shared_since(start, root));
    disk::search(&files, needles)
}

fn nowhere(places: &[String], when: &str) {
    assert!(places.is_empty(), "{when}: {places:#?}");
}

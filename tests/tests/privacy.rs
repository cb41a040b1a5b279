//! What is written in the journal is nowhere else: on no disk, and after a lock in no memory.
//!
//! Each search is first made where it must find something, so that it can fail.

use std::fs;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::time::{Duration, Instant, SystemTime};

use journeys::app::App;
use journeys::desk::Desk;
use journeys::driver::Key;
use journeys::needle::Needle;
use journeys::notes::Kind;
use journeys::plain::Plain;
use journeys::processes::ProcessId;
use journeys::wait;
use journeys::writing::Do;
use journeys::{disk, memory, vault_at};

const PASSPHRASE: &str = "a lantern left at the ferry";
/// How long after a lock memory may still hold what was written.
const FADING: Duration = Duration::from_secs(2);
/// How long keys may take to reach the journal before they are sent again.
const KEYS: Duration = Duration::from_secs(5);

/// A sentence nobody else on this computer has written.
fn canary() -> String {
    let chance = RandomState::new().build_hasher().finish();
    format!("heron-{chance:016x}-at-the-weir")
}

/// One for each place in which something is written.
struct Canaries {
    note: String,
    body: String,
    tag: String,
    searched: String,
}

impl Canaries {
    fn new() -> Self {
        Self {
            note: canary(),
            body: canary(),
            tag: canary(),
            searched: canary(),
        }
    }

    fn needles(&self) -> Vec<Needle> {
        vec![
            Needle::new("the note", &self.note),
            Needle::new("the entry", &self.body),
            Needle::new("the tag", &self.tag),
            Needle::new("the search", &self.searched),
        ]
    }

    /// Writes each into its place, and leaves the last in the search box.
    fn write(&self, app: &App) {
        app.write_note(&self.note);
        app.begin_entry(Kind::Reflection);
        app.page().type_text(&self.body);
        app.fill_in(&[Do::Unfold("Links")]);
        app.tab_to("input", "Tags");
        app.page().type_text(&self.tag);
        app.page().press(&[Key::Enter]);
        app.entry_saved();
        app.search_for(&self.searched, 0);
    }

    /// What was written is there; what was only looked for is not.
    fn are_kept_by(&self, app: &App) {
        assert_eq!(
            app.note(),
            self.note,
            "it was there all the time, encrypted"
        );
        app.search_for(&self.searched, 0);
        let read = app.open_found(&self.body);
        assert!(read.contains(&self.tag), "{read}");
    }
}

/// When this desk was set up: what changed later, anywhere, could be the program's doing.
fn set_up(desk: &Desk) -> SystemTime {
    fs::metadata(desk.home().root())
        .and_then(|about| about.modified())
        .unwrap_or(SystemTime::UNIX_EPOCH)
}

#[test]
fn what_is_written_is_in_no_file_while_running_after_a_crash_and_after_a_lock() {
    let desk = Desk::new();
    let start = set_up(&desk);
    let canaries = Canaries::new();
    let needles = canaries.needles();

    // The control: the search sees a file that does hold them.
    let planted = desk.home().root().join("home/planted.txt");
    let Canaries {
        note,
        body,
        tag,
        searched,
    } = &canaries;
    fs::write(&planted, format!("{note} {body} {tag} {searched}")).unwrap();
    assert_eq!(on_disk(&desk, &needles, start).len(), 4, "the search works");
    fs::remove_file(&planted).unwrap();

    let app = desk.start();
    app.make_journal(PASSPHRASE);
    canaries.write(&app);
    nowhere(&on_disk(&desk, &needles, start), "while running");
    nowhere(
        &disk::search_deleted(&app.processes(), &needles),
        "in deleted files while running",
    );

    app.kill();
    nowhere(&on_disk(&desk, &needles, start), "after kill -9");

    let mut app = desk.start();
    app.unlock_by_keys(PASSPHRASE);
    canaries.are_kept_by(&app);
    app.lock();
    nowhere(&on_disk(&desk, &needles, start), "after a lock");
    drop(app);
    nowhere(&on_disk(&desk, &needles, start), "after the end");
}

#[test]
fn two_seconds_after_a_lock_no_process_holds_what_is_written_or_a_key() {
    let desk = Desk::new();
    let canaries = Canaries::new();
    let mut needles = canaries.needles();
    needles.push(Needle::new("the passphrase", PASSPHRASE));
    let mut app = desk.start();
    app.begin_setup();
    app.choose_first_passphrase(PASSPHRASE);
    let groups = app.read_recovery_key();
    let recovery = recovery_key(&groups);
    // The control: while it is shown, the search sees it.
    let shown = [
        "the recovery key, as it is shown",
        "the recovery key's secret",
    ];
    finds(&app, &recovery, &shown);
    needles.extend(recovery);
    app.prove_recovery_key(&groups);
    app.start_today();
    needles.push(vault_key(&desk));
    canaries.write(&app);

    // The control: while it is open, the search sees each.
    let each = [
        "the note",
        "the entry",
        "the tag",
        "the search",
        "the vault key",
    ];
    finds(&app, &needles, &each);

    app.lock();
    fades(|| app.processes(), &needles);

    app.unlock_by_keys(PASSPHRASE);
    canaries.are_kept_by(&app);
    app.lock();
    fades(|| app.processes(), &needles);
}

#[test]
fn the_program_as_people_get_it_leaves_words_in_no_file_and_no_memory() {
    let desk = Desk::new();
    let start = set_up(&desk);
    desk.make_journal(PASSPHRASE);
    let Canaries { body, searched, .. } = Canaries::new();
    let needles = [
        Needle::new("the entry", &body),
        Needle::new("the search", &searched),
        vault_key(&desk),
    ];
    // Nobody else has any of these; the passphrase stands in this test as well, which lies on the disk.
    let in_memory = [&needles[..], &[Needle::new("the passphrase", PASSPHRASE)]].concat();

    // Its web view is another one than the driven program's: it may keep nothing on the disk.
    let plain = Plain::start(&desk, desk.plain());
    let slot = desk.data().join("gen-1/slot-passphrase.age");
    let read = || std::fs::read(&slot).expect("the key file can be read");
    let cheap = read();
    plain.unlock(PASSPHRASE);
    // Journeys make journals with a cheap key file, and this program makes it costly: that is a change as well.
    wait::until("the cheap key file was not raised", || {
        (read() != cheap).then_some(())
    });
    // The form takes a moment to open: letters before that go nowhere, and some come after.
    plain.changes_the_journal(KEYS, |keys| {
        keys.press("ctrl+n");
        keys.press("6");
        keys.type_text(&"x".repeat(60));
    });
    plain.changes_the_journal(KEYS, |keys| {
        keys.type_text(&format!(" {body} "));
    });
    wait::until("the search did not find an open entry", || {
        let open = memory::search(&plain.processes(), &needles[..1]);
        (!open.places.is_empty()).then_some(())
    });
    let open = memory::search(&plain.processes(), &needles[2..]);
    assert!(!open.places.is_empty(), "the search finds the vault key");
    wait::until("the search did not find what was looked for", || {
        plain.keyboard().press("ctrl+f");
        plain.keyboard().type_text(&format!(" {searched} "));
        let open = memory::search(&plain.processes(), &needles);
        open.places
            .iter()
            .any(|place| place.starts_with("the search"))
            .then_some(())
    });
    nowhere(&on_disk(&desk, &needles, start), "while running");
    nowhere(
        &disk::search_deleted(&plain.processes(), &needles),
        "in deleted files",
    );
    plain.lock();
    fades(|| plain.processes(), &in_memory);
    nowhere(&on_disk(&desk, &needles, start), "after a lock");
    drop(plain);
    nowhere(&on_disk(&desk, &needles, start), "after kill -9");

    let app = desk.start();
    app.unlock_by_keys(PASSPHRASE);
    app.search_for(&searched, 0);
    assert!(app.open_found(&body).contains(&body), "it was written");
}

/// The key of the journal at this desk.
fn vault_key(desk: &Desk) -> Needle {
    Needle::of_bytes("the vault key", &vault_at::key(&desk.data(), PASSPHRASE))
}

/// The recovery key: as a text, as its groups go to the page, and as the secret it stands for.
fn recovery_key(groups: &[String]) -> Vec<Needle> {
    let letters = groups.concat();
    let secret = vault_at::recovery_secret(&letters);
    vec![
        Needle::new("the recovery key", &letters),
        Needle::new("the recovery key, as it is shown", &groups.join(r#"",""#)),
        Needle::new("its beginning, as it is shown", &groups[..3].join(r#"",""#)),
        Needle::of_bytes("the recovery key's secret", &secret),
    ]
}

/// The search sees each of these in the open program.
fn finds(app: &App, needles: &[Needle], names: &[&str]) {
    let open = memory::search(&app.processes(), needles);
    for name in names {
        assert!(
            open.places.iter().any(|place| place.starts_with(name)),
            "the search finds {name} while it is open (read {} bytes of {} processes)",
            open.read,
            open.processes
        );
    }
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

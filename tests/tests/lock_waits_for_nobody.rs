//! Whatever does not answer, a lock does not wait for it: no key is left two seconds after it was asked for,
//! by whatever way, and what was saved is there.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use journeys::app::App;
use journeys::desk::Desk;
use journeys::find::Role;
use journeys::holding::Holding;
use journeys::keyboard::Keyboard;
use journeys::keyless::Open;
use journeys::login::{Login, OWN_SESSION};
use journeys::mounts::{SmallDisk, Stick};
use journeys::needle::Needle;
use journeys::save_dialog::SaveDialog;
use journeys::steps::Place;
use journeys::{disk, memory, processes, vault_at, wait};

const PASSPHRASE: &str = "a lantern left at the ferry";
const NEXT: &str = "seven herons over a slow canal";
const KEPT: &str = "The ferry ran late and we laughed";
/// The page may say for a minute that it saves.
const OVER_A_MINUTE: Duration = Duration::from_secs(120);
/// In seconds. The page reports a person at most every ten.
const IDLE: &str = "12";

/// The ways to a lock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Keys,
    HideKey,
    Sleep,
    Screen,
    Close,
    Idle,
}

/// All but the idle clock, which wants a program of its own.
const AT_ONCE: [Way; 5] = [Way::Keys, Way::HideKey, Way::Sleep, Way::Screen, Way::Close];

/// A desk with a journal, at which the program can be made to wait.
struct Scene {
    desk: Desk,
    holding: Holding,
    login: Login,
    key: Needle,
}

impl Scene {
    fn new() -> Self {
        let desk = Desk::new();
        let holding = Holding::at(&desk);
        let login = Login::on(desk.bus_address());
        let app = desk.start();
        app.make_journal(PASSPHRASE);
        app.write_note(KEPT);
        app.kill();
        let key = vault_at::key(&desk.data(), PASSPHRASE);
        let key = Needle::of_bytes("the vault key", &key);
        Scene {
            desk,
            holding,
            login,
            key,
        }
    }

    fn start(&self, environment: &[(&str, &str)]) -> App {
        let (name, folder) = self.holding.environment();
        let mut all = vec![(name, folder.as_str())];
        all.extend(environment);
        self.desk.start_with(&[], &all)
    }

    /// Goes each way to a lock in turn, each time with `arm` done to the open program before and `disarm`
    /// after.
    fn locks_each_way(&self, arm: impl Fn(&App), disarm: impl Fn()) {
        let mut app = self.start(&[]);
        for way in AT_ONCE {
            app.unlock(PASSPHRASE);
            arm(&app);
            app = self.locks(app, way, &[], &disarm);
        }
        app.kill();
        let idle = [("EVENKEEL_TEST_IDLE_SECONDS", IDLE)];
        let mut app = self.start(&idle);
        app.unlock(PASSPHRASE);
        arm(&app);
        app = self.locks(app, Way::Idle, &idle, &disarm);
        app.unlock(PASSPHRASE);
        assert_eq!(app.note(), KEPT);
    }

    /// Locks, does `disarm` once there is no key, and gives the program that stands there locked.
    fn locks(
        &self,
        mut app: App,
        way: Way,
        environment: &[(&str, &str)],
        disarm: &dyn Fn(),
    ) -> App {
        self.leave(&app, way);
        disarm();
        if way == Way::Close {
            assert!(app.ended().success(), "it ended in order");
            return self.start(environment);
        }
        app.come_back();
        if way == Way::HideKey {
            // Out of sight until it is called.
            self.desk.start_again();
        }
        app.page().find(Role::Heading, "Your journal is locked");
        app
    }

    /// Goes that way to a lock. Out of sight comes first, and then there is no key; how soon is said.
    fn leave(&self, app: &App, way: Way) {
        let open = Open::with(app, &self.key);
        self.holding.watch_for_a_lock();
        let window = app.window();
        // Real keys: a driver would wait for the page that is gone.
        let keyboard = Keyboard::at(self.desk.screen().display());
        keyboard.aim_at(window);
        let sight = self.desk.screen().windows();
        let out_of_sight = std::thread::spawn(move || {
            wait::until("it stayed on the screen", || {
                (!sight.is_visible(window)).then(Instant::now)
            })
        });
        let asked = Instant::now();
        match way {
            Way::Keys => keyboard.press("ctrl+l"),
            Way::HideKey => keyboard.press("F9"),
            Way::Sleep => self.holding.sleep(),
            Way::Screen => self.login.lock(OWN_SESSION),
            Way::Close => app.windows().ask_to_close(app.window()),
            Way::Idle => {}
        }
        let asked = match way {
            Way::Keys | Way::HideKey | Way::Screen | Way::Close => asked,
            // Noticed by a clock, which looks once a second: the promise counts from there.
            Way::Sleep | Way::Idle => self.holding.lock_asked(),
        };
        let keyless = open.has_no_key_soon(app, asked);
        let hidden = out_of_sight.join().unwrap();
        let hidden = hidden.saturating_duration_since(asked);
        println!(
            "{}, {way:?}: hidden after {} ms, without a key after {} ms",
            std::thread::current().name().unwrap_or_default(),
            hidden.as_millis(),
            keyless.as_millis()
        );
    }

    fn copies(&self) -> Vec<PathBuf> {
        let files = disk::files(&self.desk.data().join("backups"));
        let is_copy = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "tar");
        files.into_iter().filter(is_copy).collect()
    }

    /// Chooses a second folder, in which the newest copy then lies.
    fn choose_second_folder(&self, app: &App, folder: &Path) {
        app.go_to(Place::Settings);
        app.page()
            .find(Role::Button, "Choose a folder for copies …")
            .click();
        SaveDialog::of(&self.desk, app, "Choose a folder for copies").choose(folder);
        app.page().sees("The newest copy lies there too.");
    }

    /// Locks by a button of the page while text is on its way to a journal that a command holds.
    fn lock_over_a_save(&self, app: &App) {
        assert_eq!(app.note(), KEPT, "Today is there");
        self.holding.begin("session");
        self.holding.reached("session");
        app.type_into_note(" and more");
        // A driver would wait for the window that is hidden by its press.
        app.page().script(
            "const lock = [...document.querySelectorAll('button')]
                .find((button) => (button.ariaLabel ?? button.innerText).includes('Lock now'));
             setTimeout(() => lock.click(), 100)",
            serde_json::json!([]),
        );
        let sight = self.desk.screen().windows();
        wait::until("it stayed on the screen", || {
            sight.of(app.id()).is_none().then_some(())
        });
    }

    /// Asks that older copies open with the passphrase of today, without waiting for it.
    fn ask_for_todays_passphrase(&self, app: &App, current: &str) {
        app.go_to(Place::Settings);
        let page = app.page();
        page.find(Role::Button, "Let backups open with today’s passphrase")
            .click();
        page.find(Role::Field, "Current passphrase").fill(current);
        page.find(Role::Button, "Use today’s passphrase for copies")
            .click();
    }

    /// Asks for a copy, without waiting for it.
    fn ask_for_a_copy(&self, app: &App) {
        app.go_to(Place::Settings);
        app.page().find(Role::Button, "Make a copy now").click();
    }
}

#[test]
fn while_nothing_is_in_the_way_each_way_leads_to_a_lock() {
    Scene::new().locks_each_way(|_| {}, || {});
}

#[test]
fn while_a_command_holds_the_journal() {
    let scene = Scene::new();
    scene.locks_each_way(
        |_| {
            // Within two seconds the look after the journal's place is held.
            scene.holding.begin("session");
            scene.holding.reached("session");
        },
        || scene.holding.end("session"),
    );
}

#[test]
fn while_a_backup_takes_its_time() {
    let scene = Scene::new();
    scene.locks_each_way(
        |app| {
            scene.holding.begin("backup");
            scene.ask_for_a_copy(app);
            scene.holding.reached("backup");
        },
        || scene.holding.end("backup"),
    );
}

#[test]
fn while_the_second_folder_does_not_answer_and_while_it_is_full() {
    let scene = Scene::new();
    let stick = SmallDisk::mounted();
    let app = scene.start(&[]);
    app.unlock(PASSPHRASE);
    scene.choose_second_folder(&app, stick.path());
    app.kill();
    scene.locks_each_way(
        |app| {
            scene.holding.begin("second-folder");
            scene.ask_for_a_copy(app);
            scene.holding.reached("second-folder");
        },
        || scene.holding.end("second-folder"),
    );
    stick.fill();
    let app = scene.start(&[]);
    app.unlock(PASSPHRASE);
    scene.ask_for_a_copy(&app);
    app.page().sees("disk is full");
    app.kill();
    scene.locks_each_way(|app| scene.ask_for_a_copy(app), || {});
}

#[test]
fn while_the_stick_with_the_second_folder_is_dead() {
    let scene = Scene::new();
    let stick = Stick::plugged_in();
    let app = scene.start(&[]);
    app.unlock(PASSPHRASE);
    scene.choose_second_folder(&app, stick.path());
    app.kill();
    scene.locks_each_way(
        |app| {
            stick.stop_answering();
            scene.ask_for_a_copy(app);
        },
        || stick.answer(),
    );
    // What is here goes on without it, and it is named.
    stick.stop_answering();
    let app = scene.start(&[]);
    app.unlock(PASSPHRASE);
    app.go_to(Place::Settings);
    app.page().sees("Check the disk or the connection it is on");
    app.go_to(Place::Today);
    app.write_note(" and on");
    app.kill();
    stick.answer();
}

#[test]
fn while_a_backup_sealed_anew_is_written_to_a_stick_that_takes_nothing() {
    let scene = Scene::new();
    let stick = Stick::plugged_in();
    let mut app = scene.start(&[]);
    app.unlock(PASSPHRASE);
    scene.choose_second_folder(&app, stick.path());
    let untaken = stick.stop_taking();
    scene.ask_for_todays_passphrase(&app, PASSPHRASE);
    untaken.is_waited_for();
    let found = memory::search(&[app.id()], std::slice::from_ref(&scene.key));
    assert!(!found.places.is_empty(), "the search finds the key");
    let keyboard = Keyboard::at(scene.desk.screen().display());
    keyboard.aim_at(app.window());
    keyboard.press("ctrl+l");
    // No signal ends a thread that waits for this disk: the program is replaced when it answers, and by then all
    // of its memory is there.
    let thread = wait::until("no thread was left behind", || {
        processes::thread_left_behind(app.id())
    });
    let found = memory::search(&[thread], std::slice::from_ref(&scene.key));
    assert!(found.read > 1 << 20, "it has its memory: {found:?}");
    assert!(found.places.is_empty(), "{:#?}", found.places);
    println!(
        "{:#?}",
        memory::search(&[thread], &[Needle::new("the passphrase", PASSPHRASE)])
    );
    let left = processes::thread_left_behind(app.id());
    assert_eq!(left, Some(thread), "it was there all the while");
    drop(untaken);
    app.come_back();
    app.unlock(PASSPHRASE);
    assert_eq!(app.note(), KEPT);
}

#[test]
fn what_a_lock_leaves_of_an_export_on_a_stick_that_takes_nothing_goes_at_the_next_opening() {
    let scene = Scene::new();
    let stick = Stick::plugged_in();
    let mut app = scene.start(&[]);
    app.unlock(PASSPHRASE);
    let dialog = app.begin_whole(&scene.desk);
    let untaken = stick.stop_taking();
    dialog.save_as(&stick.path().join("journal.json"));
    untaken.is_waited_for();
    let keyboard = Keyboard::at(scene.desk.screen().display());
    keyboard.aim_at(app.window());
    keyboard.press("ctrl+l");
    wait::until("no thread was left behind", || {
        processes::thread_left_behind(app.id())
    });
    drop(untaken);
    app.come_back();
    app.unlock(PASSPHRASE);
    wait::until("a part of it stayed", || {
        disk::files(stick.path()).is_empty().then_some(())
    });
}

#[test]
fn a_second_start_shows_no_window_that_a_lock_has_hidden() {
    let scene = Scene::new();
    let mut app = scene.start(&[]);
    app.unlock(PASSPHRASE);
    scene.lock_over_a_save(&app);
    scene.desk.start_again();
    scene.holding.end("session");
    // As long as the lock is on its way, and it is one of another process that is seen then.
    wait::until("it was not locked", || {
        let seen = app.windows().of(app.id());
        let arguments = processes::arguments(app.id());
        let is_locked = arguments.contains(&"--locked".to_owned());
        assert!(is_locked || seen.is_none(), "it was shown");
        is_locked.then_some(())
    });
    app.come_back();
    app.page().find(Role::Heading, "Your journal is locked");
    // The control: where nothing hides, it shows.
    scene.desk.start_again();
    app.window();
}

#[test]
fn a_lock_by_a_button_of_the_page_ends_over_a_save_that_never_does() {
    let scene = Scene::new();
    let mut app = scene.start(&[]);
    app.unlock(PASSPHRASE);
    scene.lock_over_a_save(&app);
    // A save is waited for a minute, and nobody else asks for a lock.
    wait::until_within(OVER_A_MINUTE, "it was not locked", || {
        let arguments = processes::arguments(app.id());
        arguments.contains(&"--locked".to_owned()).then_some(())
    });
    scene.holding.end("session");
    app.come_back();
    app.page().find(Role::Heading, "Your journal is locked");
    app.unlock(PASSPHRASE);
    assert!(app.note().starts_with(KEPT));
}

#[test]
fn while_a_pipe_lies_in_the_place_of_each_backup() {
    let scene = Scene::new();
    let app = scene.start(&[]);
    app.unlock(PASSPHRASE);
    scene.ask_for_a_copy(&app);
    app.page()
        .sees("The copy is made. It opened, to the last page.");
    app.kill();
    let copies = scene.copies();
    assert!(!copies.is_empty());
    for copy in &copies {
        fs::remove_file(copy).unwrap();
        let made = Command::new("mkfifo").arg(copy).status().unwrap();
        assert!(made.success());
        // A number that the journal does not know: it would be asked when it was made.
        let other = copy.with_file_name(copy_name(copy, 700_000));
        let made = Command::new("mkfifo").arg(other).status().unwrap();
        assert!(made.success());
    }
    scene.locks_each_way(|app| app.go_to(Place::Settings), || {});
}

#[test]
fn while_a_pipe_lies_in_the_place_of_each_file() {
    let scene = Scene::new();
    for way in AT_ONCE.into_iter().chain([Way::Idle]) {
        let idle = [("EVENKEEL_TEST_IDLE_SECONDS", IDLE)];
        let mut app = scene.start(if way == Way::Idle { &idle } else { &[] });
        app.unlock(PASSPHRASE);
        let pipes = Pipes::in_place_of_each(&scene.desk.data());
        scene.leave(&app, way);
        if way == Way::Close {
            assert!(app.ended().success(), "it ended in order");
        }
        app.kill();
        pipes.take_away();
    }
    let app = scene.start(&[]);
    app.unlock(PASSPHRASE);
    assert_eq!(app.note(), KEPT);
}

#[test]
fn a_last_backup_that_was_cut_off_is_made_up_for_at_the_next_unlocking() {
    let scene = Scene::new();
    let app = scene.start(&[]);
    app.unlock(PASSPHRASE);
    wait::until("no copy was made", || {
        (scene.copies().len() == 1).then_some(())
    });
    app.write_note("!");
    scene.holding.begin("backup");
    let app = scene.locks(app, Way::Close, &[], &|| scene.holding.end("backup"));
    assert_eq!(scene.copies().len(), 1, "it was cut off");
    app.unlock(PASSPHRASE);
    wait::until("it was not made up for", || {
        (scene.copies().len() == 2).then_some(())
    });
}

#[test]
fn a_change_of_the_passphrase_is_made_or_not_and_told_afterwards() {
    let scene = Scene::new();
    let mut app = scene.start(&[]);
    app.unlock(PASSPHRASE);
    scene.holding.begin("before-passphrase");
    app.change_passphrase(PASSPHRASE, NEXT);
    scene.holding.reached("before-passphrase");
    app = scene.locks(app, Way::HideKey, &[], &|| {
        scene.holding.end("before-passphrase")
    });
    app.page().sees("The passphrase was not changed");
    app.try_passphrase(NEXT);
    app.page().sees("did not open it");
    app.unlock(PASSPHRASE);
    app.lock();
    assert!(!app.page().shows("The passphrase was"), "told once");

    // Closed instead. The next start has a file alone, which anyone may have put there: it claims nothing.
    app.unlock(PASSPHRASE);
    scene.holding.begin("after-passphrase");
    app.change_passphrase(PASSPHRASE, NEXT);
    scene.holding.reached("after-passphrase");
    app = scene.locks(app, Way::Close, &[], &|| {
        scene.holding.end("after-passphrase")
    });
    app.page().sees("If you were changing the passphrase");
    assert!(!app.page().shows("The passphrase was"));
    app.unlock(NEXT);
    assert_eq!(app.note(), KEPT);

    // Locked after it was made, the process that follows is told by the one before.
    scene.holding.begin("after-passphrase");
    app.change_passphrase(NEXT, PASSPHRASE);
    scene.holding.reached("after-passphrase");
    app = scene.locks(app, Way::Keys, &[], &|| {
        scene.holding.end("after-passphrase")
    });
    app.page().sees("The passphrase was changed");
    app.unlock(PASSPHRASE);
    assert_eq!(app.note(), KEPT);
}

#[test]
fn a_note_that_somebody_planted_claims_no_changed_passphrase() {
    let scene = Scene::new();
    let planted = scene.desk.data().join("changing");
    fs::write(&planted, "passphrase 00\n").unwrap();
    let mut app = scene.start(&[]);
    app.page().find(Role::Heading, "Your journal is locked");
    assert!(!app.page().shows("The passphrase was"), "at the start");
    app.unlock(PASSPHRASE);
    fs::write(&planted, "passphrase 00\n").unwrap();
    app.lock();
    assert!(!app.page().shows("The passphrase was"), "after a lock");
}

#[test]
fn slow_work_is_not_taken_for_sleep() {
    let scene = Scene::new();
    let mut app = scene.start(&[]);
    app.unlock(PASSPHRASE);
    scene.holding.begin("session");
    scene.holding.reached("session");
    // The rounds of the idle clock go on meanwhile; fourteen seconds were taken for sleep.
    std::thread::sleep(Duration::from_secs(14));
    scene.holding.end("session");
    assert_eq!(app.note(), KEPT, "it is open still");
    app.lock();
}

/// Pipes in the places of files, which lie elsewhere meanwhile.
struct Pipes {
    moved: Vec<(PathBuf, PathBuf)>,
    _elsewhere: tempfile::TempDir,
}

impl Pipes {
    fn in_place_of_each(folder: &Path) -> Self {
        // Beside it: a file is moved, and stays the same one.
        let elsewhere = tempfile::tempdir_in(folder.parent().unwrap()).unwrap();
        let files = disk::files(folder);
        assert!(files.len() > 5, "{files:?}");
        let mut moved = Vec::new();
        for (number, file) in files.into_iter().enumerate() {
            let to = elsewhere.path().join(number.to_string());
            fs::rename(&file, &to).unwrap();
            let made = Command::new("mkfifo").arg(&file).status().unwrap();
            assert!(made.success());
            moved.push((file, to));
        }
        Self {
            moved,
            _elsewhere: elsewhere,
        }
    }

    fn take_away(self) {
        for (file, from) in self.moved {
            fs::rename(from, file).unwrap();
        }
    }
}

/// A copy's name with another number.
fn copy_name(copy: &Path, number: u32) -> String {
    let name = copy.file_name().unwrap().to_str().unwrap();
    let (_, tag) = name.rsplit_once('-').unwrap();
    format!("copy-{number:06}-{tag}")
}

//! The desktop's list of recent files names nothing that was saved or chosen here, keeps what other programs noted,
//! and after an erasing nothing that an older version left there.

use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use journeys::desk::Desk;
use journeys::find::Role;
use journeys::save_dialog::SaveDialog;
use journeys::saved;
use journeys::steps::Place;
use journeys::{disk, wait};

const PASSPHRASE: &str = "a lantern left at the ferry";
const THEIRS: &str = "file:///home/somebody/recipe.txt";
const OF_OLD: &str = "file:///home/somebody/old-recovery-key.txt";

#[test]
fn what_is_saved_and_chosen_is_named_nowhere_and_erasing_takes_out_what_was() {
    let desk = Desk::new();
    let list = list(&desk);
    let ours = own_name(&desk);
    fs::write(&list, noted(&[(THEIRS, "cook"), (OF_OLD, &ours)])).unwrap();
    let folder = saved::folder(&desk, "shared");
    let mut app = desk.start();
    // What an older version left goes unasked.
    names_nothing_of(&ours, &list);
    let seeded = written(&list);
    app.begin_setup();
    app.choose_first_passphrase(PASSPHRASE);

    let sheet = folder.join("my-recovery-sheet.txt");
    app.page().find(Role::Button, "Save to a file").click();
    SaveDialog::of(&desk, &app, "Save the recovery key").save_as(&sheet);
    app.page().sees("Saved as my-recovery-sheet.txt");
    is_left_alone(&list, &sheet, seeded);
    let groups = app.read_recovery_key();
    app.prove_recovery_key(&groups);
    app.start_today();

    let before = written(&list);
    let brought = folder.join("brought-in.txt");
    fs::write(&brought, "A day by the weir.").unwrap();
    app.go_to(Place::Settings);
    app.page().find(Role::Button, "Choose a file …").click();
    SaveDialog::of(&desk, &app, "Choose a file to bring in").choose(&brought);
    is_left_alone(&list, &brought, before);

    app.erase();
    app.come_back();
    app.page().find(Role::Heading, "The journal was erased");
    let left = fs::read_to_string(&list).unwrap();
    assert!(left.contains(THEIRS), "another program's stays: {left}");
    assert!(!left.contains(&ours), "{left}");
}

#[test]
fn what_is_noted_long_after_a_dialog_is_taken_out_as_well() {
    let desk = Desk::new();
    let list = list(&desk);
    let ours = own_name(&desk);
    fs::write(&list, noted(&[(THEIRS, "cook")])).unwrap();
    let app = desk.start_open(PASSPHRASE);
    // As GTK does where the disk of the chosen file was slow: the list is replaced, and names it.
    for late in [OF_OLD, "file:///media/stick/chart.svg"] {
        let next = list.with_extension("next");
        fs::write(&next, noted(&[(THEIRS, "cook"), (late, &ours)])).unwrap();
        fs::rename(&next, &list).unwrap();
        names_nothing_of(&ours, &list);
    }
    app.kill();
}

#[test]
fn what_the_program_keeps_beside_the_journal_goes_with_it() {
    let desk = Desk::new();
    let mut app = desk.start();
    app.make_journal(PASSPHRASE);
    app.lock();
    app.unlock(PASSPHRASE);
    let traces = || {
        let places = ["config", "cache"].map(|place| desk.home().root().join(place));
        let all = places.iter().flat_map(|place| disk::files(place));
        all.filter(|file| file.to_string_lossy().contains("org.evenkeel.journal"))
            .collect::<Vec<_>>()
    };
    assert!(!traces().is_empty(), "the control: it keeps something");
    app.erase();
    app.come_back();
    app.page().find(Role::Heading, "The journal was erased");
    app.windows().ask_to_close(app.window());
    assert!(app.ended().success());
    assert_eq!(traces(), Vec::<PathBuf>::new());
}

/// The list comes to name nothing of that program's, and still what another noted.
fn names_nothing_of(program: &str, list: &Path) {
    let left = wait::until("it stayed on the list", || {
        let now = fs::read_to_string(list).ok()?;
        (!now.contains(program)).then_some(now)
    });
    assert!(left.contains(THEIRS), "another program's stays: {left}");
}

/// GTK has written its list once more after the dialog, and what was chosen is not on it.
fn is_left_alone(list: &Path, chosen: &Path, before: (u64, i64)) {
    let name = chosen.file_name().unwrap().to_str().unwrap();
    let after = wait::until("GTK wrote no list, or one that names the file", || {
        let now = fs::read_to_string(list).ok()?;
        (written(list) != before && !now.contains(name)).then_some(now)
    });
    assert!(after.contains(THEIRS), "another program's stays: {after}");
}

/// Which file it is, and when it was written: GTK replaces it each time, with the same words perhaps.
fn written(list: &Path) -> (u64, i64) {
    let about = fs::metadata(list).unwrap();
    (about.ino(), about.mtime_nsec())
}

fn list(desk: &Desk) -> PathBuf {
    desk.home().root().join("share/recently-used.xbel")
}

/// The name under which GTK notes what this program chose.
fn own_name(desk: &Desk) -> String {
    let program = desk.automated();
    let name = Path::new(program.get_program()).file_name();
    name.unwrap().to_str().unwrap().to_owned()
}

/// A list as GTK writes it: each file, and the program that noted it.
fn noted(files: &[(&str, &str)]) -> String {
    const WHEN: &str = "2026-11-01T10:00:00Z";
    let each: String = files
        .iter()
        .map(|(uri, program)| {
            format!(
                r#"<bookmark href="{uri}" added="{WHEN}" modified="{WHEN}" visited="{WHEN}"><info><metadata owner="http://freedesktop.org"><mime:mime-type type="text/plain"/><bookmark:applications><bookmark:application name="{program}" exec="&apos;{program} %u&apos;" modified="{WHEN}" count="1"/></bookmark:applications></metadata></info></bookmark>"#
            )
        })
        .collect();
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><xbel version="1.0" xmlns:bookmark="http://www.freedesktop.org/standards/desktop-bookmarks" xmlns:mime="http://www.freedesktop.org/standards/shared-mime-info">{each}</xbel>"#
    )
}

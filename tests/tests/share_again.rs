//! Sharing more than once, to a key, stopped on the way, and onto a disk that is full: each time the file is
//! whole or not there, and only what was written is noted.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use journeys::desk::Desk;
use journeys::disk;
use journeys::filled;
use journeys::find::Role;
use journeys::saved;
use journeys::sharing;
use vault::table::{Sealed, ShareForm};

const PASSPHRASE: &str = "a lantern left at the ferry";
const ENTRY: (&str, &str) = ("Harbour evening", "Marzipan gulls circled the pier");
/// Enough that the person can press "Stop" before the last is written.
const MANY: u32 = 20_000;

#[test]
#[ignore = "needs age; cargo xtask test runs it"]
fn a_file_for_a_key_opens_with_stock_age_and_is_replaced_whole() {
    let desk = Desk::new();
    let today = filled::today();
    let (identity, recipient) = key(&desk);
    sharing::fill(&desk, PASSPHRASE, today, &[ENTRY]);
    let app = desk.start();
    app.unlock(PASSPHRASE);
    app.open_share();
    app.choose_form("Values (JSON)");
    app.page().find_like(Role::Radio, "To a public key").click();
    app.page()
        .find(Role::Field, "Public keys, one a line")
        .fill(&recipient);
    app.page().sees("One key is good.");
    app.page().find_like(Role::Checkbox, "As text").click();
    let folder = saved::folder(&desk, "shared");
    let file = folder.join("values.json.age");
    app.begin_share(&desk).save_as(&file);
    app.page().sees(&format!("Saved as {}", file.display()));
    let first = sharing::bytes(&file);
    assert!(first.starts_with(b"-----BEGIN AGE ENCRYPTED FILE-----"));
    assert!(!age(&identity, &file).contains(ENTRY.1), "it is not ticked");

    // The same file once more, with the entry in it.
    app.tick_entry(ENTRY.0);
    app.begin_share(&desk).replace(&file);
    app.page().sees(&format!("Saved as {}", file.display()));
    app.page().sees("one entry");
    assert_eq!(disk::files(&folder), std::slice::from_ref(&file));
    assert_ne!(sharing::bytes(&file), first);
    assert!(age(&identity, &file).contains(ENTRY.1));
    app.kill();
    let log = sharing::log(&desk, PASSPHRASE, today);
    assert_eq!(log.len(), 2, "{log:?}");
    for noted in &log {
        assert_eq!((noted.form, noted.sealed), (ShareForm::Json, Sealed::Keys));
    }
    let mut entries: Vec<_> = log.iter().map(|noted| noted.entries).collect();
    entries.sort_unstable();
    assert_eq!(entries, [0, 1]);
}

#[test]
fn a_file_that_is_stopped_leaves_nothing_and_can_be_made_again() {
    let desk = Desk::new();
    let today = filled::today();
    filled::fill(&desk.data(), PASSPHRASE, MANY);
    let folder = saved::folder(&desk, "whole");
    let file = folder.join("journal.json");
    let app = desk.start();
    app.unlock(PASSPHRASE);
    let dialog = app.begin_whole(&desk);
    // It stands behind the dialog already: looking for it afterwards would take too long.
    let stop = app.page().find(Role::Button, "Stop");
    dialog.save_as(&file);
    stop.click();
    app.page().sees("No file was saved.");
    assert!(disk::files(&folder).is_empty());

    app.begin_whole_again(&desk).save_as(&file);
    app.page().sees(&format!("Saved as {}", file.display()));
    assert_eq!(disk::files(&folder), std::slice::from_ref(&file));
    app.kill();
    let log = sharing::log(&desk, PASSPHRASE, today);
    assert_eq!(log.len(), 1, "what was stopped was not shared: {log:?}");
}

#[test]
#[ignore = "needs to mount a small disk; cargo xtask test runs it"]
fn a_full_stick_is_told_and_keeps_what_was_on_it() {
    let desk = Desk::new();
    filled::fill(&desk.data(), PASSPHRASE, 2_000);
    let stick = saved::folder(&desk, "stick");
    let _mounted = Mounted::at(&stick, "256k");
    let file = stick.join("journal.json");
    saved::leave(&file, "what was there before");
    let app = desk.start();
    app.unlock(PASSPHRASE);
    app.begin_whole(&desk).replace(&file);
    app.page().sees("There is no room");
    assert_eq!(disk::files(&stick), std::slice::from_ref(&file));
    assert_eq!(sharing::bytes(&file), b"what was there before");
    app.kill();
    let log = sharing::log(&desk, PASSPHRASE, filled::today());
    assert!(log.is_empty(), "nothing was shared: {log:?}");
}

/// A key pair of stock age: the file with the secret one, and the public one.
fn key(desk: &Desk) -> (PathBuf, String) {
    let identity = saved::folder(desk, "key").join("identity.txt");
    let made = stock("age-keygen", &["-o".as_ref(), identity.as_os_str()]);
    assert!(made.status.success(), "{made:?}");
    let text = fs::read_to_string(&identity).unwrap_or_default();
    let recipient = text
        .lines()
        .find_map(|line| line.strip_prefix("# public key: "))
        .unwrap_or_default();
    assert!(recipient.starts_with("age1"), "age-keygen wrote {text}");
    let recipient = recipient.to_owned();
    (identity, recipient)
}

/// What stock age finds in a file.
fn age(identity: &Path, file: &Path) -> String {
    let arguments = ["--decrypt", "--identity"].map(OsStr::new);
    let files = [identity.as_os_str(), file.as_os_str()];
    let opened = stock("age", &[arguments, files].concat());
    assert!(opened.status.success(), "{opened:?}");
    String::from_utf8_lossy(&opened.stdout).into_owned()
}

fn stock(program: &str, arguments: &[&OsStr]) -> Output {
    Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .unwrap_or_else(|error| panic!("{program}: {error}; it is in the Debian package age"))
}

/// A small disk of its own, while it lives.
struct Mounted<'a>(&'a Path);

impl<'a> Mounted<'a> {
    fn at(folder: &'a Path, size: &str) -> Self {
        let size = format!("size={size},mode=0700");
        let mount = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &size, "tmpfs"])
            .arg(folder)
            .output()
            .unwrap_or_else(|error| panic!("mount: {error}; it is in the Debian package mount"));
        assert!(
            mount.status.success(),
            "no disk can be mounted here, so that none can be full: run this as root, in a container with CAP_SYS_ADMIN. \
             mount says: {}",
            String::from_utf8_lossy(&mount.stderr)
        );
        Mounted(folder)
    }
}

impl Drop for Mounted<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0).status();
    }
}

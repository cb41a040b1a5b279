//! Sharing through the desktop's own dialog: the file holds what was ticked and nothing else,
//! a sealed one opens with its passphrase alone, and what was shared is noted.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use journeys::app::App;
use journeys::desk::Desk;
use journeys::disk;
use journeys::filled;
use journeys::find::Role;
use journeys::needle::Needle;
use journeys::saved;
use journeys::sharing;
use vault::table::{Sealed, ShareForm};

const PASSPHRASE: &str = "a lantern left at the ferry";
const SEAL: &str = "seven herons over a slow canal";
const TALK: &str = "Why do quinces frighten me";
const TICKED: (&str, &str) = ("Harbour evening", "Marzipan gulls circled the pier");
const OTHER: (&str, &str) = ("Attic morning", "Verdigris moths kept to the rafters");

#[test]
#[ignore = "needs pdftotext; cargo xtask test runs it"]
fn a_report_holds_what_was_ticked_and_is_noted() {
    let desk = Desk::new();
    let app = ready_to_share(&desk, |desk| desk.start());
    let folder = saved::folder(&desk, "shared");
    let file = folder.join("report.pdf");

    app.begin_share(&desk).give_up();
    app.page().sees("No file was saved.");
    assert!(disk::files(&folder).is_empty());
    assert!(app.share_log().is_empty());

    app.begin_share(&desk).save_as(&file);
    app.page().sees(&format!("Saved as {}", file.display()));
    app.page().sees("It is not sealed.");
    assert_eq!(disk::files(&folder), std::slice::from_ref(&file));
    let mode = fs::metadata(&file).map(|about| about.permissions().mode() & 0o777);
    assert_eq!(mode.ok(), Some(0o600), "it is my own");
    assert!(sharing::bytes(&file).starts_with(b"%PDF-1.7"));
    let words = sharing::words_in_pdf(&file);
    for there in [TALK, TICKED.0, TICKED.1] {
        assert!(words.contains(there), "{there:?} is not in {words:?}");
    }
    for not_there in [OTHER.0, OTHER.1, "Verdigris"] {
        assert!(!words.contains(not_there), "{not_there:?} was not ticked");
    }

    app.page().sees_no_more("Nothing was shared yet.");
    let lines = app.share_log();
    assert_eq!(lines.len(), 1, "{lines:?}");
    for part in ["Report", "not sealed", "one entry"] {
        assert!(lines[0].contains(part), "{part:?} is not in {lines:?}");
    }
    app.kill();
    is_noted(&desk, ShareForm::Pdf, Sealed::No);
}

#[test]
fn tables_are_packed_in_one_zip() {
    let desk = Desk::new();
    let app = ready_to_share(&desk, |desk| desk.start());
    let file = saved::folder(&desk, "shared").join("tables.zip");
    app.choose_form("Tables (CSV)");
    app.page()
        .sees("Entries: the one I ticked, with its words.");
    app.begin_share(&desk).save_as(&file);
    app.page().sees(&format!("Saved as {}", file.display()));

    assert!(sharing::bytes(&file).starts_with(b"PK\x03\x04"));
    let ratings = sharing::in_zip(&file, "ratings.csv");
    assert!(ratings.starts_with(b"\xef\xbb\xbf"), "spreadsheets need it");
    let lines = ratings.split(|&byte| byte == b'\n').count();
    assert!(lines > 50, "twelve weeks are more than {lines} lines");
    let entries = sharing::in_zip(&file, "entries.csv");
    let entries = String::from_utf8_lossy(&entries);
    assert!(entries.contains(TICKED.1), "{entries}");
    assert!(!entries.contains(OTHER.1), "it was not ticked");
    assert!(!entries.contains(TALK), "it is only in the report");
    app.kill();
    is_noted(&desk, ShareForm::Csv, Sealed::No);
}

#[test]
#[ignore = "needs pdftotext; cargo xtask test runs it"]
fn a_sealed_report_opens_with_its_passphrase_alone() {
    let desk = Desk::new();
    let app = ready_to_share(&desk, |desk| desk.start());
    let folder = saved::folder(&desk, "shared");
    let file = folder.join("report.pdf.age");
    app.open_step("Form");
    app.choose_seal(SEAL);
    app.begin_share(&desk).save_as(&file);
    app.page().sees(&format!("Saved as {}", file.display()));
    app.page()
        .sees("It is sealed. Tell the passphrase by another way");
    assert_eq!(disk::files(&folder), std::slice::from_ref(&file));

    let sealed = sharing::bytes(&file);
    assert!(sealed.starts_with(b"age-encryption.org/"));
    let needles = [
        Needle::new("the talk", TALK),
        Needle::new("the entry", TICKED.1),
        Needle::new("the passphrase", SEAL),
    ];
    assert_eq!(disk::search(&disk::files(&folder), &needles), [""; 0]);
    let inside = sharing::opened(&file, SEAL);
    assert!(inside.starts_with(b"%PDF-1.7"));
    let plain = folder.join("opened.pdf");
    assert!(fs::write(&plain, &inside).is_ok());
    let words = sharing::words_in_pdf(&plain);
    assert!(words.contains(TALK) && words.contains(TICKED.1));
    assert!(!words.contains(OTHER.1));
    app.kill();
    is_noted(&desk, ShareForm::Pdf, Sealed::Passphrase);
}

#[test]
fn a_folder_that_takes_no_file_is_told_and_nothing_is_left() {
    let desk = Desk::new();
    let app = ready_to_share(&desk, |desk| App::start(desk, desk.bound_by_modes(), &[]));
    let folder = saved::folder(&desk, "read-only");
    saved::set_read_only(&folder, true);
    app.begin_share(&desk).save_as(&folder.join("report.pdf"));
    app.page()
        .sees("report.pdf could not be saved there. No half file was left.");
    app.page().sees("Choose another folder");
    assert!(disk::files(&folder).is_empty());
    assert!(app.share_log().is_empty(), "nothing was shared");

    // The way there is still open.
    saved::set_read_only(&folder, false);
    let file = folder.join("report.pdf");
    app.begin_share(&desk).save_as(&file);
    app.page().sees(&format!("Saved as {}", file.display()));
    assert!(!app.page().shows("could not be saved there"));
    assert_eq!(disk::files(&folder), [file]);
}

/// Share, with something to talk about and one of two entries ticked.
fn ready_to_share(desk: &Desk, start: impl FnOnce(&Desk) -> App) -> App {
    sharing::fill(desk, PASSPHRASE, filled::today(), &[TICKED, OTHER]);
    let app = start(desk);
    app.unlock(PASSPHRASE);
    app.open_share();
    app.page().sees("Nothing was shared yet.");
    app.write_talk(TALK);
    app.tick_entry(TICKED.0);
    app.page().find_like(Role::Checkbox, OTHER.0);
    app
}

/// The vault notes it once, and no more than when, for which period and in which form.
fn is_noted(desk: &Desk, form: ShareForm, sealed: Sealed) {
    let today = filled::today();
    let log = sharing::log(desk, PASSPHRASE, today);
    assert_eq!(log.len(), 1, "{log:?}");
    assert_eq!((log[0].form, log[0].sealed), (form, sealed));
    assert_eq!((log[0].entries, log[0].recipient.as_str()), (1, ""));
    assert_eq!(log[0].period.map(|(_, to)| to), Some(today));
}

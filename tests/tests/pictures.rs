//! A chart saved as a picture, through the desktop's own dialog: the files hold what was on the page, are
//! for their owner alone, and a folder that takes none is told with nothing half-written left.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use journeys::app::App;
use journeys::desk::Desk;
use journeys::disk;
use journeys::driver::Key;
use journeys::filled;
use journeys::find::Role;
use journeys::picture;
use journeys::saved;

const PASSPHRASE: &str = "a lantern left at the ferry";
const FOCUS: &str = "Focus signs";

#[test]
fn a_chart_is_saved_as_png_and_as_svg() {
    let desk = Desk::new();
    let app = in_trends(&desk, |desk| desk.start());
    let folder = saved::folder(&desk, "pictures");
    let (svg, png) = (folder.join("lines.svg"), folder.join("lines.png"));

    // A file of mine, named as unfinished ones often are.
    let mine = folder.join("lines.svg.tmp");
    saved::leave(&mine, "mine");

    // Nobody has to: a dialog that is given up saves nothing.
    app.begin_picture(&desk, FOCUS, "PNG").give_up();
    app.page().sees("No picture was saved.");
    assert_eq!(disk::files(&folder).len(), 1, "only my own");

    app.begin_picture(&desk, FOCUS, "SVG").save_as(&svg);
    said(&app, &svg);
    app.begin_picture(&desk, FOCUS, "PNG").save_as(&png);
    said(&app, &png);
    assert_eq!(
        disk::files(&folder),
        [png.clone(), svg.clone(), mine.clone()]
    );
    assert_eq!(fs::read(&mine).ok().as_deref(), Some(b"mine".as_slice()));
    for file in [&png, &svg] {
        let mode = fs::metadata(file).map(|about| about.permissions().mode() & 0o777);
        assert_eq!(mode.ok(), Some(0o600), "{} is my own", file.display());
    }

    let (width, height, words) = saved::read_svg(app.page(), &svg);
    for part in [FOCUS, "Drama", "Period:", "Self-reported."] {
        assert!(words.contains(part), "{part:?} is not in {words:?}");
    }
    let (wide, high, colours) = picture::read_png(&png);
    assert_eq!((wide, high), (2 * width, 2 * height), "twice the pixels");
    assert!(width >= 600 && height >= 300, "{width} by {height}");
    assert!(colours > 20, "something is drawn: {colours} colours");
}

#[test]
fn a_folder_that_takes_no_file_is_told_and_nothing_is_left() {
    let desk = Desk::new();
    let app = in_trends(&desk, |desk| App::start(desk, desk.bound_by_modes(), &[]));
    let folder = saved::folder(&desk, "read-only");
    saved::set_read_only(&folder, true);
    for (format, name) in [("PNG", "lines.png"), ("SVG", "lines.svg")] {
        let file = folder.join(name);
        app.begin_picture(&desk, FOCUS, format).save_as(&file);
        app.page().sees(&format!(
            "{name} could not be saved there. No half file was left."
        ));
        app.page().sees("Choose another folder");
        assert!(disk::files(&folder).is_empty());
    }
    // The way there is still open, and another folder takes it.
    saved::set_read_only(&folder, false);
    let file = folder.join("lines.svg");
    app.begin_picture(&desk, FOCUS, "SVG").save_as(&file);
    said(&app, &file);
    assert_eq!(disk::files(&folder), [file]);
}

/// Trends of a year, with one focus sign.
fn in_trends(desk: &Desk, start: impl FnOnce(&Desk) -> App) -> App {
    filled::fill_check_ins(&desk.data(), PASSPHRASE, filled::today());
    let app = start(desk);
    app.unlock(PASSPHRASE);
    app.page().press(&[Key::Control, Key::Char('3')]);
    app.page().find(Role::Checkbox, "Drama").click();
    app.page().sees("Drama: ");
    app
}

/// It is said where the file is and that everybody can read it, and the focus is back where it began.
fn said(app: &App, file: &Path) {
    app.page()
        .sees(&format!("Saved, not encrypted: {}", file.display()));
    let focused = app.page().focused().name();
    assert_eq!(focused, format!("Save picture {FOCUS}"));
}

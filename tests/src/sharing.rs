//! The steps of journeys that share: a journal to share from, the page's steps, and what the files hold.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};

use chrono::NaiveDate;
use journal::{EntryFields, EntryKind, WholeCheckIn, WholeEntry, WholeRecord};
use serde_json::json;
use uuid::Uuid;
use vault::table::Shared;
use vault::{Passphrase, Vault, VaultError, With, unseal};

use crate::app::App;
use crate::desk::Desk;
use crate::driver::Key;
use crate::filled::{fill_check_ins, moment};
use crate::find::Role;
use crate::save_dialog::SaveDialog;
use crate::steps::Place;
use crate::vault_at;
use crate::wait;

/// The title of the dialog that asks where what is shared goes.
pub const TITLE: &str = "Save what is shared";

/// Makes a journal of a year of check-ins with reflections, of a title and a text, the day before `today`.
///
/// # Panics
/// When the disk refuses.
pub fn fill(desk: &Desk, passphrase: &str, today: NaiveDate, entries: &[(&str, &str)]) {
    fill_check_ins(&desk.data(), passphrase, today);
    let mut vault = vault_at::open(&desk.data(), passphrase, today);
    let day = today.pred_opt().expect("there is a day before");
    for (n, (title, body)) in (1_u128..).zip(entries) {
        let fields = EntryFields {
            title: (*title).to_owned(),
            body: (*body).to_owned(),
            ..EntryFields::blank(EntryKind::Reflection, day)
        };
        let now = moment(day.and_hms_opt(20, 0, 0).expect("it is a time"));
        let id = Uuid::from_u128(n | 0x7000_8000_0000_0000_0000);
        vault
            .entries()
            .save(id, 0, fields, &now)
            .expect("an entry can be written");
    }
}

/// Share.
impl App {
    /// Opens Share by its key.
    pub fn open_share(&self) {
        self.page().press(&[Key::Control, Key::Char('5')]);
        self.page().find(Role::Heading, "Share");
    }

    /// Unfolds a step, by the words that it is called, unless it is open.
    pub fn open_step(&self, label: &str) {
        let step = wait::until(&format!("there was no step {label:?}"), || {
            let found = self.page().script(
                "return [...document.querySelectorAll('.steps h2 > [aria-expanded]')]
                   .filter((step) => step.querySelector('.label').innerText.trim() === arguments[0])",
                json!([label]),
            );
            self.page().elements(&found).pop()
        });
        if step.script("return arguments[0].ariaExpanded") != json!("true") {
            step.click();
        }
    }

    /// Writes what I want to talk about.
    pub fn write_talk(&self, text: &str) {
        self.open_step("What I want to talk about");
        self.page()
            .find_like(Role::Field, "What I want to talk about")
            .fill(text);
    }

    /// Ticks one entry, by its title.
    pub fn tick_entry(&self, title: &str) {
        self.open_step("Entries");
        self.page().find_like(Role::Checkbox, title).click();
        self.page().sees("one ticked");
    }

    /// Chooses what it becomes, or how it is sealed.
    pub fn choose_form(&self, name: &str) {
        self.open_step("Form");
        self.page().find_like(Role::Radio, name).click();
    }

    /// Chooses the passphrase with which a file is sealed.
    pub fn choose_seal(&self, passphrase: &str) {
        self.page()
            .find_like(Role::Radio, "With a passphrase")
            .click();
        for label in ["Passphrase for this file", "The same again"] {
            self.page().find(Role::Field, label).fill(passphrase);
        }
        // How strong it is was asked of the program; before it says so, nothing is sealed.
        self.page().sees("This passphrase will seal the file.");
    }

    /// Presses "Save …"; the dialog comes.
    pub fn begin_share<'a>(&'a self, desk: &Desk) -> SaveDialog<'a> {
        self.page().find(Role::Button, "Save …").click();
        SaveDialog::of(desk, self, TITLE)
    }

    /// Settings, the whole journal, not sealed; the dialog comes.
    pub fn begin_whole<'a>(&'a self, desk: &Desk) -> SaveDialog<'a> {
        self.go_to(Place::Settings);
        self.page().find(Role::Button, "Export everything").click();
        self.page().find_like(Role::Radio, "Not sealed").click();
        self.begin_whole_again(desk)
    }

    /// The same where the form stands open.
    pub fn begin_whole_again<'a>(&'a self, desk: &Desk) -> SaveDialog<'a> {
        self.page()
            .find(Role::Button, "Save the whole journal …")
            .click();
        SaveDialog::of(desk, self, TITLE)
    }

    /// The lines of what was shared.
    pub fn share_log(&self) -> Vec<String> {
        let lines = self.page().script(
            r"return [...document.querySelectorAll('section[aria-labelledby=share-log] li')]
                .map((line) => line.innerText.replace(/\s+/g, ' ').trim())",
            json!([]),
        );
        serde_json::from_value(lines).expect("lines are texts")
    }
}

/// What was shared, as the vault has it. The program must have ended.
///
/// # Panics
/// When the journal does not open.
pub fn log(desk: &Desk, passphrase: &str, today: NaiveDate) -> Vec<Shared> {
    vault_at::open(&desk.data(), passphrase, today)
        .shares()
        .log()
        .expect("the log can be read")
}

/// All entries that the vault has, the trash included.
///
/// # Panics
/// When it does not read.
pub fn entries(vault: &mut Vault) -> Vec<WholeEntry> {
    let mut found = Vec::new();
    vault
        .whole::<VaultError>(&mut |record| {
            if let WholeRecord::Entry(entry) = record {
                found.push(*entry);
            }
            Ok(())
        })
        .expect("the journal can be read");
    found
}

/// All check-ins that the vault has, with what was said about each sign and when.
///
/// # Panics
/// When it does not read.
pub fn check_ins(vault: &mut Vault) -> Vec<WholeCheckIn> {
    let mut found = Vec::new();
    vault
        .whole::<VaultError>(&mut |record| {
            if let WholeRecord::CheckIn(check_in) = record {
                found.push(check_in);
            }
            Ok(())
        })
        .expect("the journal can be read");
    found
}

/// What is inside a file that is sealed with a passphrase.
///
/// # Panics
/// When it does not open, or is damaged.
pub fn opened(file: &Path, passphrase: &str) -> Vec<u8> {
    let file = File::open(file).expect("the file can be read");
    let with = With::Passphrase(Passphrase::new(passphrase));
    let mut inside = Vec::new();
    unseal(file, &with)
        .expect("the file can be unsealed")
        .read_to_end(&mut inside)
        .expect("it is whole");
    inside
}

/// The words in a PDF, in one line.
///
/// # Panics
/// When pdftotext is missing, or refuses the file.
pub fn words_in_pdf(file: &Path) -> String {
    let read = run(
        "pdftotext",
        "poppler-utils",
        &[file.as_os_str(), "-".as_ref()],
    );
    let text = String::from_utf8(read).expect("pdftotext writes UTF-8");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// One file out of a ZIP, as another program reads it.
///
/// # Panics
/// When python3 is missing, or the file is not in there, or damaged.
pub fn in_zip(file: &Path, name: &str) -> Vec<u8> {
    const READ: &str = "import sys, zipfile; sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))";
    let arguments = [
        "-c".as_ref(),
        READ.as_ref(),
        file.as_os_str(),
        name.as_ref(),
    ];
    run("python3", "python3", &arguments)
}

/// What another program writes to its standard output.
fn run(program: &str, package: &str, arguments: &[&OsStr]) -> Vec<u8> {
    let ran = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .unwrap_or_else(|error| {
            panic!("{program}: {error}; it is in the Debian package {package}")
        });
    assert!(ran.status.success(), "{program} refuses {arguments:?}");
    ran.stdout
}

/// The bytes of a file.
///
/// # Panics
/// When it cannot be read.
pub fn bytes(file: &Path) -> Vec<u8> {
    fs::read(file).expect("the file can be read")
}

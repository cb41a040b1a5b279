//! Writing what is shared: made whole, sealed or plain, and noted in the log.

use std::io::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use export::{CsvOptions, CsvTables, JsonWriter, Part};
use journal::WholeRecord;
use report::HiddenNames;
use tauri::{AppHandle, Manager as _};
use tauri_specta::Event as _;
use vault::table::{Sealed, ShareForm, Shared};
use vault::{Passphrase, Selection, To, Vault, VaultError, WorkFactor, passphrase, seal};

use super::making::Making;
use super::save_as::{Saving, save_as};
use super::share::parse_keys;
use super::share_preview::{Sharing, ids, input};
use super::share_wire::{FileForm, Seal, ShareChoice, ShareProgress};
use super::wire::day_from;
use crate::error::CommandError;
use crate::relay::{self, Pieces, Stopped};
use crate::session::Desk;
use crate::{clock, print_file, test_doors, words};

/// After so many records the page is told how far it is, and asked whether it is called off.
const TOLD_EVERY: u32 = 200;

/// Asks where, and writes it there. Null when the person changed their mind; else the path.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn share_write(
    app: AppHandle,
    choice: ShareChoice,
    form: FileForm,
    seal: Seal,
    recipient: String,
    armor: bool,
) -> Result<Option<String>, CommandError> {
    let to = sealing(seal)?;
    let begun = app.state::<Sharing>().begun();
    let bytes = match form {
        FileForm::Pdf => pdf(&app, &choice, begun)?,
        FileForm::Csv => csv(&app, &choice, begun)?,
        FileForm::Json => json(&app, &choice, begun)?,
    };
    let kind = match form {
        FileForm::Pdf => "pdf",
        FileForm::Csv => "zip",
        FileForm::Json => "json",
    };
    let path = save(&app, kind, to.as_ref(), armor, |out| {
        Ok(out.write_all(&bytes)?)
    })?;
    if path.is_some() {
        let period = Some((day_from(&choice.from)?, day_from(&choice.to)?));
        note(
            &app,
            recipient,
            period,
            form.into(),
            to.as_ref(),
            &choice.entries,
        )?;
    }
    Ok(path)
}

/// The whole journal as JSON, the trash included, so that it can be taken into an empty journal.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn share_whole(
    app: AppHandle,
    seal: Seal,
    armor: bool,
) -> Result<Option<String>, CommandError> {
    let to = sealing(seal)?;
    let begun = app.state::<Sharing>().begun();
    app.state::<Desk>().session().unlocked()?;
    let mut entries = 0;
    let path = save(&app, "json", to.as_ref(), armor, |out| {
        let (watch, reading) = (app.state::<Desk>().inner().clone(), app.clone());
        let counted = Arc::new(AtomicU32::new(0));
        let count = Arc::clone(&counted);
        // Read on a thread of its own: a stick that does not answer does not hold the journal.
        let pieces = relay::begin(
            move || watch.is_hidden() || watch.is_closing(),
            move |give| {
                let found = read_whole(&reading, begun, Pieces::to(give))?;
                count.store(found, Ordering::SeqCst);
                Ok::<_, Making>(())
            },
        );
        for piece in pieces {
            out.write_all(&piece.map_err(not_read)?)?;
        }
        entries = counted.load(Ordering::SeqCst);
        Ok(())
    })?;
    if path.is_some() {
        note_of(
            &app,
            String::new(),
            None,
            ShareForm::Json,
            to.as_ref(),
            entries,
        )?;
    }
    Ok(path)
}

/// Writes the whole journal as JSON. Returns how many entries there are.
fn read_whole(app: &AppHandle, begun: u32, mut out: Pieces<'_>) -> Result<u32, Making> {
    let desk = app.state::<Desk>();
    let mut session = desk.session();
    let vault = &mut session.unlocked()?.vault;
    let counts = vault.whole_counts()?;
    let of = counts.check_ins + counts.day_notes + counts.entries + counts.in_trash;
    let mut told = Told::new(app, begun, u32::try_from(of).unwrap_or(u32::MAX));
    let mut writer = JsonWriter::new(&mut out, None).map_err(Making::from)?;
    let counts = vault.whole::<Making>(&mut |record| {
        told.one()?;
        Ok(writer.write(&record)?)
    })?;
    writer.finish()?;
    drop(session);
    out.flush()?;
    Ok(u32::try_from(counts.entries).unwrap_or(u32::MAX))
}

/// The journal did not give what was to be written.
fn not_read(stopped: Stopped<Making>) -> Making {
    match stopped {
        Stopped::Failed(making) => making,
        Stopped::Silent | Stopped::CalledOff => VaultError::CalledOff.into(),
    }
}

/// Opens the report in the system's viewer; its file is removed at lock.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn share_print(
    app: AppHandle,
    choice: ShareChoice,
    recipient: String,
) -> Result<(), CommandError> {
    let begun = app.state::<Sharing>().begun();
    let bytes = pdf(&app, &choice, begun)?;
    // Locked meanwhile: nothing is left lying about.
    app.state::<Desk>().session().unlocked()?;
    print_file::open(app.state::<Desk>().root(), &bytes)?;
    let period = Some((day_from(&choice.from)?, day_from(&choice.to)?));
    note(
        &app,
        recipient,
        period,
        ShareForm::Print,
        None,
        &choice.entries,
    )
}

fn pdf(app: &AppHandle, choice: &ShareChoice, begun: u32) -> Result<Vec<u8>, CommandError> {
    let sharing = app.state::<Sharing>();
    let is_off = || sharing.is_off(begun);
    let input = input(app, choice)?;
    // What is looked at is what is written; it is set anew only where something changed since.
    let report = match sharing.made_of(&input) {
        Some(report) => report,
        None => input.compile_until(&is_off)?,
    };
    Ok(report.pdf_until(&is_off)?)
}

fn json(app: &AppHandle, choice: &ShareChoice, begun: u32) -> Result<Vec<u8>, CommandError> {
    on_vault(app, |vault| {
        let part = selection(choice)?;
        let (from, to) = (part.from, part.to);
        let mut told = Told::new(app, begun, 0);
        let mut writer = JsonWriter::new(Vec::new(), Some(Part { from, to }))?;
        let names = hidden(choice);
        vault.selection::<Making>(&part, &mut |mut record| {
            told.one()?;
            names.hide(&mut record);
            Ok(writer.write(&record)?)
        })?;
        Ok(writer.finish()?)
    })
}

fn csv(app: &AppHandle, choice: &ShareChoice, begun: u32) -> Result<Vec<u8>, CommandError> {
    on_vault(app, |vault| {
        let mut told = Told::new(app, begun, 0);
        let mut tables = CsvTables::new(CsvOptions {
            day_end: vault.settings().day_end()?,
            label: &words::sign_label,
        });
        let names = hidden(choice);
        vault.selection::<Making>(&selection(choice)?, &mut |mut record: WholeRecord| {
            told.one()?;
            names.hide(&mut record);
            tables.add(&record);
            Ok(())
        })?;
        Ok(export::zip(&tables.finish())?)
    })
}

/// Ratings of the period, and the ticked entries; a note for the day is free text and was not ticked.
fn selection(choice: &ShareChoice) -> Result<Selection, CommandError> {
    Ok(Selection {
        from: day_from(&choice.from)?,
        to: day_from(&choice.to)?,
        ratings: true,
        notes: false,
        marks: false,
        entries: ids(choice)?,
    })
}

/// The names to be replaced, in every form in which something is shared.
fn hidden(choice: &ShareChoice) -> HiddenNames {
    let pairs = choice.replace.iter();
    let pairs = pairs.map(|one| (one.name.trim().to_owned(), one.by.trim().to_owned()));
    HiddenNames::new(&pairs.collect::<Vec<_>>())
}

fn on_vault<T>(
    app: &AppHandle,
    make: impl FnOnce(&mut Vault) -> Result<T, Making>,
) -> Result<T, CommandError> {
    let desk = app.state::<Desk>();
    let mut session = desk.session();
    Ok(make(&mut session.unlocked()?.vault)?)
}

/// Asks where, and writes what `make` writes there, sealed as wished.
fn save(
    app: &AppHandle,
    kind: &str,
    to: Option<&To>,
    armor: bool,
    make: impl FnOnce(&mut dyn Write) -> Result<(), Making>,
) -> Result<Option<String>, CommandError> {
    let ending = match to {
        Some(_) => format!("{kind}.age"),
        None => kind.to_owned(),
    };
    let today = clock::now().local().date().to_string();
    let saving = Saving {
        title: words::text("share-dialog-title"),
        name: &format!("notes-{today}"),
        ending: &ending,
    };
    save_as(app, &saving, |path, part| {
        vault::write_file_by::<Making>(path, part, |out| {
            let Some(to) = to else {
                return make(out);
            };
            let mut sealed = seal(out, to, armor)?;
            make(&mut sealed)?;
            sealed.finish()?;
            Ok(())
        })
    })
}

/// How it is sealed. `None` is plain.
fn sealing(seal: Seal) -> Result<Option<To>, CommandError> {
    Ok(match seal {
        Seal::No => None,
        Seal::Passphrase { passphrase } => {
            let passphrase = Passphrase::new(&zeroize::Zeroizing::new(passphrase));
            passphrase::accept(&passphrase)?;
            let work = test_doors::work_factor().unwrap_or(WorkFactor::STANDARD);
            Some(To::Passphrase(passphrase, work))
        }
        Seal::Keys { keys } => Some(To::Recipients(parse_keys(&keys)?)),
    })
}

fn note(
    app: &AppHandle,
    recipient: String,
    period: Option<(chrono::NaiveDate, chrono::NaiveDate)>,
    form: ShareForm,
    to: Option<&To>,
    entries: &[String],
) -> Result<(), CommandError> {
    let entries = u32::try_from(entries.len()).unwrap_or(u32::MAX);
    note_of(app, recipient, period, form, to, entries)
}

/// Notes it in the log. The file is there: that the log could not be written is an error of its own.
fn note_of(
    app: &AppHandle,
    recipient: String,
    period: Option<(chrono::NaiveDate, chrono::NaiveDate)>,
    form: ShareForm,
    to: Option<&To>,
    entries: u32,
) -> Result<(), CommandError> {
    let desk = app.state::<Desk>();
    let mut session = desk.session();
    let now = clock::now();
    let shared = Shared {
        id: clock::fresh_id(&now),
        at: now.utc.with_timezone(&now.offset),
        recipient: journal::clean(recipient.trim()).replace('\n', " "),
        period,
        form,
        sealed: match to {
            None => Sealed::No,
            Some(To::Passphrase(..)) => Sealed::Passphrase,
            Some(To::Recipients(_)) => Sealed::Keys,
        },
        entries,
    };
    Ok(session.unlocked()?.vault.shares().note(&shared)?)
}

/// Tells the page how far it is, and stops when it is called off.
struct Told<'a> {
    app: &'a AppHandle,
    begun: u32,
    done: u32,
    of: u32,
}

impl<'a> Told<'a> {
    fn new(app: &'a AppHandle, begun: u32, of: u32) -> Self {
        Told {
            app,
            begun,
            done: 0,
            of,
        }
    }

    fn one(&mut self) -> Result<(), Making> {
        self.done = self.done.saturating_add(1);
        if !self.done.is_multiple_of(TOLD_EVERY) {
            return Ok(());
        }
        let (done, of) = (self.done, self.of);
        if of > 0 {
            let _ = ShareProgress { done, of }.emit(self.app);
        }
        if self.app.state::<Sharing>().is_off(self.begun) {
            return Err(VaultError::CalledOff.into());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorKind;

    #[test]
    fn what_is_to_be_sealed_is_never_plain() {
        assert!(sealing(Seal::No).unwrap().is_none());
        let by = |passphrase: &str| {
            sealing(Seal::Passphrase {
                passphrase: passphrase.to_owned(),
            })
        };
        let sealed = by("a kettle of quiet otters").unwrap();
        assert!(matches!(sealed, Some(To::Passphrase(..))));
        let short = by("short").map(drop).unwrap_err();
        assert_eq!(short.kind, ErrorKind::PassphraseTooShort);
        let none = sealing(Seal::Keys {
            keys: String::new(),
        })
        .map(drop);
        assert_eq!(none.unwrap_err().kind, ErrorKind::NoKeys);
        let key = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
        let keys = Seal::Keys { keys: key.into() };
        let sealed = sealing(keys).unwrap();
        assert!(matches!(sealed, Some(To::Recipients(_))));
    }

    #[test]
    fn a_journal_that_says_nothing_is_not_taken_for_one_that_ended() {
        let told = |stopped| CommandError::from(not_read(stopped)).kind;
        let failed = Making::Told(ErrorKind::Locked.into());
        assert_eq!(told(Stopped::Failed(failed)), ErrorKind::Locked);
        assert_eq!(told(Stopped::Silent), ErrorKind::Cancelled);
        assert_eq!(told(Stopped::CalledOff), ErrorKind::Cancelled);
    }
}

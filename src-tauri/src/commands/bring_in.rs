//! Bringing in: a file is looked into, and only then brought in, all of it or nothing.

use std::io::Read;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};

use bring_in::{BringInError, Brought, Draft, Format, Limits, Options, Source, Words, Zone};
use chrono::{DateTime, FixedOffset, Utc};
use export::{JsonProblem, JsonReader};
use journal::WholeRecord;
use secrecy::SecretString;
use tauri::{AppHandle, Manager as _, State};
use vault::regular_file::{self, FileError};
use vault::table::{Bringing, Recorded};
use vault::{Moment, Passphrase, SealError, VaultError, With, unseal_until};

use super::brought::{Batch, BroughtChoices, BroughtForm, BroughtView, Guessed, count, guess};
use super::brought_format::{BroughtFormat, Likeness};
use super::entries::on_journal;
use super::entry_view::id_from;
use crate::error::{CommandError, ErrorKind};
use crate::relay::{self, Stopped};
use crate::session::Desk;
use crate::text_files::text_files;
use crate::{backing_up, chosen, clock, words};

/// The most that is read of a whole journal, in bytes: 8 GiB, as much as a copy of one can have.
const WHOLE_MOST: u64 = 8 << 30;

/// How much of a file's start is looked at for a journal of our own, and for what else it may be.
const START_BYTES: u64 = 64 << 10;

/// How a sealed file begins.
const SEALED: [&[u8]; 2] = [b"age-encryption.org/", b"-----BEGIN AGE ENCRYPTED"];

/// What is looked into, one at a time. Locking replaces the process and everything in it.
#[derive(Default)]
pub(crate) struct Looking {
    next: AtomicU32,
    /// How often it was begun to look into something.
    begun: Arc<AtomicU32>,
    at: Mutex<Option<Looked>>,
}

struct Looked {
    ticket: u32,
    path: PathBuf,
    what: What,
}

enum What {
    /// Entries of another program, ready to come in; with the password that opened them.
    Drafts(Format, Brought, Option<SecretString>),
    /// None of the formats that are known; the person may choose one.
    Unknown,
    /// An encrypted journal of another program.
    Locked(Format),
    /// A whole journal of this program, plain or with the passphrase that opens it.
    Whole(Option<Passphrase>),
}

impl Looking {
    fn at(&self) -> std::sync::MutexGuard<'_, Option<Looked>> {
        self.at
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Begins to look into something, and says whether that was called off: whoever picks another file has
    /// no use for the one before.
    fn begin(&self) -> impl Fn() -> bool + use<> {
        let counted = Arc::clone(&self.begun);
        let mine = counted.fetch_add(1, Ordering::Relaxed).wrapping_add(1);
        move || counted.load(Ordering::Relaxed) != mine
    }

    fn keep(&self, path: PathBuf, what: What) -> u32 {
        let ticket = self.next.fetch_add(1, Ordering::Relaxed);
        *self.at() = Some(Looked { ticket, path, what });
        ticket
    }

    /// What a ticket stands for, taken out.
    fn take(&self, ticket: u32) -> Result<Looked, CommandError> {
        let mut at = self.at();
        match at.take() {
            Some(looked) if looked.ticket == ticket => Ok(looked),
            other => {
                *at = other;
                Err(ErrorKind::Cancelled.into())
            }
        }
    }
}

/// Asks for a file and looks into it; nothing is brought in.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn bring_in_file(app: AppHandle) -> Result<Option<BroughtView>, CommandError> {
    app.state::<Desk>().session().unlocked()?;
    let Some(path) = chosen::file(&app, &words::text("bring-in-dialog-title")) else {
        return Ok(None);
    };
    // Whatever is still being read of another one is called off.
    drop(app.state::<Looking>().begin());
    let mut start = Vec::new();
    picked(&path)?
        .take(START_BYTES)
        .read_to_end(&mut start)
        .map_err(|_| unreadable(&path))?;
    let begun = start.trim_ascii_start();
    if SEALED.iter().any(|sealed| begun.starts_with(sealed)) {
        return Ok(Some(locked(&app, path, What::Whole(None), false)));
    }
    if is_ours(&start) {
        return look_into_whole(&app, path, None).map(Some);
    }
    let name = name_of(&path);
    let recognised = bring_in::recognise_in(&name, &mut picked(&path)?, &Limits::default());
    let choices = BroughtChoices::default();
    match recognised.map_err(|error| refused(&error, &name))? {
        Some(Format::JrnlEncrypted) => {
            let what = What::Locked(Format::JrnlEncrypted);
            Ok(Some(locked(&app, path, what, false)))
        }
        Some(format) => {
            let found = look_into(&app, path.clone(), format, None, &choices);
            match found {
                // It only looked like that.
                Err(error) if error.kind == ErrorKind::FileNotKnown => {
                    Ok(Some(unknown(&app, path, &start)))
                }
                found => found.map(Some),
            }
        }
        None => Ok(Some(unknown(&app, path, &start))),
    }
}

/// What is said of a file that is none of the formats: what it looks like, and that a format may be chosen.
fn unknown(app: &AppHandle, path: PathBuf, start: &[u8]) -> BroughtView {
    let file = name_of(&path);
    let looks_like: Likeness = bring_in::looks_like(&file, start).into();
    let ticket = app.state::<Looking>().keep(path, What::Unknown);
    BroughtView {
        formats: BroughtFormat::all(),
        looks_like: Some(looks_like),
        ..BroughtView::unread(ticket, None, file)
    }
}

/// Asks for a folder of texts and looks into it.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn bring_in_folder(app: AppHandle) -> Result<Option<BroughtView>, CommandError> {
    app.state::<Desk>().session().unlocked()?;
    let Some(path) = chosen::folder(&app, &words::text("bring-in-folder-title")) else {
        return Ok(None);
    };
    let choices = BroughtChoices::default();
    look_into(&app, path, Format::TextFolder, None, &choices).map(Some)
}

/// Looks into the same file once more, as the person chose. Where it cannot be read so, what was seen before
/// stands.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn bring_in_again(
    app: AppHandle,
    ticket: u32,
    choices: BroughtChoices,
) -> Result<BroughtView, CommandError> {
    app.state::<Desk>().session().unlocked()?;
    let looked = app.state::<Looking>().take(ticket)?;
    let (format, password) = match &looked.what {
        What::Drafts(format, _, password) => (Some(*format), password.clone()),
        What::Locked(format) => (Some(*format), None),
        What::Unknown => (None, None),
        What::Whole(_) => return Err(ErrorKind::Cancelled.into()),
    };
    let Some(format) = choices.format.map(Format::from).or(format) else {
        return Err(ErrorKind::Cancelled.into());
    };
    if format == Format::JrnlEncrypted && password.is_none() {
        return Ok(locked(&app, looked.path, What::Locked(format), false));
    }
    let found = look_into(&app, looked.path.clone(), format, password, &choices);
    if found.is_err() {
        *app.state::<Looking>().at() = Some(looked);
    }
    found
}

/// Looks into a file that asks for a password.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn bring_in_password(
    app: AppHandle,
    ticket: u32,
    password: String,
) -> Result<BroughtView, CommandError> {
    app.state::<Desk>().session().unlocked()?;
    let looked = app.state::<Looking>().take(ticket)?;
    match looked.what {
        What::Locked(format) => {
            let password = Some(SecretString::from(password));
            let choices = BroughtChoices::default();
            let found = look_into(&app, looked.path.clone(), format, password, &choices);
            let wrong = |error: &CommandError| error.kind == ErrorKind::WrongPassphrase;
            match found {
                Err(error) if wrong(&error) => {
                    Ok(locked(&app, looked.path, What::Locked(format), true))
                }
                found => found,
            }
        }
        What::Whole(_) => {
            let passphrase = Passphrase::new(&zeroize::Zeroizing::new(password));
            let found = look_into_whole(&app, looked.path.clone(), Some(passphrase));
            match found {
                Err(error) if error.kind == ErrorKind::WrongPassphrase => {
                    Ok(locked(&app, looked.path, What::Whole(None), true))
                }
                found => found,
            }
        }
        What::Drafts(..) | What::Unknown => Err(ErrorKind::Cancelled.into()),
    }
}

/// Brings in what was looked at, but for the guesses that the person leaves out: all of it or nothing.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn bring_in_now(
    app: AppHandle,
    ticket: u32,
    leave: Vec<Guessed>,
) -> Result<Batch, CommandError> {
    app.state::<Desk>().session().unlocked()?;
    let looked = app.state::<Looking>().take(ticket)?;
    let desk = app.state::<Desk>();
    if !matches!(looked.what, What::Locked(_) | What::Unknown) {
        backing_up::before_a_change(&desk, &clock::now())?;
    }
    match looked.what {
        What::Drafts(format, brought, _) => on_journal(&desk, |vault, now| {
            let id = clock::fresh_id(now);
            let is_left =
                |draft: &Draft| guess(draft.dated_by).is_some_and(|by| leave.contains(&by));
            let drafts = brought.drafts.into_iter().filter(|draft| !is_left(draft));
            let entries = drafts.map(|draft| bringing(draft, now));
            vault.brought_in().add(id, format.as_str(), entries, now)?;
            let mut batches = vault.brought_in().all()?.into_iter();
            let batch = batches.find(|batch| batch.id == id);
            batch.map(Into::into).ok_or(ErrorKind::Unexpected.into())
        }),
        What::Whole(passphrase) => take_in(&desk, looked.path, passphrase),
        What::Locked(_) => Err(ErrorKind::FileEncrypted.into()),
        What::Unknown => Err(ErrorKind::Cancelled.into()),
    }
}

/// A whole journal, read on a thread of its own: what it lies on may never answer, and then the journal is
/// not kept waiting.
fn take_in(
    desk: &Desk,
    path: PathBuf,
    passphrase: Option<Passphrase>,
) -> Result<Batch, CommandError> {
    let (watch, reading, name) = (desk.clone(), desk.clone(), name_of(&path));
    let records = relay::begin(
        move || watch.is_hidden() || watch.is_closing(),
        move |give| {
            let reader = opened(&path, passphrase.as_ref(), move || {
                reading.is_hidden() || reading.is_closing()
            })
            .map_err(Reading::Told)?;
            for record in JsonReader::open(reader)? {
                if give(record?).is_break() {
                    break;
                }
            }
            Ok::<_, Reading>(())
        },
    );
    let records = records.map(|record| {
        record.map_err(|stopped| match stopped {
            Stopped::Failed(reading) => reading,
            Stopped::Silent => Reading::Told(CommandError::about(
                ErrorKind::FileUnreadable,
                name.as_str(),
            )),
            Stopped::CalledOff => Reading::Told(ErrorKind::Cancelled.into()),
        })
    });
    // The first is waited for while the journal is free: a key derivation may come before it.
    let mut records = records.peekable();
    let _first = records.peek();
    on_journal(desk, |vault, now| {
        let counts = vault
            .take_in::<Reading>(records, &mut |_| ControlFlow::Continue(()))
            .map_err(CommandError::from)?;
        let entries = u32::try_from(counts.entries).unwrap_or(u32::MAX);
        let at = now.utc.with_timezone(&now.offset).to_rfc3339();
        Ok(Batch::taken_in(at, entries))
    })
}

/// What was brought in, the newest first.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn batches(desk: State<'_, Desk>) -> Result<Vec<Batch>, CommandError> {
    on_journal(&desk, |vault, _| {
        let all = vault.brought_in().all()?.into_iter();
        Ok(all.map(Into::into).collect())
    })
}

/// Takes a batch out again; what was changed since stays. Says how many were taken out.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn undo_bring_in(desk: State<'_, Desk>, batch: String) -> Result<u32, CommandError> {
    backing_up::before_a_change(&desk, &clock::now())?;
    on_journal(&desk, |vault, _| {
        Ok(vault.brought_in().undo(id_from(&batch)?)?)
    })
}

fn locked(app: &AppHandle, path: PathBuf, what: What, wrong: bool) -> BroughtView {
    let form = match &what {
        What::Drafts(format, ..) | What::Locked(format) => Some((*format).into()),
        What::Whole(_) => Some(BroughtForm::Evenkeel),
        What::Unknown => None,
    };
    let file = name_of(&path);
    let ticket = app.state::<Looking>().keep(path, what);
    BroughtView {
        needs_password: true,
        wrong_password: wrong,
        ..BroughtView::unread(ticket, form, file)
    }
}

/// Reads entries of another program, without the journal: that is asked only for what it has already.
fn look_into(
    app: &AppHandle,
    path: PathBuf,
    format: Format,
    password: Option<SecretString>,
    choices: &BroughtChoices,
) -> Result<BroughtView, CommandError> {
    let now = clock::now();
    let is_folder = path.is_dir();
    let zone = match choices.zone.as_deref() {
        Some("") => Zone::AS_WRITTEN,
        Some(name) => Zone::named(name).ok_or(ErrorKind::BadSetting)?,
        None => Zone::named(&now.zone).unwrap_or(Zone::AS_WRITTEN),
    };
    let options = Options {
        password: password.clone(),
        words: catalogue(),
        zone,
        day_order: choices.day_order.map(Into::into),
        changed: if is_folder {
            None
        } else {
            changed(&path, now.offset)
        },
        // A day that has not ended everywhere is no day to come.
        ..Options::new(now.local().date())
    };
    let name = name_of(&path);
    let brought = if is_folder {
        let mut files = text_files(&path, now.offset);
        bring_in::read(Source::Folder(&mut files), format, &options)
    } else {
        let mut file = picked(&path)?;
        let source = Source::File {
            name: &name,
            bytes: &mut file,
        };
        bring_in::read(source, format, &options)
    };
    let brought = brought.map_err(|error| refused(&error, &name))?;
    let desk = app.state::<Desk>();
    let view = on_journal(&desk, |vault, _| {
        BroughtView::of(format, name, &brought, vault)
    })?;
    let ticket = app
        .state::<Looking>()
        .keep(path, What::Drafts(format, brought, password));
    Ok(BroughtView {
        ticket,
        formats: if is_folder {
            Vec::new()
        } else {
            BroughtFormat::all()
        },
        zone: zone.name().map(str::to_owned),
        zone_here: now.zone,
        ..view
    })
}

/// The words that are put into entries.
fn catalogue() -> Words {
    Words {
        mood: words::text("bring-in-mood"),
        starred: words::text("bring-in-starred"),
        moods: [
            words::text("bring-in-mood-rad"),
            words::text("bring-in-mood-good"),
            words::text("bring-in-mood-meh"),
            words::text("bring-in-mood-bad"),
            words::text("bring-in-mood-awful"),
        ],
    }
}

/// When a file was changed last.
fn changed(path: &Path, offset: FixedOffset) -> Option<DateTime<FixedOffset>> {
    let changed = std::fs::symlink_metadata(path).ok()?.modified().ok()?;
    Some(DateTime::<Utc>::from(changed).with_timezone(&offset))
}

/// Reads a whole journal of this program to its end, and keeps nothing of it.
fn look_into_whole(
    app: &AppHandle,
    path: PathBuf,
    passphrase: Option<Passphrase>,
) -> Result<BroughtView, CommandError> {
    let is_off = app.state::<Looking>().begin();
    let reader = opened(&path, passphrase.as_ref(), is_off)?;
    let records = JsonReader::open(reader).map_err(Reading::from)?;
    let is_part = records.part().is_some();
    let (mut entries, mut days) = (0_usize, Vec::new());
    for record in records {
        if let WholeRecord::Entry(entry) = record.map_err(Reading::from)? {
            entries += 1;
            days.push(entry.fields.occurred_on);
        }
    }
    let desk = app.state::<Desk>();
    let can_take_in =
        on_journal(&desk, |vault, _| Ok(vault.is_untouched()?)).map(|empty| empty && !is_part)?;
    let file = name_of(&path);
    let ticket = app.state::<Looking>().keep(path, What::Whole(passphrase));
    Ok(BroughtView {
        entries: count(entries),
        from: days.iter().min().map(ToString::to_string),
        to: days.iter().max().map(ToString::to_string),
        can_take_in,
        ..BroughtView::unread(ticket, Some(BroughtForm::Evenkeel), file)
    })
}

/// The file, read through its seal when it has one. It is never decrypted onto the disk.
fn opened(
    path: &Path,
    passphrase: Option<&Passphrase>,
    is_off: impl Fn() -> bool + 'static,
) -> Result<Box<dyn Read>, CommandError> {
    let file = regular_file::picked_reader(path, WHOLE_MOST);
    let file = std::io::BufReader::new(file.map_err(|error| not_opened(&error, path))?);
    let Some(passphrase) = passphrase else {
        return Ok(Box::new(file));
    };
    let opened = unseal_until(file, &With::Passphrase(passphrase.clone()), is_off);
    let opened = opened.map_err(|error| not_unsealed(&error, path))?;
    Ok(Box::new(opened))
}

fn not_unsealed(error: &SealError, path: &Path) -> CommandError {
    match error {
        SealError::WrongPassphrase => ErrorKind::WrongPassphrase.into(),
        SealError::NeedsKey => ErrorKind::FileEncrypted.into(),
        SealError::TooManyRecipients => ErrorKind::TooManyRecipients.into(),
        SealError::CalledOff => ErrorKind::Cancelled.into(),
        SealError::NeedsMoreMemory { needed_mib } => {
            CommandError::about(ErrorKind::NeedsMoreMemory, needed_mib.to_string())
        }
        _ => CommandError::about(ErrorKind::FileBroken, name_of(path)),
    }
}

fn bringing(draft: Draft, now: &Moment) -> Bringing {
    let written = draft.written_at.map_or_else(
        || now.clone(),
        |at| Moment {
            utc: at.to_utc(),
            offset: *at.offset(),
            zone: draft.zone.unwrap_or_default(),
        },
    );
    Bringing {
        key: draft.key,
        entry: Recorded {
            id: clock::fresh_id(&written),
            fields: draft.fields,
            written,
            earlier: None,
            outcome: None,
            events: Vec::new(),
            thoughts: Vec::new(),
        },
    }
}

/// Whether the file is a journal of this program.
fn is_ours(start: &[u8]) -> bool {
    let text = String::from_utf8_lossy(start);
    let mut tokens = text.trim_start().trim_start_matches('{').trim_start();
    if let Some(rest) = tokens.strip_prefix("\"format\"") {
        tokens = rest.trim_start().trim_start_matches(':').trim_start();
        return tokens.starts_with(&format!("\"{}\"", export::FORMAT));
    }
    false
}

fn name_of(path: &Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

/// A file that the person picked. What is no regular file is not opened: a pipe would be waited for.
fn picked(path: &Path) -> Result<std::fs::File, CommandError> {
    // How long it may be depends on what it is: a zip may hold photos, which are not read.
    regular_file::open_picked(path, u64::MAX).map_err(|error| not_opened(&error, path))
}

fn not_opened(error: &FileError, path: &Path) -> CommandError {
    match error {
        FileError::TooLarge { .. } => CommandError::about(ErrorKind::FileTooBig, name_of(path)),
        FileError::Missing | FileError::NotRegular | FileError::Io(_) => unreadable(path),
    }
}

fn unreadable(path: &Path) -> CommandError {
    CommandError::about(ErrorKind::FileUnreadable, name_of(path))
}

fn refused(error: &BringInError, name: &str) -> CommandError {
    use ErrorKind as K;
    let kind = match error {
        BringInError::PasswordNeeded | BringInError::PasswordDoesNotOpen => K::WrongPassphrase,
        BringInError::TooLarge { .. }
        | BringInError::UnpacksTooLarge { .. }
        | BringInError::TooManyEntries { .. }
        | BringInError::TooManyFiles { .. } => K::FileTooBig,
        BringInError::ZipLocked => K::FileEncrypted,
        BringInError::CannotRead(_) => K::FileUnreadable,
        BringInError::NotThisFormat(_) | BringInError::NotText => K::FileNotKnown,
        _ => K::FileBroken,
    };
    CommandError::about(kind, name)
}

/// Why a whole journal was not read.
enum Reading {
    Vault(VaultError),
    Json(export::JsonError),
    Told(CommandError),
}

impl From<VaultError> for Reading {
    fn from(error: VaultError) -> Self {
        Reading::Vault(error)
    }
}

impl From<export::JsonError> for Reading {
    fn from(error: export::JsonError) -> Self {
        Reading::Json(error)
    }
}

impl From<Reading> for CommandError {
    fn from(reading: Reading) -> Self {
        match reading {
            Reading::Vault(error) => error.into(),
            Reading::Told(error) => error,
            Reading::Json(error) => {
                let kind = match error.problem {
                    JsonProblem::Io(_) => ErrorKind::FileUnreadable,
                    JsonProblem::NotOurs => ErrorKind::FileNotKnown,
                    JsonProblem::UnknownVersion { .. } => ErrorKind::NewerJournal,
                    _ => ErrorKind::FileBroken,
                };
                CommandError::about(kind, error.line.to_string())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_looked_at_last_comes_in_and_only_once() {
        let looking = Looking::default();
        let keep = |name: &str| looking.keep(name.into(), What::Unknown);
        let taken = |ticket| looking.take(ticket).map(|looked| looked.path);
        let (first, second) = (keep("one.csv"), keep("two.csv"));
        assert_eq!(taken(first).unwrap_err().kind, ErrorKind::Cancelled);
        assert_eq!(taken(second).unwrap(), Path::new("two.csv"));
        assert_eq!(taken(second).unwrap_err().kind, ErrorKind::Cancelled);
    }

    #[test]
    fn whoever_picks_another_file_calls_off_the_one_before() {
        let looking = Looking::default();
        let first = looking.begin();
        assert!(!first());
        let second = looking.begin();
        assert!(first() && !second());
    }

    #[test]
    fn each_refusal_of_a_file_is_told_as_itself() {
        use BringInError as B;
        use ErrorKind as K;
        for (error, kind) in [
            (B::PasswordNeeded, K::WrongPassphrase),
            (B::PasswordDoesNotOpen, K::WrongPassphrase),
            (B::TooLarge { bytes: 9, limit: 8 }, K::FileTooBig),
            (B::UnpacksTooLarge { limit: 8 }, K::FileTooBig),
            (B::TooManyEntries { limit: 8 }, K::FileTooBig),
            (B::TooManyFiles { limit: 8 }, K::FileTooBig),
            (B::ZipLocked, K::FileEncrypted),
            (
                B::CannotRead(std::io::ErrorKind::TimedOut),
                K::FileUnreadable,
            ),
            (B::NotThisFormat(Format::JrnlEncrypted), K::FileNotKnown),
            (B::NotText, K::FileNotKnown),
            (B::Damaged { line: Some(3) }, K::FileBroken),
        ] {
            let told = refused(&error, "old.zip");
            assert_eq!(told, CommandError::about(kind, "old.zip"), "{error:?}");
        }
        let path = Path::new("/stick/whole.age");
        for (error, kind) in [
            (SealError::WrongPassphrase, K::WrongPassphrase),
            (SealError::NeedsKey, K::FileEncrypted),
            (SealError::TooManyRecipients, K::TooManyRecipients),
            (SealError::CalledOff, K::Cancelled),
            (
                SealError::NeedsMoreMemory { needed_mib: 256 },
                K::NeedsMoreMemory,
            ),
            (SealError::Damaged, K::FileBroken),
        ] {
            assert_eq!(not_unsealed(&error, path).kind, kind, "{error:?}");
        }
        let unreadable = JsonProblem::Io(std::io::ErrorKind::TimedOut);
        for (problem, kind) in [
            (unreadable, K::FileUnreadable),
            (JsonProblem::NotOurs, K::FileNotKnown),
            (JsonProblem::UnknownVersion { found: 9 }, K::NewerJournal),
            (JsonProblem::Truncated, K::FileBroken),
        ] {
            let told = CommandError::from(Reading::Json(export::JsonError { line: 7, problem }));
            assert_eq!(told, CommandError::about(kind, "7"), "{problem:?}");
        }
    }

    #[test]
    fn a_journal_of_ours_is_known_by_how_it_begins() {
        assert!(is_ours(
            b"{\n\"format\": \"evenkeel-journal\",\n\"version\": 1"
        ));
        for other in [
            "{\"metadata\": {}}",
            "{\"format\": \"other\"}",
            "",
            "full_date,date",
        ] {
            assert!(!is_ours(other.as_bytes()), "{other}");
        }
    }
}

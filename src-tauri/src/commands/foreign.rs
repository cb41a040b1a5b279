//! What commands do with their arguments, for the fuzz targets: the same types, the same conversions
//! and the same call inward, without a window. Not in the program.

use journal::{Level, Support};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use vault::table::{BoundaryEvent, Mark};
use vault::{Moment, SearchPage, Vault};

use super::backups_wire::{CopyRef, SecretGiven};
use super::entry_view::{BoundaryEventView, EntryFields, EntryView, id_from};
use super::share::parse_keys;
use super::share_preview::ticked;
use super::share_wire::{FileForm, Seal, ShareChoice, ShareRecipient};
use super::timeline_wire::{SearchOrder, TimelineFilter};
use super::trends::Span;
use super::ways::exercise_from;
use super::week::Weekday;
use super::wire::{SignId, Theme, day_from};
use crate::calendar::{Hours, WeekStarts};
use crate::error::{CommandError, ErrorKind as K};
use crate::picture;

/// The commands that [`ask`] knows.
pub(crate) const NAMES: &[&str] = &[
    "save_entry",
    "put_boundary_event",
    "timeline",
    "search",
    "share_preview",
    "remember_recipient",
    "share_whole",
    "restore_copy",
    "keep_support",
    "rate",
    "write_note",
    "reword_sign",
    "put_mark",
    "trends",
    "set_look",
    "set_favourite_exercises",
    "set_review_day",
    "save_chart",
];

/// Answers that an argument alone must never bring about.
const NEVER: [K; 9] = [
    K::JournalDamaged,
    K::JournalMissing,
    K::SlotDamaged,
    K::WrongKey,
    K::OpenElsewhere,
    K::DiskFull,
    K::ReadOnly,
    K::Storage,
    K::BackupDamaged,
];

/// See [`crate::foreign::ask`].
pub(crate) fn ask(vault: &mut Vault, name: &str, args: Value, now: &Moment) -> bool {
    match answer(vault, name, args, now) {
        Ok(()) => true,
        Err(error) => {
            assert!(!NEVER.contains(&error.kind), "{name} answered {error:?}");
            false
        }
    }
}

fn answer(vault: &mut Vault, name: &str, args: Value, now: &Moment) -> Result<(), CommandError> {
    match name {
        "save_entry" => save_entry(vault, read(args)?, now),
        "put_boundary_event" => read::<Event>(args)?.event.try_into().map(drop_event),
        "timeline" => {
            let Listed {
                filter,
                from,
                count,
            } = read(args)?;
            let count = u64::from(count.min(200));
            vault.timeline(&filter.try_into()?, from.into(), count)?;
            Ok(())
        }
        "search" => {
            let Sought {
                text,
                filter,
                order,
                from,
            } = read(args)?;
            let page = SearchPage {
                order: order.map_or(vault::SearchOrder::BestFirst, Into::into),
                from: from.unwrap_or_default(),
                count: 50,
            };
            vault.search_page(&text, &filter.try_into()?, page)?;
            Ok(())
        }
        "share_preview" => ticked(&read::<Chosen>(args)?.choice).map(drop),
        "remember_recipient" => recipient(read(args)?),
        "share_whole" => {
            let Whole { form: _, seal } = read(args)?;
            match seal {
                Seal::Keys { keys } => parse_keys(&keys).map(drop),
                Seal::Passphrase { passphrase } => drop_ok(vault::Passphrase::new(&passphrase)),
                Seal::No => Ok(()),
            }
        }
        "restore_copy" => {
            let Restored {
                copy: _,
                secret,
                current,
            } = read(args)?;
            current.map(SecretGiven::read).transpose()?;
            secret.read().map(drop)
        }
        "keep_support" => {
            let Kept { country, contact } = read(args)?;
            let country = country.map(|code| code.parse()).transpose()?;
            let support = Support { country, contact }.tidied()?;
            let kept = vault.settings().set_support(support, false)?;
            assert_eq!(vault.settings().support()?.0, kept);
            Ok(())
        }
        "rate" => {
            let Rated { day, sign, level } = read(args)?;
            let level = level.map(Level::new).transpose();
            let level = level.map_err(|_| CommandError::from(K::Unexpected))?;
            let (day, sign) = (day_from(&day)?, sign.into());
            let stored = vault.check_ins().rate(day, sign, level, now)?;
            assert_eq!((stored.sign, stored.level), (sign, level));
            Ok(())
        }
        "write_note" => {
            let Noted {
                day,
                text,
                revision,
            } = read(args)?;
            let day = day_from(&day)?;
            let stored = vault.notes().write(day, &text, revision, now)?;
            assert_eq!(vault.notes().of_day(day)?.text, stored.text);
            Ok(())
        }
        "reword_sign" => {
            let Worded { sign, label, line } = read(args)?;
            let today = now.local().date();
            let (label, line) = (label.as_deref(), line.as_deref());
            Ok(vault.signs().reword(sign.into(), label, line, today)?)
        }
        "put_mark" => put_mark(vault, read(args)?, now),
        "trends" => {
            let Spanned { span, from, to } = read(args)?;
            let span = span.read(from.as_deref(), to.as_deref())?;
            let bounds = span.bounds(None, now.local().date());
            assert!(bounds.from() <= bounds.to(), "{bounds:?}");
            Ok(())
        }
        "set_look" => read::<Looked>(args).map(drop),
        "set_favourite_exercises" => {
            let ids = read::<Favourite>(args)?.exercises;
            let ids = ids.iter().map(|id| exercise_from(id));
            let ids: Vec<_> = ids.collect::<Result<_, _>>()?;
            vault.settings().set_favourite_exercises(&ids)?;
            Ok(())
        }
        "set_review_day" => {
            let day = read::<Reviewed>(args)?.day.map(Into::into);
            vault.settings().set_review_day(day)?;
            assert_eq!(vault.settings().review_day()?, day);
            Ok(())
        }
        "save_chart" => {
            let svg = read::<Chart>(args)?.svg;
            picture::read(&svg)
                .map(drop)
                .map_err(|_| K::Unexpected.into())
        }
        _ => Err(K::Unexpected.into()),
    }
}

/// Saves it, and sends what came back once more, as the page does: it must be the same entry.
fn save_entry(vault: &mut Vault, saved: Saved, now: &Moment) -> Result<(), CommandError> {
    let id = id_from(&saved.id)?;
    let fields: journal::EntryFields = saved.fields.try_into()?;
    let stored = vault.entries().save(id, saved.revision, fields, now)?;
    let kept = stored.fields.clone();
    let view = serde_json::to_value(EntryView::from(stored)).unwrap_or_default();
    let again: EntryFields = read(view.get("fields").cloned().unwrap_or_default())?;
    let again: journal::EntryFields = again.try_into()?;
    assert_eq!(again.tidied().as_ref(), Ok(&kept), "what came back changed");
    assert_eq!(vault.entries().get(id)?.fields, kept);
    vault.entries().delete(id, now)?;
    Ok(vault.entries().erase(id)?)
}

/// What is remembered of a recipient must read again: it is kept as text.
fn recipient(asked: Remembered) -> Result<(), CommandError> {
    let kept = serde_json::to_value(&asked.recipient).unwrap_or_default();
    let again: Result<ShareRecipient, _> = serde_json::from_value(kept.clone());
    let again = again
        .ok()
        .and_then(|again| serde_json::to_value(again).ok());
    assert_eq!(again, Some(kept), "a recipient does not read again");
    parse_keys(&asked.recipient.keys).map(drop)
}

fn put_mark(vault: &mut Vault, put: Put, now: &Moment) -> Result<(), CommandError> {
    let mark = Mark {
        id: id_from(&put.id)?,
        on: day_from(&put.on)?,
        label: put.label,
    };
    vault.marks().put(&mark, now)?;
    let kept = vault.marks().all()?;
    assert!(
        kept.iter()
            .any(|kept| kept.id == mark.id && kept.on == mark.on)
    );
    Ok(vault.marks().remove(mark.id)?)
}

fn read<T: DeserializeOwned>(args: Value) -> Result<T, CommandError> {
    serde_json::from_value(args).map_err(|_| K::Unexpected.into())
}

fn drop_event(_: BoundaryEvent) {}

fn drop_ok<T>(_: T) -> Result<(), CommandError> {
    Ok(())
}

#[derive(Deserialize)]
struct Saved {
    id: String,
    revision: u32,
    fields: EntryFields,
}

#[derive(Deserialize)]
struct Event {
    event: BoundaryEventView,
}

#[derive(Deserialize)]
struct Listed {
    filter: TimelineFilter,
    from: u32,
    count: u32,
}

#[derive(Deserialize)]
struct Sought {
    text: String,
    filter: TimelineFilter,
    order: Option<SearchOrder>,
    from: Option<u32>,
}

#[derive(Deserialize)]
struct Chosen {
    choice: ShareChoice,
}

#[derive(Deserialize)]
struct Remembered {
    recipient: ShareRecipient,
}

#[derive(Deserialize)]
struct Whole {
    #[allow(dead_code, reason = "read for its type")]
    form: FileForm,
    seal: Seal,
}

#[derive(Deserialize)]
struct Restored {
    #[allow(dead_code, reason = "read for its type")]
    copy: CopyRef,
    secret: SecretGiven,
    current: Option<SecretGiven>,
}

#[derive(Deserialize)]
struct Kept {
    country: Option<String>,
    contact: String,
}

#[derive(Deserialize)]
struct Rated {
    day: String,
    sign: SignId,
    level: Option<u8>,
}

#[derive(Deserialize)]
struct Noted {
    day: String,
    text: String,
    revision: u32,
}

#[derive(Deserialize)]
struct Worded {
    sign: SignId,
    label: Option<String>,
    line: Option<String>,
}

#[derive(Deserialize)]
struct Put {
    id: String,
    on: String,
    label: String,
}

#[derive(Deserialize)]
struct Spanned {
    span: Span,
    from: Option<String>,
    to: Option<String>,
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "read for its types")]
struct Looked {
    theme: Theme,
    text_percent: u16,
    high_contrast: bool,
    week_starts: Option<WeekStarts>,
    hours: Option<Hours>,
}

#[derive(Deserialize)]
struct Favourite {
    exercises: Vec<String>,
}

#[derive(Deserialize)]
struct Reviewed {
    day: Option<Weekday>,
}

#[derive(Deserialize)]
struct Chart {
    svg: String,
}

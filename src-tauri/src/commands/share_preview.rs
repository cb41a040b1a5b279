//! The report's pages, as they will be written.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

use report::{Report, ReportInput};
use tauri::{AppHandle, Manager as _, State};
use uuid::Uuid;
use vault::Vault;

use super::entry_view::id_from;
use super::share_wire::{Include, Paper, ShareChoice, SharePreview};
use super::trends::Rated;
use super::wire::day_from;
use crate::error::{CommandError, ErrorKind};
use crate::report_input::{Ticked, gather};
use crate::session::Desk;

/// The longest of what I want to talk about, in bytes.
const TALK_MAX_BYTES: usize = 64 << 10;
/// The longest name, or what stands for one, in characters.
const NAME_MAX_CHARS: usize = 80;
/// The most names that are replaced.
const REPLACED_MAX: usize = 50;
/// The most entries in one report.
const ENTRIES_MAX: usize = 10_000;

/// The report that is looked at, and which one was asked for last. Locking replaces the process and
/// everything in it.
#[derive(Default)]
pub(crate) struct Sharing {
    newest: AtomicU32,
    shown: Mutex<Option<Shown>>,
    /// Counts what is called off; a file that is being made watches it.
    off: AtomicU32,
}

struct Shown {
    ticket: u32,
    /// What it was made of.
    input: ReportInput,
    report: Report,
}

impl Sharing {
    /// The report that is looked at, if it is made of this very input.
    pub(super) fn made_of(&self, input: &ReportInput) -> Option<Report> {
        let shown = self.shown();
        let same = shown.as_ref().filter(|shown| shown.input == *input);
        same.map(|shown| shown.report.clone())
    }

    /// A number to compare with later: another one means that the file was called off.
    pub(super) fn begun(&self) -> u32 {
        self.off.load(Ordering::Relaxed)
    }

    pub(super) fn is_off(&self, begun: u32) -> bool {
        self.off.load(Ordering::Relaxed) != begun
    }

    fn shown(&self) -> std::sync::MutexGuard<'_, Option<Shown>> {
        self.shown
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

/// Makes the report's pages. A newer call takes the place of an older one, which is `cancelled`.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn share_preview(
    app: AppHandle,
    choice: ShareChoice,
) -> Result<SharePreview, CommandError> {
    let sharing = app.state::<Sharing>();
    let mine = sharing
        .newest
        .fetch_add(1, Ordering::Relaxed)
        .wrapping_add(1);
    let is_old = || sharing.newest.load(Ordering::Relaxed) != mine;
    // The journal is free again while the pages are set.
    let input = input(&app, &choice)?;
    let report = input.compile_until(&is_old)?;
    // Locked meanwhile: nothing is shown.
    app.state::<Desk>().session().unlocked()?;
    if is_old() {
        return Err(ErrorKind::Cancelled.into());
    }
    let preview = SharePreview {
        ticket: mine,
        pages: u32::try_from(report.pages()).unwrap_or(u32::MAX),
        unprintable: report.unprintable(),
    };
    *sharing.shown() = Some(Shown {
        ticket: mine,
        input,
        report,
    });
    Ok(preview)
}

/// One page, from 0, as a standalone SVG document.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn share_page(app: AppHandle, ticket: u32, page: u32) -> Result<String, CommandError> {
    app.state::<Desk>().session().unlocked()?;
    let report = match &*app.state::<Sharing>().shown() {
        Some(shown) if shown.ticket == ticket => shown.report.clone(),
        _ => return Err(ErrorKind::Cancelled.into()),
    };
    let page = usize::try_from(page).ok().and_then(|n| report.page_svg(n));
    page.ok_or_else(|| CommandError::about(ErrorKind::Unexpected, "page"))
}

/// Calls off the file that is being made.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn cancel_share(sharing: State<'_, Sharing>) {
    sharing.off.fetch_add(1, Ordering::Relaxed);
}

/// What the report is made of.
pub(super) fn input(app: &AppHandle, choice: &ShareChoice) -> Result<ReportInput, CommandError> {
    let desk = app.state::<Desk>();
    let mut session = desk.session();
    let vault: &mut Vault = &mut session.unlocked()?.vault;
    let ticked = ticked(choice)?;
    let rated = Rated::read(vault, crate::calendar::starts_on_in(desk.root()))?;
    Ok(gather(
        vault,
        ticked,
        rated.days,
        rated.pauses,
        (rated.starts_on, rated.today),
    )?)
}

/// The ids of the ticked entries, each once.
pub(super) fn ids(choice: &ShareChoice) -> Result<Vec<Uuid>, CommandError> {
    if choice.entries.len() > ENTRIES_MAX {
        return Err(unexpected("entries"));
    }
    let mut ids = Vec::with_capacity(choice.entries.len());
    for id in &choice.entries {
        let id = id_from(id)?;
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    Ok(ids)
}

pub(super) fn ticked(choice: &ShareChoice) -> Result<Ticked, CommandError> {
    let (from, to) = (day_from(&choice.from)?, day_from(&choice.to)?);
    if from > to {
        return Err(unexpected("period"));
    }
    if choice.talk_about.len() > TALK_MAX_BYTES {
        return Err(ErrorKind::TextTooLong.into());
    }
    let is_long = |name: &str| name.chars().count() > NAME_MAX_CHARS;
    let mut names = choice.replace.iter();
    if is_long(&choice.name)
        || choice.replace.len() > REPLACED_MAX
        || names.any(|one| is_long(&one.name) || is_long(&one.by))
    {
        return Err(unexpected("names"));
    }
    let name = journal::clean(choice.name.trim()).into_owned();
    let replaced = choice.replace.iter();
    Ok(Ticked {
        from,
        to,
        paper: choice.paper.into(),
        name: Some(name).filter(|name| !name.is_empty()),
        talk_about: journal::clean(&choice.talk_about).into_owned(),
        focus: choice
            .focus
            .iter()
            .take(vault::FOCUS_SIGNS_MAX)
            .map(|&sign| sign.into())
            .collect(),
        include: choice.include.into(),
        entries: ids(choice)?,
        replace: replaced
            .filter(|one| !one.name.trim().is_empty())
            .map(|one| (one.name.trim().to_owned(), one.by.trim().to_owned()))
            .collect(),
    })
}

fn unexpected(what: &str) -> CommandError {
    CommandError::about(ErrorKind::Unexpected, what)
}

impl From<Paper> for report::Paper {
    fn from(paper: Paper) -> Self {
        match paper {
            Paper::A4 => report::Paper::A4,
            Paper::Letter => report::Paper::Letter,
        }
    }
}

impl From<Include> for report::Include {
    fn from(include: Include) -> Self {
        report::Include {
            day_grid: include.day_grid,
            weekly: include.weekly,
            what_helped: include.what_helped,
            trust_steps: include.trust_steps,
            boundaries: include.boundaries,
            patterns: include.patterns,
            all_signs: include.all_signs,
        }
    }
}

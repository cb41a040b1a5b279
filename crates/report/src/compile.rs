//! From what was ticked to pages.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::NaiveDate;
use typst::comemo;
use typst::diag::SourceDiagnostic;
use typst_layout::PagedDocument;

use crate::state::state;
use crate::until::until;
use crate::world::{CalledOff, Press};
use crate::{Report, ReportError, ReportInput};

/// For how many further reports what was worked out is kept. A preview is set again at every tick,
/// and most of it is as before.
const KEPT_FOR: usize = 2;

impl ReportInput {
    /// Sets the report as pages. It may take seconds when thousands of entries are ticked: see
    /// [`ReportInput::compile_until`].
    ///
    /// # Errors
    /// [`ReportError::Pages`], which no input should bring about.
    pub fn compile(&self) -> Result<Report, ReportError> {
        self.compile_until(&|| false)
    }

    /// The same, until `cancelled` says yes. It is asked many times a second, on this thread, and
    /// this returns within a fraction of a second of a yes; what was begun ends soon after.
    ///
    /// # Errors
    /// [`ReportError::Cancelled`] after a yes; else as [`ReportInput::compile`].
    pub fn compile_until(&self, cancelled: &dyn Fn() -> bool) -> Result<Report, ReportError> {
        // A yes is a yes, even if it is not said again.
        let off = Arc::new(AtomicBool::new(false));
        let said = Cell::new(false);
        let cancelled = || {
            said.set(said.get() || cancelled());
            off.store(said.get(), Ordering::Relaxed);
            said.get()
        };
        let (state, entries, lost) = state(self, &cancelled)?;
        let json = |e: serde_json::Error| ReportError::Pages(e.to_string());
        let entries = entries.iter().map(serde_json::to_vec);
        let entries = entries.collect::<Result<_, _>>().map_err(json)?;
        let state = serde_json::to_vec(&state).map_err(json)?;
        let press = Press::new(state, entries, Arc::clone(&off))
            .ok_or_else(|| ReportError::Pages("the template is missing".to_owned()))?;
        let made_on = self.made_on;
        until(&cancelled, move || set(&press, made_on, lost))
    }
}

fn set(press: &Press, made_on: NaiveDate, lost: u32) -> Result<Report, ReportError> {
    let set = catch_unwind(AssertUnwindSafe(|| typst::compile::<PagedDocument>(press)));
    comemo::evict(KEPT_FOR);
    match set {
        Ok(set) => match set.output {
            Ok(document) => Ok(Report::new(document, made_on, lost)),
            Err(reasons) => Err(ReportError::Pages(said(&reasons))),
        },
        Err(thrown) if thrown.is::<CalledOff>() => Err(ReportError::Cancelled),
        Err(thrown) => resume_unwind(thrown),
    }
}

/// The reasons in one line.
pub(crate) fn said(reasons: &[SourceDiagnostic]) -> String {
    let lines: Vec<&str> = reasons
        .iter()
        .map(|reason| reason.message.as_str())
        .collect();
    lines.join("; ")
}

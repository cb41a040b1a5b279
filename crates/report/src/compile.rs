//! From what was ticked to pages.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use typst::comemo;
use typst::diag::SourceDiagnostic;
use typst_layout::PagedDocument;

use crate::state::state;
use crate::world::{CalledOff, Desk};
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

    /// The same, until `cancelled` says yes. It is asked from several threads, very often, and
    /// should answer from memory; the report ends within a fraction of a second of a yes.
    ///
    /// # Errors
    /// [`ReportError::Cancelled`] after a yes; else as [`ReportInput::compile`].
    pub fn compile_until(
        &self,
        cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Result<Report, ReportError> {
        let (desk, unprintable) = self.desk(cancelled)?;
        let set = catch_unwind(AssertUnwindSafe(|| typst::compile::<PagedDocument>(&desk)));
        comemo::evict(KEPT_FOR);
        match set {
            Ok(set) => match set.output {
                Ok(document) => Ok(Report::new(document, self.made_on, unprintable)),
                Err(reasons) => Err(ReportError::Pages(said(&reasons))),
            },
            Err(thrown) if thrown.is::<CalledOff>() => Err(ReportError::Cancelled),
            // A fault of typst's own is not ours to hide.
            Err(thrown) => resume_unwind(thrown),
        }
    }

    /// The world, and how many characters no font has.
    fn desk<'a>(
        &self,
        cancelled: &'a (dyn Fn() -> bool + Sync),
    ) -> Result<(Desk<'a>, u32), ReportError> {
        let (state, entries, lost) = state(self, cancelled)?;
        let entries = entries.iter().map(serde_json::to_vec);
        let desk = serde_json::to_vec(&state)
            .and_then(|state| {
                Ok(Desk::new(
                    state,
                    entries.collect::<Result<_, _>>()?,
                    cancelled,
                ))
            })
            .map_err(|e| ReportError::Pages(e.to_string()))?;
        desk.map(|desk| (desk, lost))
            .ok_or_else(|| ReportError::Pages("the template is missing".to_owned()))
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

//! The pages, to be looked at and to be written.

use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};
use typst_svg::SvgOptions;

use crate::ReportError;
use crate::compile::said;
use crate::until::until;

/// A report that is set: pages that look and read the same in the preview and in the file.
#[derive(Debug, Clone)]
pub struct Report {
    document: Arc<PagedDocument>,
    made_on: NaiveDate,
    unprintable: u32,
}

impl Report {
    pub(crate) fn new(document: PagedDocument, made_on: NaiveDate, unprintable: u32) -> Self {
        Self {
            document: Arc::new(document),
            made_on,
            unprintable,
        }
    }

    /// How many characters no font has; a box stands for each, and the report says so.
    #[must_use]
    pub const fn unprintable(&self) -> u32 {
        self.unprintable
    }

    /// How many pages it has, at least 1.
    #[must_use]
    pub fn pages(&self) -> usize {
        self.document.pages().len()
    }

    /// A page as an SVG document, from 0 on; `None` past the last. It stands alone: letters are
    /// outlines of the fonts that the PDF embeds, so that it looks the same in any viewer, at any size.
    /// A few milliseconds, and some tens to hundreds of kilobytes.
    #[must_use]
    pub fn page_svg(&self, page: usize) -> Option<String> {
        let page = self.document.pages().get(page)?;
        Some(typst_svg::svg(page, &SvgOptions::default()))
    }

    /// The report as PDF 1.7 after PDF/UA-1: tagged, with its fonts in it.
    ///
    /// # Errors
    /// [`ReportError::Pdf`], which no input should bring about.
    pub fn pdf(&self) -> Result<Vec<u8>, ReportError> {
        write(&self.document, self.made_on)
    }

    /// The same, until `cancelled` says yes. The writing of a very long report cannot be stopped from
    /// outside: after a yes this returns at once, and what was begun is thrown away when it ends.
    ///
    /// # Errors
    /// [`ReportError::Cancelled`] after a yes; else as [`Report::pdf`].
    pub fn pdf_until(&self, cancelled: &dyn Fn() -> bool) -> Result<Vec<u8>, ReportError> {
        let report = self.clone();
        until(cancelled, move || report.pdf())
    }
}

fn write(document: &PagedDocument, made_on: NaiveDate) -> Result<Vec<u8>, ReportError> {
    let standards = PdfStandards::new(&[PdfStandard::V_1_7, PdfStandard::Ua_1])
        .map_err(|reason| ReportError::Pdf(reason.message().to_string()))?;
    let options = PdfOptions {
        ident: Smart::Auto,
        // No brand: what the file says of itself is its title and its day.
        creator: Smart::Custom(None),
        timestamp: midnight(made_on).map(Timestamp::new_utc),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(document, &options).map_err(|reasons| ReportError::Pdf(said(&reasons)))
}

fn midnight(day: NaiveDate) -> Option<Datetime> {
    let (month, date) = (day.month().try_into().ok()?, day.day().try_into().ok()?);
    Datetime::from_ymd_hms(day.year(), month, date, 0, 0, 0)
}

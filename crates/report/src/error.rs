//! Why there is no report.

/// Why there is no report. Nothing was written anywhere.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// It was called off.
    #[error("the report was called off")]
    Cancelled,
    /// The pages could not be set. A fault of this program, whatever the person wrote: the reasons
    /// name places in the template and hold no text of the person's.
    #[error("the pages could not be set: {0}")]
    Pages(String),
    /// The pages could not be written as PDF.
    #[error("the PDF could not be written: {0}")]
    Pdf(String),
}

//! A table: what stands behind every chart.

use serde::Serialize;

/// What a column holds, which says how wide it is and where its text stands.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Column {
    /// Short: a number, a word or two.
    Short,
    /// A sentence.
    Long,
    /// A level from 0 to 4, drawn on its shade.
    Level,
}

/// A table with a head for every row and every column.
#[derive(Debug, Serialize)]
pub(crate) struct Table {
    pub(crate) caption: String,
    /// What the heads of the rows are.
    pub(crate) first: String,
    pub(crate) columns: Vec<(Column, String)>,
    pub(crate) rows: Vec<Row>,
}

#[derive(Debug, Serialize)]
pub(crate) struct Row {
    pub(crate) head: String,
    pub(crate) cells: Vec<String>,
}

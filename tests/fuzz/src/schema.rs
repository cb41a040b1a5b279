use vault::foreign::{Edit, Said, edited as with_edits, said, schema_of};

use crate::Bench;
use crate::edit::edited;

/// A page of a database.
const PAGE: usize = 4096;
/// So many rows an input can reach: those that are there, and some more.
const ROWS: usize = 128;

/// The database is what the input says: its pages changed, its schema's rows changed, or the input itself. Its
/// schema is taken for ours if it is ours to the letter, and only then.
pub(crate) fn schema(bench: &mut Bench, data: &[u8]) {
    let Some((&first, rest)) = data.split_first() else {
        return;
    };
    let good = &bench.pages;
    let (pages, by_rows) = match first % 4 {
        0 => (rest.to_vec(), false),
        1 => {
            let starts: Vec<usize> = (0..good.len()).step_by(PAGE).collect();
            (edited(good, &starts, rest), false)
        }
        _ => (with_edits(good, &edits(rest)).unwrap(), true),
    };
    // What is no database at all is not opened.
    let Ok(said) = said(&pages) else {
        return;
    };
    let is_same = |pages_too| schema_of(&pages, pages_too) == schema_of(good, pages_too);
    match said {
        Said::Ours => assert!(is_same(false), "another schema was taken for ours"),
        // Changed pages may be damaged while the schema still reads.
        Said::Refused => assert!(!by_rows || !is_same(true), "ours was refused"),
        Said::Wrong(told) => panic!("{told}"),
    }
}

/// Steps of six bytes and those that they bring.
fn edits(mut script: &[u8]) -> Vec<Edit> {
    let mut edits = Vec::new();
    while let [row, column, at, high, cut, length, rest @ ..] = script {
        let (bytes, left) = rest.split_at(rest.len().min(usize::from(*length)));
        edits.push(Edit {
            row: usize::from(*row) % ROWS,
            column: usize::from(*column & 7),
            at: usize::from(u16::from_be_bytes([*high, *at])),
            cut: usize::from(*cut),
            bytes: bytes.to_vec(),
            as_blob: *column & 128 != 0,
        });
        script = left;
    }
    edits
}

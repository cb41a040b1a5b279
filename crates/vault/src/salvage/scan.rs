use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use super::belong::{Found, Tree};
use super::gaps::{Gap, Torn};
use super::tree::Row;
use crate::VaultError;
use crate::shape::{Shape, quote};

/// What was read of a table.
pub(super) struct Scan {
    pub(super) shape: Shape,
    pub(super) read: u64,
    /// Rows that were read, and that the new table does not take.
    pub(super) refused: u64,
    /// Between which rows something is missing, or may be.
    pub(super) gaps: Vec<Gap>,
}

/// Puts every row that was found of a table into one of the same shape.
pub(super) fn table(found: &Found, target: &Connection, shape: Shape) -> Result<Scan, VaultError> {
    let mut scan = Scan {
        shape,
        read: 0,
        refused: 0,
        gaps: Vec::new(),
    };
    let name = &scan.shape.name;
    let Some(tree) = found.trees.iter().find(|tree| tree.layout.name == *name) else {
        return Ok(scan);
    };
    for row in tree.rows() {
        if tree.layout.fits(row) && put(target, &scan.shape, tree, row)? {
            scan.read += 1;
        } else {
            scan.refused += 1;
        }
    }
    scan.gaps = Torn {
        tree: tree.walk.as_ref(),
        pieces: &tree.pieces,
        key_columns: scan.shape.key.len(),
        may_lack_more: found.may_lack_more,
    }
    .gaps();
    if scan.gaps.is_empty() && found.undecided.contains(name) {
        scan.gaps.push((None, None));
    }
    Ok(scan)
}

/// Whether the table took it.
fn put(target: &Connection, shape: &Shape, tree: &Tree, row: &Row) -> Result<bool, VaultError> {
    let values = tree.layout.values(row);
    let names: Vec<String> = values
        .iter()
        .filter_map(|(at, _)| shape.columns.get(*at).map(|name| quote(name)))
        .collect();
    let insert = format!(
        "INSERT OR IGNORE INTO {} ({}) VALUES ({})",
        quote(&shape.name),
        names.join(", "),
        vec!["?"; names.len()].join(", "),
    );
    let values = values.iter().map(|(_, value)| value.as_ref());
    let given: Vec<&Value> = values.collect();
    Ok(target
        .prepare_cached(&insert)?
        .execute(params_from_iter(given))?
        > 0)
}

pub(super) fn any_gap(scans: &[Scan]) -> bool {
    scans.iter().any(|scan| !scan.gaps.is_empty())
}

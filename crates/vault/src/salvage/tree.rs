use std::collections::BTreeSet;

use rusqlite::types::Value;
use zeroize::Zeroize;

use super::cipher::USABLE;
use super::pages::{Pages, word};
use super::record;

/// No tree of ours is nearly as high.
const HIGHEST: u32 = 32;

/// A row as it lies in a page.
#[derive(Debug, PartialEq)]
pub(super) struct Row {
    /// Its number, in a tree of numbered rows.
    pub(super) number: Option<i64>,
    pub(super) values: Vec<Value>,
}

impl Drop for Row {
    fn drop(&mut self) {
        for value in &mut self.values {
            match value {
                Value::Text(text) => text.zeroize(),
                Value::Blob(blob) => blob.zeroize(),
                _ => {}
            }
        }
    }
}

/// What comes next in a tree, in the order of its keys.
#[derive(Debug)]
pub(super) enum Part {
    Row(Row),
    /// Here a page fails, and with it a row or many.
    Hole,
}

/// What was met on a walk through a tree.
#[derive(Debug, Default)]
pub(super) struct Walk {
    pub(super) parts: Vec<Part>,
    /// The pages it led over, those that fail among them.
    pub(super) pages: BTreeSet<u32>,
    /// Whether its rows have numbers; `None` when its first page fails.
    pub(super) numbered: Option<bool>,
}

impl Walk {
    /// The whole tree that hangs on a page.
    pub(super) fn from(pages: &Pages, root: u32) -> Self {
        let mut walk = Walk {
            numbered: Node::of(pages, root).map(|node| node.is_numbered()),
            ..Walk::default()
        };
        walk.descend(pages, root, HIGHEST);
        walk
    }

    pub(super) fn rows(&self) -> impl Iterator<Item = &Row> {
        self.parts.iter().filter_map(|part| match part {
            Part::Row(row) => Some(row),
            Part::Hole => None,
        })
    }

    pub(super) fn has_hole(&self) -> bool {
        self.parts.iter().any(|part| matches!(part, Part::Hole))
    }

    fn descend(&mut self, pages: &Pages, number: u32, left: u32) {
        let is_new = self.pages.insert(number);
        let node = Node::of(pages, number)
            .filter(|node| self.numbered.is_none_or(|it| it == node.is_numbered()));
        let (Some(node), true, true) = (node, is_new, left > 0) else {
            self.parts.push(Part::Hole);
            return;
        };
        for cell in 0..node.cells {
            if let Some(child) = node.child(cell) {
                self.descend(pages, child, left - 1);
            }
            if node.has_rows() {
                let row = node.row(cell, pages, &mut self.pages);
                self.parts.push(row.map_or(Part::Hole, Part::Row));
            }
        }
        if let Some(child) = node.right() {
            self.descend(pages, child, left - 1);
        }
    }
}

/// The pages that hang directly on one; none for a page without such.
pub(super) fn children(pages: &Pages, number: u32) -> Vec<u32> {
    Node::of(pages, number).map_or_else(Vec::new, |node| {
        (0..node.cells)
            .filter_map(|cell| node.child(cell))
            .chain(node.right())
            .collect()
    })
}

/// Whether a page is one of a tree, rather than one that goes on with a long row or is not in use.
pub(super) fn is_in_a_tree(pages: &Pages, number: u32) -> bool {
    Node::of(pages, number).is_some()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    IndexInner = 2,
    TableInner = 5,
    IndexLeaf = 10,
    TableLeaf = 13,
}

/// A page of a tree (<https://www.sqlite.org/fileformat2.html#b_tree_pages>).
struct Node<'p> {
    page: &'p [u8],
    kind: Kind,
    /// Where its header begins.
    head: usize,
    cells: usize,
}

impl<'p> Node<'p> {
    fn of(pages: &'p Pages, number: u32) -> Option<Self> {
        let page = pages.get(number)?;
        // The database's own header comes first.
        let head = if number == 1 { 100 } else { 0 };
        let kind = match page.get(head)? {
            2 => Kind::IndexInner,
            5 => Kind::TableInner,
            10 => Kind::IndexLeaf,
            13 => Kind::TableLeaf,
            _ => return None,
        };
        let cells = half(page, head + 3)?;
        Some(Node {
            page,
            kind,
            head,
            cells,
        })
    }

    fn is_numbered(&self) -> bool {
        matches!(self.kind, Kind::TableInner | Kind::TableLeaf)
    }

    fn is_inner(&self) -> bool {
        matches!(self.kind, Kind::TableInner | Kind::IndexInner)
    }

    fn has_rows(&self) -> bool {
        self.kind != Kind::TableInner
    }

    fn right(&self) -> Option<u32> {
        self.is_inner().then(|| word(self.page, self.head + 8))
    }

    fn place(&self, cell: usize) -> Option<usize> {
        let pointers = self.head + if self.is_inner() { 12 } else { 8 };
        half(self.page, pointers + 2 * cell)
    }

    fn child(&self, cell: usize) -> Option<u32> {
        let place = self.is_inner().then(|| self.place(cell))??;
        Some(word(self.page, place))
    }

    /// The row in a cell; `None` when it goes on in a page that fails.
    fn row(&self, cell: usize, pages: &Pages, used: &mut BTreeSet<u32>) -> Option<Row> {
        let mut at = self.place(cell)? + if self.is_inner() { 4 } else { 0 };
        let (length, took) = record::number(self.page.get(at..)?)?;
        at += took;
        let number = if self.is_numbered() {
            let (number, took) = record::number(self.page.get(at..)?)?;
            at += took;
            Some(number.cast_signed())
        } else {
            None
        };
        let length = usize::try_from(length).ok()?;
        let here = self.kept_here(length);
        let mut record = zeroize::Zeroizing::new(self.page.get(at..at + here)?.to_vec());
        if here < length {
            go_on(pages, word(self.page, at + here), length, &mut record, used)?;
        }
        Some(Row {
            number,
            values: record::values(&record)?,
        })
    }

    /// How much of a row of a length lies in its own page.
    fn kept_here(&self, length: usize) -> usize {
        let most = if self.kind == Kind::TableLeaf {
            USABLE - 35
        } else {
            (USABLE - 12) * 64 / 255 - 23
        };
        if length <= most {
            return length;
        }
        let least = (USABLE - 12) * 32 / 255 - 23;
        let wanted = least + (length - least) % (USABLE - 4);
        if wanted <= most { wanted } else { least }
    }
}

/// Adds what lies in other pages. Their numbers are noted, also of one that fails.
fn go_on(
    pages: &Pages,
    first: u32,
    length: usize,
    record: &mut Vec<u8>,
    used: &mut BTreeSet<u32>,
) -> Option<()> {
    let mut next = first;
    // An authentic page may lie as well: somebody who had the key can have written it.
    if length > pages.bytes() {
        return None;
    }
    // Room for all at once: growing would leave copies of the text behind.
    record.reserve_exact(length - record.len());
    while record.len() < length {
        used.insert(next);
        let page = pages.get(next)?;
        let take = (length - record.len()).min(USABLE - 4);
        record.extend_from_slice(page.get(4..4 + take)?);
        next = word(page, 0);
    }
    Some(())
}

fn half(page: &[u8], at: usize) -> Option<usize> {
    let two: [u8; 2] = page.get(at..at + 2)?.try_into().ok()?;
    Some(usize::from(u16::from_be_bytes(two)))
}

use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;

use chrono::NaiveDate;
use journal::{OriginId, PatternId, SignId};
use rusqlite::types::Value;
use uuid::Uuid;

use super::layout::{Holding, Layout, SCHEMA};
use super::pages::Pages;
use super::tree::{self, Row, Walk};
use crate::table::day_from;

/// What was found of a tree.
pub(super) struct Tree {
    pub(super) layout: Layout,
    /// What hangs on its first page; `None` when nothing says which page that is.
    pub(super) walk: Option<Walk>,
    /// What hung on a page that fails.
    pub(super) pieces: Vec<Walk>,
}

impl Tree {
    pub(super) fn rows(&self) -> impl Iterator<Item = &Row> {
        self.walk.iter().chain(&self.pieces).flat_map(Walk::rows)
    }

    fn is_torn(&self) -> bool {
        self.walk.as_ref().is_none_or(Walk::has_hole)
    }

    fn may_hold(&self, piece: &Walk) -> bool {
        self.is_torn() && piece.rows().all(|row| self.layout.fits_exactly(row))
    }

    /// The same of rows that go on past the columns.
    fn may_hold_longer(&self, piece: &Walk) -> bool {
        self.is_torn() && piece.rows().all(|row| self.layout.fits(row))
    }
}

/// Every tree of a database with what could be found of it.
pub(super) struct Found {
    pub(super) trees: Vec<Tree>,
    /// Whether a page fails of which nothing tells where it hung.
    pub(super) may_lack_more: bool,
    /// Tables that may have lost a piece which might be of another as well.
    pub(super) undecided: BTreeSet<String>,
}

/// Finds each tree from its first page, and gives back to each what hangs on nothing since a page fails.
/// A name may lead to another's tree, where somebody had two of them change places. Where the schema
/// `is_foreign`, it may lead to anything, and rows are taken that go on past our columns.
pub(super) fn find(pages: &Pages, layouts: &[Layout], is_foreign: bool) -> Found {
    let roots = roots(pages, layouts);
    let mut used: BTreeSet<u32> = pages.free().into_iter().collect();
    let mut trees = Vec::new();
    for layout in layouts {
        let root = roots.of(&layout.name);
        let walk = root.map(|root| Walk::from(pages, root)).filter(|walk| {
            is_of(layout, walk, is_foreign)
                || !(is_foreign || layouts.iter().any(|other| is_of(other, walk, false)))
        });
        used.extend(walk.iter().flat_map(|walk| walk.pages.iter()));
        trees.push(Tree {
            layout: layout.going_on(is_foreign),
            walk,
            pieces: Vec::new(),
        });
    }
    used.extend(roots.pages);
    let mut undecided = BTreeSet::new();
    let mut open = Vec::new();
    for piece in pieces(pages, &used) {
        used.extend(&piece.pages);
        if piece.rows().next().is_none() {
            continue;
        }
        let of = |holds: fn(&Tree, &Walk) -> bool| -> Vec<usize> {
            let all = 0..trees.len();
            all.filter(|&at| holds(&trees[at], &piece)).collect()
        };
        let mut may = of(Tree::may_hold);
        if may.is_empty() && is_foreign {
            may = of(Tree::may_hold_longer);
        }
        match may[..] {
            [] => {}
            [one] => trees[one].pieces.push(piece),
            _ => open.push((piece, may)),
        }
    }
    let kinds = kinds(&trees);
    for (piece, may) in open {
        let speaks = |&at: &usize| speaks_for(&trees[at].layout, &piece, &kinds);
        let still: Vec<usize> = may.into_iter().filter(speaks).collect();
        match still[..] {
            [one] => trees[one].pieces.push(piece),
            _ => undecided.extend(
                still
                    .iter()
                    .map(|&at| &trees[at].layout)
                    .filter(|layout| layout.holding == Holding::Table)
                    .map(|layout| layout.name.clone()),
            ),
        }
    }
    let may_lack_more = pages.failing().any(|page| !used.contains(&page));
    Found {
        trees,
        may_lack_more,
        undecided,
    }
}

/// Whether what a name leads to can be of that table by itself, as far as it reads.
fn is_of(layout: &Layout, walk: &Walk, goes_on: bool) -> bool {
    let layout = layout.going_on(goes_on);
    walk.rows().next().is_none()
        || layout.name == SCHEMA
        || (walk.rows().any(|row| layout.fits(row))
            && (walk.has_hole() || speaks_for(&layout, walk, &BTreeMap::new())))
}

/// On which page each tree begins, and the pages that say so.
struct Roots {
    by_name: BTreeMap<String, u32>,
    pages: BTreeSet<u32>,
}

impl Roots {
    fn of(&self, name: &str) -> Option<u32> {
        if name == SCHEMA {
            Some(1)
        } else {
            self.by_name.get(name).copied()
        }
    }
}

fn roots(pages: &Pages, layouts: &[Layout]) -> Roots {
    let from_first = Walk::from(pages, 1);
    let mut walks = Vec::new();
    if let Some(layout) = layouts.iter().find(|layout| layout.name == SCHEMA)
        && from_first.has_hole()
    {
        // No other table's rows look like these.
        let is_one = |row: &Row| {
            let of = |kind: &str| matches!(&row.values[0], Value::Text(text) if text == kind);
            layout.fits(row) && ["table", "index", "trigger", "view"].into_iter().any(of)
        };
        let others = pages
            .whole()
            .filter(|page| !from_first.pages.contains(page));
        let found = others.map(|page| Walk::from(pages, page));
        walks.extend(found.filter(|walk| {
            walk.pages.len() == 1 && walk.rows().next().is_some() && walk.rows().all(is_one)
        }));
    }
    walks.push(from_first);
    let mut roots = Roots {
        by_name: BTreeMap::new(),
        pages: BTreeSet::new(),
    };
    for walk in walks {
        for row in walk.rows() {
            if let [
                Value::Text(kind),
                Value::Text(name),
                _,
                Value::Integer(root),
                ..,
            ] = &row.values[..]
                && ["table", "index"].contains(&kind.as_str())
                && let Ok(root @ 1..) = u32::try_from(*root)
            {
                roots.by_name.insert(name.clone(), root);
            }
        }
        roots.pages.extend(&walk.pages);
    }
    roots
}

/// What hangs together and on nothing else, among the pages that no tree led to.
fn pieces(pages: &Pages, used: &BTreeSet<u32>) -> Vec<Walk> {
    let left: BTreeSet<u32> = pages
        .whole()
        .filter(|page| !used.contains(page) && tree::is_in_a_tree(pages, *page))
        .collect();
    let below: BTreeSet<u32> = left
        .iter()
        .flat_map(|&page| tree::children(pages, page))
        .collect();
    left.difference(&below)
        .map(|&top| Walk::from(pages, top))
        .collect()
}

/// The kind of each entry that was found.
fn kinds(trees: &[Tree]) -> BTreeMap<i64, String> {
    let entries = trees.iter().filter(|tree| tree.layout.name == "entry");
    entries
        .flat_map(Tree::rows)
        .filter_map(|row| match row.values.get(2) {
            Some(Value::Text(kind)) => Some((row.number?, kind.clone())),
            _ => None,
        })
        .collect()
}

/// Whether what stands in a piece can stand in that tree, where its columns alone do not tell.
fn speaks_for(layout: &Layout, piece: &Walk, kinds: &BTreeMap<i64, String>) -> bool {
    let text = |row: &Row, at: usize| match row.values.get(at) {
        Some(Value::Text(text)) => Some(text.clone()),
        _ => None,
    };
    let is = |row: &Row, at, wanted: fn(&str) -> bool| text(row, at).is_some_and(|it| wanted(&it));
    let each = |wanted: &dyn Fn(&Row) -> bool| piece.rows().all(wanted);
    let names_journal = || {
        piece
            .rows()
            .any(|row| is(row, 0, |name| name == crate::table::meta::VAULT_ID))
    };
    match layout.name.as_str() {
        "meta" => names_journal(),
        "setting" => {
            !names_journal() && each(&|row| !is(row, 0, is_day) && !is(row, 0, is_search_word))
        }
        "pause" => each(&|row| is(row, 0, is_day)),
        "search_config" => each(&|row| is(row, 0, is_search_word)),
        "search_idx" => each(&|row| matches!(row.values.get(1), Some(Value::Blob(_)))),
        "entry_sign" => each(&|row| is(row, 1, |it| SignId::from_str(it).is_ok())),
        "entry_pattern" => each(&|row| is(row, 1, |it| PatternId::from_str(it).is_ok())),
        "entry_origin" => each(&|row| is(row, 1, |it| OriginId::from_str(it).is_ok())),
        "boundary_event_by_entry" | "trust_step_thought_by_entry" => each(&|row| is(row, 1, is_id)),
        "brought_in_entry" => each(&|row| is(row, 1, is_id)),
        "sqlite_autoindex_entry_1" => each(&|row| is(row, 0, is_id)),
        "sqlite_autoindex_day_note_2_1" | "week_review_by_week" => each(&|row| is(row, 0, is_day)),
        // The part of a kind: its entries are of that kind, as far as they were found.
        kind if layout.numbered => {
            let kind = kind.replace('_', "-");
            let mut known = piece.rows().filter_map(|row| kinds.get(&row.number?));
            known.all(|it| *it == kind)
        }
        _ => true,
    }
}

fn is_day(text: &str) -> bool {
    day_from(text, "key").map(|_: NaiveDate| ()).is_ok()
}

fn is_id(text: &str) -> bool {
    Uuid::parse_str(text).is_ok()
}

/// The names of what the search keeps of itself.
fn is_search_word(name: &str) -> bool {
    [
        "version",
        "rank",
        "secure-delete",
        "pgsz",
        "automerge",
        "usermerge",
        "crisismerge",
    ]
    .contains(&name)
}

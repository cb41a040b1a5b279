use std::cmp::Ordering;

use rusqlite::types::Value;

use super::tree::{Part, Row, Walk};

/// What a row is found by: its number, or the columns of its key.
pub(super) type Key = Vec<Value>;

/// Between which rows something is missing, or may be: the last one before, the first one after.
pub(super) type Gap = (Option<Key>, Option<Key>);

/// Rows that lie beside each other, with nothing missing between them.
#[derive(Debug, Clone)]
struct Run {
    first: Key,
    last: Key,
    /// The piece it is from; `None` for the tree itself.
    piece: Option<usize>,
    /// So many pages fail before it, since the run before.
    holes_before: usize,
}

/// What is known of a tree of which a part is missing.
pub(super) struct Torn<'w> {
    /// What hangs on its first page; `None` when that is not known.
    pub(super) tree: Option<&'w Walk>,
    /// What hung on a page that fails.
    pub(super) pieces: &'w [Walk],
    /// So many columns are the key, in a tree whose rows have no numbers.
    pub(super) key_columns: usize,
    /// Whether a page fails of which nothing tells where it hung: it may have been of this tree.
    pub(super) may_lack_more: bool,
}

impl Torn<'_> {
    /// The gaps, in their order. A page that fails in the middle of a tree, and whose own pages were all
    /// found, leaves none where rows have numbers; elsewhere the rows in it are missing.
    pub(super) fn gaps(&self) -> Vec<Gap> {
        let (mut runs, holes_after) = self.tree.map_or((Vec::new(), 0), |w| self.runs(w, None));
        let starts_torn = runs
            .first()
            .map_or(holes_after > 0, |run| run.holes_before > 0);
        let is_torn = self.tree.is_none() || holes_after > 0 || runs.len() > 1 || starts_torn;
        let mut holes_at_the_end = holes_after;
        for (at, piece) in self.pieces.iter().enumerate() {
            let (of_piece, after) = self.runs(piece, Some(at));
            holes_at_the_end += usize::from(of_piece.is_empty()) * after;
            runs.extend(of_piece);
        }
        if !is_torn {
            return Vec::new();
        }
        runs.sort_by(|one, other| compare(&one.first, &other.first));
        let (Some(first), Some(last)) = (runs.first(), runs.last()) else {
            let is_empty = self.tree.is_none() && !self.may_lack_more;
            return if is_empty {
                Vec::new()
            } else {
                vec![(None, None)]
            };
        };
        let mut gaps = Vec::new();
        // Where a piece begins or ends, its own page of the tree may tell no more.
        if first.holes_before > 0 || (self.may_lack_more && first.piece.is_some()) {
            gaps.push((None, Some(first.first.clone())));
        }
        for pair in runs.windows(2) {
            let (one, next) = (&pair[0], &pair[1]);
            if self.is_gap(one, next) {
                gaps.push((Some(one.last.clone()), Some(next.first.clone())));
            }
        }
        let ends_torn = if last.piece.is_none() {
            holes_at_the_end > 0
        } else {
            self.may_lack_more
        };
        if ends_torn || holes_at_the_end > 1 {
            gaps.push((Some(last.last.clone()), None));
        }
        gaps
    }

    fn is_gap(&self, one: &Run, next: &Run) -> bool {
        match (one.piece, next.piece) {
            // Two runs of one walk are parted by a page that fails.
            (here, there) if here == there => true,
            (Some(_), Some(_)) => self.may_lack_more || !self.is_numbered(),
            _ => self.may_lack_more || next.holes_before > 1,
        }
    }

    fn is_numbered(&self) -> bool {
        let walks = self.tree.into_iter().chain(self.pieces);
        walks
            .filter_map(|walk| walk.numbered)
            .next()
            .unwrap_or(true)
    }

    /// The runs of a walk, and how many pages fail after the last.
    fn runs(&self, walk: &Walk, piece: Option<usize>) -> (Vec<Run>, usize) {
        let mut runs: Vec<Run> = Vec::new();
        let mut holes = 0;
        let mut goes_on = false;
        for part in &walk.parts {
            let Part::Row(row) = part else {
                holes += 1;
                goes_on = false;
                continue;
            };
            let key = key_of(row, self.key_columns);
            match runs.last_mut().filter(|_| goes_on) {
                Some(run) => run.last = key,
                None => runs.push(Run {
                    first: key.clone(),
                    last: key,
                    piece,
                    holes_before: std::mem::take(&mut holes),
                }),
            }
            goes_on = true;
        }
        (runs, holes)
    }
}

fn key_of(row: &Row, columns: usize) -> Key {
    match row.number {
        Some(number) => vec![Value::Integer(number)],
        None => row.values.iter().take(columns).cloned().collect(),
    }
}

/// As the tables are ordered: numbers by size, texts byte by byte.
fn compare(one: &Key, other: &Key) -> Ordering {
    let by = |pair: (&Value, &Value)| match pair {
        (Value::Integer(one), Value::Integer(other)) => one.cmp(other),
        (Value::Text(one), Value::Text(other)) => one.as_bytes().cmp(other.as_bytes()),
        _ => Ordering::Equal,
    };
    let pairs = one.iter().zip(other);
    pairs
        .map(by)
        .find(|it| it.is_ne())
        .unwrap_or(Ordering::Equal)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Digits are rows, `-` is a page that fails.
    fn walk(drawn: &str, numbered: bool) -> Walk {
        let row = |digit: char| {
            let number = i64::from(digit.to_digit(10).unwrap());
            Part::Row(Row {
                number: numbered.then_some(number),
                values: if numbered {
                    Vec::new()
                } else {
                    vec![Value::Integer(number)]
                },
            })
        };
        Walk {
            parts: drawn
                .chars()
                .map(|c| if c == '-' { Part::Hole } else { row(c) })
                .collect(),
            numbered: Some(numbered),
            ..Walk::default()
        }
    }

    fn gaps(tree: Option<&str>, pieces: &[&str], numbered: bool, may_lack_more: bool) -> String {
        let tree = tree.map(|drawn| walk(drawn, numbered));
        let pieces: Vec<Walk> = pieces.iter().map(|drawn| walk(drawn, numbered)).collect();
        let torn = Torn {
            tree: tree.as_ref(),
            pieces: &pieces,
            key_columns: 1,
            may_lack_more,
        };
        let key = |key: Option<Key>| match key.as_deref() {
            Some([Value::Integer(number)]) => number.to_string(),
            _ => String::new(),
        };
        let drawn: Vec<_> = torn
            .gaps()
            .into_iter()
            .map(|(from, to)| format!("{}..{}", key(from), key(to)))
            .collect();
        drawn.join(" ")
    }

    #[test]
    fn between_which_rows_something_may_be_missing() {
        for (tree, pieces, numbered, may_lack_more, is) in [
            // A whole tree, whatever else fails.
            (Some("1234"), &[][..], true, true, ""),
            (Some(""), &[], true, true, ""),
            // A leaf fails: in the middle, first, last, alone.
            (Some("12-56"), &[], true, false, "2..5"),
            (Some("-56"), &[], true, false, "..5"),
            (Some("12-"), &[], true, false, "2.."),
            (Some("-"), &[], true, false, ".."),
            (Some("1-3-5"), &[], false, false, "1..3 3..5"),
            // A page in the middle of a tree fails, and all below it was found.
            (Some("12-89"), &["34", "56"], true, false, ""),
            (Some("12-89"), &["34", "67"], false, false, "4..6"),
            (Some("-"), &["34", "67"], false, false, "4..6"),
            (Some("-"), &["34", "67"], true, false, ""),
            // The same, and nothing tells whether all below it was found.
            (Some("12-89"), &["34", "56"], true, true, "2..3 4..5 6..8"),
            (Some("-"), &["34"], true, true, "..3 4.."),
            // Two pages beside each other fail, and only one of them leaves pieces.
            (Some("1--89"), &["34"], true, false, "4..8"),
            // Where the table begins is not known.
            (None, &["1234"], true, false, ""),
            (None, &["12-4"], true, false, "2..4"),
            (None, &[], true, false, ""),
            (None, &[], true, true, ".."),
        ] {
            assert_eq!(
                gaps(tree, pieces, numbered, may_lack_more),
                is,
                "{tree:?} {pieces:?} {numbered} {may_lack_more}"
            );
        }
    }
}

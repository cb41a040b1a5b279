use rusqlite::Connection;
use rusqlite::types::Value;

use super::tree::Row;
use crate::VaultError;

/// What may stand in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holds {
    Integer,
    Text,
    Blob,
    Any,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Column {
    holds: Holds,
    nullable: bool,
    /// The number of the row itself, in whose place nothing is stored.
    is_number: bool,
    /// Which column of the table it is; `None` for the number that ends an index.
    of_table: Option<usize>,
}

/// What a tree holds: a table, or an index of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Holding {
    Table,
    /// Its first column.
    Index {
        first: String,
    },
}

/// How the rows of a tree lie in its pages, as a sound database of the same schema says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Layout {
    /// Of the table or the index.
    pub(super) name: String,
    pub(super) table: String,
    pub(super) holding: Holding,
    pub(super) numbered: bool,
    /// Whether rows may have more values than there are columns, which are then left behind.
    goes_on: bool,
    /// In the order in which they are stored.
    columns: Vec<Column>,
}

/// The table in which SQLite keeps where each of the others begins.
pub(super) const SCHEMA: &str = "sqlite_schema";

impl Layout {
    /// The same, whose rows may go on past its columns or not.
    pub(super) fn going_on(&self, goes_on: bool) -> Self {
        Layout {
            goes_on,
            ..self.clone()
        }
    }

    /// Whether a row can be one of these: as many values as columns, each of its kind. Columns that came with
    /// a later schema stand at the end and may be missing.
    pub(super) fn fits(&self, row: &Row) -> bool {
        let is_longer = row.values.len() > self.columns.len();
        let may_be_longer = self.goes_on && self.holding == Holding::Table;
        (!is_longer || may_be_longer) && self.begins(row)
    }

    /// The same, and no more values than columns.
    pub(super) fn fits_exactly(&self, row: &Row) -> bool {
        row.values.len() <= self.columns.len() && self.begins(row)
    }

    /// Whether the values for which there are columns can stand there.
    fn begins(&self, row: &Row) -> bool {
        if row.number.is_some() != self.numbered {
            return false;
        }
        let mut columns = self.columns.iter();
        let all = row
            .values
            .iter()
            .zip(columns.by_ref())
            .all(|(value, is)| match value {
                Value::Null => is.nullable || is.is_number,
                Value::Integer(_) => matches!(is.holds, Holds::Integer | Holds::Any),
                Value::Text(_) => matches!(is.holds, Holds::Text | Holds::Any),
                Value::Blob(_) => matches!(is.holds, Holds::Blob | Holds::Any),
                Value::Real(_) => is.holds == Holds::Any,
            });
        all && columns.all(|missing| missing.nullable && self.holding == Holding::Table)
    }

    /// A row's values with the places of their columns in the table.
    pub(super) fn values<'r>(&self, row: &'r Row) -> Vec<(usize, std::borrow::Cow<'r, Value>)> {
        use std::borrow::Cow;
        let numbered = |is: &Column| row.number.filter(|_| is.is_number).map(Value::Integer);
        self.columns
            .iter()
            .zip(&row.values)
            .filter_map(|(is, value)| {
                let value = numbered(is).map_or(Cow::Borrowed(value), Cow::Owned);
                Some((is.of_table?, value))
            })
            .collect()
    }
}

/// The layout of every tree of a database.
pub(super) fn all(c: &Connection) -> Result<Vec<Layout>, VaultError> {
    let mut tables = c.prepare(
        "SELECT name, wr FROM pragma_table_list
         WHERE schema = 'main' AND type IN ('table', 'shadow') ORDER BY name",
    )?;
    let mut rows = tables.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let (name, without_number): (String, bool) = (row.get(0)?, row.get(1)?);
        found.push(table(c, &name, !without_number)?);
        found.extend(indexes(c, &name)?);
    }
    Ok(found)
}

fn table(c: &Connection, name: &str, numbered: bool) -> Result<Layout, VaultError> {
    let mut statement =
        c.prepare("SELECT cid, type, \"notnull\", pk FROM pragma_table_info(?1)")?;
    let mut columns: Vec<(i64, Column)> = statement
        .query_map([name], |row| {
            let (at, kind, not_null, key): (i64, String, bool, i64) =
                (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
            let column = Column {
                holds: holds(&kind),
                nullable: !not_null && (numbered || key == 0),
                is_number: false,
                of_table: usize::try_from(at).ok(),
            };
            Ok((key, column))
        })?
        .collect::<Result<_, _>>()?;
    if numbered {
        let mut keys = columns.iter_mut().filter(|(key, _)| *key > 0);
        if let (Some((_, one)), None) = (keys.next(), keys.next()) {
            one.is_number = one.holds == Holds::Integer;
        }
    } else {
        // The key comes first, in its own order; the sort keeps the others as they are.
        columns.sort_by_key(|(key, _)| if *key > 0 { *key } else { i64::MAX });
    }
    Ok(Layout {
        name: name.to_owned(),
        table: name.to_owned(),
        holding: Holding::Table,
        numbered,
        goes_on: false,
        columns: columns.into_iter().map(|(_, column)| column).collect(),
    })
}

/// An index that is its table (of one without numbered rows) has no tree of its own.
fn indexes(c: &Connection, table: &str) -> Result<Vec<Layout>, VaultError> {
    let mut statement = c.prepare(
        "SELECT list.name, info.cid, info.name, coalesce(columns.type, ''), coalesce(columns.\"notnull\", 1)
         FROM pragma_index_list(?1) AS list, pragma_index_xinfo(list.name) AS info
             LEFT JOIN pragma_table_info(?1) AS columns ON columns.cid = info.cid
         WHERE EXISTS (SELECT 1 FROM sqlite_schema AS s WHERE s.name = list.name AND s.type = 'index')
         ORDER BY list.name, info.seqno",
    )?;
    let mut rows = statement.query([table])?;
    let mut found: Vec<Layout> = Vec::new();
    while let Some(row) = rows.next()? {
        let name: String = row.get(0)?;
        if found.last().is_none_or(|last| last.name != name) {
            found.push(Layout {
                name,
                table: table.to_owned(),
                holding: Holding::Index { first: row.get(2)? },
                numbered: false,
                goes_on: false,
                columns: Vec::new(),
            });
        }
        let at: i64 = row.get(1)?;
        let kind: String = row.get(3)?;
        let not_null: bool = row.get(4)?;
        if let Some(index) = found.last_mut() {
            index.columns.push(Column {
                holds: if at < 0 { Holds::Integer } else { holds(&kind) },
                nullable: !not_null,
                is_number: false,
                of_table: usize::try_from(at).ok(),
            });
        }
    }
    Ok(found)
}

fn holds(kind: &str) -> Holds {
    match kind.to_ascii_uppercase().as_str() {
        "INTEGER" | "INT" => Holds::Integer,
        "TEXT" => Holds::Text,
        "BLOB" => Holds::Blob,
        _ => Holds::Any,
    }
}

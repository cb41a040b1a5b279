//! What the tables of a database look like, asked of the database itself.

use rusqlite::Connection;

use crate::VaultError;

/// The one table about the journal itself.
const META: &str = "meta";

/// A table that holds rows of ours: none of SQLite's own, and none of the search's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shape {
    pub(crate) name: String,
    /// In their order.
    pub(crate) columns: Vec<String>,
    /// The columns of the primary key, in its order. Each of our tables has one.
    pub(crate) key: Vec<String>,
}

impl Shape {
    /// The key's columns as SQL.
    pub(crate) fn key_list(&self) -> String {
        quoted(&self.key)
    }

    /// All columns as SQL.
    pub(crate) fn column_list(&self) -> String {
        quoted(&self.columns)
    }
}

/// Every table, `meta` among them, by name.
pub(crate) fn tables(c: &Connection) -> Result<Vec<Shape>, VaultError> {
    let mut statement = c.prepare(
        "SELECT name FROM pragma_table_list
         WHERE schema = 'main' AND type = 'table' AND substr(name, 1, 7) <> 'sqlite_' ORDER BY name",
    )?;
    let names: Vec<String> = statement
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    names.into_iter().map(|name| shape(c, name)).collect()
}

/// Every table that holds what a person wrote or chose: all but `meta`.
pub(crate) fn tables_of_content(c: &Connection) -> Result<Vec<Shape>, VaultError> {
    let mut found = tables(c)?;
    found.retain(|table| table.name != META);
    Ok(found)
}

fn shape(c: &Connection, name: String) -> Result<Shape, VaultError> {
    let mut statement = c.prepare("SELECT name, pk FROM pragma_table_info(?1) ORDER BY cid")?;
    let mut rows = statement.query([&name])?;
    let mut columns = Vec::new();
    let mut key: Vec<(i64, String)> = Vec::new();
    while let Some(row) = rows.next()? {
        let column: String = row.get(0)?;
        let place: i64 = row.get(1)?;
        if place > 0 {
            key.push((place, column.clone()));
        }
        columns.push(column);
    }
    key.sort_unstable();
    Ok(Shape {
        name,
        columns,
        key: key.into_iter().map(|(_, column)| column).collect(),
    })
}

/// Names as SQL, one after the other.
fn quoted(names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| quote(name)).collect();
    quoted.join(", ")
}

/// A name as SQL.
pub(crate) fn quote(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

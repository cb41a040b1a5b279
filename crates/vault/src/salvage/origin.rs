use rusqlite::types::Value;

use super::pages::Pages;
use super::tree::{Row, Walk};
use crate::schema::{self, Object};
use crate::{SCHEMA_VERSION, VaultError};

/// What is known of the schema of a database whose pages are read one by one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Origin {
    /// The one by which its rows are read.
    pub(super) schema: u32,
    /// Its schema reads as a whole and is not ours: it says nothing that has to be true.
    pub(super) is_foreign: bool,
}

/// The only one of which a table has other columns than since.
const FIRST: u32 = 1;

/// # Errors
/// [`VaultError::NewerJournal`].
pub(super) fn of(pages: &Pages) -> Result<Origin, VaultError> {
    // Where the first page fails, nothing says of which schema it is: those before lack only what came since.
    let told = pages.schema().unwrap_or(SCHEMA_VERSION);
    if told > SCHEMA_VERSION {
        return Err(VaultError::NewerJournal {
            found: told,
            known: SCHEMA_VERSION,
        });
    }
    let walk = Walk::from(pages, 1);
    if walk.has_hole() {
        return Ok(Origin {
            schema: if told == 0 { SCHEMA_VERSION } else { told },
            is_foreign: false,
        });
    }
    let mut objects: Vec<Option<Object>> = walk.rows().map(object).collect();
    objects.sort_unstable();
    let ours = |version: u32| {
        let ours = schema::objects_of(version)?.iter().cloned().map(Some);
        Ok::<_, VaultError>(ours.eq(objects.iter().cloned()))
    };
    if told != 0 && ours(told)? {
        return Ok(Origin {
            schema: told,
            is_foreign: false,
        });
    }
    // Its number may be as little true as the rest. Whatever has entries is of a later schema than the
    // first, and the newest takes their rows.
    let has = |name: &str| objects.iter().flatten().any(|object| object.name == name);
    let is_first = told <= FIRST && !has("entry") && !has("search");
    Ok(Origin {
        schema: if is_first { FIRST } else { SCHEMA_VERSION },
        is_foreign: true,
    })
}

fn object(row: &Row) -> Option<Object> {
    let text = |at: usize| match row.values.get(at) {
        Some(Value::Text(text)) => Some(text.clone()),
        _ => None,
    };
    Some(Object {
        kind: text(0)?,
        name: text(1)?,
        table: text(2)?,
        sql: text(4),
    })
}

use rusqlite::Connection;
use rusqlite::types::ValueRef;
use sha2::{Digest, Sha256};

use crate::VaultError;
use crate::shape::{quote, tables_of_content};

/// SHA-256 over every value of every row, all tables but `meta` and the search index, in lower-case
/// hex. Two databases with the same digest hold the same journal, however their pages lie.
pub(crate) fn digest(c: &Connection) -> Result<String, VaultError> {
    let mut sum = Sha256::new();
    for table in tables_of_content(c)? {
        text(&mut sum, &table.name);
        for column in &table.columns {
            text(&mut sum, column);
        }
        let mut statement = c.prepare(&format!(
            "SELECT {} FROM {} ORDER BY {}",
            table.column_list(),
            quote(&table.name),
            table.key_list(),
        ))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            sum.update([1]);
            for column in 0..table.columns.len() {
                value(&mut sum, row.get_ref(column)?);
            }
        }
        // No row follows.
        sum.update([0]);
    }
    let digits = sum.finalize();
    Ok(digits.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Each value with its type and its length, so that no two rows are the same bytes.
fn value(sum: &mut Sha256, value: ValueRef<'_>) {
    match value {
        ValueRef::Null => sum.update([0]),
        ValueRef::Integer(number) => {
            sum.update([1]);
            sum.update(number.to_be_bytes());
        }
        ValueRef::Real(number) => {
            sum.update([2]);
            sum.update(number.to_bits().to_be_bytes());
        }
        ValueRef::Text(bytes) => framed(sum, 3, bytes),
        ValueRef::Blob(bytes) => framed(sum, 4, bytes),
    }
}

fn text(sum: &mut Sha256, text: &str) {
    framed(sum, 3, text.as_bytes());
}

fn framed(sum: &mut Sha256, kind: u8, bytes: &[u8]) {
    sum.update([kind]);
    sum.update((bytes.len() as u64).to_be_bytes());
    sum.update(bytes);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(sql: &str) -> String {
        let c = Connection::open_in_memory().unwrap();
        c.execute_batch(sql).unwrap();
        digest(&c).unwrap()
    }

    const MADE: &str = "CREATE TABLE a (k INTEGER PRIMARY KEY, v TEXT);
                        CREATE TABLE b (x TEXT, y TEXT, PRIMARY KEY (x, y)) WITHOUT ROWID;
                        CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT);";

    #[test]
    fn the_order_of_writing_and_what_was_deleted_do_not_matter() {
        let one = "INSERT INTO a VALUES (1, 'p'), (2, 'q'); INSERT INTO b VALUES ('r', 's');";
        let other = "INSERT INTO b VALUES ('r', 's'), ('gone', ''); INSERT INTO a VALUES (2, 'q');
                     INSERT INTO a VALUES (1, 'p'); DELETE FROM b WHERE x = 'gone'; VACUUM;";
        assert_eq!(of(&format!("{MADE}{one}")), of(&format!("{MADE}{other}")));
    }

    #[test]
    fn any_other_value_is_another_digest_and_meta_is_none_of_it() {
        let made = |sql: &str| of(&format!("{MADE}{sql}"));
        let variants = [
            made(""),
            made("INSERT INTO a VALUES (1, NULL);"),
            made("INSERT INTO a VALUES (1, '');"),
            made("INSERT INTO a VALUES (1, '0');"),
            made("INSERT INTO b VALUES ('ab', 'c');"),
            made("INSERT INTO b VALUES ('a', 'bc');"),
        ];
        for (at, one) in variants.iter().enumerate() {
            assert!(!variants[..at].contains(one), "{at}");
        }
        assert_eq!(made("INSERT INTO meta VALUES ('n', 'v');"), variants[0]);
    }
}

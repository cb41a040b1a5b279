use rusqlite::types::Value;

/// A number as SQLite packs it, and how many bytes it took.
pub(super) fn number(bytes: &[u8]) -> Option<(u64, usize)> {
    let mut number: u64 = 0;
    for (at, &byte) in bytes.iter().take(9).enumerate() {
        if at == 8 {
            return Some(((number << 8) | u64::from(byte), 9));
        }
        number = (number << 7) | u64::from(byte & 0x7f);
        if byte < 0x80 {
            return Some((number, at + 1));
        }
    }
    None
}

/// The values of a row (<https://www.sqlite.org/fileformat2.html#record_format>). `None` when they are
/// none, which in an authentic page means that it is no row.
pub(super) fn values(record: &[u8]) -> Option<Vec<Value>> {
    let (head, mut at) = number(record)?;
    let head = usize::try_from(head).ok()?;
    let mut place = head;
    let mut found = Vec::new();
    while at < head {
        let (kind, took) = number(record.get(at..head)?)?;
        at += took;
        let (value, length) = value(kind, record.get(place..)?)?;
        place += length;
        found.push(value);
    }
    (at == head && place == record.len()).then_some(found)
}

fn value(kind: u64, rest: &[u8]) -> Option<(Value, usize)> {
    let length = match kind {
        0 | 8 | 9 => 0,
        1..=4 => usize::try_from(kind).ok()?,
        5 => 6,
        6 | 7 => 8,
        10 | 11 => return None,
        long => usize::try_from((long - 12) / 2).ok()?,
    };
    let bytes = rest.get(..length)?;
    let value = match kind {
        0 => Value::Null,
        8 => Value::Integer(0),
        9 => Value::Integer(1),
        1..=6 => Value::Integer(integer(bytes)),
        7 => Value::Real(f64::from_bits(integer(bytes).cast_unsigned())),
        even if even % 2 == 0 => Value::Blob(bytes.to_vec()),
        _ => Value::Text(String::from_utf8(bytes.to_vec()).ok()?),
    };
    Some((value, length))
}

/// Big-endian, with its sign.
fn integer(bytes: &[u8]) -> i64 {
    let first = bytes.first().copied().unwrap_or_default();
    let sign: i64 = if first >= 0x80 { -1 } else { 0 };
    bytes
        .iter()
        .fold(sign, |number, &byte| (number << 8) | i64::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rusqlite::Connection;

    #[test]
    fn numbers_of_every_length_read() {
        for (bytes, is) in [
            (&[0x00][..], 0),
            (&[0x7f], 127),
            (&[0x81, 0x00], 128),
            (&[0xff, 0x7f], 16_383),
            (&[0xff; 9], u64::MAX),
        ] {
            assert_eq!(number(bytes), Some((is, bytes.len())));
        }
        for bytes in [&[][..], &[0x80], &[0xff; 8]] {
            assert_eq!(number(bytes), None);
        }
    }

    #[test]
    fn a_row_that_is_cut_or_too_long_is_none() {
        // Two values: the number 7 and the text "ab".
        let row = [3, 1, 17, 7, b'a', b'b'];
        let read = vec![Value::Integer(7), Value::Text("ab".into())];
        assert_eq!(values(&row), Some(read));
        for length in 0..row.len() {
            assert_eq!(values(&row[..length]), None, "{length}");
        }
        assert_eq!(values(&[3, 1, 17, 7, b'a', b'b', 0]), None);
        assert_eq!(values(&[2, 10]), None, "a kind that is kept for later");
    }

    proptest! {
        #[test]
        #[allow(clippy::disallowed_methods, reason = "a database in memory that nobody encrypted")]
        fn what_sqlite_writes_is_what_is_read(int in any::<i64>(), real in any::<f64>(), text in any::<String>(), blob in any::<Vec<u8>>()) {
            prop_assume!(!real.is_nan());
            let mut c = Connection::open_in_memory().unwrap();
            c.execute_batch("CREATE TABLE t (a, b, c, d, e)").unwrap();
            c.execute("INSERT INTO t VALUES (?1, ?2, ?3, ?4, NULL)", (int, real, &text, &blob)).unwrap();
            let image = c.serialize(rusqlite::MAIN_DB).unwrap();
            let page = &image[4096..8192];
            let at = usize::from(u16::from_be_bytes([page[8], page[9]]));
            let (length, one) = number(&page[at..]).unwrap();
            let (_, two) = number(&page[at + one..]).unwrap();
            let begin = at + one + two;
            let Some(record) = page.get(begin..begin + usize::try_from(length).unwrap()) else { return Ok(()) };
            let read = values(record).unwrap();
            prop_assert_eq!(&read[0], &Value::Integer(int));
            prop_assert_eq!(&read[2], &Value::Text(text));
            prop_assert_eq!(&read[3], &Value::Blob(blob));
            prop_assert_eq!(&read[4], &Value::Null);
            match read[1] {
                Value::Real(back) => prop_assert_eq!(back.to_bits(), real.to_bits()),
                // A whole number takes less room as one.
                Value::Integer(back) => prop_assert_eq!(back as f64, real),
                ref other => prop_assert!(false, "{:?}", other),
            }
        }
    }
}

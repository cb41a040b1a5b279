use std::io::{self, Cursor, Write};

use ::zip::write::SimpleFileOptions;
use ::zip::{CompressionMethod, DateTime, ZipWriter};

use super::Table;

/// All tables as one ZIP. Each has the first time such a file can tell, 1980, so that the same tables
/// give the same bytes and nothing says when it was made.
///
/// # Errors
/// When a table is over 4 GiB.
pub fn zip(tables: &[Table]) -> io::Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o600);
    for table in tables {
        zip.start_file(table.name, options)?;
        zip.write_all(&table.bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

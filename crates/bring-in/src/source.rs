use std::io::{self, Read, Seek, SeekFrom};

use chrono::{DateTime, FixedOffset};

use crate::BringInError;

/// A file that can be read from any place.
pub trait Bytes: Read + Seek {}

impl<T: Read + Seek> Bytes for T {}

/// What is read.
pub enum Source<'a> {
    /// One file.
    File {
        /// Its name, without the folders above it.
        name: &'a str,
        /// What is in it.
        bytes: &'a mut dyn Bytes,
    },
    /// Many files, each opened when its turn comes.
    Folder(&'a mut dyn Iterator<Item = TextFile>),
}

/// A file of a folder.
pub struct TextFile {
    /// Its path in the folder, with `/` between the parts.
    pub name: String,
    /// When it was changed last, by the clock of where the person is.
    pub changed: Option<DateTime<FixedOffset>>,
    /// What is in it, or why it could not be opened.
    pub bytes: io::Result<Box<dyn Read>>,
}

/// All of a file. One that is too long is refused before it is read.
pub(crate) fn whole(bytes: &mut dyn Bytes, limit: u64) -> Result<Vec<u8>, BringInError> {
    let length = bytes.seek(SeekFrom::End(0))?;
    if length > limit {
        return Err(BringInError::TooLarge {
            bytes: length,
            limit,
        });
    }
    bytes.seek(SeekFrom::Start(0))?;
    match at_most(bytes, limit)? {
        Some(read) => Ok(read),
        None => Err(BringInError::TooLarge {
            bytes: limit.saturating_add(1),
            limit,
        }),
    }
}

/// All that can be read, or `None` when it is more than `limit` bytes.
pub(crate) fn at_most<R: Read + ?Sized>(from: &mut R, limit: u64) -> io::Result<Option<Vec<u8>>> {
    let mut read = Vec::new();
    from.take(limit.saturating_add(1)).read_to_end(&mut read)?;
    Ok((read.len() as u64 <= limit).then_some(read))
}

//! Zips, read in memory. Nothing is written to the disk, nothing is unpacked but what is asked for, and
//! never more than the limits.

use std::cell::Cell;
use std::io::{self, Read, Seek, SeekFrom};
use std::rc::Rc;

use zip::result::ZipError;
use zip::{CompressionMethod, ZipArchive};

use crate::source::{Bytes, at_most};
use crate::{BringInError, Format, Limits};

/// As much of a zip as is read to learn what is in it: the names of some 100,000 files.
const DIRECTORY_BYTES: u64 = 16 << 20;
/// A small journal of one sentence a thousand times packs well, and does no harm.
const ALWAYS_UNPACKED: u64 = 1 << 20;

/// How a zip begins.
pub(crate) const MAGIC: &[u8] = b"PK\x03\x04";

/// A zip that is open.
pub(crate) struct Zip<'a> {
    archive: ZipArchive<Rationed<'a>>,
    limits: Limits,
    unpacked: u64,
}

impl<'a> Zip<'a> {
    /// Opens a zip that was said to be of `format`.
    pub(crate) fn open(
        bytes: &'a mut dyn Bytes,
        limits: Limits,
        format: Format,
    ) -> Result<Self, BringInError> {
        bytes.seek(SeekFrom::Start(0))?;
        if at_most(&mut bytes.take(4), 4)?.is_none_or(|read| read != MAGIC) {
            return Err(BringInError::NotThisFormat(format));
        }
        bytes.seek(SeekFrom::Start(0))?;
        let ration = Rc::new(Cell::new(DIRECTORY_BYTES));
        let rationed = Rationed {
            bytes,
            left: Rc::clone(&ration),
        };
        let archive =
            ZipArchive::new(rationed).map_err(|error| opening(error, ration.get(), &limits))?;
        if archive.len() > limits.files {
            return Err(BringInError::TooManyFiles {
                limit: limits.files,
            });
        }
        ration.set(u64::MAX);
        Ok(Zip {
            archive,
            limits,
            unpacked: 0,
        })
    }

    /// The names of what is in it, in its order.
    pub(crate) fn names(&self) -> Vec<String> {
        let names = self.archive.file_names_raw();
        names
            .map(|raw| String::from_utf8_lossy(raw).into_owned())
            .collect()
    }

    /// What is in a file of the zip; `None` when it is packed in a way that is not known.
    pub(crate) fn unpack(&mut self, at: usize) -> Result<Option<Vec<u8>>, BringInError> {
        let damaged = |_| BringInError::Damaged { line: None };
        let raw = self.archive.by_index_raw(at).map_err(damaged)?;
        if raw.encrypted() {
            return Err(BringInError::ZipLocked);
        }
        if !matches!(
            raw.compression(),
            CompressionMethod::Stored | CompressionMethod::Deflated
        ) {
            return Ok(None);
        }
        drop(raw);
        let mut file = self.archive.by_index(at).map_err(damaged)?;
        let by_ratio = file.compressed_size().saturating_mul(self.limits.ratio);
        let limit = (self.limits.unpacked_bytes - self.unpacked)
            .min(self.limits.file_bytes)
            .min(by_ratio.max(ALWAYS_UNPACKED));
        match at_most(&mut file, limit) {
            Ok(Some(bytes)) => {
                self.unpacked += bytes.len() as u64;
                Ok(Some(bytes))
            }
            Ok(None) => Err(BringInError::UnpacksTooLarge { limit }),
            Err(_) => Err(BringInError::Damaged { line: None }),
        }
    }
}

fn opening(error: ZipError, left: u64, limits: &Limits) -> BringInError {
    match error {
        _ if left == 0 => BringInError::TooManyFiles {
            limit: limits.files,
        },
        ZipError::Io(error) if error.kind() != io::ErrorKind::UnexpectedEof => error.into(),
        _ => BringInError::Damaged { line: None },
    }
}

/// Reads no more than was allotted, so that a directory without end is given up.
struct Rationed<'a> {
    bytes: &'a mut dyn Bytes,
    left: Rc<Cell<u64>>,
}

impl Read for Rationed<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let left = usize::try_from(self.left.get()).unwrap_or(usize::MAX);
        if left == 0 && !into.is_empty() {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let most = into.len().min(left);
        let read = self.bytes.read(&mut into[..most])?;
        self.left.set(self.left.get() - read as u64);
        Ok(read)
    }
}

impl Seek for Rationed<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.bytes.seek(to)
    }
}

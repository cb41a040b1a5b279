use std::cell::Cell;
use std::io::{self, Read, Seek, SeekFrom};
use std::rc::Rc;

use zip::result::ZipError;
use zip::{CompressionMethod, ZipArchive};

use super::read_json;
use crate::gather::Gather;
use crate::source::{Bytes, at_most};
use crate::{BringInError, Format, Limits, Place, Why};

/// As much of a zip as is read to learn what is in it: the names of some 100,000 files.
const DIRECTORY_BYTES: u64 = 16 << 20;
/// A small journal of one sentence a thousand times packs well, and does no harm.
const ALWAYS_UNPACKED: u64 = 1 << 20;

/// Reads every journal in a zip. Nothing is written to the disk, and nothing but journals is unpacked.
pub(crate) fn read_zip(bytes: &mut dyn Bytes, gather: &mut Gather<'_>) -> Result<(), BringInError> {
    let limits = gather.options.limits;
    let wrong = || BringInError::NotThisFormat(Format::DayOneZip);
    bytes.seek(SeekFrom::Start(0))?;
    if at_most(&mut bytes.take(4), 4)?.is_none_or(|read| read != b"PK\x03\x04") {
        return Err(wrong());
    }
    bytes.seek(SeekFrom::Start(0))?;
    let ration = Rc::new(Cell::new(DIRECTORY_BYTES));
    let rationed = Rationed {
        bytes,
        left: Rc::clone(&ration),
    };
    let mut archive =
        ZipArchive::new(rationed).map_err(|error| opening(error, ration.get(), &limits))?;
    if archive.len() > limits.files {
        return Err(BringInError::TooManyFiles {
            limit: limits.files,
        });
    }
    ration.set(u64::MAX);
    let mut unpacked = 0;
    let mut is_any = false;
    let names: Vec<_> = archive.file_names_raw().map(journal_name).collect();
    for (at, name) in names.into_iter().enumerate() {
        let Some(name) = name else {
            continue;
        };
        if name.split(['/', '\\']).any(|part| part == "..") || name.starts_with(['/', '\\']) {
            gather.leave_out(Place::File(name), Why::OddName)?;
            continue;
        }
        let left = limits.unpacked_bytes - unpacked;
        let Some(json) = unpack(&mut archive, at, left, &limits)? else {
            gather.leave_out(Place::File(name), Why::CannotRead)?;
            continue;
        };
        unpacked += json.len() as u64;
        match gather
            .text(json)
            .and_then(|text| read_json(&text, Some(&name), gather))
        {
            Ok(()) => is_any = true,
            Err(BringInError::NotThisFormat(_) | BringInError::NotText) => {
                gather.leave_out(Place::File(name), Why::NotAJournal)?;
            }
            Err(error) => return Err(error),
        }
    }
    if is_any { Ok(()) } else { Err(wrong()) }
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

/// The name of a file in the zip, if it may be a journal.
fn journal_name(raw: &[u8]) -> Option<String> {
    let name = String::from_utf8_lossy(raw).into_owned();
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let is_journal = last.to_lowercase().ends_with(".json")
        && !last.starts_with('.')
        && !name.starts_with("__MACOSX/");
    is_journal.then_some(name)
}

/// What is in a file of the zip; `None` when it is packed in a way that is not known.
fn unpack<R: Read + Seek>(
    archive: &mut ZipArchive<R>,
    at: usize,
    left: u64,
    limits: &Limits,
) -> Result<Option<Vec<u8>>, BringInError> {
    let damaged = |_| BringInError::Damaged { line: None };
    let raw = archive.by_index_raw(at).map_err(damaged)?;
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
    let mut file = archive.by_index(at).map_err(damaged)?;
    let by_ratio = file.compressed_size().saturating_mul(limits.ratio);
    let limit = left
        .min(limits.file_bytes)
        .min(by_ratio.max(ALWAYS_UNPACKED));
    match at_most(&mut file, limit) {
        Ok(Some(json)) => Ok(Some(json)),
        Ok(None) => Err(BringInError::UnpacksTooLarge { limit }),
        Err(_) => Err(BringInError::Damaged { line: None }),
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

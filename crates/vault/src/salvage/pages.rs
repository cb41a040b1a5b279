use std::collections::BTreeMap;
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::cipher::{PAGE, PageCipher};
use super::log::{self, Log};
use crate::VaultError;
use crate::error::at;
use crate::regular_file::{self, FileError, opening};
use crate::secret::VaultKey;
use crate::slot::SALT_BYTES as SALT;

/// The most that is read of a log, in bytes: it is held in memory, and folded in every few megabytes.
const LOG_MOST: u64 = 1 << 30;
/// So many pages are asked whether a salt is the right one.
const ASKED: usize = 8;

/// The pages of a damaged database, as far as each is what was written. What its log holds stands in
/// their place, as if it had been folded in.
pub(super) struct Pages {
    plain: BTreeMap<u32, Zeroizing<Vec<u8>>>,
    count: u32,
}

impl Pages {
    /// Reads them, without writing anything. `salt` is what is known of the database's salt besides.
    ///
    /// # Errors
    /// [`VaultError::NothingReads`] when no page is what was written; [`VaultError::Storage`].
    pub(super) fn read(
        database: &Path,
        key: &VaultKey,
        salt: Option<[u8; SALT]>,
    ) -> Result<Self, VaultError> {
        let (mut raw, in_file) = raw_pages(database)?;
        let log = read_log(&log_of(database));
        overlay(&mut raw, &log);
        let cipher = find_cipher(&raw, key, salt).ok_or(VaultError::NothingReads)?;
        let plain: BTreeMap<_, _> = raw
            .iter()
            .filter_map(|(&number, page)| Some((number, cipher.open(page, number)?)))
            .collect();
        if plain.is_empty() {
            return Err(VaultError::NothingReads);
        }
        let told = plain.get(&1).map(|first| word(first, SIZE_AT));
        let count = log.size.or(told).unwrap_or(in_file);
        Ok(Pages { plain, count })
    }

    /// A page as SQLite knows it; `None` when it fails.
    pub(super) fn get(&self, number: u32) -> Option<&[u8]> {
        if number > self.count {
            return None;
        }
        self.plain.get(&number).map(|page| page.as_slice())
    }

    /// How much they can hold, all together.
    pub(super) fn bytes(&self) -> usize {
        (self.count as usize).saturating_mul(PAGE)
    }

    /// The numbers of the pages that are as they were written.
    pub(super) fn whole(&self) -> impl Iterator<Item = u32> {
        self.plain.keys().copied().filter(|&n| n <= self.count)
    }

    /// The numbers of those that are not.
    pub(super) fn failing(&self) -> impl Iterator<Item = u32> {
        (1..=self.count).filter(|n| !self.plain.contains_key(n))
    }

    /// Whether SQLite can read and write what the header describes, and this program would write it so; `None`
    /// where the first page fails.
    pub(super) fn is_format_ours(&self) -> Option<bool> {
        let first = self.get(1)?;
        let is_known = |version: &u8| (1..=NEWEST_FORMAT).contains(version);
        Some(
            first[PAGE_SIZE_AT..FORMATS_AT] == OUR_PAGE_SIZE
                && first[FORMATS_AT..FORMATS_AT + 2].iter().all(is_known)
                && first[FRACTIONS_AT..FRACTIONS_AT + FRACTIONS.len()] == FRACTIONS,
        )
    }

    /// The schema's version, if the first page is whole.
    pub(super) fn schema(&self) -> Option<u32> {
        self.get(1).map(|first| word(first, VERSION_AT))
    }

    /// The pages that are not in use, as far as their list reads.
    pub(super) fn free(&self) -> Vec<u32> {
        let mut free = Vec::new();
        let mut next = self.get(1).map_or(0, |first| word(first, FREE_AT));
        while next != 0 && free.len() < self.count as usize {
            free.push(next);
            let Some(trunk) = self.get(next) else { break };
            let listed = word(trunk, 4) as usize;
            free.extend((0..listed.min(trunk.len() / 4 - 2)).map(|n| word(trunk, 8 + 4 * n)));
            next = word(trunk, 0);
        }
        free
    }
}

// Places in the database's header (<https://www.sqlite.org/fileformat2.html#the_database_header>).
const PAGE_SIZE_AT: usize = 16;
const OUR_PAGE_SIZE: [u8; 2] = (PAGE as u16).to_be_bytes();
/// Who may write it, and who may read it.
const FORMATS_AT: usize = 18;
/// The one with a write-ahead log; the other is a new database's.
const NEWEST_FORMAT: u8 = 2;
/// They are the same in every database.
const FRACTIONS_AT: usize = 21;
const FRACTIONS: [u8; 3] = [64, 32, 32];
const SIZE_AT: usize = 28;
const FREE_AT: usize = 32;
const VERSION_AT: usize = 60;

/// A big-endian number in a page.
pub(super) fn word(page: &[u8], at: usize) -> u32 {
    page.get(at..at + 4)
        .and_then(|four| four.try_into().ok())
        .map_or(0, u32::from_be_bytes)
}

type Raw = BTreeMap<u32, Vec<u8>>;

/// The pages of a file, encrypted, and how many there are. What the disk does not give is left out, and so
/// are pages of zeros, which are never authentic: a file that is nothing but a hole takes up no memory.
fn raw_pages(path: &Path) -> Result<(Raw, u32), VaultError> {
    let mut file = match regular_file::open(path, u64::MAX) {
        Err(FileError::Missing) => return Err(VaultError::NothingReads),
        other => other.map_err(opening(path))?,
    };
    let length = file.metadata().map_err(at(path))?.len();
    let count = u32::try_from(length / PAGE as u64).unwrap_or(u32::MAX);
    let mut raw = Raw::new();
    let mut page = vec![0; PAGE];
    for number in 1..=count {
        let got = file
            .seek(SeekFrom::Start(u64::from(number - 1) * PAGE as u64))
            .and_then(|_| file.read_exact(&mut page));
        if got.is_ok() && page.iter().any(|&byte| byte != 0) {
            raw.insert(number, page.clone());
        }
    }
    Ok((raw, count))
}

/// A log that does not read holds nothing that could be told from what was never finished.
fn read_log(path: &Path) -> Log {
    match regular_file::read(path, LOG_MOST) {
        Ok(bytes) => log::read(&bytes),
        Err(_) => Log::default(),
    }
}

fn overlay(raw: &mut Raw, log: &Log) {
    for (&number, page) in &log.pages {
        raw.insert(number, page.clone());
    }
}

fn log_of(database: &Path) -> PathBuf {
    let mut log = database.as_os_str().to_owned();
    log.push("-wal");
    PathBuf::from(log)
}

/// The cipher with the salt by which pages are authentic: the one that stands in the file, the one that is
/// known besides, or the one that stands there but for a byte.
fn find_cipher(raw: &Raw, key: &VaultKey, known: Option<[u8; SALT]>) -> Option<PageCipher> {
    let standing: Option<[u8; SALT]> = raw
        .get(&1)
        .and_then(|first| first.get(..SALT)?.try_into().ok());
    let nearly = standing.into_iter().flat_map(|salt| {
        (0..SALT).flat_map(move |place| {
            (1..=u8::MAX).map(move |change| {
                let mut salt = salt;
                salt[place] ^= change;
                salt
            })
        })
    });
    let derive = |salt| PageCipher::derive(key, salt);
    let is_any = |cipher: &PageCipher| raw.iter().any(|(&n, page)| cipher.is_authentic(page, n));
    if let Some(found) = standing.into_iter().chain(known).map(derive).find(is_any) {
        return Some(found);
    }
    // Spread over the file: what fails lies close together.
    let apart = (raw.len() / ASKED).max(1);
    let asked: Vec<_> = raw.iter().skip(1).step_by(apart).take(ASKED).collect();
    nearly.map(derive).find(|cipher| {
        let mut asked = asked.iter();
        asked.any(|&(&number, page)| cipher.is_authentic(page, number))
    })
}

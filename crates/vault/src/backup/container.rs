//! The file of a copy: a plain tar of four members in a fixed order. Nothing in it is plain text
//! but names and lengths; `docs/FORMAT.md` tells how to open one without this program.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::VaultError;
use crate::durable;
use crate::error::at;
use crate::regular_file::{self, FileError, opening};
use crate::slot::sum_of;

const PASSPHRASE: &str = "slot-passphrase.age";
const RECOVERY: &str = "slot-recovery.age";
const DATABASE: &str = "journal.db";
const SUMS: &str = "sums";

const BLOCK: usize = 512;
/// A slot is under 1 KiB, the sums three lines: anything much larger is neither.
const SMALL: u64 = 64 * 1024;
/// What the eleven octal digits of a length can say: 8 GiB.
const LARGEST: u64 = 0o777_7777_7777;
/// The most bytes that the file of a copy can have, padding and all.
pub(super) const LARGEST_FILE: u64 = LARGEST + 1024 * 1024;

/// A slot as it lies in a copy.
pub(super) struct Slot {
    pub(super) bytes: Vec<u8>,
    /// Whether it is as it was written. Without its sum that is not known, and not assumed.
    pub(super) whole: bool,
}

/// A copy whose parts were found. Whether they are whole, the key and the sums tell.
pub(super) struct Container {
    file: File,
    pub(super) passphrase: Slot,
    pub(super) recovery: Slot,
    database: (u64, u64),
    database_sum: Option<String>,
}

impl Container {
    /// Looks into the file at `path`. Reads no more than the slots and the sums.
    ///
    /// # Errors
    /// [`VaultError::BackupDamaged`] for what is no such file, a link or a pipe included;
    /// [`VaultError::FolderMissing`] when it is not there; storage errors.
    pub(super) fn open(path: &Path) -> Result<Self, VaultError> {
        let opened = regular_file::open(path, LARGEST_FILE);
        let mut file = opened.map_err(|error| match error {
            FileError::Missing => VaultError::FolderMissing,
            FileError::NotRegular | FileError::TooLarge { .. } => VaultError::BackupDamaged,
            FileError::Io(error) => VaultError::io(path, &error),
        })?;
        read(&mut file, path).map(|(passphrase, recovery, database, sums)| {
            let known = |name| sum_in(&sums, name);
            let slot = |name, bytes: Vec<u8>| Slot {
                whole: known(name).is_some_and(|sum| sum == sum_of(&bytes)),
                bytes,
            };
            Container {
                passphrase: slot(PASSPHRASE, passphrase),
                recovery: slot(RECOVERY, recovery),
                database,
                database_sum: known(DATABASE),
                file,
            }
        })
    }

    /// Lays the database down at `to`, still encrypted, and durable. Nothing may be there yet.
    ///
    /// # Errors
    /// [`VaultError::BackupDamaged`] when the file ends before it should; storage errors.
    pub(super) fn extract(&mut self, to: &Path) -> Result<(), VaultError> {
        let mut out = regular_file::create_new(to).map_err(opening(to))?;
        self.each_piece(|piece| out.write_all(piece).map_err(at(to)))?;
        durable::flush(&out).map_err(at(to))
    }

    /// Whether every part is as it was written, as far as can be told without a key.
    ///
    /// # Errors
    /// [`VaultError::BackupDamaged`] when it is not; storage errors.
    pub(super) fn must_be_whole(&mut self) -> Result<(), VaultError> {
        let mut sum = Sha256::new();
        self.each_piece(|piece| {
            sum.update(piece);
            Ok(())
        })?;
        let is_whole = self.database_sum.as_deref() == Some(hex(&sum.finalize()).as_str());
        if is_whole && self.passphrase.whole && self.recovery.whole {
            Ok(())
        } else {
            Err(VaultError::BackupDamaged)
        }
    }

    /// Writes the same copy with another passphrase slot.
    pub(super) fn rewrite(&mut self, to: &mut File, passphrase: &[u8]) -> Result<(), VaultError> {
        let recovery = self.recovery.bytes.clone();
        let (start, length) = self.database;
        let place = Path::new(DATABASE);
        self.file.seek(SeekFrom::Start(start)).map_err(at(place))?;
        write(to, passphrase, &recovery, &mut self.file, length).map_err(at(place))
    }

    /// Copies the file as it is, in which the parts were found, to `to`. Nothing may be there yet.
    pub(super) fn copy_whole(&mut self, to: &Path) -> Result<(), VaultError> {
        let mut out = regular_file::create_new(to).map_err(opening(to))?;
        self.file.seek(SeekFrom::Start(0)).map_err(at(to))?;
        let mut all = (&mut self.file).take(LARGEST_FILE);
        io::copy(&mut all, &mut out).map_err(at(to)).map(drop)
    }

    fn each_piece(
        &mut self,
        mut each: impl FnMut(&[u8]) -> Result<(), VaultError>,
    ) -> Result<(), VaultError> {
        let (start, mut left) = self.database;
        let place = Path::new(DATABASE);
        self.file.seek(SeekFrom::Start(start)).map_err(at(place))?;
        let mut piece = vec![0; 128 * 1024];
        while left > 0 {
            let wanted = usize::try_from(left).map_or(piece.len(), |left| left.min(piece.len()));
            let got = self.file.read(&mut piece[..wanted]).map_err(at(place))?;
            if got == 0 {
                return Err(VaultError::BackupDamaged);
            }
            each(&piece[..got])?;
            left -= got as u64;
        }
        Ok(())
    }
}

type Parts = (Vec<u8>, Vec<u8>, (u64, u64), String);

/// Whether the file at `path` begins as a copy does.
pub(super) fn begins_as_one(path: &Path) -> bool {
    let file = regular_file::open(path, LARGEST_FILE);
    file.is_ok_and(|mut file| header_length(&mut file, path, 0, PASSPHRASE).is_ok())
}

fn read(file: &mut File, path: &Path) -> Result<Parts, VaultError> {
    let total = file.metadata().map_err(at(path))?.len();
    let mut place = 0;
    let passphrase = small(file, path, &mut place, PASSPHRASE)?;
    let recovery = small(file, path, &mut place, RECOVERY)?;
    let length = header_length(file, path, place, DATABASE)?;
    let database = (place + BLOCK as u64, length);
    place = database.0 + padded(length);
    if place > total {
        return Err(VaultError::BackupDamaged);
    }
    // Without the sums the parts can still prove themselves.
    let sums = match small(file, path, &mut place, SUMS) {
        Err(VaultError::BackupDamaged) => Vec::new(),
        other => other?,
    };
    let sums = String::from_utf8_lossy(&sums).into_owned();
    Ok((passphrase, recovery, database, sums))
}

/// A small member at `place`, which moves on past it.
fn small(file: &mut File, path: &Path, place: &mut u64, name: &str) -> Result<Vec<u8>, VaultError> {
    let length = header_length(file, path, *place, name)?;
    if length > SMALL {
        return Err(VaultError::BackupDamaged);
    }
    let mut bytes = vec![0; usize::try_from(length).unwrap_or_default()];
    exactly(file, path, *place + BLOCK as u64, &mut bytes)?;
    *place += BLOCK as u64 + padded(length);
    Ok(bytes)
}

/// The length that a member's header names. A header is exactly as this program writes it.
fn header_length(file: &mut File, path: &Path, place: u64, name: &str) -> Result<u64, VaultError> {
    let mut found = [0; BLOCK];
    exactly(file, path, place, &mut found)?;
    let digits = std::str::from_utf8(&found[124..135]).ok();
    digits
        .and_then(|digits| u64::from_str_radix(digits, 8).ok())
        .filter(|&length| header(name, length) == found)
        .ok_or(VaultError::BackupDamaged)
}

fn exactly(file: &mut File, path: &Path, place: u64, bytes: &mut [u8]) -> Result<(), VaultError> {
    file.seek(SeekFrom::Start(place)).map_err(at(path))?;
    file.read_exact(bytes).map_err(|error| {
        if error.kind() == io::ErrorKind::UnexpectedEof {
            VaultError::BackupDamaged
        } else {
            VaultError::io(path, &error)
        }
    })
}

fn sum_in(sums: &str, name: &str) -> Option<String> {
    sums.lines()
        .filter_map(|line| line.split_once("  "))
        .find(|(_, found)| *found == name)
        .map(|(sum, _)| sum.to_owned())
}

/// Writes a copy: both slots, then `length` bytes of the database, then the sums of all three as
/// `sha256sum` writes them.
pub(super) fn write(
    to: &mut File,
    passphrase: &[u8],
    recovery: &[u8],
    database: &mut File,
    length: u64,
) -> io::Result<()> {
    if length > LARGEST {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    let mut to = io::BufWriter::with_capacity(128 * 1024, to);
    member(&mut to, PASSPHRASE, passphrase)?;
    member(&mut to, RECOVERY, recovery)?;
    to.write_all(&header(DATABASE, length))?;
    let sum = {
        let mut summing = Summing(&mut to, Sha256::new());
        let copied = io::copy(&mut database.take(length), &mut summing)?;
        if copied != length {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        hex(&summing.1.finalize())
    };
    pad(&mut to, length)?;
    let sums = format!(
        "{}  {PASSPHRASE}\n{}  {RECOVERY}\n{sum}  {DATABASE}\n",
        sum_of(passphrase),
        sum_of(recovery),
    );
    member(&mut to, SUMS, sums.as_bytes())?;
    to.write_all(&[0; 2 * BLOCK])?;
    to.flush()
}

struct Summing<'w, W: Write>(&'w mut W, Sha256);

impl<W: Write> Write for Summing<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.0.write(bytes)?;
        self.1.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

fn member(to: &mut impl Write, name: &str, bytes: &[u8]) -> io::Result<()> {
    to.write_all(&header(name, bytes.len() as u64))?;
    to.write_all(bytes)?;
    pad(to, bytes.len() as u64)
}

fn pad(to: &mut impl Write, length: u64) -> io::Result<()> {
    let missing = usize::try_from(padded(length) - length).unwrap_or_default();
    to.write_all(&[0; BLOCK][..missing])
}

fn padded(length: u64) -> u64 {
    length.div_ceil(BLOCK as u64) * BLOCK as u64
}

/// A member's header (POSIX ustar). It names no owner and no time.
fn header(name: &str, length: u64) -> [u8; BLOCK] {
    let mut header = [0; BLOCK];
    let length = format!("{length:011o}");
    for (place, text) in [
        (0, name),
        (100, "0000600"),
        (108, "0000000"),
        (116, "0000000"),
        (124, length.as_str()),
        (136, "00000000000"),
        (148, "        "),
        (156, "0"),
        (257, "ustar\u{0}00"),
    ] {
        if let Some(field) = header.get_mut(place..place + text.len()) {
            field.copy_from_slice(text.as_bytes());
        }
    }
    let sum: u32 = header.iter().map(|&byte| u32::from(byte)).sum();
    header[148..156].copy_from_slice(format!("{sum:06o}\u{0} ").as_bytes());
    header
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::fs;

    fn made(folder: &Path, database: &[u8]) -> Vec<u8> {
        let path = folder.join("db");
        fs::write(&path, database).unwrap();
        let copy = folder.join("copy");
        let mut out = File::create(&copy).unwrap();
        let mut db = File::open(&path).unwrap();
        write(
            &mut out,
            b"first slot",
            b"second",
            &mut db,
            database.len() as u64,
        )
        .unwrap();
        fs::read(&copy).unwrap()
    }

    #[test]
    fn what_goes_in_comes_out_whatever_its_length() {
        let folder = tempfile::tempdir().unwrap();
        for length in [0, 1, 511, 512, 513, 4096, 300_000] {
            let database: Vec<u8> = (0..length).map(|n| (n % 251) as u8).collect();
            made(folder.path(), &database);
            let mut copy = Container::open(&folder.path().join("copy")).unwrap();
            copy.must_be_whole().unwrap();
            assert_eq!(
                (&copy.passphrase.bytes[..], &copy.recovery.bytes[..]),
                (&b"first slot"[..], &b"second"[..])
            );
            let out = folder.path().join(format!("out {length}"));
            copy.extract(&out).unwrap();
            assert_eq!(fs::read(out).unwrap(), database);
        }
    }

    #[test]
    fn what_ends_with_the_database_can_still_prove_itself_and_what_ends_before_is_damaged() {
        let folder = tempfile::tempdir().unwrap();
        let good = made(folder.path(), &[7; 1000]);
        let path = folder.path().join("copy");
        let end = good.len() - BLOCK - 512 - 2 * BLOCK;
        fs::write(&path, &good[..end]).unwrap();
        let mut copy = Container::open(&path).unwrap();
        assert!(matches!(
            copy.must_be_whole(),
            Err(VaultError::BackupDamaged)
        ));
        copy.extract(&folder.path().join("out")).unwrap();
        fs::write(&path, &good[..end - 1]).unwrap();
        assert!(matches!(
            Container::open(&path),
            Err(VaultError::BackupDamaged)
        ));
    }

    #[test]
    fn a_slot_is_as_large_as_is_said_and_a_database_as_its_header_can_tell() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("copy");
        let with = |bytes: u64, length: u64| {
            let slot = vec![7; usize::try_from(bytes).unwrap()];
            let db = folder.path().join("db");
            fs::write(&db, b"1234").unwrap();
            let mut out = File::create(&path).unwrap();
            write(&mut out, &slot, b"", &mut File::open(db).unwrap(), length)
        };
        with(SMALL, 4).unwrap();
        assert!(Container::open(&path).is_ok());
        with(SMALL + 1, 4).unwrap();
        assert!(matches!(
            Container::open(&path),
            Err(VaultError::BackupDamaged)
        ));
        let kind = |length| with(1, length).unwrap_err().kind();
        assert_eq!(kind(LARGEST), io::ErrorKind::UnexpectedEof);
        assert_eq!(kind(LARGEST + 1), io::ErrorKind::FileTooLarge);
    }

    #[test]
    fn the_sums_are_those_that_any_program_counts() {
        let folder = tempfile::tempdir().unwrap();
        let copy = made(folder.path(), &[7; 1000]);
        let text = String::from_utf8_lossy(&copy);
        for (bytes, name) in [
            (&b"first slot"[..], PASSPHRASE),
            (b"second", RECOVERY),
            (&[7; 1000], DATABASE),
        ] {
            let line = format!("{}  {name}\n", sum_of(bytes));
            assert!(text.contains(&line), "{line}");
        }
    }

    #[test]
    fn every_flipped_byte_and_every_length_is_noticed_or_harmless() {
        let folder = tempfile::tempdir().unwrap();
        let good = made(folder.path(), &[7; 1000]);
        let path = folder.path().join("copy");
        let whole = || -> Result<Container, VaultError> {
            let mut copy = Container::open(&path)?;
            copy.must_be_whole()?;
            Ok(copy)
        };
        let harmless = |copy: Container| {
            copy.passphrase.bytes == b"first slot"
                && copy.recovery.bytes == b"second"
                && copy.database.1 == 1000
        };
        for at in 0..good.len() {
            let mut bytes = good.clone();
            bytes[at] ^= 0x20;
            fs::write(&path, &bytes).unwrap();
            match whole() {
                Ok(copy) => assert!(harmless(copy), "byte {at}"),
                Err(VaultError::BackupDamaged) => {}
                Err(error) => panic!("byte {at}: {error}"),
            }
        }
        for length in 0..good.len() {
            fs::write(&path, &good[..length]).unwrap();
            match whole() {
                // Only the empty blocks at the end may be missing.
                Ok(copy) => assert!(harmless(copy) && length + 3 * BLOCK > good.len()),
                Err(VaultError::BackupDamaged) => {}
                Err(error) => panic!("length {length}: {error}"),
            }
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_no_copy_and_no_panic(bytes in proptest::collection::vec(any::<u8>(), 0..4000)) {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("copy");
            fs::write(&path, bytes).unwrap();
            prop_assert!(matches!(Container::open(&path), Err(VaultError::BackupDamaged)));
        }
    }
}

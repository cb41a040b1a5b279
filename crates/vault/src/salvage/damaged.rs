use std::fs::File;

use crate::regular_file;
use std::io::{Read, Seek, SeekFrom};
use std::ops::RangeInclusive;
use std::path::Path;

use super::cipher::{PAGE, PageCipher};
use crate::secret::VaultKey;
use crate::slot::SALT_BYTES as SALT;

/// So many bytes in a row of a noted salt are no accident.
const IN_A_ROW: usize = 8;
/// How far the bytes of a file are looked for from where they should be.
const MOVED: i64 = 16;
/// So many pages are looked at for that.
const ASKED: u32 = 8;

/// Whether a database of which no page is authentic by this key shows that it was damaged. A whole
/// database of another key never looks like this: it has whole pages, each of them random, and a salt of its own.
pub(super) fn is(database: &Path, key: &VaultKey, noted: Option<[u8; SALT]>) -> bool {
    let Ok(mut file) = regular_file::open(database, u64::MAX) else {
        return true;
    };
    let Ok(length) = file.metadata().map(|file| file.len()) else {
        return true;
    };
    if length % PAGE as u64 != 0 {
        return true;
    }
    let mut page = vec![0; PAGE];
    let mut salts: Vec<[u8; SALT]> = noted.into_iter().collect();
    let mut lacking = Vec::new();
    let mut number = 0;
    while file.read_exact(&mut page).is_ok() {
        number += 1;
        // What was zeroed, or never written.
        if page.iter().all(|byte| *byte == page[0]) {
            return true;
        }
        if number == 1 {
            if noted.is_some_and(|salt| holds_some_of(&page[..4 * SALT], &salt)) {
                return true;
            }
            salts.extend(without_one(&page));
            lacking = with_one_more(&page);
        }
    }
    let cipher = |salt| PageCipher::derive(key, salt);
    let mut lacking = lacking.into_iter().map(cipher);
    lacking.any(|cipher| reads_elsewhere(&mut file, &cipher, 2..=2, -1..=-1))
        || salts
            .into_iter()
            .map(cipher)
            .any(|cipher| reads_elsewhere(&mut file, &cipher, 2..=1 + ASKED, -MOVED..=MOVED))
}

fn holds_some_of(start: &[u8], salt: &[u8; SALT]) -> bool {
    let mut wanted = salt.windows(IN_A_ROW);
    wanted.any(|wanted| start.windows(IN_A_ROW).any(|found| found == wanted))
}

/// The salts that may have stood at the start before a byte was put in there, or after it.
fn without_one(first: &[u8]) -> Vec<[u8; SALT]> {
    let without = |gone: usize| {
        let left = first.iter().take(SALT + 1).enumerate();
        let left = left.filter(|(at, _)| *at != gone).map(|(_, byte)| *byte);
        <[u8; SALT]>::try_from(left.take(SALT).collect::<Vec<_>>()).ok()
    };
    (0..=SALT).filter_map(without).collect()
}

/// The salts that may have stood at the start before a byte of them was lost.
fn with_one_more(first: &[u8]) -> Vec<[u8; SALT]> {
    let with = |at: usize, lost: u8| {
        let mut salt = first.get(..SALT - 1)?.to_vec();
        salt.insert(at, lost);
        <[u8; SALT]>::try_from(salt).ok()
    };
    (0..SALT)
        .flat_map(|at| (0..=u8::MAX).filter_map(move |lost| with(at, lost)))
        .collect()
}

/// Whether a page is authentic at another place than its own, by a few bytes.
fn reads_elsewhere(
    file: &mut File,
    cipher: &PageCipher,
    mut numbers: RangeInclusive<u32>,
    by: RangeInclusive<i64>,
) -> bool {
    let mut page = vec![0; PAGE];
    numbers.any(|number| {
        let own = i64::from(number - 1) * PAGE as i64;
        by.clone().any(|by| {
            let place = u64::try_from(own + by).unwrap_or_default();
            let read =
                file.seek(SeekFrom::Start(place)).is_ok() && file.read_exact(&mut page).is_ok();
            read && cipher.is_authentic(&page, number)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::open;

    fn key() -> VaultKey {
        VaultKey::from_bytes([7; 32])
    }

    /// A database and its bytes.
    fn made() -> (tempfile::TempDir, std::path::PathBuf, Vec<u8>) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.db");
        drop(open::create(&path, &key()).unwrap());
        let bytes = std::fs::read(&path).unwrap();
        (folder, path, bytes)
    }

    #[test]
    fn a_whole_database_of_another_key_is_not_damaged() {
        let (_folder, path, bytes) = made();
        let noted = <[u8; SALT]>::try_from(&bytes[..SALT]).unwrap();
        let other = VaultKey::from_bytes([8; 32]);
        assert!(!is(&path, &other, None));
        assert!(!is(&path, &other, Some([1; SALT])));
        // By its salt it is the very one.
        assert!(is(&path, &other, Some(noted)));
    }

    #[test]
    fn what_was_zeroed_cut_or_moved_by_a_byte_is_damaged_with_its_salt_noted_or_not() {
        let (_folder, path, good) = made();
        let noted = <[u8; SALT]>::try_from(&good[..SALT]).unwrap();
        let length = good.len();
        let mut tried = vec![
            vec![0; length],
            vec![255; length],
            good[..length - 1].to_vec(),
        ];
        for at in [0, 5, 15, 16, 17, 700, 4095] {
            let mut more = good.clone();
            more.insert(at, 0x5a);
            tried.push(more.clone());
            more.pop();
            tried.push(more);
        }
        for at in [0, 5, 15, 16, 17, 700, 4095] {
            let mut less = good.clone();
            less.remove(at);
            less.push(0x5a);
            tried.push(less);
        }
        for (n, bytes) in tried.iter().enumerate() {
            std::fs::write(&path, bytes).unwrap();
            for salt in [None, Some(noted)] {
                assert!(is(&path, &key(), salt), "{n} {salt:?}");
            }
        }
    }
}

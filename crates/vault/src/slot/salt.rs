use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::sums::{SALT_BYTES, Sums};
use crate::VaultError;
use crate::error::at;

/// Notes the salt of a generation's database beside its slots, once the database has opened.
///
/// # Errors
/// Storage errors. Without the note the journal is as sound as before.
pub(crate) fn note_salt(generation: &Path) -> Result<(), VaultError> {
    let path = generation.join("journal.db");
    let mut salt = [0; SALT_BYTES];
    File::open(&path)
        .and_then(|mut file| file.read_exact(&mut salt))
        .map_err(at(&path))?;
    Sums::read(generation).with_salt(salt).write(generation)
}

/// The salt as it was noted.
pub(crate) fn noted_salt(generation: &Path) -> Option<[u8; SALT_BYTES]> {
    Sums::read(generation).salt()
}

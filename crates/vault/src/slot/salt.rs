use std::io::Read;
use std::path::Path;

use uuid::Uuid;

use super::sums::{SALT_BYTES, Sums};
use crate::error::at;
use crate::regular_file::{self, opening};
use crate::{VaultError, backup};

/// Notes the salt of a generation's database beside its slots, and which journal it is, once the database
/// has opened.
///
/// # Errors
/// Storage errors. Without the note the journal is as sound as before.
pub(crate) fn note_database(generation: &Path, vault_id: Uuid) -> Result<(), VaultError> {
    let path = generation.join("journal.db");
    let mut salt = [0; SALT_BYTES];
    let mut file = regular_file::open(&path, u64::MAX).map_err(opening(&path))?;
    file.read_exact(&mut salt).map_err(at(&path))?;
    Sums::read(generation)
        .with_salt(salt)
        .with_journal(backup::tag(vault_id))
        .write(generation)
}

/// Notes which journal a generation is, beside its slots.
///
/// # Errors
/// Storage errors.
pub(crate) fn note_journal(generation: &Path, vault_id: Uuid) -> Result<(), VaultError> {
    let sums = Sums::read(generation).with_journal(backup::tag(vault_id));
    sums.write(generation)
}

/// The salt as it was noted.
pub(crate) fn noted_salt(generation: &Path) -> Option<[u8; SALT_BYTES]> {
    Sums::read(generation).salt()
}

/// Which journal a generation is, as it was noted: the tag that its backups bear.
pub(crate) fn noted_journal(generation: &Path) -> Option<String> {
    Sums::read(generation).journal()
}

use std::path::Path;

use sha2::{Digest, Sha256};

use crate::{VaultError, backup, durable, regular_file};

const SUMS: &str = "slots.sum";
/// How the copy of a slot is named.
pub(super) const COPY: &str = ".bak";

/// Whether a line of the sums is about `slot` or its copy.
fn is_of(line: &str, slot: &str) -> bool {
    line.strip_suffix(COPY).unwrap_or(line) == slot
}

/// SHA-256 in lower-case hex.
pub(crate) fn sum_of(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn salt_from(text: &str) -> Option<[u8; SALT_BYTES]> {
    if text.len() != 2 * SALT_BYTES || !text.is_ascii() {
        return None;
    }
    let mut salt = [0; SALT_BYTES];
    for (at, byte) in salt.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[2 * at..2 * at + 2], 16).ok()?;
    }
    Some(salt)
}

/// The sums a generation's slots may have, in the format of `sha256sum`.
///
/// age cannot tell a wrong passphrase from a damaged slot; these can. While a slot is being
/// replaced its old and its new sum both stand here, so that a kill between two steps is never
/// taken for damage. They guard against accidents, not against a person: who may write here
/// may also write the sums.
///
/// Beside them stands, as a comment, the salt of the database: its first sixteen bytes, which are no
/// secret. Where its first page is lost, the others cannot be told from damaged ones without it. And which
/// journal it is, as the names of its backups tell it, so that another one's backup is known for what it is
/// while this one is locked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sums {
    lines: Vec<(String, String)>,
    salt: Option<[u8; SALT_BYTES]>,
    journal: Option<String>,
}

/// SQLCipher keeps so many bytes where SQLite has the first bytes of the file.
pub(crate) const SALT_BYTES: usize = 16;
const SALT: &str = "# salt of journal.db: ";
const JOURNAL: &str = "# journal: ";
/// A dozen lines: what is much larger was not written by this program.
const MOST: u64 = 16 * 1024;

impl Sums {
    /// What stands in the generation's folder; empty when missing or unreadable.
    pub(crate) fn read(generation: &Path) -> Self {
        let bytes = regular_file::read(&generation.join(SUMS), MOST).unwrap_or_default();
        let text = String::from_utf8(bytes).unwrap_or_default();
        Sums {
            lines: text
                .lines()
                .filter_map(|line| line.split_once("  "))
                .map(|(sum, name)| (sum.to_owned(), name.to_owned()))
                .collect(),
            salt: text
                .lines()
                .filter_map(|line| line.strip_prefix(SALT))
                .find_map(salt_from),
            journal: text
                .lines()
                .filter_map(|line| line.strip_prefix(JOURNAL))
                .find(|tag| backup::is_tag(tag))
                .map(str::to_owned),
        }
    }

    /// Whether any sum is known for `name`.
    pub(crate) fn knows(&self, name: &str) -> bool {
        self.lines.iter().any(|(_, n)| is_of(n, name))
    }

    pub(crate) fn allows(&self, name: &str, sum: &str) -> bool {
        self.lines.iter().any(|(s, n)| is_of(n, name) && s == sum)
    }

    /// Adds a sum beside those that stand.
    pub(crate) fn also(mut self, name: &str, sum: String) -> Self {
        if !self.allows(name, &sum) {
            self.push(name, sum);
        }
        self
    }

    /// Leaves `sum` as the only one for `name`.
    pub(crate) fn only(mut self, name: &str, sum: String) -> Self {
        self.lines.retain(|(_, n)| !is_of(n, name));
        self.push(name, sum);
        self
    }

    /// A line for the slot and one for its copy: a rotten digit in one leaves the other.
    fn push(&mut self, name: &str, sum: String) {
        self.lines.push((sum.clone(), name.to_owned()));
        self.lines.push((sum, format!("{name}{COPY}")));
    }

    /// The salt of the database, if it was noted.
    pub(crate) fn salt(&self) -> Option<[u8; SALT_BYTES]> {
        self.salt
    }

    /// Notes it.
    pub(crate) fn with_salt(mut self, salt: [u8; SALT_BYTES]) -> Self {
        self.salt = Some(salt);
        self
    }

    /// Which journal it is, if that was noted.
    pub(crate) fn journal(&self) -> Option<String> {
        self.journal.clone()
    }

    /// Notes it.
    pub(crate) fn with_journal(mut self, tag: String) -> Self {
        self.journal = Some(tag);
        self
    }

    pub(crate) fn write(&self, generation: &Path) -> Result<(), VaultError> {
        if *self == Self::read(generation) {
            return Ok(());
        }
        let sums = self.lines.iter();
        let sums = sums.map(|(sum, name)| format!("{sum}  {name}\n"));
        let salt = self.salt.map(|salt| format!("{SALT}{}\n", hex(&salt)));
        // Twice, as the sums: a rotten digit in one leaves the other.
        let journal = self.journal.as_ref();
        let journal = journal.map(|tag| format!("{JOURNAL}{tag}\n"));
        let notes = salt.clone().into_iter().chain(salt);
        let notes = notes.chain(journal.clone()).chain(journal);
        let text: String = sums.chain(notes).collect();
        durable::replace(&generation.join(SUMS), text.as_bytes(), |_| Ok(()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn what_is_written_reads_back_and_old_and_new_may_stand_together() {
        let folder = tempfile::tempdir().unwrap();
        let sums = Sums::read(folder.path())
            .only("a", sum_of(b"1"))
            .also("a", sum_of(b"2"));
        sums.write(folder.path()).unwrap();
        let back = Sums::read(folder.path());
        assert_eq!(back, sums);
        assert!(back.allows("a", &sum_of(b"1")) && back.allows("a", &sum_of(b"2")));
        assert!(!back.only("a", sum_of(b"2")).allows("a", &sum_of(b"1")));
    }

    #[test]
    fn a_salt_is_sixteen_bytes_in_hex_and_nothing_else() {
        let good = "30313233343536373839616263646566";
        assert_eq!(salt_from(good).as_ref(), Some(b"0123456789abcdef"));
        for other in [
            &good[1..],
            &format!("{good}00"),
            "",
            &"é".repeat(16),
            &"zz".repeat(16),
        ] {
            assert_eq!(salt_from(other), None, "{other}");
        }
    }

    #[test]
    fn the_salt_stays_when_sums_change_and_is_read_in_spite_of_a_rotten_digit() {
        let folder = tempfile::tempdir().unwrap();
        let salt = *b"0123456789abcdef";
        let sums = Sums::read(folder.path()).with_salt(salt);
        let sums = sums.with_journal("1a2b3c4d".into());
        sums.write(folder.path()).unwrap();
        let sums = Sums::read(folder.path()).only("a", sum_of(b"1"));
        sums.write(folder.path()).unwrap();
        let good = fs::read_to_string(folder.path().join(SUMS)).unwrap();
        assert_eq!(Sums::read(folder.path()).salt(), Some(salt));
        let noted = || Sums::read(folder.path()).journal();
        assert_eq!(noted().as_deref(), Some("1a2b3c4d"));
        let place = good.find(SALT).unwrap() + SALT.len();
        for rotten in ["x", "é"] {
            let mut text = good.clone();
            text.replace_range(place..place + rotten.len(), rotten);
            fs::write(folder.path().join(SUMS), text).unwrap();
            assert_eq!(Sums::read(folder.path()).salt(), Some(salt));
        }
    }
}

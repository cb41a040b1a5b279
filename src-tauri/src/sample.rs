//! The made journal of `--sample`: ten months of a person who does not exist.

use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset, NaiveDateTime};
use vault::table::{Mark, Recorded};
use vault::{Locked, Moment, Vault, VaultError, passphrase};

use crate::clock;

/// How the name of a made journal's folder begins.
const PREFIX: &str = "evenkeel-sample-";

/// The temporary folder of a made journal, removed when the program is closed.
pub(crate) struct SampleFolder(PathBuf);

impl SampleFolder {
    /// The folder a process before this one made.
    ///
    /// # Errors
    /// A sentence for any other folder: this one is removed at the end.
    pub(crate) fn known(path: PathBuf) -> Result<Self, String> {
        let is_ours = path.parent() == Some(std::env::temp_dir().as_path())
            && path
                .file_name()
                .and_then(|name| name.to_str())
                .is_some_and(|name| name.starts_with(PREFIX));
        if is_ours {
            Ok(SampleFolder(path))
        } else {
            Err(format!("evenkeel: {} is no made journal", path.display()))
        }
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    /// Best effort: what stays is encrypted, and made up.
    pub(crate) fn remove(&self) {
        let _ = vault::remove_tree(&self.0);
    }
}

/// Makes the journal and prints its passphrase on the terminal.
///
/// # Errors
/// A sentence with what the disk refused.
#[allow(
    clippy::print_stdout,
    reason = "the passphrase of a made journal is told in the terminal"
)]
pub(crate) fn make() -> Result<SampleFolder, String> {
    let folder = tempfile::Builder::new()
        .prefix(PREFIX)
        .tempdir()
        .map_err(|error| format!("evenkeel: no temporary folder for the sample: {error}"))?
        .keep();
    println!("Making a journal of ten months …");
    let phrase =
        fill(&folder).map_err(|error| format!("evenkeel: the sample was not made: {error}"))?;
    println!("folder: {}", folder.display());
    println!("passphrase: {phrase}");
    Ok(SampleFolder(folder))
}

fn fill(folder: &Path) -> Result<String, VaultError> {
    let now = clock::now();
    let drawn = passphrase::draw()?;
    let mut locked = Locked::at(folder)?;
    if let Some(cheap) = crate::test_doors::work_factor() {
        locked = locked.with_work_factor(cheap);
    }
    let mut prepared = locked.prepare(&drawn, &now)?;
    let groups = prepared.recovery_key().to_groups();
    let typed: Vec<String> = prepared
        .asked()
        .iter()
        .filter_map(|&index| groups.get(index).cloned())
        .collect();
    let mut vault = prepared.finish(&typed, &now)?;
    let today = journal::civil_day(now.local(), journal::DayEnd::MIDNIGHT);
    record(&mut vault, &journal::sample(today), &now)?;
    Ok(drawn.to_words())
}

fn record(vault: &mut Vault, sample: &journal::Sample, now: &Moment) -> Result<(), VaultError> {
    for check_in in &sample.check_ins {
        let then = moment(check_in.recorded_local, now);
        vault
            .check_ins()
            .record(check_in.day, &check_in.ratings, &then)?;
        if !check_in.note.is_empty() {
            vault
                .notes()
                .write(check_in.day, &check_in.note, 0, &then)?;
        }
    }
    vault.entries().record(
        sample
            .entries
            .iter()
            .cloned()
            .map(|entry| Recorded::made(entry, |local| moment(local, now), clock::fresh_id)),
    )?;
    for pause in &sample.pauses {
        vault.pauses().record(pause)?;
    }
    for (on, label) in &sample.marks {
        let mark = Mark {
            id: clock::fresh_id(now),
            on: *on,
            label: (*label).to_owned(),
        };
        vault.marks().put(&mark, now)?;
    }
    // Chosen on the first day, so that what is followed has had its weeks.
    let begun = sample.check_ins.iter().map(|check_in| check_in.day).min();
    let begun = begun.unwrap_or_else(|| now.local().date());
    vault.settings().set_focus_signs(&sample.focus, begun)?;
    Ok(())
}

/// The instant at which the wall clock here showed `local`, by today's offset.
fn moment(local: NaiveDateTime, now: &Moment) -> Moment {
    let utc = local
        .and_local_timezone(now.offset)
        .single()
        .map_or(now.utc, |instant: DateTime<FixedOffset>| instant.to_utc());
    Moment { utc, ..now.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_other_folder_is_ever_taken_for_a_made_journal() {
        let temp = std::env::temp_dir();
        assert!(SampleFolder::known(temp.join("evenkeel-sample-abc")).is_ok());
        for other in [
            temp.join("else"),
            temp.join("evenkeel-sample-a/b"),
            "/home/me/vault".into(),
        ] {
            assert!(SampleFolder::known(other).is_err());
        }
    }
}

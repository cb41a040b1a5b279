//! The shell's door for the fuzz targets: what is read of bytes that others wrote. Not in the program.

use std::path::Path;

use serde_json::Value;
use vault::{Moment, Vault};

use crate::commands::foreign;
use crate::settings_file::OpenSettings;

/// The commands that [`ask`] knows, by name.
pub const COMMANDS: &[&str] = foreign::NAMES;

/// Reads `settings.json` in `root` as the program does, writes what was read and reads that.
///
/// # Panics
/// When what was read is out of range, or does not come back as it was: a finding.
pub fn settings(root: &Path) {
    let read = OpenSettings::read(root);
    // Said anew: what is meant to be found is not asked whether it is right.
    let (text, minutes) = (read.text_percent, read.auto_lock_minutes);
    let in_range = [90, 100, 110, 120, 130, 140, 150, 160, 170, 180, 190, 200].contains(&text)
        && (1..=60).contains(&minutes);
    assert!(in_range, "settings out of range: {read:?}");
    let written = read.write(root);
    assert!(written.is_ok(), "settings were not written: {written:?}");
    assert_eq!(OpenSettings::read(root), read, "settings read back");
}

/// Does with `args` what the command `name` does with them in an open journal. Whether it took them.
///
/// # Panics
/// When an argument is answered as damage or as a fault of the disk, or when what was stored is not
/// what is read back: a finding.
pub fn ask(vault: &mut Vault, name: &str, args: Value, now: &Moment) -> bool {
    foreign::ask(vault, name, args, now)
}

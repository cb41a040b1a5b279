//! Copies of the whole journal that stand alone: one file each, made, proven, kept, restored.

mod container;
mod copy;
mod ledger;
mod list;
mod make;
mod name;
mod prove;
mod restore;
mod rewrap;
mod thin;
mod whereabouts;
mod work;

pub mod keep;

use std::path::{Path, PathBuf};

pub use list::KnownBackup;
pub(crate) use list::{SameFile, Unread};
pub use make::{BegunBackup, PreparedBackup};
pub use name::Backup;
pub(crate) use name::{is_tag, own_files, tag};
pub use prove::Proven;
pub use restore::Restored;
pub use rewrap::Rewrapped;
pub use work::BackupWork;

/// The folder of the copies, in the data folder.
pub(crate) const FOLDER: &str = "backups";

/// Where copies are made and looked at, in the folder of the copies.
pub(crate) fn benches(folder: &Path) -> impl Iterator<Item = PathBuf> {
    prove::BENCHES.into_iter().map(|name| folder.join(name))
}

/// Whether the file at `path` begins as a copy does.
pub(crate) fn looks_like_one(path: &Path) -> bool {
    container::begins_as_one(path)
}

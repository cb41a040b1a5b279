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

pub mod keep;

pub use list::KnownBackup;
pub use name::Backup;
pub use prove::Proven;
pub use restore::Restored;
pub use rewrap::Rewrapped;

/// The folder of the copies, in the data folder.
const FOLDER: &str = "backups";

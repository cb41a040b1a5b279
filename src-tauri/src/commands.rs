//! What the page may ask, one file a screen. A command parses, makes one call inward, and
//! converts the answer.

pub(crate) mod backups;
mod backups_wire;
pub(crate) mod bring_in;
mod brought;
mod brought_format;
pub(crate) mod check_in;
pub(crate) mod choices;
pub(crate) mod entries;
mod entry_own;
mod entry_view;
pub(crate) mod erase;
pub(crate) mod first_run;
#[cfg(feature = "fuzz")]
pub(crate) mod foreign;
pub(crate) mod kept_copies;
pub(crate) mod lock;
pub(crate) mod looking_back;
mod making;
pub(crate) mod marks;
mod paired;
pub(crate) mod picture;
pub(crate) mod protections;
mod save_as;
pub(crate) mod settings;
pub(crate) mod share;
pub(crate) mod share_preview;
pub(crate) mod share_wire;
pub(crate) mod share_write;
pub(crate) mod signs;
pub(crate) mod standing;
pub(crate) mod start;
pub(crate) mod support;
pub(crate) mod timeline;
mod timeline_wire;
pub(crate) mod today;
pub(crate) mod trends;
mod trends_said;
pub(crate) mod unlock;
pub(crate) mod ways;
pub(crate) mod week;
pub(crate) mod wire;
pub(crate) mod writing;

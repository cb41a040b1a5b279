//! The encrypted store of a journal.
//!
//! One folder holds a journal: a SQLCipher database and the key slots that open it. A slot is an
//! ordinary [age](https://age-encryption.org/v1) file that wraps the database's random key, once
//! to the passphrase and once to the recovery key. `docs/FORMAT.md` tells how to open one
//! without this program.
//!
//! - [`Locked`] is a journal's folder that nobody has opened: it knows no secret.
//! - [`Vault`] is an open journal; [`Recovered`] one that still wants a new passphrase.
//! - `make_` is random, `derive_` is deterministic. `rewrap` changes what wraps the key;
//!   `rekey` makes a new key and encrypts anew. The words are never swapped.
//!
//! - [`Vault::whole`] gives everything in it, record by record, and [`Vault::take_in`] takes that in.
//! - [`seal`] and [`unseal`] wrap what leaves the journal, to a passphrase or to someone's public key.
//!
//! - [`Vault::back_up`] makes a proven copy of it in one sealed file, [`Locked::restore`] makes the
//!   journal of one again, and [`Locked::salvage`] saves what reads of a damaged one.
//!
//! This crate reads no clock: every call that records something is given a [`Moment`].
#![deny(missing_docs)]
#![cfg_attr(not(test), warn(clippy::disallowed_methods))]

mod attempts;
pub mod backup;
mod connect;
mod digest;
mod durable;
mod erase;
mod error;
mod folder;
#[cfg(feature = "fuzz")]
pub mod foreign;
mod generation;
mod installation;
mod integrity;
mod key_change;
mod lent_key;
mod line_feeds;
mod locked;
mod looking_back;
mod migrate;
mod moment;
mod open;
mod part;
pub mod passphrase;
mod recovery_key;
pub mod regular_file;
mod rekey;
mod rescue;
mod rewrap;
mod rows;
mod salvage;
mod schema;
mod seal;
mod search;
mod secret;
mod set_aside;
mod setup;
mod shape;
mod slot;
mod standing;
pub mod table;
pub mod timeline;
mod upgrade;
mod used_stack;
mod vault;
mod ways;
mod whole;

pub use backup::{
    Backup, BackupWork, BegunBackup, KnownBackup, PreparedBackup, Proven, Restored, Rewrapped,
};
pub use durable::{
    fresh_folder, private_folder, remove_empty_folder, remove_tree, replace_file, write_file,
    write_file_by,
};
pub use erase::{EraseError, Erased};
pub use error::{StorageCause, VaultError};
pub use folder::Presence;
pub use integrity::Integrity;
pub use key_change::{BegunKeyChange, CutOff, KeyChange};
pub use lent_key::LentPassphrases;
pub use locked::{Locked, Recovered};
pub use looking_back::{LookedBack, PastStep};
pub use migrate::SCHEMA_VERSION;
pub use moment::Moment;
pub use part::Part;
pub use recovery_key::{Mistyped, RecoveryKey};
pub use rescue::Rescuing;
pub use rewrap::OfferedRecoveryKey;
pub use salvage::{Missing, Salvaged, TableRead};
pub use seal::{
    Identity, KeyProblem, KeyTextError, RECIPIENTS_MAX, Recipient, SealError, Sealing, To,
    Unsealed, With, seal, unseal, unseal_until,
};
pub use search::{Found, Hit, Piece, SEARCH_MAX_CHARS, SearchOrder, SearchPage, search_statement};
pub use secret::{Passphrase, Secret};
pub use setup::Prepared;
pub use slot::WorkFactor;
pub use table::{FAVOURITE_EXERCISES_MAX, FOCUS_SIGNS_MAX, Facts, NOTE_MAX_BYTES};
pub use vault::Vault;
pub use ways::{ExerciseEntry, LadderStep, OriginLink};
pub use whole::Selection;

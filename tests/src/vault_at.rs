//! The journal as the vault has it, to compare with what the page said.

use std::path::Path;

use chrono::NaiveDate;
use vault::{Locked, Passphrase, Vault};

use crate::filled::moment;

/// Opens the journal in the folder `data` on `today`. The program must have ended.
///
/// # Panics
/// When it does not open.
pub fn open(data: &Path, passphrase: &str, today: NaiveDate) -> Vault {
    let now = moment(today.and_hms_opt(0, 0, 0).expect("it is a time"));
    Locked::at(data)
        .expect("the folder is there")
        .unlock(&Passphrase::new(passphrase), &now)
        .expect("the journal opens")
}

//! One change to a journal, which is told by a word: `ceremony ROOT save | setup | rewrap | recovery-key | rekey |
//! back-up | restore | open | import FROM | export TO | export-anew TO`. Says "done" and ends with 0, or says why it was refused and ends
//! with 3; a new recovery key is said before it counts. It goes on when nobody can hear it, for its own words may be
//! what fails.
#![allow(clippy::unwrap_used, reason = "part of no product")]

use std::io::{self, Write as _};
use std::ops::ControlFlow;
use std::path::Path;
use std::process::ExitCode;

use faults::journal_at::{self, NEXT, moment, typed};
use vault::{Passphrase, RecoveryKey, Secret, VaultError};

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().collect();
    match carry_out(Path::new(&args[1]), &args[2], args.get(3).map(Path::new)) {
        Ok(()) => {
            say("done");
            ExitCode::SUCCESS
        }
        Err(error) => {
            say(&format!("refused {error:?}"));
            ExitCode::from(3)
        }
    }
}

fn carry_out(root: &Path, word: &str, other: Option<&Path>) -> Result<(), VaultError> {
    let (old, next) = (journal_at::passphrase(), Passphrase::new(NEXT));
    let now = moment(1);
    match word {
        "save" => {
            let mut vault = journal_at::open(root)?;
            for n in journal_at::OLD..journal_at::OLD + 4 {
                journal_at::write(&mut vault, n)?;
                say(&n.to_string());
            }
            Ok(())
        }
        "setup" => {
            let mut prepared = journal_at::locked(root)?.prepare(&old, &moment(0))?;
            let shown = typed(prepared.recovery_key(), prepared.asked());
            say_key(prepared.recovery_key());
            prepared.finish(&shown, &moment(0)).map(drop)
        }
        "rewrap" => journal_at::open(root)?.rewrap(&old, &next, &now),
        "recovery-key" => {
            let mut vault = journal_at::open(root)?;
            let offered = vault.make_recovery_key(&old)?;
            let shown = typed(offered.recovery_key(), offered.asked());
            say_key(offered.recovery_key());
            vault.adopt_recovery_key(&offered, &shown, &now)
        }
        "rekey" => {
            let mut vault = journal_at::open(root)?;
            let offered = vault.make_recovery_key(&old)?;
            let shown = typed(offered.recovery_key(), offered.asked());
            say_key(offered.recovery_key());
            vault.rekey(&old, &next, &offered, &shown, &now)
        }
        "back-up" => {
            let mut vault = journal_at::open(root)?;
            let made = vault.back_up(&now)?;
            vault.thin_out(&made).map(drop)
        }
        "restore" => {
            let locked = journal_at::locked(root)?;
            let newest = locked.backups()?.pop().ok_or(VaultError::FolderMissing)?;
            locked.restore(&newest, &Secret::Passphrase(&old)).map(drop)
        }
        "open" => journal_at::open(root).map(drop),
        "import" => {
            let mut records = Vec::new();
            journal_at::open(other.unwrap())?.whole::<VaultError>(&mut |record| {
                records.push(Ok(record));
                Ok(())
            })?;
            let mut vault = journal_at::open(root)?;
            let go_on = &mut |_| ControlFlow::Continue(());
            vault.take_in::<VaultError>(records, go_on).map(drop)
        }
        "export" | "export-anew" => {
            let mut vault = journal_at::open(root)?;
            let to = other.unwrap();
            vault::write_file::<VaultError>(to, |file| {
                vault
                    .whole::<VaultError>(&mut |record| {
                        writeln!(file, "{record:?}").map_err(|error| VaultError::io(to, &error))
                    })
                    .map(drop)
            })
        }
        other => panic!("no word {other}"),
    }
}

fn say(line: &str) {
    let _ = writeln!(io::stdout(), "{line}");
}

/// What its owner would have in hand by now.
fn say_key(key: &RecoveryKey) {
    say(&format!("key {}", journal_at::kept(key)));
}

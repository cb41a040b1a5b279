//! The one door to a connection of the database.

use std::path::Path;
use std::sync::Once;

use rusqlite::{Connection, OpenFlags};

/// Opens the file `path` for reading and writing; the connection is used by one thread at a time.
#[expect(
    clippy::disallowed_methods,
    reason = "this is the module that opens connections"
)]
pub(crate) fn to_file(path: &Path) -> rusqlite::Result<Connection> {
    be_ready();
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Connection::open_with_flags(path, flags)
}

/// Opens a database that is nowhere but in memory.
#[expect(
    clippy::disallowed_methods,
    reason = "this is the module that opens connections"
)]
pub(crate) fn in_memory() -> rusqlite::Result<Connection> {
    be_ready();
    Connection::open_in_memory()
}

/// SQLite calls itself ready before SQLCipher has set itself up, which it does in the first call of all: a
/// second thread that comes in between finds no cipher, and is told of a disk that refused. So the first
/// call is made here, and whoever comes meanwhile waits.
#[expect(
    clippy::disallowed_methods,
    reason = "this is the module that opens connections"
)]
fn be_ready() {
    static READY: Once = Once::new();
    // What keeps it from opening is told to whoever opens what they need.
    READY.call_once(|| drop(Connection::open_in_memory()));
}

#[cfg(test)]
mod tests {
    use std::sync::Barrier;

    use super::*;
    use crate::open::{create, open_existing};
    use crate::secret::VaultKey;

    const AT_ONCE: usize = 8;

    fn key() -> VaultKey {
        VaultKey::from_bytes([7; 32])
    }

    #[test]
    fn a_process_opens_its_first_databases_from_several_threads() {
        const FOLDER: &str = "VAULT_TEST_FIRST_DATABASES";
        const NAME: &str =
            "connect::tests::a_process_opens_its_first_databases_from_several_threads";
        if let Some(folder) = std::env::var_os(FOLDER) {
            return open_all_at_once(Path::new(&folder));
        }
        let folder = tempfile::tempdir().unwrap();
        for n in 0..AT_ONCE {
            drop(create(&folder.path().join(n.to_string()), &key()).unwrap());
        }
        // Only a process's first use counts: each try is a process of its own.
        for _ in 0..40 {
            let told = std::process::Command::new(std::env::current_exe().unwrap())
                .args(["--exact", NAME])
                .env(FOLDER, folder.path())
                .output()
                .unwrap();
            let said = String::from_utf8_lossy(&told.stdout);
            assert!(told.status.success(), "{said}");
            assert!(said.contains("1 passed"), "it tried nothing: {said}");
        }
    }

    fn open_all_at_once(folder: &Path) {
        let start = Barrier::new(AT_ONCE);
        std::thread::scope(|scope| {
            for n in 0..AT_ONCE {
                let (start, path) = (&start, folder.join(n.to_string()));
                scope.spawn(move || {
                    start.wait();
                    drop(open_existing(&path, &key()).unwrap());
                });
            }
        });
    }
}

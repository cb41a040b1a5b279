//! Trying once more what the system refused for a moment.
//!
//! On Windows a program that scans new files, or indexes them, has each of them open for a moment, and lets nobody
//! rename or remove it meanwhile. Whoever tries once then says that the disk is read-only.

use std::io;
use std::time::Duration;

/// So long is waited before each further try: a second in all.
const PAUSES: [Duration; 7] = [
    Duration::from_millis(10),
    Duration::from_millis(30),
    Duration::from_millis(60),
    Duration::from_millis(100),
    Duration::from_millis(200),
    Duration::from_millis(300),
    Duration::from_millis(300),
];

/// Windows' number for what it may not do, which it also says of a file that is on its way out and of a folder in
/// which some file is open.
const ACCESS_DENIED: i32 = 5;
/// Its number for a file that another program has open and does not share.
const SHARING_VIOLATION: i32 = 32;
/// Its number for a part of a file that another program has locked.
const LOCK_VIOLATION: i32 = 33;

/// Does it, and on Windows a few times more while another program has the file open: for about a second.
pub(crate) fn again<T>(act: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    if cfg!(windows) {
        tried(act, std::thread::sleep)
    } else {
        // What another program has open is renamed and removed all the same: a refusal is one.
        once(act)
    }
}

fn once<T>(mut act: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    act()
}

fn tried<T>(
    mut act: impl FnMut() -> io::Result<T>,
    mut pause: impl FnMut(Duration),
) -> io::Result<T> {
    for length in PAUSES {
        match act() {
            Err(error) if is_worth_another_try(error.raw_os_error()) => pause(length),
            done => return done,
        }
    }
    act()
}

/// Whether what Windows refused with this number may be allowed in a moment.
fn is_worth_another_try(refusal: Option<i32>) -> bool {
    matches!(
        refusal,
        Some(ACCESS_DENIED | SHARING_VIOLATION | LOCK_VIOLATION)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_another_program_holds_is_worth_another_try() {
        for (refusal, is_worth) in [
            (Some(5), true),
            (Some(32), true),
            (Some(33), true),
            // Not there; there already; the disk is write-protected, full, or gone.
            (Some(2), false),
            (Some(3), false),
            (Some(19), false),
            (Some(112), false),
            (Some(183), false),
            (Some(1117), false),
            (None, false),
        ] {
            assert_eq!(is_worth_another_try(refusal), is_worth, "{refusal:?}");
        }
    }

    #[test]
    fn it_is_tried_until_it_works_and_no_longer_than_a_second() {
        let held = || io::Error::from_raw_os_error(32);
        let mut left = 3;
        let mut waited = Duration::ZERO;
        let done = tried(
            || match left {
                0 => Ok("done"),
                _ => {
                    left -= 1;
                    Err(held())
                }
            },
            |length| waited += length,
        );
        assert_eq!(done.unwrap(), "done");
        assert_eq!(waited, PAUSES.iter().take(3).sum::<Duration>());

        let (mut tries, mut waited) = (0, Duration::ZERO);
        let refused = tried(
            || -> io::Result<()> {
                tries += 1;
                Err(held())
            },
            |length| waited += length,
        );
        assert_eq!(refused.unwrap_err().raw_os_error(), Some(32));
        assert_eq!((tries, waited), (PAUSES.len() + 1, Duration::from_secs(1)));
    }

    #[test]
    fn another_refusal_is_told_at_once() {
        let mut tries = 0;
        let refused = tried(
            || -> io::Result<()> {
                tries += 1;
                Err(io::ErrorKind::NotFound.into())
            },
            |_| panic!("nothing is waited for"),
        );
        assert_eq!(refused.unwrap_err().kind(), io::ErrorKind::NotFound);
        assert_eq!(tries, 1);
    }

    /// Each act of this crate that another program's open file stands in the way of, as a scanner opens it: without
    /// sharing its removal.
    #[cfg(windows)]
    #[test]
    fn what_another_program_holds_for_a_moment_is_renamed_replaced_removed_and_written_to() {
        use std::fs::{self, File, OpenOptions};
        use std::os::windows::fs::OpenOptionsExt;
        use std::path::Path;

        const READ: u32 = 1;
        let holds = |path: &Path| -> Option<File> {
            let mut options = OpenOptions::new();
            Some(options.read(true).share_mode(READ).open(path).unwrap())
        };
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        type Act<'a> = (&'static str, &'static str, &'a dyn Fn() -> io::Result<()>);
        let acts: [Act<'_>; 4] = [
            ("rename", "from", &|| fs::rename(at("from"), at("new"))),
            ("replace", "to", &|| fs::rename(at("from"), at("to"))),
            ("remove", "to", &|| fs::remove_file(at("to"))),
            ("write", "to", &|| {
                OpenOptions::new().write(true).open(at("to"))?.sync_all()
            }),
        ];
        for (what, held, act) in acts {
            for name in ["from", "to"] {
                fs::write(at(name), name).unwrap();
            }
            let mut scanner = holds(&at(held));
            let mut pauses = 0;
            let done = tried(act, |_| {
                pauses += 1;
                scanner = None;
            });
            done.unwrap_or_else(|error| panic!("{what}: {error}"));
            assert_eq!(pauses, 1, "{what}: it was refused while it was held");
            let _ = fs::remove_file(at("new"));
        }
    }
}

//! Disks that make trouble: one that is full, and one that stopped answering. Mounting wants root.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

use crate::screen::{Guarded, guarded};
use crate::wait;

/// A disk of four MiB in memory; gone when dropped.
#[derive(Debug)]
pub struct SmallDisk(TempDir);

impl SmallDisk {
    /// Mounts one.
    ///
    /// # Panics
    /// When it cannot be mounted.
    pub fn mounted() -> Self {
        let place = tempfile::tempdir().expect("a temporary folder can be made");
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=4m", "tmpfs"])
            .arg(place.path())
            .status()
            .expect("mount starts");
        assert!(mounted.success(), "it is not mounted: run this as root");
        SmallDisk(place)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// Leaves no room on it.
    ///
    /// # Panics
    /// When there still is some.
    pub fn fill(&self) {
        let filled = fs::write(self.path().join("full"), vec![1; 8 << 20]);
        assert!(filled.is_err(), "it is full");
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        unmount(self.path());
    }
}

/// A stick (NTFS, by a process that stands for it) that can stop answering; gone when dropped.
#[derive(Debug)]
pub struct Stick {
    place: TempDir,
    process: Guarded,
    _image: tempfile::NamedTempFile,
}

impl Stick {
    /// Plugs one in.
    ///
    /// # Panics
    /// When it cannot be made or mounted.
    pub fn plugged_in() -> Self {
        let image = tempfile::NamedTempFile::new().expect("a file can be made");
        image.as_file().set_len(32 << 20).expect("it has room");
        let made = Command::new("mkntfs")
            .args(["-q", "-F"])
            .arg(image.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .expect("mkntfs starts (Debian package ntfs-3g)");
        assert!(made.success(), "it was not formatted");
        let place = tempfile::tempdir().expect("a temporary folder can be made");
        let process = guarded("ntfs-3g")
            .args(["-o", "no_detach"])
            .args([image.path(), place.path()])
            .stdout(Stdio::null())
            .spawn()
            .expect("ntfs-3g starts (Debian package ntfs-3g)");
        let stick = Stick {
            place,
            process: Guarded(process),
            _image: image,
        };
        wait::until("it was not mounted: run this as root", || {
            let mounts = fs::read_to_string("/proc/self/mounts").unwrap_or_default();
            let place = stick.path().to_str()?;
            mounts.contains(place).then_some(())
        });
        stick
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.place.path()
    }

    /// From now on nothing comes back from there.
    pub fn stop_answering(&self) {
        self.send(Signal::STOP);
    }

    /// It answers again.
    pub fn answer(&self) {
        self.send(Signal::CONT);
    }

    /// What is read there comes back, and what is written does not, until the answer is dropped. Whoever waits for
    /// it then is ended by no signal: the stick has taken the request.
    ///
    /// # Panics
    /// When strace is not there.
    pub fn stop_taking(&self) -> Untaken {
        let log = tempfile::NamedTempFile::new().expect("a file can be made");
        let mut strace = guarded("strace")
            .args(["-f", "-qq", "-e", "trace=pwrite64", "-e"])
            // In microseconds: a day.
            .arg("inject=pwrite64:delay_enter=86400000000")
            .arg("-o")
            .arg(log.path())
            .args(["-p", &self.process.0.id().to_string()])
            .stderr(Stdio::null())
            .spawn()
            .expect("strace starts (Debian package strace)");
        let status = format!("/proc/{}/status", self.process.0.id());
        wait::until("the stick is not traced: run this as root", || {
            assert!(strace.try_wait().is_ok_and(|ended| ended.is_none()));
            let status = fs::read_to_string(&status).unwrap_or_default();
            (!status.contains("TracerPid:\t0\n")).then_some(())
        });
        Untaken {
            _strace: Guarded(strace),
            log,
        }
    }

    fn send(&self, signal: Signal) {
        let process = i32::try_from(self.process.0.id()).ok();
        let process = process.and_then(Pid::from_raw).expect("it runs");
        kill_process(process, signal).expect("it runs");
    }
}

impl Drop for Stick {
    fn drop(&mut self) {
        self.answer();
        unmount(self.path());
    }
}

/// A stick that takes nothing, until this is dropped.
#[derive(Debug)]
pub struct Untaken {
    _strace: Guarded,
    log: tempfile::NamedTempFile,
}

impl Untaken {
    /// Waits until something was to be written there.
    ///
    /// # Panics
    /// When nothing was.
    pub fn is_waited_for(&self) {
        wait::until("nothing was written to the stick", || {
            let log = fs::read_to_string(self.log.path()).unwrap_or_default();
            log.contains("pwrite64(").then_some(())
        });
    }
}

/// As soon as nobody uses it any more.
fn unmount(place: &Path) {
    let _gone = Command::new("umount").arg("-l").arg(place).status();
}

//! A disk in a file, from which the power can be taken: everything that was not synced is gone. Needs
//! root, loop devices and `xfs_io`.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A file system in a file, mounted while this lives.
#[derive(Debug)]
pub struct Disk {
    folder: tempfile::TempDir,
    kind: &'static str,
}

impl Disk {
    /// Makes one of so many MiB, with further words for `mkfs`.
    ///
    /// # Panics
    /// Where the system has no such disks; it is said what they need.
    #[must_use]
    pub fn make(kind: &'static str, mib: u64, options: &[&str]) -> Self {
        Self::made(kind, mib, options).unwrap_or_else(|said| {
            panic!(
                "no {kind} disk in a file: {said}\nIt needs root, loop devices, and mkfs.{kind}: \
                 `cargo xtask setup --tests` installs e2fsprogs and xfsprogs; then run this as root."
            )
        })
    }

    fn made(kind: &'static str, mib: u64, options: &[&str]) -> Result<Self, String> {
        let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
        let disk = Disk { folder, kind };
        let file = std::fs::File::create(disk.image()).map_err(|error| error.to_string())?;
        file.set_len(mib << 20).map_err(|error| error.to_string())?;
        std::fs::create_dir(disk.root()).map_err(|error| error.to_string())?;
        let image = disk.image();
        run(Command::new(format!("mkfs.{kind}"))
            .arg("-q")
            .args(options)
            .arg(&image))?;
        disk.mount()?;
        Ok(disk)
    }

    /// One in memory, of so many MiB.
    ///
    /// # Panics
    /// Where none can be mounted; it is said what that needs.
    #[must_use]
    pub fn in_memory(mib: u64) -> Self {
        Self::made_in_memory(mib)
            .unwrap_or_else(|said| panic!("no disk in memory: {said}\nRun this as root."))
    }

    fn made_in_memory(mib: u64) -> Result<Self, String> {
        let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
        let disk = Disk {
            folder,
            kind: "tmpfs",
        };
        std::fs::create_dir(disk.root()).map_err(|error| error.to_string())?;
        run(Command::new("mount")
            .args(["-t", "tmpfs", "-o", &format!("size={mib}m"), "tmpfs"])
            .arg(disk.root()))?;
        Ok(disk)
    }

    /// Where it is mounted.
    #[must_use]
    pub fn root(&self) -> PathBuf {
        self.folder.path().join("disk")
    }

    /// Brings what was written so far onto the disk.
    ///
    /// # Errors
    /// What the system said.
    pub fn keep(&self) -> Result<(), String> {
        run(Command::new("sync").arg("-f").arg(self.root()))
    }

    /// Takes the power: from now on nothing reaches the disk, and what was not synced is lost. Whoever
    /// writes on is refused.
    ///
    /// # Errors
    /// What the system said.
    pub fn cut(&self) -> Result<(), String> {
        run(Command::new("xfs_io")
            .args(["-x", "-c", "shutdown"])
            .arg(self.root()))
    }

    /// Starts anew after a cut: the file system's own log is played back. Nobody may have a file open.
    ///
    /// # Errors
    /// What the system said.
    pub fn start_anew(&self) -> Result<(), String> {
        unmount(&self.root())?;
        self.mount()
    }

    fn mount(&self) -> Result<(), String> {
        run(Command::new("mount")
            .args(["-t", self.kind, "-o", "loop"])
            .args([self.image(), self.root()]))
    }

    fn image(&self) -> PathBuf {
        self.folder.path().join("disk.img")
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = unmount(&self.root());
    }
}

fn unmount(root: &Path) -> Result<(), String> {
    // A killed program's files may be let go a moment later.
    let mut said = Ok(());
    for _ in 0..50 {
        said = run(Command::new("umount").arg(root));
        if said.is_ok() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    said
}

fn run(command: &mut Command) -> Result<(), String> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("{command:?}: {error}"))?;
    if output.status.success() {
        Ok(())
    } else {
        let said = String::from_utf8_lossy(&output.stderr);
        Err(format!("{command:?}: {}", said.trim()))
    }
}

//! The package file itself, made by `dpkg-deb`, and its size.

use std::fs;
use std::path::Path;

use crate::failure::Failure;
use crate::program::Program;

/// What an installer may weigh (DESIGN.md): 20 MB. Typst's typesetting is about half of it.
pub(super) const LIMIT: u64 = 20_000_000;

/// Packs `tree`. dpkg-deb sorts the names; the owner is root whoever packs.
pub(super) fn build(tree: &Path, package: &Path, time: u64) -> Result<(), Failure> {
    Program::new("dpkg-deb")
        .args(["--root-owner-group", "-Zxz", "-z9", "--build"])
        .args([tree, package])
        .env("SOURCE_DATE_EPOCH", time.to_string())
        // More threads cut the file into other blocks.
        .env("DPKG_DEB_THREADS_MAX", "1")
        .answer()
        .map(drop)
}

pub(super) fn size(package: &Path) -> Result<u64, Failure> {
    let about = fs::metadata(package).map_err(|error| Failure::file("read", package, &error))?;
    Ok(about.len())
}

/// A failure when it is more than anybody should have to download.
pub(super) fn small_enough(package: &Path) -> Result<(), Failure> {
    small(size(package)?)
}

fn small(bytes: u64) -> Result<(), Failure> {
    if bytes <= LIMIT {
        return Ok(());
    }
    Err(Failure::new(format!(
        "The package is {:.1} MB; it may be {} MB at most.",
        megabytes(bytes),
        megabytes(LIMIT)
    )))
}

#[allow(clippy::cast_precision_loss, reason = "shown with one digit")]
pub(super) fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_may_be_twenty_megabytes_and_no_more() {
        assert_eq!(small(LIMIT), Ok(()));
        let told = small(20_100_000).unwrap_err().to_string();
        assert_eq!(told, "The package is 20.1 MB; it may be 20 MB at most.");
    }
}

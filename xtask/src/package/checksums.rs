//! Sums: of each file in the package, for dpkg, and of what was made, for who downloads it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::Failure;
use crate::program::Program;

use super::laid::Laid;

/// What `DEBIAN/md5sums` holds.
pub(super) fn of_tree(files: &[Laid<'_>], tree: &Path) -> Result<String, Failure> {
    let names = files.iter().map(|one| one.to.as_str());
    let told = Program::new("md5sum").args(names).within(tree).answer()?;
    Ok(told + "\n")
}

/// Writes `SHA256SUMS` beside the files it is of; `sha256sum --check` reads it there.
pub(super) fn write(folder: &Path, files: &[&Path]) -> Result<PathBuf, Failure> {
    let names = files.iter().filter_map(|file| file.file_name());
    let told = Program::new("sha256sum")
        .args(names)
        .within(folder)
        .answer()?;
    let file = folder.join("SHA256SUMS");
    fs::write(&file, told + "\n").map_err(|error| Failure::file("write", &file, &error))?;
    Ok(file)
}

//! The Python with which an independent program opens the journal.

use std::fs;
use std::path::PathBuf;

use crate::failure::Failure;
use crate::place;
use crate::program::Program;

/// Pinned, so that the proof is the same everywhere.
const PACKAGES: [&str; 2] = ["sqlcipher3==0.6.4", "pyrage==1.4.0"];

/// Makes `target/venv` when it is missing or was made for other versions; gives back its Python.
pub(crate) fn python() -> Result<PathBuf, Failure> {
    let folder = place::target().join("venv");
    let python = folder.join(if cfg!(windows) {
        "Scripts/python.exe"
    } else {
        "bin/python"
    });
    let stamp = folder.join("evenkeel-packages");
    let wanted = PACKAGES.join("\n");
    if python.exists() && fs::read_to_string(&stamp).is_ok_and(|made| made == wanted) {
        return Ok(python);
    }
    Program::new("python3")
        .args(["-m", "venv", "--clear"])
        .args([&folder])
        .run()?;
    Program::new(&python)
        .args(["-m", "pip", "install", "--quiet"])
        .args(PACKAGES)
        .run()?;
    fs::write(&stamp, wanted).map_err(|error| Failure::file("write", &stamp, &error))?;
    Ok(python)
}

//! `cargo xtask sbom`: a list of everything that is in the product, as CycloneDX 1.5.
//!
//! Three sources: cargo's own tree of the app, the packages vite puts into the page, and the C
//! libraries that lie inside crates. The same sources give the same bytes: there is no date in it.

mod c_library;
mod component;
mod crates;
mod document;
mod lock;
mod npm;

use std::fs;
use std::path::PathBuf;

use crate::bundled::bundled;
use crate::failure::Failure;
use crate::program::Program;
use crate::{openssl, place, say, ui};

use self::component::Inventory;

/// For which system, and with which OpenSSL.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Build {
    target: String,
    features: &'static [&'static str],
}

/// Writes the list of what is in the app on `target`, or else on this system; into `file`, or else
/// into cargo's folder.
pub(crate) fn sbom(file: Option<PathBuf>, target: Option<String>) -> Result<(), Failure> {
    let file = file.unwrap_or_else(|| place::target().join("evenkeel.cdx.json"));
    ui::packages()?;
    let all = take_stock(&Build::of(target)?)?;
    fs::write(&file, document::write(&all)?)
        .map_err(|error| Failure::file("write", &file, &error))?;
    say::line(&format!(
        "{} components for {} in {}",
        all.components.len(),
        all.build.target,
        file.display()
    ));
    Ok(())
}

/// Everything that is in the product, for one build.
#[derive(Debug)]
struct Stock {
    build: Build,
    root: component::Component,
    components: Vec<component::Component>,
    edges: component::Edges,
}

fn take_stock(build: &Build) -> Result<Stock, Failure> {
    let mut all = Inventory::default();
    let root = crates::add(&mut all, build)?;
    c_library::add(&mut all, build)?;
    npm::add(&mut all, &root, &bundled()?)?;
    all.close(build, &root)
}

impl Build {
    /// Built elsewhere, the app brings its own OpenSSL; here, as `cargo xtask run` builds it.
    fn of(target: Option<String>) -> Result<Self, Failure> {
        let here = host()?;
        Ok(match target {
            Some(target) if target != here => Self {
                target,
                features: &[],
            },
            _ => Self {
                target: here,
                features: openssl::features()?,
            },
        })
    }
}

/// The system rustc builds for when nothing is said.
fn host() -> Result<String, Failure> {
    let told = Program::new("rustc").args(["-vV"]).answer()?;
    told.lines()
        .find_map(|line| line.strip_prefix("host: "))
        .map(str::to_owned)
        .ok_or_else(|| Failure::new("rustc does not say what it builds for."))
}

#[cfg(test)]
mod tests;

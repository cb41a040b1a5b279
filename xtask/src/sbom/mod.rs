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
mod sources;

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use crate::bundled::bundled;
use crate::failure::Failure;
use crate::program::Program;
use crate::{openssl, place, say, ui};

use self::component::Inventory;

pub(crate) use self::component::Component;
pub(crate) use self::sources::Crate;

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
pub(crate) struct Stock {
    build: Build,
    root: Component,
    pub(crate) components: Vec<Component>,
    edges: component::Edges,
    /// The licences of what is in the page, by reference.
    pub(crate) page_texts: BTreeMap<String, String>,
}

/// What is in the program that is packed on this system. Needs `ui::packages`.
pub(crate) fn packaged(features: &'static [&'static str]) -> Result<Stock, Failure> {
    take_stock(&Build {
        target: host()?,
        features,
    })
}

/// What is in the program that was built for another system. Needs `ui::packages`.
pub(crate) fn packaged_for(target: &str) -> Result<Stock, Failure> {
    take_stock(&Build::of(Some(target.to_owned()))?)
}

fn take_stock(build: &Build) -> Result<Stock, Failure> {
    let mut all = Inventory::default();
    let root = crates::add(&mut all, build)?;
    c_library::add(&mut all, build)?;
    let bundled = bundled()?;
    npm::add(&mut all, &root, &bundled)?;
    let mut stock = all.close(build, &root)?;
    stock.page_texts = npm::texts(&bundled);
    Ok(stock)
}

/// The same without the page, which needs npm and a few seconds of vite.
#[cfg(all(test, target_os = "linux"))]
pub(crate) fn without_the_page(features: &'static [&'static str]) -> Result<Stock, Failure> {
    let build = Build {
        target: host()?,
        features,
    };
    let mut all = Inventory::default();
    let root = crates::add(&mut all, &build)?;
    c_library::add(&mut all, &build)?;
    all.close(&build, &root)
}

impl Stock {
    /// The list, as CycloneDX.
    pub(crate) fn document(&self) -> Result<String, Failure> {
        document::write(self)
    }

    /// The app's own version.
    pub(crate) fn version(&self) -> &str {
        &self.root.version
    }
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

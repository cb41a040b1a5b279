//! Where the sources of what is listed are on this machine, for who has to pass their licences on.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::failure::Failure;
use crate::program::Program;

use super::{Build, Stock, c_library};

/// A crate as cargo knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Crate {
    pub(crate) folder: PathBuf,
    pub(crate) authors: Vec<String>,
}

impl Stock {
    /// All crates of the workspace's tree for this system, by name and version.
    pub(crate) fn crates(&self) -> Result<BTreeMap<(String, String), Crate>, Failure> {
        let metadata = metadata(&self.build)?;
        let packages = metadata["packages"].as_array().into_iter().flatten();
        Ok(packages.filter_map(krate).collect())
    }

    /// The licences of the C libraries in it, by their references.
    pub(crate) fn library_licences(&self) -> Result<BTreeMap<String, PathBuf>, Failure> {
        let metadata = metadata(&self.build)?;
        let listed = self.components.iter();
        listed
            .filter_map(|one| Some((one, c_library::licence_file(&one.reference)?)))
            .map(|(one, (within, file))| {
                Ok((one.reference.clone(), folder(&metadata, within)?.join(file)))
            })
            .collect()
    }
}

fn krate(package: &Value) -> Option<((String, String), Crate)> {
    let text = |key: &str| package[key].as_str();
    let authors = package["authors"].as_array().into_iter().flatten();
    let known = Crate {
        folder: Path::new(text("manifest_path")?).parent()?.into(),
        authors: authors
            .filter_map(|author| author.as_str().map(str::to_owned))
            .collect(),
    };
    Some(((text("name")?.into(), text("version")?.into()), known))
}

pub(super) fn metadata(build: &Build) -> Result<Value, Failure> {
    let told = Program::cargo()
        .args(["metadata", "--quiet", "--locked", "--format-version", "1"])
        .args(["--filter-platform", &build.target])
        .args(build.features)
        .answer()?;
    serde_json::from_str(&told)
        .map_err(|error| Failure::new(format!("cargo's metadata does not read: {error}.")))
}

/// Where a crate's source is on this machine.
pub(super) fn folder(metadata: &Value, name: &str) -> Result<PathBuf, Failure> {
    metadata["packages"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(krate)
        .find(|((its, _), _)| its == name)
        .map(|(_, known)| known.folder)
        .ok_or_else(|| Failure::new(format!("The source of {name} is not on this machine.")))
}

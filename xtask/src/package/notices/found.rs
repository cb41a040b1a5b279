//! The licence texts that lie on this machine: beside a crate's source, or told by vite of a package
//! in the page.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::Failure;
use crate::package::copyright;
use crate::sbom::{Component, Crate, Stock};

/// What lies beside one component.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) texts: Vec<String>,
    /// What an Apache licence asks to be passed on.
    pub(super) notices: Vec<String>,
}

/// Where everything of a stock is.
#[derive(Debug)]
pub(super) struct Sources {
    crates: BTreeMap<(String, String), Crate>,
    /// By their references.
    page: BTreeMap<String, String>,
    /// C libraries, by their references: the files with their licences.
    libraries: BTreeMap<String, PathBuf>,
    /// All components, for those without a text of their own.
    all: Vec<Component>,
}

impl Sources {
    pub(super) fn read(stock: &Stock) -> Result<Self, Failure> {
        Ok(Self {
            crates: stock.crates()?,
            page: stock.page_texts.clone(),
            libraries: stock.library_licences()?,
            all: stock.components.clone(),
        })
    }

    /// What lies beside it.
    pub(super) fn of(&self, one: &Component) -> Result<Found, Failure> {
        if let Some(text) = self.page.get(&one.reference) {
            return Ok(Found {
                texts: vec![text.clone()],
                notices: Vec::new(),
            });
        }
        if let Some(file) = self.libraries.get(&one.reference) {
            return Ok(Found {
                texts: vec![read(file)?],
                notices: Vec::new(),
            });
        }
        match self.krate(one) {
            Some(known) => beside(&known.folder),
            None => Ok(Found::default()),
        }
    }

    /// For one whose licence is not among its files: the text of a sister from the same repository, or
    /// else the licence as everybody has it, with the authors its manifest names.
    pub(super) fn for_one_without(
        &self,
        one: &Component,
        licence: &str,
    ) -> Result<String, Failure> {
        let alike = |other: &&Component| other.licence.as_deref() == Some(licence);
        let same_place =
            |other: &&Component| one.repository.is_some() && other.repository == one.repository;
        // The same for all that are under it, without a name in it.
        let any_place = licence == "MPL-2.0";
        for other in self.all.iter().filter(alike) {
            if (any_place || same_place(&other))
                && let Some(text) = self.of(other)?.texts.into_iter().next()
            {
                return Ok(text);
            }
        }
        let authors = self.krate(one).map(|known| known.authors.as_slice());
        match (licence, authors) {
            ("MIT", Some(authors)) => mit(&holders(one, authors)),
            _ => Err(Failure::new(format!(
                "{} {} is under {licence}, and its text is nowhere here.",
                one.name, one.version
            ))),
        }
    }

    fn krate(&self, one: &Component) -> Option<&Crate> {
        self.crates.get(&(one.name.clone(), one.version.clone()))
    }
}

/// Those whom the manifest names, or else whoever wrote it, and where they are found.
fn holders(one: &Component, authors: &[String]) -> String {
    if !authors.is_empty() {
        return authors.join(", ");
    }
    let place = one.repository.as_ref().map(|place| format!(", {place}"));
    format!("The authors of {}{}", one.name, place.unwrap_or_default())
}

/// The MIT licence in its common words.
fn mit(holders: &str) -> Result<String, Failure> {
    let ours = read(&crate::place::root().join("LICENSE-MIT"))?;
    Ok(format!(
        "MIT License\n\nCopyright (c) {}\n\n{}",
        holders,
        copyright::terms(&ours)
    ))
}

fn beside(folder: &Path) -> Result<Found, Failure> {
    let entries = fs::read_dir(folder).map_err(|error| Failure::file("read", folder, &error))?;
    let mut files: Vec<_> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| path.is_file())
        .collect();
    files.sort();
    let mut found = Found::default();
    for file in files {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        match kind(&name) {
            Some(Kind::Text) => found.texts.push(read(&file)?),
            Some(Kind::Notice) => found.notices.push(read(&file)?),
            None => {}
        }
    }
    Ok(found)
}

#[derive(Debug, PartialEq, Eq)]
enum Kind {
    Text,
    Notice,
}

fn kind(name: &str) -> Option<Kind> {
    let name = name.to_ascii_lowercase();
    let begins = |word: &&str| name.starts_with(*word);
    // A program's source may bear such a name too.
    if name.ends_with(".rs") {
        return None;
    }
    if begins(&"notice") {
        return Some(Kind::Notice);
    }
    ["license", "licence", "copying", "copyright", "unlicense"]
        .iter()
        .any(begins)
        .then_some(Kind::Text)
}

fn read(file: &Path) -> Result<String, Failure> {
    let bytes = fs::read(file).map_err(|error| Failure::file("read", file, &error))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn licences_and_notices_are_known_by_their_names() {
        for name in [
            "LICENSE",
            "LICENCE.txt",
            "License-MIT.md",
            "COPYING",
            "COPYRIGHT",
        ] {
            assert_eq!(kind(name), Some(Kind::Text), "{name}");
        }
        assert_eq!(kind("NOTICE"), Some(Kind::Notice));
        for name in ["README.md", "license.rs", "Cargo.toml"] {
            assert_eq!(kind(name), None, "{name}");
        }
    }

    #[test]
    fn the_common_words_bear_the_names_of_the_manifest() {
        let one = component("MIT", Some("https://x.y"));
        let text = mit(&holders(&one, &["A <a@b.c>".into(), "D".into()])).unwrap();
        assert!(text.contains("Copyright (c) A <a@b.c>, D\n\nPermission is hereby"));
        assert!(!text.contains("Evenkeel"));
    }

    fn component(licence: &str, repository: Option<&str>) -> Component {
        Component {
            reference: "pkg:cargo/x@1.0.0".into(),
            group: None,
            name: "x".into(),
            version: "1.0.0".into(),
            licence: Some(licence.into()),
            purl: None,
            cpe: None,
            sum: None,
            repository: repository.map(str::to_owned),
            ships: true,
        }
    }

    #[test]
    fn where_a_manifest_names_nobody_its_authors_are_named_by_where_they_are() {
        let one = component("MIT", Some("https://x.y"));
        let text = mit(&holders(&one, &[])).unwrap();
        assert!(text.contains("Copyright (c) The authors of x, https://x.y\n"));
    }

    #[test]
    fn one_without_a_text_and_without_authors_is_told() {
        let one = component("Zlib", None);
        let sources = Sources {
            crates: BTreeMap::new(),
            page: BTreeMap::new(),
            libraries: BTreeMap::new(),
            all: vec![one.clone()],
        };
        let told = sources.for_one_without(&one, "Zlib").unwrap_err();
        assert!(told.to_string().contains("x 1.0.0 is under Zlib"));
    }
}

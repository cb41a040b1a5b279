//! One thing in the product, and all of them with who needs whom.

use std::collections::{BTreeMap, BTreeSet};

use crate::failure::Failure;

use super::{Build, Stock};

/// Who needs whom, by reference.
pub(super) type Edges = BTreeMap<String, BTreeSet<String>>;

/// One crate, npm package or C library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Component {
    /// Its name in this document: the purl where it has one.
    pub(crate) reference: String,
    pub(crate) group: Option<String>,
    pub(crate) name: String,
    pub(crate) version: String,
    /// An SPDX expression.
    pub(crate) licence: Option<String>,
    /// Our own crates have none: they are in no registry, and strangers there bear their names.
    pub(crate) purl: Option<String>,
    /// The name by which flaws of C libraries are listed.
    pub(crate) cpe: Option<String>,
    /// The algorithm and the sum, in hex.
    pub(crate) sum: Option<(&'static str, String)>,
    pub(crate) repository: Option<String>,
    /// False of what only runs while the app is built (procedural macros).
    pub(crate) ships: bool,
}

/// What was found so far.
#[derive(Debug, Default)]
pub(super) struct Inventory {
    components: BTreeMap<String, Component>,
    edges: Edges,
}

impl Inventory {
    /// Adds it; what is here already stays as it is, but ships when either does.
    pub(super) fn add(&mut self, component: Component) {
        let ships = component.ships;
        let reference = component.reference.clone();
        self.edges.entry(reference.clone()).or_default();
        self.components.entry(reference).or_insert(component).ships |= ships;
    }

    /// Notes that one needs the other.
    pub(super) fn join(&mut self, one: &str, other: &str) {
        let needs = self.edges.entry(one.to_owned()).or_default();
        needs.insert(other.to_owned());
    }

    /// The reference of a component by its name, where it is here.
    pub(super) fn named(&self, name: &str) -> Option<String> {
        self.components
            .values()
            .find(|one| one.name == name)
            .map(|one| one.reference.clone())
    }

    /// Sets the app itself apart from what is in it.
    pub(super) fn close(mut self, build: &Build, root: &str) -> Result<Stock, Failure> {
        let root = self
            .components
            .remove(root)
            .ok_or_else(|| Failure::new("The app is not in its own tree."))?;
        Ok(Stock {
            build: build.clone(),
            root,
            components: self.components.into_values().collect(),
            edges: self.edges,
            page_texts: BTreeMap::new(),
        })
    }
}

/// A package URL; what would mean something in it is escaped.
pub(super) fn purl(kind: &str, group: Option<&str>, name: &str, version: &str) -> String {
    let group = group.map_or_else(String::new, |group| format!("{}/", escape(group)));
    format!("pkg:{kind}/{group}{}@{}", escape(name), escape(version))
}

fn escape(text: &str) -> String {
    text.chars()
        .map(|sign| match sign {
            '+' => "%2B".to_owned(),
            '@' => "%40".to_owned(),
            '/' => "%2F".to_owned(),
            _ => sign.to_string(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_purl_escapes_what_would_mean_something() {
        assert_eq!(
            purl("cargo", None, "openssl-src", "300.6.1+3.6.3"),
            "pkg:cargo/openssl-src@300.6.1%2B3.6.3"
        );
        assert_eq!(
            purl("npm", Some("@tauri-apps"), "api", "2.12.5"),
            "pkg:npm/%40tauri-apps/api@2.12.5"
        );
    }
}

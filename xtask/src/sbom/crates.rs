//! The crates in the app, as cargo resolves them for it alone: `cargo tree`, normal edges.

use crate::failure::Failure;
use crate::program::Program;

use super::Build;
use super::component::{Component, Inventory, purl};
use super::lock::Sums;

/// A line of the tree.
#[derive(Debug, PartialEq, Eq)]
struct Line<'a> {
    depth: usize,
    name: &'a str,
    version: &'a str,
    ours: bool,
    licence: &'a str,
    repository: &'a str,
}

/// Adds every crate; gives back the reference of the app itself.
pub(super) fn add(all: &mut Inventory, build: &Build) -> Result<String, Failure> {
    let sums = Sums::read()?;
    // What is in the first only is a procedural macro, or needed by one: it builds the app.
    read(all, &tree(build, "normal")?, &sums, false)?;
    read(all, &tree(build, "normal,no-proc-macro")?, &sums, true)?;
    all.named("evenkeel")
        .ok_or_else(|| Failure::new("The app is not in its own tree."))
}

/// What cargo prints of the app's tree on this system.
pub(super) fn tree(build: &Build, edges: &str) -> Result<String, Failure> {
    Program::cargo()
        .args(["tree", "--quiet", "--locked", "--package", "evenkeel"])
        .args(["--prefix", "depth", "--format", " {p}|{l}|{r}"])
        .args(["--edges", edges, "--target", &build.target])
        .args(build.features)
        .answer()
}

fn read(all: &mut Inventory, tree: &str, sums: &Sums, ships: bool) -> Result<(), Failure> {
    let mut above: Vec<String> = Vec::new();
    for text in tree.lines() {
        let line = line(text)
            .ok_or_else(|| Failure::new(format!("cargo's tree does not read: {text:?}.")))?;
        let component = component(&line, sums, ships);
        above.truncate(line.depth);
        if let Some(parent) = above.last() {
            all.join(parent, &component.reference);
        }
        above.push(component.reference.clone());
        all.add(component);
    }
    Ok(())
}

/// Reads "2 serde_derive v1.0.2 (proc-macro)|MIT OR Apache-2.0|https://… (*)".
fn line(text: &str) -> Option<Line<'_>> {
    let (depth, rest) = text.split_once(' ')?;
    let rest = rest.strip_suffix(" (*)").unwrap_or(rest);
    let mut parts = rest.split('|');
    let (package, licence, repository) = (parts.next()?, parts.next()?, parts.next()?);
    let mut words = package.splitn(3, ' ');
    let (name, version) = (words.next()?, words.next()?.strip_prefix('v')?);
    let more = words.next().unwrap_or_default();
    Some(Line {
        depth: depth.parse().ok()?,
        name,
        version,
        ours: !more.is_empty() && more != "(proc-macro)",
        licence,
        repository,
    })
}

fn component(line: &Line<'_>, sums: &Sums, ships: bool) -> Component {
    let purl = (!line.ours).then(|| purl("cargo", None, line.name, line.version));
    Component {
        reference: purl
            .clone()
            .unwrap_or_else(|| format!("{}@{}", line.name, line.version)),
        group: None,
        name: line.name.to_owned(),
        version: line.version.to_owned(),
        licence: some(line.licence).map(|licence| expression(&licence)),
        purl,
        cpe: None,
        sum: sums
            .of(line.name, line.version)
            .map(|sum| ("SHA-256", sum.to_owned())),
        repository: some(line.repository),
        ships,
    }
}

/// Older crates write "MIT/Apache-2.0", which is no SPDX expression.
fn expression(licence: &str) -> String {
    let choices: Vec<_> = licence.split('/').map(str::trim).collect();
    choices.join(" OR ")
}

fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read_with_its_marks() {
        let read = line("2 serde_derive v1.0.2 (proc-macro)|MIT/Apache-2.0|https://x.y (*)");
        let read = read.unwrap();
        assert_eq!(
            (read.depth, read.name, read.version),
            (2, "serde_derive", "1.0.2")
        );
        assert!(!read.ours);
        assert_eq!(read.repository, "https://x.y");
        assert!(line("0 vault v0.1.0 (/a b/vault)|MIT|").unwrap().ours);
        assert_eq!(line("something else"), None);
    }

    #[test]
    fn an_old_choice_of_licences_becomes_an_expression() {
        assert_eq!(expression("MIT / Apache-2.0"), "MIT OR Apache-2.0");
        assert_eq!(expression("MIT AND ISC"), "MIT AND ISC");
    }

    #[test]
    fn what_stands_below_is_needed_by_what_stands_above() {
        let tree = "0 a v1.0.0|MIT|\n1 b v1.0.0|MIT|\n2 c v1.0.0|MIT|\n1 c v1.0.0|MIT| (*)\n";
        let mut all = Inventory::default();
        read(&mut all, tree, &Sums::default(), false).unwrap();
        read(&mut all, "0 a v1.0.0|MIT|\n", &Sums::default(), true).unwrap();
        let build = Build {
            target: "here".into(),
            features: &[],
        };
        let stock = all.close(&build, "pkg:cargo/a@1.0.0").unwrap();
        assert!(stock.root.ships);
        assert!(stock.components.iter().all(|one| !one.ships));
        assert_eq!(stock.edges["pkg:cargo/a@1.0.0"].len(), 2);
        assert_eq!(stock.edges["pkg:cargo/b@1.0.0"].len(), 1);
    }
}

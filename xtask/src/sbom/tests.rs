//! The list, made of the real workspace.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use serde_json::Value;

use super::component::{Component, Inventory};
use super::*;

const LINUX: &str = "x86_64-unknown-linux-gnu";

fn build(features: &'static [&'static str]) -> Build {
    Build {
        target: LINUX.into(),
        features,
    }
}

/// Without the page, which needs npm and a few seconds of vite. Made once for each of the two builds: cargo
/// takes seconds to tell of so many crates.
fn rust_parts(build: &Build) -> &'static Stock {
    static VENDORED: OnceLock<Stock> = OnceLock::new();
    static SYSTEMS: OnceLock<Stock> = OnceLock::new();
    let made = if build.features.is_empty() {
        &VENDORED
    } else {
        &SYSTEMS
    };
    made.get_or_init(|| made_now(build))
}

fn made_now(build: &Build) -> Stock {
    let mut all = Inventory::default();
    let root = crates::add(&mut all, build).unwrap();
    c_library::add(&mut all, build).unwrap();
    all.close(build, &root).unwrap()
}

fn one<'a>(stock: &'a Stock, name: &str) -> Option<&'a Component> {
    stock.components.iter().find(|one| one.name == name)
}

#[test]
fn every_crate_of_the_apps_tree_is_in_it_and_nothing_else() {
    let build = build(&["--no-default-features"]);
    let tree = Program::cargo()
        .args(["tree", "--quiet", "-p", "evenkeel", "-e", "normal"])
        .args(["--prefix", "none", "--format", "{p}", "--target", LINUX])
        .args(build.features)
        .answer()
        .unwrap();
    let expected: BTreeSet<String> = tree
        .lines()
        .map(|line| {
            let mut words = line.split_whitespace();
            format!("{} {}", words.next().unwrap(), &words.next().unwrap()[1..])
        })
        .collect();
    let stock = rust_parts(&build);
    let listed: BTreeSet<String> = stock
        .components
        .iter()
        .chain([&stock.root])
        .filter(|one| !one.reference.starts_with("pkg:generic/"))
        .map(|one| format!("{} {}", one.name, one.version))
        .collect();
    assert!(expected.len() > 200);
    assert_eq!(listed, expected);
}

#[test]
fn what_comes_from_a_registry_has_its_sum_and_its_licence() {
    let stock = rust_parts(&build(&[]));
    for one in &stock.components {
        assert!(one.licence.is_some(), "{}", one.reference);
        let bought = one.reference.starts_with("pkg:cargo/");
        assert_eq!(one.sum.is_some(), bought, "{}", one.reference);
    }
    let ours = one(stock, "vault").unwrap();
    assert_eq!((ours.purl.as_deref(), ours.ships), (None, true));
}

#[test]
fn what_only_builds_the_app_does_not_ship() {
    let stock = rust_parts(&build(&[]));
    assert!(!one(stock, "serde_derive").unwrap().ships);
    assert!(one(stock, "serde").unwrap().ships);
    assert!(one(stock, "proptest").is_none());
    assert!(one(stock, "tauri-build").is_none());
}

#[test]
fn the_c_libraries_are_told_with_the_crates_that_compile_them() {
    let vendored = rust_parts(&build(&[]));
    // The crates' own versions name what they hold: what was read must be what they name.
    let tree = crates::tree(&vendored.build, "normal,build").unwrap();
    for (name, mark) in [
        ("sqlcipher", "sqlcipher-"),
        ("sqlite", "sqlite-"),
        ("openssl", "openssl-src v"),
    ] {
        let library = one(vendored, name).unwrap();
        let held = tree
            .lines()
            .filter(|line| line.contains("sqlcipher-src v") || line.contains("openssl-src v"))
            .any(|line| line.contains(mark) && line.contains(&library.version));
        assert!(held, "{}", library.reference);
    }
    let compiles = |one: &str, other: &str| {
        vendored.edges.iter().any(|(from, to)| {
            from.starts_with(one) && to.iter().any(|needed| needed.starts_with(other))
        })
    };
    assert!(compiles("pkg:cargo/openssl-sys@", "pkg:generic/openssl@"));
    assert!(compiles(
        "pkg:cargo/libsqlite3-sys@",
        "pkg:generic/sqlcipher@"
    ));
    assert!(compiles("pkg:cargo/libsqlite3-sys@", "pkg:generic/sqlite@"));

    let systems = rust_parts(&build(&["--no-default-features"]));
    assert!(one(systems, "openssl").is_none());
    assert!(one(systems, "sqlcipher").is_some());
}

#[test]
fn two_lists_of_the_same_are_the_same_bytes() {
    let write = || document::write(&made_now(&build(&[]))).unwrap();
    assert_eq!(write(), write());
}

#[test]
fn the_document_has_what_cyclonedx_requires() {
    let stock = rust_parts(&build(&[]));
    let document: Value = serde_json::from_str(&document::write(stock).unwrap()).unwrap();
    assert_eq!(document["bomFormat"], "CycloneDX");
    assert_eq!(document["specVersion"], "1.5");
    assert_eq!(document["version"], 1);
    let app = &document["metadata"]["component"];
    assert!(document["metadata"]["timestamp"].is_null() && document["serialNumber"].is_null());
    assert_eq!(
        (&app["type"], &app["name"]),
        (&"application".into(), &"evenkeel".into())
    );

    let components = document["components"].as_array().unwrap();
    let mut known = BTreeSet::from([app["bom-ref"].as_str().unwrap()]);
    for one in components {
        assert!(one["name"].is_string() && one["version"].is_string());
        assert_eq!(one["type"], "library");
        assert!(
            known.insert(one["bom-ref"].as_str().unwrap()),
            "{one} twice"
        );
    }
    // Each has its place in the graph, and the graph names nothing else.
    let mut named = BTreeSet::new();
    for place in document["dependencies"].as_array().unwrap() {
        named.insert(place["ref"].as_str().unwrap());
        let needs = place["dependsOn"].as_array().unwrap();
        assert!(
            needs
                .iter()
                .all(|one| known.contains(one.as_str().unwrap()))
        );
    }
    assert_eq!(named, known);
}

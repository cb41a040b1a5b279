//! What a change since `main` can reach: the files git names, the packages they belong to, and all that
//! depends on these.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::Value;

use super::plan::{Crates, Names, Plan};
use crate::failure::Failure;
use crate::place;
use crate::program::Program;
use crate::say;

/// A member of the workspace.
#[derive(Debug)]
struct Member {
    /// Its folder, from the root, with `/`.
    folder: String,
    /// The members it depends on, for whatever purpose.
    knows: BTreeSet<String>,
}

type Members = BTreeMap<String, Member>;

/// Where the shell's, the report's and the page's texts and data are.
const ASSETS: &str = "assets/";

/// What the program under the journeys is made of.
const PROGRAM: &str = "evenkeel";
const JOURNEYS: &str = "journeys";

/// Reads what changed, says what is run for it, and plans that.
///
/// # Errors
/// When git or cargo do not answer.
pub(super) fn plan() -> Result<Plan, Failure> {
    let files = files()?;
    let plan = reach(&files, &members()?);
    say::line(&format!(
        "{} changed files since main; {}",
        files.len(),
        told(&plan)
    ));
    Ok(plan)
}

fn files() -> Result<Vec<String>, Failure> {
    let git = |args: &[&str]| Program::new("git").args(args).answer();
    let base = git(&["merge-base", "HEAD", "main"])
        .or_else(|_| git(&["merge-base", "HEAD", "origin/main"]))?;
    let changed = git(&["diff", "--name-only", &base])?;
    let new = git(&["ls-files", "--others", "--exclude-standard"])?;
    Ok(changed
        .lines()
        .chain(new.lines())
        .map(str::to_owned)
        .collect())
}

fn members() -> Result<Members, Failure> {
    let told = Program::cargo()
        .args(["metadata", "--no-deps", "--format-version", "1"])
        .answer()?;
    read(&told, &place::root())
        .ok_or_else(|| Failure::new("What cargo tells of the workspace cannot be understood."))
}

fn read(told: &str, root: &Path) -> Option<Members> {
    let told: Value = serde_json::from_str(told).ok()?;
    let mut members = Members::new();
    for package in told["packages"].as_array()? {
        let manifest = Path::new(package["manifest_path"].as_str()?);
        let folder = manifest.parent()?.strip_prefix(root).ok()?;
        let knows = package["dependencies"]
            .as_array()?
            .iter()
            .filter(|dependency| dependency["path"].is_string())
            .filter_map(|dependency| dependency["name"].as_str())
            .map(str::to_owned)
            .collect();
        members.insert(
            package["name"].as_str()?.to_owned(),
            Member {
                folder: folder.to_string_lossy().replace('\\', "/"),
                knows,
            },
        );
    }
    Some(members)
}

/// The steps that these files call for.
fn reach(files: &[String], members: &Members) -> Plan {
    if files.is_empty() {
        return Plan::default();
    }
    if files.iter().any(|file| is_everywhere(file)) {
        return Plan::everything();
    }
    let mut packages: BTreeSet<String> = files
        .iter()
        .filter_map(|file| owner(file, members))
        .collect();
    let (page, assets) = (
        files.iter().any(|file| file.starts_with("ui/")),
        files.iter().any(|file| file.starts_with(ASSETS)),
    );
    if assets {
        packages.extend(["evenkeel", "report"].map(str::to_owned));
    }
    with_dependents(&mut packages, members);
    let journeys = page || packages.contains(PROGRAM) || packages.contains(JOURNEYS);
    packages.remove(JOURNEYS);
    Plan {
        checks: true,
        ui: (page || assets).then(Names::default),
        rust: (!packages.is_empty()).then(|| Crates {
            packages: Some(packages.into_iter().collect()),
            name: None,
        }),
        journeys: journeys.then(Names::default),
        fuzz: false,
    }
}

/// A file on which every build stands.
fn is_everywhere(file: &str) -> bool {
    [
        "Cargo.toml",
        "Cargo.lock",
        "rust-toolchain.toml",
        "clippy.toml",
    ]
    .contains(&file)
        || file.starts_with(".cargo/")
        || file.starts_with(".ci/")
}

/// The package in whose folder a file lies: the innermost.
fn owner(file: &str, members: &Members) -> Option<String> {
    members
        .iter()
        .filter(|(_, member)| file.starts_with(&format!("{}/", member.folder)))
        .max_by_key(|(_, member)| member.folder.len())
        .map(|(name, _)| name.clone())
}

fn with_dependents(packages: &mut BTreeSet<String>, members: &Members) {
    loop {
        let more: Vec<_> = members
            .iter()
            .filter(|(name, member)| {
                !packages.contains(*name) && !member.knows.is_disjoint(packages)
            })
            .map(|(name, _)| name.clone())
            .collect();
        if more.is_empty() {
            return;
        }
        packages.extend(more);
    }
}

fn told(plan: &Plan) -> String {
    let mut parts = Vec::new();
    if plan.checks {
        parts.push("the checks".to_owned());
    }
    if plan.ui.is_some() {
        parts.push("the page's tests".to_owned());
    }
    match &plan.rust {
        Some(Crates {
            packages: Some(packages),
            ..
        }) => parts.push(format!("the tests of {}", packages.join(", "))),
        Some(Crates { packages: None, .. }) => parts.push("all Rust tests".to_owned()),
        None => {}
    }
    if plan.journeys.is_some() {
        parts.push("the journeys".to_owned());
    }
    if parts.is_empty() {
        return "nothing to run".to_owned();
    }
    format!("to run: {}", parts.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn house() -> Members {
        let member = |folder: &str, knows: &[&str]| Member {
            folder: folder.to_owned(),
            knows: knows.iter().map(|name| (*name).to_owned()).collect(),
        };
        [
            ("journal", member("crates/journal", &[])),
            ("vault", member("crates/vault", &["journal"])),
            ("report", member("crates/report", &["journal"])),
            (
                "evenkeel",
                member("src-tauri", &["journal", "vault", "report"]),
            ),
            ("journeys", member("tests", &["vault"])),
            ("faults", member("tests/faults", &["vault"])),
            ("xtask", member("xtask", &[])),
        ]
        .into_iter()
        .map(|(name, member)| (name.to_owned(), member))
        .collect()
    }

    fn plan(files: &[&str]) -> Plan {
        let files: Vec<_> = files.iter().map(|file| (*file).to_owned()).collect();
        reach(&files, &house())
    }

    fn packages(plan: &Plan) -> Vec<&str> {
        let packages = plan.rust.as_ref().and_then(|rust| rust.packages.as_ref());
        packages.into_iter().flatten().map(String::as_str).collect()
    }

    #[test]
    fn a_crate_brings_all_that_depends_on_it() {
        let vault = plan(&["crates/vault/src/open.rs"]);
        assert_eq!(packages(&vault), ["evenkeel", "faults", "vault"]);
        assert!(vault.journeys.is_some() && vault.ui.is_none() && vault.checks);
        let report = plan(&["crates/report/src/pages.rs"]);
        assert_eq!(packages(&report), ["evenkeel", "report"]);
    }

    #[test]
    fn the_innermost_folder_owns_a_file() {
        let faults = plan(&["tests/faults/tests/kill.rs"]);
        assert_eq!(packages(&faults), ["faults"]);
        assert!(faults.journeys.is_none());
        let journey = plan(&["tests/tests/share.rs"]);
        assert!(packages(&journey).is_empty() && journey.journeys.is_some());
    }

    #[test]
    fn the_page_brings_its_tests_and_the_journeys() {
        let page = plan(&["ui/src/App.svelte"]);
        assert!(page.ui.is_some() && page.journeys.is_some() && page.rust.is_none());
    }

    #[test]
    fn texts_reach_the_page_the_shell_and_the_report() {
        let texts = plan(&["assets/locales/en/today.ftl"]);
        assert_eq!(packages(&texts), ["evenkeel", "report"]);
        assert!(texts.ui.is_some() && texts.journeys.is_some());
    }

    #[test]
    fn a_document_is_only_checked_and_the_lock_file_reaches_everything() {
        let document = plan(&["README.md"]);
        assert!(document.checks && document.rust.is_none() && document.ui.is_none());
        assert_eq!(plan(&["Cargo.lock"]), Plan::everything());
        assert!(plan(&[]).is_empty());
    }

    #[test]
    fn what_cargo_tells_is_read() {
        let told = r#"{"packages":[{"name":"vault","manifest_path":"/r/crates/vault/Cargo.toml",
            "dependencies":[{"name":"journal","path":"/r/crates/journal"},{"name":"age"}]}]}"#;
        let members = read(told, Path::new("/r")).unwrap();
        assert_eq!(members["vault"].folder, "crates/vault");
        assert_eq!(members["vault"].knows.len(), 1);
        assert!(read("cargo", Path::new("/r")).is_none());
    }
}

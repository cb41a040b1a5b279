//! The test programs that cargo builds, and what it said of them on the way.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::app;
use crate::failure::Failure;
use crate::link_time::LinkTime;
use crate::program::Program;
use crate::say;

/// One program with tests in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TestProgram {
    pub(super) package: String,
    /// The package's folder, in which cargo would start it.
    pub(super) folder: PathBuf,
    /// "vault: all", or "vault: unit tests".
    pub(super) title: String,
    pub(super) file: PathBuf,
}

/// What a build has made.
#[derive(Debug, Default)]
pub(super) struct Built {
    pub(super) programs: Vec<TestProgram>,
    /// The app, where it was among what was built.
    pub(super) app: Option<PathBuf>,
    /// Of the compiler and of clippy.
    pub(super) warnings: usize,
    /// Compiling, linking apart.
    pub(super) compile: Duration,
    /// The sum of all links; never more than the whole build took.
    pub(super) link: Duration,
}

/// Runs a cargo command that builds tests (`cargo test --no-run …`).
///
/// # Errors
/// When something does not compile; the compiler has said what.
pub(super) fn build(cargo: Program) -> Result<Built, Failure> {
    let links = LinkTime::begin()?;
    let begun = Instant::now();
    let mut built = Built::default();
    let cargo = links.measure(cargo.args(["--message-format=json"]));
    let shown = cargo.shown().to_owned();
    let succeeded = cargo.lines(|line| built.hear(line))?;
    let whole = begun.elapsed();
    // Two links may go on at once.
    built.link = links.so_far().min(whole);
    built.compile = whole.saturating_sub(built.link);
    if succeeded {
        Ok(built)
    } else {
        Err(Failure::new(format!("`{shown}` did not compile.")))
    }
}

impl Built {
    fn hear(&mut self, line: &str) {
        let Ok(message) = serde_json::from_str::<Value>(line) else {
            return;
        };
        match message["reason"].as_str() {
            Some("compiler-message") => {
                let message = &message["message"];
                if let Some(rendered) = message["rendered"].as_str() {
                    say::line(rendered.trim_end());
                }
                // "3 warnings emitted" sums up what was counted, and has no place.
                let has_a_place = message["spans"].as_array().is_some_and(|at| !at.is_empty());
                if message["level"] == "warning" && has_a_place {
                    self.warnings += 1;
                }
            }
            Some("compiler-artifact") => {
                self.programs.extend(program(&message));
                if is_app(&message) {
                    self.app = message["executable"].as_str().map(PathBuf::from);
                }
            }
            _ => {}
        }
    }
}

fn program(artifact: &Value) -> Option<TestProgram> {
    if artifact["profile"]["test"] != true {
        return None;
    }
    let file = PathBuf::from(artifact["executable"].as_str()?);
    let folder = Path::new(artifact["manifest_path"].as_str()?).parent()?;
    let target = &artifact["target"];
    let name = target["name"].as_str()?;
    let kinds: Vec<_> = target["kind"].as_array()?.iter().collect();
    // Benchmarks are compiled, so that they are linted, and are not run.
    if kinds.iter().any(|kind| *kind == "bench") {
        return None;
    }
    let package = package(artifact["package_id"].as_str()?)?;
    let is_unit = !kinds.iter().any(|kind| *kind == "test");
    let title = if is_unit {
        format!("{package}: unit tests")
    } else {
        format!("{package}: {name}")
    };
    Some(TestProgram {
        package,
        folder: folder.to_path_buf(),
        title,
        file,
    })
}

/// The program itself, not its own tests.
fn is_app(artifact: &Value) -> bool {
    let target = &artifact["target"];
    target["name"] == app::PACKAGE
        && target["kind"] == json!(["bin"])
        && artifact["profile"]["test"] == false
}

/// "path+file:///r/crates/vault#0.1.0" or "path+file:///r/tests#journeys@0.1.0".
fn package(id: &str) -> Option<String> {
    let (path, version) = id.rsplit_once('#')?;
    let name = match version.split_once('@') {
        Some((name, _)) => name,
        None => path.rsplit('/').next()?,
    };
    Some(name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn artifact(kind: &str, test: bool) -> String {
        format!(
            r#"{{"reason":"compiler-artifact","package_id":"path+file:///r/tests#journeys@0.1.0",
            "manifest_path":"/r/tests/Cargo.toml","target":{{"name":"all","kind":["{kind}"]}},
            "profile":{{"test":{test}}},"executable":"/t/all-1"}}"#
        )
    }

    fn heard(lines: &[&str]) -> Built {
        let mut built = Built::default();
        for line in lines {
            built.hear(line);
        }
        built
    }

    #[test]
    fn the_programs_with_tests_are_found() {
        let built = heard(&[
            &artifact("test", true),
            &artifact("lib", true),
            &artifact("bin", false),
            &artifact("bench", true),
            "cargo says something else",
        ]);
        let titles: Vec<_> = built.programs.iter().map(|p| p.title.as_str()).collect();
        assert_eq!(titles, ["journeys: all", "journeys: unit tests"]);
        assert_eq!(built.programs[0].folder, Path::new("/r/tests"));
    }

    #[test]
    fn the_app_is_the_program_and_not_its_tests() {
        let named = |kind, test| artifact(kind, test).replace(r#""all""#, r#""evenkeel""#);
        assert!(
            heard(&[&named("bin", true), &named("lib", false)])
                .app
                .is_none()
        );
        assert!(heard(&[&named("bin", false)]).app.is_some());
    }

    #[test]
    fn a_package_is_named_by_its_id() {
        let id = "path+file:///r/crates/vault#0.1.0";
        assert_eq!(package(id).as_deref(), Some("vault"));
        assert_eq!(package("vault"), None);
    }

    #[test]
    fn warnings_with_a_place_are_counted() {
        let warning = r#"{"reason":"compiler-message","message":{"level":"warning","spans":[{}]}}"#;
        let summary = r#"{"reason":"compiler-message","message":{"level":"warning","spans":[]}}"#;
        let note = r#"{"reason":"compiler-message","message":{"level":"note","spans":[{}]}}"#;
        assert_eq!(heard(&[warning, summary, note]).warnings, 1);
    }
}

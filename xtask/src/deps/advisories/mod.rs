//! What is publicly known to be wrong with a package that we ship.
//!
//! Only a copy on this machine is read, and its age is said: what it does not know may still be so.

mod copy;

use std::path::{Path, PathBuf};

use crate::day::{self, Day};
use crate::failure::Failure;
use crate::program::{Program, which};
use crate::{place, say};

use self::copy::Copy;

/// Older than this, a copy is said to be old.
const FRESH_DAYS: i64 = 14;

/// Where the section begins in deny.toml; the folder to read is put below.
const SECTION: &str = "[advisories]\n";

/// Falls on a known flaw in the app. Where nothing can be looked at it says so, and does not fall.
pub(super) fn check() -> Result<(), Failure> {
    if which("cargo-deny").is_none() {
        not_looked("cargo-deny is not here. Get it with: cargo install cargo-deny --locked");
        return Ok(());
    }
    let Some(copy) = copy::find() else {
        not_looked(&format!(
            "no copy of RustSec's advisory database is here. Get one with: cargo deny fetch db\n\
             Or let {} name a folder that holds one.",
            copy::NAMED
        ));
        return Ok(());
    };
    say::line(&age(&copy, day::today()));
    let config = lay_out(&copy)?;
    Program::cargo()
        .args([
            "deny",
            "--manifest-path",
            "src-tauri/Cargo.toml",
            "--config",
        ])
        .args([&config])
        .args(["--exclude-dev", "--offline", "check", "advisories"])
        .run()
        .map_err(|failure| {
            Failure::new("Something is known of a package in the app, or the copy did not read.")
                .advise(failure.to_string())
        })?;
    say::line(&format!(
        "advisories: of what was known on {}, nothing stops the app.",
        copy.day.0
    ));
    Ok(())
}

fn not_looked(why: &str) {
    say::line(&format!("advisories: NOT looked at: {why}"));
}

/// What the copy is, and what it cannot know.
fn age(copy: &Copy, today: Day) -> String {
    let (day, count) = (&copy.day.0, copy.advisories);
    let days = today.since(copy.day.1);
    let is = format!("advisories: {count} in the copy here, of {day}; its age in days: {days}.");
    if days <= FRESH_DAYS {
        return is;
    }
    format!(
        "{is}\nadvisories: OLD. Nothing newer than {day} is known. Renew it with: cargo deny fetch db"
    )
}

/// Lays the copy out as cargo-deny wants it; gives back the settings that name it.
fn lay_out(copy: &Copy) -> Result<PathBuf, Failure> {
    let folder = place::target().join("advisories");
    copy.lay_out(&folder)?;
    let rules = place::root().join("deny.toml");
    let text =
        std::fs::read_to_string(&rules).map_err(|error| Failure::file("read", &rules, &error))?;
    let config = folder.join("deny.toml");
    std::fs::write(&config, pointed(&text, &folder)?)
        .map_err(|error| Failure::file("write", &config, &error))?;
    Ok(config)
}

/// The rules of the house, reading this folder.
fn pointed(rules: &str, folder: &Path) -> Result<String, Failure> {
    let Some((before, after)) = rules.split_once(SECTION) else {
        return Err(Failure::new("deny.toml has no section [advisories]."));
    };
    // A literal string: what a path holds on Windows means nothing in it.
    let folder = folder.display();
    Ok(format!("{before}{SECTION}db-path = '{folder}'\n{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(today: &str) -> String {
        let copy = Copy {
            folder: PathBuf::from("/here"),
            day: ("2026-11-01".to_owned(), Day::read("2026-11-01").unwrap()),
            advisories: 812,
        };
        age(&copy, Day::read(today).unwrap())
    }

    #[test]
    fn a_copy_says_its_age() {
        assert_eq!(
            told("2026-11-15"),
            "advisories: 812 in the copy here, of 2026-11-01; its age in days: 14."
        );
    }

    #[test]
    fn an_old_copy_says_what_it_cannot_know() {
        let told = told("2026-11-16");
        assert!(told.contains("in days: 15."));
        assert!(told.contains("OLD. Nothing newer than 2026-11-01 is known"));
        assert!(!told.contains("no known"));
    }

    #[test]
    fn the_rules_here_can_be_pointed_at_a_copy() {
        let rules = std::fs::read_to_string(place::root().join("deny.toml")).unwrap();
        let pointed = pointed(&rules, Path::new("/a copy")).unwrap();
        assert!(pointed.contains("[advisories]\ndb-path = '/a copy'\n"));
        assert_eq!(pointed.replace("db-path = '/a copy'\n", ""), rules);
        assert!(super::pointed("[bans]\n", Path::new("/x")).is_err());
    }
}

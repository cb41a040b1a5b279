//! One version everywhere: Cargo.toml's is what the page's package and the software centre's entry say, and whether it
//! is released says CHANGELOG.md.

use std::fs;

use crate::failure::Failure;
use crate::place;

/// What is compared.
struct Told {
    cargo: String,
    page: String,
    page_lock: String,
    metainfo: String,
    changelog: String,
}

/// # Errors
/// Each place that says another version, or another day.
pub(crate) fn check() -> Result<(), Failure> {
    let root = place::root();
    let read = |name: &str| {
        let file = root.join(name);
        fs::read_to_string(&file).map_err(|error| Failure::file("read", &file, &error))
    };
    let wrong = find(&Told {
        cargo: read("Cargo.toml")?,
        page: read("ui/package.json")?,
        page_lock: read("ui/package-lock.json")?,
        metainfo: read("assets/desktop/org.evenkeel.journal.metainfo.xml")?,
        changelog: read("CHANGELOG.md")?,
    });
    if wrong.is_empty() {
        return Ok(());
    }
    Err(Failure::new("Versions differ.").advise(wrong.join("\n")))
}

fn find(told: &Told) -> Vec<String> {
    let Some(version) = after(&told.cargo, "[workspace.package]", "version = \"", '"') else {
        return vec!["Cargo.toml names no version".to_owned()];
    };
    let mut wrong = Vec::new();
    for (file, text) in [
        ("ui/package.json", &told.page),
        ("ui/package-lock.json", &told.page_lock),
    ] {
        let its = after(text, "\"evenkeel-ui\"", "\"version\": \"", '"');
        if its != Some(version) {
            wrong.push(format!("{file} says {its:?}, Cargo.toml {version}"));
        }
    }
    wrong.extend(entry(
        &told.metainfo,
        version,
        released(&told.changelog, version),
    ));
    wrong
}

/// What is wrong with the software centre's newest release.
fn entry(metainfo: &str, version: &str, released: Option<&str>) -> Option<String> {
    let newest = after(metainfo, "<releases>", "<release ", '>')?;
    let says = |name: &str| after(newest, "", &format!("{name}=\""), '"');
    let wanted = match released {
        Some(day) => (Some(version), Some(day), None),
        None => (Some(version), says("date"), Some("development")),
    };
    let its = (says("version"), says("date"), says("type"));
    let its = (its.0, its.1, its.2.filter(|kind| *kind != "stable"));
    (its != wanted || says("date").is_none())
        .then(|| format!("metainfo.xml's newest release is {its:?}, not {wanted:?}"))
}

/// The day of `## 1.2.3, 2026-12-31`, for that version.
fn released<'a>(changelog: &'a str, version: &str) -> Option<&'a str> {
    let mut headings = changelog
        .lines()
        .filter_map(|line| line.strip_prefix("## "));
    headings.find_map(|heading| heading.strip_prefix(version)?.strip_prefix(", "))
}

/// What stands between `before` and `end`, behind the first `section`.
fn after<'a>(text: &'a str, section: &str, before: &str, end: char) -> Option<&'a str> {
    let (_, rest) = text.split_once(section)?;
    let (_, rest) = rest.split_once(before)?;
    rest.split(end).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(release: &str, changelog: &str) -> Vec<String> {
        find(&Told {
            cargo: "[workspace.package]\nversion = \"1.2.3\"\n".into(),
            page: "{\"name\": \"evenkeel-ui\", \"version\": \"1.2.3\"}".into(),
            page_lock: "{\"name\": \"evenkeel-ui\", \"version\": \"1.2.3\"}".into(),
            metainfo: format!("<releases>\n<release {release}>"),
            changelog: changelog.into(),
        })
    }

    #[test]
    fn what_is_not_released_is_in_development() {
        let changelog = "## Unreleased\n## 1.2.2, 2026-11-01\n";
        let right = r#"version="1.2.3" date="2026-12-01" type="development""#;
        assert_eq!(told(right, changelog), Vec::<String>::new());
        for wrong in [
            r#"version="1.2.2" date="2026-12-01" type="development""#,
            r#"version="1.2.3" date="2026-12-01""#,
            r#"version="1.2.3" type="development""#,
        ] {
            assert_eq!(told(wrong, changelog).len(), 1, "{wrong}");
        }
    }

    #[test]
    fn what_is_released_is_of_the_day_the_change_log_says() {
        let changelog = "## Unreleased\n## 1.2.3, 2026-12-31\n";
        let right = r#"version="1.2.3" date="2026-12-31" type="stable""#;
        assert_eq!(told(right, changelog), Vec::<String>::new());
        for wrong in [
            r#"version="1.2.3" date="2026-12-30""#,
            r#"version="1.2.3" date="2026-12-31" type="development""#,
        ] {
            assert_eq!(told(wrong, changelog).len(), 1, "{wrong}");
        }
    }

    #[test]
    fn another_version_in_the_page_or_none_at_all_is_told() {
        let right = r#"version="1.2.3" date="2026-12-01" type="development""#;
        let told = |cargo: &str| {
            find(&Told {
                cargo: cargo.into(),
                page: "{\"name\": \"evenkeel-ui\", \"version\": \"1.2.3\"}".into(),
                page_lock: "{\"name\": \"evenkeel-ui\", \"version\": \"1.2.3\"}".into(),
                metainfo: format!("<releases><release {right}>"),
                changelog: String::new(),
            })
        };
        assert_eq!(told("[workspace.package]\nversion = \"1.2.4\"\n").len(), 3);
        assert_eq!(told("[package]\n").len(), 1);
    }

    #[test]
    fn here_they_are_the_same() {
        assert_eq!(check(), Ok(()));
    }
}

//! Each row of SECURITY.md's table of what is protected names the tests that hold it, and these exist.

use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::Failure;
use crate::place;
use crate::program::Program;

/// The table begins below this line and ends at the next heading.
const HEADING: &str = "## What is protected";

/// Every row names a test, and every name is one of a file or folder with tests, or of a test in it.
///
/// # Errors
/// All rows that do not, each with its line.
pub(crate) fn check() -> Result<(), Failure> {
    let root = place::root();
    let file = root.join("SECURITY.md");
    let text = fs::read_to_string(&file).map_err(|error| Failure::file("read", &file, &error))?;
    let known = known(&root)?;
    let wrong = find(&text, &known, |file| {
        fs::read_to_string(root.join(file)).unwrap_or_default()
    });
    if wrong.is_empty() {
        return Ok(());
    }
    Err(Failure::new(format!(
        "SECURITY.md claims what no test holds:\n{}",
        wrong.join("\n")
    )))
}

/// The files of the repository, those not added yet among them.
fn known(root: &Path) -> Result<Vec<String>, Failure> {
    let listed = Program::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard"])
        .within(root)
        .answer()?;
    let is_there = |file: &&str| PathBuf::from(root).join(file).is_file();
    Ok(listed.lines().filter(is_there).map(str::to_owned).collect())
}

fn find(text: &str, known: &[String], read: impl Fn(&str) -> String) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut rows = 0;
    for (number, row) in rows_of(text) {
        rows += 1;
        let cells: Vec<_> = row.trim_matches('|').split(" | ").collect();
        let names: Vec<_> = cells.last().map(|cell| quoted(cell)).unwrap_or_default();
        let tests: Vec<_> = names.into_iter().filter(|name| is_a_test(name)).collect();
        if cells.len() != 3 || tests.is_empty() {
            wrong.push(format!("line {number}: names no test"));
        }
        for name in tests {
            if !exists(name, known, &read) {
                wrong.push(format!("line {number}: there is no test {name}"));
            }
        }
    }
    if rows == 0 {
        wrong.push(format!("there is no table below \"{HEADING}\""));
    }
    wrong
}

fn rows_of(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines()
        .enumerate()
        .skip_while(|(_, line)| *line != HEADING)
        .skip(1)
        .take_while(|(_, line)| !line.starts_with("## "))
        .filter(|(_, line)| line.starts_with('|'))
        // The table's own heading, and the line below it.
        .skip(2)
        .map(|(number, line)| (number + 1, line))
}

/// What stands between back quotes.
fn quoted(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}

/// A name of a file, a folder or a test, and not, say, a variable that is spoken of.
fn is_a_test(name: &str) -> bool {
    let path = name.split("::").next().unwrap_or(name);
    path.contains('/') || path.ends_with(".rs") || path.ends_with(".ts")
}

/// `a/b.rs`, the end of such a path, a folder, or one of them with `::the_test`.
fn exists(name: &str, known: &[String], read: &impl Fn(&str) -> String) -> bool {
    let (path, test) = name.split_once("::").unwrap_or((name, ""));
    let path = path.trim_end_matches('/');
    known
        .iter()
        .filter(|file| is_below(file, path))
        .map(|file| read(file))
        .any(|text| holds(&text, test))
}

fn is_below(file: &str, path: &str) -> bool {
    file == path
        || file.ends_with(&format!("/{path}"))
        || file.starts_with(&format!("{path}/"))
        || file.contains(&format!("/{path}/"))
}

fn holds(text: &str, test: &str) -> bool {
    let begins = ["#[test]", "proptest!", "it(", "it.each(", "test("];
    let tests = |line: &str| {
        begins
            .iter()
            .any(|mark| line.trim_start().starts_with(mark))
    };
    text.lines().any(tests) && (test.is_empty() || text.contains(&format!("fn {test}(")))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILES: [(&str, &str); 2] = [
        ("tests/tests/idle.rs", "#[test]\nfn it_locks() {}"),
        ("crates/vault/src/slot.rs", "fn no_test() {}"),
    ];

    fn judged(row: &str) -> Vec<String> {
        let text = format!(
            "# S\n\n{HEADING}\n\n| against | how | tested by |\n|---|---|---|\n{row}\n\n## B\n"
        );
        let known: Vec<_> = FILES.iter().map(|(file, _)| (*file).to_owned()).collect();
        find(&text, &known, |file| {
            let found = FILES.iter().find(|(name, _)| *name == file);
            found.map_or_else(String::new, |(_, text)| (*text).to_owned())
        })
    }

    #[test]
    fn a_row_with_a_test_that_exists_is_fine() {
        assert!(judged("| a | b | `tests/tests/idle.rs`, `tests/tests` |").is_empty());
        assert!(judged("| a | b | `idle.rs::it_locks` (`LOG_N` 18) |").is_empty());
    }

    #[test]
    fn a_row_without_one_is_told_with_its_line() {
        assert_eq!(
            judged("| a | `b` | by reading |"),
            ["line 7: names no test"]
        );
        assert_eq!(
            judged("| a | b | `gone.rs` |"),
            ["line 7: there is no test gone.rs"]
        );
        assert_eq!(
            judged("| a | b | `idle.rs::it_flies` |"),
            ["line 7: there is no test idle.rs::it_flies"]
        );
        assert_eq!(
            judged("| a | b | `slot.rs` |"),
            ["line 7: there is no test slot.rs"],
            "a file without tests holds nothing"
        );
    }

    #[test]
    fn a_table_that_is_gone_is_told() {
        assert_eq!(find("# S\n", &[], |_| String::new()).len(), 1);
    }
}

//! Words that must not stand where people or the public read them.

mod banned;
mod hosts;
mod messages;
mod names;
mod page;
mod reading;

use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::Failure;
use crate::place;
use crate::program::Program;

/// The words in a text that others see which tell what the journal is about.
#[cfg(test)]
pub(crate) fn telling(text: &str) -> Vec<&'static str> {
    names::words(text).collect()
}

/// No promise we cannot keep and no grade in the catalogue and the pages, and nothing that is hard
/// to read; no registry's address anywhere; nothing telling in what others see of the program.
pub(crate) fn check() -> Result<(), Failure> {
    let mut found = Vec::new();
    for file in files(&place::locales(), "ftl") {
        let text = read(&file)?;
        found.extend(banned::find(&text).map(|(line, word)| told(&file, line, word)));
        found.extend(messages::find(&text).map(|(line, what)| told(&file, line, &what)));
    }
    for file in files(&place::ways(), "md") {
        let text = read(&file)?;
        found.extend(banned::find_in_text(&text).map(|(line, word)| told(&file, line, word)));
        found.extend(
            page::find(&text)
                .into_iter()
                .map(|(line, what)| told(&file, line, &what)),
        );
    }
    let kept = kept()?;
    let root = place::root();
    let names: Vec<String> = kept
        .iter()
        .filter_map(|file| file.strip_prefix(&root).ok())
        .map(|file| file.to_string_lossy().replace('\\', "/"))
        .collect();
    let telling = names::find(&root, &names);
    found.extend(
        telling
            .iter()
            .map(|(place, word)| format!("{place}: others see \"{word}\"")),
    );
    for file in kept {
        // What is not text has no address to read.
        if let Ok(text) = fs::read_to_string(&file) {
            found.extend(hosts::find(&text).map(|(line, host)| told(&file, line, &host)));
        }
    }
    if found.is_empty() {
        return Ok(());
    }
    Err(
        Failure::new("Words stand where they must not, or are hard to read.")
            .advise(found.join("\n")),
    )
}

fn told(file: &Path, line: usize, word: &str) -> String {
    let root = place::root();
    format!(
        "{}:{line}: {word}",
        file.strip_prefix(&root).unwrap_or(file).display()
    )
}

/// The files of one kind in a folder and the folders in it.
fn files(folder: &Path, kind: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(Result::ok);
    entries
        .flat_map(|entry| {
            let path = entry.path();
            if path.is_dir() {
                files(&path, kind)
            } else {
                vec![path]
            }
        })
        .filter(|path| path.extension().is_some_and(|its| its == kind))
        .collect()
}

/// What git keeps, or would keep: tracked files and new ones that are not ignored.
fn kept() -> Result<Vec<PathBuf>, Failure> {
    if !place::root().join(".git").exists() {
        return Ok(Vec::new());
    }
    let answer = Program::new("git")
        .args([
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
        ])
        .answer()?;
    let root = place::root();
    Ok(answer
        .split('\0')
        .filter(|name| !name.is_empty())
        .map(|name| root.join(name))
        .collect())
}

fn read(file: &Path) -> Result<String, Failure> {
    fs::read_to_string(file).map_err(|error| Failure::file("read", file, &error))
}

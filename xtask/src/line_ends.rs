//! The same bytes on every system: git knows of each file whether it is text, and text ends its lines with LF.

use crate::failure::Failure;
use crate::place;
use crate::program::Program;

/// Each tracked file has a rule in `.gitattributes`, and is as it says.
///
/// # Errors
/// Every file that is not, with what is wrong with it.
pub(crate) fn check() -> Result<(), Failure> {
    let root = place::root();
    if !root.join(".git").exists() {
        return Ok(());
    }
    let listed = Program::new("git")
        .args(["ls-files", "--eol", "-z"])
        .within(&root)
        .answer()?;
    let wrong = find(&listed);
    if wrong.is_empty() {
        return Ok(());
    }
    Err(Failure::new(format!(
        "Files would have other bytes on Windows (see .gitattributes):\n{}",
        wrong.join("\n")
    )))
}

/// In what `git ls-files --eol -z` says: `i/<in git> w/<in the folder> attr/<rule> <tab> <file>`.
fn find(listed: &str) -> Vec<String> {
    let lines = listed.split('\0').filter(|line| !line.is_empty());
    lines
        .filter_map(|line| {
            let (about, file) = line.split_once('\t')?;
            let kept = about.split_whitespace().next()?.strip_prefix("i/")?;
            let rule = about.split_once("attr/")?.1.trim();
            wrong(kept, rule).map(|what| format!("{file}: {what}"))
        })
        .collect()
}

/// What is wrong with a file that git keeps with these line ends under this rule.
fn wrong(kept: &str, rule: &str) -> Option<&'static str> {
    let is_left_alone = rule.split_whitespace().any(|word| word == "-text");
    let is_lf = rule.split_whitespace().any(|word| word == "eol=lf");
    match kept {
        _ if is_left_alone => None,
        _ if !is_lf => Some("no rule says how its lines end"),
        "lf" | "none" => None,
        "-text" => Some("it is no text: mark it -text"),
        _ => Some("its lines end with CRLF"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_ends_its_lines_with_lf_and_what_is_none_is_marked() {
        let listed = "i/lf    w/lf    attr/text=auto eol=lf \tsrc/main.rs\0\
            i/lf    w/crlf  attr/text=auto eol=lf \tchecked out before.rs\0\
            i/none  w/none  attr/text=auto eol=lf \tempty\0\
            i/-text w/-text attr/-text            \ticon.png\0\
            i/crlf  w/crlf  attr/-text            \tfixtures/theirs.csv\0\
            i/-text w/-text attr/text=auto eol=lf \tnew.webp\0\
            i/crlf  w/crlf  attr/text=auto eol=lf \tnotes.md\0\
            i/mixed w/mixed attr/text=auto eol=lf \tmixed.md\0\
            i/lf    w/lf    attr/                 \tno rule.rs\0";
        assert_eq!(
            find(listed),
            [
                "new.webp: it is no text: mark it -text",
                "notes.md: its lines end with CRLF",
                "mixed.md: its lines end with CRLF",
                "no rule.rs: no rule says how its lines end",
            ]
        );
    }
}

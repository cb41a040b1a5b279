//! Words the app never says: promises nobody can keep, and grades.

/// Matched at the beginning of a word, whatever its case, so that "scores" is found as well.
const BANNED: [&str; 7] = [
    "undetectable",
    "untraceable",
    "military-grade",
    "safe from your partner",
    "score",
    "failed",
    "streak",
];

/// The lines of a Fluent catalogue whose messages hold one. Comments, message names and
/// variables are ours alone and may say what they like.
pub(super) fn find(catalogue: &str) -> impl Iterator<Item = (usize, &'static str)> {
    in_lines(catalogue.lines().map(message))
}

/// The lines of a text that hold one, wherever they stand.
pub(super) fn find_in_text(text: &str) -> impl Iterator<Item = (usize, &'static str)> {
    in_lines(text.lines())
}

fn in_lines<'a>(
    lines: impl Iterator<Item = &'a str>,
) -> impl Iterator<Item = (usize, &'static str)> {
    lines.enumerate().flat_map(|(index, line)| {
        let text = line.to_lowercase();
        BANNED
            .into_iter()
            .filter(move |word| begins_in(&text, word))
            .map(move |word| (index + 1, word))
    })
}

fn message(line: &str) -> &str {
    if line.starts_with('#') {
        return "";
    }
    let name = |name: &str| {
        let name = name.trim().trim_start_matches(['.', '-']);
        !name.is_empty()
            && name
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "-_".contains(c))
    };
    match line.split_once('=') {
        Some((left, right)) if name(left) => right,
        _ => line,
    }
}

fn begins_in(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        before.is_none_or(|c| !c.is_alphanumeric() && !"$-_".contains(c))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(catalogue: &str) -> Vec<(usize, &'static str)> {
        find(catalogue).collect()
    }

    #[test]
    fn a_banned_word_is_found_with_its_line() {
        assert_eq!(words("a = Fine.\nb = Your Scores.\n"), [(2, "score")]);
        assert_eq!(
            words("a = Safe from your partner"),
            [(1, "safe from your partner")]
        );
        assert_eq!(words("a =\n    A 7-day streak\n"), [(2, "streak")]);
        assert_eq!(words("a = x\n    .label = Failed"), [(2, "failed")]);
    }

    #[test]
    fn names_variables_and_comments_are_ours_alone() {
        assert!(words("# never say score\nsave-failed = Not saved.").is_empty());
        assert!(words("failed-tries = { $failed } tries").is_empty());
        assert!(words("a = { save-failed }").is_empty());
    }

    #[test]
    fn a_page_is_read_with_its_headings() {
        let page = "## No score = fine\n\nOne more streak.\n";
        let found: Vec<_> = find_in_text(page).collect();
        assert_eq!(found, [(1, "score"), (3, "streak")]);
    }

    #[test]
    fn a_word_that_only_contains_one_is_fine() {
        assert!(words("a = An underscore.").is_empty());
    }
}

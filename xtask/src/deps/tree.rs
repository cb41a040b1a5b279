//! Reads what `cargo tree --prefix depth --format " {p}"` prints: "1 chrono v0.4.45 (*)".

use std::collections::{BTreeMap, BTreeSet};

/// Each member of the workspace, with the packages it names itself.
pub(super) type Members = BTreeMap<String, BTreeSet<String>>;

/// From a tree of depth 1.
pub(super) fn members(tree: &str) -> Members {
    let mut members = Members::new();
    let mut member = String::new();
    for (depth, name) in lines(tree) {
        if depth == 0 {
            name.clone_into(&mut member);
            members.entry(member.clone()).or_default();
        } else {
            members
                .entry(member.clone())
                .or_default()
                .insert(name.to_owned());
        }
    }
    members
}

/// Every package anywhere in a tree.
pub(super) fn names(tree: &str) -> BTreeSet<String> {
    lines(tree).map(|(_, name)| name.to_owned()).collect()
}

fn lines(tree: &str) -> impl Iterator<Item = (u32, &str)> {
    tree.lines().filter_map(|line| {
        let (depth, package) = line.split_once(' ')?;
        Some((depth.parse().ok()?, package.split_whitespace().next()?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TREE: &str = "\
0 vault v0.1.0 (/here/crates/vault)
1 age v0.12.1
1 journal v0.1.0 (/here/crates/journal)

0 journal v0.1.0 (/here/crates/journal)
1 chrono v0.4.45 (*)
1 chrono feature \"std\"
";

    #[test]
    fn a_member_keeps_its_own() {
        let members = members(TREE);
        assert_eq!(members.len(), 2);
        assert!(members["vault"].contains("age"));
        assert_eq!(members["journal"].iter().collect::<Vec<_>>(), ["chrono"]);
    }

    #[test]
    fn names_are_counted_once() {
        assert_eq!(
            names(TREE).into_iter().collect::<Vec<_>>(),
            ["age", "chrono", "journal", "vault"]
        );
    }
}

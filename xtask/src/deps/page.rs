//! Licences of the npm packages in the page; deny.toml has those of the crates.

use crate::bundled::Bundled;

/// What the real page needs, and nothing in reserve.
const ALLOWED: [&str; 4] = [
    "Apache-2.0",
    "ISC",
    "MIT",
    // The fonts.
    "OFL-1.1",
];

/// Every package that may not come along, and why.
pub(super) fn refused(bundled: &[Bundled]) -> Vec<String> {
    bundled
        .iter()
        .filter_map(|one| match one.licence.as_deref() {
            None => Some(format!("{} in the page names no licence", one.name)),
            Some(licence) if is_allowed(licence) => None,
            Some(licence) => Some(format!("{} in the page is under {licence}", one.name)),
        })
        .collect()
}

/// Reads "A OR B" and "A AND B". What is said in another way is for a person to read.
fn is_allowed(licence: &str) -> bool {
    let plain = licence
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'))
        .unwrap_or(licence);
    plain.split(" OR ").any(|choice| {
        choice
            .split(" AND ")
            .all(|licence| ALLOWED.contains(&licence))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refuse(licence: Option<&str>) -> Vec<String> {
        refused(&[Bundled {
            name: "one".into(),
            version: "1.0.0".into(),
            licence: licence.map(str::to_owned),
            text: None,
        }])
    }

    #[test]
    fn an_allowed_licence_passes_alone_and_as_a_choice() {
        assert!(refuse(Some("MIT")).is_empty());
        assert!(refuse(Some("Apache-2.0 OR MIT")).is_empty());
        assert!(refuse(Some("(GPL-3.0-only OR ISC)")).is_empty());
        assert!(refuse(Some("MIT AND ISC")).is_empty());
    }

    #[test]
    fn others_are_named() {
        assert_eq!(
            refuse(Some("GPL-3.0-only")),
            ["one in the page is under GPL-3.0-only"]
        );
        assert_eq!(refuse(None), ["one in the page names no licence"]);
        assert_eq!(refuse(Some("MIT AND GPL-3.0-only")).len(), 1);
        assert_eq!(refuse(Some("(MIT OR ISC) AND CC0-1.0")).len(), 1);
        assert_eq!(refuse(Some("SEE LICENSE IN FILE")).len(), 1);
    }
}

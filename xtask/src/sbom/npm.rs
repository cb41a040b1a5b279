//! The npm packages in the page, with their sums and needs from package-lock.json.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use serde_json::Value;

use crate::bundled::Bundled;
use crate::failure::Failure;
use crate::place;

use super::component::{Component, Inventory, purl};

/// Adds every package in the page. The app needs those that the page's package.json names, and
/// those that no other package in the page needs.
pub(super) fn add(all: &mut Inventory, root: &str, bundled: &[Bundled]) -> Result<(), Failure> {
    let file = place::ui().join("package-lock.json");
    let text = fs::read_to_string(&file).map_err(|error| Failure::file("read", &file, &error))?;
    let lock: Value = serde_json::from_str(&text)
        .map_err(|error| Failure::new(format!("package-lock.json does not read: {error}.")))?;
    read(all, root, bundled, &lock["packages"])
}

fn read(
    all: &mut Inventory,
    root: &str,
    bundled: &[Bundled],
    packages: &Value,
) -> Result<(), Failure> {
    let references: BTreeMap<&str, String> = bundled
        .iter()
        .map(|one| (one.name.as_str(), component(one, None).reference))
        .collect();
    let named: BTreeSet<&str> = needs(&packages[""]).collect();
    let mut needed = BTreeSet::new();
    for one in bundled {
        let locked = locked(packages, one).ok_or_else(|| {
            Failure::new(format!(
                "{} {} is in the page and not in package-lock.json.",
                one.name, one.version
            ))
        })?;
        let component = component(one, locked["integrity"].as_str());
        for name in needs(locked) {
            if let Some(other) = references.get(name) {
                all.join(&component.reference, other);
                needed.insert(name);
            }
        }
        all.add(component);
    }
    for (name, reference) in &references {
        if named.contains(name) || !needed.contains(name) {
            all.join(root, reference);
        }
    }
    Ok(())
}

/// The lock's entry for this very version, wherever npm laid it.
fn locked<'a>(packages: &'a Value, one: &Bundled) -> Option<&'a Value> {
    let own = format!("node_modules/{}", one.name);
    let mut entries = packages.as_object()?.iter();
    let (_, entry) = entries.find(|(place, entry)| {
        (**place == own || place.ends_with(&format!("/{own}")))
            && entry["version"].as_str() == Some(&one.version)
    })?;
    Some(entry)
}

fn needs(entry: &Value) -> impl Iterator<Item = &str> {
    ["dependencies", "devDependencies", "peerDependencies"]
        .into_iter()
        .filter_map(|kind| entry[kind].as_object())
        .flat_map(|needs| needs.keys().map(String::as_str))
}

/// The licence texts that came with them, by reference.
pub(super) fn texts(bundled: &[Bundled]) -> BTreeMap<String, String> {
    let texts = bundled.iter();
    texts
        .filter_map(|one| Some((component(one, None).reference, one.text.clone()?)))
        .collect()
}

fn component(one: &Bundled, integrity: Option<&str>) -> Component {
    let (group, name) = match one.name.split_once('/') {
        Some((group, name)) => (Some(group), name),
        None => (None, one.name.as_str()),
    };
    let purl = purl("npm", group, name, &one.version);
    Component {
        reference: purl.clone(),
        group: group.map(str::to_owned),
        name: name.to_owned(),
        version: one.version.clone(),
        licence: one.licence.clone(),
        purl: Some(purl),
        cpe: None,
        sum: integrity
            .and_then(|sum| sum.strip_prefix("sha512-"))
            .and_then(hex)
            .map(|sum| ("SHA-512", sum)),
        repository: None,
        ships: true,
    }
}

/// Base64 to hex: npm writes its sums in the one, CycloneDX wants the other.
fn hex(base64: &str) -> Option<String> {
    const SIGNS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut hex, mut bits, mut held) = (String::new(), 0, 0_usize);
    for sign in base64.trim_end_matches('=').chars() {
        held = (held << 6) | SIGNS.find(sign)?;
        bits += 6;
        // Four bits make a digit of the one, six a sign of the other.
        while bits >= 4 {
            bits -= 4;
            hex.push(char::from_digit(
                u32::try_from(held >> bits).ok()? & 15,
                16,
            )?);
            held &= (1 << bits) - 1;
        }
    }
    // Whole bytes: what the last sign holds beyond them is filling.
    hex.truncate(hex.len() / 2 * 2);
    Some(hex)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn bundled(name: &str) -> Bundled {
        Bundled {
            name: name.into(),
            version: "1.0.0".into(),
            licence: Some("MIT".into()),
            text: None,
        }
    }

    #[test]
    fn a_sum_is_turned_into_hex() {
        assert_eq!(hex("AAEC/w==").as_deref(), Some("000102ff"));
        assert_eq!(hex("q80=").as_deref(), Some("abcd"));
        assert_eq!(hex("q80h").as_deref(), Some("abcd21"));
        assert_eq!(hex("q~"), None);
    }

    #[test]
    fn the_app_needs_what_the_page_names_and_what_nobody_else_needs() {
        let packages = json!({
            "": { "dependencies": { "a": "^1" }, "devDependencies": { "@x/tool": "^1" } },
            "node_modules/a": { "version": "1.0.0", "dependencies": { "b": "^1", "not-in": "^1" } },
            "node_modules/b": { "version": "2.0.0" },
            "node_modules/a/node_modules/b": { "version": "1.0.0", "integrity": "sha512-q80=" },
            "node_modules/@x/c": { "version": "1.0.0" },
        });
        let mut all = Inventory::default();
        read(
            &mut all,
            "root",
            &[bundled("a"), bundled("b"), bundled("@x/c")],
            &packages,
        )
        .unwrap();
        all.add(component(&bundled("root"), None));
        let build = super::super::Build {
            target: "here".into(),
            features: &[],
        };
        let stock = all.close(&build, "pkg:npm/root@1.0.0").unwrap();
        let b = stock.components.iter().find(|one| one.name == "b").unwrap();
        assert_eq!(b.sum, Some(("SHA-512", "abcd".to_owned())));
        let root: Vec<_> = stock.edges["root"].iter().collect();
        assert_eq!(root, ["pkg:npm/%40x/c@1.0.0", "pkg:npm/a@1.0.0"]);
        assert!(stock.edges["pkg:npm/a@1.0.0"].contains("pkg:npm/b@1.0.0"));
    }

    #[test]
    fn what_is_in_the_page_and_not_locked_is_told() {
        let fell = read(
            &mut Inventory::default(),
            "root",
            &[bundled("a")],
            &json!({}),
        );
        assert!(fell.unwrap_err().to_string().contains("a 1.0.0"));
    }
}

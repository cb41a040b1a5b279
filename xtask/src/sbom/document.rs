//! The list as CycloneDX 1.5, in JSON. No date and no random number: it says what, never when.

use serde_json::{Map, Value, json};

use crate::failure::Failure;

use super::Stock;
use super::component::Component;

/// The whole document.
pub(super) fn write(stock: &Stock) -> Result<String, Failure> {
    let dependencies: Vec<_> = stock
        .edges
        .iter()
        .map(|(one, needs)| json!({ "ref": one, "dependsOn": needs }))
        .collect();
    let components: Vec<_> = stock
        .components
        .iter()
        .map(|one| component(one, "library"))
        .collect();
    let mut app = component(&stock.root, "application");
    app.remove("scope");
    let openssl = if stock.holds("pkg:generic/openssl@") {
        "inside"
    } else {
        "the system's"
    };
    let document = json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "tools": { "components": [{
                "type": "application",
                "name": "cargo xtask sbom",
                "version": env!("CARGO_PKG_VERSION"),
            }] },
            "component": app,
            "properties": [
                { "name": "evenkeel:target", "value": stock.build.target },
                { "name": "evenkeel:openssl", "value": openssl },
            ],
        },
        "components": components,
        "dependencies": dependencies,
    });
    serde_json::to_string_pretty(&document)
        .map(|text| text + "\n")
        .map_err(|error| Failure::new(format!("The list could not be written: {error}.")))
}

fn component(one: &Component, kind: &str) -> Map<String, Value> {
    let scope = if one.ships { "required" } else { "excluded" };
    let fields = [
        ("type", Some(json!(kind))),
        ("bom-ref", Some(json!(one.reference))),
        ("group", one.group.as_ref().map(|group| json!(group))),
        ("name", Some(json!(one.name))),
        ("version", Some(json!(one.version))),
        ("scope", Some(json!(scope))),
        (
            "hashes",
            one.sum
                .as_ref()
                .map(|(how, sum)| json!([{ "alg": how, "content": sum }])),
        ),
        (
            "licenses",
            one.licence
                .as_ref()
                .map(|licence| json!([{ "expression": licence }])),
        ),
        ("cpe", one.cpe.as_ref().map(|cpe| json!(cpe))),
        ("purl", one.purl.as_ref().map(|purl| json!(purl))),
        (
            "externalReferences",
            one.repository
                .as_ref()
                .map(|url| json!([{ "type": "vcs", "url": url }])),
        ),
    ];
    fields
        .into_iter()
        .filter_map(|(key, value)| Some((key.to_owned(), value?)))
        .collect()
}

impl Stock {
    fn holds(&self, reference: &str) -> bool {
        let mut all = self.components.iter();
        all.any(|one| one.reference.starts_with(reference))
    }
}

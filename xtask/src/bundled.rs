//! The npm packages that end up in the app: not what package.json names, but what vite puts into
//! the page. Most of `svelte` is a tool, and yet some of it ships.

use serde_json::Value;

use crate::failure::Failure;
use crate::program::Program;

/// One npm package of which code or fonts are in the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Bundled {
    pub(crate) name: String,
    pub(crate) version: String,
    /// As its package.json says, an SPDX expression.
    pub(crate) licence: Option<String>,
    /// The licence's text, of the file that came with it.
    pub(crate) text: Option<String>,
}

/// Asks vite, which builds the page in memory; in order of their names. Needs `ui::packages`.
pub(crate) fn bundled() -> Result<Vec<Bundled>, Failure> {
    read(
        &Program::npm()
            .args(["run", "--silent", "bundled"])
            .answer()?,
    )
}

fn read(told: &str) -> Result<Vec<Bundled>, Failure> {
    let strange = || Failure::new("What vite tells of the packages in the page does not read.");
    let all: Vec<Value> = serde_json::from_str(told).map_err(|_| strange())?;
    let text = |of: &Value, key| of[key].as_str().map(str::to_owned);
    let mut all = all
        .iter()
        .map(|one| {
            Some(Bundled {
                name: text(one, "name")?,
                version: text(one, "version")?,
                licence: text(one, "identifier"),
                text: text(one, "text"),
            })
        })
        .collect::<Option<Vec<_>>>()
        .ok_or_else(strange)?;
    all.sort_by(|a, b| (&a.name, &a.version).cmp(&(&b.name, &b.version)));
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_vite_tells_is_read_in_order() {
        let told = r#"[{"name":"b","version":"1.0.0","identifier":"MIT","text":"x"},
                       {"name":"@a/a","version":"2.0.0"}]"#;
        let all = read(told).unwrap();
        assert_eq!(all[0].name, "@a/a");
        assert_eq!(all[0].licence, None);
        assert_eq!(all[1].licence.as_deref(), Some("MIT"));
    }

    #[test]
    fn what_is_no_such_list_is_refused() {
        assert!(read("vite v8").is_err());
        assert!(read(r#"[{"name":"b"}]"#).is_err());
    }
}

//! The checksums in Cargo.lock.

use std::collections::BTreeMap;
use std::fs;

use crate::failure::Failure;
use crate::place;

/// By name and version.
#[derive(Debug, Default)]
pub(super) struct Sums(BTreeMap<(String, String), String>);

impl Sums {
    /// From the lock file here.
    pub(super) fn read() -> Result<Self, Failure> {
        let file = place::root().join("Cargo.lock");
        let text =
            fs::read_to_string(&file).map_err(|error| Failure::file("read", &file, &error))?;
        Self::parse(&text)
            .map_err(|error| Failure::new(format!("Cargo.lock does not read: {error}.")))
    }

    /// Our own crates have no sum.
    pub(super) fn of(&self, name: &str, version: &str) -> Option<&str> {
        let key = (name.to_owned(), version.to_owned());
        self.0.get(&key).map(String::as_str)
    }

    fn parse(lock: &str) -> Result<Self, toml::de::Error> {
        let lock: toml::Table = toml::from_str(lock)?;
        let packages = lock.get("package").and_then(toml::Value::as_array);
        let sums = packages.into_iter().flatten().filter_map(|package| {
            let value = |key: &str| package.get(key)?.as_str().map(str::to_owned);
            Some(((value("name")?, value("version")?), value("checksum")?))
        });
        Ok(Self(sums.collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_belongs_to_a_name_and_a_version() {
        let sums = Sums::parse(
            "version = 4\n\n[[package]]\nname = \"a\"\nversion = \"1.0.0\"\nchecksum = \"ab\"\n\
             dependencies = [\n \"b\",\n]\n\n[[package]]\nname = \"b\"\nversion = \"0.1.0\"\n",
        )
        .unwrap();
        assert_eq!(sums.of("a", "1.0.0"), Some("ab"));
        assert_eq!(sums.of("a", "2.0.0"), None);
        assert_eq!(sums.of("b", "0.1.0"), None);
        assert!(Sums::parse("[[package").is_err());
    }
}

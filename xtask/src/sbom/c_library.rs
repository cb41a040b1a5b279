//! C libraries that lie as source inside crates: cargo knows only the crates, and flaws are listed
//! by the libraries. Their versions are read from those sources.

use std::fs;
use std::path::Path;

use crate::failure::Failure;

use super::Build;
use super::component::{Component, Inventory, purl};
use super::crates;
use super::sources::{folder, metadata};

/// A library and where its version stands.
struct Library {
    name: &'static str,
    /// Who made it, as lists of flaws have it.
    maker: &'static str,
    licence: &'static str,
    /// The crate that holds its source, which is compiled by `by`.
    within: &'static str,
    by: &'static str,
    file: &'static str,
    version: fn(&str) -> Option<String>,
    /// The file in that crate with its licence; none where it asks for nothing.
    text: Option<&'static str>,
}

const LIBRARIES: [Library; 3] = [
    Library {
        name: "sqlcipher",
        maker: "zetetic",
        licence: "BSD-3-Clause",
        within: "sqlcipher-src",
        by: "libsqlite3-sys",
        file: "sqlcipher/sqlcipher.c",
        version: |text| defined(text, "CIPHER_VERSION_NUMBER"),
        text: Some("sqlcipher/LICENSE-sqlcipher"),
    },
    Library {
        name: "sqlite",
        maker: "sqlite",
        licence: "blessing",
        within: "sqlcipher-src",
        by: "libsqlite3-sys",
        file: "sqlcipher/sqlite3.h",
        version: |text| defined(text, "SQLITE_VERSION"),
        text: None,
    },
    Library {
        name: "openssl",
        maker: "openssl",
        licence: "Apache-2.0",
        within: "openssl-src",
        by: "openssl-sys",
        file: "openssl/VERSION.dat",
        version: openssl,
        text: Some("openssl/LICENSE.txt"),
    },
];

/// Adds those that are compiled into the app on this system.
pub(super) fn add(all: &mut Inventory, build: &Build) -> Result<(), Failure> {
    let tree = crates::tree(build, "normal,build")?;
    let metadata = metadata(build)?;
    for library in &LIBRARIES {
        let start = format!("{} v", library.within);
        let here = tree.lines().any(|line| {
            line.split_once(' ')
                .is_some_and(|(_, package)| package.starts_with(&start))
        });
        if !here {
            continue;
        }
        let folder = folder(&metadata, library.within)?;
        let component = component(library, &version(library, &folder)?);
        let by = all.named(library.by).ok_or_else(|| {
            Failure::new(format!("{} is compiled by nobody here.", library.within))
        })?;
        all.join(&by, &component.reference);
        all.add(component);
    }
    Ok(())
}

/// The crate a listed library lies in, and the file there with its licence.
pub(super) fn licence_file(reference: &str) -> Option<(&'static str, &'static str)> {
    let library = LIBRARIES
        .iter()
        .find(|library| reference.starts_with(&format!("pkg:generic/{}@", library.name)))?;
    Some((library.within, library.text?))
}

fn component(library: &Library, version: &str) -> Component {
    let (name, maker) = (library.name, library.maker);
    let purl = purl("generic", None, name, version);
    Component {
        reference: purl.clone(),
        group: None,
        name: name.to_owned(),
        version: version.to_owned(),
        licence: Some(library.licence.to_owned()),
        purl: Some(purl),
        cpe: Some(format!("cpe:2.3:a:{maker}:{name}:{version}:*:*:*:*:*:*:*")),
        // The source is covered by the sum of the crate it lies in.
        sum: None,
        repository: None,
        ships: true,
    }
}

fn version(library: &Library, folder: &Path) -> Result<String, Failure> {
    let file = folder.join(library.file);
    let bytes = fs::read(&file).map_err(|error| Failure::file("read", &file, &error))?;
    (library.version)(&String::from_utf8_lossy(&bytes)).ok_or_else(|| {
        Failure::new(format!(
            "{} does not say which {} it is.",
            file.display(),
            library.name
        ))
    })
}

/// `#define NAME 1.2.3`, in quotes or not.
fn defined(text: &str, name: &str) -> Option<String> {
    text.lines().find_map(|line| {
        let mut words = line.strip_prefix("#define ")?.split_whitespace();
        let version = (words.next()? == name).then(|| words.next()).flatten()?;
        let version = version.trim_matches('"');
        let begins = version.starts_with(|sign: char| sign.is_ascii_digit());
        begins.then(|| version.to_owned())
    })
}

/// `MAJOR=3`, `MINOR=6`, `PATCH=3`, each on a line.
fn openssl(text: &str) -> Option<String> {
    let part = |key| text.lines().find_map(|line| line.strip_prefix(key));
    Some(format!(
        "{}.{}.{}",
        part("MAJOR=")?,
        part("MINOR=")?,
        part("PATCH=")?
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_read_where_it_is_defined() {
        let text = "#define SQLITE_VERSION_NUMBER 3053004\n#define SQLITE_VERSION   \"3.53.4\"\n";
        assert_eq!(defined(text, "SQLITE_VERSION").as_deref(), Some("3.53.4"));
        assert_eq!(
            defined(
                "#define CIPHER_VERSION_NUMBER 4.19.0",
                "CIPHER_VERSION_NUMBER"
            )
            .as_deref(),
            Some("4.19.0")
        );
        assert_eq!(defined("#define A B", "A"), None);
    }

    #[test]
    fn openssls_version_has_three_parts() {
        let text = "MAJOR=3\nMINOR=6\nPATCH=3\nPRE_RELEASE_TAG=\n";
        assert_eq!(openssl(text).as_deref(), Some("3.6.3"));
        assert_eq!(openssl("MAJOR=3\n"), None);
    }
}

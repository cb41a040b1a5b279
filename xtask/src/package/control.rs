//! What the package says of itself. Others see it: nothing here tells what the journal is about.

use std::fs;
use std::path::Path;

use crate::failure::Failure;

/// What differs from one package to the next.
#[derive(Debug, Clone)]
pub(super) struct Control {
    pub(super) version: String,
    pub(super) architecture: String,
    pub(super) depends: String,
    pub(super) installed_kib: u64,
}

/// Lays down `DEBIAN/control` and the sums by which `dpkg --verify` finds a changed file. There is no
/// script: nothing runs when the package comes or goes, and nothing touches a person's folders.
pub(super) fn write(control: &Control, tree: &Path, sums: &str) -> Result<(), Failure> {
    let folder = tree.join("DEBIAN");
    fs::create_dir(&folder).map_err(|error| Failure::file("make", &folder, &error))?;
    for (name, text) in [("control", fields(control)), ("md5sums", sums.to_owned())] {
        let file = folder.join(name);
        fs::write(&file, text).map_err(|error| Failure::file("write", &file, &error))?;
    }
    Ok(())
}

pub(super) fn fields(control: &Control) -> String {
    let Control {
        version,
        architecture,
        depends,
        installed_kib,
    } = control;
    // Nobody has a mailbox for it; the name is one that no server can ever have.
    format!(
        "\
Package: evenkeel
Version: {version}
Architecture: {architecture}
Maintainer: The Evenkeel authors <authors@evenkeel.invalid>
Installed-Size: {installed_kib}
Depends: {depends}
Section: misc
Priority: optional
Description: private journal on your own computer
 A journal that stays on this computer, in one encrypted file. There is no
 account, no server and no network. Removing the package removes no journal.
"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words;

    fn control() -> Control {
        Control {
            version: "1.2.3".into(),
            architecture: "amd64".into(),
            depends: "libc6 (>= 2.34)".into(),
            installed_kib: 41,
        }
    }

    #[test]
    fn the_fields_that_dpkg_asks_for_are_there() {
        let fields = fields(&control());
        for line in [
            "Package: evenkeel",
            "Version: 1.2.3",
            "Architecture: amd64",
            "Installed-Size: 41",
            "Depends: libc6 (>= 2.34)",
        ] {
            assert!(fields.lines().any(|field| field == line), "{line}");
        }
        assert!(fields.ends_with(".\n") && !fields.contains("\n\n"));
    }

    #[test]
    fn the_description_tells_nothing_of_what_it_is_about() {
        assert_eq!(words::telling(&fields(&control())), Vec::<&str>::new());
    }
}

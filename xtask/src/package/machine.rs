//! Whether packages can be made on this machine. Only what works is offered.

use crate::failure::Failure;
use crate::program::{Program, which};

/// A program that is used, and what brings it.
const TOOLS: [(&str, &str); 7] = [
    ("dpkg", "dpkg"),
    ("dpkg-deb", "dpkg"),
    ("dpkg-shlibdeps", "dpkg-dev"),
    ("nm", "binutils"),
    ("git", "git"),
    ("md5sum", "coreutils"),
    ("sha256sum", "coreutils"),
];

/// The architecture's name in Debian, where everything needed is here.
pub(super) fn ready() -> Result<String, Failure> {
    let openssl = || {
        Program::new("pkg-config")
            .args(["--exists", "openssl"])
            .succeeds()
    };
    look(std::env::consts::OS, |tool| which(tool).is_some(), openssl)?;
    Program::new("dpkg").args(["--print-architecture"]).answer()
}

fn look(
    system: &str,
    has: impl Fn(&str) -> bool,
    openssl: impl Fn() -> bool,
) -> Result<(), Failure> {
    if system != "linux" {
        return Err(Failure::new(format!(
            "Packages are made on Linux only, for Debian and Ubuntu: there is none for {system} yet."
        ))
        .advise("To use Evenkeel here: cargo xtask run"));
    }
    let missing: Vec<_> = TOOLS.iter().filter(|(tool, _)| !has(tool)).collect();
    if !missing.is_empty() {
        let names: Vec<_> = missing.iter().map(|(tool, _)| *tool).collect();
        let mut bring: Vec<_> = missing.iter().map(|(_, package)| *package).collect();
        bring.dedup();
        return Err(Failure::new(format!(
            "A Debian package is made with {}, which cannot be found here.",
            names.join(", ")
        ))
        .advise(format!(
            "On Debian or Ubuntu: apt install {}. There is no other kind of package yet.",
            bring.join(" ")
        )));
    }
    if !openssl() {
        return Err(Failure::new(
            "The package uses the system's OpenSSL, and its headers are not here.",
        )
        .advise("apt install libssl-dev"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(system: &str, has: impl Fn(&str) -> bool, openssl: bool) -> String {
        look(system, has, || openssl).unwrap_err().to_string()
    }

    #[test]
    fn a_machine_that_has_everything_is_ready() {
        assert_eq!(look("linux", |_| true, || true), Ok(()));
    }

    #[test]
    fn on_other_systems_it_says_that_there_is_none() {
        for system in ["macos", "windows"] {
            let told = told(system, |_| true, true);
            assert!(told.contains("none for") && told.contains(system), "{told}");
        }
    }

    #[test]
    fn what_is_missing_is_named_once_with_what_brings_it() {
        let told = told("linux", |tool| !tool.starts_with("dpkg"), true);
        assert!(told.contains("dpkg, dpkg-deb, dpkg-shlibdeps"), "{told}");
        assert!(told.contains("apt install dpkg dpkg-dev."), "{told}");
    }

    #[test]
    fn without_the_headers_of_openssl_there_is_no_package() {
        assert!(told("linux", |_| true, false).contains("libssl-dev"));
    }
}

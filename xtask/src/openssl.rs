//! Which OpenSSL the store is built with.
//!
//! The system's links in a quarter of the time (97 against 403 CPU seconds); the vendored one,
//! the packages' default, is built from source and needs perl and make.

use crate::failure::Failure;
use crate::program::{Program, which};

/// The words that choose it, for any cargo command on the workspace.
pub(crate) fn features() -> Result<&'static [&'static str], Failure> {
    let system = cfg!(unix)
        && which("pkg-config").is_some()
        && Program::new("pkg-config")
            .args(["--exists", "openssl"])
            .succeeds();
    choose(system, |tool| which(tool).is_some())
}

fn choose(system: bool, has: impl Fn(&str) -> bool) -> Result<&'static [&'static str], Failure> {
    if system {
        return Ok(&["--no-default-features"]);
    }
    let make = if cfg!(windows) { "nmake" } else { "make" };
    // On Windows nmake is found by the build itself, outside the PATH.
    if has("perl") && (cfg!(windows) || has(make)) {
        return Ok(&[]);
    }
    Err(Failure::new(format!(
        "OpenSSL's headers are not here, and building it from source needs perl and {make}."
    ))
    .advise("Install libssl-dev (or openssl-devel), or else perl and make."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_systems_openssl_is_preferred() {
        assert_eq!(choose(true, |_| true), Ok(&["--no-default-features"][..]));
    }

    #[test]
    fn without_it_the_vendored_one_is_built() {
        assert_eq!(choose(false, |_| true), Ok(&[][..]));
    }

    #[test]
    fn without_either_one_sentence_says_so() {
        assert!(choose(false, |tool| tool == "make").is_err());
    }
}

//! Node: found, never installed. Debian 12's own is too old, and a second one beside a person's
//! version manager is trouble.

use crate::failure::Failure;
use crate::program::Program;

const OLDEST: u32 = 20;

/// Node is there and new enough.
pub(super) fn check() -> Result<(), Failure> {
    let answer = Program::new("node").args(["--version"]).answer();
    let answer = answer.map_err(|_| install("Node is missing"))?;
    match major(&answer) {
        Some(version) if version >= OLDEST => Ok(()),
        _ => Err(install(&format!("Node here is {answer}, which is too old"))),
    }
}

fn install(what: &str) -> Failure {
    Failure::new(format!("{what}: Evenkeel needs Node {OLDEST} or newer.")).advise(
        "Install it (nodejs.org, or your system's packages), then run the same command again.",
    )
}

fn major(version: &str) -> Option<u32> {
    version
        .trim()
        .strip_prefix('v')?
        .split('.')
        .next()?
        .parse()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_number_is_the_one_that_counts() {
        assert_eq!(major("v20.20.2\n"), Some(20));
        assert_eq!(major("v9.1.0"), Some(9));
        assert_eq!(major("nonsense"), None);
    }
}

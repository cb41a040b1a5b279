//! The numbers on the support page: each with a source, each looked up not long ago.

mod countries;
mod read;
mod rules;

use std::fs;

use crate::day::{self, Day};
use crate::failure::Failure;
use crate::{place, say};

use self::rules::Fault;

/// Falls on whatever is wrong with the support data, its age included.
pub(crate) fn check() -> Result<(), Failure> {
    let (wrong, old) = look(day::today())?;
    fall(wrong.into_iter().chain(old).collect())
}

/// The same, and of age it only warns: a proof that held yesterday holds today.
pub(crate) fn check_but_age() -> Result<(), Failure> {
    let (wrong, old) = look(day::today())?;
    if !old.is_empty() {
        say::line(&format!(
            "warning: to be looked up again:\n{}",
            told(&old).join("\n")
        ));
    }
    fall(wrong)
}

/// What is wrong, and what is only old. Says so when few countries have a line of each kind.
fn look(today: Day) -> Result<(Vec<Fault>, Vec<Fault>), Failure> {
    let file = place::support();
    let text = fs::read_to_string(&file).map_err(|error| Failure::file("read", &file, &error))?;
    let data = read::read(&text)?;
    let complete = rules::complete(&data);
    if complete < rules::ENOUGH {
        say::line(&format!(
            "warning: {complete} countries have a verified line of each kind; {} are wished for",
            rules::ENOUGH
        ));
    }
    Ok(rules::faults(&data, today)
        .into_iter()
        .partition(|fault| !fault.is_age))
}

fn fall(faults: Vec<Fault>) -> Result<(), Failure> {
    if faults.is_empty() {
        return Ok(());
    }
    Err(Failure::new("The support data is not as it must be.").advise(told(&faults).join("\n")))
}

fn told(faults: &[Fault]) -> Vec<String> {
    faults.iter().map(ToString::to_string).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// On the day it was looked up, so that time alone never breaks this test.
    #[test]
    fn the_file_here_keeps_every_rule() {
        let text = fs::read_to_string(place::support()).unwrap();
        let data = read::read(&text).unwrap();
        let faults = rules::faults(&data, Day::read("2026-11-24").unwrap());
        assert_eq!(told(&faults), Vec::<String>::new());
        assert!(rules::complete(&data) >= rules::ENOUGH);
    }
}

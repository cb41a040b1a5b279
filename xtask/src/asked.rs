//! Reads the command line into what was asked for.

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::prelude::{Long, Short, Value, ValueExt};

use crate::failure::Failure;
use crate::fuzz::{MINUTES, TARGETS};
use crate::test::{Choice, NAMES, Part};

pub(crate) const USAGE: &str = "\
cargo xtask run [--sample] [-- ARGS]     build Evenkeel and open it; --sample opens a made journal
cargo xtask run --headless [--shots DIR] walk the real app without a screen, leave pictures in DIR
cargo xtask test [--long]                prove everything
cargo xtask test PART [NAME]             one part: ui, journeys, faults, rust, checks, or a crate (vault, shell ...);
                                         of it only the tests whose names hold NAME
cargo xtask test NAME                    the Rust tests and journeys whose names hold NAME
cargo xtask test --changed               what a change since main can reach
cargo xtask test ui --watch [NAME]       the page's tests, again at each change
cargo xtask check                        the quick part of test: format, lints, types, words
cargo xtask bench                        time the store and the series against plain SQLite
cargo xtask fuzz [TARGET] [--minutes N]  give damaged files and odd inputs to what reads them
cargo xtask mutants [FILE] [--sample N]  break the store, or the shell (src-tauri/...); does a test notice?
cargo xtask shots DIR                    the same as run --headless --shots DIR
cargo xtask sbom [--target T] [FILE]     list all that is in the app, as CycloneDX 1.5
cargo xtask package                      make a Debian package, with that list and its sums
cargo xtask installer PROGRAM            make an installer for Windows around a program built for it
cargo xtask setup [--tests] [--dry-run]  install what is missing; --dry-run only says what";

/// One command, with everything it needs to know.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    Help,
    Setup {
        tests: bool,
        dry_run: bool,
    },
    Run {
        sample: bool,
        args: Vec<OsString>,
    },
    Shots {
        folder: Option<PathBuf>,
    },
    Test {
        long: bool,
        choice: Choice,
    },
    Watch {
        name: Option<String>,
    },
    Check,
    Bench,
    Package,
    /// An installer around a program for Windows.
    Installer {
        program: PathBuf,
    },
    Sbom {
        file: Option<PathBuf>,
        target: Option<String>,
    },
    Fuzz {
        target: Option<String>,
        minutes: u32,
    },
    Mutants {
        pattern: Option<String>,
        sample: Option<usize>,
    },
}

/// Parses the words after `cargo xtask`.
pub(crate) fn read(words: impl IntoIterator<Item = OsString>) -> Result<Asked, Failure> {
    parse(lexopt::Parser::from_args(words)).map_err(|error| {
        Failure::new(format!("That was not understood: {error}.")).advise(format!("\n{USAGE}"))
    })
}

fn parse(mut words: lexopt::Parser) -> Result<Asked, lexopt::Error> {
    let Some(first) = words.next()? else {
        return Ok(Asked::Help);
    };
    match first {
        Short('h') | Long("help") => Ok(Asked::Help),
        Value(command) => match command.string()?.as_str() {
            "help" => Ok(Asked::Help),
            "setup" => setup(&mut words),
            "run" => run(&mut words),
            "test" => test(&mut words),
            "fuzz" => fuzz(&mut words),
            "mutants" => mutants(&mut words),
            "shots" => shots(&mut words),
            "check" => nothing_more(&mut words, Asked::Check),
            "bench" => nothing_more(&mut words, Asked::Bench),
            "sbom" => sbom(&mut words),
            "package" => nothing_more(&mut words, Asked::Package),
            "installer" => installer(&mut words),
            other => Err(format!("there is no command '{other}'").into()),
        },
        other => Err(other.unexpected()),
    }
}

fn setup(words: &mut lexopt::Parser) -> Result<Asked, lexopt::Error> {
    let (mut tests, mut dry_run) = (false, false);
    while let Some(word) = words.next()? {
        match word {
            Long("tests") => tests = true,
            Long("dry-run") => dry_run = true,
            Short('h') | Long("help") => return Ok(Asked::Help),
            other => return Err(other.unexpected()),
        }
    }
    Ok(Asked::Setup { tests, dry_run })
}

fn run(words: &mut lexopt::Parser) -> Result<Asked, lexopt::Error> {
    let (mut sample, mut headless, mut folder) = (false, false, None);
    let mut args = Vec::new();
    loop {
        // Everything after `--` belongs to the app, options included.
        if let Some(mut rest) = words.try_raw_args()
            && rest.peek().is_some_and(|word| word == "--")
        {
            rest.next();
            args.extend(rest);
            break;
        }
        match words.next()? {
            None => break,
            Some(Long("sample")) => sample = true,
            Some(Long("headless")) => headless = true,
            Some(Long("shots")) => folder = Some(PathBuf::from(words.value()?)),
            Some(Short('h') | Long("help")) => return Ok(Asked::Help),
            Some(other) => return Err(other.unexpected()),
        }
    }
    if headless {
        if !args.is_empty() {
            return Err("--headless walks the app by itself and passes nothing on".into());
        }
        return Ok(Asked::Shots { folder });
    }
    if folder.is_some() {
        return Err("--shots goes with --headless".into());
    }
    Ok(Asked::Run { sample, args })
}

fn test(words: &mut lexopt::Parser) -> Result<Asked, lexopt::Error> {
    let (mut long, mut changed, mut watch) = (false, false, false);
    let mut named: Vec<String> = Vec::new();
    while let Some(word) = words.next()? {
        match word {
            Long("long") => long = true,
            Long("changed") => changed = true,
            Long("watch") => watch = true,
            Short('h') | Long("help") => return Ok(Asked::Help),
            Value(name) => named.push(name.string()?),
            other => return Err(other.unexpected()),
        }
    }
    let choice = match (named.as_slice(), changed) {
        ([], false) => Choice::Everything,
        ([], true) => Choice::Changed,
        (_, true) => return Err("--changed chooses by itself and takes no name".into()),
        ([name], false) => match Part::named(name) {
            Some(part) => Choice::Part(part, None),
            None => Choice::Named(name.clone()),
        },
        ([part, name], false) => match Part::named(part) {
            Some(part) => Choice::Part(part, Some(name.clone())),
            None => return Err(no_part(part).into()),
        },
        _ => return Err("a part and one name at most".into()),
    };
    match choice {
        Choice::Part(Part::Ui, name) if watch => Ok(Asked::Watch { name }),
        _ if watch => Err("--watch goes with ui".into()),
        Choice::Part(Part::Checks, Some(_)) => Err("the checks have no tests to name".into()),
        choice => Ok(Asked::Test { long, choice }),
    }
}

fn no_part(word: &str) -> String {
    let parts: Vec<_> = NAMES
        .iter()
        .filter_map(|(names, _)| names.first().copied())
        .collect();
    format!(
        "'{word}' is no part of the proof; these are: {}",
        parts.join(", ")
    )
}

fn fuzz(words: &mut lexopt::Parser) -> Result<Asked, lexopt::Error> {
    let (mut target, mut minutes) = (None, MINUTES);
    while let Some(word) = words.next()? {
        match word {
            Long("minutes") => minutes = words.value()?.parse()?,
            Short('h') | Long("help") => return Ok(Asked::Help),
            Value(name) if target.is_none() => target = Some(name.string()?),
            other => return Err(other.unexpected()),
        }
    }
    if minutes == 0 {
        return Err("a run takes a minute at least".into());
    }
    match target {
        Some(name) if !TARGETS.contains(&name.as_str()) => {
            Err(format!("'{name}' is none of {}", TARGETS.join(", ")).into())
        }
        target => Ok(Asked::Fuzz { target, minutes }),
    }
}

fn mutants(words: &mut lexopt::Parser) -> Result<Asked, lexopt::Error> {
    let (mut pattern, mut sample) = (None, None);
    while let Some(word) = words.next()? {
        match word {
            Long("sample") => sample = Some(words.value()?.parse()?),
            Short('h') | Long("help") => return Ok(Asked::Help),
            Value(name) if pattern.is_none() => pattern = Some(name.string()?),
            other => return Err(other.unexpected()),
        }
    }
    if sample == Some(0) {
        return Err("a sample of none tells nothing".into());
    }
    Ok(Asked::Mutants { pattern, sample })
}

fn shots(words: &mut lexopt::Parser) -> Result<Asked, lexopt::Error> {
    match words.next()? {
        Some(Value(folder)) => nothing_more(
            words,
            Asked::Shots {
                folder: Some(PathBuf::from(folder)),
            },
        ),
        Some(Short('h') | Long("help")) => Ok(Asked::Help),
        Some(other) => Err(other.unexpected()),
        None => Err("shots needs a folder for its pictures".into()),
    }
}

fn installer(words: &mut lexopt::Parser) -> Result<Asked, lexopt::Error> {
    match words.next()? {
        Some(Value(program)) => nothing_more(
            words,
            Asked::Installer {
                program: PathBuf::from(program),
            },
        ),
        Some(Short('h') | Long("help")) => Ok(Asked::Help),
        Some(other) => Err(other.unexpected()),
        None => Err("installer needs the program that it is to hold".into()),
    }
}

fn sbom(words: &mut lexopt::Parser) -> Result<Asked, lexopt::Error> {
    let (mut file, mut target) = (None, None);
    while let Some(word) = words.next()? {
        match word {
            Long("target") => target = Some(words.value()?.string()?),
            Short('h') | Long("help") => return Ok(Asked::Help),
            Value(name) if file.is_none() => file = Some(PathBuf::from(name)),
            other => return Err(other.unexpected()),
        }
    }
    Ok(Asked::Sbom { file, target })
}

fn nothing_more(words: &mut lexopt::Parser, asked: Asked) -> Result<Asked, lexopt::Error> {
    match words.next()? {
        None => Ok(asked),
        Some(Short('h') | Long("help")) => Ok(Asked::Help),
        Some(other) => Err(other.unexpected()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(line: &str) -> Result<Asked, Failure> {
        read(line.split_whitespace().map(OsString::from))
    }

    #[test]
    fn nothing_asked_is_help() {
        assert_eq!(asked(""), Ok(Asked::Help));
        assert_eq!(asked("run --help"), Ok(Asked::Help));
    }

    #[test]
    fn words_after_two_dashes_belong_to_the_app() {
        let args = vec![OsString::from("--sample"), OsString::from("x")];
        assert_eq!(
            asked("run -- --sample x"),
            Ok(Asked::Run {
                sample: false,
                args
            })
        );
        assert_eq!(
            asked("run --sample"),
            Ok(Asked::Run {
                sample: true,
                args: Vec::new()
            })
        );
    }

    #[test]
    fn headless_is_the_same_as_shots() {
        let folder = Some(PathBuf::from("out"));
        assert_eq!(
            asked("run --headless --shots out"),
            Ok(Asked::Shots {
                folder: folder.clone()
            })
        );
        assert_eq!(
            asked("run --sample --headless"),
            Ok(Asked::Shots { folder: None })
        );
        assert_eq!(asked("shots out"), Ok(Asked::Shots { folder }));
    }

    #[test]
    fn shots_without_headless_is_refused() {
        assert!(asked("run --shots out").is_err());
        assert!(asked("shots").is_err());
        assert!(asked("run --headless -- x").is_err());
    }

    fn test(choice: Choice) -> Result<Asked, Failure> {
        Ok(Asked::Test {
            long: false,
            choice,
        })
    }

    #[test]
    fn a_part_is_asked_for_by_its_name_and_a_test_by_any_other() {
        let today = Some("today".to_owned());
        assert_eq!(asked("test"), test(Choice::Everything));
        assert_eq!(asked("test --changed"), test(Choice::Changed));
        assert_eq!(
            asked("test ui today"),
            test(Choice::Part(Part::Ui, today.clone()))
        );
        assert_eq!(
            asked("test vault"),
            test(Choice::Part(Part::Package("vault"), None))
        );
        assert_eq!(
            asked("test rewrap"),
            test(Choice::Named("rewrap".to_owned()))
        );
        assert_eq!(
            asked("test ui --watch today"),
            Ok(Asked::Watch { name: today })
        );
        assert_eq!(
            asked("test --long journey share"),
            Ok(Asked::Test {
                long: true,
                choice: Choice::Part(Part::Journeys, Some("share".to_owned()))
            })
        );
    }

    #[test]
    fn what_makes_no_sense_together_is_refused() {
        for line in [
            "test one two",
            "test ui one two",
            "test --changed vault",
            "test vault --watch",
            "test checks today",
        ] {
            assert!(asked(line).is_err(), "{line}");
        }
        let failure = asked("test vualt rewrap").unwrap_err().to_string();
        assert!(failure.contains("'vualt'") && failure.contains("vault"));
    }

    #[test]
    fn a_list_goes_to_one_file_for_one_target() {
        let (file, target) = (Some(PathBuf::from("a.json")), Some("x".to_owned()));
        assert_eq!(
            asked("sbom --target x a.json"),
            Ok(Asked::Sbom { file, target })
        );
        assert!(asked("sbom a.json b.json").is_err());
    }

    #[test]
    fn a_package_is_always_the_same_and_takes_no_wishes() {
        assert_eq!(asked("package"), Ok(Asked::Package));
        assert!(asked("package --features automation").is_err());
        assert!(asked("package windows").is_err());
    }

    #[test]
    fn fuzz_takes_one_target_that_is_known_and_a_time() {
        let target = Some("slots".to_owned());
        assert_eq!(
            asked("fuzz slots --minutes 3"),
            Ok(Asked::Fuzz { target, minutes: 3 })
        );
        let all = Asked::Fuzz {
            target: None,
            minutes: MINUTES,
        };
        assert_eq!(asked("fuzz"), Ok(all));
        assert!(asked("fuzz everything").is_err());
        assert!(asked("fuzz --minutes 0").is_err());
        assert!(asked("fuzz slots settings").is_err());
    }

    #[test]
    fn mutants_takes_one_pattern_and_the_size_of_a_sample() {
        let pattern = Some("slot/*".to_owned());
        let sample = Some(20);
        assert_eq!(
            asked("mutants slot/* --sample 20"),
            Ok(Asked::Mutants { pattern, sample })
        );
        assert!(asked("mutants --sample 0").is_err());
        assert!(asked("mutants one.rs two.rs").is_err());
    }

    #[test]
    fn an_unknown_word_is_named_and_the_usage_shown() {
        let failure = asked("fly").map(|_| ()).unwrap_err().to_string();
        assert!(failure.contains("'fly'"));
        assert!(failure.contains("cargo xtask run"));
    }
}

//! What test programs said, counted from their own lines while these pass through to the terminal.

use std::path::Path;

use serde_json::Value;

use crate::failure::Failure;

/// How the tests of one step ended.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Tally {
    pub(crate) passed: usize,
    pub(crate) failed: usize,
    /// Tests that are there and were not run, each with its reason.
    pub(crate) ignored: Vec<(String, String)>,
    /// Tests that were not asked for: by the name that was given, or because they are the long form.
    pub(crate) left_out: usize,
    /// Each program, or file of tests, and the seconds it ran.
    pub(crate) programs: Vec<(String, f64)>,
    /// The program that is speaking.
    pub(crate) running: String,
    /// Tests that failed, by name.
    pub(crate) fell: Vec<String>,
    /// The first lines of what each of them said.
    pub(crate) said: Vec<String>,
    /// Tests that failed and passed when they were run once more, alone.
    pub(crate) again: Vec<String>,
    /// How many more lines belong to what a test said.
    pub(crate) listening: usize,
}

/// Lines of a panic: its place, and as a rule its sentence with what was expected and found.
const LINES_OF_A_PANIC: usize = 4;

impl Tally {
    /// Reads one line of what `cargo test` prints.
    pub(crate) fn hear(&mut self, line: &str) {
        let line = line.trim();
        self.listen(line);
        if let Some(program) = line
            .strip_prefix("Running ")
            .or_else(|| line.strip_prefix("Doc-tests "))
        {
            program.clone_into(&mut self.running);
        } else if let Some(result) = line.strip_prefix("test result: ") {
            self.count(result);
        } else if let Some((name, why)) = line
            .strip_prefix("test ")
            .and_then(|test| test.split_once(" ... ignored"))
        {
            let why = why.trim_start_matches(", ").trim();
            let why = if why.is_empty() {
                "no reason given"
            } else {
                why
            };
            self.ignored.push((name.to_owned(), why.to_owned()));
        } else if let Some(name) = line
            .strip_prefix("test ")
            .and_then(|test| test.strip_suffix(" ... FAILED"))
        {
            self.fell.push(name.to_owned());
        }
    }

    /// Keeps what a test says as it fails: on a machine that shows the end of a run alone it is all there is.
    fn listen(&mut self, line: &str) {
        if line.starts_with("thread '") && line.contains("panicked at ") {
            self.listening = LINES_OF_A_PANIC;
        } else if line.is_empty()
            || line.starts_with("stack backtrace:")
            || line.starts_with("note: ")
        {
            self.listening = 0;
        }
        if self.listening > 0 {
            self.listening -= 1;
            self.said.push(line.to_owned());
        }
    }

    /// Counts what was run a second time, alone, as it ended then. What it said the first time stays.
    pub(crate) fn hear_again(&mut self, second: Tally) {
        self.passed += second.passed;
        self.failed = self.failed.saturating_sub(second.passed);
        let fell = std::mem::replace(&mut self.fell, second.fell);
        self.again
            .extend(fell.into_iter().filter(|name| !self.fell.contains(name)));
        self.said.extend(second.said);
        self.programs.extend(second.programs);
    }

    /// "ok. 12 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out; finished in 1.23s".
    fn count(&mut self, result: &str) {
        let figures = result
            .split_once(". ")
            .map_or(result, |(_, figures)| figures);
        for figure in figures.split("; ") {
            let Some((number, what)) = figure.split_once(' ') else {
                continue;
            };
            let counted = number.parse().unwrap_or(0);
            match what {
                "passed" => self.passed += counted,
                "failed" => self.failed += counted,
                "filtered out" => self.left_out += counted,
                _ => {
                    if let Some(run) = figure
                        .strip_prefix("finished in ")
                        .and_then(|time| time.strip_suffix('s'))
                    {
                        let program = std::mem::take(&mut self.running);
                        self.programs.push((program, run.parse().unwrap_or(0.0)));
                    }
                }
            }
        }
    }

    /// How many tests there were to run.
    pub(crate) fn ran(&self) -> usize {
        self.passed + self.failed
    }
}

/// Reads what vitest wrote with its reporter `json`.
///
/// # Errors
/// When the file is missing or is not such a report.
pub(crate) fn of_vitest(report: &Path) -> Result<Tally, Failure> {
    let text =
        std::fs::read_to_string(report).map_err(|error| Failure::file("read", report, &error))?;
    read_vitest(&text)
        .ok_or_else(|| Failure::new("What vitest wrote of its tests cannot be understood."))
}

fn read_vitest(text: &str) -> Option<Tally> {
    let report: Value = serde_json::from_str(text).ok()?;
    let count = |key: &str| report[key].as_u64().and_then(|n| usize::try_from(n).ok());
    let mut tally = Tally {
        passed: count("numPassedTests")?,
        failed: count("numFailedTests")?,
        ..Tally::default()
    };
    for file in report["testResults"].as_array()? {
        let name = file["name"].as_str().unwrap_or_default();
        let name = name.split_once("/ui/").map_or(name, |(_, name)| name);
        let ran = file["endTime"].as_f64().zip(file["startTime"].as_f64());
        let seconds = ran.map_or(0.0, |(end, start)| (end - start) / 1000.0);
        tally.programs.push((name.to_owned(), seconds));
        // A file that fell before its first test has no failed test to count.
        let tests = file["assertionResults"].as_array()?;
        if tests.is_empty() && file["status"] == "failed" {
            tally.failed += 1;
        }
        for test in tests {
            if matches!(
                test["status"].as_str(),
                Some("pending" | "skipped" | "todo")
            ) {
                let title = test["fullName"].as_str().unwrap_or_default();
                tally
                    .ignored
                    .push((title.to_owned(), format!("skipped in {name}")));
            }
        }
    }
    Some(tally)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_of_several_programs_are_added_up() {
        let mut tally = Tally::default();
        for line in [
            "     Running tests/all.rs (target/debug/deps/all-1)",
            "test one ... ok",
            "test two ... ignored, needs root",
            "test three ... ignored",
            "test result: ok. 1 passed; 0 failed; 2 ignored; 0 measured; 3 filtered out; finished in 1.50s",
            "   Doc-tests vault",
            "test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.25s",
        ] {
            tally.hear(line);
        }
        assert_eq!((tally.passed, tally.failed, tally.left_out), (3, 1, 3));
        assert_eq!(tally.ran(), 4);
        let ignored: Vec<_> = tally
            .ignored
            .iter()
            .map(|(name, why)| (name.as_str(), why.as_str()))
            .collect();
        assert_eq!(
            ignored,
            [("two", "needs root"), ("three", "no reason given")]
        );
        assert_eq!(
            tally.programs,
            [
                ("tests/all.rs (target/debug/deps/all-1)".to_owned(), 1.5),
                ("vault".to_owned(), 0.25)
            ]
        );
    }

    #[test]
    fn what_failed_is_named_with_what_it_said() {
        let mut tally = Tally::default();
        for line in [
            "test a::b ... ok",
            "test a::c ... FAILED",
            "---- a::c stdout ----",
            "thread 'a::c' (7) panicked at tests/src/x.rs:9:10:",
            "waited 10 s: it shows itself",
            "stack backtrace:",
            "   0: __rustc::rust_begin_unwind",
            "test result: FAILED. 1 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.00s",
        ] {
            tally.hear(line);
        }
        assert_eq!(tally.fell, ["a::c"]);
        assert_eq!(
            tally.said,
            [
                "thread 'a::c' (7) panicked at tests/src/x.rs:9:10:",
                "waited 10 s: it shows itself"
            ]
        );
    }

    #[test]
    fn a_second_try_counts_as_it_ends_and_the_first_is_told() {
        let tally = |lines: [&str; 2]| {
            let mut tally = Tally::default();
            lines.iter().for_each(|line| tally.hear(line));
            tally
        };
        let first = || {
            let mut first = tally([
                "test a ... FAILED",
                "test result: FAILED. 5 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.00s",
            ]);
            first.hear("test b ... FAILED");
            first
        };
        let mut both = first();
        both.hear_again(tally([
            "test b ... FAILED",
            "test result: FAILED. 1 passed; 1 failed; 0 ignored; 0 measured; 5 filtered out; finished in 1.00s",
        ]));
        assert_eq!((both.passed, both.failed), (6, 1));
        assert_eq!(
            (both.again, both.fell),
            (vec!["a".to_owned()], vec!["b".to_owned()])
        );
        // Where the second try says nothing, the first holds.
        let mut dumb = first();
        dumb.hear_again(Tally::default());
        assert_eq!((dumb.passed, dumb.failed), (5, 2));
    }

    #[test]
    fn a_report_of_vitest_is_counted() {
        let report = r#"{"numPassedTests":1,"numFailedTests":0,"testResults":[
            {"name":"/x/ui/src/a.test.ts","status":"passed","startTime":1000,"endTime":3500,
             "assertionResults":[{"status":"passed","fullName":"a"},{"status":"skipped","fullName":"b"}]},
            {"name":"/x/ui/src/b.test.ts","status":"failed","startTime":1,"endTime":1,"assertionResults":[]}]}"#;
        let tally = read_vitest(report).unwrap();
        assert_eq!((tally.passed, tally.failed), (1, 1));
        assert_eq!(tally.ignored.len(), 1);
        assert_eq!(tally.programs[0], ("src/a.test.ts".to_owned(), 2.5));
    }

    #[test]
    fn what_is_no_report_is_refused() {
        assert_eq!(read_vitest("{}"), None);
        assert_eq!(read_vitest("vitest"), None);
    }
}

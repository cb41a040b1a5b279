//! Steps that run one after the other, and the table at the end: for each how it ended, what it compiled,
//! linked and ran, and what of its tests passed, failed or was left out.

use std::fs;
use std::time::{Duration, Instant};

use serde_json::json;

use crate::failure::Failure;
use crate::tally::Tally;
use crate::{place, say};

/// What a step that tests something has found out beside its own end.
#[derive(Debug, Clone, Default)]
pub(crate) struct Outcome {
    /// Compiling, linking apart.
    pub(crate) compile: Duration,
    /// Linking, as the sum of all linkers' own time.
    pub(crate) link: Duration,
    /// Whether anything was compiled at all, so that 0:00 means "up to date" and a blank "nothing to compile".
    pub(crate) compiles: bool,
    /// What the tests themselves said.
    pub(crate) tally: Option<Tally>,
    /// Why it failed, where the tally does not say it.
    pub(crate) failure: Option<Failure>,
}

impl From<()> for Outcome {
    fn from((): ()) -> Self {
        Self::default()
    }
}

/// One step that has ended.
#[derive(Debug)]
struct Done {
    title: &'static str,
    whole: Duration,
    outcome: Outcome,
}

impl Done {
    fn failed(&self) -> bool {
        let tests = self.outcome.tally.as_ref();
        self.outcome.failure.is_some() || tests.is_some_and(|tally| tally.failed > 0)
    }

    /// All that is neither compiling nor linking.
    fn run(&self) -> Duration {
        self.whole
            .saturating_sub(self.outcome.compile)
            .saturating_sub(self.outcome.link)
    }
}

/// The steps so far.
#[derive(Debug, Default)]
pub(crate) struct Steps {
    done: Vec<Done>,
}

impl Steps {
    /// A step that proves something: when it fails the others still have their say.
    pub(crate) fn prove<O: Into<Outcome>>(
        &mut self,
        title: &'static str,
        act: impl FnOnce() -> Result<O, Failure>,
    ) {
        say::title(title);
        let begun = Instant::now();
        let outcome = act().map_or_else(
            |failure| Outcome {
                failure: Some(failure),
                ..Outcome::default()
            },
            Into::into,
        );
        if let Some(failure) = &outcome.failure {
            say::line(&failure.to_string());
        }
        self.done.push(Done {
            title,
            whole: begun.elapsed(),
            outcome,
        });
    }

    /// A step that later ones stand on: when it fails there is nothing to go on with.
    pub(crate) fn need<T>(
        &mut self,
        title: &'static str,
        act: impl FnOnce() -> Result<T, Failure>,
    ) -> Option<T> {
        self.need_and_tell(title, || act().map(|made| (made, Outcome::default())))
    }

    /// The same of one that has more to tell than its end; it may have failed and still be stood on.
    pub(crate) fn need_and_tell<T>(
        &mut self,
        title: &'static str,
        act: impl FnOnce() -> Result<(T, Outcome), Failure>,
    ) -> Option<T> {
        let mut made = None;
        self.prove(title, || {
            let (value, outcome) = act()?;
            made = Some(value);
            Ok(outcome)
        });
        made
    }

    /// Prints the table and leaves it in `target/test-times.json`.
    ///
    /// # Errors
    /// When any step failed; the sentence names them.
    pub(crate) fn close(self) -> Result<(), Failure> {
        say::title("Steps");
        say::line(&self.table());
        for note in self.notes() {
            say::line(&note);
        }
        let written = self.write();
        let failed: Vec<_> = self.failed().collect();
        if !failed.is_empty() {
            return Err(Failure::new(format!("{} failed.", failed.join(", "))));
        }
        say::line("Everything passed.");
        written
    }

    fn failed(&self) -> impl Iterator<Item = &'static str> {
        self.done
            .iter()
            .filter(|done| done.failed())
            .map(|done| done.title)
    }

    fn table(&self) -> String {
        let heading = [
            "", "whole", "compile", "link", "run", "passed", "failed", "ignored", "",
        ];
        let mut rows: Vec<[String; 9]> = vec![heading.map(str::to_owned)];
        rows.extend(self.done.iter().map(row));
        let whole = self.done.iter().map(|done| done.whole).sum();
        let mut last = <[String; 9]>::default();
        "all".clone_into(&mut last[0]);
        last[1] = clock(whole);
        rows.push(last);
        let widths: [usize; 9] = std::array::from_fn(|column| {
            rows.iter()
                .map(|row| row[column].chars().count())
                .max()
                .unwrap_or(0)
        });
        rows.iter()
            .map(|row| line(row, &widths))
            .collect::<Vec<_>>()
            .join("\n")
    }

    /// What was ignored and why, what failed and what it said, and what only the long form runs.
    fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        for done in &self.done {
            let Some(tally) = &done.outcome.tally else {
                continue;
            };
            for (name, why) in &tally.ignored {
                notes.push(format!("ignored in {}: {name}: {why}", done.title));
            }
            // The end of a run is what a build machine shows of it.
            for line in &tally.said {
                notes.push(format!("said in {}: {line}", done.title));
            }
            for name in &tally.fell {
                notes.push(format!("failed in {}: {name}", done.title));
            }
            for name in &tally.again {
                notes.push(format!(
                    "passed in {} only when run once more, alone: {name}",
                    done.title
                ));
            }
            if tally.left_out > 0 {
                notes.push(format!(
                    "not asked for in {}: {} (by name, or long forms: --long)",
                    done.title, tally.left_out
                ));
            }
        }
        notes
    }

    fn write(&self) -> Result<(), Failure> {
        let steps: Vec<_> = self.done.iter().map(as_json).collect();
        let file = place::target().join("test-times.json");
        let text = format!("{:#}\n", json!({ "steps": steps }));
        fs::create_dir_all(place::target())
            .and_then(|()| fs::write(&file, text))
            .map_err(|error| Failure::file("write", &file, &error))
    }
}

fn row(done: &Done) -> [String; 9] {
    let Outcome {
        compile,
        link,
        compiles,
        tally,
        ..
    } = &done.outcome;
    let built = |time: &Duration| {
        if *compiles {
            clock(*time)
        } else {
            String::new()
        }
    };
    let counted = |count: fn(&Tally) -> usize| {
        tally
            .as_ref()
            .map_or_else(String::new, |tally| count(tally).to_string())
    };
    [
        done.title.to_owned(),
        clock(done.whole),
        built(compile),
        built(link),
        clock(done.run()),
        counted(|tally| tally.passed),
        counted(|tally| tally.failed),
        counted(|tally| tally.ignored.len()),
        if done.failed() { "FAILED" } else { "passed" }.to_owned(),
    ]
}

/// The first and the last column begin at their left, the figures end at their right.
fn line(row: &[String; 9], widths: &[usize; 9]) -> String {
    let cells: Vec<_> = row
        .iter()
        .zip(widths)
        .enumerate()
        .map(|(column, (cell, width))| match column {
            0 | 8 => format!("{cell:width$}"),
            _ => format!("{cell:>width$}"),
        })
        .collect();
    cells.join("  ").trim_end().to_owned()
}

fn as_json(done: &Done) -> serde_json::Value {
    let seconds = |time: Duration| (time.as_secs_f64() * 10.0).round() / 10.0;
    let Outcome {
        compile,
        link,
        tally,
        ..
    } = &done.outcome;
    let tests = tally.as_ref().map(|tally| {
        let programs: Vec<_> = tally
            .programs
            .iter()
            .map(|(name, run)| json!({ "name": name, "run": run }))
            .collect();
        let ignored: Vec<_> = tally
            .ignored
            .iter()
            .map(|(name, why)| json!({ "name": name, "why": why }))
            .collect();
        json!({
            "passed": tally.passed,
            "failed": tally.failed,
            "ignored": ignored,
            "failed by name": tally.fell,
            "passed when run again": tally.again,
            "not_asked_for": tally.left_out,
            "programs": programs,
        })
    });
    json!({
        "step": done.title,
        "end": if done.failed() { "failed" } else { "passed" },
        "seconds": seconds(done.whole),
        "compile": seconds(*compile),
        "link": seconds(*link),
        "run": seconds(done.run()),
        "tests": tests,
    })
}

/// Minutes and seconds, "1:07".
fn clock(time: Duration) -> String {
    let seconds = time.as_secs();
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_that_fails_is_named_and_the_rest_still_run() {
        let mut steps = Steps::default();
        let mut ran = false;
        steps.prove("first", || Err::<(), _>(Failure::new("No.")));
        steps.prove("second", || {
            ran = true;
            Ok(())
        });
        assert!(ran);
        assert_eq!(steps.failed().collect::<Vec<_>>(), ["first"]);
    }

    #[test]
    fn a_step_with_a_failed_test_has_failed() {
        let mut steps = Steps::default();
        steps.prove("tests", || {
            Ok(Outcome {
                tally: Some(Tally {
                    passed: 4,
                    failed: 1,
                    ..Tally::default()
                }),
                ..Outcome::default()
            })
        });
        assert_eq!(steps.failed().collect::<Vec<_>>(), ["tests"]);
    }

    #[test]
    fn a_needed_one_that_fails_gives_nothing_to_go_on_with() {
        let mut steps = Steps::default();
        assert_eq!(
            steps.need("build", || Err::<u8, _>(Failure::new("No."))),
            None
        );
        assert_eq!(steps.need("build again", || Ok(4)), Some(4));
    }

    #[test]
    fn the_table_lines_up_and_tells_what_was_ignored() {
        let tally = Tally {
            passed: 12,
            ignored: vec![("a_kill".to_owned(), "needs root".to_owned())],
            left_out: 2,
            ..Tally::default()
        };
        let steps = Steps {
            done: vec![
                Done {
                    title: "a",
                    whole: Duration::from_secs(67),
                    outcome: Outcome::default(),
                },
                Done {
                    title: "longer",
                    whole: Duration::from_secs(600),
                    outcome: Outcome {
                        compile: Duration::from_secs(100),
                        link: Duration::from_secs(20),
                        compiles: true,
                        tally: Some(tally),
                        failure: Some(Failure::new("No.")),
                    },
                },
            ],
        };
        assert_eq!(
            steps.table(),
            "        whole  compile  link   run  passed  failed  ignored\n\
             a        1:07                 1:07                           passed\n\
             longer  10:00     1:40  0:20  8:00      12       0        1  FAILED\n\
             all     11:07"
        );
        assert_eq!(
            steps.notes(),
            [
                "ignored in longer: a_kill: needs root",
                "not asked for in longer: 2 (by name, or long forms: --long)"
            ]
        );
    }
}

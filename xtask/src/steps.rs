//! Steps that run one after the other, each with its title and its time, and the table at the end.

use std::time::{Duration, Instant};

use crate::failure::Failure;
use crate::say;

/// How a step ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Green,
    Fell,
}

/// The steps so far.
#[derive(Debug, Default)]
pub(crate) struct Steps {
    done: Vec<(&'static str, Duration, End)>,
}

impl Steps {
    /// A step that proves something: when it falls the others still have their say.
    pub(crate) fn prove(&mut self, title: &'static str, act: impl FnOnce() -> Result<(), Failure>) {
        // Kept in the table, which decides in the end.
        let _ = self.need(title, act);
    }

    /// A step that later ones stand on: when it falls there is nothing to go on with.
    pub(crate) fn need<T>(
        &mut self,
        title: &'static str,
        act: impl FnOnce() -> Result<T, Failure>,
    ) -> Option<T> {
        say::title(title);
        let begun = Instant::now();
        let ended = act();
        let end = match &ended {
            Ok(_) => End::Green,
            Err(failure) => {
                say::line(&failure.to_string());
                End::Fell
            }
        };
        self.done.push((title, begun.elapsed(), end));
        ended.ok()
    }

    /// Prints the table; a failure when any step fell.
    pub(crate) fn close(self) -> Result<(), Failure> {
        say::title("Steps");
        say::line(&self.table());
        let fell: Vec<_> = self.fallen().collect();
        if fell.is_empty() {
            say::line("all green");
            return Ok(());
        }
        Err(Failure::new(format!("{} fell.", fell.join(", "))))
    }

    fn fallen(&self) -> impl Iterator<Item = &'static str> {
        self.done
            .iter()
            .filter(|(_, _, end)| *end != End::Green)
            .map(|(title, _, _)| *title)
    }

    fn table(&self) -> String {
        let width = self
            .done
            .iter()
            .map(|(title, _, _)| title.chars().count())
            .max()
            .unwrap_or(0);
        let mut lines: Vec<_> = self
            .done
            .iter()
            .map(|(title, time, end)| {
                let end = if *end == End::Green { "green" } else { "FELL" };
                format!("{title:width$}  {:>7}  {end}", clock(*time))
            })
            .collect();
        let whole = self.done.iter().map(|(_, time, _)| *time).sum();
        lines.push(format!("{:width$}  {:>7}", "all", clock(whole)));
        lines.join("\n")
    }
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
    fn one_that_falls_is_named_and_the_rest_still_run() {
        let mut steps = Steps::default();
        let mut ran = false;
        steps.prove("first", || Err(Failure::new("No.")));
        steps.prove("second", || {
            ran = true;
            Ok(())
        });
        assert!(ran);
        assert_eq!(steps.fallen().collect::<Vec<_>>(), ["first"]);
        let failure = steps.close().unwrap_err().to_string();
        assert_eq!(failure, "first fell.");
    }

    #[test]
    fn a_needed_one_that_falls_gives_nothing_to_go_on_with() {
        let mut steps = Steps::default();
        assert_eq!(
            steps.need("build", || Err::<u8, _>(Failure::new("No."))),
            None
        );
        assert_eq!(steps.need("build again", || Ok(4)), Some(4));
    }

    #[test]
    fn the_table_lines_up() {
        let steps = Steps {
            done: vec![
                ("a", Duration::from_secs(67), End::Green),
                ("longer", Duration::from_secs(600), End::Fell),
            ],
        };
        assert_eq!(
            steps.table(),
            "a          1:07  green\nlonger    10:00  FELL\nall       11:07"
        );
    }
}

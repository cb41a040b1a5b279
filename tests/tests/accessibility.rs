//! Every screen, light and dark, wide and narrow: no violation that axe-core can find in the real
//! web engine, and nothing that must be scrolled sideways.

use std::collections::BTreeMap;
use std::fmt;

use journeys::app::App;
use journeys::axe;
use journeys::desk::Desk;
use journeys::reflow;
use journeys::tour::{self, Theme};

const WIDE: (u32, u32) = (1100, 760);
const NARROW: (u32, u32) = (380, 760);
/// The smallest window there is.
const SMALLEST: (u32, u32) = (360, 560);
/// The narrowest width WCAG asks for.
const NARROWEST: u32 = 320;

#[test]
fn the_first_days_in_light() {
    judge(|visit| tour::first_days(&Desk::new(), Theme::Light, visit));
}

#[test]
fn the_first_days_in_dark() {
    judge(|visit| tour::first_days(&Desk::new(), Theme::Dark, visit));
}

#[test]
fn the_made_journal_in_light() {
    judge(|visit| tour::sample(&Desk::new(), Theme::Light, visit));
}

#[test]
fn the_made_journal_in_dark() {
    judge(|visit| tour::sample(&Desk::new(), Theme::Dark, visit));
}

/// Judges each screen of a walk, and tells all that is wrong at its end.
fn judge(walk: impl FnOnce(tour::Visit<'_>)) {
    let mut findings = Findings::default();
    let mut screens = 0;
    walk(&mut |app: &App, screen: &str| {
        screens += 1;
        for (width, height) in [NARROW, WIDE] {
            app.resize(width, height);
            for violation in axe::violations(app.page()) {
                findings.note(violation, format!("{screen} at {width}"));
            }
        }
        app.resize(SMALLEST.0, SMALLEST.1);
        for (width, beyond) in [
            (SMALLEST.0, reflow::beyond_window(app.page())),
            (NARROWEST, reflow::beyond(app.page(), NARROWEST)),
        ] {
            if beyond > 0 {
                findings.note(
                    format!("wider than {width}"),
                    format!("{screen} by {beyond} px"),
                );
            }
        }
        app.resize(WIDE.0, WIDE.1);
    });
    assert!(screens > 10, "only {screens} screens were seen");
    assert!(
        findings.0.is_empty(),
        "{} findings:{findings}",
        findings.0.len()
    );
}

/// What is wrong, and where.
#[derive(Default)]
struct Findings(BTreeMap<String, Vec<String>>);

impl Findings {
    fn note(&mut self, finding: String, place: String) {
        self.0.entry(finding).or_default().push(place);
    }
}

impl fmt::Display for Findings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|(finding, places)| {
            write!(f, "\n{finding}\n    on {}", places.join(", "))
        })
    }
}

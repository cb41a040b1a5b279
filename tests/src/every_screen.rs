//! Every screen of the tours, judged where it stands: by axe in both themes and both widths, by its reflow, and by
//! texts that would act if they were taken for more. A tour takes minutes, so each is gone once, and whichever
//! journey asks is told what was found.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::OnceLock;

use serde_json::json;

use crate::app::App;
use crate::axe;
use crate::desk::Desk;
use crate::reflow;
use crate::tour::{self, Theme};

const WIDE: (u32, u32) = (1100, 760);
const NARROW: (u32, u32) = (380, 760);
/// The smallest window there is.
const SMALLEST: (u32, u32) = (360, 560);
/// The narrowest width WCAG asks for.
const NARROWEST: u32 = 320;

/// The last word about a journal: its settings are gone with it, and the system's theme is light here.
const ERASED: &str = "erased";

/// What was found on the screens of a tour.
#[derive(Debug, Default)]
pub struct Judged {
    /// How many screens were seen.
    pub screens: usize,
    /// How often axe judged.
    pub judgements: usize,
    /// What axe found, and what sticks out of its window.
    pub findings: Findings,
    /// What came of hostile texts.
    pub acts: Vec<String>,
    /// The fields into which those were put, by the fields' own names.
    pub fields: BTreeSet<String>,
    /// How many were put into lines.
    pub texts: usize,
}

/// The screens from the first start of an empty folder on. They come in dark, as the settings file says.
pub fn first_days() -> &'static Judged {
    static JUDGED: OnceLock<Judged> = OnceLock::new();
    JUDGED.get_or_init(|| walk(Theme::Dark, tour::first_days))
}

/// The screens of the made journal. They come in light, as is chosen in Settings.
pub fn sample() -> &'static Judged {
    static JUDGED: OnceLock<Judged> = OnceLock::new();
    JUDGED.get_or_init(|| walk(Theme::Light, tour::sample))
}

fn walk(theme: Theme, tour: fn(&Desk, Theme, tour::Visit<'_>)) -> Judged {
    let mut judged = Judged::default();
    tour(&Desk::new(), theme, &mut |app: &App, screen: &str| {
        judged.screens += 1;
        judged.look(app, screen, theme);
        judged.put_texts(app, screen);
    });
    judged
}

impl Judged {
    /// Each theme in each width; in the smallest, whether it must be scrolled sideways.
    fn look(&mut self, app: &App, screen: &str, theme: Theme) {
        if screen == ERASED {
            let comes_in = wear(app, theme);
            assert_eq!(comes_in, Theme::Light.word(), "{screen} chose no theme");
        }
        let both = [theme, theme.other()];
        for (width, height) in [WIDE, NARROW] {
            app.resize(width, height);
            for worn in both {
                let before = wear(app, worn);
                assert_eq!(before, theme.word(), "{screen} comes in its theme");
                for violation in axe::violations(app.page()) {
                    let place = format!("{screen} at {width} in {}", worn.word());
                    self.findings.note(violation, place);
                }
                wear(app, theme);
                self.judgements += 1;
            }
        }
        app.resize(SMALLEST.0, SMALLEST.1);
        for worn in both {
            wear(app, worn);
            for (width, beyond) in [
                (SMALLEST.0, reflow::beyond_window(app.page())),
                (NARROWEST, reflow::beyond(app.page(), NARROWEST)),
            ] {
                if beyond > 0 {
                    let place = format!("{screen} in {} by {beyond} px", worn.word());
                    self.findings.note(format!("wider than {width}"), place);
                }
            }
        }
        wear(app, theme);
        app.resize(WIDE.0, WIDE.1);
    }

    /// Texts in every field, each taken out again. What comes of them is told in the end, so that the rest of the
    /// screens is seen.
    fn put_texts(&mut self, app: &App, screen: &str) {
        app.watch_for_hits();
        let put = catch_unwind(AssertUnwindSafe(|| {
            let met = app.try_everywhere("body", &mut self.texts);
            app.nothing_acted(screen);
            met
        }));
        match put {
            Ok(met) => self.fields.extend(met),
            Err(panic) => {
                let said = panic.downcast_ref::<String>().map_or("", String::as_str);
                self.acts.push(format!("{screen}: {said}"));
            }
        }
    }
}

/// Changes what the page wears, as its own choice of a theme does; what it wore before. Nothing moves in journeys,
/// so that it is worn at once.
fn wear(app: &App, theme: Theme) -> String {
    let before = app.page().script(
        "const worn = document.documentElement.dataset;
         const before = worn.theme;
         worn.theme = arguments[0];
         return before",
        json!([theme.word()]),
    );
    before.as_str().unwrap_or_default().to_owned()
}

/// What is wrong, and where.
#[derive(Debug, Default)]
pub struct Findings(BTreeMap<String, Vec<String>>);

impl Findings {
    /// How many things are wrong.
    pub fn count(&self) -> usize {
        self.0.len()
    }

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

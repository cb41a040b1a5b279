//! A walk past every screen there is, for those who look at each: accessibility and pictures.

use chrono::Datelike;

use crate::app::App;
use crate::desk::Desk;
use crate::driver::Key;
use crate::filled;
use crate::find::Role;
use crate::steps::Place;
use crate::tour_copies;
use crate::tour_ends;
use crate::tour_notes;
use crate::tour_share;
use crate::tour_signs;
use crate::tour_trends;
use crate::tour_ways;
use crate::wait;

const PASSPHRASE: &str = "a lantern left at the ferry";

/// What is done at each screen, by its name.
pub type Visit<'a> = &'a mut dyn FnMut(&App, &str);

/// Light or dark, as the program's settings file says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Theme {
    Light,
    Dark,
}

impl Theme {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Light, Self::Dark];

    /// Its name in file names and in the settings file.
    pub fn word(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The other one.
    pub(crate) fn other(self) -> Self {
        match self {
            Self::Light => Self::Dark,
            Self::Dark => Self::Light,
        }
    }

    /// Its name on the page.
    fn label(self) -> &'static str {
        match self {
            Self::Light => "Light",
            Self::Dark => "Dark",
        }
    }
}

/// From the first start of an empty folder to the unlock card and the recovery key.
pub fn first_days(desk: &Desk, theme: Theme, visit: Visit<'_>) {
    desk.write_settings(&format!("{{\"theme\": \"{}\"}}", theme.word()));
    let mut app = desk.start();
    let key = setting_up(&app, visit);

    visit(&app, "today-empty");
    app.go_to(Place::Trends);
    app.page()
        .find(Role::Heading, "Nothing to look back on yet");
    visit(&app, "trends-empty");
    app.go_to(Place::Notes);
    app.page().sees("Nothing is written yet");
    visit(&app, "notes-empty");
    a_first_week(&app, visit);
    tour_copies::taken_away(&app, &desk.data(), visit);

    app.lock();
    visit(&app, "unlock");
    app.try_passphrase("a lantern left at the fairy");
    app.page().sees("That passphrase did not open it");
    visit(&app, "unlock-wrong");
    tour_copies::locked(&app, visit);
    app.turn_to_recovery_key();
    visit(&app, "unlock-recovery-key");
    app.type_recovery_key(&key);
    app.page().find(Role::Heading, "Choose a new passphrase");
    visit(&app, "choose-passphrase");
    tour_ends::walk(desk, &mut app, PASSPHRASE, visit);
}

/// A day is rated, and a look back at its week is offered, begun, left and set aside.
fn a_first_week(app: &App, visit: Visit<'_>) {
    app.go_to(Place::Today);
    app.rate_by_keys("12340123401");
    app.go_to(Place::Trends);
    app.page().find(Role::Heading, "Before and after a date");
    visit(app, "trends-first-day");
    app.offer_review_on(filled::today().weekday());
    visit(app, "settings-review-day");
    app.go_to(Place::Today);
    app.page().sees("Five minutes to look back");
    visit(app, "today-week-offer");
    app.tab_to("button", "Look back");
    app.page().press(&[Key::Enter]);
    app.review_opened();
    visit(app, "week-review-blank");
    app.rate_patterns([Some(4), Some(0), None, Some(2)]);
    app.unfold_entry();
    visit(app, "week-review-unfolded");
    app.delete_entry();
    app.go_to(Place::Today);
    app.tab_to("button", "Not this week");
    app.page().press(&[Key::Enter]);
    app.page().sees("Not this week, then.");
    visit(app, "today-week-aside");
}

fn setting_up(app: &App, visit: Visit<'_>) -> String {
    app.page().find(Role::Button, "Go on");
    visit(app, "first-run-1-what");
    tour_copies::first_run(app, visit);
    app.page().find(Role::Button, "Show me support").click();
    app.page().find_like(Role::Dialog, "");
    tour_ways::numbers(app, visit);
    dialog(app, "support", visit);
    app.begin_setup();
    visit(app, "first-run-2-passphrase");
    app.offer_first_passphrase("too short");
    app.page().sees("more characters, please");
    visit(app, "first-run-2-passphrase-refused");
    app.page()
        .find(Role::Button, "Suggest a passphrase")
        .click();
    app.page().find(Role::Button, "Use it");
    visit(app, "first-run-2-passphrase-drawn");
    app.choose_first_passphrase(PASSPHRASE);
    visit(app, "first-run-3-recovery-key");
    let groups = app.read_recovery_key();
    visit(app, "first-run-3-recovery-key-proof");
    app.prove_recovery_key(&groups);
    visit(app, "first-run-4-ready");
    app.start_today();
    format!("AGE-SECRET-KEY-1{}", groups.concat())
}

/// The made journal: Today, Notes, Trends, Settings and what opens on them.
pub fn sample(desk: &Desk, theme: Theme, visit: Visit<'_>) {
    let (mut app, passphrase) = desk.start_sample();
    visit(&app, "unlock-sample");
    app.unlock(&passphrase);
    app.choose_theme(theme.label());
    app.go_to(Place::Today);
    today(&app, visit);
    tour_notes::notes(&app, visit);
    tour_trends::trends(&app, visit);
    tour_ways::ways(&app, visit);
    tour_share::share(&app, visit);
    settings(&app, visit);
    tour_signs::signs(&app, visit);
    app.lock();
    visit(&app, "unlock-sample-locked");
}

fn today(app: &App, visit: Visit<'_>) {
    app.levels();
    visit(app, "today");
    app.page()
        .find(Role::Button, "About: Assuming harm")
        .click();
    app.page().find(Role::Dialog, "Assuming harm");
    visit(app, "today-about-a-sign");
    app.page().press(&[Key::Escape]);
    app.page().find(Role::Button, "Choose a day").click();
    app.page().find(Role::Dialog, "Choose a day");
    visit(app, "today-choose-a-day");
    app.page().press(&[Key::Escape]);

    app.rate_by_keys("123");
    if let Some(rest) = app.page().look_for(Role::Button, "The rest are 0") {
        rest.click();
        app.page().sees("set to 0");
        visit(app, "today-rest-are-zero");
    }
    app.write_note(" A walk after dinner. I asked instead of guessing.");
    visit(app, "today-note");
    app.page().find(Role::Button, "Day before").click();
    app.page().sees("I am filling in yesterday");
    visit(app, "today-yesterday");
    app.page().find(Role::Button, "Done").click();
    app.page().find_like(Role::Heading, "Noted for");
    visit(app, "today-done");
}

fn settings(app: &App, visit: Visit<'_>) {
    app.go_to(Place::Settings);
    app.page().find(Role::Heading, "Look");
    visit(app, "settings");
    app.page().find(Role::Button, "Start a pause today").click();
    app.page().find(Role::Button, "End the pause");
    app.page()
        .find(Role::Button, "Change the passphrase")
        .click();
    app.page().find(Role::Field, "Current passphrase");
    visit(app, "settings-change-passphrase");
    app.page().find(Role::Button, "Not now").click();
    app.page()
        .find(Role::Button, "Make a new recovery key")
        .click();
    app.page().find(Role::Button, "Show me the new key");
    visit(app, "settings-new-recovery-key");
    app.page().find(Role::Button, "Not now").click();
    tour_copies::settings(app, visit);
    app.page().find(Role::Field, "Search settings").fill("lock");
    app.page().sees("match");
    visit(app, "settings-search");
    app.page().find(Role::Field, "Search settings").fill("zzz");
    app.page().sees("No section matches");
    visit(app, "settings-search-none");
    app.page().find(Role::Button, "Show all settings").click();
    app.page().press(&[Key::F1]);
    dialog(app, "keys", visit);
}

fn dialog(app: &App, name: &str, visit: Visit<'_>) {
    app.page().find_like(Role::Dialog, "");
    visit(app, name);
    app.page().press(&[Key::Escape]);
    wait::until("the dialog did not close", || {
        app.page().select("dialog[open]").is_empty().then_some(())
    });
}

//! A day ends while Today is open. The clock of the program is set on, as only a build for journeys lets one.

use std::time::Duration;

use journeys::desk::Desk;
use journeys::find::Role;
use journeys::holding::Holding;
use journeys::wait;
use serde_json::json;

const PASSPHRASE: &str = "a lantern left at the ferry";
/// It is looked every twenty seconds whether there is one.
const NOTICED: Duration = Duration::from_secs(60);

#[test]
fn a_day_that_begins_while_today_is_open_is_told_and_answers_go_where_the_heading_says() {
    let desk = Desk::new();
    let holding = Holding::at(&desk);
    desk.make_journal(PASSPHRASE);
    let (name, folder) = holding.environment();
    let app = desk.start_with(&[], &[(name, &folder)]);
    app.unlock(PASSPHRASE);
    let heading = || {
        let title = "return document.getElementById('page-title')?.textContent.trim()";
        let title = app.page().script(title, json!([]));
        title.as_str().unwrap_or_default().to_owned()
    };
    app.rate_by_keys("12");
    app.saved();
    assert_eq!(heading(), "Today");

    holding.a_day_passes();
    wait::until_within(NOTICED, "the new day was not told", || {
        app.page().shows("A new day has begun.").then_some(())
    });
    let before = heading();
    assert_ne!(before, "Today", "it is that of the day before");
    app.page()
        .sees(&format!("What I answer here still goes to {before}."));
    app.rate_row_by_key(2, 3);
    app.saved();
    let rated = [Some(1), Some(2), Some(3)];
    assert_eq!(app.levels()[..3], rated);

    app.page().find_like(Role::Button, "Go to").click();
    app.page().sees_no_more("A new day has begun.");
    assert_eq!(heading(), "Today");
    assert_eq!(app.levels()[..3], [None; 3], "the new day is blank");
    app.rate_by_keys("4");
    app.saved();

    app.page().find(Role::Button, "Day before").click();
    wait::until("the day before did not open", || {
        (heading() == before).then_some(())
    });
    assert_eq!(app.levels()[..3], rated, "each day has its own");
    app.page().find(Role::Button, "Day after").click();
    wait::until("today did not open", || {
        (heading() == "Today").then_some(())
    });
    assert_eq!(app.levels()[..3], [Some(4), None, None]);
}

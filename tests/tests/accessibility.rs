//! Every screen, light and dark, wide and narrow: no violation that axe-core can find in the real
//! web engine, and nothing that must be scrolled sideways.

use journeys::every_screen::{self, Judged};

#[test]
fn the_first_days_in_light_and_in_dark() {
    nothing_is_wrong(every_screen::first_days());
}

#[test]
fn the_made_journal_in_light_and_in_dark() {
    nothing_is_wrong(every_screen::sample());
}

fn nothing_is_wrong(judged: &Judged) {
    let screens = judged.screens;
    assert!(screens > 10, "only {screens} screens were seen");
    let findings = &judged.findings;
    println!("{screens} screens, judged {} times", judged.judgements);
    assert!(
        findings.count() == 0,
        "{} findings on {screens} screens:{findings}",
        findings.count()
    );
}

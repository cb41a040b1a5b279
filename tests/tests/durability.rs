//! What was shown as saved is there after a crash, each time.

use journeys::desk::Desk;

const PASSPHRASE: &str = "a lantern left at the ferry";
const ROUNDS: u32 = 20;

#[test]
fn a_rating_shown_as_saved_outlives_kill_9() {
    let desk = Desk::new();
    desk.make_journal(PASSPHRASE);

    // Each round another row and another level, so that an older answer cannot pass for the new one.
    let mut expected = [None; 11];
    for round in 0..ROUNDS {
        let row = (round * 3 % 11) as usize;
        let level = (round * 2 + 1) % 5;

        let app = desk.start();
        app.unlock(PASSPHRASE);
        assert_eq!(app.levels(), expected, "before round {round}");
        app.rate_row_by_key(row, level);
        app.kill();
        expected[row] = Some(level);
    }

    let app = desk.start();
    app.unlock(PASSPHRASE);
    assert_eq!(app.levels(), expected, "after the last round");
}

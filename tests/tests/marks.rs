//! A date is marked, and the days before it stand beside the days after it: in the words and numbers the
//! core has for the same journal. Removed, it comes back by Undo.

use journal::{MarkSides, SignId};
use journeys::desk::Desk;
use journeys::driver::Key;
use journeys::filled;
use journeys::find::Role;
use journeys::marks;
use journeys::notes::UNDO;
use journeys::table;
use journeys::vault_at;

const PASSPHRASE: &str = "a lantern left at the ferry";
const LABEL: &str = "began to write it down";

#[test]
fn a_date_is_marked_compared_removed_and_brought_back() {
    let desk = Desk::new();
    let today = filled::today();
    let days = filled::fill_check_ins(&desk.data(), PASSPHRASE, today);
    let app = desk.start();
    app.unlock(PASSPHRASE);
    app.page().press(&[Key::Control, Key::Char('3')]);
    app.page().sees("No date is marked yet.");
    app.mark_months_ago(2, LABEL);

    let said = app.pairs_said();
    app.page()
        .sees("Much else happened since. This does not say why.");
    let heading = app.page().find_like(Role::Heading, LABEL).name();
    app.page()
        .find(Role::Button, &format!("Show as table {heading}"))
        .click();
    let shown = table::cells(
        &app.page()
            .find_like(Role::Table, "Pairs of a day before and a day after, in 100"),
    );

    // Removed by its button; brought back by the key, as it was.
    let remove = format!("Remove: {LABEL}");
    app.page().find(Role::Button, &remove).click();
    app.page().sees(&format!("“{LABEL}” removed."));
    app.page().sees("No date is marked yet.");
    app.page().press(&UNDO);
    app.page().find(Role::Button, &remove);
    app.page().sees_no_more("No date is marked yet.");
    app.kill();

    // The vault has the mark, and the page said what the core says of the same days.
    let mut vault = vault_at::open(&desk.data(), PASSPHRASE, today);
    let kept = marks::stored(&mut vault);
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0].label, LABEL);
    let since = (today - kept[0].on).num_days();
    assert!((58..=62).contains(&since), "two months ago: {since} days");
    drop(vault);
    let found = marks::counted(&days, MarkSides::of(kept[0].on, today));
    assert_eq!((said.len(), shown.len()), (11, 11), "a line a sign");
    let mut enough = 0;
    for (sign, found) in SignId::ELEVEN.into_iter().zip(&found) {
        let (text, row) = (&said[sign.index()], &shown[sign.index()]);
        let name = text.split(':').next().unwrap_or_default();
        for part in marks::words(name, found).split('|') {
            assert!(text.contains(part), "{sign}: {part:?} is not in {text:?}");
        }
        assert_eq!(row[0], found.before.to_string(), "{sign}");
        assert_eq!(row[1], found.after.to_string(), "{sign}");
        let Some((pairs, _)) = found.beside else {
            assert!(row[2..].iter().all(|cell| cell == "not enough yet"));
            continue;
        };
        enough += 1;
        let percent: Vec<u64> = row[2..].iter().flat_map(|cell| cell.parse()).collect();
        assert_eq!(percent.iter().sum::<u64>(), 100, "{sign}: {row:?}");
        for (part, count) in [pairs.lower, pairs.equal, pairs.higher].iter().enumerate() {
            let off = (percent[part] * pairs.all()).abs_diff(100 * count);
            assert!(off < pairs.all(), "{sign}: {row:?} of {pairs:?}");
        }
    }
    assert!(enough > 5, "the journal has days on both sides: {enough}");

    // Removed and left so, it is gone for good.
    let app = desk.start();
    app.unlock(PASSPHRASE);
    app.page().press(&[Key::Control, Key::Char('3')]);
    app.page().find(Role::Button, &remove).click();
    app.page().sees("No date is marked yet.");
    app.kill();
    let mut vault = vault_at::open(&desk.data(), PASSPHRASE, today);
    assert!(marks::stored(&mut vault).is_empty());
}

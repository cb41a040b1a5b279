//! Keyboards of the world, by real keys: what a shortcut and a digit of the check-in mean is found at its place,
//! whatever letters the layout has there, and what is being composed stands in the text.

use journeys::app::App;
use journeys::desk::Desk;
use journeys::input_method::{self, InputMethod};
use journeys::keyboard::Keyboard;
use journeys::notes::Kind;
use journeys::wait;
use serde_json::json;

const PASSPHRASE: &str = "a lantern left at the ferry";
/// What X numbers the keys of the row above the letters, from 0 to 5.
const ROW: [&str; 6] = ["19", "10", "11", "12", "13", "14"];
/// The places of two letters.
const PLACE_OF_N: &str = "ctrl+57";
const PLACE_OF_F: &str = "ctrl+41";
const PLACE_OF_A: &str = "38";

#[test]
fn the_row_of_digits_rates_and_turns_the_pages_where_it_gives_letters() {
    let desk = Desk::new();
    let app = desk.start_open(PASSPHRASE);
    let answers = [[2, 0, 4], [1, 3, 0], [4, 4, 2], [0, 1, 3]];
    for (layout, levels) in ["fr", "cz", "sk", "lt"].into_iter().zip(answers) {
        let keyboard = laid_out(&desk, &app, layout);
        app.tab_to_first_sign();
        for level in levels {
            keyboard.press(ROW[level]);
        }
        wait::until(
            &format!("the row of digits did not rate in {layout}"),
            || {
                let shown = app.levels().into_iter().take(levels.len());
                shown
                    .eq(levels.map(|level| u32::try_from(level).ok()))
                    .then_some(())
            },
        );
        let size = text_size(&app);
        for (page, heading) in [(2, "Notes"), (3, "Trends"), (5, "Share"), (1, "Today")] {
            keyboard.press(&format!("ctrl+{}", ROW[page]));
            wait::until(
                &format!("ctrl and the place of {page} led nowhere in {layout}"),
                || {
                    let title = app.page().script(
                        "return document.querySelector('[aria-current=page]')?.textContent.trim()",
                        json!([]),
                    );
                    (title == json!(heading)).then_some(())
                },
            );
        }
        assert_eq!(text_size(&app), size, "{layout} made the text larger");
    }
}

#[test]
fn letters_of_shortcuts_are_found_where_the_layout_has_none() {
    let desk = Desk::new();
    let app = desk.start_open(PASSPHRASE);
    for (layout, level) in ["ru", "gr", "il", "ara"].into_iter().zip([3, 2, 4, 1]) {
        let keyboard = laid_out(&desk, &app, layout);
        keyboard.press(PLACE_OF_N);
        app.page().sees("What do I want to write?");
        keyboard.press("Escape");
        app.page().sees_no_more("What do I want to write?");
        keyboard.press(PLACE_OF_F);
        wait::until("the search did not open", || {
            let focused = app.page().script(
                "return document.activeElement.getAttribute('type')",
                json!([]),
            );
            (focused == json!("search")).then_some(())
        });
        keyboard.press(&format!("ctrl+{}", ROW[1]));
        app.tab_to_first_sign();
        keyboard.press(ROW[level]);
        wait::until(&format!("it was not rated in {layout}"), || {
            (app.levels().first() == Some(&u32::try_from(level).ok())).then_some(())
        });
        app.tab_to_first_sign();
        let before = acted(&app);
        keyboard.press(PLACE_OF_A);
        wait::until(
            &format!("it was not said in {layout} whether it was acted on"),
            || (acted(&app) != before).then_some(()),
        );
    }
}

#[test]
fn what_an_input_method_composes_stands_in_the_text_before_it_is_chosen() {
    let desk = Desk::new();
    let _korean = InputMethod::korean(&desk);
    desk.make_journal(PASSPHRASE);
    let app = desk.start_with(&[], &[input_method::IBUS]);
    app.unlock(PASSPHRASE);
    app.begin_entry(Kind::Reflection);
    let keyboard = Keyboard::at(desk.screen().display());
    keyboard.aim_at(app.window());
    // It begins with Latin letters. Three of a Korean keyboard make one sign, which is written at the next.
    keyboard.press("shift+space");
    keyboard.type_text("gks");
    wait::until("what is composed does not show", || {
        (app.field("body") == "한").then_some(())
    });
    keyboard.type_text("rmf");
    keyboard.press("space");
    wait::until("it was not written", || {
        (app.field("body").trim_end() == "한글").then_some(())
    });
}

#[test]
fn what_fcitx_composes_stands_in_the_text_and_its_enter_writes_it() {
    let desk = Desk::new();
    let chinese = InputMethod::chinese(&desk);
    desk.make_journal(PASSPHRASE);
    let app = desk.start_with(&[], &[input_method::FCITX]);
    app.unlock(PASSPHRASE);
    app.begin_entry(Kind::Reflection);
    let keyboard = Keyboard::at(desk.screen().display());
    keyboard.aim_at(app.window());
    chinese.writes_chinese(&desk);
    // By their sounds, as the keys of a Chinese keyboard have them; 3 is the tone of both.
    keyboard.type_text("su3cl3");
    wait::until("what is composed does not show", || {
        (app.field("body") == "你好").then_some(())
    });
    keyboard.press("Return");
    keyboard.type_text("su3");
    wait::until("Enter did more than write it", || {
        (app.field("body") == "你好你").then_some(())
    });
}

/// Puts that layout on the desk's keyboard and gives it to the program.
fn laid_out(desk: &Desk, app: &App, layout: &str) -> Keyboard {
    desk.lay_out_keys(layout);
    let keyboard = Keyboard::at(desk.screen().display());
    keyboard.aim_at(app.window());
    keyboard
}

fn text_size(app: &App) -> String {
    let size = "return getComputedStyle(document.documentElement).fontSize";
    let size = app.page().script(size, json!([]));
    size.as_str().unwrap_or_default().to_owned()
}

/// What the first sign says of having been acted on.
fn acted(app: &App) -> String {
    let said = "return document.querySelector('.sign-row .acted button')?.textContent ?? ''";
    let said = app.page().script(said, json!([]));
    said.as_str().unwrap_or_default().trim().to_owned()
}

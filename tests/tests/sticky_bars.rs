//! What a bar shows is what there is. In the program as people get it, by real keys and with what moves on: a driver
//! that asks the page in between makes the engine draw what it had left out.

use std::ops::Range;
use std::time::Duration;

use journeys::desk::Desk;
use journeys::manager::Manager;
use journeys::picture;
use journeys::plain::Plain;
use journeys::portal::Portal;
use journeys::screen::{Pixels, Windows};
use journeys::wait;

const PASSPHRASE: &str = "a lantern left at the ferry";
/// The eleven signs.
const FULL: &str = "12340123401";
/// How often keys are tried.
const TRIES: usize = 6;
/// How long the page may take to hear the keys.
const PATIENCE: Duration = Duration::from_secs(5);
/// How much a part of a colour may differ: edges are drawn a little softer now and then.
const SOFT: u8 = 48;
/// What of the upper end of a page tells which page, and of which day; what the pointer lights up stands beside it.
const HEAD: (u32, u32) = (320, 110);
/// The bar of a scroller fades when it has not moved for a while.
const SCROLLBAR: u32 = 24;

/// A size of the window, and where in it things stand.
#[derive(Clone, Copy)]
struct Size {
    name: &'static str,
    width: u32,
    height: u32,
    /// Where the rail ends and the page begins.
    page: u32,
    /// How much of the lower end holds the bars.
    bars: u32,
    /// Where one goes a day back.
    day_before: (u32, u32),
}

/// The bar of a full day has room below its signs; that of a blank one, which says so above, has not.
const WIDE: Size = Size {
    name: "wide",
    width: 1100,
    height: 744,
    page: 216,
    bars: 70,
    day_before: (848, 60),
};
const NARROW: Size = Size {
    name: "narrow",
    width: 380,
    height: 744,
    page: 0,
    bars: 154,
    day_before: (38, 178),
};

#[test]
fn each_bar_shows_what_there_is_after_each_change_of_day_page_theme_and_size() {
    let desk = Desk::new();
    let settings = desk.home().root().join("config/gtk-3.0/settings.ini");
    std::fs::write(settings, "[Settings]\ngtk-cursor-blink=0\n").expect("settings can be written");
    desk.make_journal(PASSPHRASE);
    let portal = Portal::on(desk.bus_address());
    let _manager = Manager::openbox(&desk);
    let app = Plain::start(&desk, desk.plain());
    app.unlock(PASSPHRASE);
    let windows = desk.screen().windows();
    let window = picture::drawn(&windows, app.id());
    let mut bars = Bars {
        windows,
        window,
        size: WIDE,
    };
    bars.take(WIDE);
    bars.fill(&app);
    for (theme, dark) in [("light", false), ("dark", true)] {
        if dark {
            bars.change("the theme", || portal.prefer_dark(true));
        }
        for size in [WIDE, NARROW] {
            let when = format!("{theme}, {}", size.name);
            bars.change_size(size);
            bars.show_what_there_is(&format!("its size, {when}"));
            bars.walk_days(&app, &when);
            if !dark {
                bars.walk_pages(&app, &when);
            }
        }
    }
}

/// The window, at the size it has now.
struct Bars {
    windows: Windows,
    window: u32,
    size: Size,
}

impl Bars {
    fn walk_days(&self, app: &Plain<'_>, when: &str) {
        let keys = app.keyboard();
        let (x, y) = self.size.day_before;
        self.change("the day", || keys.click(self.window, x, y));
        let blank = self.show_what_there_is(&format!("a blank day, {when}"));
        // From what was clicked, past the list of days.
        self.change("the day", || {
            for key in ["Tab", "Tab", "Return"] {
                keys.press(key);
            }
        });
        let full = self.show_what_there_is(&format!("a full day, {when}"));
        let differs = self.differing(&blank, &full);
        assert!(differs > 0, "a full day and a blank one look alike: {when}");
    }

    fn walk_pages(&self, app: &Plain<'_>, when: &str) {
        for page in [2, 3, 4, 5, 1] {
            self.change("the page", || {
                app.keyboard().press(&format!("ctrl+{page}"));
            });
            self.show_what_there_is(&format!("page {page}, {when}"));
        }
    }

    /// Notes all of today, once the page has shown that it hears the keys.
    fn fill(&self, app: &Plain<'_>) {
        let listens = (0..TRIES).any(|_| {
            app.keyboard().press("ctrl+2");
            let notes = self.head(&picture::at_rest(&self.windows, self.window));
            app.keyboard().press("ctrl+1");
            wait::soon(PATIENCE, || {
                let now = self.windows.pixels(self.window);
                now.is_some_and(|now| self.head(&now) != notes)
            })
        });
        assert!(listens, "the page does not hear the keys");
        let before = picture::at_rest(&self.windows, self.window);
        let done = (0..TRIES).any(|_| {
            app.keyboard().type_text(FULL);
            wait::soon(PATIENCE, || {
                let now = self.windows.pixels(self.window);
                now.is_some_and(|now| self.differing(&before, &now) > 0)
            })
        });
        assert!(done, "the keys noted nothing");
    }

    /// Does something, and waits until the head of the page shows that it is done.
    fn change(&self, what: &str, act: impl FnOnce()) {
        let before = self.head(&picture::at_rest(&self.windows, self.window));
        act();
        wait::until(&format!("{what} did not change"), || {
            let now = self.windows.pixels(self.window)?;
            (self.head(&now) != before).then_some(())
        });
    }

    fn change_size(&mut self, size: Size) {
        self.size = size;
        self.take(size);
    }

    fn take(&self, Size { width, height, .. }: Size) {
        self.windows.resize(self.window, width, height);
        wait::until("the window did not take its size", || {
            let now = self.windows.pixels(self.window)?;
            ((now.width, now.height) == (width, height)).then_some(())
        });
    }

    /// Looks, has all drawn anew by another height, and looks again.
    fn show_what_there_is(&self, when: &str) -> Pixels {
        // The manager may still be placing it.
        self.take(self.size);
        let shown = picture::at_rest(&self.windows, self.window);
        let higher = self.size.height + 40;
        self.take(Size {
            height: higher,
            ..self.size
        });
        picture::at_rest(&self.windows, self.window);
        self.take(self.size);
        let anew = picture::at_rest(&self.windows, self.window);
        let differs = self.differing(&shown, &anew);
        assert!(
            differs == 0,
            "{differs} parts of the bar are not what there is: {when}"
        );
        anew
    }

    fn head(&self, shown: &Pixels) -> Vec<u8> {
        let from = self.size.page;
        part(shown, from..from + HEAD.0, 0..HEAD.1)
            .copied()
            .collect()
    }

    /// How many parts of colours of the bars are not the same.
    fn differing(&self, shown: &Pixels, anew: &Pixels) -> usize {
        assert_eq!((shown.width, shown.height), (anew.width, anew.height));
        let columns = self.size.page..shown.width - SCROLLBAR;
        let rows = shown.height - self.size.bars..shown.height;
        part(shown, columns.clone(), rows.clone())
            .zip(part(anew, columns, rows))
            .filter(|(one, other)| one.abs_diff(**other) > SOFT)
            .count()
    }
}

/// The red, green and blue of a part of what is shown.
fn part(shown: &Pixels, columns: Range<u32>, rows: Range<u32>) -> impl Iterator<Item = &u8> {
    let width = shown.width as usize;
    let (from, to) = (columns.start as usize, columns.end as usize);
    rows.flat_map(move |y| {
        let row = &shown.data[y as usize * width * 4..][from * 4..to * 4];
        row.chunks_exact(4).flat_map(|pixel| &pixel[..3])
    })
}

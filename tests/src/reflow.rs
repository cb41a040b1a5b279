//! Whether a page fits a narrow width without being scrolled sideways.

use serde_json::json;

use crate::driver::Page;

/// How many pixels the page, or a part that scrolls on its own, sticks out: 0 when nothing scrolls sideways.
pub fn beyond_window(page: &Page) -> i64 {
    page.script(
        "const all = [document.scrollingElement, ...document.querySelectorAll('.scroller')];
         return Math.max(...all.map((part) => part.scrollWidth - part.clientWidth))",
        json!([]),
    )
    .as_i64()
    .unwrap_or(i64::MAX)
}

/// How many pixels the page would stick out of `width`, which is narrower than the window can be: its
/// content is laid out in a box that wide for a moment.
pub fn beyond(page: &Page, width: u32) -> i64 {
    page.script(
        "const app = document.getElementById('app');
         const before = app.style.cssText;
         app.style.cssText = `inline-size: ${arguments[0]}px; overflow-x: auto`;
         const all = [app, ...app.querySelectorAll('.scroller')];
         const beyond = Math.max(...all.map((part) => part.scrollWidth - part.clientWidth));
         app.style.cssText = before;
         return beyond",
        json!([width]),
    )
    .as_i64()
    .unwrap_or(i64::MAX)
}

//! Whether a page fits a narrow width without being scrolled sideways.

use serde_json::json;

use crate::driver::Page;

/// How many pixels the page sticks out of its window: 0 when it does not scroll sideways.
pub fn beyond_window(page: &Page) -> i64 {
    page.script(
        "const root = document.scrollingElement; return root.scrollWidth - root.clientWidth",
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
         const beyond = app.scrollWidth - app.clientWidth;
         app.style.cssText = before;
         return beyond",
        json!([width]),
    )
    .as_i64()
    .unwrap_or(i64::MAX)
}

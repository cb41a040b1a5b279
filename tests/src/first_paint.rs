//! How long Trends takes to be seen, measured in the page by its own clock.

use serde_json::json;

use crate::app::App;
use crate::find::Role;
use crate::wait;

/// Milliseconds from the click on Trends until each was painted.
#[derive(Debug, Clone, Copy)]
pub struct FirstPaint {
    /// The page's heading.
    pub heading: f64,
    /// The first chart.
    pub chart: f64,
    /// The last chart of the page, the year.
    pub whole: f64,
}

/// Notes when a click begins, as the engine stamped it, and for each selector the end of the first frame
/// that holds what it finds: a frame is painted between its callbacks and the next task.
const WATCH: &str = r"
const watched = arguments[0];
const seen = (window.firstPaint = {});
let begun;
const look = () => {
  for (const [name, css] of Object.entries(watched)) {
    if (name in seen || !document.querySelector(css)) continue;
    seen[name] = null;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => (seen[name] = performance.now() - begun);
      port2.postMessage(null);
    });
  }
};
addEventListener('click', (event) => {
  begun = event.timeStamp;
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
}, { capture: true, once: true });
";

/// Clicks on Trends, which is not open, and waits until all of it was painted.
///
/// # Panics
/// When it is not.
pub fn of_trends(app: &App) -> FirstPaint {
    let page = app.page();
    let watched = json!({
        "heading": ".trends h1",
        "chart": ".trends .walked svg",
        "whole": ".trends svg.weekdays",
    });
    page.script(WATCH, json!([watched]));
    page.find(Role::Button, "Trends").click();
    wait::until("Trends was not painted", || {
        let seen = page.script("return window.firstPaint", json!([]));
        Some(FirstPaint {
            heading: seen["heading"].as_f64()?,
            chart: seen["chart"].as_f64()?,
            whole: seen["whole"].as_f64()?,
        })
    })
}

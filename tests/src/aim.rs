//! Clicking as a person does: who sees the page move aims again.

use std::thread::sleep;
use std::time::Instant;

use serde_json::json;

use crate::driver::Element;
use crate::wait::{GLANCE, PATIENCE};

/// Where an element's middle is, and whether it, its label or something else can be seen there. Until
/// the next press of the pointer, a press on anything else is kept from the page and remembered: between
/// looking and pressing an answer may arrive and move what is below it.
const AIM: &str = r"
const [element] = arguments;
element.scrollIntoView({ block: 'nearest' });
const box = element.getBoundingClientRect();
const [x, y] = [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)];
const top = document.elementFromPoint(x, y);
const own = [element, ...(element.labels ?? [])];
const free = own.some((part) => part.contains(top));
window.evenkeelAim?.watching.abort();
const watching = new AbortController();
const aim = { watching, missed: false };
window.evenkeelAim = aim;
if (free) {
  for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) {
    window.addEventListener(type, (event) => {
      if (type === 'pointerdown') {
        aim.missed = !own.some((part) => part.contains(event.target));
        if (!aim.missed) watching.abort();
      }
      if (aim.missed) {
        event.preventDefault();
        event.stopImmediatePropagation();
      }
    }, { capture: true, signal: watching.signal });
  }
}
return { x, y, free, cover: top?.outerHTML.slice(0, 200) ?? 'nothing' };
";

/// Whether the last press went beside; the page is as it was then.
const MISSED: &str = r"
const aim = window.evenkeelAim;
aim?.watching.abort();
return aim?.missed === true;
";

impl Element {
    /// Scrolls to it, moves the pointer to its middle and clicks, as a person would. What lies there must
    /// be it or its label; the driver's own click refuses buttons whose middle is a drawn icon.
    ///
    /// # Panics
    /// When something else lies over it, or it never rests.
    pub fn click(&self) {
        let start = Instant::now();
        loop {
            let late = start.elapsed() >= PATIENCE;
            let aim = self.script(AIM);
            if aim["free"] == json!(true) {
                self.page().click_at(&aim["x"], &aim["y"]);
                // A click may lock, and the page is gone: it was no miss then.
                let missed = self.page().try_script(MISSED, json!([]));
                if !missed.is_ok_and(|missed| missed == json!(true)) {
                    return;
                }
            }
            // What moves or is just going away is given a moment.
            assert!(!late, "{:?} is covered by {}", self.name(), aim["cover"]);
            sleep(GLANCE);
        }
    }
}

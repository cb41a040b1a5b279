//! Whether a page can be read with large text: what is cut off, squeezed or covered, found in the real web engine.

use serde_json::json;

use crate::driver::Page;

/// Looks at what is shown now. Every visible text is measured, and everything that can have the focus gets it.
const LOOK: &str = r"
const found = new Set();
const said = (element) => {
  const names = [...element.classList].filter((name) => !name.startsWith('svelte-'));
  const words = (element.innerText ?? '').trim().replace(/\s+/g, ' ').slice(0, 40);
  return [element.tagName.toLowerCase(), ...names].join('.') + ` «${words}»`;
};
const front = [...document.querySelectorAll('dialog[open], :popover-open')].pop() ?? document.body;
const seen = (element) => {
  const box = element.getBoundingClientRect();
  return box.width > 0 && box.height > 0 && getComputedStyle(element).visibility === 'visible';
};
const inFront = (css) => [...front.querySelectorAll(css)].filter(seen);

for (const element of [document.scrollingElement, ...inFront('.scroller')]) {
  const beyond = element.scrollWidth - element.clientWidth;
  if (beyond > 1) {
    const { right } = element.getBoundingClientRect();
    const sticks = [...element.querySelectorAll('*')].filter((part) => part.getBoundingClientRect().right > right + 1).pop();
    found.add(`scrolls sideways by ${beyond} px: ${said(element)} by ${sticks && said(sticks)}`);
  }
}

// Pages scroll inside of the window: were it scrolled itself, its bars would leave it.
const below = document.scrollingElement.scrollHeight - innerHeight;
if (below > 1) found.add(`the window scrolls by ${below} px`);

const range = document.createRange();
const rectsOf = (node, from, to) => {
  range.setStart(node, from);
  range.setEnd(node, to);
  return [...range.getClientRects()].filter(({ width }) => width > 0);
};
// WCAG 1.4.10 asks that a page reflows into 320 CSS px, which are 20 rem. Down to there a reading line is 7 letters'
// heights at least, and a word of up to 14 letters is never broken. 380 px with text at 200 % are less than 12 rem,
// beyond what it asks: with the page's own margin no more than 10 letters' heights are left beside a mark or an icon.
const isAsked = innerWidth / parseFloat(getComputedStyle(document.documentElement).fontSize) >= 20;
/** Where a reading line may be no shorter, in letters' heights. */
const MEASURE = isAsked ? 7 : 5;
/** Up to here a word is never broken. */
const WORD = isAsked ? 14 : 13;
const texts = document.createTreeWalker(front, NodeFilter.SHOW_TEXT);
while (texts.nextNode()) {
  const text = texts.currentNode;
  const element = text.parentElement;
  if (!text.data.trim() || !seen(element)) continue;
  if (element.closest('svg, .sr-only, code, .path, script, style')) continue;
  const rects = rectsOf(text, 0, text.data.length);
  if (rects.length === 0) continue;
  const { fontSize } = getComputedStyle(element);
  const em = parseFloat(fontSize);
  for (let around = element; around !== null && around !== front; around = around.parentElement) {
    const { overflowX, textOverflow, webkitLineClamp } = getComputedStyle(around);
    if (['auto', 'scroll'].includes(overflowX)) break;
    if (!['hidden', 'clip'].includes(overflowX)) continue;
    const box = around.getBoundingClientRect();
    const goesOn = textOverflow === 'ellipsis' || webkitLineClamp !== 'none';
    // It says that there is more; enough of it must be there.
    if (goesOn && box.width >= MEASURE * em) break;
    if (rects.some(({ left, right }) => left < box.left - 1 || right > box.right + 1)) {
      found.add(`cut off: ${said(around)}`);
    }
    break;
  }
  for (const { 0: word, index } of text.data.matchAll(/[\p{L}\p{M}\p{N}’']+/gu)) {
    if (word.length > WORD) continue;
    const lines = new Set(rectsOf(text, index, index + word.length).map(({ top }) => Math.round(top)));
    if (lines.size > 1) found.add(`a broken word: ${word} in ${said(element)}`);
  }
  const lines = new Map();
  for (const { top, left, right } of rects) {
    const at = Math.round(top / em);
    const [from, to] = lines.get(at) ?? [left, right];
    lines.set(at, [Math.min(from, left), Math.max(to, right)]);
  }
  const longest = Math.max(...[...lines.values()].map(([from, to]) => to - from));
  if (lines.size > 4 && longest < MEASURE * em) found.add(`squeezed: ${said(element)}`);
}

// What is shown besides what scrolls leaves half of the height to it.
const scrollers = inFront('.scroller').filter((element) => !element.parentElement.closest('.scroller, .list'));
for (const element of scrollers) {
  if (front === document.body && element.clientHeight < innerHeight / 2 && element.scrollHeight > element.clientHeight) {
    found.add(`only ${element.clientHeight} of ${innerHeight} px are left: ${said(element)}`);
  }
}
for (const element of inFront('*')) {
  const { position, zIndex } = getComputedStyle(element);
  if (!['sticky', 'fixed'].includes(position) || element.closest('table, svg')) continue;
  const box = element.getBoundingClientRect();
  const isPutAway = box.bottom <= 0 || box.right <= 0;
  if (!isPutAway && box.height > innerHeight / 4) found.add(`a bar of ${box.height} px: ${said(element)} ${zIndex}`);
}

// Icons grow with the text, whatever their number; the ways to the day before and after stay beside each other.
for (const icon of inFront('svg.lucide')) {
  const { width } = icon.getBoundingClientRect();
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  if (width < 0.75 * rem) found.add(`an icon of ${width} px: ${said(icon.parentElement)}`);
}
for (const ways of inFront('.picker')) {
  const tops = new Set([...ways.querySelectorAll(':scope > .step')].map((step) => Math.round(step.getBoundingClientRect().top)));
  if (tops.size > 1) found.add(`in more than one row: ${said(ways)}`);
}

const before = document.activeElement;
const stops = inFront('main button, main input, main summary, main textarea, main select');
for (const element of stops.filter((element) => !element.disabled && getComputedStyle(element).pointerEvents !== 'none')) {
  element.focus({ preventScroll: true });
  if (document.activeElement !== element) continue;
  // As the engine does before the next picture.
  element.scrollIntoView({ block: 'nearest' });
  const box = element.getBoundingClientRect();
  const hit = document.elementFromPoint(
    Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1),
    Math.min(Math.max(box.top + Math.min(box.height / 2, 20), 0), innerHeight - 1),
  );
  const mine = element.closest('label') ?? element;
  const named = [...(element.labels ?? [])].some((label) => label.contains(hit));
  const isThere = hit !== null && (named || mine.contains(hit) || hit.contains(mine));
  if (!isThere) found.add(`covered while it has the focus: ${said(element)} by ${hit && said(hit)}`);
}
before?.focus?.({ preventScroll: true });
return [...found].sort();
";

/// What cannot be read or reached in what is shown now, a sentence each.
///
/// # Panics
/// When the page does not answer.
pub fn faults(page: &Page) -> Vec<String> {
    let found = page.script(LOOK, json!([]));
    serde_json::from_value(found).expect("the page tells what it found")
}

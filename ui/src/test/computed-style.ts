// jsdom works out a computed style afresh every time it is asked, and every query by role, every
// click and every axe run asks for hundreds. The answer is the same until the page changes, so it
// is remembered until then.

/** Makes `view` remember computed styles until something in its document changes. */
export function rememberComputedStyles(view: Window & typeof globalThis): void {
  const compute = view.getComputedStyle.bind(view);
  let known = new WeakMap<Element, CSSStyleDeclaration>();
  const forget = () => {
    known = new WeakMap();
  };
  // jsdom has no layout: styles depend on the tree, its attributes and the text of <style>.
  const changes = new view.MutationObserver(forget);
  changes.observe(view.document, {
    attributes: true,
    characterData: true,
    childList: true,
    subtree: true,
  });
  const remembered: typeof view.getComputedStyle = (element, pseudo) => {
    // The observer itself is only called later; its records are there at once.
    if (changes.takeRecords().length > 0) forget();
    // Changes outside the document are not observed.
    if (pseudo || !view.document.contains(element)) return compute(element, pseudo);
    const before = known.get(element);
    if (before) return before;
    const style = compute(element);
    known.set(element, style);
    return style;
  };
  view.getComputedStyle = remembered;
  globalThis.getComputedStyle = remembered;
}

// What comes after what can be seen: the page shows the first screen before it draws the rest.

/** A page that is not in sight draws no frames; it goes on all the same. */
const AT_LATEST = 250;

/** Calls `next` once the page has been painted as it is now; returns how to call it off. */
export function afterPaint(next: () => void): () => void {
  let timer = setTimeout(go, AT_LATEST);
  // A frame is painted between its callbacks and the next task.
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer);
    timer = setTimeout(go, 0);
  });
  function go(): void {
    cancelAnimationFrame(frame);
    next();
  }
  return () => {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
  };
}

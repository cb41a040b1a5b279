import type { Attachment } from "svelte/attachments";

import type { Size } from "./plot";

/** Tells the size of an element, now and whenever it changes. */
export function measure(tell: (size: Size) => void): Attachment<Element> {
  return (element) => {
    if (typeof ResizeObserver === "undefined") return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry && entry.contentRect.width > 0) {
        tell({ width: entry.contentRect.width, height: entry.contentRect.height });
      }
    });
    observer.observe(element);
    return () => observer.disconnect();
  };
}

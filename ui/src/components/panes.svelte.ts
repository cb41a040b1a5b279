// A list, and beside it what is open; where there is no room for both, one at a time.
import type { Attachment } from "svelte/attachments";

/** Room for two panes, in rem: it is the text that needs it. */
const TWO = 43;

export class Panes {
  #width = $state(0);
  #rem = $state(16);

  /** Whether there is room for both. */
  get both(): boolean {
    return this.#width === 0 || this.#width / this.#rem >= TWO;
  }

  /** Measures the element that holds them. */
  readonly measured: Attachment<HTMLElement> = (element) => {
    const read = () => {
      this.#width = element.clientWidth;
      this.#rem = parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
    };
    read();
    if (typeof ResizeObserver === "undefined") return;
    const observer = new ResizeObserver(read);
    observer.observe(element);
    return () => observer.disconnect();
  };
}

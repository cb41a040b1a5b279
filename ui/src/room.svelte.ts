// How much the window has room for, in rem: it is the text that needs it.
import type { Attachment } from "svelte/attachments";

/** From here on a bar leaves enough of the height to what it stands beside. */
const HIGH = 34;

class Room {
  #height = $state(0);
  #rem = $state(16);

  /** Whether bars may stay in sight; else all of a page scrolls. Not measured yet, they may. */
  get high(): boolean {
    return this.#height === 0 || this.#height / this.#rem >= HIGH;
  }

  /** Measures the element that fills the window. */
  readonly measured: Attachment<HTMLElement> = (element) => {
    const read = () => {
      this.#height = element.clientHeight;
      this.#rem = parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
    };
    read();
    if (typeof ResizeObserver === "undefined") return;
    // The text has a size of its own: an element one rem wide tells when it changes.
    const observer = new ResizeObserver(read);
    observer.observe(element);
    const text = element.querySelector(":scope > .one-rem");
    if (text) observer.observe(text);
    return () => observer.disconnect();
  };
}

export const room = new Room();

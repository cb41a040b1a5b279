// What is typed into the search box and what was found. It lives as long as the box and is
// written nowhere.
import {
  backend,
  errorOf,
  type CommandError,
  type SearchView,
  type TimelineFilter,
} from "../../backend";

export class Search {
  text = $state("");
  found = $state.raw<SearchView | null>(null);
  error = $state<CommandError | null>(null);

  #filter: () => TimelineFilter;
  /** Answers to anything but the last question are dropped. */
  #asked = 0;
  #frame = 0;

  constructor(filter: () => TimelineFilter) {
    this.#filter = filter;
  }

  /** Whether there is anything to look for: one letter or digit at least. */
  get on(): boolean {
    return /[\p{L}\p{N}]/u.test(this.text);
  }

  /** Typed: asked within the frame, once however many keys fall into it. */
  type(text: string): void {
    this.text = text;
    cancelAnimationFrame(this.#frame);
    if (this.on) {
      this.#frame = requestAnimationFrame(() => void this.again());
    } else {
      this.#asked += 1;
      this.found = null;
      this.error = null;
    }
  }

  /** Looks again, as after a change of what is written or of the filter. */
  async again(): Promise<void> {
    if (!this.on) return;
    const mine = ++this.#asked;
    try {
      const found = await backend.search(this.text, this.#filter());
      if (mine !== this.#asked) return;
      this.found = found;
      this.error = null;
    } catch (rejected) {
      if (mine === this.#asked) this.error = errorOf(rejected);
    }
  }
}

// What is typed into the search box and what was found. It lives as long as the box and is
// written nowhere.
import {
  backend,
  errorOf,
  type CommandError,
  type SearchOrder,
  type SearchView,
  type TimelineFilter,
} from "../../backend";

export class Search {
  text = $state("");
  found = $state.raw<SearchView | null>(null);
  error = $state<CommandError | null>(null);

  #filter: () => TimelineFilter;
  #order: () => SearchOrder;
  /** Answers to anything but the last question are dropped. */
  #asked = 0;
  #frame = 0;

  constructor(filter: () => TimelineFilter, order: () => SearchOrder) {
    this.#filter = filter;
    this.#order = order;
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
      const found = await backend.search(this.text, this.#filter(), this.#order(), 0);
      if (mine !== this.#asked) return;
      this.found = found;
      this.error = null;
    } catch (rejected) {
      if (mine === this.#asked) this.error = errorOf(rejected);
    }
  }

  /** The hits after those that are here. */
  async further(): Promise<void> {
    const here = this.found;
    if (!here?.more) return;
    const mine = ++this.#asked;
    try {
      const from = here.hits.length;
      const next = await backend.search(this.text, this.#filter(), this.#order(), from);
      if (mine !== this.#asked) return;
      // An entry that was written meanwhile moves the others on: none is shown twice.
      const isHere = (key: string) => here.hits.some(({ row }) => row.key === key);
      const hits = [...here.hits, ...next.hits.filter(({ row }) => !isHere(row.key))];
      this.found = { hits, more: next.more };
      this.error = null;
    } catch (rejected) {
      if (mine === this.#asked) this.error = errorOf(rejected);
    }
  }
}

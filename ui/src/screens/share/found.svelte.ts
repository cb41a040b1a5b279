// The entries of the period that may be ticked: those marked for the session apart, the others a
// hundred at a time, or what a search finds.
import {
  backend,
  errorOf,
  type CommandError,
  type TimelineFilter,
  type TimelineRow,
} from "../../backend";
import { KINDS } from "../../kinds";
import { wide } from "../notes/place";
import type { Days } from "./period";

/** Lines fetched at once; the desktop gives at most 200. */
export const AT_ONCE = 100;

export class Found {
  text = $state("");
  /** Marked to be brought to the session. */
  marked = $state.raw<TimelineRow[]>([]);
  /** The others, newest first, as far as they were fetched. */
  others = $state.raw<TimelineRow[]>([]);
  /** There are more than are here. */
  more = $state(false);
  /** The desktop has answered. */
  ready = $state(false);
  error = $state<CommandError | null>(null);

  #days: Days = { from: "", to: "" };
  #fetched = 0;
  #asked = 0;

  /** Whether something is looked for. */
  readonly searching = $derived(/[\p{L}\p{N}]/u.test(this.text));

  /** Looks at the entries of these days. */
  look(days: Days): Promise<void> {
    this.#days = days;
    return this.again();
  }

  type(text: string): void {
    this.text = text;
    void this.again();
  }

  async again(): Promise<void> {
    const mine = ++this.#asked;
    try {
      const found = this.searching ? await this.#searched() : await this.#listed();
      if (mine !== this.#asked) return;
      Object.assign(this, found);
      this.#fetched = AT_ONCE;
      this.error = null;
      this.ready = true;
    } catch (rejected) {
      if (mine === this.#asked) this.error = errorOf(rejected);
    }
  }

  /** The next hundred. */
  async further(): Promise<void> {
    const mine = this.#asked;
    try {
      const { total, rows } = await backend.timeline(this.#filter(), this.#fetched, AT_ONCE);
      if (mine !== this.#asked) return;
      this.#fetched += AT_ONCE;
      this.others = [...this.others, ...rows.filter((row) => !row.toSession)];
      this.more = this.#fetched < total;
      this.error = null;
    } catch (rejected) {
      if (mine === this.#asked) this.error = errorOf(rejected);
    }
  }

  #filter(toSession = false): TimelineFilter {
    return { ...wide(), kinds: [...KINDS], ...this.#days, toSession };
  }

  async #searched() {
    const { hits, more } = await backend.search(this.text, this.#filter(), "best-first", 0);
    const rows = hits.map(({ row }) => row);
    return {
      marked: rows.filter((row) => row.toSession),
      others: rows.filter((row) => !row.toSession),
      more,
    };
  }

  async #listed() {
    const [marked, all] = await Promise.all([
      this.#marked(),
      backend.timeline(this.#filter(), 0, AT_ONCE),
    ]);
    return {
      marked,
      others: all.rows.filter((row) => !row.toSession),
      more: AT_ONCE < all.total,
    };
  }

  /** All of them: there are as many as somebody marked one by one. */
  async #marked(): Promise<TimelineRow[]> {
    const rows: TimelineRow[] = [];
    for (;;) {
      const next = await backend.timeline(this.#filter(true), rows.length, 200);
      rows.push(...next.rows);
      if (next.rows.length === 0 || rows.length >= next.total) return rows;
    }
  }
}

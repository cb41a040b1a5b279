// The timeline's lines, as many as are needed: windows of a hundred around what is in sight,
// fetched one at a time, the newest wish first.
import {
  backend,
  errorOf,
  type CommandError,
  type TimelineFilter,
  type TimelineRow,
} from "../../backend";
import { wide } from "./place";
import { nearest, WINDOW, windowsOf, type Range } from "./window";

/** Windows kept. */
const MOST = 12;
/** Lines fetched ahead of what is in sight, either way. */
const AHEAD = 30;

/** Lines by the number of their window. */
type Held = Readonly<Record<number, TimelineRow[]>>;

export class Lines {
  /** How many there are; null until the desktop has answered. */
  total = $state<number | null>(null);
  error = $state<CommandError | null>(null);

  #held = $state.raw<Held>({});
  #filter: TimelineFilter = wide();
  #wanted: Range = { first: 0, last: 0 };
  /** What was asked for before a newer filter or a change is dropped when it arrives. */
  #edition = 0;
  #fetching = false;

  /** Line `at`, when it is here. */
  at(at: number): TimelineRow | undefined {
    return this.#held[Math.floor(at / WINDOW)]?.[at % WINDOW];
  }

  /** Where the line `key` stands, when it is here. */
  placeOf(key: string): number | null {
    for (const [window, rows] of Object.entries(this.#held)) {
      const at = rows.findIndex((row) => row.key === key);
      if (at >= 0) return Number(window) * WINDOW + at;
    }
    return null;
  }

  /**
   * Looks anew at the lines of a range, under a filter. What was shown stays until all of it is
   * here; then everything changes at once. False when a newer look overtook this one.
   */
  async look(filter: TimelineFilter, range: Range): Promise<boolean> {
    this.#filter = filter;
    this.#wanted = range;
    const mine = ++this.#edition;
    try {
      const answers = await Promise.all(
        windowsOf(range).map(async (window) => [window, await this.#ask(window)] as const),
      );
      if (mine !== this.#edition) return false;
      this.#held = Object.fromEntries(answers.map(([window, { rows }]) => [window, rows]));
      this.total = answers[0]?.[1].total ?? 0;
      this.error = null;
      return true;
    } catch (rejected) {
      if (mine === this.#edition) this.error = errorOf(rejected);
      return false;
    }
  }

  /** These lines are in sight now. */
  want(range: Range): void {
    this.#wanted = range;
    if (!this.#fetching && this.total !== null) void this.#fetch();
  }

  async #fetch(): Promise<void> {
    this.#fetching = true;
    try {
      // The wish is read anew each time: what was scrolled past is never fetched.
      for (let next = this.#missing(); next !== undefined; next = this.#missing()) {
        const mine = this.#edition;
        const { total, rows } = await this.#ask(next);
        if (mine !== this.#edition) continue;
        this.total = total;
        this.#keep(next, rows);
      }
      this.error = null;
    } catch (rejected) {
      this.error = errorOf(rejected);
    } finally {
      this.#fetching = false;
    }
  }

  #missing(): number | undefined {
    const { first, last } = this.#wanted;
    const end = (this.total ?? 0) - 1;
    if (Math.min(last, end) < first) return undefined;
    const windows = windowsOf({ first: first - AHEAD, last: Math.min(last + AHEAD, end) });
    // What is in sight goes before what is ahead.
    const middle = (first + last) / 2 / WINDOW - 0.5;
    return nearest(windows, middle, windows.length).find((window) => !(window in this.#held));
  }

  #keep(window: number, rows: TimelineRow[]): void {
    const all = { ...this.#held, [window]: rows };
    const near = Math.floor(this.#wanted.first / WINDOW);
    const kept = nearest(Object.keys(all).map(Number), near, MOST);
    this.#held = Object.fromEntries(kept.map((one) => [one, all[one] ?? []]));
  }

  #ask(window: number) {
    return backend.timeline(this.#filter, window * WINDOW, WINDOW);
  }
}

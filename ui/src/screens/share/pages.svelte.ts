// The report's pages, as they will be written: made anew when what is ticked changes and the hand
// rests, each page fetched when it is looked at.
import {
  backend,
  errorOf,
  type CommandError,
  type ShareChoice,
  type SharePreview,
} from "../../backend";

/** The hand rests this long before pages are made, in milliseconds. */
export const REST = 400;

export class Pages {
  /** What is made; null until the first time. */
  made = $state.raw<SharePreview | null>(null);
  /** The page in sight, from 0. */
  at = $state(0);
  /** Where the picture of a page is; blob: addresses. */
  urls = $state.raw<Readonly<Record<number, string>>>({});
  /** What is shown is not what is ticked any more. */
  stale = $state(true);
  error = $state<CommandError | null>(null);

  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;
  #choice: ShareChoice | null = null;
  #shut = false;
  /** The first pages do not wait for a hand that rests already. */
  #begun = false;

  readonly count = $derived(this.made?.pages ?? 0);
  readonly url = $derived(this.urls[this.at] ?? null);

  /** Something was ticked. */
  want(choice: ShareChoice): void {
    this.#choice = choice;
    this.stale = true;
    this.#asked += 1;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.make(), this.#begun ? REST : 0);
    this.#begun = true;
  }

  /** Makes the pages now. */
  async make(): Promise<void> {
    clearTimeout(this.#timer);
    const choice = this.#choice;
    if (!choice || this.#shut) return;
    const mine = ++this.#asked;
    this.stale = true;
    this.error = null;
    try {
      const made = await backend.sharePreview(choice);
      if (mine !== this.#asked) return;
      const at = Math.min(this.at, made.pages - 1);
      const url = await this.#fetch(made.ticket, at);
      if (mine !== this.#asked || this.#shut) {
        URL.revokeObjectURL(url);
        return;
      }
      // Everything changes at once, so that no page is without its picture.
      this.#forget();
      this.urls = { [at]: url };
      this.made = made;
      this.at = at;
      this.stale = false;
      void this.#ahead();
    } catch (rejected) {
      const error = errorOf(rejected);
      if (mine === this.#asked && error.kind !== "cancelled") this.error = error;
    }
  }

  /** To a page, from 0; past either end nothing happens. */
  async go(to: number): Promise<void> {
    if (to < 0 || to >= this.count || to === this.at) return;
    this.at = to;
    await this.#load(to);
    void this.#ahead();
  }

  /** Nothing is kept once the screen is left. */
  close(): void {
    this.#shut = true;
    this.#asked += 1;
    clearTimeout(this.#timer);
    this.#forget();
    this.urls = {};
  }

  /** The next page is there before it is asked for. */
  #ahead(): Promise<void> {
    const next = this.at + 1;
    return next < this.count ? this.#load(next) : Promise.resolve();
  }

  async #load(page: number): Promise<void> {
    const { made } = this;
    if (!made || this.urls[page] !== undefined) return;
    try {
      const url = await this.#fetch(made.ticket, page);
      if (this.made !== made || this.#shut || this.urls[page] !== undefined) {
        URL.revokeObjectURL(url);
      } else {
        this.urls = { ...this.urls, [page]: url };
      }
    } catch (rejected) {
      const error = errorOf(rejected);
      // A newer preview is on its way, or it is said with the page itself.
      if (this.made === made && page === this.at && error.kind !== "cancelled") this.error = error;
    }
  }

  async #fetch(ticket: number, page: number): Promise<string> {
    const svg = await backend.sharePage(ticket, page);
    return URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  }

  #forget(): void {
    for (const url of Object.values(this.urls)) URL.revokeObjectURL(url);
  }
}

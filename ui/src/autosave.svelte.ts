// Saving what is typed, by itself: every pause, and now and then in typing without one. One write
// at a time. Whatever cannot be written keeps a lock waiting (`unsaved.ts`).
import { errorOf, type CommandError } from "./backend";
import { holdUnsaved } from "./unsaved";

/** A pause in typing this long saves, in milliseconds. */
const PAUSE = 400;
/** Typing without a pause saves this often: the most that a crash can take. */
const LONGEST = 2_000;

interface Saved {
  /** Whether everything typed is stored. */
  isSaved: () => boolean;
  /** Writes what is typed now; rejects when it cannot. */
  write: () => Promise<void>;
  /** Before everything is asked to be saved: takes in what lies about half typed. */
  gather?: () => Promise<void> | void;
}

export class Autosave {
  status = $state<"untouched" | "saving" | "saved">("untouched");
  error = $state<CommandError | null>(null);

  #saved: Saved;
  #release: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** When the oldest unsaved word was typed. */
  #since = 0;
  #queue: Promise<void> = Promise.resolve();

  constructor(saved: Saved) {
    this.#saved = saved;
    this.#release = holdUnsaved(() => this.saveAll());
  }

  /** Something was typed. */
  typed(): void {
    if (this.status !== "saving") this.#since = performance.now();
    this.status = "saving";
    clearTimeout(this.#timer);
    const left = Math.max(0, LONGEST - (performance.now() - this.#since));
    this.#timer = setTimeout(
      () => {
        this.#since = performance.now();
        this.try();
      },
      Math.min(PAUSE, left),
    );
  }

  /** Saves; what goes wrong is in `error` and nowhere else. */
  try(): void {
    void this.save().catch(() => undefined);
  }

  /** Writes what is typed; rejects when it cannot be written. */
  save(): Promise<void> {
    clearTimeout(this.#timer);
    return this.inTurn(async () => {
      if (!this.#saved.isSaved()) await this.#saved.write();
      // Not when more was typed meanwhile: that has a pause of its own to wait for.
      if (this.#saved.isSaved() && this.status === "saving") this.status = "saved";
    });
  }

  /** The same, with what lies about half typed. */
  async saveAll(): Promise<void> {
    await this.#saved.gather?.();
    await this.save();
  }

  /** Does `act` after all writes before it; its error is shown, and rejects. */
  inTurn<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(async () => {
      try {
        const answer = await act();
        this.error = null;
        return answer;
      } catch (rejected) {
        this.error = errorOf(rejected);
        throw this.error;
      }
    });
    this.#queue = turn.then(
      () => undefined,
      () => undefined,
    );
    return turn;
  }

  /** The page is gone. What cannot be saved keeps a lock waiting, even so. */
  async close(): Promise<void> {
    await this.saveAll();
    this.#release();
  }

  /** Nothing here is to be kept. */
  drop(): void {
    clearTimeout(this.#timer);
    this.#release();
  }
}

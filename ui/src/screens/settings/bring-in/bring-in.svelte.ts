// From another journal: a file is looked into, then brought in, and can be taken out again.
import {
  backend,
  errorOf,
  type Batch,
  type BroughtChoices,
  type BroughtView,
  type CommandError,
  type Guessed,
} from "../../../backend";
import { desk } from "../../../desk.svelte";

const NOTHING_CHOSEN: BroughtChoices = { format: null, zone: null, dayOrder: null };

export class BringIn {
  /** What the chosen file holds; null while none is chosen. */
  view = $state.raw<BroughtView | null>(null);
  batches = $state.raw<Batch[]>([]);
  /** Guesses of which nothing is brought in. */
  leave = $state.raw<readonly Guessed[]>([]);
  /** Something is read or brought in. */
  busy = $state<"looking" | "bringing" | null>(null);
  error = $state<CommandError | null>(null);
  /** Brought in a moment ago. */
  fresh = $state.raw<Batch | null>(null);
  /** How many entries were taken out just now, and how many of the batch stay. */
  taken = $state.raw<{ count: number; stay: number } | null>(null);
  /** How the file is read, as the person chose. */
  choices = $state.raw<BroughtChoices>(NOTHING_CHOSEN);

  /** What was brought in before. */
  load(): Promise<void> {
    return this.#do(null, async () => {
      this.batches = await backend.batches();
    });
  }

  /** Asks for a file or a folder and looks into it; what was looked at before is let go. */
  choose(ask: () => Promise<BroughtView | null>): Promise<void> {
    return this.#do("looking", async () => {
      const view = await ask();
      // A dialog that was left changes nothing.
      if (view === null) return;
      this.view = view;
      this.leave = [];
      this.taken = null;
      this.choices = NOTHING_CHOSEN;
    });
  }

  /** Looks into the same file once more, as the person chose. */
  again(choices: Partial<BroughtChoices>): Promise<void> {
    const { view } = this;
    if (!view) return Promise.resolve();
    const all = { ...this.choices, ...choices };
    return this.#do("looking", async () => {
      this.view = await backend.bringInAgain(view.ticket, all);
      this.choices = all;
    });
  }

  leaveOut(by: Guessed, leave: boolean): void {
    this.leave = leave ? [...this.leave, by] : this.leave.filter((other) => other !== by);
  }

  open(password: string): Promise<void> {
    const { view } = this;
    if (!view) return Promise.resolve();
    return this.#do("looking", async () => {
      this.view = await backend.bringInPassword(view.ticket, password);
    });
  }

  bring(): Promise<void> {
    const { view } = this;
    if (!view) return Promise.resolve();
    return this.#do("bringing", async () => {
      this.fresh = await backend.bringInNow(view.ticket, [...this.leave]);
      this.view = null;
      this.taken = null;
      desk.notes.changes += 1;
      this.batches = await backend.batches();
    });
  }

  /** Takes a batch out again, but for what was changed since. */
  takeOut(batch: Batch): Promise<void> {
    return this.#do("bringing", async () => {
      if (this.fresh?.id === batch.id) this.fresh = null;
      const count = await backend.undoBringIn(batch.id);
      desk.notes.changes += 1;
      this.batches = await backend.batches();
      const stay = this.batches.find(({ id }) => id === batch.id)?.left ?? 0;
      this.taken = { count, stay };
    });
  }

  async #do(busy: "looking" | "bringing" | null, act: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = busy;
    this.error = null;
    try {
      await act();
    } catch (rejected) {
      const error = errorOf(rejected);
      if (error.kind !== "cancelled") this.error = error;
    } finally {
      this.busy = null;
    }
  }
}

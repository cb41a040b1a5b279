// The journal of a copy takes the place of the journal: chosen, tested, restored.
import {
  backend,
  errorOf,
  type BackupTested,
  type CommandError,
  type CopyRef,
  type KeptCopy,
  type PickedCopy,
  type SalvagedView,
} from "../../backend";
import { TypedSecret } from "./secret.svelte";

/** What the name of a choice is; a number is that of a kept copy. */
export type Chosen = `${number}` | "picked";

export class Restoring {
  kept = $state.raw<KeptCopy[] | null>(null);
  /** A file from elsewhere. */
  picked = $state.raw<PickedCopy | null>(null);
  chosen = $state<Chosen | null>(null);
  typed = new TypedSecret("restore-");
  busy = $state<"testing" | "restoring" | null>(null);
  error = $state<CommandError | null>(null);
  tested = $state.raw<BackupTested | null>(null);
  restored = $state.raw<BackupTested | null>(null);
  /** What came of the rows of a copy that was not to be used as it is. */
  saved = $state.raw<SalvagedView | null>(null);

  /** The kept copies; the newest whole one, or `wanted`, is chosen. */
  load(wanted: number | null = null): Promise<void> {
    return this.#do(null, async () => {
      this.kept = await backend.keptCopies();
      const whole = this.kept.filter((copy) => copy.whole);
      const first = whole.find(({ sequence }) => sequence === wanted) ?? whole[0];
      if (first) this.choose(`${first.sequence}`);
    });
  }

  choose(chosen: Chosen): void {
    this.chosen = chosen;
    this.tested = null;
    this.error = null;
  }

  pick(): Promise<void> {
    return this.#do(null, async () => {
      const picked = await backend.pickCopy();
      // A dialog that was left changes nothing.
      if (picked === null) return;
      this.picked = picked;
      this.choose("picked");
    });
  }

  /** Opens the copy to the last page, and changes nothing. */
  test(): Promise<void> {
    return this.#do("testing", async (copy) => {
      this.tested = null;
      this.tested = await backend.testCopy(copy, this.typed.given);
    });
  }

  restore(): Promise<void> {
    return this.#do("restoring", async (copy) => {
      this.restored = await backend.restoreCopy(copy, this.typed.given);
      this.typed.forget();
    });
  }

  /** Its rows alone, into a new journal. */
  restoreRows(): Promise<void> {
    return this.#do("restoring", async (copy) => {
      this.saved = await backend.restoreRows(copy, this.typed.given);
      this.typed.forget();
    });
  }

  get #ref(): CopyRef {
    return this.chosen === "picked" ? "picked" : { kept: Number(this.chosen) };
  }

  async #do(busy: typeof this.busy, act: (copy: CopyRef) => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = busy;
    this.error = null;
    try {
      await act(this.#ref);
    } catch (rejected) {
      this.error = errorOf(rejected);
    } finally {
      this.busy = null;
    }
  }
}

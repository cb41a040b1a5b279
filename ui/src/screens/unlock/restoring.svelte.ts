// The journal of a copy takes the place of the journal: chosen, tested, restored.
import {
  backend,
  errorOf,
  type BackupTested,
  type CommandError,
  type CopyRef,
  type ErrorKind,
  type KeptCopy,
  type PickedCopy,
  type SalvagedView,
} from "../../backend";
import { TypedSecret } from "./secret.svelte";

/** What the name of a choice is: that of a kept copy's file, or the file from elsewhere. */
export type Chosen = string;
export const PICKED = "picked";

/** What says that another journal is here than the one of the copy. */
const ABOUT_OTHER: ErrorKind[] = ["other-journal", "other-journal-secret"];

export class Restoring {
  kept = $state.raw<KeptCopy[] | null>(null);
  /** A file from elsewhere. */
  picked = $state.raw<PickedCopy | null>(null);
  chosen = $state<Chosen | null>(null);
  typed = new TypedSecret("restore-");
  /** The copy is of another journal than the one that is here, which `current` has to open. */
  foreign = $state(false);
  current = new TypedSecret("restore-current-");
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
      if (first) this.choose(first.file);
    });
  }

  choose(chosen: Chosen): void {
    this.chosen = chosen;
    this.foreign = false;
    this.tested = null;
    this.error = null;
  }

  pick(): Promise<void> {
    return this.#do(null, async () => {
      const picked = await backend.pickCopy();
      // A dialog that was left changes nothing.
      if (picked === null) return;
      this.picked = picked;
      this.choose(PICKED);
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
      const current = this.foreign ? this.current.given : null;
      this.restored = await backend.restoreCopy(copy, this.typed.given, current);
      this.forget();
    });
  }

  /** Its rows alone, into a new journal. */
  restoreRows(): Promise<void> {
    return this.#do("restoring", async (copy) => {
      const current = this.foreign ? this.current.given : null;
      this.saved = await backend.restoreRows(copy, this.typed.given, current);
      this.forget();
    });
  }

  /** Used, or not wanted any more. */
  forget(): void {
    this.typed.forget();
    this.current.forget();
  }

  get #ref(): CopyRef {
    return this.chosen === PICKED ? "picked" : { kept: this.chosen ?? "" };
  }

  async #do(busy: typeof this.busy, act: (copy: CopyRef) => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = busy;
    this.error = null;
    try {
      await act(this.#ref);
    } catch (rejected) {
      this.error = errorOf(rejected);
      if (ABOUT_OTHER.includes(this.error.kind)) this.foreign = true;
    } finally {
      this.busy = null;
    }
  }
}

// The copies as Settings shows them: made, laid elsewhere, tested.
import {
  backend,
  errorOf,
  type BackupsView,
  type BackupTested,
  type CommandError,
} from "../../../backend";

export type Busy = "making" | "choosing" | "testing";
/** What was done just now. */
export type Said = "made" | "laid" | "forgotten";

/** One copy in one place. */
export const placeOf = (file: string, second: boolean) => `${second}-${file}`;

export class Copies {
  view = $state.raw<BackupsView | null>(null);
  busy = $state<Busy | null>(null);
  said = $state<Said | null>(null);
  error = $state<CommandError | null>(null);
  /** The copy that was asked about last, and what came of it. */
  asked = $state<string | null>(null);
  tested = $state.raw<BackupTested | null>(null);
  testError = $state<CommandError | null>(null);

  load(): Promise<void> {
    return this.#do(null, async () => {
      this.view = await backend.backups();
      return null;
    });
  }

  make(): Promise<void> {
    return this.#do("making", async () => {
      this.view = await backend.backUpNow();
      return "made";
    });
  }

  choose(): Promise<void> {
    return this.#do("choosing", async () => {
      const view = await backend.chooseBackupFolder();
      // A dialog that was left changes nothing.
      if (view === null) return null;
      this.view = view;
      return "laid";
    });
  }

  forget(): Promise<void> {
    return this.#do("choosing", async () => {
      this.view = await backend.forgetBackupFolder();
      return "forgotten";
    });
  }

  async test(file: string, second: boolean): Promise<void> {
    if (this.busy) return;
    this.busy = "testing";
    this.asked = placeOf(file, second);
    this.tested = null;
    this.testError = null;
    try {
      this.tested = await backend.testBackup(file, second);
    } catch (rejected) {
      this.testError = errorOf(rejected);
    } finally {
      this.busy = null;
    }
  }

  async #do(busy: Busy | null, act: () => Promise<Said | null>): Promise<void> {
    if (this.busy) return;
    this.busy = busy;
    this.said = null;
    this.error = null;
    try {
      this.said = await act();
    } catch (rejected) {
      this.error = errorOf(rejected);
    } finally {
      this.busy = null;
    }
  }
}

// A file on its way: what is asked, whether it can be stopped, and what came of it.
import { backend, errorOf, type CommandError } from "../../backend";
import { desk } from "../../desk.svelte";

export class Making<Done> {
  busy = $state(false);
  /** Asked to stop; it does so within a second. */
  stopping = $state(false);
  /** What was made; null until something was. */
  done = $state.raw<Done | null>(null);
  /** The person changed their mind, in the dialog or while it was made. */
  stopped = $state(false);
  error = $state<CommandError | null>(null);

  /** Runs `ask`; null is a dialog that was left. False when nothing was made. */
  async run(ask: () => Promise<Done | null>): Promise<boolean> {
    if (this.busy) return false;
    Object.assign(this, { busy: true, stopping: false, done: null, stopped: false, error: null });
    desk.making = null;
    try {
      this.done = await ask();
      this.stopped = this.done === null;
    } catch (rejected) {
      const error = errorOf(rejected);
      // What the person stopped is no error.
      if (error.kind === "cancelled") this.stopped = true;
      else this.error = error;
    } finally {
      this.busy = false;
      desk.making = null;
    }
    return this.done !== null;
  }

  async stop(): Promise<void> {
    this.stopping = true;
    try {
      await backend.cancelShare();
    } catch (rejected) {
      this.stopping = false;
      this.error = errorOf(rejected);
    }
  }
}

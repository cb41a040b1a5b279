// The dates a person marked: looked up once, changed one after another, and brought back.
import { backend, errorOf, type CommandError, type MarkView } from "../../backend";
import { desk } from "../../desk.svelte";

export class Marks {
  /** Oldest first; null until the journal has answered. */
  all = $state.raw<MarkView[] | null>(null);
  error = $state<CommandError | null>(null);
  /** Removed a moment ago, while it can be undone. */
  removed = $state.raw<MarkView | null>(null);

  load(): Promise<boolean> {
    return this.#ask(() => backend.marks());
  }

  /** Marks a date, or changes a mark; false when it could not be kept. */
  put({ id, on, label }: MarkView): Promise<boolean> {
    return this.#ask(() => backend.putMark(id, on, label));
  }

  async remove(mark: MarkView): Promise<boolean> {
    const gone = await this.#ask(() => backend.removeMark(mark.id));
    if (gone) {
      this.removed = mark;
      // Undo is of the newest; an entry that was deleted before lies in the trash.
      desk.notes.deleted = null;
    }
    return gone;
  }

  async undo(): Promise<void> {
    const mark = this.removed;
    if (!mark) return;
    this.removed = null;
    if (!(await this.put(mark))) this.removed = mark;
  }

  async #ask(ask: () => Promise<MarkView[]>): Promise<boolean> {
    try {
      this.all = await ask();
      this.error = null;
      return true;
    } catch (rejected) {
      this.error = errorOf(rejected);
      return false;
    }
  }
}

// What Settings shows, and how a change is kept: shown at once, saved in order, taken back when
// it could not be saved.
import { backend, errorOf, type CommandError, type Look, type SettingsView } from "../../backend";
import { desk, setLook } from "../../desk.svelte";

export type Part = "look" | "check-in" | "signs" | "writing" | "pause" | "privacy";

export class Keeper {
  view = $state<SettingsView | null>(null);
  /** The part that was saved last. */
  saved = $state<Part | null>(null);
  error = $state<{ part: Part | "all"; error: CommandError; retry: () => void } | null>(null);

  /** How often the vault key was made anew. */
  rekeyed = $state(0);

  #kept: SettingsView | null = null;
  #keptLook: Look | null = null;
  #queue: Promise<void> = Promise.resolve();
  /** Only the newest change of a kind decides what is shown. */
  #turns = { look: 0, rest: 0 };

  async load(): Promise<void> {
    this.error = null;
    try {
      this.#take(await backend.settings());
    } catch (rejected) {
      this.error = { part: "all", error: errorOf(rejected), retry: () => void this.load() };
    }
  }

  /** Shows `guess` at once and keeps what the desktop answers. */
  change(
    part: Part,
    guess: Partial<SettingsView>,
    ask: () => Promise<SettingsView>,
  ): Promise<void> {
    if (this.view) this.view = { ...this.view, ...guess };
    return this.#keep(part, ask, {
      again: () => void this.change(part, guess, ask),
      done: (answer, newest) => {
        if (newest) this.#take(answer);
        else this.#kept = answer;
      },
      undo: () => (this.view = this.#kept),
    });
  }

  /** The same for the look, which the whole page wears. */
  changeLook(guess: Partial<Look>): Promise<void> {
    const look = desk.look ?? this.view?.look;
    if (!look) return Promise.resolve();
    this.#keptLook ??= look;
    const next = { ...look, ...guess };
    setLook(next);
    return this.#keep(
      "look",
      () =>
        backend.setLook(
          next.theme,
          next.textPercent,
          next.highContrast,
          next.weekStarts,
          next.hours,
        ),
      {
        again: () => void this.changeLook(guess),
        done: (answer, newest) => {
          this.#keptLook = newest ? null : answer;
          if (newest) setLook(answer);
        },
        undo: () => {
          if (this.#keptLook) setLook(this.#keptLook);
          this.#keptLook = null;
        },
      },
    );
  }

  /** Takes an answer that a form of its own asked for. */
  accept(part: Part, answer: SettingsView): void {
    this.error = null;
    this.#take(answer);
    this.saved = part;
  }

  #take(answer: SettingsView): void {
    this.#kept = answer;
    this.view = answer;
  }

  #keep<T>(
    part: Part,
    ask: () => Promise<T>,
    then: { again: () => void; done: (answer: T, newest: boolean) => void; undo: () => void },
  ): Promise<void> {
    this.saved = null;
    this.error = null;
    const kind = part === "look" ? "look" : "rest";
    const turn = ++this.#turns[kind];
    this.#queue = this.#queue.then(async () => {
      try {
        const answer = await ask();
        then.done(answer, turn === this.#turns[kind]);
        this.saved = part;
      } catch (rejected) {
        if (turn === this.#turns[kind]) then.undo();
        this.error = { part, error: errorOf(rejected), retry: then.again };
      }
    });
    return this.#queue;
  }
}

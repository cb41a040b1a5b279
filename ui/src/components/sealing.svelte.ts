// How a file is to be sealed, as it is being chosen. A passphrase is here only until it is used or
// the screen is left.
import { backend, type KeyLine, type Seal, type SealedBy } from "../backend";

/** Typing rests this long before the keys are looked at, in milliseconds. */
const LOOK_AFTER = 250;

/** Why it cannot be sealed yet. */
export type SealFault = "no-passphrase" | "no-keys" | "key-unknown";

export class Sealing {
  by = $state<SealedBy>("no");
  passphrase = $state<string | null>(null);
  keys = $state("");
  /** As text that can be pasted into a mail. */
  armor = $state(false);
  /** What each line of the keys is, once it was looked at. */
  lines = $state.raw<KeyLine[]>([]);
  /** A secret key was typed or pasted, and taken out again. */
  tookSecret = $state(false);

  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(by: SealedBy = "no") {
    this.by = by;
  }

  readonly unknown = $derived(this.lines.filter(({ state }) => state === "unknown"));
  readonly good = $derived(this.lines.filter(({ state }) => state === "ok"));

  readonly fault = $derived.by((): SealFault | null => {
    if (this.by === "passphrase") return this.passphrase === null ? "no-passphrase" : null;
    if (this.by === "no") return null;
    if (this.unknown.length > 0) return "key-unknown";
    return this.good.length === 0 ? "no-keys" : null;
  });

  get seal(): Seal {
    if (this.by === "keys") return { kind: "keys", keys: this.keys };
    return this.by === "passphrase" && this.passphrase !== null
      ? { kind: "passphrase", passphrase: this.passphrase }
      : { kind: "no" };
  }

  /** Keys were typed: they are looked at once the typing rests. */
  type(keys: string): void {
    this.keys = keys;
    this.tookSecret = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.look(), LOOK_AFTER);
  }

  /** Looks at the keys now. A secret one does not stay, not even on the screen. */
  async look(): Promise<void> {
    clearTimeout(this.#timer);
    const mine = ++this.#asked;
    const typed = this.keys;
    const lines = await backend.readKeys(typed).catch(() => null);
    if (mine !== this.#asked || typed !== this.keys || lines === null) return;
    const secret = lines.filter(({ state }) => state === "secret").map(({ line }) => line);
    if (secret.length === 0) {
      this.lines = lines;
      return;
    }
    this.keys = typed
      .split("\n")
      .filter((_, n) => !secret.includes(n + 1))
      .join("\n");
    await this.look();
    this.tookSecret = true;
  }

  /** A passphrase does not outlast the screen. */
  forget(): void {
    clearTimeout(this.#timer);
    this.passphrase = null;
  }
}

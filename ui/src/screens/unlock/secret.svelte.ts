// What opens a journal or a copy: a passphrase or a recovery key, as it is typed.
import { tick } from "svelte";

import type { ErrorKind, SecretGiven } from "../../backend";
import { forgetOnLeave } from "../../secrets";

/** About what was typed, and not about the journal. */
const ABOUT_SECRET: ErrorKind[] = [
  "wrong-passphrase",
  "wrong-recovery-key",
  "recovery-key-malformed",
  "recovery-key-group",
  "recovery-key-length",
];

export const isAboutSecret = (kind: ErrorKind | undefined): boolean =>
  kind !== undefined && ABOUT_SECRET.includes(kind);

export class TypedSecret {
  /** Wanted, and not there yet. */
  isMissing = $state(false);
  mode = $state<"passphrase" | "key">("passphrase");
  passphrase = $state("");
  key = $state("");
  /** Counts the fields of the key: the engine's own undo must bring nothing back. */
  field = $state(0);

  /** Made with the component that asks. `prefix` tells its fields from those of another page. */
  constructor(readonly prefix = "") {
    forgetOnLeave(() => {
      this.isMissing = false;
      this.forget();
    });
  }

  get given(): SecretGiven {
    return this.mode === "passphrase" ? { passphrase: this.passphrase } : { recoveryKey: this.key };
  }

  swap(): void {
    this.isMissing = false;
    this.mode = this.mode === "passphrase" ? "key" : "passphrase";
  }

  /** Whether there is something to use; when not, that is said and the field has the focus. */
  async isThere(): Promise<boolean> {
    const text = this.mode === "passphrase" ? this.passphrase : this.key.trim();
    this.isMissing = text === "";
    if (this.isMissing) await this.focus();
    return !this.isMissing;
  }

  async focus(): Promise<void> {
    await tick();
    const field = this.mode === "passphrase" ? "passphrase" : "recovery-key";
    document.getElementById(`${this.prefix}${field}`)?.focus();
  }

  /** Used, or not wanted any more. */
  forget(): void {
    this.passphrase = "";
    this.key = "";
    this.field += 1;
  }
}

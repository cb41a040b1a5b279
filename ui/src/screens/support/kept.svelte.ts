// What a person keeps for this page: a country, a contact, and whether both are shown while locked.
import { Autosave } from "../../autosave.svelte";
import { backend, errorOf, type CommandError, type SupportView } from "../../backend";

/** As long as a contact may be. */
export const LONGEST_CONTACT = 400;

const NOTHING: SupportView = { country: null, contact: "", openly: false };

export class Kept {
  /** The country that is shown, kept or not. */
  country = $state<string | null>(null);
  remember = $state(false);
  contact = $state("");
  openly = $state(false);
  loaded = $state(false);
  error = $state<CommandError | null>(null);

  readonly autosave = new Autosave({
    isSaved: () => same(this.#wanted, this.#stored),
    write: () => this.#write(),
  });

  #stored: SupportView = NOTHING;

  async load(): Promise<void> {
    this.error = null;
    try {
      this.#stored = await backend.support();
    } catch (rejected) {
      // The numbers need nothing that is kept.
      this.error = errorOf(rejected);
    }
    // What was chosen meanwhile stays.
    this.country ??= this.#stored.country;
    this.remember = this.#stored.country !== null;
    this.contact = this.#stored.contact;
    this.openly = this.#stored.openly;
    this.loaded = true;
  }

  /** Something of it was changed and is to be kept. */
  changed(): void {
    if (!same(this.#wanted, this.#stored)) this.autosave.typed();
  }

  get #wanted(): SupportView {
    return {
      country: this.remember ? this.country : null,
      contact: this.contact.trim(),
      openly: this.openly,
    };
  }

  async #write(): Promise<void> {
    const { country, contact, openly } = this.#wanted;
    this.#stored = await backend.keepSupport(country, contact, openly);
  }
}

function same(one: SupportView, other: SupportView): boolean {
  return (
    one.country === other.country && one.contact === other.contact && one.openly === other.openly
  );
}

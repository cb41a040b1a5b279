// The week an open review looks back on, and the way to another one.
import { backend, errorOf, type CommandError, type WeekLook } from "../../../../backend";
import { shiftDay } from "../../../../words/days";

export class Looked {
  /** The week of the review. */
  look = $state.raw<WeekLook | null>(null);
  /** A week that was asked for and has a review of its own. */
  taken = $state.raw<WeekLook | null>(null);
  error = $state<CommandError | null>(null);

  /** Only the newest question is answered. */
  #turn = 0;

  /** Shows a week; `id` is the review's own. */
  async show(week: string, id: string): Promise<void> {
    if (this.look?.week === week) {
      this.error = null;
      return;
    }
    const look = await this.#ask(week);
    if (!look) return;
    this.look = look;
    this.taken = isOthers(look, id) ? look : null;
  }

  /** The week to go to from the one in sight, or null at the end of the weeks. */
  beside(by: -1 | 1): string | null {
    const { look } = this;
    const from = (this.taken ?? look)?.week;
    if (!look || from === undefined) return null;
    const week = shiftDay(from, 7 * by);
    return week < look.earliest || week > look.latest ? null : week;
  }

  /** Goes to a week; false when it has a review of its own, and nothing was changed. */
  async go(week: string, id: string): Promise<boolean> {
    const look = await this.#ask(week);
    if (!look) return false;
    this.taken = isOthers(look, id) ? look : null;
    if (this.taken) return false;
    this.look = look;
    return true;
  }

  async #ask(week: string): Promise<WeekLook | null> {
    const mine = ++this.#turn;
    try {
      const look = await backend.weekLook(week);
      if (mine !== this.#turn) return null;
      this.error = null;
      return look;
    } catch (rejected) {
      if (mine === this.#turn) this.error = errorOf(rejected);
      return null;
    }
  }
}

const isOthers = ({ review }: WeekLook, id: string) => review !== null && review !== id;

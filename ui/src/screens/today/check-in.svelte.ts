// The check-in as it stands: what is answered, what is saved, and what could not be. Shown at
// once, called saved only when the desktop has answered.
import {
  backend,
  errorOf,
  type CommandError,
  type DayView,
  type RatingView,
  type SignId,
} from "../../backend";
import { isPutAway } from "../../signs";
import { loadSigns } from "../../signs.svelte";
import { holdUnsaved } from "../../unsaved";

type Change = () => Promise<void>;

const levels = (ratings: RatingView[]) => ratings.filter(({ level }) => level !== null).length;

export class CheckIn {
  view = $state<DayView | null>(null);
  error = $state<CommandError | null>(null);
  digitsAdvance = $state(true);
  spellCheck = $state(true);
  /** Signs whose newest answer is not on the disk yet. */
  unsaved = $state<SignId[]>([]);
  /** Whether anything was saved since the day was opened. */
  saved = $state(false);

  /** Answers are written one after the other, in the order they were given. */
  #queue: Promise<void> = Promise.resolve();
  /** What to do again for each sign that could not be saved. */
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- nothing on the page reads it
  #again = new Map<SignId, Change>();
  #release = holdUnsaved(() => this.flush());

  /** What is asked: the signs in use, in order. */
  get asked(): RatingView[] {
    return this.view?.ratings.filter(({ sign }) => !isPutAway(sign)) ?? [];
  }

  /** Rated on this day and put away since: not asked, and still to be seen and changed. */
  get putAway(): RatingView[] {
    return this.view?.ratings.filter(({ sign }) => isPutAway(sign)) ?? [];
  }

  /** How many of the signs that are asked have a level. */
  get noted(): number {
    return levels(this.asked);
  }

  get saving(): boolean {
    return this.unsaved.length > 0 && this.error === null;
  }

  /** Opens a day; the last saved state of it. */
  async open(day: string | null): Promise<void> {
    try {
      await this.flush();
      // The signs with the day: nothing is asked in words that are not the person's.
      const [view, settings] = await Promise.all([
        backend.dayView(day),
        backend.settings(),
        loadSigns(),
      ]);
      this.view = view;
      this.digitsAdvance = settings.digitsAdvance;
      this.spellCheck = settings.spellCheck;
      this.error = null;
      this.saved = false;
      this.newDay = false;
    } catch (rejected) {
      this.error = errorOf(rejected);
    }
  }

  /** Whether a new day has begun since the day was opened. What is answered still goes to the open one. */
  newDay = $state(false);

  #looking = false;

  /** Looks whether a new day has begun. A look that fails is made again; one that has to wait keeps others from it. */
  async lookAtTheDay(): Promise<void> {
    const opened = this.view;
    if (!opened || this.#looking) return;
    this.#looking = true;
    const today = await backend.dayView(null).then(
      (view) => view.today,
      () => opened.today,
    );
    this.#looking = false;
    if (this.view?.day !== opened.day || today === this.view.today) return;
    this.view.today = today;
    this.newDay = true;
  }

  rating(sign: SignId): RatingView | undefined {
    return this.view?.ratings.find((rating) => rating.sign === sign);
  }

  /** Answers a sign; null clears it to blank. */
  rate(sign: SignId, level: number | null): void {
    const day = this.view?.day;
    const before = this.rating(sign);
    if (day === undefined || !before) return;
    const acted = level !== null && level >= 1 ? before.acted : null;
    this.#show({ ...before, level, acted });
    this.#save(sign, () => backend.rate(day, sign, level));
  }

  setActed(sign: SignId, acted: boolean | null): void {
    const day = this.view?.day;
    const before = this.rating(sign);
    if (day === undefined || !before || (before.level ?? 0) < 1) return;
    this.#show({ ...before, acted });
    // A level that is not on the disk yet goes with it, or it would be lost.
    const levelToo = this.#again.has(sign);
    this.#save(sign, async () => {
      if (levelToo) await backend.rate(day, sign, before.level);
      return backend.setActed(day, sign, acted);
    });
  }

  /** Sets what is blank to 0; answers with the signs it changed. */
  async restAreZero(): Promise<SignId[]> {
    const day = this.view?.day;
    if (day === undefined) return [];
    try {
      await this.flush();
      const { view, changed } = await backend.restAreZero(day);
      this.view = view;
      this.saved = true;
      return changed;
    } catch (rejected) {
      this.error = errorOf(rejected);
      return [];
    }
  }

  async clear(signs: SignId[]): Promise<void> {
    const day = this.view?.day;
    if (day === undefined) return;
    try {
      this.view = await backend.clearRatings(day, signs);
      this.saved = true;
    } catch (rejected) {
      this.error = errorOf(rejected);
    }
  }

  /** Tries again to save what could not be saved. */
  retry(): void {
    this.error = null;
    for (const again of [...this.#again.values()]) void again();
  }

  /** Resolves when everything is saved; rejects when something cannot be. */
  async flush(): Promise<void> {
    await this.#queue;
    if (this.#again.size > 0) {
      this.retry();
      await this.#queue;
    }
    if (this.error && this.#again.size > 0) throw this.error;
  }

  /** Lets go once everything is saved; what is not keeps a lock waiting. */
  close(): void {
    void this.flush().then(this.#release, () => undefined);
  }

  #show(rating: RatingView): void {
    if (!this.view) return;
    this.view.ratings = this.view.ratings.map((old) => (old.sign === rating.sign ? rating : old));
    const mark = this.view.days.find((mark) => mark.day === this.view?.day);
    if (mark) mark.rated = levels(this.view.ratings);
  }

  #save(sign: SignId, ask: () => Promise<RatingView>): void {
    const save: Change = () => {
      if (!this.unsaved.includes(sign)) this.unsaved = [...this.unsaved, sign];
      this.#queue = this.#queue.then(async () => {
        try {
          const stored = await ask();
          if (this.#again.get(sign) === save) {
            this.#again.delete(sign);
            this.unsaved = this.unsaved.filter((other) => other !== sign);
            this.#show(stored);
          }
          this.saved = true;
          if (this.#again.size === 0) this.error = null;
        } catch (rejected) {
          this.error = errorOf(rejected);
        }
      });
      return this.#queue;
    };
    this.#again.set(sign, save);
    void save();
  }
}

// The steps of an entry, to go back and forth in. A step is what was written between two pauses,
// or before going on in another field.

/** A pause in typing this long begins a new step, in milliseconds. */
const PAUSE = 1_000;
const MOST_STEPS = 200;
/** About as many characters as are kept for all steps together: long texts leave fewer. */
const MOST_WEIGHT = 16 * 1024 * 1024;

interface Step<T> {
  value: T;
  weight: number;
}

export class History<T> {
  #past: Step<T>[] = [];
  #present: T;
  #future: Step<T>[] = [];
  /** Where and when the present step was last written on; nowhere after going back or forth. */
  #at: string | null = null;
  #when = -Infinity;
  #weigh: (value: T, beside: T) => number;

  /** `weigh` says how much `value` holds that `beside` does not. */
  constructor(present: T, weigh: (value: T, beside: T) => number = () => 0) {
    this.#present = present;
    this.#weigh = weigh;
  }

  get present(): T {
    return this.#present;
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** `next` was written in the field `at`, at the time `now`. */
  write(next: T, at: string, now: number): void {
    if (at !== this.#at || now - this.#when > PAUSE) {
      this.#past.push({ value: this.#present, weight: this.#weigh(this.#present, next) });
      this.#lighten();
    }
    this.#present = next;
    this.#future = [];
    this.#at = at;
    this.#when = now;
  }

  /** The present was put in other words by the desktop; that is no step. */
  amend(present: T): void {
    this.#present = present;
  }

  undo(): T | null {
    return this.#go(this.#past, this.#future);
  }

  redo(): T | null {
    return this.#go(this.#future, this.#past);
  }

  #go(from: Step<T>[], to: Step<T>[]): T | null {
    const step = from.pop();
    if (!step) return null;
    to.push({ value: this.#present, weight: step.weight });
    this.#present = step.value;
    this.#at = null;
    return step.value;
  }

  #lighten(): void {
    let weight = this.#past.reduce((sum, step) => sum + step.weight, 0);
    while (this.#past.length > MOST_STEPS || (weight > MOST_WEIGHT && this.#past.length > 1)) {
      weight -= this.#past.shift()?.weight ?? 0;
    }
  }
}

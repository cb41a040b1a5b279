// Where somebody stands in a picture: with the keys, or with the pointer over it.

export class Walk {
  /** The point under the pointer. */
  pointed = $state<number | null>(null);
  focused = $state(false);
  readonly count: () => number;
  readonly #begin: () => number;
  /** The point the keys stand on; begins anew whenever other points are shown. */
  at = $derived.by(() => this.#begin());

  constructor(count: () => number, begin: () => number) {
    this.count = count;
    this.#begin = begin;
  }

  get last(): number {
    return Math.max(0, this.count() - 1);
  }

  /** The point whose facts stand beside the picture. */
  get shown(): number {
    return Math.min(this.pointed ?? this.at, this.last);
  }

  /** The point with the ring; none while nobody looks. */
  get marked(): number | null {
    if (this.pointed === null && !this.focused) return null;
    return this.shown;
  }
}

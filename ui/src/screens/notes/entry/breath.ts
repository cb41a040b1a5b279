// The rhythm of slow breathing: four counts in, six out, for three minutes at the most. Plain
// values, so that it can be drawn, said and tested.

/** In seconds. */
export const IN = 4;
export const OUT = 6;
export const LONGEST = 180;

export interface Breath {
  phase: "in" | "out";
  /** From one on. */
  count: number;
  /** Whole minutes that have passed. */
  minutes: number;
  over: boolean;
}

/** Where the breath is, `seconds` after it began. A breath that was begun is breathed out. */
export function breathAt(seconds: number): Breath {
  const within = seconds % (IN + OUT);
  const inwards = within < IN;
  return {
    phase: inwards ? "in" : "out",
    count: Math.floor(inwards ? within : within - IN) + 1,
    minutes: Math.floor(seconds / 60),
    over: seconds >= LONGEST,
  };
}

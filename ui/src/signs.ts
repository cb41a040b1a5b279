import type { SignId } from "./backend";

/** The eleven signs in the order of the check-in. */
export const SIGNS: readonly SignId[] = [
  "assumed-harm",
  "avoided-commitment",
  "isolated",
  "picked-fights",
  "secretive",
  "expected-deceit",
  "held-back",
  "overprotective",
  "intimacy-distance",
  "drama",
  "intimacy-fear",
];

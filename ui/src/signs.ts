import type { SignId } from "./backend";
import { t } from "./words/words";

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

/** A sign's short name. */
export function signLabel(sign: SignId): string {
  return t(`sign-${sign}-label`);
}

/** The line of the check-in that a sign is rated by. */
export function signLine(sign: SignId): string {
  return t(`sign-${sign}-line`);
}

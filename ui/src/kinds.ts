// What an entry can be, and what it can be marked with, in the order they are shown.
import type { EntryKind, OriginId, PatternId } from "./backend";

export const KINDS: readonly EntryKind[] = [
  "communication",
  "boundary",
  "trust-step",
  "pain",
  "origin",
  "reflection",
  "good-moment",
  "tried",
];

export const PATTERNS: readonly PatternId[] = [
  "jealousy",
  "fear-of-trusting",
  "doubting-my-choice",
  "finding-fault",
];

export const ORIGINS: readonly OriginId[] = [
  "childhood",
  "rejection",
  "trauma",
  "ptsd",
  "mental-health",
  "other",
];

/** What a trauma can be, shown once trauma is chosen. */
export const TRAUMAS: readonly OriginId[] = [
  "trauma-illness",
  "trauma-accident",
  "trauma-death",
  "trauma-property",
  "trauma-infidelity",
  "trauma-physical-abuse",
  "trauma-sexual-assault",
  "trauma-combat",
];

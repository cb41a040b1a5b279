// What an entry can be, and what it can be marked with, in the order they are shown.
import type { EntryKind, OriginId, PatternId, WayId, Weekday } from "./backend";

export const KINDS: readonly EntryKind[] = [
  "communication",
  "boundary",
  "trust-step",
  "pain",
  "origin",
  "reflection",
  "good-moment",
  "tried",
  "week-review",
];

export const PATTERNS: readonly PatternId[] = [
  "jealousy",
  "fear-of-trusting",
  "doubting-my-choice",
  "finding-fault",
];

export const LEVELS = [0, 1, 2, 3, 4] as const;
export type Level = (typeof LEVELS)[number];

/** The five ways forward. */
export const WAYS: readonly WayId[] = [
  "self-discovery",
  "process-pain",
  "risk",
  "communication",
  "help",
];

export const WEEKDAYS: readonly Weekday[] = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
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

// The person's own trust steps on the rungs of a ladder, the easiest first.
import type { LadderStep } from "../../backend";
import { RUNGS, type Rung } from "./exercises";

export interface OwnLadder {
  rungs: { rung: Rung; steps: LadderStep[] }[];
  /** How hard they feel is not said. */
  unplaced: LadderStep[];
}

/** On each rung first what is still to be tried, the next one on top; then the newest. */
const nextFirst = (a: LadderStep, b: LadderStep) =>
  Number(a.cameTrue !== null) - Number(b.cameTrue !== null) ||
  (a.cameTrue === null ? (a.tryOn ?? "9").localeCompare(b.tryOn ?? "9") : 0) ||
  b.occurredOn.localeCompare(a.occurredOn);

export function ladderOf(steps: readonly LadderStep[]): OwnLadder {
  const sorted = [...steps].sort(nextFirst);
  return {
    rungs: RUNGS.map((rung) => ({ rung, steps: sorted.filter(({ hard }) => hard === rung) })),
    unplaced: sorted.filter(({ hard }) => hard === null),
  };
}

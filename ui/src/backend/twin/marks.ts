// The twin's marked dates, and the days before one beside the days after it.
import { shiftDay } from "../../words/days";
import type {
  BeforeAfterView,
  Commands,
  MarkView,
  PairsSay,
  SignId,
  SignBeforeAfter,
} from "../backend";
import { daysOf, type Days } from "./trends";

const MOST = 20;
const LABEL = 80;
const NEEDED = 20;
const SIDE = 12 * 7;

type Marks = Pick<Commands, "marks" | "putMark" | "removeMark" | "beforeAfter">;
export type PlainMarks = {
  [Name in keyof Marks]: (...args: Parameters<Marks[Name]>) => Awaited<ReturnType<Marks[Name]>>;
};

/** `signs`: those that are looked at, as they are now. */
export function makeMarks(
  days: Days,
  begin: MarkView[],
  signs: () => readonly SignId[],
): PlainMarks {
  let kept = [...begin];
  const marks = () =>
    structuredClone(kept.sort((a, b) => a.on.localeCompare(b.on) || a.id.localeCompare(b.id)));

  return {
    marks,
    putMark: (id, on, given) => {
      const label = given.replace(/\s+/g, " ").trim();
      if (label === "" || [...label].length > LABEL) days.fail("mark-words");
      if (on > days.today) days.fail("day-in-future");
      const others = kept.filter((mark) => mark.id !== id);
      if (others.length >= MOST) days.fail("too-many-marks");
      kept = [...others, { id, on, label }];
      return marks();
    },
    removeMark: (id) => {
      kept = kept.filter((mark) => mark.id !== id);
      return marks();
    },
    beforeAfter: (id) => {
      const mark = kept.find((one) => one.id === id) ?? days.fail("unexpected");
      return beforeAfter(days, mark, signs());
    },
  };
}

function beforeAfter(days: Days, mark: MarkView, signs: readonly SignId[]): BeforeAfterView {
  const last = shiftDay(mark.on, SIDE - 1);
  const before = { from: shiftDay(mark.on, -SIDE), to: shiftDay(mark.on, -1) };
  const after = { from: mark.on, to: last < days.today ? last : days.today };
  const levels = (sign: SignId, side: typeof before) =>
    daysOf(side).flatMap((day) => days.rating(day, sign).level ?? []);
  return {
    mark: { ...mark },
    beforeFrom: before.from,
    beforeTo: before.to,
    afterFrom: after.from,
    afterTo: after.to,
    signs: signs.map((sign) => pairsOf(sign, levels(sign, before), levels(sign, after))),
  };
}

function pairsOf(sign: SignId, before: number[], after: number[]): SignBeforeAfter {
  const counts = {
    before: before.length,
    after: after.length,
    needed: NEEDED,
    neededWeeks: 6,
    already: false,
  };
  if (before.length < NEEDED || after.length < NEEDED) {
    return { sign, ...counts, say: null, lower: 0, equal: 0, higher: 0 };
  }
  const pairs = before.length * after.length;
  const part = (is: (was: number, now: number) => boolean) =>
    before.reduce((sum, was) => sum + after.filter((now) => is(was, now)).length, 0) / pairs;
  const lower = part((was, now) => now < was);
  const higher = part((was, now) => now > was);
  const percents = { lower: Math.round(100 * lower), higher: Math.round(100 * higher) };
  return {
    sign,
    ...counts,
    say: sayOf(100 * (higher + (1 - lower - higher) / 2)),
    ...percents,
    equal: 100 - percents.lower - percents.higher,
  };
}

/** Equal pairs count half: in words at 65 and 92 in 100. */
function sayOf(higher: number): PairsSay {
  if (higher >= 92) return "nearly-all-higher";
  if (higher >= 65) return "mostly-higher";
  if (higher <= 8) return "nearly-all-lower";
  return higher <= 35 ? "mostly-lower" : "mixed";
}

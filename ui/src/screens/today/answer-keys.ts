// What a key does while a sign has the focus.
import { digitOf, isPlain, letterOf, type Pressed } from "../../pressed";

export type Answer =
  | { kind: "rate"; level: number | null; move: boolean }
  | { kind: "move"; by: 1 | -1 }
  | { kind: "acted" }
  | { kind: "done" }
  /** Ours, and nothing comes of it. */
  | { kind: "nothing" };

/** The answer a key gives to a sign at `level`, or null when the key is not ours. */
export function answerTo(event: Pressed, level: number | null, digits: boolean): Answer | null {
  if ((event.ctrlKey || event.metaKey) && event.key === "Enter") return { kind: "done" };
  if (!isPlain(event)) return null;
  if (event.key === "Enter") return { kind: "move", by: event.shiftKey ? -1 : 1 };
  // A keypad's key without Num Lock is no arrow and no Delete: its digit was meant, or nothing.
  const unlocked = /^Numpad(\d|Decimal)$/.test(event.code) && event.key.length > 1;
  if (unlocked && !(digits && (digitOf(event) ?? 9) <= 4)) return { kind: "nothing" };
  if (event.key === "Backspace" || event.key === "Delete") {
    return { kind: "rate", level: null, move: false };
  }
  const digit = digitOf(event);
  if (digit !== null && digit <= 4) {
    return digits ? { kind: "rate", level: digit, move: true } : null;
  }
  if (letterOf(event) === "a") return { kind: "acted" };
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (step !== undefined) return { kind: "rate", level: stepped(level, step), move: false };
  return null;
}

/** One step along 0–4, round the end; from blank the first step lands on the nearest end. */
function stepped(level: number | null, step: number): number {
  if (level === null) return step > 0 ? 0 : 4;
  return (level + step + 5) % 5;
}

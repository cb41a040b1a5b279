// What a key does in an open entry.
import { letterOf, type Pressed } from "../../../pressed";

export type Asked =
  "undo" | "redo" | "done" | "edit" | "back" | "ground" | "question-next" | "question-before";

interface Where {
  writing: boolean;
  /** In a text, where letters are letters. */
  inText: boolean;
  /** On something that Enter presses. */
  onControl: boolean;
  /** In a text that is not of the entry itself, and has the engine's own undo. */
  ownUndo: boolean;
}

/** What is asked for, or null when the key is not ours. */
export function askedBy(event: Pressed, where: Where): Asked | null {
  const { key } = event;
  const letter = letterOf(event);
  if (event.altKey) return null;
  if (event.ctrlKey || event.metaKey) {
    if (key === "Enter") return where.writing ? "done" : null;
    if (!where.writing || where.ownUndo) return null;
    if (letter === "z") return event.shiftKey ? "redo" : "undo";
    return letter === "y" ? "redo" : null;
  }
  if (key === "F2") return where.writing ? "ground" : null;
  if (key === "F3" && where.writing) return event.shiftKey ? "question-before" : "question-next";
  if (key === "Escape") return where.writing ? "done" : "back";
  if (where.writing || where.inText || event.shiftKey) return null;
  if (letter === "e") return "edit";
  return key === "Enter" && !where.onControl ? "edit" : null;
}

// The plain parts of an entry, which need no page.
import { describe, expect, it } from "vitest";

import { blankFields } from "../../../backend/twin/blank";
import { directionOf } from "../../../components/direction";
import { dayAfterKey, shiftMonth, weeksOf } from "../../../components/month";
import { minuteIn } from "./clock-time";
import { askedBy } from "./entry-keys";
import { caretAfter, cleaned, differing, frozenAs, isBlank, sameFields, withText } from "./fields";
import { roomIn, TEXT, tooLong } from "./limits";
import { asBoundary, asRequest } from "./rewording";

describe("fields", () => {
  const step = blankFields("trust-step", "2026-11-23", 1215);

  it("are the same by value, and name where they differ", () => {
    expect(sameFields(step, structuredClone(step))).toBe(true);
    const other = { ...withText(step, "prediction", "x"), signs: ["drama" as const] };
    expect(differing(step, other)).toEqual(["signs", "prediction"]);
  });

  it("are blank with a day and a time alone", () => {
    expect(isBlank(step)).toBe(true);
    expect(isBlank(withText(step, "learned", "something"))).toBe(false);
    expect(isBlank({ ...step, tags: ["x"] })).toBe(false);
  });

  it("are cleaned of line ends and control characters, and of nothing that is seen", () => {
    const odd = withText(step, "body", "one\r\ntwo\u0007\t🫶🏽 אבג e\u0301");
    expect(cleaned(odd).body).toBe("one\ntwo\t🫶🏽 אבג e\u0301");
    expect(cleaned(step)).toBe(step);
  });

  it("keep a frozen prediction on the way back", () => {
    const now = withText(withText(step, "prediction", "as it was"), "happened", "more");
    const before = withText(step, "prediction", "older");
    const shown = frozenAs(before, now);
    expect(shown.own).toMatchObject({ prediction: "as it was", happened: "" });
  });

  it("say where the caret belongs", () => {
    expect(caretAfter("one two six", "one six")).toBe(4);
    expect(caretAfter("", "hello")).toBe(5);
    expect(caretAfter("same", "same")).toBe(4);
  });
});

describe("length", () => {
  it("is said from nine tenths on, and past the limit", () => {
    expect(roomIn("x".repeat(TEXT * 0.89), TEXT).kind).toBe("enough");
    expect(roomIn("x".repeat(TEXT * 0.91), TEXT)).toMatchObject({ kind: "near" });
    expect(roomIn("x".repeat(TEXT), TEXT)).toMatchObject({ kind: "near", left: 0 });
    expect(roomIn("x".repeat(TEXT + 5), TEXT)).toMatchObject({ kind: "over", by: 5 });
    // Counted in bytes: a letter may be three.
    expect(roomIn("静".repeat(TEXT / 3 + 1), TEXT)).toMatchObject({ kind: "over" });
  });

  it("keeps what is too long from being sent", () => {
    const fields = blankFields("good-moment", "2026-11-23", 0);
    expect(tooLong(fields)).toBeNull();
    expect(tooLong({ ...fields, title: "x".repeat(1025) })?.kind).toBe("title-too-long");
    expect(tooLong({ ...fields, body: "x".repeat(TEXT + 1) })?.kind).toBe("text-too-long");
  });
});

describe("a rule in other words", () => {
  it.each([
    [
      "You can't shout at me.",
      "If you shout at me, I will ",
      "Would you be willing not to shout at me?",
    ],
    ["you must call me", "If you do not call me, I will ", "Would you be willing to call me?"],
    [
      "No phones at dinner.",
      "No phones at dinner. When that happens, I will ",
      "Would you be willing to think about this with me? No phones at dinner.",
    ],
  ])("%s", (text, mine, request) => {
    expect(asBoundary(text)).toBe(mine);
    expect(asRequest(text)).toBe(request);
  });
});

describe("a direction", () => {
  it("is the engine's to find, but for a long text, which runs as it begins", () => {
    expect(directionOf("שלום")).toBe("auto");
    expect(directionOf(`12. שלום ${"x".repeat(30_000)}`)).toBe("rtl");
    expect(directionOf(`one ${"ש".repeat(30_000)}`)).toBe("ltr");
  });
});

describe("a time of day", () => {
  it.each([
    ["20:15", 1215],
    ["8.05", 485],
    ["2015", 1215],
    ["8 pm", 1200],
    ["12am", 0],
    ["0:00", 0],
    ["25:00", null],
    ["12:75", null],
    ["soon", null],
    ["", null],
  ])("%s", (typed, minute) => expect(minuteIn(typed)).toBe(minute));
});

describe("a month", () => {
  it("is whole weeks from Monday to Sunday", () => {
    const weeks = weeksOf("2026-11-23");
    expect(weeks).toHaveLength(6);
    expect(weeks[0]?.[0]).toBe("2026-10-26");
    expect(weeks.at(-1)?.[6]).toBe("2026-12-06");
    expect(weeksOf("2027-02-10")).toHaveLength(4);
  });

  it("ends where it ends", () => {
    expect(shiftMonth("2026-01-31", 1)).toBe("2026-02-28");
    expect(shiftMonth("2026-01-15", -1)).toBe("2025-12-15");
    expect(dayAfterKey({ key: "PageDown", shiftKey: true }, "2024-02-29")).toBe("2025-02-28");
    expect(dayAfterKey({ key: "Home", shiftKey: false }, "2026-11-25")).toBe("2026-11-23");
    expect(dayAfterKey({ key: "x", shiftKey: false }, "2026-11-25")).toBeNull();
  });
});

describe("a key in an entry", () => {
  const key = (key: string, more = {}) => ({
    key,
    code: "",
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    ...more,
  });
  const reading = { writing: false, inText: false, onControl: false, ownUndo: false };
  const writing = { ...reading, writing: true, inText: true };

  it("is a letter in a text", () => {
    expect(askedBy(key("e"), writing)).toBeNull();
    expect(askedBy(key("Enter"), writing)).toBeNull();
    expect(askedBy(key("e"), reading)).toBe("edit");
    expect(askedBy(key("Enter"), reading)).toBe("edit");
    expect(askedBy(key("Enter"), { ...reading, onControl: true })).toBeNull();
  });

  it("goes back and forth, but not in a text with an undo of its own", () => {
    expect(askedBy(key("z", { ctrlKey: true }), writing)).toBe("undo");
    expect(askedBy(key("Z", { ctrlKey: true, shiftKey: true }), writing)).toBe("redo");
    expect(askedBy(key("z", { ctrlKey: true }), { ...writing, ownUndo: true })).toBeNull();
    expect(askedBy(key("z", { ctrlKey: true }), reading)).toBeNull();
    expect(askedBy(key("Escape"), writing)).toBe("done");
    expect(askedBy(key("Escape"), reading)).toBe("back");
  });
});

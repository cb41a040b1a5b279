import { describe, expect, it } from "vitest";

import type { SharedLine } from "../../backend";
import { daysOf, lastShared } from "./period";

const known = {
  today: "2026-11-23",
  periods: [
    { span: "weeks-4" as const, from: "2026-10-26", to: "2026-11-23" },
    { span: "all" as const, from: "2026-04-27", to: "2026-11-23" },
  ],
  last: null,
};
const line = (recipient: string, to: string | null): SharedLine => ({
  id: `${recipient}${to}`,
  at: "2026-11-01T10:00:00+01:00",
  recipient,
  from: to === null ? null : "2026-10-01",
  to,
  form: "pdf",
  sealed: "no",
  entries: 0,
});

describe("a period", () => {
  it("is of the days that the desktop names, as in Trends", () => {
    expect(daysOf("weeks-4", known)).toEqual({ from: "2026-10-26", to: "2026-11-23" });
    expect(daysOf("all", known)).toEqual({ from: "2026-04-27", to: "2026-11-23" });
  });

  it("begins on the last day that was shared with the same name", () => {
    const log = [line("", "2026-11-20"), line("Berg", null), line("Berg", "2026-11-09")];
    expect(lastShared(log, "Berg")).toBe("2026-11-09");
    expect(lastShared(log, "Somebody")).toBeNull();
    expect(daysOf("since-last", { ...known, last: "2026-11-09" })).toEqual({
      from: "2026-11-09",
      to: "2026-11-23",
    });
    expect(daysOf("since-last", { ...known, last: "2027-01-01" })?.from).toBe("2026-11-23");
    expect(daysOf("since-last", known)).toBeNull();
  });
});

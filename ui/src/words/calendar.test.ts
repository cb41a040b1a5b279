import { afterEach, describe, expect, it } from "vitest";

import { beginsWeek } from "../charts/month";
import { dayAfterKey, weeksOf } from "../components/month";
import { minuteIn } from "../screens/notes/entry/clock-time";
import { useCalendar } from "./calendar.svelte";
import { clock, secondOf, wholeDayAt, wholeHour, writtenAt } from "./days";

afterEach(() => useCalendar({ startsOn: "monday", twelveHours: false }));

describe("hours", () => {
  it("are said to 24 or to 12, in every place that says them", () => {
    const said = () => [
      clock(0),
      clock(12 * 60 + 5),
      clock(21 * 60 + 4),
      wholeHour(6),
      writtenAt("2026-11-23T21:04:09+01:00"),
      secondOf("2026-11-23T00:04:09+01:00"),
      wholeDayAt("2026-11-23", 9 * 60).replace(/.* at /, ""),
    ];
    expect(said()).toEqual([
      "00:00",
      "12:05",
      "21:04",
      "06:00",
      "23 November 2026, 21:04",
      "00:04:09",
      "09:00",
    ]);
    useCalendar({ startsOn: "monday", twelveHours: true });
    expect(said()).toEqual([
      "12:00 a.m.",
      "12:05 p.m.",
      "9:04 p.m.",
      "6 a.m.",
      "23 November 2026, 9:04 p.m.",
      "12:04:09 a.m.",
      "9:00 a.m.",
    ]);
  });

  it("that are said can be typed", () => {
    for (const twelveHours of [true, false]) {
      useCalendar({ startsOn: "monday", twelveHours });
      for (let minute = 0; minute < 1440; minute += 1) expect(minuteIn(clock(minute))).toBe(minute);
    }
  });
});

describe("weeks", () => {
  it.each([
    ["monday", "2026-10-26", "2026-11-23", "2026-11-29"],
    ["sunday", "2026-11-01", "2026-11-22", "2026-11-28"],
    ["saturday", "2026-10-31", "2026-11-21", "2026-11-27"],
  ] as const)(
    "begin on %s in the calendar, for its keys and in the grid",
    (startsOn, first, home, end) => {
      useCalendar({ startsOn, twelveHours: false });
      expect(weeksOf("2026-11-25")[0]?.[0]).toBe(first);
      const key = (name: string) => dayAfterKey({ key: name, shiftKey: false }, "2026-11-25");
      expect([key("Home"), key("End")]).toEqual([home, end]);
      expect(beginsWeek(home)).toBe(true);
      expect(beginsWeek("2026-11-25")).toBe(false);
    },
  );
});

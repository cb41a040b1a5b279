import { describe, expect, it } from "vitest";

import {
  backWeeks,
  beforeAfterOf,
  CALIBRATION,
  gridOf,
  lastOf,
  LONG,
  markOn,
  notRated,
  pairsOf,
  patternsOf,
  sixteen,
  stepsOf,
  UNBROKEN,
  WEEKS,
  yearOfDays,
} from "../sampleStates";
import { shiftDay } from "../../words/days";
import { dayParts } from "./days";
import { INK } from "./ink";
import { blockSample } from "./key";
import { laneParts } from "./lanes";
import { levelParts } from "./levels";
import { linesParts } from "./lines";
import { page, PAGE_WIDTH, type Part } from "./page";
import { pairsParts } from "./pairs";
import { smallParts } from "./small";
import { stackParts } from "./stacks";
import { stepParts } from "./steps";
import { overlaps, outside, readPicture } from "./readPicture";
import { yearParts } from "./year";

interface Drawn {
  heading: string;
  from: string;
  to: string;
  parts: () => Part[];
}

/** Every picture there is, by the name of its file. */
const pictures: Record<string, Drawn> = {};

function draw(name: string, parts: () => Part[], from = "2026-09-07", to = "2026-11-23"): void {
  pictures[name] = { heading: "A heading of the picture", from, to, parts };
}

for (const [state, signs] of Object.entries(WEEKS)) {
  const to = lastOf(signs);
  const first = signs[0];
  draw(`lines-${state}`, () => linesParts(signs, "share"), "2026-09-07", to);
  if (first) draw(`stacks-${state}`, () => stackParts(first.trend), "2026-09-07", to);
  draw(`small-${state}`, () => smallParts(sixteen(signs), to, "mean"), "2026-09-07", to);
}
draw("lines-strong", () => linesParts(WEEKS.sample ?? [], "mean"));

for (const [state, marks] of Object.entries({
  none: [],
  one: [markOn("2026-10-01")],
  close: [
    markOn("2026-10-01"),
    markOn("2026-10-02", "moved in together, and they kept the flat they had in town"),
    markOn("2026-10-03", UNBROKEN),
  ],
  "at-the-edges": [
    markOn("2026-09-07", 'A & B < "C"'),
    markOn("2026-11-28", "שלום"),
    markOn("2026-11-29", "再会再会再会再会再会再会再会再会再会再会"),
  ],
  outside: [markOn("2026-09-06"), markOn("2026-11-30")],
  twenty: Array.from({ length: 20 }, (_, n) => markOn(shiftDay("2026-10-01", n), LONG)),
})) {
  draw(`dates-${state}`, () => linesParts(WEEKS.sample ?? [], "share", marks));
}

for (const [state, lines] of Object.entries({
  sample: patternsOf(12),
  one: patternsOf(1),
  blank: patternsOf(12).map((line) => ({
    ...line,
    weeks: line.weeks.map(({ start }) => ({ start, level: null })),
  })),
  year: patternsOf(53),
  "ten-years": patternsOf(522),
})) {
  const to = shiftDay("2026-09-07", 7 * (lines[0]?.weeks.length ?? 0) - 3);
  draw(`levels-${state}`, () => levelParts(lines, to), "2026-09-07", to);
}

for (const [state, signs] of Object.entries({
  sample: [
    pairsOf("mostly-lower"),
    pairsOf("mixed", { sign: "held-back", lower: 40, equal: 0, higher: 60 }),
    pairsOf(null, { sign: "assumed-harm", after: 3 }),
  ],
  narrow: [
    pairsOf("nearly-all-lower", { lower: 98, equal: 1, higher: 1 }),
    pairsOf("nearly-all-higher", { sign: "held-back", lower: 1, equal: 1, higher: 98 }),
    pairsOf("nearly-all-lower", { sign: "assumed-harm", lower: 100, equal: 0, higher: 0 }),
  ],
  few: [pairsOf(null, { before: 0, after: 1 })],
})) {
  draw(`pairs-${state}`, () => pairsParts(beforeAfterOf(...signs)), "2026-07-09");
}

const names = ["Assuming harm", "Drama", LONG, UNBROKEN];
draw("days-sample", () => dayParts(gridOf(names, 28)));
draw("days-one", () => dayParts(gridOf(names, 1)));
draw("days-blank", () => dayParts(gridOf(names, 28, notRated)));
draw("days-own", () => dayParts(gridOf(names, 5)));

draw("year-sample", () => yearParts(yearOfDays((n) => (n % 8 === 5 ? null : n % 5))));
draw("year-blank", () => yearParts(yearOfDays(() => null)));
draw("year-one-day", () => yearParts(yearOfDays((n) => (n === 364 ? 4 : null))));

for (const [state, weeks] of Object.entries({
  sample: backWeeks(12, (n) => n),
  one: backWeeks(1, () => 1),
  blank: backWeeks(12, () => 0),
  "ten-years": backWeeks(522, (n) => n * 3),
})) {
  draw(`lanes-${state}`, () =>
    laneParts(
      {
        starts: weeks.map(({ start }) => start),
        paused: weeks.map(({ paused }) => paused > 0),
        lanes: [
          { name: "Kept by me: 9", parts: [{ look: "full", counts: weeks.map((w) => w.kept) }] },
          {
            name: LONG,
            parts: [
              { look: "striped", counts: weeks.map((w) => w.helpedALittle) },
              { look: "open", counts: weeks.map((w) => w.helpedNot) },
              { look: "tick", counts: weeks.map((w) => w.otherEvents) },
            ],
          },
        ],
      },
      [blockSample("full", "helped"), blockSample("tick", "other")],
    ),
  );
}

draw("steps-sample", () => stepParts(stepsOf(12), CALIBRATION, "2026-11-23"));
draw("steps-one", () => stepParts(stepsOf(1), null, "2026-11-23"));
draw("steps-many", () => stepParts(stepsOf(400), CALIBRATION, "2027-01-23"));

const SENTENCES = [
  "On how many of my rated days I noted a sign at 1 or more.",
  "And a second one.",
];
const whole = ({ heading, from, to, parts }: Drawn) =>
  page({ heading, sentences: SENTENCES, from, to, parts: parts() });

describe.each(Object.entries(pictures))("the picture %s", (name, drawn) => {
  const svg = whole(drawn);
  const read = readPicture(svg);

  it("is the picture it was", async () => {
    await expect(svg).toMatchFileSnapshot(`golden/${name}.svg`);
  });

  it("stands alone", () => {
    expect(read.faults).toEqual([]);
    const { root } = read;
    expect(root.getAttribute("xmlns")).toBe("http://www.w3.org/2000/svg");
    expect(root.querySelector("title")?.textContent).toBe("A heading of the picture");
    expect(root.querySelector("desc")?.textContent).toContain("Self-reported.");
    expect(root.getAttribute("font-family")).toMatch(/^'Source Sans 3', /);
    expect(svg).not.toMatch(/NaN|undefined|Infinity|null/);
  });

  it("keeps its words inside, and apart from one another", () => {
    expect(read.texts.length).toBeGreaterThan(4);
    expect(outside(read)).toEqual([]);
    expect(overlaps(read.texts)).toEqual([]);
  });

  it("is as wide as every other, however wide the window", () => {
    expect(read.width).toBe(PAGE_WIDTH);
    expect(read.height).toBeLessThan(2400);
  });
});

describe("a picture with marked dates", () => {
  const linesIn = (name: string) =>
    readPicture(whole(pictures[name] as Drawn)).root.querySelectorAll(
      `line[stroke="${INK.text}"][stroke-width="1.5"]`,
    ).length;

  it("has a line for each of the period, one in the list and one in the key", () => {
    expect(linesIn("dates-none")).toBe(0);
    expect(linesIn("dates-one")).toBe(3);
    expect(linesIn("dates-close")).toBe(7);
    expect(linesIn("dates-outside")).toBe(0);
  });

  it("is the picture without them while none lies in the period", () => {
    const drawn = ["dates-none", "dates-outside", "lines-sample"].map((name) =>
      (pictures[name] as Drawn).parts(),
    );
    expect(drawn[1]).toEqual(drawn[0]);
    expect(drawn[2]).toEqual(drawn[0]);
  });

  it("says every date with all its words, where its name has no room too", () => {
    const said = (name: string) =>
      readPicture(whole(pictures[name] as Drawn)).texts.map(({ text }) => text);
    expect(said("dates-close")).toContain(`3 October 2026: ${UNBROKEN}`);
    expect(said("dates-twenty").filter((text) => text.endsWith(`: ${LONG}`))).toHaveLength(20);
  });
});

it("a picture of pairs says how many each part is", () => {
  const { texts } = readPicture(whole(pictures["pairs-narrow"] as Drawn));
  const numbers = texts.map(({ text }) => text).filter((text) => /^\d+$/.test(text));
  expect(numbers).toEqual(["98", "1", "1", "1", "1", "98", "100"]);
});

describe("a picture of own words", () => {
  it("says the whole of a name it had to shorten", () => {
    const { root } = readPicture(whole(pictures["days-sample"] as Drawn));
    const titles = [...root.querySelectorAll("text > title")].map((title) => title.textContent);
    expect(titles).toContain(LONG);
    expect(titles).toContain(UNBROKEN);
    // What can be read without pointing at it ends with the dots that say so.
    for (const title of root.querySelectorAll("text > title")) {
      expect(title.parentElement?.textContent?.endsWith("…")).toBe(true);
    }
  });

  it("writes signs of XML as words, and leaves out what XML cannot hold", () => {
    const hostile = 'A & B < "C" ]]> <script>x</script> \u0000\u0008\ud800 é 🙂 שלום';
    const label = { label: hostile, trend: (WEEKS.sample ?? [])[0]?.trend };
    const signs = label.trend ? [{ label: hostile, trend: label.trend }] : [];
    const { root, faults } = readPicture(
      page({
        heading: hostile,
        sentences: [hostile],
        from: "2026-09-07",
        to: "2026-11-23",
        parts: linesParts(signs, "share"),
      }),
    );
    expect(faults).toEqual([]);
    expect(root.querySelector("title")?.textContent).toBe(
      'A & B < "C" ]]> <script>x</script>  é 🙂 שלום',
    );
    expect(root.querySelector("script")).toBeNull();
  });

  it("is refused rather than written with a number that is none", () => {
    const days = yearOfDays(() => 1).slice(0, 7);
    const broken = { svg: "", height: Number.NaN };
    expect(() =>
      page({
        heading: "",
        sentences: [],
        from: days[0]?.day ?? "",
        to: days[6]?.day ?? "",
        parts: [broken],
      }),
    ).toThrow(RangeError);
  });
});

import { describe, expect, it } from "vitest";

import {
  backWeeks,
  CALIBRATION,
  gridOf,
  lastOf,
  LONG,
  notRated,
  sixteen,
  stepsOf,
  UNBROKEN,
  WEEKS,
  yearOfDays,
} from "../sampleStates";
import { dayParts } from "./days";
import { blockSample } from "./key";
import { laneParts } from "./lanes";
import { linesParts } from "./lines";
import { page, PAGE_WIDTH, type Part } from "./page";
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

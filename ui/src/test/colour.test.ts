// The colours themselves: told apart by every eye and on grey paper, and what is written on them
// can be read. Where they cannot do it alone, dashes, stripes and digits say the same.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

import { INK, LEVEL_INK } from "../charts/picture/ink";
import { contrast, difference, lab, luminance, seen, SIGHTS, type Lab } from "./colour";

/** The colours of a rule in tokens.css. */
function tokens(rule: string): Record<string, string> {
  const css = readFileSync("src/styles/tokens.css", "utf8");
  const from = css.indexOf(`${rule} {`);
  const body = css.slice(from, css.indexOf("}", from));
  return Object.fromEntries(
    [...body.matchAll(/--([a-z0-9-]+): (#[0-9a-f]{6});/g)].map((found) => [found[1], found[2]]),
  );
}

const THEMES = { light: tokens(":root"), dark: tokens(':root[data-theme="dark"]') };
const levels = (theme: Record<string, string>) =>
  [0, 1, 2, 3, 4].map((level) => ({
    box: theme[`level-${level}`] ?? "",
    digit: theme[`on-level-${level}`] ?? "",
  }));
const SCALES = { light: levels(THEMES.light), dark: levels(THEMES.dark), print: LEVEL_INK };

/**
 * What neighbours on the scale differ by at least: CIEDE2000, of which 1 is just seen side by side
 * and 2 to 3 at a glance. Grey has no hue left to differ by.
 */
const APART = { eye: 10, grey: 7 };
/** And in lightness (CIELAB, 0 to 100), so that a copier tells them apart. */
const LIGHTER = 9;

describe("the measure of difference", () => {
  // From the table of Sharma, Wu and Dalal (2005).
  it.each<[Lab, Lab, number]>([
    [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
    [[50, 3.1571, -77.2803], [50, 0, -82.7485], 2.8615],
    [[50, -1.3802, -84.2814], [50, 0, -82.7485], 1.0],
    [[50, 0, 0], [50, -1, 2], 2.3669],
    [[50, 2.49, -0.001], [50, -2.49, 0.0009], 7.1792],
    [[50, 2.49, -0.001], [50, -2.49, 0.0011], 7.2195],
    [[50, 2.5, 0], [73, 25, -18], 27.1492],
    [[50, 2.5, 0], [61, -5, 29], 22.8977],
    [[50, 2.5, 0], [56, -27, -3], 31.903],
    [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
    [[22.7233, 20.0904, -46.694], [23.0331, 14.973, -42.5619], 2.0373],
    [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
  ])("of %j and %j is what is published", (one, other, published) => {
    expect(difference(one, other)).toBeCloseTo(published, 4);
    expect(difference(other, one)).toBeCloseTo(published, 4);
  });

  it("leaves white white and black black for every eye", () => {
    for (const sight of SIGHTS) {
      expect(lab(seen("#ffffff", sight))[0]).toBeCloseTo(100, 1);
      expect(lab(seen("#000000", sight))[0]).toBeCloseTo(0, 1);
    }
  });

  it("knows red and green as near for those who see them as one", () => {
    const apart = (sight: "usual" | "deutan") =>
      difference(lab(seen("#a52a2a", sight)), lab(seen("#5a6b1e", sight)));
    expect(apart("deutan")).toBeLessThan(apart("usual") / 3);
  });
});

describe.each(Object.entries(SCALES))("the scale of levels, %s", (_, scale) => {
  it.each(SIGHTS)("is told apart, level from level (%s)", (sight) => {
    for (let n = 1; n < scale.length; n += 1) {
      const [one, other] = [scale[n - 1]?.box ?? "", scale[n]?.box ?? ""].map((hex) =>
        lab(seen(hex, sight)),
      );
      if (!one || !other) throw new Error("five levels");
      expect(difference(one, other), `${n - 1} and ${n}`).toBeGreaterThan(
        sight === "grey" ? APART.grey : APART.eye,
      );
      expect(Math.abs(one[0] - other[0]), `${n - 1} and ${n}`).toBeGreaterThan(LIGHTER);
    }
  });

  it("goes one way, from level to level", () => {
    const lights = scale.map(({ box }) => luminance(seen(box, "grey")));
    const sorted = [...lights].sort((a, b) => a - b);
    expect([sorted, [...sorted].reverse()]).toContainEqual(lights);
  });

  it("carries its digits", () => {
    for (const { box, digit } of scale) {
      expect(contrast(box, digit), `${digit} on ${box}`).toBeGreaterThanOrEqual(4.5);
    }
  });
});

describe("the ink of saved pictures", () => {
  it("is that of the light page", () => {
    const { light } = THEMES;
    const { paper, primarySoft, ...same } = INK;
    expect(paper).toBe(light.surface);
    expect(primarySoft).toBe(light["primary-soft"]);
    for (const [name, hex] of Object.entries(same)) expect(hex, name).toBe(light[name]);
    expect(LEVEL_INK).toEqual(levels(light));
  });

  it("can be read on white, and seen where it is not words", () => {
    for (const hex of [INK.text, INK.muted]) {
      expect(contrast(hex, INK.paper)).toBeGreaterThanOrEqual(4.5);
    }
    for (const hex of [INK.primary, INK.accent, INK.border]) {
      expect(contrast(hex, INK.paper)).toBeGreaterThanOrEqual(3);
    }
  });

  it("tells what is empty from what is full on grey paper", () => {
    // Solid, shaded and open blocks; the striped one is between the first and the last.
    const lightness = [INK.primary, INK.primarySoft, INK.paper].map(
      (hex) => lab(seen(hex, "grey"))[0],
    );
    expect((lightness[1] ?? 0) - (lightness[0] ?? 0)).toBeGreaterThan(40);
    expect((lightness[2] ?? 0) - (lightness[1] ?? 0)).toBeGreaterThan(5);
  });
});

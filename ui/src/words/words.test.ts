import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { SIGNS } from "../signs";
import { dayMonth, longDay, shiftDay } from "./days";
import { keys } from "./keys";
import { t } from "./words";

/** Every source file of the page. */
function sources(folder = "src"): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? sources(join(folder, entry.name))
      : /\.(svelte|ts)$/.test(entry.name) && !/(test|keys)\.ts$/.test(entry.name)
        ? [readFileSync(join(folder, entry.name), "utf8")]
        : [],
  );
}

describe("the catalogue", () => {
  it("holds no message that nothing says", () => {
    const all = sources().join("\n");
    // A message may be put together: `sign-${sign}-label` says sign-…-label.
    const patterns = [
      ...all.matchAll(/["'`]([a-z][a-z0-9-]*(?:\$\{[^}]+\}[a-z0-9-]*)*)["'`]/g),
    ].map((found) => new RegExp(`^${(found[1] ?? "").replace(/\$\{[^}]+\}/g, "[a-z0-9-]+")}$`));
    const unsaid = keys.filter((key) => !patterns.some((pattern) => pattern.test(key)));
    expect(unsaid).toEqual([]);
  });

  it("has a label, a line and a help text for each of the eleven signs", () => {
    for (const sign of SIGNS) {
      for (const part of ["label", "line", "about"] as const) {
        expect(t(`sign-${sign}-${part}`)).not.toContain("sign-");
      }
    }
  });

  it("keeps its sentences short", () => {
    const folder = "../assets/locales/en";
    const long = readdirSync(folder)
      .flatMap((name) => readFileSync(join(folder, name), "utf8").split("\n"))
      .filter((line) => !line.startsWith("#"))
      .flatMap((line) => line.replace(/^[a-z0-9-]+ = /, "").split(/[.:?!] /))
      .filter((sentence) => sentence.trim().split(/\s+/).length > 18);
    expect(long).toEqual([]);
  });
});

describe("days", () => {
  it("are read as parts, in any zone", () => {
    expect(longDay("2026-11-23")).toMatch(/^Monday,? 23 November$/);
    expect(dayMonth("2026-03-01")).toBe("1 Mar");
    expect(shiftDay("2026-03-01", -1)).toBe("2026-02-28");
    expect(shiftDay("2026-12-31", 1)).toBe("2027-01-01");
  });
});

import { describe, expect, it } from "vitest";

import cases from "../../crates/report/tests/names.json";
import { make } from "./backend/twin/made";
import { initialOf, replaceNames, withoutNames } from "./names";

const ROBIN = [{ name: "Robin", by: "R." }];

describe("names", () => {
  it.each(cases)("read as the report reads them: $text", ({ names, text, read }) => {
    const pairs = names.map(([name = "", by = ""]) => ({ name, by }));
    // Without a name that has a letter nothing is touched, not even how letters are composed.
    expect(replaceNames(text, pairs)).toBe(read);
  });

  it("have an initial", () => {
    expect(initialOf(" élise ")).toBe("É.");
    expect(initialOf("  ")).toBe("");
  });

  it("are gone from every text of an entry, and its answers stay", () => {
    const view = make(1, {
      kind: "tried",
      on: "2026-11-01",
      at: 600,
      fields: { title: "Yes and Robin", body: "robin", tags: ["Robin"] },
      own: { what: "Walked with Robin", helped: "yes" },
      more: {
        thoughts: [{ id: "1", text: "Robin again", writtenAt: "2026-11-02T08:00:00+01:00" }],
      },
    });
    const plain = withoutNames(view, [...ROBIN, { name: "yes", by: "no" }]);
    expect(JSON.stringify(plain)).not.toMatch(/robin/i);
    expect(plain.fields.own).toMatchObject({
      kind: "tried",
      what: "Walked with R.",
      helped: "yes",
    });
    expect(view.fields.title).toBe("Yes and Robin");
  });
});

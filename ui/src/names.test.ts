import { describe, expect, it } from "vitest";

import { make } from "./backend/twin/made";
import { initialOf, replaceNames, withoutNames } from "./names";

const ROBIN = [{ name: "Robin", by: "R." }];

describe("names", () => {
  it("are replaced as whole words, in large and small letters alike", () => {
    expect(replaceNames("Robin's coat, ROBIN and robins", ROBIN)).toBe("R.'s coat, R. and robins");
    expect(replaceNames("Robinson", ROBIN)).toBe("Robinson");
    expect(replaceNames("(Robin)", ROBIN)).toBe("(R.)");
  });

  it("are found in any script, and the longer name first", () => {
    const pairs = [
      { name: "Žofie", by: "Ž." },
      { name: "Робин", by: "Р." },
      { name: "Robin Lee", by: "R. L." },
      ...ROBIN,
    ];
    expect(replaceNames("žofie, Робин, Робинзон, Robin Lee", pairs)).toBe(
      "Ž., Р., Робинзон, R. L.",
    );
  });

  it("are text, never a pattern", () => {
    expect(replaceNames("A.B. or AxBx (C", [{ name: "A.B.", by: "$&" }])).toBe("$& or AxBx (C");
    expect(replaceNames("nothing", [{ name: " ", by: "x" }])).toBe("nothing");
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

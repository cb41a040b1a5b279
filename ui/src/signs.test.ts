import { beforeEach, describe, expect, it } from "vitest";

import { useBackend, type SignId } from "./backend";
import { makeTwin, type TwinOptions } from "./backend/browser";
import { LONG_LABEL, oddSigns, OWN_SIGNS } from "./backend/twin/odd-signs";
import { shortened } from "./charts/shortened";
import { fits, roomFor, tidied } from "./screens/settings/signs/sign-words";
import { signLabel, signLine, signName, SIGNS, signsInUse, signsWithHistory } from "./signs";
import { keepSigns, loadSigns } from "./signs.svelte";

async function read(options: TwinOptions = {}) {
  const twin = makeTwin({ open: true, ...options });
  useBackend(twin);
  await loadSigns();
  return twin;
}

beforeEach(() => keepSigns(null));

describe("signs by name", () => {
  it("are the eleven in their own words before anything was read", () => {
    expect(signsInUse()).toEqual(SIGNS);
    expect(signLabel("drama")).toBe("Drama");
    expect(signLine("drama")).toBe("Things between us swung from calm to storm");
    expect(signLabel("own-2")).toBe("My own sign 2");
  });

  it("have the person's words where there are some, one by one", async () => {
    await read({ signs: [{ sign: "drama", label: "Storms" }, ...OWN_SIGNS] });
    expect(signLabel("drama")).toBe("Storms");
    expect(signLine("drama")).toBe("Things between us swung from calm to storm");
    expect(signLabel("own-1")).toBe("Going quiet 🤐");
    expect(signsInUse()).toHaveLength(16);
    expect(signsInUse().slice(-2)).toEqual(["own-4", "own-5"]);
  });

  it("keep a word from right to left from turning its sentence around", async () => {
    await read({ signs: OWN_SIGNS });
    expect(signLabel("own-2")).toBe("\u2068לבדוק את הטלפון\u2069");
    expect(signLine("own-2")).not.toContain("\u2068");
  });

  it("that are put away are offered only where there is something of them", async () => {
    const away: SignId[] = ["drama", "isolated"];
    const signs = away.map((sign) => ({ sign, putAway: true }));
    await read({ weeks: 2, signs, neverRated: ["isolated"] });
    expect(signsInUse()).toHaveLength(9);
    expect(signsWithHistory().at(-1)).toBe("drama");
    expect(signsWithHistory()).not.toContain("isolated");
    expect(signsWithHistory(["isolated"])).toContain("isolated");
    expect(signName("drama")).toBe("Drama (put away)");
  });
});

describe("the words of a sign", () => {
  it("are one line, and counted as people count", () => {
    expect(tidied("  Going \n\t quiet ")).toBe("Going quiet");
    expect(LONG_LABEL).toHaveLength(60);
    expect(fits("label", ` ${LONG_LABEL} `)).toBe(true);
    expect(roomFor("label", `${LONG_LABEL}!`)).toEqual({ kind: "over", by: 1 });
    expect(roomFor("label", "😶".repeat(60))).toEqual({ kind: "near", left: 0 });
    expect(roomFor("line", "x".repeat(139))).toEqual({ kind: "enough" });
    expect(fits("line", " \n ")).toBe(false);
  });

  it("are within the limits in every made sign", () => {
    for (const { label, line } of oddSigns("many")) {
      expect(fits("label", label ?? "")).toBe(true);
      expect(fits("line", line ?? "")).toBe(true);
    }
  });

  it("are cut at a whole letter where there is little room", () => {
    expect(shortened("Drama", 12)).toBe("Drama");
    expect(shortened(LONG_LABEL, 12)).toMatch(/^Checking where e\S*…$/);
    expect(shortened("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 3)).toBe("👩‍👩‍👧…");
    const cut = shortened("\u2068לבדוק את הטלפון שלהם\u2069", 6);
    expect(cut.startsWith("\u2068")).toBe(true);
    expect(cut.endsWith("…\u2069")).toBe(true);
  });
});

describe("the journal", () => {
  it("refuses a sixth sign, words that do not fit, and the last one's going", async () => {
    const twin = await read({ signs: oddSigns("few") });
    await expect(twin.putSignAway("assumed-harm")).rejects.toMatchObject({ kind: "last-sign" });
    await expect(twin.addSign(" ", "a line")).rejects.toMatchObject({ kind: "sign-words" });
    await expect(twin.addSign(`${LONG_LABEL}!`, "x")).rejects.toMatchObject({ kind: "sign-words" });
    for (let n = 1; n <= 5; n += 1) await twin.addSign(`Sign ${n}`, "a line");
    await expect(twin.addSign("Sixth", "x")).rejects.toMatchObject({ kind: "too-many-signs" });
    await expect(twin.rewordSign("own-1", null, null)).rejects.toMatchObject({
      kind: "sign-words",
    });
    await twin.removeSign("own-2");
    const views = await twin.addSign("Again", "a line");
    expect(views.slice(-5).map(({ label }) => label)).toEqual([
      "Sign 1",
      "Again",
      "Sign 3",
      "Sign 4",
      "Sign 5",
    ]);
  });

  it("keeps a sign that was used, and takes one put away off the focus", async () => {
    const twin = await read({ signs: OWN_SIGNS, focus: ["own-1", "drama"] });
    await twin.rate("2026-11-23", "own-1", 2);
    await expect(twin.removeSign("own-1")).rejects.toMatchObject({ kind: "sign-in-use" });
    const views = await twin.putSignAway("own-1");
    expect(views.find(({ sign }) => sign === "own-1")).toMatchObject({ putAway: true, used: true });
    const { focus, signs } = await twin.trends("weeks-4", null, null);
    expect(focus).toEqual(["drama"]);
    expect(signs.map(({ sign }) => sign)).toContain("own-1");
    expect((await twin.dayView(null)).inUse).toBe(15);
    expect((await twin.dayView(null)).ratings).toHaveLength(16);
    expect((await twin.dayView("2026-11-22")).ratings).toHaveLength(15);
  });
});

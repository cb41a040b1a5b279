import { beforeEach, describe, expect, it } from "vitest";

import { useBackend, type SearchHit, type SearchOrder, type SearchView } from "../../backend";
import { makeTwin } from "../../backend/browser";
import { wide } from "./place";
import { Search } from "./search.svelte";

const frame = () => new Promise((next) => requestAnimationFrame(next));
const nothing: SearchView = { hits: [], more: false };

/** Questions asked, each to be answered when the test says so. */
let asked: {
  text: string;
  order: SearchOrder;
  from: number;
  answer: (view: SearchView) => void;
}[];
let order: SearchOrder;
let search: Search;

beforeEach(() => {
  asked = [];
  useBackend({
    ...makeTwin({ open: true }),
    search: (text, _, order, from) =>
      new Promise((answer) => asked.push({ text, order, from, answer })),
  });
  order = "best-first";
  search = new Search(wide, () => order);
});

describe("searching", () => {
  it("asks within a frame, once for all keys of that frame", async () => {
    for (const text of ["p", "ph", "pho"]) search.type(text);
    await frame();
    expect(asked.map(({ text }) => text)).toEqual(["pho"]);
  });

  it("drops an answer that a newer question overtook", async () => {
    search.type("a");
    await frame();
    search.type("ab");
    await frame();
    asked[1]?.answer({ hits: [], more: true });
    await frame();
    asked[0]?.answer(nothing);
    await frame();
    expect(search.found?.more).toBe(true);
  });

  it("drops an answer that comes after the box was emptied", async () => {
    search.type("a");
    await frame();
    search.type("");
    asked[0]?.answer(nothing);
    await frame();
    expect(search.found).toBeNull();
  });

  const hit = (key: string): SearchHit => ({
    row: {
      key,
      kind: "reflection",
      day: "2026-11-23",
      minute: null,
      title: key,
      excerpt: "",
      toSession: false,
      noted: 0,
      felt: 0,
      addedLater: false,
      status: null,
      setFor: null,
    },
    snippet: [],
  });
  const keys = () => search.found?.hits.map(({ row }) => row.key);

  it("asks in the order that is chosen, and for more from where it stands", async () => {
    order = "newest-first";
    search.type("a");
    await frame();
    asked[0]?.answer({ hits: [hit("one"), hit("two")], more: true });
    await frame();
    const further = search.further();
    expect(asked.map(({ order, from }) => [order, from])).toEqual([
      ["newest-first", 0],
      ["newest-first", 2],
    ]);
    // One was written meanwhile and moved the others on.
    asked[1]?.answer({ hits: [hit("two"), hit("three")], more: false });
    await further;
    expect(keys()).toEqual(["one", "two", "three"]);
    expect(search.found?.more).toBe(false);
  });

  it("drops more hits of a search that was typed over", async () => {
    search.type("a");
    await frame();
    asked[0]?.answer({ hits: [hit("one")], more: true });
    await frame();
    const further = search.further();
    search.type("ab");
    await frame();
    asked[2]?.answer({ hits: [hit("other")], more: false });
    asked[1]?.answer({ hits: [hit("two")], more: false });
    await further;
    await frame();
    expect(keys()).toEqual(["other"]);
  });

  it("asks nothing for signs alone", async () => {
    search.type('"…');
    await frame();
    expect(asked).toEqual([]);
    expect(search.on).toBe(false);
  });
});

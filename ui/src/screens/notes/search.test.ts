import { beforeEach, describe, expect, it } from "vitest";

import { useBackend, type SearchView } from "../../backend";
import { makeTwin } from "../../backend/browser";
import { wide } from "./place";
import { Search } from "./search.svelte";

const frame = () => new Promise((next) => requestAnimationFrame(next));
const nothing: SearchView = { hits: [], more: false };

/** Questions asked, each to be answered when the test says so. */
let asked: { text: string; answer: (view: SearchView) => void }[];
let search: Search;

beforeEach(() => {
  asked = [];
  useBackend({
    ...makeTwin({ open: true }),
    search: (text) => new Promise((answer) => asked.push({ text, answer })),
  });
  search = new Search(wide);
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

  it("asks nothing for signs alone", async () => {
    search.type('"…');
    await frame();
    expect(asked).toEqual([]);
    expect(search.on).toBe(false);
  });
});

import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { createRawSnippet } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { useBackend, type TimelineRow } from "../../backend";
import { makeTwin } from "../../backend/browser";
import { desk } from "../../desk.svelte";
import { shiftDay } from "../../words/days";
import { startingPlace, wide } from "./place";
import Timeline from "./Timeline.svelte";

// The whole page is drawn; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

const MANY = 50_000;

/** A line that is made when it is asked for; `shift` new ones stand before the first. */
function made(at: number): TimelineRow {
  return {
    key: `entry-${at}`,
    kind: "reflection",
    day: shiftDay("2026-11-23", -Math.floor(at / 3)),
    minute: 600,
    title: `Line ${at}`,
    excerpt: "",
    toSession: false,
    noted: 0,
    felt: 0,
    addedLater: false,
    status: null,
    setFor: null,
  };
}

let shift: number;
let windows: number[];
const onopen = vi.fn();
const onabove = vi.fn();

async function open() {
  const empty = createRawSnippet(() => ({ render: () => "<p>Nothing.</p>" }));
  const { container } = render(Timeline, { onopen, onabove, empty });
  await screen.findByRole("button", { name: /^Line 0/ });
  const scroller = container.querySelector<HTMLElement>(".scroller")!;
  const scroll = async (lines: number) => {
    scroller.scrollTop = lines * 64;
    scroller.dispatchEvent(new Event("scroll"));
    await waitFor(() => expect(screen.getByRole("button", { name: first(lines) })).toBeTruthy());
  };
  return { container, scroller, scroll, user: userEvent.setup() };
}
const first = (line: number) => new RegExp(`^Line ${line}\\b`);
const focused = () => document.activeElement?.querySelector(".words")?.textContent?.trim() ?? "";

beforeEach(() => {
  // jsdom lays nothing out: the list is ten lines high.
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(640);
  shift = 0;
  windows = [];
  onopen.mockClear();
  onabove.mockClear();
  desk.notes = startingPlace();
  useBackend({
    ...makeTwin({ open: true }),
    timeline: async (_filter, from, count) => {
      windows.push(from);
      const here = Math.min(count, MANY + shift - from);
      return {
        total: MANY + shift,
        rows: Array.from({ length: here }, (_, n) => made(from + n - shift)),
      };
    },
  });
});
afterEach(() => vi.restoreAllMocks());

describe("a timeline of 50,000 lines", () => {
  it("holds only the lines in sight, and says how many there are", async () => {
    const { container } = await open();
    const lines = container.querySelectorAll("li");
    expect(lines.length).toBeLessThan(24);
    expect(lines[0]?.getAttribute("aria-setsize")).toBe("50000");
    expect(lines[3]?.getAttribute("aria-posinset")).toBe("4");
    screen.getByText("50,000 in all");
    screen.getByText("November 2026");
  });

  it("fetches what is scrolled to, and little of what is passed", async () => {
    const { container, scroller, scroll } = await open();
    for (let at = 1000; at <= 30_000; at += 1000) {
      scroller.scrollTop = at * 64;
      scroller.dispatchEvent(new Event("scroll"));
    }
    await scroll(30_000);
    expect(windows.length).toBeLessThan(6);
    expect(container.querySelectorAll("li").length).toBeLessThan(32);
  });

  it("shows a bone for a line that is not here yet", async () => {
    const { container, scroller } = await open();
    scroller.scrollTop = 40_000 * 64;
    scroller.dispatchEvent(new Event("scroll"));
    await waitFor(() => expect(container.querySelector(".bone")).toBeTruthy());
    await waitFor(() => expect(container.querySelector(".bone")).toBeNull());
  });

  it("is one stop of the Tab key, walked by the arrow keys", async () => {
    const { user } = await open();
    await user.tab();
    expect(focused()).toMatch(first(0));
    await user.keyboard("{ArrowDown}{ArrowDown}");
    await waitFor(() => expect(focused()).toMatch(first(2)));
    await user.keyboard("{ArrowUp}");
    await waitFor(() => expect(focused()).toMatch(first(1)));
    await user.keyboard("{PageDown}");
    await waitFor(() => expect(focused()).toMatch(first(10)));
    await user.keyboard("{End}");
    await waitFor(() => expect(focused()).toMatch(first(49_999)));
    await user.keyboard("{Enter}");
    expect(onopen.mock.calls[0]?.[0]).toMatchObject({ key: "entry-49999" });
    await user.keyboard("{Home}{ArrowUp}");
    await waitFor(() => expect(onabove).toHaveBeenCalled());
  });

  it("keeps the focused line when it is scrolled out of sight", async () => {
    const { scroll, user } = await open();
    await user.tab();
    await scroll(5_000);
    expect(focused()).toMatch(first(0));
  });

  it("keeps its place when something new is written above it", async () => {
    const { scroll, scroller } = await open();
    await scroll(1_000);
    shift = 1;
    desk.notes.changes += 1;
    await waitFor(() => expect(scroller.scrollTop).toBe(1_001 * 64));
    screen.getByText("50,001 in all");
    screen.getByRole("button", { name: first(1_000) });
  });

  it("shows what is new at the very top", async () => {
    const { scroller } = await open();
    shift = 1;
    desk.notes.changes += 1;
    await screen.findByRole("button", { name: /^Line -1/ });
    expect(scroller.scrollTop).toBe(0);
  });

  it("remembers its place while another page is open", async () => {
    const { scroll } = await open();
    await scroll(2_000);
    expect(desk.notes.scrolled).toBe(2_000);
  });

  it("begins at the newest line under another filter", async () => {
    const { scroll, scroller } = await open();
    await scroll(2_000);
    desk.notes.filter = { ...wide(), toSession: true };
    await waitFor(() => expect(scroller.scrollTop).toBe(0));
  });

  it("has nothing that axe objects to", async () => {
    const { container } = await open();
    const found = await axe.run(container, { rules: { "color-contrast": { enabled: false } } });
    expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });
});

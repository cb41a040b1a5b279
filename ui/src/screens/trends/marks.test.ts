import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { beforeEach, describe, expect, it, vi } from "vitest";

import { useBackend, type MarkView, type SignId } from "../../backend";
import { makeTwin, type TwinOptions } from "../../backend/browser";
import { desk } from "../../desk.svelte";
import { startingPlace } from "../notes/place";
import Trends from "./Trends.svelte";

// The whole page is drawn; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

const FOCUS: SignId[] = ["assumed-harm", "expected-deceit", "held-back"];
const MARKS: MarkView[] = [
  { id: "m1", on: "2026-10-01", label: "started therapy" },
  { id: "m2", on: "2026-11-20", label: "moved in together" },
];
const user = userEvent.setup();

async function open(more: TwinOptions = {}) {
  const twin = makeTwin({ open: true, weeks: 20, focus: FOCUS, ...more });
  useBackend(twin);
  const { container } = render(Trends);
  await screen.findByRole("heading", { name: "A year of one sign" });
  await screen.findByRole("region", { name: "Patterns by week" });
  return { twin, container };
}

const section = (name: string) => within(screen.getByRole("region", { name }));
const MARKED = "Before and after a date";
const press = (name: string | RegExp) => user.click(screen.getByRole("button", { name }));

async function faults(container: Element): Promise<string[]> {
  const found = await axe.run(container, { rules: { "color-contrast": { enabled: false } } });
  return found.violations.map((fault) => `${fault.id}: ${fault.nodes[0]?.html ?? ""}`);
}

beforeEach(() => {
  desk.stage = "open";
  desk.page = "trends";
  desk.notes = startingPlace();
});

describe("marked dates", () => {
  it("begin with none, and one is marked by keys alone", async () => {
    const { twin, container } = await open();
    expect(section(MARKED).getByText("No date is marked yet.")).toBeTruthy();
    screen.getByRole("button", { name: "Mark a date" }).focus();
    await user.keyboard("{Enter}");
    const words = await screen.findByRole("textbox", { name: "In a few words" });
    await waitFor(() => expect(document.activeElement).toBe(words));
    await user.keyboard("started therapy");
    await user.tab();
    await user.keyboard("{Enter}");
    // The calendar: six weeks up from today, and not past today.
    await user.keyboard("{ArrowRight}");
    expect(document.activeElement?.getAttribute("aria-label")).toMatch(/23 November 2026$/);
    for (let n = 0; n < 6; n += 1) await user.keyboard("{ArrowUp}");
    await user.keyboard("{Enter}");
    await user.click(words);
    await user.keyboard("{Enter}");
    await waitFor(async () =>
      expect(await twin.marks()).toMatchObject([{ on: "2026-10-12", label: "started therapy" }]),
    );
    expect(await screen.findByRole("heading", { name: /^12 October 2026: started/ })).toBeTruthy();
    expect(document.activeElement?.getAttribute("aria-label")).toBe("Change: started therapy");
    expect(container.querySelectorAll("line.chart-date").length).toBeGreaterThan(0);
  });

  it("want words; what is wrong is said, and nothing typed is lost", async () => {
    const { twin } = await open();
    await press("Mark a date");
    await press("Keep");
    expect(await screen.findByText(/needs words of its own/)).toBeTruthy();
    const words = screen.getByRole<HTMLInputElement>("textbox", { name: "In a few words" });
    await user.type(words, "x".repeat(81));
    await press("Keep");
    expect(words.value).toHaveLength(81);
    expect(await twin.marks()).toEqual([]);
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("textbox", { name: "In a few words" })).toBeNull();
    expect(document.activeElement?.textContent).toContain("Mark a date");
  });

  it("are changed, removed, and brought back from the toast or by Ctrl+Z", async () => {
    const { twin } = await open({ marks: MARKS });
    await press("Change: started therapy");
    const words = await screen.findByRole("textbox", { name: "In a few words" });
    await user.clear(words);
    await user.type(words, "began therapy{Enter}");
    expect(await screen.findByRole("button", { name: "Change: began therapy" })).toBeTruthy();
    await press("Remove: began therapy");
    await waitFor(async () => expect(await twin.marks()).toHaveLength(1));
    expect(await screen.findByText("“began therapy” removed.")).toBeTruthy();
    await press("Undo");
    await waitFor(async () => expect(await twin.marks()).toHaveLength(2));
    await press("Remove: moved in together");
    await screen.findByText("“moved in together” removed.");
    await user.keyboard("{Control>}z{/Control}");
    await waitFor(async () => expect((await twin.marks())[1]).toEqual(MARKS[1]));
    expect(screen.queryByText("“moved in together” removed.")).toBeNull();
  });

  it("are what Ctrl+Z brings back, though an entry was deleted a moment before", async () => {
    const { twin } = await open({ marks: MARKS });
    desk.notes.deleted = { id: "e1", title: "Coming home late" };
    await press("Remove: moved in together");
    await screen.findByText("“moved in together” removed.");
    expect(desk.notes.deleted).toBeNull();
    await user.keyboard("{Control>}z{/Control}");
    await waitFor(async () => expect(await twin.marks()).toHaveLength(2));
  });

  it("stand in the focus chart, are said of their week, and in both tables", async () => {
    await open({ marks: MARKS });
    const walk = screen.getByRole<HTMLInputElement>("slider", {
      name: "Focus signs, week by week",
    });
    walk.focus();
    await user.keyboard("{Home}{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}");
    expect(walk.getAttribute("aria-valuetext")).toMatch(/marked: started therapy, 1 Oct\.$/);
    await user.keyboard("{ArrowRight}");
    expect(walk.getAttribute("aria-valuetext")).not.toMatch(/marked/);
    for (const name of ["Focus signs", "All signs by week"]) {
      await press(`Show as table ${name}`);
      const row = section(`${name}, as a table`).getByRole("rowheader", { name: /^28 Sept/ });
      expect(row.textContent).toContain("marked: started therapy, 1 Oct");
    }
    await press("Copy as text Focus signs");
    await screen.findByText(/^Copied as text\./);
    expect(await navigator.clipboard.readText()).toMatch(/28 Sept \(.*marked: started therapy/);
  });

  it("says the days before beside the days after, without a cause", async () => {
    const { twin } = await open({ marks: MARKS });
    // The latest first, and it has few days behind it.
    const marked = section(MARKED);
    expect(await marked.findByText("Assuming harm: not enough yet.")).toBeTruthy();
    expect(marked.queryByText(/Much else happened/)).toBeNull();
    await user.selectOptions(marked.getByRole("combobox"), "m1");
    expect(
      await marked.findByText(
        /^Before: 9 Jul – 30 Sept\. After: 1 Oct – 23 Nov\. Each day before is paired with each day after\. Much else/,
      ),
    ).toBeTruthy();
    const { signs } = await twin.beforeAfter("m1");
    expect(signs.map(({ lower, equal, higher }) => lower + equal + higher)).toEqual([
      100, 100, 100,
    ]);
    await press(/^Show as table 1 October 2026/);
    const rows = section("1 October 2026: started therapy, as a table").getAllByRole("row");
    expect(
      rows.slice(1).map((row) => within(row).getAllByRole("cell")[2]?.textContent?.trim()),
    ).toEqual(signs.map(({ lower }) => String(lower)));
  });

  it("are asked for again when they could not be read", async () => {
    const twin = makeTwin({ open: true, weeks: 20, focus: FOCUS, marks: MARKS });
    const { marks } = twin;
    let fails = true;
    twin.marks = async () => {
      if (fails) throw { kind: "storage", detail: null };
      return marks();
    };
    useBackend(twin);
    render(Trends);
    const alert = await screen.findByRole("alert");
    expect(screen.queryByText("No date is marked yet.")).toBeNull();
    fails = false;
    await user.click(within(alert).getByRole("button", { name: "Try again" }));
    expect(await screen.findByRole("button", { name: "Change: started therapy" })).toBeTruthy();
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("stop at twenty", async () => {
    const many = Array.from({ length: 20 }, (_, n) => ({
      id: `m${n}`,
      on: "2026-10-01",
      label: `Mark ${n}`,
    }));
    await open({ marks: many });
    expect(screen.getByText(/^Twenty dates are marked\./)).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Mark a date" })).toBeNull();
  });
});

describe("patterns by week", () => {
  it("are walked by the keys, and stand in a table with the same numbers", async () => {
    const { twin } = await open({ entries: "many" });
    const walk = screen.getByRole<HTMLInputElement>("slider", { name: "Patterns, week by week" });
    walk.focus();
    // Begins at the latest week that was looked back on.
    expect(walk.getAttribute("aria-valuetext")).toBe(
      "Week of 9 Nov: Jealousy 2, Fear of trusting 0, Doubting my own choice not rated, Finding fault 3.",
    );
    await user.keyboard("{End}");
    expect(walk.getAttribute("aria-valuetext")).toBe("This week, from 23 Nov: nothing rated.");
    await press("Show as table Patterns by week");
    const { patterns } = await twin.lookingBack("weeks-12", null, null);
    const rows = section("Patterns by week, as a table").getAllByRole("row").slice(1);
    patterns.forEach(({ weeks }, column) =>
      weeks.forEach(({ level }, n) => {
        const cell = rows[n] && within(rows[n]).getAllByRole("cell")[column];
        expect(cell?.textContent?.trim()).toBe(level === null ? "not rated" : String(level));
      }),
    );
  });

  it("name one thing to do while nothing is rated", async () => {
    await open();
    const none = section("Patterns by week");
    expect(none.getByText("No pattern is rated in this period.")).toBeTruthy();
    await user.click(none.getByRole("button", { name: "Look back at a week" }));
    await waitFor(() => expect(desk.page).toBe("notes"));
    expect(desk.notes.opened).toMatchObject({ kind: "week-review", id: null });
  });
});

it("has nothing that axe objects to, in writing and as tables", async () => {
  const { container } = await open({ marks: MARKS, entries: "many" });
  await press("Change: started therapy");
  expect(await faults(container)).toEqual([]);
  for (const toggle of screen.getAllByRole("button", {
    name: /^Show as table (5 Nov|20 Nov|Patt)/,
  })) {
    await user.click(toggle);
  }
  expect(await faults(container)).toEqual([]);
});

import { configure, fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import App from "../../App.svelte";
import { useBackend } from "../../backend";
import { makeTwin } from "../../backend/browser";
import { desk, enter } from "../../desk.svelte";

// The whole page is drawn; a busy machine takes its time.
configure({ asyncUtilTimeout: 5_000 });
vi.setConfig({ testTimeout: 30_000 });

let twin: ReturnType<typeof makeTwin>;

/** The whole frame, on the page Notes. */
async function open(entries = true, weeks = 4) {
  twin = makeTwin({ presence: "present", entries, weeks });
  useBackend(twin);
  render(App);
  await waitFor(() => expect(desk.stage).toBe("locked"));
  enter(await twin.unlock("a kettle of quiet otters"));
  const user = userEvent.setup();
  await waitFor(() => expect(screen.getAllByRole("radiogroup")).toHaveLength(11));
  await user.keyboard("{Control>}2{/Control}");
  await screen.findByRole("heading", { level: 1, name: "Notes" });
  return user;
}

const box = () => screen.getByRole<HTMLInputElement>("searchbox");
const line = (name: RegExp) => within(list()).getByRole("button", { name });
const list = () => screen.getByRole("list", { name: "Everything written, newest first" });
const opened = () => screen.getByRole("region", { name: "What is open" });

async function faults() {
  const found = await axe.run(document.body, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`);
}

beforeEach(() => {
  desk.stage = "starting";
  desk.dialog = null;
});

afterEach(() => vi.restoreAllMocks());

describe("the list", () => {
  it("begins another entry while a blank one is open", async () => {
    const user = await open(false, 0);
    for (const [digit, kind] of [
      ["7", "Good moment"],
      ["8", "What I tried"],
      ["9", "Weekly review"],
    ] as const) {
      await user.keyboard("{Control>}n{/Control}");
      await screen.findByRole("dialog");
      await user.keyboard(digit);
      await waitFor(() => within(opened()).getByRole("heading", { level: 2, name: kind }));
    }
  });

  it("holds entries and check-ins, newest first, and opens one by Enter", async () => {
    const user = await open();
    await waitFor(() => line(/^Check-in.*22 November.*11 noted · 9 felt/s));
    line(/^Coming home late.*planned.*bring to session/s).focus();
    await user.keyboard("{Enter}");
    await waitFor(() => expect(opened().textContent).toContain("Coming home late"));
    expect(line(/^Coming home late/).getAttribute("aria-current")).toBe("true");
    expect(await faults()).toEqual([]);
  });

  it("says how many entries the month in sight has, beside how many there are in all", async () => {
    await open();
    const { total } = await twin.timeline(desk.notes.filter, 0, 0);
    const { total: inMonth } = await twin.timeline(
      { ...desk.notes.filter, from: "2026-11-01", to: "2026-11-30" },
      0,
      0,
    );
    expect(inMonth).toBeLessThan(total);
    await screen.findByText(`${total} in all`);
    const month = await screen.findByText("November 2026");
    await waitFor(() =>
      expect(month.parentElement?.textContent).toBe(`November 2026 ${inMonth} entries`),
    );
  });

  it("comes back as it was left, with the same entry open", async () => {
    const user = await open();
    await waitFor(() => line(/^Coming home late/));
    await user.click(line(/^Coming home late/));
    await user.keyboard("{Control>}3{/Control}");
    await screen.findByRole("heading", { level: 1, name: "Trends" });
    await user.keyboard("{Control>}2{/Control}");
    await waitFor(() => expect(opened().textContent).toContain("Coming home late"));
  });

  it("names one action when nothing is written", async () => {
    await open(false, 0);
    await screen.findByText("Nothing is written yet.");
    screen.getByRole("button", { name: "New entry" });
    expect(await faults()).toEqual([]);
  });
});

describe("where there is room for one pane", () => {
  it("shows the list or the entry, with a way back to its line", async () => {
    vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(380);
    const user = await open();
    expect(screen.queryByRole("region", { name: "What is open" })).toBeNull();
    await waitFor(() => line(/^Coming home late/));
    await user.click(line(/^Coming home late/));
    await screen.findByRole("heading", { level: 2, name: "Coming home late" });
    expect(screen.queryByRole("searchbox")).toBeNull();
    await user.click(screen.getByRole("button", { name: "All notes" }));
    await waitFor(() => expect(document.activeElement).toBe(line(/^Coming home late/)));
    expect(screen.queryByRole("region", { name: "What is open" })).toBeNull();
  });

  it("keeps what is searched for while a hit is read", async () => {
    vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(380);
    const user = await open();
    await user.click(box());
    await user.keyboard("shoulders");
    await screen.findByText("1 found.");
    await user.keyboard("{ArrowDown}");
    const hits = screen.getByRole("list", { name: "What was found" });
    await waitFor(() => expect(hits.contains(document.activeElement)).toBe(true));
    await user.keyboard("{Enter}");
    await screen.findByRole("button", { name: "Edit" });
    await user.keyboard("{Escape}");
    await waitFor(() => expect(box().value).toBe("shoulders"));
  });
});

describe("a check-in in the list", () => {
  it("opens to be read, and leads to Today while it can be changed", async () => {
    const user = await open();
    await waitFor(() => line(/^Check-in.*22 November/s));
    await user.click(line(/^Check-in.*22 November/s));
    const heading = await screen.findByRole("heading", { name: /^Sunday,? 22 November 2026$/ });
    await waitFor(() => expect(document.activeElement).toBe(heading));
    expect(await faults()).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Open in Today" }));
    await screen.findByRole("heading", { level: 1, name: /22 November/ });
  });

  it("goes back to its line by Escape", async () => {
    const user = await open();
    await waitFor(() => line(/^Check-in.*22 November/s));
    await user.click(line(/^Check-in.*22 November/s));
    await screen.findByRole("heading", { name: /22 November 2026$/ });
    await user.keyboard("{Escape}");
    await waitFor(() => expect(document.activeElement).toBe(line(/^Check-in.*22 November/s)));
  });
});

describe("the search", () => {
  it("is reached from anywhere, marks what it found, and is walked by the keys", async () => {
    const user = await open();
    await user.keyboard("{Control>}1{/Control}");
    await screen.findByRole("heading", { level: 1, name: "Today" });
    await user.keyboard("{Control>}f{/Control}");
    await waitFor(() => expect(document.activeElement).toBe(box()));
    await user.keyboard("shoulders");
    await screen.findByText("1 found.");
    expect([...document.querySelectorAll("mark")].map((mark) => mark.textContent)).toEqual([
      "shoulders",
    ]);
    expect(await faults()).toEqual([]);
    await user.keyboard("{ArrowDown}");
    const hits = screen.getByRole("list", { name: "What was found" });
    await waitFor(() => expect(hits.contains(document.activeElement)).toBe(true));
    await user.keyboard("{ArrowUp}");
    expect(document.activeElement).toBe(box());
  });

  it("says its order, stands newest first when that is chosen, and keeps to it", async () => {
    const user = await open();
    const days = () =>
      within(screen.getByRole("list", { name: "What was found" }))
        .getAllByRole("button")
        .map((hit) => /\d+ \w+ 20\d\d/.exec(hit.textContent)?.[0] ?? "")
        .map((day) => Date.parse(day));
    await user.click(box());
    await user.keyboard("the");
    await screen.findByText(/^\d+ found, best match first\.$/);
    const newest = (all: number[]) => [...all].sort((a, b) => b - a);
    expect(days()).not.toEqual(newest(days()));
    await user.click(screen.getByRole("radio", { name: "Newest" }));
    await screen.findByText(/^\d+ found, newest first\.$/);
    expect(days()).toEqual(newest(days()));
    expect(await faults()).toEqual([]);
    await user.keyboard("{Control>}1{/Control}");
    await user.keyboard("{Control>}f{/Control}");
    await waitFor(() => expect(document.activeElement).toBe(box()));
    await user.keyboard("the");
    await screen.findByText(/^\d+ found, newest first\.$/);
  });

  it("is emptied by Escape, and left by a second one", async () => {
    const user = await open();
    await waitFor(() => line(/^Coming home late/));
    await user.click(box());
    await user.keyboard("x{Escape}");
    expect(box().value).toBe("");
    await waitFor(() => line(/^Coming home late/));
    await user.keyboard("{Escape}");
    await waitFor(() => expect(list().contains(document.activeElement)).toBe(true));
  });

  it("says when nothing is found, and is kept nowhere", async () => {
    const user = await open();
    await user.click(box());
    await user.keyboard("zzzz");
    await screen.findByText("Nothing found.");
    expect(JSON.stringify(desk)).not.toContain("zzzz");
    expect(box().autocomplete).toBe("off");
    await user.keyboard("{Control>}1{/Control}");
    await user.keyboard("{Control>}2{/Control}");
    await waitFor(() => expect(box().value).toBe(""));
  });
});

describe("the filter", () => {
  it("narrows by kind, says so in chips, and is cleared", async () => {
    const user = await open();
    await waitFor(() => line(/^Coming home late/));
    await user.click(screen.getByRole("button", { name: "Filter" }));
    await user.click(screen.getByRole("button", { name: "Kind" }));
    await user.click(screen.getByRole("checkbox", { name: "Boundary" }));
    await waitFor(() => expect(within(list()).queryByText("Coming home late")).toBeNull());
    expect(await faults()).toEqual([]);
    await user.click(screen.getByRole("checkbox", { name: "Bring to session" }));
    await user.click(screen.getByRole("button", { name: "Remove filter: Boundary" }));
    await waitFor(() => line(/^Coming home late/));
    expect(within(list()).queryByText("Check-in")).toBeNull();
    await user.click(screen.getByRole("button", { name: "Remove filter: Bring to session" }));
    await waitFor(() => line(/^Check-in.*22 November/s));
  });

  it("opens the period as a dialog, names the usual ones, and gives the focus back", async () => {
    const user = await open();
    const filter = screen.getByRole("button", { name: "Filter" });
    await user.click(filter);
    await user.click(await screen.findByText("Period", { selector: "button" }));
    const dialog = screen.getByRole<HTMLDialogElement>("dialog", { name: "Period" });
    const named = [...dialog.querySelectorAll(".named button")];
    expect(named.map((one) => one.textContent.trim())).toEqual([
      "All of it",
      "Last 7 days",
      "This month",
      "Last month",
      "Last 12 weeks",
      "This year",
      "Last year",
    ]);
    await user.click(within(dialog).getByText("Last month"));
    await screen.findByRole("button", {
      name: "Remove filter: 1 October 2026 – 31 October 2026",
    });
    expect(dialog.open).toBe(false);
    filter.focus();
    await user.keyboard("{Escape}");
    expect(filter.getAttribute("aria-expanded")).toBe("false");
  });
});

describe("days of one's own", () => {
  const dialog = () => screen.getByRole("dialog", { name: "Period" });
  /** Engines differ in the comma after the weekday. */
  const day = (name: string) =>
    within(dialog()).getByLabelText(new RegExp(`^${name.replace(" ", ",? ")}$`));
  const on = (name: string) => waitFor(() => expect(document.activeElement).toBe(day(name)));

  async function choosing() {
    const user = await open();
    await user.click(screen.getByRole("button", { name: "Filter" }));
    await user.click(await screen.findByText("Period", { selector: "button" }));
    return user;
  }

  it("are chosen by keys alone: days, weeks, months and years", async () => {
    const user = await choosing();
    day("Monday 23 November 2026").focus();
    for (const [keys, name] of [
      ["{PageUp}", "Friday 23 October 2026"],
      ["{Shift>}{PageUp}{/Shift}", "Thursday 23 October 2025"],
      ["{PageDown}", "Sunday 23 November 2025"],
      ["{Shift>}{PageDown}{/Shift}", "Monday 23 November 2026"],
      ["{ArrowLeft}", "Sunday 22 November 2026"],
      ["{Home}", "Monday 16 November 2026"],
      ["{End}", "Sunday 22 November 2026"],
      ["{ArrowUp}", "Sunday 15 November 2026"],
      ["{ArrowDown}", "Sunday 22 November 2026"],
      ["{ArrowRight}", "Monday 23 November 2026"],
    ] as const) {
      await user.keyboard(keys);
      await on(name);
    }
    await user.keyboard("{PageUp}{Enter}");
    // The first end is chosen; the calendar goes on with the other, from that day.
    await on("Friday 23 October 2026");
    await user.keyboard("{ArrowDown}{Enter}");
    expect(desk.notes.filter).toMatchObject({ from: "2026-10-23", to: "2026-10-30" });
  });

  it("are reached by the month's and the year's name", async () => {
    await choosing();
    const jump = (name: string, value: number) =>
      fireEvent.change(within(dialog()).getByLabelText(name), { target: { value: String(value) } });
    await jump("Year", 2019);
    await jump("Month", 2);
    await fireEvent.click(within(dialog()).getByLabelText(/^Thursday,? 28 February 2019$/));
    await jump("Month", 1);
    await fireEvent.click(within(dialog()).getByLabelText(/^Tuesday,? 1 January 2019$/));
    // Turned round, for the earlier day is the first.
    expect(desk.notes.filter).toMatchObject({ from: "2019-01-01", to: "2019-02-28" });
    await fireEvent.click(within(dialog()).getByText("No day"));
    expect(desk.notes.filter).toMatchObject({ from: "2019-01-01", to: null });
    expect(await faults()).toEqual([]);
  });
});

describe("an entry opened from Today", () => {
  it("has the focus on its own heading, not on the page's", async () => {
    const user = await open();
    await user.keyboard("{Control>}1{/Control}");
    await user.click(await screen.findByRole("button", { name: /^Show all/ }));
    await user.click(await screen.findByRole("button", { name: /Coming home late/ }));
    const heading = await screen.findByRole("heading", { level: 2, name: "Coming home late" });
    await waitFor(() => expect(document.activeElement).toBe(heading));
  });
});

describe("a new entry", () => {
  it("is begun by two keys, from anywhere", async () => {
    const user = await open();
    await user.keyboard("{Control>}1{/Control}");
    await screen.findByRole("heading", { level: 1, name: "Today" });
    await user.keyboard("{Control>}n{/Control}");
    await screen.findByRole("dialog", { name: "What do I want to write?" });
    expect(await faults()).toEqual([]);
    await user.keyboard("6");
    await waitFor(() => expect(desk.notes.opened).toMatchObject({ kind: "reflection", id: null }));
    expect(desk.page).toBe("notes");
    expect(screen.queryByRole("dialog", { name: "What do I want to write?" })).toBeNull();
  });

  it("is chosen with the arrow keys as well", async () => {
    const user = await open();
    await user.keyboard("{Control>}n{/Control}{ArrowDown}{ArrowDown}{Enter}");
    await waitFor(() => expect(desk.notes.opened).toMatchObject({ kind: "boundary" }));
  });

  it("that was left empty is not there to come back to", async () => {
    const user = await open();
    await user.keyboard("{Control>}n{/Control}7");
    await waitFor(() => expect(desk.notes.opened).toMatchObject({ kind: "good-moment" }));
    await user.keyboard("{Control>}3{/Control}");
    await screen.findByRole("heading", { level: 1, name: "Trends" });
    expect(desk.notes.opened).toBeNull();
  });
});

describe("the trash", () => {
  async function trashed() {
    const user = await open();
    const ids = (await twin.timeline(desk.notes.filter, 0, 100)).rows
      .filter((row) => row.kind !== "check-in")
      .map((row) => row.key);
    await twin.deleteEntry(ids[0]!);
    await twin.deleteEntry(ids[1]!);
    await user.click(screen.getByRole("button", { name: "Trash" }));
    await screen.findByRole("heading", { name: "Trash" });
    await waitFor(() =>
      expect(within(opened()).getAllByRole("button", { name: /^Bring back/ })).toHaveLength(2),
    );
    return user;
  }

  it("says when each goes, and brings one back", async () => {
    const user = await trashed();
    expect(within(opened()).getAllByText(/goes after 23 Dec/)).toHaveLength(2);
    expect(await faults()).toEqual([]);
    await user.click(screen.getAllByRole("button", { name: /^Bring back/ })[0]!);
    await waitFor(async () => expect(await twin.trash()).toHaveLength(1));
  });

  it("erases one for good by a second press only", async () => {
    const user = await trashed();
    await user.click(screen.getAllByRole("button", { name: /^Erase: / })[0]!);
    expect(await twin.trash()).toHaveLength(2);
    await user.click(await screen.findByRole("button", { name: /^Erase for good: / }));
    await waitFor(async () => expect(await twin.trash()).toHaveLength(1));
  });

  it("takes the first press back by Escape", async () => {
    const user = await trashed();
    await user.click(screen.getByRole("button", { name: "Empty the trash" }));
    await user.keyboard("{Escape}");
    await user.click(await screen.findByRole("button", { name: "Empty the trash" }));
    await user.click(await screen.findByRole("button", { name: "Erase all 2 for good" }));
    await screen.findByText("Nothing is in the trash.");
  });
});

describe("what was deleted", () => {
  it("leaves the focus on the next line, and comes back opened", async () => {
    const user = await open();
    await waitFor(() => line(/^Coming home late/));
    await user.click(line(/^Coming home late/));
    await user.click(await screen.findByRole("button", { name: "Delete" }));
    await screen.findByText("“Coming home late” moved to the trash.");
    await waitFor(() => expect(list().contains(document.activeElement)).toBe(true));
    await user.keyboard("{Control>}z{/Control}");
    const heading = await screen.findByRole("heading", { level: 2, name: "Coming home late" });
    await waitFor(() => expect(document.activeElement).toBe(heading));
    line(/^Coming home late/);
  });

  it("comes back by Ctrl+Z outside a text, while it can be undone", async () => {
    const user = await open();
    await waitFor(() => line(/^Coming home late/));
    const { key } = (await twin.timeline(desk.notes.filter, 0, 100)).rows.find(
      (row) => row.title === "Coming home late",
    )!;
    await twin.deleteEntry(key);
    desk.notes.deleted = { id: key, title: "Coming home late" };
    desk.notes.changes += 1;
    await screen.findByText("“Coming home late” moved to the trash.");
    await waitFor(() => expect(within(list()).queryByText("Coming home late")).toBeNull());
    await user.click(box());
    await user.keyboard("{Control>}z{/Control}");
    expect(desk.notes.deleted).not.toBeNull();
    screen.getByRole("button", { name: "Undo" }).focus();
    await user.keyboard("{Control>}z{/Control}");
    await waitFor(() => line(/^Coming home late/));
    expect(screen.queryByText(/moved to the trash/)).toBeNull();
  });
});

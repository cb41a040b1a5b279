import { configure, render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { beforeEach, describe, expect, it, vi } from "vitest";

import { useBackend, type EntryView } from "../../../../backend";
import { makeTwin, type TwinOptions } from "../../../../backend/browser";
import { desk } from "../../../../desk.svelte";
import { saveAll } from "../../../../unsaved";
import { t } from "../../../../words/words";
import { lookBack, startEntry } from "../../open";
import { startingPlace } from "../../place";
import Entry from "../Entry.svelte";

// The whole form is drawn; a busy machine takes its time.
configure({ asyncUtilTimeout: 5_000 });
vi.setConfig({ testTimeout: 30_000 });

let twin: ReturnType<typeof makeTwin>;
const onchanged = vi.fn<(view: EntryView | null) => void>();
const user = userEvent.setup();

async function begin(options: TwinOptions = {}, week: string | null = null) {
  twin = makeTwin({ open: true, weeks: 6, ...options });
  useBackend(twin);
  const page = render(Entry, {
    id: null,
    kind: "week-review",
    begins: { week },
    onchanged,
    ondeleted: vi.fn(),
    onback: vi.fn(),
  });
  await screen.findByText(/^Rated on|^No day of this week/);
  return page;
}

/** What is stored of the review that was begun. */
async function stored(): Promise<EntryView> {
  await saveAll();
  const view = onchanged.mock.lastCall?.[0];
  if (!view) throw new Error("nothing was stored");
  return twin.entry(view.id);
}

const own = async () => {
  const { own } = (await stored()).fields;
  if (own.kind !== "week-review") throw new Error("another kind");
  return own;
};

const row = (pattern: string) =>
  screen.getByRole("radiogroup", { name: new RegExp(`^${pattern}`) });
const focusRow = (pattern: string) =>
  within(row(pattern)).getAllByRole<HTMLInputElement>("radio")[0]?.focus();
const unfold = (label: string) =>
  user.click(screen.getByText(label, { selector: "[aria-expanded] *" }));
const press = (name: string | RegExp) => user.click(screen.getByRole("button", { name }));

async function flaws() {
  const found = await axe.run(document.body, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  return found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(" | ")}`);
}

beforeEach(() => {
  vi.clearAllMocks();
  desk.stage = "open";
  desk.page = "notes";
  desk.notes = startingPlace();
});

describe("looking back at a week", () => {
  it("goes from one end to the other by keys alone", async () => {
    await begin({ entries: true });
    // The heading has the focus; Tab leads on, past the week and its picture.
    const until = async (reached: () => boolean) => {
      for (let n = 0; n < 12 && !reached(); n += 1) await user.tab();
      expect(reached()).toBe(true);
    };
    const isIn = (selector: string) => document.activeElement?.closest(selector) !== null;
    const isFold = (label: string) =>
      document.activeElement?.matches("button[aria-expanded]") === true &&
      document.activeElement.textContent.includes(label);
    await until(() => isIn("[data-field=patterns]"));
    await user.keyboard("2031");
    // Four digits fill four patterns; the focus stands on what comes next.
    expect(isFold(t("review-helped"))).toBe(true);
    // jsdom unfolds by a click, as the engine does by Enter.
    await user.click(document.activeElement as HTMLElement);
    await until(() => document.activeElement?.getAttribute("data-field") === "helped");
    await user.keyboard("Walking home slowly.");
    await until(() => isFold(t("review-way")));
    await user.click(document.activeElement as HTMLElement);
    await until(() => isIn("[data-field=way]"));
    await user.keyboard(" ");
    await until(() => document.activeElement?.getAttribute("data-field") === "wayHow");
    await user.keyboard("One step on Wednesday.");
    await until(() => isFold(t("review-session")));
    await user.click(document.activeElement as HTMLElement);
    await until(() => document.activeElement?.getAttribute("data-field") === "session");
    await user.keyboard("Sundays.");
    expect(await own()).toEqual({
      kind: "week-review",
      week: "2026-11-16",
      patterns: [
        { pattern: "jealousy", level: 2 },
        { pattern: "fear-of-trusting", level: 0 },
        { pattern: "doubting-my-choice", level: 3 },
        { pattern: "finding-fault", level: 1 },
      ],
      helped: "Walking home slowly.",
      way: "self-discovery",
      wayHow: "One step on Wednesday.",
      session: "Sundays.",
    });
    await user.keyboard("{Control>}{Enter}{/Control}");
    expect(await screen.findByText("Know where it comes from")).toBeTruthy();
    expect(screen.getByText("3, strongly")).toBeTruthy();
  });

  it("answers a pattern by the check-in's keys, blank apart from 0", async () => {
    await begin();
    focusRow("Jealousy");
    await user.keyboard("0");
    expect(row("Fear of trusting").contains(document.activeElement)).toBe(true);
    await user.keyboard("3{Shift>}{Enter}{/Shift}");
    expect(row("Fear of trusting").contains(document.activeElement)).toBe(true);
    await user.keyboard("{Backspace}");
    expect((await own()).patterns).toEqual([{ pattern: "jealousy", level: 0 }]);
    await user.keyboard("{Enter}{ArrowRight}{ArrowRight}");
    expect((await own()).patterns.at(-1)).toEqual({ pattern: "doubting-my-choice", level: 1 });
    await press(t("choice-clear", { label: "Jealousy" }));
    expect((await own()).patterns).toHaveLength(1);
  });

  it("leaves digits alone where they are turned off", async () => {
    twin = makeTwin({ open: true, weeks: 2 });
    await twin.setDigitsAdvance(false);
    useBackend(twin);
    render(Entry, {
      id: null,
      kind: "week-review",
      onchanged,
      ondeleted: vi.fn(),
      onback: vi.fn(),
    });
    await screen.findByText(/^Rated on/);
    focusRow("Jealousy");
    await user.keyboard("3");
    expect(within(row("Jealousy")).queryByRole("radio", { checked: true })).toBeNull();
  });

  it("links the review to the patterns that were there, without asking twice", async () => {
    await begin();
    focusRow("Jealousy");
    await user.keyboard("20");
    expect((await stored()).fields.patterns).toEqual(["jealousy"]);
    await unfold(t("links-title"));
    expect(screen.queryByText(t("links-patterns"))).toBeNull();
    const saves = twin.said.filter((name) => name === "saveEntry").length;
    await saveAll();
    expect(twin.said.filter((name) => name === "saveEntry")).toHaveLength(saves);
  });

  it("is marked for the session by its first words, and the mark can be taken off", async () => {
    await begin();
    await unfold(t("review-session"));
    await user.type(screen.getByRole("textbox", { name: t("review-session-text") }), "Sun");
    const mark = screen.getByRole<HTMLInputElement>("checkbox", { name: t("entry-to-session") });
    expect(mark.checked).toBe(true);
    expect(screen.getByText(t("review-session-marked"))).toBeTruthy();
    await user.click(mark);
    await user.type(screen.getByRole("textbox", { name: t("review-session-text") }), "days");
    expect((await stored()).fields).toMatchObject({
      toSession: false,
      own: { session: "Sundays" },
    });
  });

  it("keeps a review of one answer, and forgets one of none", async () => {
    const { unmount } = await begin();
    focusRow("Jealousy");
    await user.keyboard("0");
    await stored();
    unmount();
    await saveAll();
    expect(onchanged).not.toHaveBeenLastCalledWith(null);
    const again = await begin();
    focusRow("Jealousy");
    await user.keyboard("1");
    await stored();
    await user.keyboard("{Shift>}{Enter}{/Shift}{Backspace}");
    await stored();
    again.unmount();
    await waitFor(() => expect(onchanged).toHaveBeenLastCalledWith(null));
  });

  it("takes back a rating and a week by Ctrl+Z", async () => {
    await begin();
    focusRow("Jealousy");
    await user.keyboard("2");
    await press(t("review-week-before"));
    expect(await screen.findByText("Week of 9 Nov – 15 Nov")).toBeTruthy();
    await press(t("entry-undo"));
    expect(await screen.findByText("Week of 16 Nov – 22 Nov")).toBeTruthy();
    await press(t("entry-undo"));
    expect(within(row("Jealousy")).queryByRole("radio", { checked: true })).toBeNull();
  });
});

describe("the week of a review", () => {
  it("is the one before on a Monday, and goes no further than there are weeks", async () => {
    await begin();
    expect(screen.getByText("Week of 16 Nov – 22 Nov")).toBeTruthy();
    const after = screen.getByRole("button", { name: t("review-week-after") });
    expect(after.getAttribute("aria-disabled")).toBe("true");
    await user.click(after);
    expect(screen.getByText("Week of 16 Nov – 22 Nov")).toBeTruthy();
    const before = screen.getByRole("button", { name: t("review-week-before") });
    for (let n = 0; n < 12; n += 1) await user.click(before);
    expect(await screen.findByText("Week of 19 Oct – 25 Oct")).toBeTruthy();
    expect(before.getAttribute("aria-disabled")).toBe("true");
  });

  it("shows its days, its counts, and what was written in it", async () => {
    await begin({ entries: true });
    const days = screen.getByRole("region", { name: /^Days of the week of 16 November 2026/ });
    expect(within(days).getAllByRole("columnheader")).toHaveLength(7);
    expect(screen.getByText("Rated on 6 of 7 days.")).toBeTruthy();
    expect(screen.getByText("Boundaries: kept by me 1 of 1 times noted.")).toBeTruthy();
    await unfold(t("review-helped"));
    await press(/Ten slow breaths before I answered/);
    await waitFor(() => expect(desk.notes.opened).toMatchObject({ what: "entry", kind: null }));
    await unfold(t("review-way"));
    expect(
      screen.getByText(/^Last time I chose: Be all right with risk\. “One small/),
    ).toBeTruthy();
  });

  it("can be looked back on without a rating", async () => {
    await begin({ weeks: 0 });
    expect(screen.getByText(t("review-not-rated"))).toBeTruthy();
    await unfold(t("review-helped"));
    expect(screen.getByText(t("review-nothing-beside"))).toBeTruthy();
    focusRow("Jealousy");
    await user.keyboard("1");
    expect((await own()).patterns).toHaveLength(1);
    expect(await flaws()).toEqual([]);
  });

  it("is opened where it has a review, and never begun twice", async () => {
    await begin({ entries: true });
    focusRow("Jealousy");
    await user.keyboard("4");
    await press(t("review-week-before"));
    const open = await screen.findByRole("button", { name: t("review-taken-open") });
    expect(document.activeElement).toBe(open);
    expect(await flaws()).toEqual([]);
    expect((await own()).week).toBe("2026-11-16");
    await press(/^Stay with the week of 16 Nov/);
    expect(screen.queryByText(t("review-taken-open"))).toBeNull();
    // Past it there is a free week again.
    await press(t("review-week-before"));
    await screen.findByText(t("review-taken-open"));
    await press(t("review-week-before"));
    expect(await screen.findByText("Week of 2 Nov – 8 Nov")).toBeTruthy();
    expect((await own()).week).toBe("2026-11-02");
    await press(t("review-week-after"));
    await press(t("review-taken-open"));
    const { review } = await twin.weekLook("2026-11-09");
    await waitFor(() => expect(desk.notes.opened).toMatchObject({ id: review }));
  });

  it("says what went wrong, and looks again", async () => {
    await begin();
    twin.failNext("storage");
    await press(t("review-week-before"));
    const alert = await screen.findByRole("alert");
    await user.click(within(alert).getByRole("button"));
    await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
    expect(screen.getByText("Week of 16 Nov – 22 Nov")).toBeTruthy();
  });
});

describe("beginning a review", () => {
  it("opens the one that is there, from the chooser and for any week", async () => {
    await begin({ entries: true });
    const { review } = await twin.weekLook("2026-11-09");
    await lookBack("2026-11-09");
    expect(desk.notes.opened).toMatchObject({ id: review, kind: null });
    await startEntry("week-review");
    expect(desk.notes.opened).toMatchObject({ id: null, kind: "week-review" });
    await lookBack("2026-11-02");
    expect(desk.notes.opened).toMatchObject({ id: null, begins: { week: "2026-11-02" } });
  });

  it("begins with the week it was asked for", async () => {
    await begin({}, "2026-11-02");
    expect(screen.getByText("Week of 2 Nov – 8 Nov")).toBeTruthy();
  });
});

import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { beforeEach, describe, expect, it, vi } from "vitest";

import { useBackend, type SignId } from "../../backend";
import { makeTwin, type TwinOptions } from "../../backend/browser";
import { desk } from "../../desk.svelte";
import { signLabel, signLine, SIGNS } from "../../signs";
import { t } from "../../words/words";
import { ownFault } from "./own";
import Trends from "./Trends.svelte";

// The whole page is drawn; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

async function open(weeks = 20, more: TwinOptions = {}) {
  const twin = makeTwin({ open: true, weeks, ...more });
  useBackend(twin);
  const { container } = render(Trends);
  if (weeks > 0) await screen.findByText("A year of one sign");
  return { twin, container, user: userEvent.setup() };
}

const FOCUS: SignId[] = ["assumed-harm", "expected-deceit", "held-back"];
const ALL: TwinOptions = {
  focus: FOCUS,
  entries: "many",
  pauses: [{ startsOn: "2026-10-09", endsOn: "2026-10-19" }],
};

async function faults(container: Element): Promise<string[]> {
  const found = await axe.run(container, { rules: { "color-contrast": { enabled: false } } });
  return found.violations.map((fault) => `${fault.id}: ${fault.nodes[0]?.html ?? ""}`);
}

/** The signs' small pictures, without the year's. */
const sliders = () => screen.getAllByRole("slider", { name: /, week by week$/ });
const slider = (name: string) => screen.getByRole<HTMLInputElement>("slider", { name });
const button = (name: string) => screen.getByRole("button", { name });
const section = (name: string) => within(screen.getByRole("region", { name }));

beforeEach(() => {
  desk.page = "trends";
  desk.trends = null;
});

describe("trends", () => {
  it("says the period in one sentence and shows every sign", async () => {
    await open();
    expect(
      screen.getByText(
        /^31 Aug – 22 Nov: \d+ of 84 days rated, \d added later\. And this week so far, from 23 Nov: \d of one day rated\.$/,
      ),
    ).toBeTruthy();
    expect(sliders()).toHaveLength(SIGNS.length);
    expect(sliders()[0]?.getAttribute("aria-label")).toBe("Assuming harm, week by week");
  });

  it("says with each sign's name what is asked, or has it at hand where there is no room", async () => {
    const { user } = await open(20, ALL);
    const [first] = FOCUS;
    const line = signLine(first!);
    const label = signLabel(first!);
    // Beside what is said of it, under its picture's name, below its lines, and below two choices of a sign.
    expect(screen.getAllByText(line)).toHaveLength(5);
    const year = screen.getByRole("combobox", { name: t("year-sign") });
    expect(document.getElementById(year.getAttribute("aria-describedby")!)?.textContent).toBe(line);
    await user.click(button(`${t("trends-as-table")} ${t("trends-weeks-heading")}`));
    const titled = screen.getAllByTitle(line).map((element) => element.tagName);
    expect(new Set(titled)).toEqual(new Set(["TH", "LABEL"]));
    expect(screen.getByRole("columnheader", { name: label }).title).toBe(line);
  });

  it("has nothing to complain about, as pictures and as tables", async () => {
    const { container, user } = await open(20, ALL);
    expect(await faults(container)).toEqual([]);
    for (const toggle of screen.getAllByRole("button", { name: /^Show as table/ })) {
      await user.click(toggle);
    }
    await user.click(button("Choose focus signs 3 of 3 chosen"));
    await user.click(screen.getByRole("radio", { name: "Own dates" }));
    expect(await faults(container)).toEqual([]);
  }, 60_000);

  it("walks the weeks with the keys and says each", async () => {
    const { container, user } = await open();
    const slider = sliders()[0] as HTMLInputElement;
    slider.focus();
    await user.keyboard("{End}");
    expect(slider.getAttribute("aria-valuetext")).toBe(
      "This week, from 23 Nov: gap, no rated day.",
    );
    expect(container.querySelectorAll("rect.chart-ring")).toHaveLength(1);
    await user.keyboard("{ArrowLeft}");
    expect(slider.getAttribute("aria-valuetext")).toMatch(
      /^Week of 16 Nov: mean level \d\.\d over 6 rated days/,
    );
    expect(container.querySelectorAll("circle.chart-ring")).toHaveLength(1);
    await user.keyboard("{Home}{ArrowLeft}");
    expect(slider.value).toBe("0");
    expect(slider.getAttribute("aria-valuetext")).toMatch(/^Week of 31 Aug: /);
    expect(screen.getByText("Week of 31 Aug")).toBeTruthy();
  });

  it("is one stop of the tab key for each picture", async () => {
    const { user } = await open();
    sliders()[0]?.focus();
    await user.tab();
    expect(document.activeElement).toBe(sliders()[1]);
  });

  it("asks again when another period is chosen", async () => {
    const { twin, user } = await open();
    await user.click(screen.getByRole("radio", { name: "26 weeks" }));
    expect(await screen.findByText(/of 182 days rated/)).toBeTruthy();
    expect(twin.said.filter((name) => name === "trends")).toHaveLength(2);
    await waitFor(() => expect((sliders()[0] as HTMLInputElement).value).toBe("25"));
    await user.click(screen.getByRole("radio", { name: "12 weeks" }));
    expect(await screen.findByText(/of 84 days rated/)).toBeTruthy();
    await waitFor(() => expect((sliders()[0] as HTMLInputElement).value).toBe("11"));
  });

  it("gives the same weeks as a table, gaps in words", async () => {
    const { user } = await open();
    const toggle = button("Show as table All signs by week");
    await user.click(toggle);
    expect(toggle.getAttribute("aria-pressed")).toBe("true");
    const table = section("All signs by week, as a table");
    expect(table.getAllByRole("columnheader")).toHaveLength(12);
    expect(table.getAllByRole("rowheader")).toHaveLength(13);
    const row = table.getByRole("row", { name: /^23 Nov/ });
    expect(within(row).getAllByText("gap: no rated day")).toHaveLength(SIGNS.length);
    expect(within(row).queryByText("0 %")).toBeNull();
    expect(screen.queryByRole("slider", { name: /, week by week$/ })).toBeNull();
  });

  it("shows 28 days of every sign, blank as not rated", async () => {
    await open();
    const table = within(screen.getByRole("region", { name: "Last 28 days, every sign" }));
    expect(table.getAllByRole("columnheader")).toHaveLength(28);
    expect(table.getByRole("columnheader", { name: /Fri 6 Nov, added later/ })).toBeTruthy();
    const row = within(table.getByRole("row", { name: /^Drama/ }));
    expect(row.getAllByRole("cell")).toHaveLength(28);
    expect(row.getAllByRole("cell").at(-1)?.textContent?.trim()).toBe("not rated");
    expect(table.getAllByText(", acted on").length).toBeGreaterThan(0);
  });

  it("names one thing to do while nothing is rated", async () => {
    const { container, user } = await open(0);
    await user.click(await screen.findByRole("button", { name: "Go to Today" }));
    expect(desk.page).toBe("today");
    expect(await faults(container)).toEqual([]);
    expect(screen.queryByRole("slider")).toBeNull();
  });

  it("points to a longer period when only this one is blank", async () => {
    const twin = makeTwin({ open: true, weeks: 20 });
    const { trends } = twin;
    twin.trends = async (span, from, to) => ({
      ...(await trends(span, from, to)),
      ...(span === "weeks-12" ? { ratedDays: 0 } : {}),
    });
    useBackend(twin);
    render(Trends);
    expect(await screen.findByText(/^No day is rated in this period\./)).toBeTruthy();
    expect(screen.queryByRole("slider", { name: /, week by week$/ })).toBeNull();
    expect(screen.getByRole("radiogroup", { name: "Period" })).toBeTruthy();
  });

  it("says what went wrong and tries again", async () => {
    const twin = makeTwin({ open: true, weeks: 20 });
    useBackend(twin);
    twin.failNext("storage");
    render(Trends);
    const alert = await screen.findByRole("alert");
    await userEvent.click(within(alert).getByRole("button"));
    expect(await screen.findByRole("heading", { name: "All signs by week" })).toBeTruthy();
    expect(screen.queryByRole("alert")).toBeNull();
  });
});

describe("the period", () => {
  it("begins own dates with the days that are shown", async () => {
    const { twin, user } = await open();
    const asked: unknown[] = [];
    const { trends } = twin;
    twin.trends = (...args) => {
      asked.push(args);
      return trends(...args);
    };
    await user.click(screen.getByRole("radio", { name: "Own dates" }));
    const own = within(screen.getByRole("group", { name: "Own dates" }));
    expect(asked).toEqual([["own", "2026-08-31", "2026-11-23"]]);
    await user.click(own.getByRole("button", { name: /^To/ }));
    await user.click(own.getByRole("button", { name: /^Monday,? 9 November 2026$/ }));
    expect(asked.at(-1)).toEqual(["own", "2026-08-31", "2026-11-09"]);
    // Whole weeks: the week of the 9th ends on the 15th.
    expect(await screen.findByText(/^31 Aug – 15 Nov: /)).toBeTruthy();
    expect(
      await screen.findByRole("heading", { name: "Last 28 days of this period" }),
    ).toBeTruthy();
  });

  it("lets nobody choose a future day, or a first day after the last", async () => {
    const { twin, user } = await open();
    await user.click(screen.getByRole("radio", { name: "Own dates" }));
    const own = within(screen.getByRole("group", { name: "Own dates" }));
    // The rest of the page may still be asking for its own.
    const asked = () => twin.said.filter((name) => name === "trends").length;
    const before = asked();
    await user.click(own.getByRole("button", { name: /^To/ }));
    const tomorrow = own.getByRole("button", { name: /^Tuesday,? 24 November 2026$/ });
    expect(tomorrow.getAttribute("aria-disabled")).toBe("true");
    await user.click(tomorrow);
    // The keys stop at the last day there is.
    await user.keyboard("{ArrowRight}");
    expect(document.activeElement?.getAttribute("aria-label")).toMatch(/23 November 2026$/);
    await user.keyboard("{Escape}");
    expect(asked()).toBe(before);
    expect(ownFault("2026-11-10", "2026-11-09", "2026-11-23")).toBe("trends-own-order");
    expect(ownFault("2026-11-10", "2026-11-24", "2026-11-23")).toBe("trends-own-future");
    expect(ownFault("2026-11-23", "2026-11-23", "2026-11-23")).toBeNull();
  });
});

describe("focus signs", () => {
  it("keep every quick choice, however late the journal answers", async () => {
    const { twin, user } = await open();
    const answer = twin.setFocusSigns.bind(twin);
    const answers: (() => void)[] = [];
    twin.setFocusSigns = async (signs) => {
      await new Promise<void>((resolve) => answers.push(resolve));
      return answer(signs);
    };
    const choose = (name: string) => user.click(screen.getByRole("checkbox", { name }));
    await choose("Drama");
    await choose("Holding back");
    // The answer to the first choice comes when the second is already made.
    answers[0]?.();
    await vi.advanceTimersByTimeAsync(300);
    await choose("Isolating");
    await waitFor(() => {
      answers.at(-1)?.();
      expect(answers).toHaveLength(3);
    });
    answers.at(-1)?.();
    await waitFor(async () => {
      const kept = (await twin.trends("all", null, null)).focus;
      expect(kept).toEqual(["drama", "held-back", "isolated"]);
    });
    expect(screen.getAllByRole<HTMLInputElement>("checkbox", { checked: true })).toHaveLength(3);
  });

  it("are chosen with the keyboard, up to three, and kept", async () => {
    const { twin, user } = await open();
    expect(screen.queryByRole("slider", { name: "Focus signs, week by week" })).toBeNull();
    for (const name of ["Drama", "Isolating", "Holding back"]) {
      screen.getByRole<HTMLInputElement>("checkbox", { name }).focus();
      await user.keyboard(" ");
    }
    expect(
      screen.getByRole<HTMLInputElement>("checkbox", { name: "Being secretive" }).disabled,
    ).toBe(true);
    expect(screen.getByText(/^Three are chosen\./)).toBeTruthy();
    expect(await screen.findByRole("slider", { name: "Focus signs, week by week" })).toBeTruthy();
    await waitFor(async () =>
      expect((await twin.trends("all", null, null)).focus).toEqual([
        "drama",
        "isolated",
        "held-back",
      ]),
    );
    expect(await screen.findByText(/^Holding back: the middle level was/)).toBeTruthy();
  });

  it("go back to what is kept when they could not be kept", async () => {
    const { twin, user } = await open(20, { focus: ["drama"] });
    await user.click(button("Choose focus signs 1 of 3 chosen"));
    twin.failNext("storage");
    await user.click(screen.getByRole("checkbox", { name: "Isolating" }));
    expect(await screen.findByRole("alert")).toBeTruthy();
    expect(screen.getByRole<HTMLInputElement>("checkbox", { name: "Isolating" }).checked).toBe(
      false,
    );
  });

  it("say every sign of a week, in the view that is shown", async () => {
    const { user } = await open(20, ALL);
    const walk = slider("Focus signs, week by week");
    walk.focus();
    await user.keyboard("{End}{ArrowLeft}");
    expect(walk.getAttribute("aria-valuetext")).toMatch(
      /^Week of 16 Nov: Assuming harm: mean level \d\.\d over 6.* Expecting deceit: .* Holding back: /,
    );
    const focus = section("Focus signs");
    await user.click(focus.getByRole("radio", { name: "How often" }));
    expect(walk.getAttribute("aria-valuetext")).toMatch(/Assuming harm: felt on 6 of 6 rated days/);
    // One choice for all pictures by week.
    expect(
      section("All signs by week").getByRole<HTMLInputElement>("radio", { name: "How often" })
        .checked,
    ).toBe(true);
  });

  it("have a table with the same numbers", async () => {
    const { twin, user } = await open(20, ALL);
    await user.click(button("Show as table Focus signs"));
    const table = section("Focus signs, as a table");
    const { signs } = await twin.trends("weeks-12", null, null);
    FOCUS.forEach((id, column) => {
      const weeks = signs.find(({ sign }) => sign === id)?.weeks ?? [];
      weeks.forEach((week, n) => {
        const row = table.getAllByRole("row")[n + 1];
        const cell = row && within(row).getAllByRole("cell")[column];
        expect(cell?.textContent).toContain(week.mean === null ? "gap" : week.mean.toFixed(1));
      });
    });
  });
});

describe("what can be said of the focus signs so far", () => {
  const region = () => section("My focus signs so far");

  it("lays the last weeks beside the first, and says it once for all periods", async () => {
    const { user } = await open(20, ALL);
    const columns = region().getAllByRole("columnheader");
    expect(columns.map(({ textContent }) => textContent)).toEqual([
      "Sign",
      "Last four weeks",
      "The four before",
      "The first four",
    ]);
    const row = region().getByRole("row", { name: /^Holding back/ });
    expect(within(row).getAllByText(/^\d+ of \d+ days$/)).toHaveLength(3);
    const said = () => region().getAllByText(/can’t be told yet|less strongly|more strongly/);
    const before = said().map(({ textContent }) => textContent);
    await user.click(screen.getByRole("radio", { name: "4 weeks" }));
    expect(await screen.findByText(/of 28 days rated/)).toBeTruthy();
    expect(said().map(({ textContent }) => textContent)).toEqual(before);
    expect(region().getByText(/at most 5 in 100 people/)).toBeTruthy();
  });

  it("counts from today also where own dates that end earlier were left open", async () => {
    desk.trends = {
      period: { span: "own", from: "2026-08-03", to: "2026-09-27" },
      measure: "mean",
      yearOf: null,
      mark: null,
      left: null,
    };
    const { twin, user } = await open(20, { focus: ["drama"] });
    await user.click(button("Counted from"));
    await user.click(button("Start over today: Drama"));
    await waitFor(async () => {
      const [drama] = (await twin.trends("all", null, null)).standing;
      expect(drama).toMatchObject({ since: "2026-11-23", chosen: true });
    });
  });

  it("is not there without a focus sign", async () => {
    await open(20, { focus: [] });
    expect(screen.queryByRole("region", { name: "My focus signs so far" })).toBeNull();
  });

  it("starts over today when the person says so, and says from when it counts", async () => {
    const { twin, user } = await open(20, { focus: ["drama"] });
    await user.click(button("Counted from"));
    expect(region().getByText("Looking back")).toBeTruthy();
    await user.click(button("Start over today: Drama"));
    expect(
      await region().findByText(/Drama \(0 weeks; a first word is possible from 12\)/),
    ).toBeTruthy();
    expect(region().queryByText("Looking back")).toBeNull();
    expect((await twin.trends("all", null, null)).standing[0]?.chosen).toBe(true);
    expect(
      screen.getByRole<HTMLButtonElement>("button", { name: "Start over today: Drama" }).disabled,
    ).toBe(true);
  });
});

describe("copying as text", () => {
  it("puts heading, sentences and numbers on the clipboard, and says so", async () => {
    const { user } = await open(20, ALL);
    await user.click(button("Copy as text Focus signs"));
    expect(await screen.findByText(/^Copied as text\./)).toBeTruthy();
    const text = await navigator.clipboard.readText();
    expect(text).toMatch(/^Focus signs\nThe mean level of my rated days/);
    expect(text).toMatch(/\nWeek of\tAssuming harm\tExpecting deceit\tHolding back\n31 Aug\t/);
  });

  it("copies by selecting where there is no clipboard, and says when nothing worked", async () => {
    await open(20, ALL);
    const fire = userEvent.setup({ writeToClipboard: false });
    const missing = vi.spyOn(navigator, "clipboard", "get").mockReturnValue(undefined as never);
    let selected = "";
    const copy = vi.fn(() => {
      selected = document.querySelector("textarea")?.value ?? "";
      return true;
    });
    Object.defineProperty(document, "execCommand", { value: copy, configurable: true });
    const copyButton = button("Copy as text Focus signs");
    await fire.click(copyButton);
    expect(await screen.findByText(/^Copied as text\./)).toBeTruthy();
    expect(selected).toMatch(/^Focus signs/);
    expect(document.querySelector("textarea")).toBeNull();
    expect(document.activeElement).toBe(copyButton);
    copy.mockReturnValue(false);
    await fire.click(copyButton);
    expect(await screen.findByText(/^It could not be copied\./)).toBeTruthy();
    missing.mockRestore();
  });
});

describe("felt and acted on", () => {
  it("is shown for the focus sign that is chosen", async () => {
    const { user } = await open(20, ALL);
    const acted = section("Felt and acted on");
    await user.selectOptions(acted.getByRole("combobox"), "Holding back");
    expect(acted.getByText(/^Holding back: felt on \d+ days, acted on \d+,/)).toBeTruthy();
    const walk = slider("Holding back, felt and acted on, week by week");
    walk.focus();
    await user.keyboard("{End}");
    expect(walk.getAttribute("aria-valuetext")).toBe("This week, from 23 Nov: gap, no rated day.");
  });
});

describe("looking back", () => {
  it("shows boundaries, steps and moments, each with a table", async () => {
    const { twin, user } = await open(20, ALL);
    const { weeks, steps, trust } = await twin.lookingBack("weeks-12", null, null);
    const kept = weeks.reduce((sum, week) => sum + week.kept, 0);
    const boundaries = section("Boundaries: what I kept");
    expect(boundaries.getByText(new RegExp(`^I kept ${kept} of \\d+ times noted\\.`))).toBeTruthy();
    await user.click(button("Show as table Boundaries: what I kept"));
    expect(boundaries.getAllByRole("rowheader")).toHaveLength(weeks.length);
    const trustSection = section("Trust steps: expected and what came");
    expect(
      trustSection.getByText(
        new RegExp(`came true in ${trust.cameTrue.count} of ${trust.cameTrue.of} steps`),
      ),
    ).toBeTruthy();
    expect(trustSection.getByRole("heading", { name: "How well I foresaw" })).toBeTruthy();
    await user.click(button("Show as table Trust steps: expected and what came"));
    expect(section("Trust steps, one by one, as a table").getAllByRole("rowheader")).toHaveLength(
      steps.length,
    );
    expect(
      section("Good moments and what helped").getByText(
        /good moments noted\. Of \d+ things I tried,/,
      ),
    ).toBeTruthy();
  });

  it("walks the steps and says each", async () => {
    const { user } = await open(20, ALL);
    const walk = slider("Trust steps, one by one");
    walk.focus();
    await user.keyboard("{End}");
    expect(walk.getAttribute("aria-valuetext")).toBe(
      "20 Nov: Tell them that I am behind with the rent. expected at 70 %, still open.",
    );
  });

  it("says one calm sentence and one thing to do where nothing is written", async () => {
    const { user } = await open();
    expect(await screen.findByText("No boundary event is noted in this period.")).toBeTruthy();
    expect(screen.getByText("No trust step is dated in this period.")).toBeTruthy();
    await user.click(button("Note a good moment"));
    await waitFor(() => expect(desk.page).toBe("notes"));
    expect(desk.notes.opened).toMatchObject({ what: "entry", kind: "good-moment" });
  });
});

describe("a year", () => {
  it("is walked by days and weeks, and shown for the sign that is chosen", async () => {
    const { user } = await open(20, ALL);
    const walk = slider("Assuming harm, day by day");
    walk.focus();
    await user.keyboard("{End}{ArrowUp}");
    expect(walk.getAttribute("aria-valuetext")).toMatch(/^Sunday,? 22 November 2026: 2, somewhat/);
    await user.keyboard("{ArrowLeft}");
    expect(walk.getAttribute("aria-valuetext")).toMatch(/^Sunday,? 15 November 2026: /);
    await user.selectOptions(section("A year of one sign").getByRole("combobox"), "Drama");
    expect(await screen.findByRole("slider", { name: "Drama, day by day" })).toBeTruthy();
  });

  it("adds up to the same days in its table", async () => {
    const { twin, user } = await open(20, ALL);
    await user.click(button("Show as table A year of one sign"));
    const { days } = await twin.yearOf("assumed-harm");
    const rows = section("A year of one sign, as a table").getAllByRole("row").slice(1);
    const felt = rows.reduce(
      (sum, row) => sum + Number(within(row).getAllByRole("cell")[1]?.textContent),
      0,
    );
    expect(felt).toBe(days.filter(({ level }) => (level ?? 0) >= 1).length);
  });
});

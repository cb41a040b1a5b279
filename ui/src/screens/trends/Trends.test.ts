import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { beforeEach, describe, expect, it } from "vitest";

import { useBackend } from "../../backend";
import { makeTwin } from "../../backend/browser";
import { desk } from "../../desk.svelte";
import { SIGNS } from "../../signs";
import Trends from "./Trends.svelte";

async function open(weeks = 20) {
  const twin = makeTwin({ open: true, weeks });
  useBackend(twin);
  const { container } = render(Trends);
  if (weeks > 0) await screen.findByRole("heading", { name: "By week" });
  return { twin, container, user: userEvent.setup() };
}

async function faults(container: Element): Promise<string[]> {
  const found = await axe.run(container, { rules: { "color-contrast": { enabled: false } } });
  return found.violations.map((fault) => `${fault.id}: ${fault.nodes[0]?.html ?? ""}`);
}

const sliders = () => screen.getAllByRole("slider");

beforeEach(() => {
  desk.page = "trends";
});

describe("trends", () => {
  it("says the period in one sentence and shows every sign", async () => {
    await open();
    expect(
      screen.getByText(/^7 Sept – 23 Nov: \d+ of 78 days rated, \d added later\.$/),
    ).toBeTruthy();
    expect(sliders()).toHaveLength(SIGNS.length);
    expect(sliders()[0]?.getAttribute("aria-label")).toBe("Assuming harm, week by week");
  });

  it("has nothing to complain about, as pictures and as a table", async () => {
    const { container, user } = await open();
    expect(await faults(container)).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Show as table" }));
    expect(await faults(container)).toEqual([]);
  }, 30_000);

  it("walks the weeks with the keys and says each", async () => {
    const { container, user } = await open();
    const slider = sliders()[0] as HTMLInputElement;
    slider.focus();
    await user.keyboard("{End}");
    expect(slider.getAttribute("aria-valuetext")).toBe(
      "This week, from 23 Nov: gap, no rated day.",
    );
    expect(container.querySelectorAll("rect.ring")).toHaveLength(1);
    await user.keyboard("{ArrowLeft}");
    expect(slider.getAttribute("aria-valuetext")).toMatch(
      /^Week of 16 Nov: felt on \d of 6 rated days/,
    );
    expect(container.querySelectorAll("circle.ring")).toHaveLength(1);
    await user.keyboard("{Home}{ArrowLeft}");
    expect(slider.value).toBe("0");
    expect(slider.getAttribute("aria-valuetext")).toMatch(/^Week of 7 Sept: /);
    expect(screen.getByText("Week of 7 Sept")).toBeTruthy();
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
    expect(await screen.findByText(/of 176 days rated/)).toBeTruthy();
    expect(twin.said.filter((name) => name === "trends")).toHaveLength(2);
    expect((sliders()[0] as HTMLInputElement).value).toBe("24");
    await user.click(screen.getByRole("radio", { name: "12 weeks" }));
    expect(await screen.findByText(/of 78 days rated/)).toBeTruthy();
    expect((sliders()[0] as HTMLInputElement).value).toBe("10");
  });

  it("gives the same weeks as a table, gaps in words", async () => {
    const { user } = await open();
    const toggle = screen.getByRole("button", { name: "Show as table" });
    await user.click(toggle);
    expect(toggle.getAttribute("aria-pressed")).toBe("true");
    const table = within(screen.getByRole("region", { name: "By week, as a table" }));
    expect(table.getAllByRole("columnheader")).toHaveLength(12);
    expect(table.getAllByRole("rowheader")).toHaveLength(12);
    const row = table.getByRole("row", { name: /^23 Nov/ });
    expect(within(row).getAllByText("gap: no rated day")).toHaveLength(SIGNS.length);
    expect(within(row).queryByText("0 %")).toBeNull();
    expect(screen.queryByRole("slider")).toBeNull();
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
    twin.trends = async (span) => ({
      ...(await trends(span)),
      ...(span === "weeks-12" ? { ratedDays: 0 } : {}),
    });
    useBackend(twin);
    render(Trends);
    expect(await screen.findByText(/^No day is rated in this period\./)).toBeTruthy();
    expect(screen.queryByRole("slider")).toBeNull();
    expect(screen.getByRole("radiogroup", { name: "Period" })).toBeTruthy();
  });

  it("says what went wrong and tries again", async () => {
    const twin = makeTwin({ open: true, weeks: 20 });
    useBackend(twin);
    twin.failNext("storage");
    render(Trends);
    const alert = await screen.findByRole("alert");
    await userEvent.click(within(alert).getByRole("button"));
    expect(await screen.findByRole("heading", { name: "By week" })).toBeTruthy();
    expect(screen.queryByRole("alert")).toBeNull();
  });
});

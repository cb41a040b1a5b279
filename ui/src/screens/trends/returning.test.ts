import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";

import { useBackend } from "../../backend";
import { makeTwin } from "../../backend/browser";
import Frame from "../../components/Frame.svelte";
import { desk } from "../../desk.svelte";
import { openEntry } from "../notes/open";
import { startingPlace, wide } from "../notes/place";
import { shiftDay } from "../../words/days";

async function open() {
  const twin = makeTwin({
    open: true,
    weeks: 20,
    entries: "many",
    focus: ["drama", "assumed-harm"],
  });
  useBackend(twin);
  render(Frame, { hidden: false });
  await ready();
  return { twin, user: userEvent.setup() };
}

const ready = () => screen.findByText("A year of one sign");
const slider = (name: string) => screen.getByRole<HTMLInputElement>("slider", { name });
const region = (name: string) => within(screen.getByRole("region", { name }));

beforeEach(() => {
  desk.stage = "open";
  desk.page = "trends";
  desk.trends = null;
  desk.notes = startingPlace();
});

describe("from a picture to its entry and back", () => {
  it("opens a trust step with Enter, and Escape leads back to it", async () => {
    const { twin, user } = await open();
    await user.click(screen.getByRole("radio", { name: "26 weeks" }));
    await screen.findByText(/of 182 days rated/);
    const { steps } = await twin.lookingBack("weeks-26", null, null);
    slider("Trust steps, one by one").focus();
    await user.keyboard("{End}{ArrowLeft}{Enter}");
    await waitFor(() => expect(desk.page).toBe("notes"));
    expect(desk.notes.opened).toMatchObject({ what: "entry", id: steps.at(-2)?.id });
    expect(await screen.findByRole("button", { name: "Back to Trends" })).toBeTruthy();
    await user.keyboard("{Escape}");
    await waitFor(() => expect(desk.page).toBe("trends"));
    await ready();
    // The period, the step and the focus are where they were.
    expect(screen.getByRole<HTMLInputElement>("radio", { name: "26 weeks" }).checked).toBe(true);
    expect(slider("Trust steps, one by one").value).toBe(String(steps.length - 2));
    await waitFor(() =>
      expect(document.activeElement?.textContent).toContain(`: ${steps.at(-2)?.title ?? "?"}`),
    );
    expect(desk.trends?.left).toBeNull();
  });

  it("opens a week of the focus signs: its check-ins and its entries, by Enter, click and table", async () => {
    const { twin, user } = await open();
    const { from } = await twin.trends("weeks-12", null, null);
    const heading = "Focus signs";
    const walk = slider("Focus signs, week by week");
    walk.focus();
    await user.keyboard("{Home}{ArrowRight}{Enter}");
    const lines = () =>
      [...document.querySelectorAll<HTMLElement>(".entries li button")].filter((line) =>
        region(heading).queryByText((_, element) => element === line),
      );
    const week = shiftDay(from, 7);
    const { total } = await twin.timeline({ ...wide(), from: week, to: shiftDay(week, 6) }, 0, 1);
    await waitFor(() => expect(document.activeElement).toBe(lines()[0]));
    expect(lines()).toHaveLength(total);
    const checkIn = lines().find((line) => line.textContent.includes("Check-in"));
    const read = checkIn?.textContent;
    await user.click(checkIn as HTMLElement);
    await waitFor(() => expect(desk.notes.opened).toMatchObject({ what: "check-in" }));
    await user.click(await screen.findByRole("button", { name: "Back to Trends" }));
    await ready();
    await waitFor(() => expect(document.activeElement?.textContent).toBe(read));
    expect(slider("Focus signs, week by week").value).toBe("1");

    // The same from a row of the table.
    await user.click(screen.getByRole("button", { name: `Show as table ${heading}` }));
    const table = within(region(heading).getByRole("table"));
    await user.click(table.getAllByRole("button")[2] as HTMLElement);
    await waitFor(() => expect(lines().length).toBeGreaterThan(0));
    await waitFor(() => expect(document.activeElement).toBe(lines()[0]));
  });

  it("stands as it was left, however it was left", async () => {
    const { user } = await open();
    await user.click(screen.getByRole("radio", { name: "26 weeks" }));
    await screen.findByText(/of 182 days rated/);
    await user.click(screen.getAllByRole("radio", { name: "How often" })[0] as HTMLElement);
    desk.page = "settings";
    await waitFor(() => expect(screen.queryByText("A year of one sign")).toBeNull());
    desk.page = "trends";
    await ready();
    expect(screen.getByRole<HTMLInputElement>("radio", { name: "26 weeks" }).checked).toBe(true);
    const [strength] = screen.getAllByRole<HTMLInputElement>("radio", { name: "How often" });
    expect(strength?.checked).toBe(true);
  });

  it("opens a step from its table", async () => {
    const { twin, user } = await open();
    const { steps } = await twin.lookingBack("weeks-12", null, null);
    const name = "Trust steps: expected and what came";
    await user.click(screen.getByRole("button", { name: `Show as table ${name}` }));
    const rows = region("Trust steps, one by one, as a table").getAllByRole("button");
    expect(rows).toHaveLength(steps.length);
    await user.click(rows[0] as HTMLElement);
    await waitFor(() => expect(desk.notes.opened).toMatchObject({ id: steps[0]?.id }));
  });

  it("lists what happened with boundaries in the week, and comes back to that line", async () => {
    const { twin, user } = await open();
    const { weeks } = await twin.lookingBack("weeks-12", null, null);
    const walk = slider("Boundaries, week by week");
    walk.focus();
    const at = weeks.findIndex((week) => week.kept + week.notKept + week.otherEvents > 1);
    await user.keyboard(`{Home}${"{ArrowRight}".repeat(at)}{Enter}`);
    const lines = () =>
      region("Boundaries: what I kept")
        .getAllByRole("listitem")
        .map((item) => within(item).getByRole("button"));
    await waitFor(() => expect(document.activeElement).toBe(lines()[0]));
    const week = weeks[at];
    expect(lines()).toHaveLength(
      (week?.kept ?? 0) + (week?.notKept ?? 0) + (week?.otherEvents ?? 0),
    );
    const second = lines()[1]?.textContent;
    await user.click(lines()[1] as HTMLElement);
    await waitFor(() => expect(desk.page).toBe("notes"));
    await user.click(await screen.findByRole("button", { name: "Back to Trends" }));
    await ready();
    await waitFor(() => expect(document.activeElement?.textContent).toBe(second));
    expect(slider("Boundaries, week by week").value).toBe(String(at));
  });

  it("lists good moments and what was tried; a week without any says so", async () => {
    const { twin, user } = await open();
    const { weeks } = await twin.lookingBack("weeks-12", null, null);
    const moments = region("Good moments and what helped");
    await user.click(moments.getByRole("button", { name: "Entries of this week" }));
    await waitFor(() => expect(moments.getAllByRole("listitem").length).toBeGreaterThan(0));
    const boundaries = region("Boundaries: what I kept");
    const none = weeks.findIndex((week) => week.kept + week.notKept + week.otherEvents === 0);
    slider("Boundaries, week by week").focus();
    await user.keyboard(`{Home}${"{ArrowRight}".repeat(none)}`);
    await user.click(boundaries.getByRole("button", { name: "Entries of this week" }));
    expect(await boundaries.findByText("No entry in this week.")).toBeTruthy();
  });

  it("forgets the way back when something else is opened", async () => {
    const { user } = await open();
    await user.click(screen.getByRole("button", { name: /^Open this step: \d+ Nov/ }));
    await screen.findByRole("button", { name: "Back to Trends" });
    const { opened } = desk.notes;
    await openEntry(opened?.what === "entry" ? (opened.id ?? "") : "");
    await waitFor(() => expect(desk.notes.from).toBeNull());
    expect(screen.queryByRole("button", { name: "Back to Trends" })).toBeNull();
  });
});

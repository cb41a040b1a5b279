import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { beforeEach, describe, expect, it } from "vitest";

import { useBackend } from "../../backend";
import { makeTwin } from "../../backend/browser";
import { outside, overlaps, readPicture } from "../../charts/picture/readPicture";
import { desk } from "../../desk.svelte";
import Trends from "./Trends.svelte";

const CHARTS = [
  "Focus signs",
  "Felt and acted on",
  "Last 28 days",
  "All signs by week",
  "1 October 2026: started therapy",
  "Patterns by week",
  "Boundaries: what I kept",
  "Trust steps: expected and what came",
  "Good moments and what helped",
  "A year of one sign",
];

async function open() {
  const twin = makeTwin({
    open: true,
    weeks: 20,
    focus: ["assumed-harm", "expected-deceit", "held-back"],
    entries: "many",
    marks: [{ id: "m1", on: "2026-10-01", label: "started therapy" }],
    pauses: [{ startsOn: "2026-10-09", endsOn: "2026-10-19" }],
  });
  useBackend(twin);
  const { container } = render(Trends);
  await screen.findByText("A year of one sign");
  await screen.findByRole("heading", { name: "Patterns by week" });
  await screen.findByRole("heading", { name: "1 October 2026: started therapy" });
  return { twin, container, user: userEvent.setup() };
}

const button = (name: string) => screen.getByRole("button", { name });
const panel = (chart: string) =>
  within(screen.getByRole("group", { name: `Save picture: ${chart}` }));

beforeEach(() => {
  desk.page = "trends";
  desk.trends = null;
});

describe("saving a chart", () => {
  it("is offered beside every chart, and says first that it is a plain file", async () => {
    const { twin, user } = await open();
    for (const chart of CHARTS) {
      await user.click(button(`Save picture ${chart}`));
      expect(
        panel(chart).getByText(/^A picture is a plain file\. It is not encrypted/),
      ).toBeTruthy();
      expect(panel(chart).getByText(/^You choose the folder next\./)).toBeTruthy();
      await user.click(panel(chart).getByRole("button", { name: "Save as SVG" }));
    }
    expect(twin.saved.map(({ format }) => format)).toEqual(CHARTS.map(() => "svg"));
    for (const [n, { name, svg }] of twin.saved.entries()) {
      // Nothing of the topic in a name that lies open in a folder.
      expect(name).toMatch(/^chart-[a-z]+-\d{4}-\d\d-\d\d$/);
      const read = readPicture(svg);
      expect(read.faults).toEqual([]);
      expect(outside(read)).toEqual([]);
      expect(overlaps(read.texts)).toEqual([]);
      expect(read.root.querySelector("title")?.textContent).toContain(CHARTS[n]);
      expect(read.root.querySelector("desc")?.textContent).toMatch(
        /Period: .* 2026\..*Self-reported/,
      );
    }
    expect(new Set(twin.saved.map(({ name }) => name)).size).toBe(CHARTS.length);
  });

  it("needs the keyboard alone, begins with PNG, and says where the file is", async () => {
    const { twin, user } = await open();
    const save = button("Save picture Focus signs");
    save.focus();
    await user.keyboard("{Enter}");
    expect(save.getAttribute("aria-expanded")).toBe("true");
    expect(document.activeElement?.textContent?.trim()).toBe("Save as PNG");
    await user.keyboard("{Enter}");
    expect(
      await screen.findByText(
        "Saved, not encrypted: /home/you/Pictures/chart-lines-2026-11-23.png",
      ),
    ).toBeTruthy();
    expect(twin.saved[0]).toMatchObject({ format: "png", scale: 2 });
    expect(document.activeElement).toBe(save);
    expect(save.getAttribute("aria-expanded")).toBe("false");
    await user.keyboard("{Enter}");
    expect(screen.queryByText(/^Saved, not encrypted/)).toBeNull();
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("group", { name: /^Save picture/ })).toBeNull();
    expect(document.activeElement).toBe(save);
  });

  it("stays open when the person chose no file, and when it could not be written", async () => {
    const { twin, container, user } = await open();
    const { saveChart } = twin;
    twin.saveChart = async () => null;
    await user.click(button("Save picture A year of one sign"));
    const png = panel("A year of one sign").getByRole("button", { name: "Save as PNG" });
    await user.click(png);
    expect(await screen.findByText("No picture was saved.")).toBeTruthy();
    twin.saveChart = saveChart;
    twin.failNext("file-not-saved");
    await user.click(png);
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain("could not be saved there");
    expect(screen.queryByText("No picture was saved.")).toBeNull();
    const found = await axe.run(container, { rules: { "color-contrast": { enabled: false } } });
    expect(found.violations.map(({ id }) => id)).toEqual([]);
    await user.click(png);
    expect(await screen.findByText(/^Saved, not encrypted/)).toBeTruthy();
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("draws what is shown: the chosen view, sign and period", async () => {
    const { twin, user } = await open();
    await user.click(screen.getByRole("radio", { name: "26 weeks" }));
    await screen.findByText(/of 182 days rated/);
    await user.click(screen.getAllByRole("radio", { name: "How often" })[0] as HTMLElement);
    await user.click(button("Save picture Focus signs"));
    await user.keyboard("{Enter}");
    const said = readPicture(twin.saved[0]?.svg ?? "").texts.map(({ text }) => text);
    expect(said).toContain("100 %");
    expect(said).not.toContain("4");
    expect(said).toContain("Period: 25 May 2026 – 23 November 2026.");
    expect(said).toContain("Assuming harm");
    expect(said).toContain("started therapy");
    expect(said).toContain("1 October 2026: started therapy");
  });

  it("says of a sign before and after a date once, beside its bar", async () => {
    const { twin, user } = await open();
    await user.click(button("Save picture 1 October 2026: started therapy"));
    await user.keyboard("{Enter}");
    const [saved] = twin.saved;
    const whole = readPicture(saved?.svg ?? "")
      .texts.map(({ text }) => text)
      .join(" ");
    expect(whole).toContain("This does not say why.");
    expect(whole.match(/Assuming harm: /g)).toHaveLength(1);
    expect(whole).toContain("Period: 9 July 2026 – 23 November 2026.");
  });
});

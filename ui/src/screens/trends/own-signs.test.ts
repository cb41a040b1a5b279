import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { beforeEach, describe, expect, it, vi } from "vitest";

import { useBackend } from "../../backend";
import { makeTwin, type TwinOptions } from "../../backend/browser";
import { LONG_LABEL, oddSigns } from "../../backend/twin/odd-signs";
import { desk } from "../../desk.svelte";
import { keepSigns, loadSigns } from "../../signs.svelte";
import { t } from "../../words/words";
import Trends from "./Trends.svelte";

// The whole page is drawn; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

async function open(options: TwinOptions) {
  const twin = makeTwin({ open: true, weeks: 12, ...options });
  useBackend(twin);
  await loadSigns();
  const { container } = render(Trends);
  await screen.findByRole("heading", { name: "A year of one sign" });
  return { twin, container, user: userEvent.setup() };
}

const heads = (container: Element) =>
  [...container.querySelectorAll(".region tbody th")].map((head) => head.textContent?.trim());
const years = () =>
  within(screen.getByRole("combobox", { name: "Sign" }))
    .getAllByRole<HTMLOptionElement>("option")
    .map((option) => option.textContent);

beforeEach(() => {
  keepSigns(null);
  desk.page = "trends";
});

describe("trends of one's own signs", () => {
  it("show sixteen in the person's words, in lines, grid, small pictures and tables", async () => {
    const { container, user } = await open({
      signs: oddSigns("many"),
      focus: ["own-2", "own-3", "held-back"],
    });
    expect(heads(container)).toHaveLength(16);
    expect(heads(container)).toContain("Swallowing it");
    expect(heads(container)).toContain(LONG_LABEL);
    expect(container.querySelectorAll("article h3")).toHaveLength(16);
    // Beside its line there is little room; the list below has the whole name.
    const names = [...container.querySelectorAll("text.chart-name")].map(
      (name) => name.textContent,
    );
    expect(names).toContainEqual(expect.stringMatching(/^Checking where e\S*…$/));
    expect(screen.getAllByText(LONG_LABEL).length).toBeGreaterThan(2);
    for (const toggle of screen.getAllByRole("button", { name: /^Show as table/ })) {
      await user.click(toggle);
    }
    expect(screen.getAllByRole("columnheader", { name: LONG_LABEL })).toHaveLength(2);
    expect(years()).toHaveLength(16);
    const found = await axe.run(container, { rules: { "color-contrast": { enabled: false } } });
    expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });

  it("can share a name without upsetting a table", async () => {
    const { user } = await open({
      signs: [{ sign: "own-1", label: "Drama", line: "Another drama" }],
      focus: ["drama", "own-1"],
    });
    await user.click(screen.getAllByRole("button", { name: /^Show as table/ })[0]!);
    expect(screen.getAllByRole("columnheader", { name: "Drama" })).toHaveLength(2);
  });

  it("keep what was put away in sight where it was rated, and offer it for focus no more", async () => {
    const { container, user } = await open({
      signs: [
        { sign: "drama", putAway: true },
        { sign: "isolated", putAway: true },
      ],
      neverRated: ["isolated"],
    });
    expect(heads(container)).toHaveLength(10);
    expect(heads(container)).toContain("Drama (put away)");
    expect(screen.getByRole("heading", { name: "Drama (put away)" })).toBeTruthy();
    expect(years().at(-1)).toBe("Drama (put away)");
    expect(years()).not.toContain("Isolating (put away)");
    const choice = within(screen.getByRole("group", { name: "Choose focus signs" }));
    expect(choice.getAllByRole("checkbox")).toHaveLength(9);
    expect(choice.queryByText(/Drama/)).toBeNull();
    await user.selectOptions(screen.getByRole("combobox", { name: "Sign" }), "drama");
    await screen.findByRole("slider", { name: t("year-walk", { sign: "Drama" }) });
  });

  it("begin the year with the first sign that is asked", async () => {
    const [first] = [{ sign: "assumed-harm", putAway: true }] as const;
    await open({ signs: [first], neverRated: ["assumed-harm"] });
    const select = screen.getByRole<HTMLSelectElement>("combobox", { name: "Sign" });
    await waitFor(() => expect(select.value).toBe("avoided-commitment"));
  });

  it("are only one where all others are put away", async () => {
    const { container } = await open({
      signs: oddSigns("few"),
      neverRated: oddSigns("few").map(({ sign }) => sign),
    });
    expect(heads(container)).toEqual(["Assuming harm"]);
    expect(years()).toEqual(["Assuming harm"]);
  });
});

import { configure, render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { beforeEach, describe, expect, it, vi } from "vitest";

import { useBackend, type SignId } from "../../backend";
import { makeTwin, type TwinOptions } from "../../backend/browser";
import { oddSigns, OWN_SIGNS } from "../../backend/twin/odd-signs";
import { desk } from "../../desk.svelte";
import { keepSigns } from "../../signs.svelte";
import Today from "./Today.svelte";

// The whole page is drawn; a busy machine takes its time.
configure({ asyncUtilTimeout: 5_000 });
vi.setConfig({ testTimeout: 30_000 });

let twin: ReturnType<typeof makeTwin>;
const rows = () => screen.getAllByRole("radiogroup");
const status = () => document.getElementById("check-in-status")?.textContent ?? "";
/** The days to choose from, newest first; jsdom keeps what is folded away out of sight. */
const days = () => document.querySelectorAll("#day-list button");
const levels = async () => (await twin.dayView(null)).ratings.map(({ level }) => level);

async function open(count: number, options: TwinOptions) {
  twin = makeTwin({ open: true, ...options });
  useBackend(twin);
  render(Today);
  await waitFor(() => expect(rows()).toHaveLength(count));
  return userEvent.setup();
}

beforeEach(() => {
  keepSigns(null);
  desk.stage = "open";
  desk.page = "today";
  desk.part = null;
  desk.day = null;
});

describe("a check-in of any signs", () => {
  it("asks sixteen, is filled by sixteen digits and lands on Done", async () => {
    const user = await open(16, { signs: oddSigns("many") });
    expect(status()).toBe("0 of 16 noted.");
    await waitFor(() => expect(document.activeElement?.getAttribute("name")).toMatch(/^level-/));
    await user.keyboard("0123401234012340");
    expect(document.activeElement?.id).toBe("done");
    await waitFor(() => expect(status()).toBe("16 of 16 noted. Saved on this computer."));
    expect(await levels()).toEqual([0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 0]);
    expect(screen.queryByRole("button", { name: "The rest are 0" })).toBeNull();
  });

  it("asks one, by one key, then Enter", async () => {
    const user = await open(1, { signs: oddSigns("few") });
    await waitFor(() => expect(document.activeElement?.getAttribute("name")).toMatch(/^level-/));
    await user.keyboard("3");
    await waitFor(() => expect(status()).toBe("1 of 1 noted. Saved on this computer."));
    await user.keyboard("{Enter}");
    await screen.findByRole("heading", { name: "Done for today" });
  });

  it("sets the rest to 0 among what is asked, and nothing else", async () => {
    const user = await open(9, { signs: oddSigns("away").slice(2) });
    await user.click(screen.getByRole("button", { name: "The rest are 0" }));
    await waitFor(() => expect(status()).toContain("9 of 9 noted."));
    expect(screen.getByText("9 signs set to 0.")).toBeTruthy();
    expect(await levels()).toEqual(Array.from({ length: 9 }, () => 0));
  });

  it("asks in the person's words, and names the rows by them", async () => {
    await open(16, { signs: oddSigns("many") });
    const group = screen.getByRole("radiogroup", { name: "I swallowed what I wanted to say" });
    expect(within(group).getAllByRole("radio")).toHaveLength(5);
    screen.getByRole("radiogroup", { name: "בדקתי את הטלפון שלהם, או רציתי לבדוק" });
    expect(screen.queryByText("I had a feeling or opinion to share and kept it in")).toBeNull();
  });

  it("shows what was rated and then put away apart, outside the count and the way of Enter", async () => {
    twin = makeTwin({ open: true });
    await twin.rate("2026-11-23", "drama", 3);
    await twin.putSignAway("drama");
    useBackend(twin);
    render(Today);
    await waitFor(() => expect(rows()).toHaveLength(11));
    const away = within(screen.getByRole("region", { name: "Put away, and rated on this day" }));
    const drama = away.getByRole("radiogroup", { name: /calm to storm/ });
    expect(within(drama).getByRole<HTMLInputElement>("radio", { checked: true }).value).toBe("3");
    expect(status()).toBe("0 of 10 noted.");
    const user = userEvent.setup();
    within(rows()[0]!).getByRole("radio", { name: "0, not at all" }).focus();
    await user.keyboard("1111111111");
    expect(document.activeElement?.id).toBe("done");
    await waitFor(() => expect(status()).toBe("10 of 10 noted. Saved on this computer."));
    await user.click(within(drama).getByRole("radio", { name: "2, somewhat" }));
    await waitFor(async () => expect((await levels()).at(-1)).toBe(2));
    // Eleven levels on a day that asks ten now: no share is told of it.
    await user.click(screen.getByRole("button", { name: "Choose a day" }));
    expect(days()[0]?.textContent).toContain("11 noted");
  });

  it("marks days by the signs that are in use now", async () => {
    const user = await open(13, { signs: OWN_SIGNS.slice(0, 2), weeks: 1, neverRated: ["own-1"] });
    await user.click(screen.getByRole("button", { name: "Choose a day" }));
    expect(days()[1]?.textContent).toContain("12 of 13 noted");
  });

  it("helps with own and reworded signs in words of their own, and leads to choosing", async () => {
    const user = await open(16, { signs: oddSigns("many") });
    const help = (sign: SignId) => within(document.getElementById(`about-${sign}`)!);
    const own = help("own-1");
    expect(own.getByText(/These are my own words/)).toBeTruthy();
    expect(own.getByText(/Distrust can be right/)).toBeTruthy();
    expect(own.getByText("Support")).toBeTruthy();
    const reworded = help("held-back");
    expect(reworded.getByText(/It came as “Holding back”/)).toBeTruthy();
    expect(reworded.getByText(/swallowed it/)).toBeTruthy();
    await user.click(own.getByText("Choose my signs"));
    await waitFor(() => expect(desk.page).toBe("settings"));
    expect(desk.part).toBe("signs");
  });

  it("has a way to the signs at its foot", async () => {
    const user = await open(11, {});
    await user.click(screen.getByRole("button", { name: "Choose my signs" }));
    await waitFor(() => expect(desk.part).toBe("signs"));
  });

  it("asks nothing while the signs cannot be read, and then everything", async () => {
    twin = makeTwin({ open: true, signs: oddSigns("many") });
    useBackend({ ...twin, signs: () => Promise.reject({ kind: "storage", detail: null }) });
    render(Today);
    await screen.findByRole("alert");
    expect(screen.queryAllByRole("radiogroup")).toEqual([]);
    useBackend(twin);
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    await waitFor(() => expect(rows()).toHaveLength(16));
  });

  it("has nothing that axe objects to", async () => {
    twin = makeTwin({ open: true, signs: oddSigns("many") });
    await twin.rate("2026-11-23", "drama", 3);
    await twin.putSignAway("drama");
    useBackend(twin);
    render(Today);
    await waitFor(() => expect(rows()).toHaveLength(16));
    const found = await axe.run(document.body, {
      rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
    });
    expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });
});

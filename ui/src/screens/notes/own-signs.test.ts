import { configure, render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";

import App from "../../App.svelte";
import { useBackend } from "../../backend";
import { makeTwin, TWIN_PASSPHRASE, type TwinOptions } from "../../backend/browser";
import { LONG_LABEL, oddSigns } from "../../backend/twin/odd-signs";
import { desk, enter } from "../../desk.svelte";
import { keepSigns } from "../../signs.svelte";
import { t } from "../../words/words";

// The whole page is drawn; a busy machine takes its time.
configure({ asyncUtilTimeout: 5_000 });
vi.setConfig({ testTimeout: 30_000 });

let twin: ReturnType<typeof makeTwin>;

/** The whole frame, unlocked, on the page Notes. */
async function open(rows: number, options: TwinOptions) {
  twin = makeTwin({ presence: "present", entries: true, weeks: 2, ...options });
  useBackend(twin);
  render(App);
  await waitFor(() => expect(desk.stage).toBe("locked"));
  enter(await twin.unlock(TWIN_PASSPHRASE));
  const user = userEvent.setup();
  await waitFor(() => expect(screen.getAllByRole("radiogroup")).toHaveLength(rows));
  await user.keyboard("{Control>}2{/Control}");
  await screen.findByRole("heading", { level: 1, name: "Notes" });
  return user;
}

beforeEach(() => {
  keepSigns(null);
  desk.stage = "starting";
  desk.dialog = null;
});

describe("own signs in Notes", () => {
  it("narrow the list by their own words, put away ones with a history among them", async () => {
    const user = await open(11, { signs: oddSigns("away"), neverRated: ["secretive"] });
    await user.click(screen.getByRole("button", { name: "Filter" }));
    await user.click(await screen.findByText("Sign"));
    const panel = within(document.getElementById("notes-filters")!);
    panel.getByRole("checkbox", { name: "Swallowing it" });
    expect(panel.queryByRole("checkbox", { name: "Holding back" })).toBeNull();
    await user.click(panel.getByRole("checkbox", { name: "Drama (put away)" }));
    await screen.findByRole("button", { name: "Remove filter: Drama" });
  });

  it("are linked to an entry; one put away only where it was linked before", async () => {
    const user = await open(16, { signs: oddSigns("many") });
    await user.keyboard("{Control>}n{/Control}");
    await screen.findByRole("dialog");
    await user.keyboard("7");
    await user.click(await screen.findByText(t("links-title"), { selector: "[aria-expanded] *" }));
    await user.click(screen.getByRole("checkbox", { name: LONG_LABEL }));
    await user.click(screen.getByRole("checkbox", { name: "Drama" }));
    expect(screen.getAllByRole("checkbox", { name: "Drama" })).toHaveLength(1);
    const views = await twin.putSignAway("own-3");
    await twin.putSignAway("secretive");
    expect(views.find(({ sign }) => sign === "own-3")?.putAway).toBe(true);
    keepSigns(await twin.signs());
    const linked = await screen.findByRole<HTMLInputElement>("checkbox", {
      name: `${LONG_LABEL} (put away)`,
    });
    expect(linked.checked).toBe(true);
    expect(screen.queryByRole("checkbox", { name: /Being secretive/ })).toBeNull();
  });

  it("are read in a check-in in their own words", async () => {
    const user = await open(16, { signs: oddSigns("many") });
    await user.click(
      await screen.findByRole("button", { name: /^Check-in.*22 November.*16 noted/s }),
    );
    const reading = within(await screen.findByRole("region", { name: "What is open" }));
    await reading.findByText("I swallowed what I wanted to say");
    expect(reading.getByText("16 noted")).toBeTruthy();
  });
});

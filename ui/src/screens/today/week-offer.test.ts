import { configure, render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { beforeEach, describe, expect, it, vi } from "vitest";

import { useBackend, type Weekday } from "../../backend";
import { makeTwin } from "../../backend/browser";
import { desk } from "../../desk.svelte";
import { WEEKDAYS } from "../../kinds";
import { startingPlace } from "../notes/place";
import Today from "./Today.svelte";

// A busy machine takes its time.
configure({ asyncUtilTimeout: 5_000 });
vi.setConfig({ testTimeout: 30_000 });

let twin: ReturnType<typeof makeTwin>;
const TITLE = "The week of 16 Nov – 22 Nov";

/** Today is a Monday. */
async function open(reviewDay: Weekday | null) {
  twin = makeTwin({ open: true, weeks: 4, reviewDay });
  useBackend(twin);
  render(Today);
  await waitFor(() => expect(twin.said).toContain("due"));
  await vi.advanceTimersByTimeAsync(20);
  return userEvent.setup();
}
const offer = () => screen.queryByRole("region", { name: TITLE });

beforeEach(() => {
  desk.stage = "open";
  desk.page = "today";
  desk.notes = startingPlace();
});

describe("the offer to look back at the week", () => {
  it.each(WEEKDAYS)("comes on the chosen day and the two days after it: %s", async (day) => {
    await open(day);
    expect(offer() !== null).toBe(["saturday", "sunday", "monday"].includes(day));
  });

  it("never comes while no day is chosen", async () => {
    await open(null);
    expect(offer()).toBeNull();
  });

  it("begins the review of that week", async () => {
    const user = await open("sunday");
    await user.click(screen.getByRole("button", { name: "Look back" }));
    await waitFor(() => expect(desk.page).toBe("notes"));
    expect(desk.notes.opened).toMatchObject({
      kind: "week-review",
      begins: { week: "2026-11-16" },
    });
  });

  it("is put aside by a key, says where it can be found, and does not come back", async () => {
    const user = await open("sunday");
    screen.getByRole("button", { name: "Not this week" }).focus();
    await user.keyboard("{Enter}");
    const said = await screen.findByText(/^Not this week, then\./);
    await waitFor(() => expect(document.activeElement).toBe(said));
    expect(offer()).toBeNull();
    expect((await twin.due()).weekReview).toBeNull();
  });

  it("stays when it could not be put aside, and says so", async () => {
    const user = await open("sunday");
    twin.failNext("disk-full");
    await user.click(screen.getByRole("button", { name: "Not this week" }));
    expect(await screen.findByRole("alert")).toBeTruthy();
    expect(offer()).not.toBeNull();
    await user.click(screen.getByRole("button", { name: "Try again" }));
    await screen.findByText(/^Not this week, then\./);
  });

  it("is gone once a review of the week is begun", async () => {
    await open("sunday");
    const { entry } = await twin.blankEntry("week-review", null);
    await twin.saveEntry(entry.id, 0, { ...entry.fields, body: "x" });
    expect((await twin.due()).weekReview).toBeNull();
  });

  it("has nothing that axe objects to", async () => {
    await open("sunday");
    const found = await axe.run(document.body, {
      rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
    });
    expect(found.violations).toEqual([]);
  });
});

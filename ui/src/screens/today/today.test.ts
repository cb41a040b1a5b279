import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { beforeEach, describe, expect, it, vi } from "vitest";

import { useBackend } from "../../backend";
import { makeTwin } from "../../backend/browser";
import { desk } from "../../desk.svelte";
import { saveAll } from "../../unsaved";
import { longDay, shiftDay } from "../../words/days";
import { t } from "../../words/words";
import Today from "./Today.svelte";

let twin: ReturnType<typeof makeTwin>;
const rows = () => screen.getAllByRole("radiogroup");
const status = () => document.getElementById("check-in-status")?.textContent ?? "";

async function openToday() {
  render(Today);
  await waitFor(() => expect(rows()).toHaveLength(11));
  return userEvent.setup();
}

function option(row: number, name: string): HTMLElement {
  return within(rows()[row]!).getByRole("radio", { name });
}

beforeEach(() => {
  twin = makeTwin({ open: true });
  useBackend(twin);
  desk.stage = "open";
});

describe("the check-in", () => {
  it("is filled by eleven digits, and lands on Done", async () => {
    const user = await openToday();
    option(0, "0, not at all").focus();
    await user.keyboard("01234012340");
    expect(document.activeElement?.id).toBe("done");
    await waitFor(() => expect(status()).toBe("11 of 11 noted. Saved on this computer."));
    const stored = await twin.dayView(null);
    expect(stored.ratings.map((rating) => rating.level)).toEqual([0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 0]);
  });

  it("says that a new day has begun, keeps answers on the open one, and leads there", async () => {
    const user = await openToday();
    const { today } = await twin.dayView(null);
    const tomorrow = shiftDay(today, 1);
    const dayView = twin.dayView.bind(twin);
    // As after midnight: the day that is meant without a name is the next.
    twin.dayView = async (day) => ({ ...(await dayView(day ?? today)), today: tomorrow });
    globalThis.dispatchEvent(new Event("focus"));
    expect(await screen.findByText(t("today-new-day", { day: longDay(today) }))).toBeTruthy();
    expect(screen.getByRole("heading", { level: 1 }).textContent).toContain(longDay(today));
    await user.click(option(0, "2, somewhat"));
    await waitFor(async () => expect((await dayView(today)).ratings[0]?.level).toBe(2));
    const opened = vi.fn();
    twin.dayView = async (day) => {
      opened(day);
      return { ...(await dayView(today)), day: day ?? tomorrow, today: tomorrow };
    };
    await user.click(
      screen.getByRole("button", { name: t("today-new-day-go", { day: longDay(tomorrow) }) }),
    );
    await waitFor(() => expect(opened).toHaveBeenCalledWith(tomorrow));
    await waitFor(() =>
      expect(screen.queryByText(t("today-new-day", { day: longDay(today) }))).toBeNull(),
    );
  });

  it("looks for a new day once at a time, however long an answer takes", async () => {
    await openToday();
    let answer: () => void = () => undefined;
    const dayView = twin.dayView.bind(twin);
    const asked = vi.fn();
    twin.dayView = async (day) => {
      asked();
      await new Promise<void>((done) => (answer = done));
      return dayView(day);
    };
    for (let n = 0; n < 5; n += 1) globalThis.dispatchEvent(new Event("focus"));
    expect(asked).toHaveBeenCalledTimes(1);
    answer();
    await waitFor(() => {
      globalThis.dispatchEvent(new Event("focus"));
      expect(asked).toHaveBeenCalledTimes(2);
    });
    answer();
  });

  it("clears to blank by Backspace, which is not 0", async () => {
    const user = await openToday();
    await user.click(option(2, "3, strongly"));
    await user.keyboard("{Backspace}");
    await waitFor(() => expect(status()).toContain("0 of 11"));
    expect((await twin.dayView(null)).ratings[2]?.level).toBeNull();
  });

  it("asks whether it was acted on from level 1, and goes round three answers", async () => {
    const user = await openToday();
    await user.click(option(1, "0, not at all"));
    expect(screen.queryByRole("button", { name: /acted/i })).toBeNull();
    await user.keyboard("{ArrowRight}");
    const chip = await screen.findByRole("button", { name: /^Acted\? Not said yet/ });
    await user.click(chip);
    await user.click(await screen.findByRole("button", { name: /^Acted on it/ }));
    await user.click(await screen.findByRole("button", { name: /^Not acted on it/ }));
    await screen.findByRole("button", { name: /^Acted\? Not said yet/ });
  });

  it("sets the rest to 0 on request, and takes it back", async () => {
    const user = await openToday();
    await user.click(option(0, "2, somewhat"));
    await user.click(screen.getByRole("button", { name: "The rest are 0" }));
    await waitFor(() => expect(status()).toContain("11 of 11"));
    await user.click(screen.getByRole("button", { name: "Undo" }));
    await waitFor(() => expect(status()).toContain("1 of 11"));
  });

  it("never calls an answer saved that was not, and saves it when asked again", async () => {
    const user = await openToday();
    twin.failNext("disk-full");
    await user.click(option(4, "1, a little"));
    expect(await screen.findByRole("alert")).toHaveProperty(
      "textContent",
      expect.stringContaining("disk is full"),
    );
    expect(status()).toContain("Not saved.");
    await user.click(screen.getByRole("button", { name: "Try again" }));
    await waitFor(() => expect(status()).toBe("1 of 11 noted. Saved on this computer."));
  });

  it("keeps a lock waiting for text that is typed and not saved, and saves it first", async () => {
    const user = await openToday();
    await user.type(screen.getByRole("textbox", { name: /Note for/ }), "A quiet evening.");
    await saveAll();
    expect((await twin.dayView(null)).note.text).toBe("A quiet evening.");
  });

  it("says when a lock cannot save the note, and keeps the words", async () => {
    const user = await openToday();
    const area = screen.getByRole<HTMLTextAreaElement>("textbox", { name: /Note for/ });
    await user.type(area, "Do not lose me");
    twin.failNext("disk-full");
    await expect(saveAll()).rejects.toMatchObject({ kind: "disk-full" });
    expect(area.value).toBe("Do not lose me");
    await saveAll();
    expect((await twin.dayView(null)).note.text).toBe("Do not lose me");
  });

  it("opens on its first blank sign, so that eleven digits and Enter are enough", async () => {
    await twin.rate("2026-11-23", "assumed-harm", 1);
    await openToday();
    await waitFor(() => expect(document.activeElement).toBe(option(1, "0, not at all")));
  });

  it("saves while somebody types on and on without a pause", async () => {
    const user = await openToday();
    const area = screen.getByRole<HTMLTextAreaElement>("textbox", { name: /Note for/ });
    area.focus();
    for (let waited = 0; waited < 2_600; waited += 100) {
      await user.keyboard("a");
      await vi.advanceTimersByTimeAsync(100);
    }
    expect((await twin.dayView(null)).note.text).not.toBe("");
  });

  it("shows the note again after Done and back, and goes on saving it", async () => {
    const user = await openToday();
    const area = () => screen.getByRole<HTMLTextAreaElement>("textbox", { name: /Note for/ });
    await user.type(area(), "HELLO");
    await user.click(screen.getByRole("button", { name: "Done" }));
    await user.click(await screen.findByRole("button", { name: "Back to the check-in" }));
    await waitFor(() => expect(area().value).toBe("HELLO"));
    await user.type(area(), " more");
    await saveAll();
    expect((await twin.dayView(null)).note.text).toBe("HELLO more");
  });

  it("does not leave words behind that cannot be saved", async () => {
    const user = await openToday();
    await user.type(screen.getByRole("textbox", { name: /Note for/ }), "Stay");
    useBackend({
      ...twin,
      writeNote: () => Promise.reject({ kind: "disk-full", detail: null }),
    });
    await user.click(screen.getByRole("button", { name: "Day before" }));
    await screen.findByText(/disk is full/);
    await vi.advanceTimersByTimeAsync(20);
    expect(screen.getByRole<HTMLTextAreaElement>("textbox", { name: /Note for/ }).value).toBe(
      "Stay",
    );
  });

  it("keeps a level that could not be saved when acted is said after it", async () => {
    const user = await openToday();
    twin.failNext("disk-full");
    await user.click(option(3, "3, strongly"));
    await screen.findByRole("alert");
    await user.click(screen.getByRole("button", { name: /^Acted\? Not said yet/ }));
    await waitFor(() => expect(status()).toBe("1 of 11 noted. Saved on this computer."));
    expect((await twin.dayView(null)).ratings[3]).toMatchObject({ level: 3, acted: true });
  });

  it("opens an earlier day as one that is added later", async () => {
    const user = await openToday();
    await user.click(screen.getByRole("button", { name: "Day before" }));
    await screen.findByRole("heading", { name: "Sunday 22 November" });
    await user.click(screen.getByRole("button", { name: "Day before" }));
    await screen.findByText(/adding this later/);
  });

  it("ends calmly, without a count of anything missed", async () => {
    const user = await openToday();
    await user.click(screen.getByRole("button", { name: "Done" }));
    await screen.findByRole("heading", { name: "Done for today" });
  });

  it("has nothing that axe objects to", async () => {
    await openToday();
    const found = await axe.run(document.body, {
      rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
    });
    expect(found.violations).toEqual([]);
  });
});

import { cleanup, render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { useBackend } from "../../backend";
import { makeTwin, TWIN_PASSPHRASE } from "../../backend/browser";
import { twinFile } from "../../backend/twin/backups";
import { weeksOf } from "../../components/month";
import { desk, setLook } from "../../desk.svelte";
import { useCalendar } from "../../words/calendar.svelte";
import { clock } from "../../words/days";
import { t } from "../../words/words";
import Settings from "./Settings.svelte";

// A busy machine takes its time.
vi.setConfig({ testTimeout: 30_000 });

const NEXT = "seven slow boats in the mist";
let twin: ReturnType<typeof makeTwin>;

async function flaws(): Promise<string[]> {
  const result = await axe.run(document.body, { rules: { "color-contrast": { enabled: false } } });
  return result.violations
    .filter((v) => v.id !== "region")
    .map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(" | ")}`);
}

const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));
const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
const part = (name: string) => within(document.getElementById(`settings-${name}`) ?? document.body);
const saved = (name: string) => part(name).findByText(t("settings-saved"));

beforeEach(async () => {
  twin = makeTwin({ open: true });
  useBackend(twin);
  desk.dialog = null;
  setLook((await twin.start()).look);
  render(Settings);
  await screen.findByRole("heading", { name: t("settings-look") });
});

describe("look", () => {
  const root = document.documentElement;

  test("is worn at once and saved", async () => {
    await userEvent.click(screen.getByRole("radio", { name: t("settings-theme-dark") }));
    expect(root.dataset.theme).toBe("dark");
    await saved("look");
    await press(t("settings-text-larger"));
    await press(t("settings-text-larger"));
    expect(root.style.fontSize).toBe("120%");
    expect(document.getElementById("settings-text-value")?.textContent?.trim()).toBe("120 %");
    await userEvent.click(screen.getByRole("switch", { name: t("settings-contrast") }));
    expect(root.dataset.contrast).toBe("high");
    await saved("look");
    expect((await twin.settings()).look).toMatchObject({
      theme: "dark",
      textPercent: 120,
      highContrast: true,
    });
    expect(await flaws()).toEqual([]);
  });

  test("stops at 90 and 200 %", async () => {
    for (let n = 0; n < 3; n += 1) await press(t("settings-text-smaller"));
    expect(root.style.fontSize).toBe("90%");
    for (let n = 0; n < 13; n += 1) await press(t("settings-text-larger"));
    expect(root.style.fontSize).toBe("200%");
  });

  test("a look that could not be saved is taken back", async () => {
    twin.failNext("disk-full");
    await userEvent.click(screen.getByRole("radio", { name: t("settings-theme-dark") }));
    expect((await screen.findByRole("alert")).textContent).toContain(t("err-disk-full"));
    expect(root.dataset.theme).toBe("light");
    expect(
      screen.getByRole<HTMLInputElement>("radio", { name: t("settings-theme-system") }).checked,
    ).toBe(true);
    await press(t("app-try-again"));
    await saved("look");
    expect(root.dataset.theme).toBe("dark");
  });
});

describe("weeks and hours", () => {
  const days = () => weeksOf("2026-11-25")[0]?.[0];
  afterEach(() => useCalendar({ startsOn: "monday", twelveHours: false }));

  test("begin and are said as it is chosen, at once and from then on", async () => {
    expect([days(), clock(20 * 60 + 15)]).toEqual(["2026-10-26", "20:15"]);
    await userEvent.selectOptions(
      field(t("settings-week-starts")),
      t("settings-week-starts-sunday"),
    );
    await saved("look");
    await waitFor(() => expect(days()).toBe("2026-11-01"));
    await userEvent.click(screen.getByRole("radio", { name: t("settings-hours-twelve") }));
    await waitFor(() => expect(clock(20 * 60 + 15)).toBe("8:15 p.m."));
    await userEvent.selectOptions(
      field(t("settings-week-starts")),
      t("settings-week-starts-saturday"),
    );
    await waitFor(() => expect(days()).toBe("2026-10-31"));
    expect((await twin.settings()).look).toMatchObject({ weekStarts: "saturday", hours: "twelve" });
    // As the system has it: here that is Monday, and 24 hours.
    await userEvent.selectOptions(
      field(t("settings-week-starts")),
      t("settings-week-starts-locale"),
    );
    await userEvent.click(screen.getByRole("radio", { name: t("settings-hours-locale") }));
    await waitFor(() => expect([days(), clock(20 * 60 + 15)]).toEqual(["2026-10-26", "20:15"]));
    expect((await twin.settings()).look).toMatchObject({ weekStarts: "locale", hours: "locale" });
    expect(await flaws()).toEqual([]);
  });
});

describe("check-in, pause and lock", () => {
  test("every change saves itself", async () => {
    await userEvent.selectOptions(field(t("settings-day-end")), "3");
    await saved("check-in");
    await userEvent.click(screen.getByRole("switch", { name: t("settings-digits") }));
    await press(t("settings-pause-start"));
    await saved("pause");
    expect(screen.getByText(t("settings-pause-since", { day: "23 November 2026" }))).toBeTruthy();
    await press(t("settings-pause-end"));
    await screen.findByText(t("settings-pause-none"));
    await press(t("settings-lock-preset", { minutes: 15 }));
    await saved("privacy");
    expect(await twin.settings()).toMatchObject({
      dayEndHour: 3,
      digitsAdvance: false,
      autoLockMinutes: 15,
    });
  });

  test("a look back at the week is not offered before a day is chosen, and can be stopped", async () => {
    const day = screen.getByRole<HTMLSelectElement>("combobox", {
      name: t("settings-review-day"),
    });
    expect(day.value).toBe("none");
    await userEvent.selectOptions(day, "Sunday");
    await saved("check-in");
    expect((await twin.settings()).reviewDay).toBe("sunday");
    await userEvent.selectOptions(day, t("settings-review-day-none"));
    await waitFor(async () => expect((await twin.settings()).reviewDay).toBeNull());
    twin.failNext("storage");
    await userEvent.selectOptions(day, "Friday");
    await screen.findByRole("alert");
    expect(day.value).toBe("none");
  });

  test("spelling is marked until it is turned off", async () => {
    const marks = screen.getByRole<HTMLInputElement>("switch", { name: t("settings-spell-check") });
    expect(marks.checked).toBe(true);
    await userEvent.click(marks);
    await saved("writing");
    expect((await twin.settings()).spellCheck).toBe(false);
  });

  test("where words that are learned leave the journal, spelling is off and says why", async () => {
    cleanup();
    twin = makeTwin({ open: true, spellingLearns: true });
    useBackend(twin);
    render(Settings);
    const name = t("settings-spell-check");
    const marks = await screen.findByRole<HTMLInputElement>("switch", { name });
    expect(marks.checked).toBe(false);
    expect(part("writing").getByText(t("settings-spell-check-hint-learns"))).toBeTruthy();
    expect(screen.queryByText(t("settings-spell-check-hint"))).toBeNull();
  });

  test("minutes out of range are explained and stay as typed", async () => {
    const minutes = field(t("settings-lock-minutes"));
    await userEvent.clear(minutes);
    await userEvent.type(minutes, "90{Enter}");
    await userEvent.tab();
    expect(screen.getByText(t("settings-lock-wrong"))).toBeTruthy();
    expect(minutes.value).toBe("90");
    expect(twin.said).not.toContain("setAutoLock");
    await userEvent.clear(minutes);
    await userEvent.type(minutes, "20");
    await userEvent.tab();
    await saved("privacy");
    expect((await twin.settings()).autoLockMinutes).toBe(20);
  });
});

describe("change passphrase", () => {
  async function fill(current: string) {
    await press(t("settings-passphrase-change"));
    await userEvent.type(field(t("settings-passphrase-current")), current);
    await userEvent.type(field(t("passphrase-new")), NEXT);
    await userEvent.type(field(t("passphrase-again")), NEXT);
    await press(t("settings-passphrase-submit"));
  }

  test("a wrong current one keeps every field", async () => {
    await fill("not the one I have");
    expect((await screen.findByRole("alert")).textContent).toContain(t("err-wrong-passphrase"));
    expect(field(t("settings-passphrase-current")).value).toBe("not the one I have");
    expect(field(t("passphrase-new")).value).toBe(NEXT);
    expect(field(t("passphrase-again")).value).toBe(NEXT);
    expect(document.activeElement).toBe(field(t("settings-passphrase-current")));
    expect(await flaws()).toEqual([]);
  });

  test("an empty current one is asked for", async () => {
    await press(t("settings-passphrase-change"));
    await userEvent.type(field(t("passphrase-new")), NEXT);
    await userEvent.type(field(t("passphrase-again")), NEXT);
    await press(t("settings-passphrase-submit"));
    expect(await screen.findByText(t("settings-passphrase-missing"))).toBeTruthy();
    expect(twin.said).not.toContain("changePassphrase");
  });

  test("works, and forgets what was typed", async () => {
    await fill(TWIN_PASSPHRASE);
    const done = new RegExp(`^${t("settings-passphrase-done")}`);
    expect((await screen.findByText(done)).textContent).toContain(t("rewrap-done", { count: 3 }));
    await twin.lock("asked");
    await twin.restoreCopy({ kept: twinFile(38) }, { passphrase: NEXT }, null);
    await twin.unlock(NEXT);
    expect(
      screen.getByText(t("settings-passphrase-changed", { day: "23 November 2026" })),
    ).toBeTruthy();
    const opener = screen.getByRole("button", { name: t("settings-passphrase-change") });
    await waitFor(() => expect(document.activeElement).toBe(opener));
    await press(t("settings-passphrase-change"));
    expect(field(t("settings-passphrase-current")).value).toBe("");
    expect(field(t("passphrase-new")).value).toBe("");
  });
});

describe("change passphrase, and the copies", () => {
  async function change() {
    await userEvent.type(field(t("settings-passphrase-current")), TWIN_PASSPHRASE);
    await userEvent.type(field(t("passphrase-new")), NEXT);
    await userEvent.type(field(t("passphrase-again")), NEXT);
    await press(t("settings-passphrase-submit"));
  }

  test("they can be left as they are", async () => {
    await press(t("settings-passphrase-change"));
    const too = screen.getByRole("checkbox", { name: t("settings-passphrase-copies") });
    await userEvent.click(too);
    await change();
    expect(await screen.findByText(new RegExp(t("settings-passphrase-older")))).toBeTruthy();
    expect(twin.said).not.toContain("rewrapBackups");
  });

  test("what kept them from it does not hide that the passphrase was changed", async () => {
    const rewrap = vi.spyOn(twin, "rewrapBackups");
    rewrap.mockRejectedValue({ kind: "disk-full", detail: null });
    await press(t("settings-passphrase-change"));
    await change();
    expect((await screen.findByRole("alert")).textContent).toContain(t("err-disk-full"));
    expect(screen.getByText(new RegExp(`^${t("settings-passphrase-done")}`))).toBeTruthy();
    expect(screen.queryByLabelText(t("settings-passphrase-current"))).toBeNull();
  });
});

describe("new recovery key", () => {
  test("asks for the passphrase, shows it, and takes it once proven", async () => {
    await press(t("settings-key-new"));
    await userEvent.type(field(t("settings-passphrase-current")), "wrong one entirely");
    await press(t("settings-key-ask"));
    await screen.findByRole("alert");
    expect(field(t("settings-passphrase-current")).value).toBe("wrong one entirely");
    await userEvent.clear(field(t("settings-passphrase-current")));
    await userEvent.type(field(t("settings-passphrase-current")), TWIN_PASSPHRASE);
    await press(t("settings-key-ask"));
    const heading = await screen.findByRole("heading", { name: t("recovery-what-title") });
    await waitFor(() => expect(document.activeElement).toBe(heading));
    expect(await flaws()).toEqual([]);
    await press(t("recovery-have"));
    for (const [group, text] of [
      [2, "l7tt2m"],
      [5, "u6vnry"],
      [8, "pj7kwt"],
    ] as const) {
      await userEvent.type(field(t("recovery-group", { number: group })), text);
    }
    await press(t("settings-key-prove"));
    expect(await screen.findByText(t("settings-key-done"))).toBeTruthy();
    expect(screen.getByText(t("settings-key-made", { day: "23 November 2026" }))).toBeTruthy();
  });
});

describe("the rest", () => {
  test("search leaves the sections that hold the words, and says how many", async () => {
    await userEvent.type(field(t("settings-search")), "Dark");
    expect(screen.getByText(t("settings-search-found", { found: 1 }))).toBeTruthy();
    expect(document.getElementById("settings-look")?.hidden).toBe(false);
    expect(document.getElementById("settings-about")?.hidden).toBe(true);
    await userEvent.type(field(t("settings-search")), " zebra");
    expect(screen.getByText(t("settings-search-none"))).toBeTruthy();
    expect(await flaws()).toEqual([]);
    await press(t("settings-search-clear"));
    expect(document.getElementById("settings-about")?.hidden).toBe(false);
    expect(document.activeElement).toBe(field(t("settings-search")));
  });

  test("keys open, and the limits are said", async () => {
    await press(t("settings-keys-show"));
    expect(desk.dialog).toBe("keys");
    expect(screen.getByText(t("settings-limit-installed"))).toBeTruthy();
    expect(await flaws()).toEqual([]);
  });
});

describe("pictures of the screen", () => {
  test("where a system cannot keep the window out of them, it says so", () => {
    expect(part("privacy").getByText(t("settings-capture-not-here"))).toBeTruthy();
    expect(screen.queryByRole("switch", { name: t("settings-capture") })).toBeNull();
  });

  test("where it can, that is a choice, and it is saved", async () => {
    cleanup();
    twin = makeTwin({ open: true, captureProtection: "on" });
    useBackend(twin);
    render(Settings);
    const name = t("settings-capture");
    const choice = await screen.findByRole<HTMLInputElement>("switch", { name });
    expect(choice.checked).toBe(true);
    await userEvent.click(choice);
    await saved("privacy");
    expect((await twin.settings()).captureProtection).toBe("off");
    expect(await flaws()).toEqual([]);
  });
});

describe("what protects the journal", () => {
  const unfold = async () => {
    await press(t("settings-protect"));
    return (await screen.findByText(t("protect-offline"))).closest("ul") ?? document.body;
  };
  const systems = ["linux", "windows", "macos"] as const;

  test("is asked for when it is wanted, and told row by row with how far it goes", async () => {
    expect(twin.said).not.toContain("protections");
    const { rows } = await twin.protections();
    const list = await unfold();
    const told = within(list).getAllByRole("listitem");
    const kept = told.map((row) => row.querySelector(".kept")?.textContent);
    expect(kept).toEqual(rows.map((row) => t(`protect-kept-${row.kept}`)));
    expect(told.map((row) => row.querySelector(".what")?.textContent)).toEqual(
      rows.map(({ what }) => t(`protect-${what}`)),
    );
    expect(screen.getByText(t("protect-offline-how", { system: "linux" }))).toBeTruthy();
    expect(await flaws()).toEqual([]);
  });

  test.each(systems)("is told of %s in words of its own", async (system) => {
    cleanup();
    twin = makeTwin({ open: true, system });
    useBackend(twin);
    render(Settings);
    await screen.findByRole("heading", { name: t("settings-look") });
    await unfold();
    for (const what of ["offline", "on-the-disk", "no-dump", "spelling", "print"] as const) {
      const how = (of: string) => t(`protect-${what}-how`, { system: of });
      expect(screen.getByText(how(system))).toBeTruthy();
      for (const other of systems.filter((one) => one !== system)) {
        expect(how(other)).not.toBe(how(system));
      }
    }
    expect(screen.queryByText(t("protect-tried", { system: "linux" }), { exact: false })).toEqual(
      system === "linux" ? expect.anything() : null,
    );
  });

  test("what could not be asked can be asked again", async () => {
    twin.failNext("storage");
    await press(t("settings-protect"));
    await screen.findByRole("alert");
    await press(t("app-try-again"));
    expect(await screen.findByText(t("protect-offline"))).toBeTruthy();
  });
});

describe("erasing the journal", () => {
  beforeEach(async () => {
    desk.stage = "open";
    await press(t("settings-erase-open"));
  });
  afterEach(() => {
    desk.stage = "starting";
  });

  test("says what goes and what may stay, and leads to an export first", async () => {
    expect(document.activeElement?.textContent).toBe(t("settings-erase-goes"));
    expect(screen.getByText(t("settings-erase-stays-copies"))).toBeTruthy();
    expect(screen.getByText(t("settings-erase-stays-disk"))).toBeTruthy();
    expect(await flaws()).toEqual([]);
    await press(t("settings-erase-export"));
    await waitFor(() => expect(document.activeElement?.id).toBe("settings-export-title"));
  });

  test("does nothing without the word", async () => {
    const typed = field(t("settings-erase-type", { word: t("settings-erase-word") }));
    await press(t("settings-erase-submit"));
    await userEvent.type(typed, "eras{Enter}");
    expect((await screen.findByRole("alert")).textContent?.trim()).toBe(
      t("settings-erase-wrong", { word: t("settings-erase-word") }),
    );
    expect(document.activeElement).toBe(typed);
    expect(twin.said).not.toContain("eraseJournal");
  });

  test("erases with it, and begins anew", async () => {
    const typed = field(t("settings-erase-type", { word: t("settings-erase-word") }));
    await userEvent.type(typed, " Erase ");
    await press(t("settings-erase-submit"));
    await waitFor(() => expect(desk.stage).toBe("first-run"));
    expect((await twin.start()).presence).toBe("none");
  });

  test("what kept it from erasing is said", async () => {
    const typed = field(t("settings-erase-type", { word: t("settings-erase-word") }));
    await userEvent.type(typed, "erase");
    twin.failNext("storage");
    await press(t("settings-erase-submit"));
    expect((await screen.findByRole("alert")).textContent).toContain(t("err-storage"));
    expect(desk.stage).toBe("open");
  });
});

import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { beforeEach, describe, expect, it, vi } from "vitest";

import { useBackend } from "../../backend";
import { makeTwin, TWIN_KEY_GROUPS, TWIN_PASSPHRASE } from "../../backend/browser";
import { twinFile } from "../../backend/twin/backups";
import { begin, desk } from "../../desk.svelte";
import { t } from "../../words/words";
import Unlock from "./Unlock.svelte";

// A busy machine takes its time.
vi.setConfig({ testTimeout: 30_000 });

let twin: ReturnType<typeof makeTwin>;

async function locked(options: Parameters<typeof makeTwin>[0] = {}) {
  twin = makeTwin({ presence: "present", weeks: 2, entries: true, ...options });
  useBackend(twin);
  await begin();
  render(Unlock);
}

async function flaws(): Promise<string[]> {
  const result = await axe.run(document.body, { rules: { "color-contrast": { enabled: false } } });
  return result.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(" | ")}`);
}

const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));
// The first: below it there may be that of the journal which is here.
const secret = () => {
  const [first] = screen.getAllByLabelText<HTMLInputElement>(t("unlock-passphrase"));
  if (!first) throw new Error("there is no passphrase field");
  return first;
};
const heading = () => screen.getByRole("heading", { level: 1 });
const said = (text: string) =>
  waitFor(() =>
    expect(
      screen
        .getAllByRole("status")
        .map((one) => one.textContent)
        .join(),
    ).toContain(text),
  );

/** To the page, with its copies there. */
async function toRestore() {
  await press(t("restore-title"));
  await screen.findByRole("radiogroup");
}

const OLD = "the passphrase of last spring";
const SAVED = {
  isAll: false,
  read: 1204,
  lost: 3,
  gaps: 1,
  days: ["2026-11-01", "2026-11-02"],
  notes: ["2026-11-02"],
  entries: [{ day: "2026-10-30" }, { day: null }],
  keptInPart: 2,
  keptAsReflections: 1,
  newestCopy: 40,
};

beforeEach(() => {
  desk.welcome = null;
});

describe("restoring from a copy", () => {
  it("tells numbers and sizes of copies, and no days before a key is given", async () => {
    await locked();
    await toRestore();
    expect(document.activeElement).toBe(heading());
    const copies = within(screen.getByRole("radiogroup"));
    expect(copies.getByRole<HTMLInputElement>("radio", { name: "Copy 41" }).checked).toBe(true);
    expect(document.body.textContent).not.toMatch(/20\d\d|november/i);
    expect(await flaws()).toEqual([]);
  });

  it("tests one without changing anything", async () => {
    await locked();
    await toRestore();
    await userEvent.type(secret(), `${TWIN_PASSPHRASE}{Enter}`);
    await said("It opens, to the last page.");
    await said("made on 23 November 2026, 19:02");
    expect(twin.said).not.toContain("restoreCopy");
    expect(await flaws()).toEqual([]);
  });

  it("says what happens, restores, and leads back to the unlock form", async () => {
    await locked({
      backups: { kept: [{ sequence: 7, madeAt: "2026-04-01T20:00:00+02:00", passphrase: OLD }] },
    });
    await toRestore();
    expect(screen.getByText(t("restore-happens"))).toBeTruthy();
    await userEvent.type(secret(), TWIN_PASSPHRASE);
    await press(t("restore-now"));
    // The passphrase of today is not that of its day; what was typed stays.
    expect((await screen.findByRole("alert")).textContent).toContain(t("err-wrong-passphrase"));
    expect(secret().value).toBe(TWIN_PASSPHRASE);
    expect(document.activeElement).toBe(secret());
    await userEvent.clear(secret());
    await userEvent.type(secret(), OLD);
    await press(t("restore-now"));
    await screen.findByRole("heading", { name: t("restore-done-title") });
    await waitFor(() => expect(document.activeElement).toBe(heading()));
    expect(screen.getByText(/made on 1 April 2026, 20:00/)).toBeTruthy();
    expect(await flaws()).toEqual([]);
    await press(t("restore-to-unlock"));
    await userEvent.type(secret(), `${OLD}{Enter}`);
    await waitFor(() => expect(desk.stage).toBe("open"));
    expect((await twin.backups()).setAside).toBe(1);
  });

  it("brings back what was written when the copy was made", async () => {
    await locked();
    await twin.unlock(TWIN_PASSPHRASE);
    await twin.writeNote("2026-11-23", "an evening by the lake", 0);
    await twin.backUpNow();
    await twin.writeNote("2026-11-23", "something else", 1);
    await twin.lock("asked");
    await twin.restoreCopy({ kept: twinFile(42) }, { passphrase: TWIN_PASSPHRASE }, null);
    await twin.unlock(TWIN_PASSPHRASE);
    expect((await twin.dayView(null)).note.text).toBe("an evening by the lake");
  });

  it("takes the recovery key, and a file from elsewhere", async () => {
    await locked({
      backups: { kept: [], picks: [null, { sequence: 3, madeAt: "2026-01-02T08:00:00+01:00" }] },
    });
    await press(t("restore-title"));
    expect(await screen.findByText(t("restore-none"))).toBeTruthy();
    expect(screen.queryByRole("button", { name: t("restore-now") })).toBeNull();
    await press(t("restore-file"));
    expect(screen.queryByRole("radio")).toBeNull();
    await press(t("restore-file"));
    expect((await screen.findByRole<HTMLInputElement>("radio")).checked).toBe(true);
    await press(t("unlock-use-key"));
    const key = screen.getByLabelText(t("unlock-key"));
    await waitFor(() => expect(document.activeElement).toBe(key));
    await userEvent.type(key, TWIN_KEY_GROUPS.join(" ").toLowerCase());
    await press(t("restore-test"));
    await said("made on 2 January 2026, 08:00");
    await press(t("restore-now"));
    await screen.findByRole("heading", { name: t("restore-done-title") });
  });

  it("asks for the secret of the journal that is here before another one takes its place", async () => {
    const foreign = {
      sequence: 7,
      madeAt: "2026-04-01T20:00:00+02:00",
      passphrase: OLD,
      foreign: true,
    };
    await locked({ backups: { kept: [foreign] } });
    await toRestore();
    const here = () => within(screen.getByRole("group", { name: t("restore-current") }));
    const current = () => here().getByLabelText<HTMLInputElement>(t("unlock-passphrase"));
    expect(screen.queryByRole("group", { name: t("restore-current") })).toBeNull();
    await userEvent.type(secret(), OLD);
    await press(t("restore-now"));
    expect((await screen.findByRole("alert")).textContent).toContain(t("err-other-journal"));
    await waitFor(() => expect(document.activeElement).toBe(current()));
    expect(await flaws()).toEqual([]);
    // Nothing is asked of the journal before something is typed.
    await press(t("restore-now"));
    expect(here().getByText(t("restore-secret-missing"))).toBeTruthy();
    await userEvent.type(current(), "not this one");
    await press(t("restore-now"));
    await waitFor(() =>
      expect(screen.getByRole("alert").textContent).toContain(t("err-other-journal-secret")),
    );
    await userEvent.clear(current());
    await userEvent.type(current(), TWIN_PASSPHRASE);
    await press(t("restore-now"));
    await screen.findByRole("heading", { name: t("restore-done-title") });
  });

  it("does not offer a damaged copy, begins with the newest whole one, and asks for a secret", async () => {
    await locked({
      backups: {
        kept: [
          { sequence: 9, madeAt: "2026-11-20T20:00:00+01:00", damaged: true },
          { sequence: 8, madeAt: "2026-11-19T20:00:00+01:00" },
        ],
      },
    });
    await toRestore();
    expect(screen.getByRole<HTMLInputElement>("radio", { name: "Copy 9" }).disabled).toBe(true);
    expect(screen.getByRole<HTMLInputElement>("radio", { name: "Copy 8" }).checked).toBe(true);
    await press(t("restore-now"));
    expect(screen.getByText(t("restore-secret-missing"))).toBeTruthy();
    expect(document.activeElement).toBe(secret());
    expect(await flaws()).toEqual([]);
    expect(twin.said).not.toContain("restoreCopy");
  });

  it("folds what is older, and goes back to an empty unlock form", async () => {
    const kept = [1, 2, 3, 4, 5, 6].map((sequence) => ({
      sequence,
      madeAt: `2026-11-0${sequence}T20:00:00+01:00`,
    }));
    await locked({ backups: { kept } });
    await userEvent.type(secret(), "half a phrase");
    await toRestore();
    expect(screen.getAllByRole("radio")).toHaveLength(4);
    await press(t("restore-older", { count: 2 }));
    expect(screen.getAllByRole("radio")).toHaveLength(6);
    await press(t("restore-back"));
    await waitFor(() => expect(document.activeElement).toBe(secret()));
    expect(secret().value).toBe("");
  });
});

describe("a database that holds what is not ours", () => {
  it("offers to save its rows, and those of a copy", async () => {
    await locked({ problem: "foreign-schema", backups: { salvaged: SAVED } });
    expect(document.body.textContent).toContain(t("err-foreign-schema"));
    expect(screen.getByRole("button", { name: t("salvage-title") })).toBeTruthy();
    await toRestore();
    await userEvent.type(secret(), TWIN_PASSPHRASE);
    twin.failNext("foreign-schema");
    await press(t("restore-now"));
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain(t("err-foreign-schema"));
    await press(t("restore-rows"));
    await screen.findByRole("heading", { name: t("salvage-done-title") });
    expect(await flaws()).toEqual([]);
    await press(t("restore-to-unlock"));
    await userEvent.type(secret(), `${TWIN_PASSPHRASE}{Enter}`);
    await waitFor(() => expect(desk.stage).toBe("open"));
  });
});

describe("a journal that does not read", () => {
  it("offers a copy first, in the problem's place, and what can be read", async () => {
    await locked({ problem: "journal-damaged" });
    const names = screen.getAllByRole("button").map((button) => button.textContent?.trim());
    expect(names).toEqual([
      t("app-try-again"),
      t("restore-title"),
      t("salvage-title"),
      t("unlock-support"),
    ]);
    expect(await flaws()).toEqual([]);
    await toRestore();
    await userEvent.type(secret(), TWIN_PASSPHRASE);
    await press(t("restore-now"));
    await screen.findByRole("heading", { name: t("restore-done-title") });
    await press(t("restore-to-unlock"));
    await userEvent.type(secret(), `${TWIN_PASSPHRASE}{Enter}`);
    await waitFor(() => expect(desk.stage).toBe("open"));
  });

  it("offers no copy where that would not help", async () => {
    await locked({ problem: "open-elsewhere" });
    expect(screen.queryByRole("button", { name: t("restore-title") })).toBeNull();
  });

  it("found when it was to be opened, is saved as far as it reads, and what is missing is named", async () => {
    await locked({ damaged: true, backups: { salvaged: SAVED } });
    await userEvent.type(secret(), `${TWIN_PASSPHRASE}{Enter}`);
    expect((await screen.findByRole("alert")).textContent).toContain("not about your passphrase");
    await press(t("salvage-title"));
    expect(document.activeElement).toBe(heading());
    await press(t("salvage-now"));
    expect(screen.getByText(t("restore-secret-missing"))).toBeTruthy();
    await userEvent.type(secret(), "wrong one{Enter}");
    await screen.findByRole("alert");
    expect(secret().value).toBe("wrong one");
    expect(await flaws()).toEqual([]);
    await userEvent.clear(secret());
    await userEvent.type(secret(), `${TWIN_PASSPHRASE}{Enter}`);
    await screen.findByRole("heading", { name: t("salvage-done-title") });
    await waitFor(() => expect(document.activeElement).toBe(heading()));
    const text = document.body.textContent ?? "";
    for (const part of ["1,204 records", "3 are missing", "1 November 2026", "30 October 2026"]) {
      expect(text).toContain(part);
    }
    expect(screen.getByText(t("salvage-undated", { count: 1 }))).toBeTruthy();
    expect(screen.getByText(t("salvage-in-part", { count: 2 }))).toBeTruthy();
    expect(screen.getByText(t("salvage-reflections", { count: 1 }))).toBeTruthy();
    expect(screen.getByText(t("salvage-copy", { number: "40" }))).toBeTruthy();
    expect(await flaws()).toEqual([]);
    await press(t("restore-title"));
    await waitFor(() =>
      expect(screen.getByRole<HTMLInputElement>("radio", { name: "Copy 40" }).checked).toBe(true),
    );
  });

  it("of which nothing reads is left as it is", async () => {
    await locked({ problem: "journal-damaged" });
    await press(t("salvage-title"));
    await userEvent.type(secret(), `${TWIN_PASSPHRASE}{Enter}`);
    expect((await screen.findByRole("alert")).textContent).toContain(t("err-nothing-reads"));
    expect(secret().value).toBe(TWIN_PASSPHRASE);
  });
});

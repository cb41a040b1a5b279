import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { useBackend } from "../../../backend";
import { makeTwin, TWIN_PASSPHRASE } from "../../../backend/browser";
import { TWIN_STICK, type TwinBackups } from "../../../backend/twin/backups";
import { desk } from "../../../desk.svelte";
import { t } from "../../../words/words";
import Settings from "../Settings.svelte";
import { newest } from "./told";

// A busy machine takes its time.
vi.setConfig({ testTimeout: 30_000 });

let twin: ReturnType<typeof makeTwin>;

async function show(backups: TwinBackups = {}) {
  twin = makeTwin({ open: true, weeks: 2, entries: true, backups });
  useBackend(twin);
  render(Settings);
  await screen.findByRole("button", { name: t("backups-make") });
}

async function flaws(): Promise<string[]> {
  const part = document.getElementById("settings-backups") ?? document.body;
  const result = await axe.run(part, { rules: { "color-contrast": { enabled: false } } });
  return result.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(" | ")}`);
}

const part = () => within(document.getElementById("settings-backups") ?? document.body);
const button = (name: string | RegExp) => part().getByRole("button", { name });
const press = (name: string | RegExp) => userEvent.click(button(name));
const field = (label: string) => part().getByLabelText<HTMLInputElement>(label);
const said = (text: string) =>
  waitFor(() =>
    expect(
      part()
        .getAllByRole("status")
        .map((one) => one.textContent)
        .join(),
    ).toContain(text),
  );

const AT = "2026-11-20T21:40:00+01:00";
const OLD = "the passphrase of last spring";

beforeEach(() => {
  desk.dialog = null;
  desk.stage = "open";
});
afterEach(() => {
  desk.stage = "starting";
});

describe("the newest copy", () => {
  it("is said by the clock of where it was made", () => {
    const now = new Date(2026, 10, 23, 22, 0);
    expect(newest("2026-11-23T21:04:00+01:00", now)).toContain("today at 21:04");
    expect(newest("2026-11-22T00:30:00-05:00", now)).toContain("yesterday at 00:30");
    expect(newest(AT, now)).toContain("on 20 November 2026, 21:40");
    expect(newest(null, now)).toBe(t("backups-none"));
  });

  it("is made by a button, which says so", async () => {
    await show();
    expect(part().getAllByRole("listitem")).toHaveLength(3);
    await press(t("backups-make"));
    await said(t("backups-made"));
    expect((await twin.backups()).copies[0]?.sequence).toBe(42);
    // Those that are older fold.
    expect(part().getByText(t("backups-older", { count: 1 }))).toBeTruthy();
    expect(await flaws()).toEqual([]);
  });

  it("that could not be made leaves the others, and says why", async () => {
    await show({ trouble: "disk-full" });
    expect(part().getByText(t("backups-trouble"))).toBeTruthy();
    twin.failNext("disk-full");
    await press(t("backups-make"));
    expect((await part().findByRole("alert")).textContent).toContain(t("err-disk-full"));
    await press(t("backups-make"));
    await said(t("backups-made"));
    expect(part().queryByText(t("backups-trouble"))).toBeNull();
  });

  it("that rotted is said to be replaced, and not to be missing", async () => {
    await show({ trouble: "rotted" });
    expect(part().getByText(t("backups-rotted"))).toBeTruthy();
    expect(part().queryByText(t("backups-trouble"))).toBeNull();
  });
});

describe("a copy", () => {
  it("is tested where it lies", async () => {
    await show();
    await press(/^Test it: 20 November 2026, 21:40/);
    await said("It holds 12 check-ins and 15 entries");
  });

  it("that is damaged is called so, and not a wrong passphrase", async () => {
    await show({ kept: [{ sequence: 5, madeAt: AT, damaged: true }] });
    await press(/^Test it: /);
    expect((await part().findByRole("alert")).textContent).toContain(t("err-backup-damaged"));
  });

  it("of an earlier key has no day, and is tested elsewhere", async () => {
    await show({ kept: [{ sequence: 5, madeAt: AT, earlierKey: true }] });
    expect(part().getByText("Copy 5")).toBeTruthy();
    expect(part().getByText(new RegExp(t("backups-earlier-key")))).toBeTruthy();
    expect(part().queryByRole("button", { name: /^Test/ })).toBeNull();
    expect(part().getByText(t("backups-none"))).toBeTruthy();
  });
});

describe("the second folder", () => {
  it("is chosen, gets the newest copy at once, and is let go", async () => {
    await show({ folders: [null, TWIN_STICK], outsideIsOld: true });
    expect(part().getByText(t("backups-outside-is-old"))).toBeTruthy();
    await press(t("backups-second-choose"));
    expect(part().queryByText(TWIN_STICK)).toBeNull();
    await press(t("backups-second-choose"));
    await said(t("backups-laid"));
    expect(part().getByText(TWIN_STICK)).toBeTruthy();
    expect(part().queryByText(t("backups-outside-is-old"))).toBeNull();
    const there = within(part().getByRole("list", { name: t("backups-second") }));
    expect(there.getAllByRole("listitem")).toHaveLength(1);
    await userEvent.click(there.getByRole("button", { name: /^Test/ }));
    await said(t("copy-opens"));
    expect(await flaws()).toEqual([]);
    await press(t("backups-second-forget"));
    await said(t("backups-forgotten"));
    expect(document.activeElement).toBe(button(t("backups-second-choose")));
  });

  it("that is missing is said gently, with what still stands", async () => {
    await show({ second: { path: TWIN_STICK, missing: true, copies: [] } });
    expect(part().getByText(t("backups-second-missing"))).toBeTruthy();
    await press(t("backups-make"));
    await said(t("backups-made"));
    expect(await flaws()).toEqual([]);
  });

  it("is to be chosen again after a restore, and that is said until it is", async () => {
    await show({ secondToBeChosen: true });
    expect(part().getByText(t("backups-second-to-be-chosen"))).toBeTruthy();
    expect(await flaws()).toEqual([]);
    await press(t("backups-second-choose"));
    await said(t("backups-laid"));
    expect(part().queryByText(t("backups-second-to-be-chosen"))).toBeNull();
  });

  it("that another computer uses as well shows whose copy is whose, though they are numbered alike", async () => {
    await show({
      second: {
        path: TWIN_STICK,
        copies: [
          { sequence: 41, madeAt: AT },
          { sequence: 41, madeAt: AT, elsewhere: true, damaged: true },
        ],
      },
    });
    const there = within(part().getByRole("list", { name: t("backups-second") }));
    const [mine, theirs] = there.getAllByRole("listitem");
    if (!mine || !theirs) throw new Error("two copies were to be listed");
    expect(mine.textContent).not.toContain(t("backups-other-computer"));
    expect(theirs.textContent).toContain(t("backups-other-computer"));
    await userEvent.click(within(mine).getByRole("button", { name: /^Test/ }));
    await said(t("copy-opens"));
    await userEvent.click(within(theirs).getByRole("button", { name: /^Test/ }));
    expect((await within(theirs).findByRole("alert")).textContent).toContain(
      t("err-backup-damaged"),
    );
  });

  it("on the same disk is said honestly, and so is a journal that is kept in step", async () => {
    await show({
      second: { path: "/home/you/copies", sameDisk: true, copies: [{ sequence: 41, madeAt: AT }] },
      synced: "Dropbox",
      rehearsedOn: "2026-11-01",
    });
    expect(part().getByText(t("backups-second-same-disk"))).toBeTruthy();
    expect(part().getByText(t("backups-synced", { service: "Dropbox" }))).toBeTruthy();
    expect(part().getByText(t("backups-rehearsed", { day: "1 November 2026" }))).toBeTruthy();
  });
});

describe("the passphrase of older copies", () => {
  it("becomes that of today, where it is known", async () => {
    await show({
      kept: [
        { sequence: 9, madeAt: AT },
        { sequence: 3, madeAt: AT, earlierKey: true, passphrase: OLD },
        { sequence: 2, madeAt: AT, earlierKey: true, passphrase: "one that is forgotten" },
      ],
    });
    await press(t("rewrap-open"));
    await waitFor(() =>
      expect(document.activeElement).toBe(field(t("settings-passphrase-current"))),
    );
    await press(t("rewrap-now"));
    expect(part().getByText(t("settings-passphrase-missing"))).toBeTruthy();
    await userEvent.type(field(t("settings-passphrase-current")), "not this one{Enter}");
    expect((await part().findByRole("alert")).textContent).toContain(t("err-wrong-passphrase"));
    expect(field(t("settings-passphrase-current")).value).toBe("not this one");
    expect(await flaws()).toEqual([]);
    await userEvent.clear(field(t("settings-passphrase-current")));
    await userEvent.type(field(t("settings-passphrase-current")), TWIN_PASSPHRASE);
    await userEvent.type(field(t("rewrap-earlier")), OLD);
    await press(t("rewrap-now"));
    await said(t("rewrap-done", { count: 2 }));
    await said(t("rewrap-left", { count: 1 }));
    await waitFor(() => expect(document.activeElement).toBe(button(t("rewrap-open"))));
    await press(t("rewrap-open"));
    expect(field(t("rewrap-earlier")).value).toBe("");
  });
});

describe("what was set aside", () => {
  it("is not spoken of where there is nothing", async () => {
    await show();
    expect(part().queryByText(t("aside-title"))).toBeNull();
  });

  it("goes for good when the person says so", async () => {
    await show({ setAside: 2 });
    await press(t("aside-open"));
    expect(document.activeElement?.textContent).toBe(t("aside-goes"));
    expect(await flaws()).toEqual([]);
    twin.failNext("journal-damaged");
    await press(t("aside-remove"));
    expect((await part().findByRole("alert")).textContent).toContain(t("err-journal-damaged"));
    await press(t("aside-remove"));
    await said(t("aside-removed"));
    await waitFor(() => expect(document.activeElement?.textContent).toBe(t("aside-title")));
    expect((await twin.backups()).setAside).toBe(0);
  });
});

describe("restoring", () => {
  it("is done from the locked screen, which is said before it locks", async () => {
    await show();
    const lock = button(t("backups-restore"));
    const hint = document.getElementById(lock.getAttribute("aria-describedby") ?? "");
    expect(hint?.textContent).toBe(t("backups-restore-hint"));
    await userEvent.click(lock);
    await waitFor(() => expect(twin.said).toContain("lock"));
  });
});

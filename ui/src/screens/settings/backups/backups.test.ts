import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { describe, expect, it, vi } from "vitest";

import { useBackend } from "../../../backend";
import { makeTwin, TWIN_KEY_GROUPS, TWIN_PASSPHRASE } from "../../../backend/browser";
import { begin } from "../../../desk.svelte";
import { t } from "../../../words/words";
import Settings from "../Settings.svelte";

// A busy machine takes its time.
vi.setConfig({ testTimeout: 30_000 });

const NEXT = "four slow swans at the weir";
let twin: ReturnType<typeof makeTwin>;

async function settings(backups: NonNullable<Parameters<typeof makeTwin>[0]>["backups"] = {}) {
  twin = makeTwin({ presence: "present", weeks: 2, entries: true, backups });
  useBackend(twin);
  await begin();
  await twin.unlock(TWIN_PASSPHRASE);
  render(Settings);
  await screen.findByRole("button", { name: t("backups-make") });
}

async function flaws(): Promise<string[]> {
  const result = await axe.run(document.body, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  return result.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(" | ")}`);
}

const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));
const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name);
const said = (text: string) =>
  waitFor(() => {
    const all = screen.getAllByRole("status").map((one) => one.textContent);
    expect(all.join()).toContain(text);
  });

describe("copies", () => {
  it("one is made, listed and tested", async () => {
    await settings({ kept: [] });
    expect(screen.getByText(t("backups-none"))).toBeTruthy();
    await press(t("backups-make"));
    await said(t("backups-made"));
    const list = await screen.findByRole("list", { name: t("backups-here") });
    expect(within(list).getAllByRole("listitem")).toHaveLength(1);
    await userEvent.click(within(list).getByRole("button"));
    await said(t("copy-opens"));
    expect(await flaws()).toEqual([]);
  });

  it("a rotten one is named as that, and the others stay", async () => {
    const kept = [
      { sequence: 1, madeAt: "2026-11-20T21:00:00+01:00", damaged: true },
      { sequence: 2, madeAt: "2026-11-21T21:00:00+01:00" },
    ];
    await settings({ kept });
    const list = await screen.findByRole("list", { name: t("backups-here") });
    await userEvent.click(within(list).getAllByRole("button")[1]!);
    expect((await screen.findByRole("alert")).textContent).toContain(t("err-backup-damaged"));
    expect(within(list).getAllByRole("listitem")).toHaveLength(2);
  });

  it("go into a second folder, which may be away", async () => {
    await settings({ second: { path: "/media/stick", missing: true, copies: [] } });
    expect(screen.getByText("/media/stick")).toBeTruthy();
    expect(screen.getByText(t("backups-second-missing"))).toBeTruthy();
    await press(t("backups-second-forget"));
    await said(t("backups-forgotten"));
    expect(document.activeElement?.textContent?.trim()).toBe(t("backups-second-choose"));
    await press(t("backups-second-choose"));
    await said(t("backups-laid"));
    expect(await flaws()).toEqual([]);
  });

  it("what went wrong, and where the journal lies, is said", async () => {
    await settings({ trouble: "disk-full", synced: "Dropbox", outsideIsOld: true });
    expect(screen.getByText(t("backups-trouble"))).toBeTruthy();
    expect(screen.getByText(t("backups-synced", { service: "Dropbox" }))).toBeTruthy();
    expect(screen.getByText(t("backups-outside-is-old"))).toBeTruthy();
    expect(await flaws()).toEqual([]);
  });

  it("journals set aside go only when that is said twice", async () => {
    await settings({ setAside: 2 });
    await press(t("aside-open"));
    expect(twin.said).not.toContain("removeSetAside");
    await press(t("aside-remove"));
    await said(t("aside-removed"));
  });
});

describe("a new vault key", () => {
  async function toTheKey(current: string) {
    await settings();
    await press(t("rekey-open"));
    expect(document.activeElement).toBe(field(t("settings-passphrase-current")));
    await userEvent.type(field(t("settings-passphrase-current")), current);
    await userEvent.type(field(t("passphrase-new")), NEXT);
    await userEvent.type(field(t("passphrase-again")), NEXT);
    await press(t("rekey-ask"));
  }

  it("is made once the new recovery key is typed back", async () => {
    await toTheKey(TWIN_PASSPHRASE);
    await screen.findByText(t("rekey-last"));
    expect(twin.said).not.toContain("rekey");
    expect(await flaws()).toEqual([]);
    await press(t("recovery-have"));
    for (const box of document.querySelectorAll<HTMLInputElement>("form input")) {
      const label = document.querySelector(`label[for="${box.id}"]`)?.textContent ?? "";
      const number = Number(/\d+/.exec(label)?.[0]);
      await userEvent.type(box, TWIN_KEY_GROUPS[number - 1] ?? "");
    }
    await press(t("rekey-now"));
    await said(t("rekey-done"));
    const opener = screen.getByRole("button", { name: t("rekey-open") });
    await waitFor(() => expect(document.activeElement).toBe(opener));
    await expect(twin.changePassphrase(TWIN_PASSPHRASE, NEXT)).rejects.toBeTruthy();
  });

  it("a wrong passphrase keeps what was typed", async () => {
    await toTheKey("not the one I have");
    expect((await screen.findByRole("alert")).textContent).toContain(t("err-wrong-passphrase"));
    expect(field(t("passphrase-new")).value).toBe(NEXT);
    expect(document.activeElement).toBe(field(t("settings-passphrase-current")));
  });
});

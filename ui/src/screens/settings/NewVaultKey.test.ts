import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { describe, expect, it, vi } from "vitest";

import { useBackend } from "../../backend";
import { makeTwin, TWIN_KEY_GROUPS, TWIN_PASSPHRASE } from "../../backend/browser";
import { begin } from "../../desk.svelte";
import { t } from "../../words/words";
import Settings from "./Settings.svelte";

// A busy machine takes its time.
vi.setConfig({ testTimeout: 30_000 });

const NEXT = "four slow swans at the weir";
let twin: ReturnType<typeof makeTwin>;

async function settings() {
  twin = makeTwin({ presence: "present", weeks: 2 });
  useBackend(twin);
  await begin();
  await twin.unlock(TWIN_PASSPHRASE);
  render(Settings);
  await screen.findByRole("button", { name: t("rekey-open") });
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

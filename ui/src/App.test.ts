// One key hides and locks, from wherever a person is.
import { performance } from "node:perf_hooks";

import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import App from "./App.svelte";
import { useBackend } from "./backend";
import { makeTwin, TWIN_KEY_GROUPS, TWIN_PASSPHRASE } from "./backend/browser";
import { desk, goTo, type Page } from "./desk.svelte";
import { startEntry } from "./screens/notes/open";
import { t } from "./words/words";

// A busy machine takes its time.
vi.setConfig({ testTimeout: 30_000 });

let twin: ReturnType<typeof makeTwin>;

async function opened(): Promise<void> {
  twin = makeTwin({ presence: "present", weeks: 2, entries: true });
  useBackend(twin);
  render(App);
  await userEvent.type(
    await screen.findByLabelText(t("unlock-passphrase")),
    `${TWIN_PASSPHRASE}{Enter}`,
  );
  await waitFor(() => expect(desk.stage).toBe("open"));
  await screen.findByRole("navigation");
}

/** Presses F9 where the focus is, and looks before anything else may happen. */
async function hide(): Promise<void> {
  const before = performance.now();
  await fireEvent.keyDown(document.activeElement ?? document.body, { key: "F9" });
  expect(performance.now() - before).toBeLessThan(200);
  expect(desk.stage).toBe("hidden");
  expect(document.querySelector<HTMLElement>(".frame")?.hidden).toBe(true);
  expect(document.querySelectorAll("dialog[open]")).toHaveLength(0);
  await waitFor(() => expect(twin.said).toContain("lock"));
  expect(desk.lockReason).toBe("hidden");
}

beforeEach(() => {
  desk.stage = "starting";
  desk.dialog = null;
  desk.welcome = null;
  desk.page = "today";
});

afterEach(() => {
  desk.stage = "starting";
  desk.dialog = null;
});

describe("F9 hides and locks", () => {
  const pages = ["today", "notes", "trends", "share", "settings"] as const satisfies Page[];
  test.each(pages)("on %s", async (page) => {
    await opened();
    await goTo(page);
    await screen.findByRole("heading", { level: 1 });
    await hide();
  });

  test.each(["support", "keys", "new-entry"] as const)("over the dialog %s", async (dialog) => {
    await opened();
    desk.dialog = dialog;
    await waitFor(() => expect(document.querySelectorAll("dialog[open]")).toHaveLength(1));
    await hide();
    expect(desk.dialog).toBeNull();
  });

  test("while typing, and what was typed is saved first", async () => {
    await opened();
    await startEntry("reflection");
    const field = await waitFor(() => {
      const found = document.querySelector<HTMLTextAreaElement>('textarea[data-field="body"]');
      expect(found).not.toBeNull();
      return found!;
    });
    await userEvent.type(field, "We talked");
    field.focus();
    await hide();
    const saved = twin.said.lastIndexOf("saveEntry");
    expect(saved).toBeGreaterThan(0);
    expect(saved).toBeLessThan(twin.said.indexOf("lock"));
    expect(document.body.innerText ?? "").not.toContain("We talked");
  });

  test("after the recovery key, when a new passphrase is asked for", async () => {
    twin = makeTwin({ presence: "present" });
    useBackend(twin);
    render(App);
    await screen.findByLabelText(t("unlock-passphrase"));
    await userEvent.click(screen.getByRole("button", { name: t("unlock-use-key") }));
    await userEvent.type(screen.getByLabelText(t("unlock-key")), TWIN_KEY_GROUPS.join(" "));
    await userEvent.click(screen.getByRole("button", { name: t("unlock-button") }));
    await waitFor(() => expect(desk.stage).toBe("choose-passphrase"));
    await fireEvent.keyDown(document.body, { key: "F9" });
    await waitFor(() => expect(twin.said).toContain("lock"));
  });

  test("and where nothing is open: something may have been typed", async () => {
    twin = makeTwin({ presence: "present" });
    useBackend(twin);
    render(App);
    await screen.findByLabelText(t("unlock-passphrase"));
    await fireEvent.keyDown(document.body, { key: "F9" });
    expect(desk.stage).toBe("gone");
    expect(document.querySelectorAll("input")).toHaveLength(0);
    await waitFor(() => expect(twin.said).toContain("lock"));
  });

  test("is listed under the keys, and the button that does the same comes first", async () => {
    await opened();
    const [first] = document.querySelectorAll("button");
    expect(first?.textContent?.trim()).toBe(t("app-hide-and-lock"));
    expect(first?.getAttribute("aria-keyshortcuts")).toBe("F9");
    await fireEvent.keyDown(document.body, { key: "?", ctrlKey: true });
    expect(await screen.findByText(t("keys-hide"))).toBeTruthy();
    expect(t("keys-hide")).toContain("F9");
  });
});

describe("support", () => {
  test("opens at first run and over the unlock card", async () => {
    twin = makeTwin({ presence: "present" });
    useBackend(twin);
    render(App);
    await userEvent.click(await screen.findByRole("button", { name: t("unlock-support") }));
    expect(await screen.findByLabelText(t("support-country"))).toBeTruthy();
    expect(twin.said).not.toContain("keepSupport");
  });
});

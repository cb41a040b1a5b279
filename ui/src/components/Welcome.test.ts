import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { tick } from "svelte";
import { afterEach, describe, expect, test } from "vitest";

import type { Unlocked } from "../backend";
import { desk } from "../desk.svelte";
import { instant } from "../words/days";
import { t } from "../words/words";
import Welcome from "./Welcome.svelte";

const LAST = "2026-11-22T20:14:00+01:00";
const told = (more: Partial<Unlocked> = {}): Unlocked => ({
  lastUnlockedAt: LAST,
  failedSince: 0,
  mustChoosePassphrase: false,
  repaired: false,
  newerBeside: false,
  ...more,
});

const said = () => screen.getByRole("status").textContent?.trim();
const last = t("welcome-last", { when: instant(LAST) });

afterEach(() => {
  desk.welcome = null;
  desk.taken = { away: false, copy: null };
});

describe("after unlocking", () => {
  test("says when it was opened last, and that no attempt came between", async () => {
    desk.welcome = told();
    render(Welcome);
    expect(said()).toBe(`${last} ${t("welcome-no-attempts")}`);
    const { violations } = await axe.run(document.body, {
      rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
    });
    expect(violations).toEqual([]);
  });

  test("says attempts that did not open it, and a repair", () => {
    desk.welcome = told({ failedSince: 3, repaired: true });
    render(Welcome);
    expect(said()).toBe(`${last} ${t("welcome-failed", { count: 3 })} ${t("welcome-repaired")}`);
  });

  test("says that a newer state of the journal is beside it", () => {
    desk.welcome = told({ newerBeside: true });
    render(Welcome);
    expect(said()).toBe(`${last} ${t("welcome-newer")}`);
  });

  test("says where rows are missing although each page is as it was written", () => {
    desk.damagedPages = 0;
    render(Welcome);
    expect(screen.getByRole("alert").textContent).toContain(t("damage-text", { pages: 0 }));
    expect(t("damage-text", { pages: 0 })).not.toBe(t("damage-text", { pages: 2 }));
    desk.damagedPages = null;
  });

  test("is silent the first time, and put away when it was seen", async () => {
    desk.welcome = told({ lastUnlockedAt: null });
    render(Welcome);
    expect(screen.queryByRole("status")).toBeNull();
    desk.welcome = told();
    await userEvent.click(await screen.findByRole("button", { name: t("welcome-close") }));
    expect(screen.queryByRole("status")).toBeNull();
  });
});

describe("when the journal's file was taken from its place", () => {
  const alert = () => screen.queryByRole("alert")?.textContent ?? "";

  test("says which copy holds everything, and what to do", () => {
    desk.taken = { away: true, copy: 12 };
    render(Welcome);
    expect(alert()).toContain(t("replaced-title"));
    expect(alert()).toContain(t("replaced-text", { copy: 12 }));
    expect(alert()).toContain(t("replaced-then"));
  });

  test("without a copy says that the window is to stay open", () => {
    desk.taken = { away: true, copy: null };
    render(Welcome);
    expect(alert()).toContain(t("replaced-unsaved"));
  });

  test("says nothing once it lies there again", async () => {
    desk.taken = { away: true, copy: 12 };
    render(Welcome);
    desk.taken = { away: false, copy: null };
    await tick();
    expect(screen.queryByRole("alert")).toBeNull();
  });
});

import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { beforeEach, describe, expect, test } from "vitest";

import { useBackend } from "../../backend";
import { makeTwin, TWIN_KEY_GROUPS } from "../../backend/browser";
import { desk } from "../../desk.svelte";
import { t } from "../../words/words";
import FirstRun from "./FirstRun.svelte";
// What the program itself writes; a test of the desktop compares it.
import sheet from "../../test/recovery-sheet.txt?raw";

const GOOD = "four otters mend a kettle";
let twin: ReturnType<typeof makeTwin>;

async function flaws(): Promise<string[]> {
  const result = await axe.run(document.body, { rules: { "color-contrast": { enabled: false } } });
  return result.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(" | ")}`);
}

const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));
const title = () => screen.getByRole("heading", { level: 1 });
const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);

async function toPassphrase() {
  render(FirstRun);
  await press(t("first-next"));
}

async function toKey() {
  await toPassphrase();
  await userEvent.type(field(t("passphrase-new")), GOOD);
  await userEvent.type(field(t("passphrase-again")), GOOD);
  await press(t("first-passphrase-submit"));
  await screen.findByRole("heading", { name: t("recovery-what-title") });
}

async function toProof() {
  await toKey();
  await press(t("recovery-have"));
}

async function typeGroups(groups: string[]) {
  for (const [n, at] of [1, 4, 7].entries()) {
    const input = field(t("recovery-group", { number: at + 1 }));
    await userEvent.clear(input);
    await userEvent.type(input, groups[n] ?? "");
  }
}

beforeEach(() => {
  twin = makeTwin();
  useBackend(twin);
  desk.stage = "first-run";
  desk.start = null;
  desk.dialog = null;
});

describe("after an erasing", () => {
  test("the last word comes first, and then the beginning", async () => {
    twin = makeTwin({ lockedBecause: "erased" });
    useBackend(twin);
    desk.start = await twin.start();
    render(FirstRun);
    expect(title().textContent).toBe(t("erased-title"));
    for (const key of [
      "erased-gone-backups",
      "erased-gone-traces",
      "settings-erase-stays-copies",
    ] as const) {
      expect(screen.getByText(t(key))).toBeTruthy();
    }
    expect(await flaws()).toEqual([]);
    await press(t("erased-next"));
    expect(title().textContent).toBe(t("first-what-title"));
    await waitFor(() => expect(document.activeElement).toBe(title()));
  });
});

describe("what this is", () => {
  test("says it, offers support, and goes on to a focused heading", async () => {
    render(FirstRun);
    expect(title().textContent).toBe(t("first-what-title"));
    expect(screen.getByText(t("first-who-installed"))).toBeTruthy();
    expect(await flaws()).toEqual([]);
    await press(t("first-afraid-support"));
    expect(desk.dialog).toBe("support");
    await press(t("first-next"));
    expect(document.activeElement).toBe(title());
    const steps = within(screen.getByRole("list", { name: t("first-steps") }));
    expect(steps.getByText(t("first-step-passphrase")).closest("li")?.ariaCurrent).toBe("step");
  });
});

describe("the passphrase", () => {
  test("says what is missing, and keeps what was typed", async () => {
    await toPassphrase();
    await press(t("first-passphrase-submit"));
    expect(await screen.findByText(t("passphrase-missing"))).toBeTruthy();
    expect(document.activeElement).toBe(field(t("passphrase-new")));

    await userEvent.type(field(t("passphrase-new")), "too short");
    await press(t("first-passphrase-submit"));
    const short = t("passphrase-says-too-short", { missing: 3 });
    expect(await screen.findByText(t("passphrase-not-yet", { why: short }))).toBeTruthy();
    expect(field(t("passphrase-new")).value).toBe("too short");
    expect(await flaws()).toEqual([]);

    await userEvent.clear(field(t("passphrase-new")));
    await userEvent.type(field(t("passphrase-new")), "password1234");
    await press(t("first-passphrase-submit"));
    const why = t("passphrase-says-common");
    expect(await screen.findByText(t("passphrase-not-yet", { why }))).toBeTruthy();
    expect(twin.said).not.toContain("makeJournal");
  });

  test("a differing second field is named", async () => {
    await toPassphrase();
    await userEvent.type(field(t("passphrase-new")), GOOD);
    await userEvent.type(field(t("passphrase-again")), "something else");
    expect(screen.getByText(t("passphrase-differs"))).toBeTruthy();
    await press(t("first-passphrase-submit"));
    await waitFor(() => expect(document.activeElement).toBe(field(t("passphrase-again"))));
    expect(field(t("passphrase-again")).getAttribute("aria-invalid")).toBe("true");
    expect(twin.said).not.toContain("makeJournal");
  });

  test("what is said under a field has its room before it is said", async () => {
    await toPassphrase();
    const room = (id: string) =>
      [...(document.getElementById(id)?.closest(".room")?.querySelectorAll(".size") ?? [])].map(
        (size) => size.getAttribute("data-text"),
      );
    const strength = (word: string, says: string) =>
      `${t("passphrase-strength", { word })} ${says}`;
    expect(room("passphrase-strength")).toContain(t("passphrase-missing"));
    expect(room("passphrase-strength")).toContain(
      strength(t("passphrase-level-strong"), t("passphrase-says-strong")),
    );
    expect(room("passphrase-strength")).toContain(
      t("passphrase-not-yet", { why: t("passphrase-says-common") }),
    );
    for (const key of ["same", "differs", "missing-again"] as const) {
      expect(room("passphrase-again-says")).toContain(t(`passphrase-${key}`));
    }
    // One line for all of it, whatever is wrong: no second one comes below.
    await press(t("first-passphrase-submit"));
    await screen.findByText(t("passphrase-missing"));
    expect(document.getElementById("passphrase-new-problem")?.closest(".room")).not.toBeNull();
  });

  test("strength is said in words while typing", async () => {
    await toPassphrase();
    await userEvent.type(field(t("passphrase-new")), GOOD);
    const word = t("passphrase-level-strong");
    expect(await screen.findByText(t("passphrase-strength", { word }))).toBeTruthy();
    expect(screen.getByText(t("passphrase-says-strong"))).toBeTruthy();
  });

  test("a drawn phrase is shown and fills both fields when asked", async () => {
    await toPassphrase();
    await press(t("passphrase-draw"));
    const phrase = "marble otter quilt seventeen paper lamp";
    expect(await screen.findByText(phrase)).toBeTruthy();
    expect(field(t("passphrase-new")).value).toBe("");
    await press(t("passphrase-draw-use"));
    expect(field(t("passphrase-new")).value).toBe(phrase);
    expect(field(t("passphrase-again")).value).toBe(phrase);
    expect(await flaws()).toEqual([]);
    await press(t("first-passphrase-submit"));
    expect(await screen.findByText(t("first-key-title"))).toBeTruthy();
  });

  test("a refusal of the desktop is said and loses nothing", async () => {
    await toPassphrase();
    await userEvent.type(field(t("passphrase-new")), GOOD);
    await userEvent.type(field(t("passphrase-again")), GOOD);
    const makeJournal = twin.makeJournal;
    twin.makeJournal = () => Promise.reject({ kind: "disk-full", detail: null });
    await press(t("first-passphrase-submit"));
    expect((await screen.findByRole("alert")).textContent).toContain(t("err-disk-full"));
    expect(field(t("passphrase-again")).value).toBe(GOOD);
    twin.makeJournal = makeJournal;
    await press(t("first-passphrase-submit"));
    expect(await screen.findByText(t("first-key-title"))).toBeTruthy();
  });
});

describe("the recovery key", () => {
  test("is shown in numbered groups, saved and printed", async () => {
    await toKey();
    expect(document.activeElement).toBe(title());
    for (const group of TWIN_KEY_GROUPS) expect(screen.getAllByText(group)[0]).toBeTruthy();
    await press(t("recovery-save"));
    const saved = { file: "recovery-key.txt", folder: "/home/ada/Documents" };
    expect(await screen.findByText(t("recovery-saved", saved))).toBeTruthy();
    twin.saveRecoveryKey = () => Promise.resolve(null);
    await press(t("recovery-save"));
    expect(await screen.findByText(t("recovery-not-saved"))).toBeTruthy();
    await press(t("recovery-print"));
    expect(twin.said).toContain("printRecoveryKey");
    expect(await flaws()).toEqual([]);
  });

  test("is proven from the text of the saved sheet alone, read off by number", async () => {
    await toProof();
    const labels = [...document.querySelectorAll<HTMLLabelElement>("form label")].filter(
      ({ htmlFor }) => htmlFor.startsWith("recovery-typed-"),
    );
    expect(labels).toHaveLength(3);
    for (const { htmlFor, textContent } of labels) {
      const number = /\d+$/.exec(textContent)?.[0];
      const written = new RegExp(`(?<!\\S)${number} (\\S+)`).exec(sheet)?.[1] ?? "";
      expect(written).toMatch(/^[A-Z0-9]{6}$/);
      await userEvent.type(document.getElementById(htmlFor)!, written);
    }
    await press(t("first-key-prove"));
    expect(await screen.findByText(t("first-ready-title"))).toBeTruthy();
  });

  test("has the same numbered groups in the window, on the saved and on the printed sheet", async () => {
    await toKey();
    const lists = [...document.querySelectorAll("ol")].filter((list) => list.querySelector("code"));
    expect(lists).toHaveLength(2);
    const saved = [...sheet.matchAll(/(?<!\S)(\d+) ([A-Z0-9]{4,6})(?!\S)/g)];
    for (const list of lists) {
      const shown = [...list.querySelectorAll("li")].map((line) => [
        line.querySelector(".number")?.textContent,
        line.querySelector("code")?.textContent,
      ]);
      expect(shown).toEqual(saved.map(([, number, group]) => [number, group]));
    }
    // For other programs, and said so.
    const whole = `AGE-SECRET-KEY-1${TWIN_KEY_GROUPS.join("")}`;
    expect(sheet.trimEnd().endsWith(`${t("recovery-print-whole")}\n\n${whole}`)).toBe(true);
    const printed = document.querySelector(".sheet-print");
    expect(printed?.lastElementChild?.textContent?.trim()).toBe(whole);
    expect(printed?.lastElementChild?.previousElementSibling?.textContent).toBe(
      t("recovery-print-whole"),
    );
  });

  test("going back gives it up and finds the passphrase as typed", async () => {
    await toKey();
    await press(t("first-back"));
    expect(twin.said).toContain("abandonSetup");
    expect(title().textContent).toBe(t("first-passphrase-title"));
    expect(field(t("passphrase-new")).value).toBe(GOOD);
  });

  test("wrong groups are said and stay; missing ones are named", async () => {
    await toProof();
    expect(document.activeElement?.textContent).toBe(t("recovery-prove-title"));
    await press(t("first-key-prove"));
    expect(screen.getAllByText(t("recovery-prove-missing"))).toHaveLength(3);
    await typeGroups(["L7TT2M", "XXXXXX", "PJ7KWT"]);
    await press(t("first-key-prove"));
    expect((await screen.findByRole("alert")).textContent).toContain(t("err-recovery-proof-wrong"));
    expect(await flaws()).toEqual([]);
    await press(t("recovery-show-again"));
    await press(t("recovery-have"));
    expect(field(t("recovery-group", { number: 5 })).value).toBe("XXXXXX");
  });

  test("the right groups, in any case, open the journal", async () => {
    await toProof();
    await typeGroups(["l7tt2m", "u6vnry", " pj7kwt "]);
    await press(t("first-key-prove"));
    expect(await screen.findByText(t("first-ready-title"))).toBeTruthy();
    expect(document.activeElement).toBe(title());
    expect(screen.queryByRole("button", { name: t("first-back") })).toBeNull();
    expect(document.body.innerHTML).not.toContain(TWIN_KEY_GROUPS[0]);
    expect(await flaws()).toEqual([]);
    await press(t("first-ready-start"));
    expect(desk.stage).toBe("open");
    expect(desk.page).toBe("today");
  });
});

import { readFileSync } from "node:fs";

import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { useBackend } from "../../backend";
import { makeTwin } from "../../backend/browser";
import Support from "../../components/Support.svelte";
import { desk } from "../../desk.svelte";
import { saveAll } from "../../unsaved";
import { keys } from "../../words/keys";
import { t } from "../../words/words";
import { COUNTRIES, countryName, countryOf, directoriesFor, KINDS } from "./numbers";

let twin: ReturnType<typeof makeTwin>;

/** Opens the page as it is at `stage`. */
async function open(stage: typeof desk.stage, options: Parameters<typeof makeTwin>[0] = {}) {
  twin = makeTwin({ presence: "present", open: stage === "open", ...options });
  useBackend(twin);
  desk.stage = stage;
  const shown = render(Support, { open: true });
  await waitFor(() => expect(twin.said).toContain("support"));
  return shown;
}

async function flaws(): Promise<string[]> {
  const result = await axe.run(document.body, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  return result.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(" | ")}`);
}

const picker = () => screen.getByLabelText<HTMLSelectElement>(t("support-country"));
const box = (name: string) => screen.getByRole<HTMLInputElement>("checkbox", { name });
const part = (name: string) => within(screen.getByRole("region", { name }));
const numbers = (name: string) =>
  part(name)
    .getAllByRole("button")
    .map((button) => button.getAttribute("aria-label"));

beforeEach(() => {
  desk.dialog = null;
});

afterEach(() => {
  desk.stage = "starting";
});

describe("the data", () => {
  test("only what was verified is in the app", () => {
    const file = readFileSync("../assets/support/support.json", "utf8");
    const whole = JSON.parse(file) as {
      countries: { code: string; violence: { number: string; verified: boolean }[] }[];
    };
    const doubtful = whole.countries.flatMap(({ code, violence }) =>
      violence.filter((line) => !line.verified).map((line) => `${code} ${line.number}`),
    );
    expect(doubtful.length).toBeGreaterThan(0);
    const shown = COUNTRIES.flatMap(({ code, violence }) =>
      violence.map((line) => `${code} ${line.number}`),
    );
    expect(shown.filter((line) => doubtful.includes(line))).toEqual([]);
    // A country of which nothing was verified is none.
    expect(countryOf("MA")).toBeNull();
  });

  test("thirty countries and more have a line of each kind", () => {
    const complete = COUNTRIES.filter((one) => KINDS.every((kind) => one[kind].length > 0));
    expect(complete.length).toBeGreaterThanOrEqual(30);
  });

  test("countries have names, and stand in their order", () => {
    const names = COUNTRIES.map(({ code }) => countryName(code));
    expect(names).toContain("South Africa");
    expect(names.filter((name) => /^[A-Z]{2}$/.test(name))).toEqual([]);
    expect([...names].sort((a, b) => a.localeCompare(b, "en"))).toEqual(names);
  });

  test("the catalogue says every note that is checked, and no other", () => {
    const rules = readFileSync("../xtask/src/support/rules.rs", "utf8");
    const list = /const NOTES[^=]*= \[([^\]]*)\]/.exec(rules)?.[1] ?? "";
    const checked = [...list.matchAll(/"([a-z-]+)"/g)].map(([, note]) => `support-note-${note}`);
    expect(checked.sort()).toEqual(keys.filter((key) => key.startsWith("support-note-")));
  });

  test("there is a directory for each kind everywhere", () => {
    for (const kind of ["crisis", "violence"] as const) {
      expect(directoriesFor(kind).length).toBeGreaterThan(0);
    }
  });
});

describe("while locked", () => {
  test("shows numbers with source and date, and directories", async () => {
    await open("locked");
    expect(numbers(t("support-directories"))).toContain(
      t("support-copy-named", { text: "findahelpline.com" }),
    );
    await userEvent.selectOptions(picker(), "DE");
    expect(numbers(t("support-violence"))).toEqual([t("support-copy-named", { text: "116 016" })]);
    expect(
      part(t("support-violence")).getByText(
        t("support-source", {
          source: "Hilfetelefon (hilfetelefon.de)",
          seen: t("support-seen-own"),
          day: "24 November 2026",
        }),
      ),
    ).toBeTruthy();
    expect(await flaws()).toEqual([]);
  });

  test("keeps nothing, and asks for nothing but what is kept", async () => {
    await open("locked");
    await userEvent.selectOptions(picker(), "FR");
    expect(screen.queryByRole("checkbox")).toBeNull();
    expect(screen.queryByLabelText(t("support-contact"))).toBeNull();
    expect(screen.getByText(t("support-own-locked"))).toBeTruthy();
    expect(twin.said).toEqual(["support"]);
  });

  test("what was kept openly is there", async () => {
    await open("locked", { support: { country: "NZ", contact: "Mia, 021 000 000" } });
    await waitFor(() => expect(picker().value).toBe("NZ"));
    expect(within(screen.getByRole("dialog")).getByText("Mia, 021 000 000")).toBeTruthy();
  });

  test("an error in what is kept leaves the numbers", async () => {
    twin = makeTwin({ presence: "present" });
    twin.failNext("storage");
    useBackend(twin);
    desk.stage = "locked";
    render(Support, { open: true });
    await userEvent.selectOptions(picker(), "IE");
    expect(numbers(t("support-emergency"))).toContain(t("support-copy-named", { text: "112" }));
    await userEvent.click(screen.getByRole("button", { name: t("app-try-again") }));
    expect(await screen.findByText(t("support-own-locked"))).toBeTruthy();
    expect(picker().value).toBe("IE");
  });

  test("what could not be read is never written over", async () => {
    twin = makeTwin({ presence: "present", open: true });
    await twin.keepSupport("KE", "Asha, 0700 000 000", false);
    twin.failNext("storage");
    useBackend(twin);
    desk.stage = "open";
    render(Support, { open: true });
    expect((await screen.findByRole("alert")).textContent).toContain(t("err-storage"));
    expect(screen.queryByRole("checkbox")).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: t("app-try-again") }));
    expect(await screen.findByDisplayValue("Asha, 0700 000 000")).toBeTruthy();
    expect(picker().value).toBe("KE");
  });
});

describe("a country without a line of a kind", () => {
  test("says so and leads to the directories", async () => {
    await open("first-run", { presence: "none" });
    await userEvent.selectOptions(picker(), "GR");
    expect(part(t("support-crisis")).getByText(t("support-none"))).toBeTruthy();
    await userEvent.selectOptions(picker(), "LK");
    expect(part(t("support-emergency")).getByText(t("support-none-emergency"))).toBeTruthy();
    expect(await flaws()).toEqual([]);
  });
});

describe("while open", () => {
  test("a country is remembered only when that is wished", async () => {
    await open("open");
    await userEvent.selectOptions(picker(), "SE");
    await saveAll();
    expect((await twin.support()).country).toBeNull();
    await userEvent.click(box(t("support-remember")));
    await screen.findByText(t("app-saved"));
    expect(await twin.support()).toEqual({ country: "SE", contact: "", openly: false });
    await userEvent.selectOptions(picker(), "NO");
    await saveAll();
    expect((await twin.support()).country).toBe("NO");
    await userEvent.click(box(t("support-remember")));
    await saveAll();
    expect((await twin.support()).country).toBeNull();
    expect(picker().value).toBe("NO");
    expect(await flaws()).toEqual([]);
  });

  test("a contact is kept in the journal, and beside it only when that is wished", async () => {
    await open("open");
    await userEvent.type(screen.getByLabelText(t("support-contact")), "Aunt Ida, 555 0100");
    await saveAll();
    expect(await twin.support()).toEqual({
      country: null,
      contact: "Aunt Ida, 555 0100",
      openly: false,
    });
    await userEvent.click(box(t("support-openly")));
    await saveAll();
    expect((await twin.support()).openly).toBe(true);
    await twin.lock("asked");
    expect((await twin.support()).contact).toBe("Aunt Ida, 555 0100");
  });

  test("closing saves what was typed, and forgets it", async () => {
    const shown = await open("open");
    await userEvent.type(screen.getByLabelText(t("support-contact")), "Ben");
    await shown.rerender({ open: false });
    await waitFor(async () => expect((await twin.support()).contact).toBe("Ben"));
    expect(document.body.textContent).not.toContain("Ben");
    expect(screen.queryByDisplayValue("Ben")).toBeNull();
  });

  test("what could not be saved is said, and can be tried again", async () => {
    await open("open");
    twin.failNext("disk-full");
    await userEvent.click(box(t("support-openly")));
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain(t("err-disk-full"));
    await userEvent.click(within(alert).getByRole("button", { name: t("app-try-again") }));
    await screen.findByText(t("app-saved"));
  });
});

describe("copying", () => {
  test("takes the number, and says where it stays", async () => {
    const user = userEvent.setup();
    await open("locked");
    await user.selectOptions(picker(), "US");
    const name = t("support-copy-named", { text: "988" });
    await user.click(screen.getByRole("button", { name }));
    expect(await screen.findByText(t("support-copied", { text: "988" }))).toBeTruthy();
    expect(await navigator.clipboard.readText()).toBe("988");
  });

  test("no number is a link: nothing opens anything", async () => {
    await open("locked");
    await userEvent.selectOptions(picker(), "GB");
    expect(document.querySelector("a, [href]")).toBeNull();
  });
});

describe("printing", () => {
  test("asks the printer for the numbers alone", async () => {
    const print = vi.spyOn(window, "print").mockImplementation(() => undefined);
    const shown = await open("open");
    await userEvent.selectOptions(picker(), "ZA");
    expect(document.body.dataset.print).toBe("support");
    const sheet = document.querySelector(".sheet-support");
    expect(sheet?.textContent).toContain(t("support-sheet-title", { country: "South Africa" }));
    expect(sheet?.textContent).toContain("0800 428 428");
    // Beside the dialog, which the printer would cut off.
    expect(sheet?.closest("dialog")).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: t("support-print") }));
    expect(print).toHaveBeenCalledOnce();
    await shown.rerender({ open: false });
    expect(document.body.dataset.print).toBeUndefined();
    expect(document.querySelector(".sheet-support")).toBeNull();
  });
});

import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { beforeEach, describe, expect, test, vi } from "vitest";

import {
  useBackend,
  type BroughtFormat,
  type BroughtNote,
  type BroughtView,
  type Guessed,
  type LeftOutWhy,
  type Likeness,
} from "../../../backend";
import { makeTwin } from "../../../backend/browser";
import { TWIN_FILE_PASSWORD } from "../../../backend/twin/bring-in";
import { begin, desk } from "../../../desk.svelte";
import { isSaid, t } from "../../../words/words";
import { wide } from "../../notes/place";
import Settings from "../Settings.svelte";

vi.setConfig({ testTimeout: 20_000 });

let twin: ReturnType<typeof makeTwin>;

async function open(brings: (Partial<BroughtView> | null)[] = []) {
  twin = makeTwin({ open: true, brings });
  useBackend(twin);
  await begin();
  render(Settings);
  await screen.findByRole("heading", { name: t("bring-title") });
}

async function flaws(): Promise<string[]> {
  const result = await axe.run(document.body, { rules: { "color-contrast": { enabled: false } } });
  return result.violations
    .filter((v) => v.id !== "region")
    .map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(" | ")}`);
}

const part = (name: string) => within(document.getElementById(`settings-${name}`) ?? document.body);
const press = (name: string | RegExp, where = part("bring-in")) =>
  userEvent.click(where.getByRole("button", { name }));
const looked = () => part("bring-in").findByRole("group", { name: t("bring-looked") });
const written = async () => (await twin.timeline(wide(), 0, 1)).total;

beforeEach(() => {
  desk.dialog = null;
  desk.notes.changes = 0;
});

describe("bring in", () => {
  test("looks first: counts, what is left out and why, and that moods stay words", async () => {
    await open();
    await press(t("bring-file"));
    const group = await looked();
    await waitFor(() => expect(document.activeElement).toBe(group));
    expect(within(group).getByText(t("bring-count", { count: 12 }))).toBeTruthy();
    expect(within(group).getByText(t("bring-note-moods-as-words", { count: 12 }))).toBeTruthy();
    expect(within(group).getByText("Daylio · 19 December 2025 to 30 December 2025")).toBeTruthy();
    expect(within(group).getAllByText(/Slept well for once/).length).toBeGreaterThan(0);
    await userEvent.click(within(group).getByText(t("bring-left-show")));
    expect(await within(group).findByText(t("bring-why-bad-date"))).toBeTruthy();
    expect(await flaws()).toEqual([]);
    expect(await written()).toBe(0);
  });

  test("brings in, and takes out again at once", async () => {
    await open();
    await press(t("bring-file"));
    await looked();
    await press(t("bring-now", { count: 12 }));
    expect(await screen.findByText(t("bring-done", { count: 12 }))).toBeTruthy();
    expect(await written()).toBe(12);
    expect(desk.notes.changes).toBe(1);
    const file = part("bring-in").getByRole("button", { name: t("bring-file") });
    await waitFor(() => expect(document.activeElement).toBe(file));
    await press(t("app-undo"), within(document.body));
    expect(await screen.findByText(t("bring-taken", { count: 12 }))).toBeTruthy();
    expect(await written()).toBe(0);
    expect(screen.queryByText(t("bring-batches"))).toBeNull();
  });

  test("takes out later what was not changed since", async () => {
    await open();
    await press(t("bring-folder"));
    await looked();
    await press(t("bring-now", { count: 3 }));
    await screen.findByText(t("bring-batches"));
    const row = (await twin.timeline(wide(), 0, 1)).rows[0];
    const entry = await twin.entry(row?.key ?? "");
    await twin.saveEntry(entry.id, entry.revision, { ...entry.fields, title: "Mine now" });
    await press(/^Take out again: Text files, 23 November 2026/);
    expect(
      await screen.findByText(/2 entries were taken out\.\s+One that was changed/),
    ).toBeTruthy();
    expect(await written()).toBe(1);
    expect(
      await screen.findByText(/1 still here\.\s+One was changed since and stays\./),
    ).toBeTruthy();
    expect(screen.queryByRole("button", { name: /^Take out again/ })).toBeNull();
  });

  test("a dialog that was left changes nothing", async () => {
    await open([null]);
    await press(t("bring-file"));
    await waitFor(() => expect(twin.said).toContain("bringInFile"));
    expect(screen.queryByRole("group", { name: t("bring-looked") })).toBeNull();
    expect(screen.queryByRole("alert")).toBeNull();
  });

  test("asks for the password of an encrypted file, and keeps a wrong one", async () => {
    await open([{ form: "jrnl", file: "journal.txt", needsPassword: true }]);
    await press(t("bring-file"));
    await looked();
    const field = screen.getByLabelText<HTMLInputElement>(t("bring-password"));
    await press(t("bring-password-open"));
    expect(await screen.findByText(t("bring-password-missing"))).toBeTruthy();
    expect(twin.said).not.toContain("bringInPassword");
    await userEvent.type(field, "not it");
    await userEvent.keyboard("{Enter}");
    expect(await screen.findByText(t("bring-password-wrong"))).toBeTruthy();
    expect(field.value).toBe("not it");
    expect(document.activeElement).toBe(field);
    expect(await flaws()).toEqual([]);
    await userEvent.clear(field);
    await userEvent.type(field, `${TWIN_FILE_PASSWORD}{Enter}`);
    expect(await screen.findByText(t("bring-count", { count: 7 }))).toBeTruthy();
  });

  test("entries that are here already do not come twice", async () => {
    await open([{}, {}]);
    await press(t("bring-file"));
    await looked();
    await press(t("bring-now", { count: 12 }));
    await screen.findByText(t("bring-batches"));
    await press(t("bring-file"));
    expect(await screen.findByText(t("bring-duplicates", { count: 12 }))).toBeTruthy();
    expect(screen.getByText(t("bring-count", { count: 0 }))).toBeTruthy();
    expect(screen.queryByRole("button", { name: /^Bring in \d/ })).toBeNull();
    await press(t("app-close"));
    expect(screen.queryByText(t("bring-count", { count: 0 }))).toBeNull();
  });

  test("a whole journal goes only into an empty one", async () => {
    await open([{ form: "evenkeel", file: "journal.json", canTakeIn: false }]);
    await press(t("bring-file"));
    expect(await screen.findByText(t("bring-only-empty"))).toBeTruthy();
    expect(screen.queryByRole("button", { name: /^Bring in \d/ })).toBeNull();
  });

  test("a file that cannot be read says so, and nothing came in", async () => {
    await open();
    twin.failNext("file-not-known");
    await press(t("bring-file"));
    expect((await screen.findByRole("alert")).textContent).toContain(t("err-file-not-known"));
    await press(t("bring-file"));
    await looked();
    expect(screen.queryByRole("alert")).toBeNull();
  });

  test("every reason and every note has its words", () => {
    const why: Record<LeftOutWhy, true> = {
      "no-date": true,
      "bad-date": true,
      "day-or-month": true,
      "no-year": true,
      heading: true,
      "too-long": true,
      empty: true,
      "not-text": true,
      "too-big": true,
      twice: true,
      broken: true,
    };
    for (const one of Object.keys(why)) expect(isSaid(`bring-why-${one}`)).toBe(true);
    const notes: Record<BroughtNote["kind"], true> = {
      "pictures-left": true,
      "moods-as-words": true,
      "encoding-guessed": true,
      "clock-unknown": true,
      "hour-not-read": true,
      "shown-in-zone": true,
      "file-changed": true,
      "first-day": true,
      year: true,
      "before-first": true,
      "dates-in-text": true,
      "days-differ": true,
      "escaped-line-ends": true,
      "fields-left": true,
      "others-left": true,
      "moved-into-text": true,
    };
    for (const one of Object.keys(notes)) expect(isSaid(`bring-note-${one}`)).toBe(true);
    const looks: Record<Likeness, true> = {
      spreadsheet: true,
      document: true,
      pdf: true,
      "web-page": true,
      media: true,
      database: true,
      evernote: true,
      archive: true,
      "other-json": true,
      "other-table": true,
      "other-text": true,
      nothing: true,
    };
    for (const one of Object.keys(looks)) expect(isSaid(`bring-looks-${one}`)).toBe(true);
    const guesses: Record<Guessed, true> = {
      "file-changed": true,
      "first-day": true,
      year: true,
      "before-first": true,
    };
    for (const one of Object.keys(guesses)) expect(isSaid(`bring-guess-leave-${one}`)).toBe(true);
    const formats: Record<BroughtFormat, true> = {
      "daylio-csv": true,
      "daylio-backup": true,
      "day-one-zip": true,
      "day-one-json": true,
      "day-one-text": true,
      "jrnl-text": true,
      "jrnl-encrypted": true,
      "jrnl-json": true,
      "mini-diary-json": true,
      "mini-diarium-json": true,
      "text-folder": true,
    };
    for (const one of Object.keys(formats)) expect(isSaid(`bring-format-${one}`)).toBe(true);
  });

  test("a guess is told with its lines, and what is guessed can be left out", async () => {
    await open();
    await press(t("bring-folder"));
    const group = await looked();
    const note = t("bring-note-file-changed", { count: 3 });
    await userEvent.click(within(group).getByText(t("bring-note-places"), { selector: "button" }));
    expect(within(group).getByText("b.md")).toBeTruthy();
    expect(
      group.querySelector(`[aria-label="${t("bring-note-places-name", { note })}"]`),
    ).toBeTruthy();
    expect(await flaws()).toEqual([]);
    const leave = within(group).getByRole("checkbox", {
      name: t("bring-guess-leave-file-changed"),
    });
    await userEvent.click(leave);
    expect(within(group).getByText(t("bring-count", { count: 0 }))).toBeTruthy();
    expect(within(group).queryByRole("button", { name: /^Bring in \d/ })).toBeNull();
    await userEvent.click(leave);
    await press(t("bring-now", { count: 3 }));
    await screen.findByText(t("bring-batches"));
    expect(await written()).toBe(3);
  });

  test("day first or month first is asked before anything comes in, and once", async () => {
    const dayOrder = {
      example: "03/04/2024",
      dayFirst: "2024-04-03",
      monthFirst: "2024-03-04",
      readAs: null,
      count: 2,
      places: ["line 1", "line 5"],
    };
    await open([{ form: "jrnl", file: "journal.txt", dayOrder }]);
    await press(t("bring-file"));
    const group = await looked();
    expect(within(group).getByText(t("bring-order-asked", { count: 2 }))).toBeTruthy();
    expect(within(group).queryByRole("button", { name: /^Bring in \d/ })).toBeNull();
    const radios = within(group).getAllByRole<HTMLInputElement>("radio");
    expect(radios.map((radio) => radio.checked)).toEqual([false, false]);
    expect(await flaws()).toEqual([]);
    await userEvent.click(within(group).getByRole("radio", { name: /3 April 2024/ }));
    expect(await within(group).findByText(t("bring-order-chosen", { count: 2 }))).toBeTruthy();
    expect(
      within(group).getByRole<HTMLInputElement>("radio", { name: /3 April 2024/ }).checked,
    ).toBe(true);
    await press(t("bring-now", { count: 12 }));
    await screen.findByText(t("bring-batches"));
    expect(await written()).toBe(12);
  });

  test("an order that the other dates suggest is told, and can be changed", async () => {
    const dayOrder = {
      example: "03/04/2024",
      dayFirst: "2024-04-03",
      monthFirst: "2024-03-04",
      readAs: "day-first" as const,
      count: 1,
      places: ["row 2"],
    };
    await open([{ dayOrder }]);
    await press(t("bring-file"));
    const group = await looked();
    expect(within(group).getByText(t("bring-order-found", { count: 1 }))).toBeTruthy();
    await userEvent.click(within(group).getByRole("radio", { name: /4 March 2024/ }));
    expect(await within(group).findByText(t("bring-order-chosen", { count: 1 }))).toBeTruthy();
    expect(within(group).getByRole("button", { name: t("bring-now", { count: 12 }) })).toBeTruthy();
  });

  test("instants are shown in the computer's zone, and in another that is chosen", async () => {
    const notes: BroughtNote[] = [{ kind: "shown-in-zone", count: 2, places: ["Evening.md"] }];
    await open([{ notes }]);
    await press(t("bring-file"));
    const group = await looked();
    const zone = within(group).getByLabelText<HTMLSelectElement>(t("bring-zone"));
    expect(zone.value).toBe("Europe/Vienna");
    await userEvent.selectOptions(zone, "America/New_York");
    await waitFor(() =>
      expect(within(group).getByLabelText<HTMLSelectElement>(t("bring-zone")).value).toBe(
        "America/New_York",
      ),
    );
    expect(twin.said).toContain("bringInAgain");
    await userEvent.selectOptions(zone, t("bring-zone-as-written"));
    expect(zone.value).toBe("");
  });

  test("a file that is not known says what it looks like, and the format can be chosen", async () => {
    await open([
      { form: null, format: null, looksLike: "other-text", file: "diary.log", entries: 0 },
    ]);
    await press(t("bring-file"));
    const group = await looked();
    expect(within(group).getByText(t("bring-unknown"))).toBeTruthy();
    expect(within(group).getByText(t("bring-looks-other-text"))).toBeTruthy();
    expect(within(group).queryByText(t("bring-count", { count: 0 }))).toBeNull();
    expect(await flaws()).toEqual([]);
    await userEvent.selectOptions(
      within(group).getByLabelText(t("bring-format")),
      t("bring-format-text-folder"),
    );
    expect(await within(group).findByText(t("bring-count", { count: 4 }))).toBeTruthy();
  });

  test("a format as which the file cannot be read changes nothing", async () => {
    await open();
    await press(t("bring-file"));
    const group = await looked();
    const format = within(group).getByLabelText<HTMLSelectElement>(t("bring-format"));
    twin.failNext("file-not-known");
    await userEvent.selectOptions(format, t("bring-format-jrnl-text"));
    expect((await screen.findByRole("alert")).textContent).toContain(t("err-file-not-known"));
    await waitFor(() => expect(format.value).toBe("daylio-csv"));
    expect(within(group).getByText(t("bring-count", { count: 12 }))).toBeTruthy();
  });
});

describe("export everything", () => {
  const PHRASE = "seven slow boats in the mist";

  test("is sealed unless said otherwise", async () => {
    await open();
    await press(t("export-all"), part("export"));
    const sealed = screen.getByRole<HTMLInputElement>("radio", { name: t("seal-passphrase") });
    expect(sealed.checked).toBe(true);
    await waitFor(() => expect(document.activeElement).toBe(sealed));
    await press(t("export-save"), part("export"));
    expect(await screen.findByText(t("seal-fault-no-passphrase"))).toBeTruthy();
    expect(twin.said).not.toContain("shareWhole");
    expect(await flaws()).toEqual([]);
    await userEvent.type(screen.getByLabelText(t("seal-passphrase-label")), PHRASE);
    await userEvent.type(screen.getByLabelText(t("passphrase-again")), PHRASE);
    await screen.findByText(t("seal-passphrase-set"));
    await press(t("export-save"), part("export"));
    expect(await screen.findByText(/^Saved as .*journal-2026-11-23\.json\.age$/)).toBeTruthy();
    expect(screen.getByText(t("export-saved-passphrase"))).toBeTruthy();
    const opener = part("export").getByRole("button", { name: t("export-all") });
    await waitFor(() => expect(document.activeElement).toBe(opener));
    expect((await twin.shareDesk()).log[0]).toMatchObject({ from: null, sealed: "passphrase" });
  });

  test("its fields are its own beside the change of the passphrase", async () => {
    await open();
    await press(t("settings-passphrase-change"), part("privacy"));
    await press(t("export-all"), part("export"));
    expect(await flaws()).toEqual([]);
    expect(document.querySelectorAll("#passphrase-new, #export-seal-new")).toHaveLength(2);
  });

  test("a plain one says who can read it", async () => {
    await open();
    await press(t("export-all"), part("export"));
    await userEvent.click(screen.getByRole("radio", { name: t("seal-no") }));
    await press(t("export-save"), part("export"));
    expect(await screen.findByText(t("share-saved-no"))).toBeTruthy();
  });
});

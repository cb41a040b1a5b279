import { fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { flushSync } from "svelte";
import { beforeEach, describe, expect, it, vi } from "vitest";

import { useBackend, type EntryView } from "../../../backend";
import { makeTwin } from "../../../backend/browser";
import { desk } from "../../../desk.svelte";
import { saveAll } from "../../../unsaved";
import { t } from "../../../words/words";
import { exerciseOf, nameOf, type ExerciseId } from "../../ways/exercises";
import Breathing from "./Breathing.svelte";
import Entry from "./Entry.svelte";

let twin: ReturnType<typeof makeTwin>;
const onchanged = vi.fn<(view: EntryView | null) => void>();
const onback = vi.fn<() => void>();
const user = userEvent.setup();

const field = (name: string) => {
  const found = document.querySelector<HTMLElement>(`[data-field="${name}"]`);
  if (!found) throw new Error(`no field ${name}`);
  return found;
};
const body = () => field("body") as HTMLTextAreaElement;
const press = (name: string | RegExp) => user.click(screen.getByRole("button", { name }));
const questions = (id: ExerciseId) => (exerciseOf(id)?.steps ?? []).map(({ ask }) => t(ask));
const asked = (id: ExerciseId) => within(screen.getByRole("region", { name: t(nameOf(id)) }));
const atField = (name: string) =>
  waitFor(() => {
    expect(field(name).contains(document.activeElement)).toBe(true);
  });

async function begin(id: ExerciseId, more: { title?: string; hard?: number } = {}) {
  const kind = exerciseOf(id)?.kind ?? null;
  const page = render(Entry, {
    id: null,
    kind,
    begins: { exercise: id, ...more },
    onchanged,
    ondeleted: vi.fn(),
    onback,
  });
  await screen.findByRole("button", { name: t("entry-done") });
  return page;
}

async function open(id: string, goOn = false) {
  const page = render(Entry, { id, kind: null, goOn, onchanged, ondeleted: vi.fn(), onback });
  await screen.findByRole("button", { name: t(goOn ? "entry-done" : "entry-edit") });
  return page;
}

async function stored(): Promise<EntryView> {
  await saveAll();
  const view = onchanged.mock.lastCall?.[0];
  if (!view) throw new Error("nothing was stored");
  return twin.entry(view.id);
}

beforeEach(() => {
  vi.clearAllMocks();
  twin = makeTwin({ open: true });
  useBackend(twin);
  desk.stage = "open";
  desk.dialog = null;
});

describe("an exercise's questions", () => {
  it("are asked one after the other, each where it is answered", async () => {
    const [one = "", two = "", three = ""] = questions("i-statement");
    await begin("i-statement");
    await atField("feel");
    expect(asked("i-statement").getByText(one)).toBeTruthy();
    expect(asked("i-statement").getByText("1 of 3")).toBeTruthy();
    await press(t("guide-next"));
    await atField("about");
    expect(asked("i-statement").getByText(two)).toBeTruthy();
    await user.keyboard("{F3}");
    await atField("need");
    expect(asked("i-statement").getByText(three)).toBeTruthy();
    await user.keyboard("{Shift>}{F3}{/Shift}");
    await atField("about");
    expect(twin.said).not.toContain("saveEntry");
  });

  it("unfold what a field is folded into, and answer with what is no text", async () => {
    await begin("small-risk");
    await atField("step");
    await user.keyboard("Ask for help{F3}No time{F3}");
    await atField("likelihood");
    await user.keyboard("{F3}");
    await atField("differently");
    expect(body).toThrow();
    expect(asked("small-risk").getByText("4 of 4")).toBeTruthy();
  });

  it("stand above their answers in one text; a skipped one leaves nothing", async () => {
    const [one = "", , three = ""] = questions("name-it");
    await begin("name-it");
    await atField("body");
    await user.keyboard("A stone.");
    await press(t("guide-next"));
    await press(t("guide-next"));
    await user.keyboard("It rests.");
    await press(t("guide-finish"));
    expect(body().value).toBe(`### ${one}\n\nA stone.\n\n### ${three}\n\nIt rests.\n\n`);
    expect((await stored()).fields).toMatchObject({ exercise: "name-it", body: body().value });
    // Read, the questions are headings.
    await press(t("entry-done"));
    expect(screen.getByRole("heading", { name: one })).toBeTruthy();
    expect(screen.getByText("It rests.")).toBeTruthy();
  });

  it("can be taken back by undo, and the words stay", async () => {
    await begin("name-it");
    await atField("body");
    await user.keyboard("A stone.");
    await press(t("guide-next"));
    expect(body().value).toContain("### ");
    await press(t("entry-undo"));
    expect(body().value).toBe("A stone.");
    await press(t("entry-redo"));
    expect(body().value).toContain("### ");
  });

  it("are there at a lock in the middle of an answer", async () => {
    const [one = ""] = questions("name-it");
    await begin("name-it");
    await atField("body");
    await user.keyboard("A stone.");
    expect((await stored()).fields.body).toBe(`### ${one}\n\nA stone.\n\n`);
  });

  it("without an answer are an empty entry, links of the exercise and all", async () => {
    const page = await begin("part-of-a-yes");
    await atField("body");
    await user.keyboard("x");
    await press(t("guide-next"));
    const { id, fields } = await stored();
    expect(fields.signs).toEqual(["avoided-commitment"]);
    fireEvent.input(body(), { target: { value: body().value.replace("x", "") } });
    page.unmount();
    await waitFor(() => expect(onchanged).toHaveBeenLastCalledWith(null));
    await expect(twin.entry(id)).rejects.toMatchObject({ kind: "entry-not-found" });
  });

  it("left untouched store nothing, a title that was offered included", async () => {
    const page = await begin("small-risk", { title: "I ask for help", hard: 1 });
    await atField("step");
    expect((field("title") as HTMLInputElement).value).toBe("I ask for help");
    await press(t("entry-done"));
    expect(onback).toHaveBeenCalled();
    page.unmount();
    await saveAll();
    expect(twin.said).not.toContain("saveEntry");
  });

  it("are put away, by Escape as well, and called back", async () => {
    await begin("name-it");
    await atField("body");
    screen.getByRole("button", { name: t("guide-next") }).focus();
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("button", { name: t("guide-next") })).toBeNull();
    await atField("body");
    // The writing goes on.
    expect(screen.getByRole("button", { name: t("entry-done") })).toBeTruthy();
    await press(t("guide-call-back", { name: t(nameOf("name-it")) }));
    expect(screen.getByRole("button", { name: t("guide-next") })).toBeTruthy();
    await press(t("guide-away"));
    expect(screen.queryByRole("button", { name: t("guide-next") })).toBeNull();
  });

  it("go on where somebody left off", async () => {
    const [, two = ""] = questions("name-it");
    const page = await begin("name-it");
    await atField("body");
    await user.keyboard("A stone.");
    const { id } = await stored();
    page.unmount();
    await open(id, true);
    await atField("body");
    expect(asked("name-it").getByText(two)).toBeTruthy();
    await user.keyboard("Anger.{F3}");
    expect(body().value).toContain(`### ${two}\n\nAnger.`);
  });

  it("walk the four steps of a pain, which can still be stopped", async () => {
    await begin("one-hurt");
    await atField("happened");
    expect(screen.queryByRole("list", { name: t("pain-steps") })).toBeNull();
    expect(screen.queryByRole("button", { name: t("pain-next") })).toBeNull();
    await user.keyboard("The message.{F3}");
    await atField("felt");
    await press(t("pain-stop"));
    const { fields, id } = await stored();
    expect(fields.own).toMatchObject({ kind: "pain", happened: "The message.", reached: 1 });
    const [entry] = await twin.exerciseEntries();
    expect(entry).toMatchObject({ entry: id, exercise: "one-hurt", unfinished: true });
  });

  it("of another version are kept, and not asked", async () => {
    const { entry } = await twin.blankEntry("reflection", "of-a-later-version");
    await twin.saveEntry(entry.id, 0, { ...entry.fields, body: "x" });
    await open(entry.id);
    expect(screen.queryByText(t("guide-from"))).toBeNull();
    await press(t("entry-edit"));
    await user.type(body(), "y");
    expect((await stored()).fields).toMatchObject({ exercise: "of-a-later-version", body: "xy" });
  });

  it("name the exercise when they are read, and lead to its page", async () => {
    const { entry } = await twin.blankEntry("reflection", "name-it");
    await twin.saveEntry(entry.id, 0, { ...entry.fields, body: "x" });
    await open(entry.id);
    await press(t(nameOf("name-it")));
    expect(desk.page).toBe("ways");
    expect(desk.ways.page).toBe("way/process-pain");
  });

  it("have nothing that axe objects to", async () => {
    await begin("i-statement");
    await atField("feel");
    const found = await axe.run(document.body, {
      rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
    });
    expect(found.violations.map(({ id }) => id)).toEqual([]);
  });
});

describe("an I-statement", () => {
  it("is shown whole while its parts are written, and copied", async () => {
    await begin("i-statement");
    await atField("feel");
    await user.keyboard("uneasy{F3}the late evening{F3}a short message");
    const whole = screen.getByRole("region", { name: t("talk-whole") });
    const sentence = "I feel uneasy about the late evening. I need a short message.";
    expect(whole.textContent).toContain(sentence);
    await press(t("talk-whole-copy"));
    await waitFor(() => expect(whole.textContent).toContain(t("talk-whole-copied")));
    expect(await navigator.clipboard.readText()).toBe(sentence);
  });
});

describe("how hard a step feels", () => {
  it("is answered by a digit, read as words, and taken back", async () => {
    render(Entry, { id: null, kind: "trust-step", onchanged, ondeleted: vi.fn(), onback });
    await screen.findByRole("button", { name: t("entry-done") });
    await user.click(screen.getByText(t("step-hard"), { selector: "[aria-expanded] *" }));
    const group = screen.getByRole("radiogroup", { name: t("step-hard-hint") });
    within(group).getByRole("radio", { name: "0, not at all" }).focus();
    await user.keyboard("3");
    expect(within(group).getByRole<HTMLInputElement>("radio", { name: /^3/ }).checked).toBe(true);
    await user.type(field("step"), "Say it");
    expect((await stored()).fields.own).toMatchObject({ hard: 3 });
    await press(t("entry-done"));
    expect(screen.getByText("3, strongly")).toBeTruthy();
    await press(t("entry-edit"));
    await press(t("choice-clear", { label: t("step-hard") }));
    expect((await stored()).fields.own).toMatchObject({ hard: null });
  });
});

describe("finding ground", () => {
  it("is five senses or slow breathing, and stores nothing", async () => {
    await begin("one-hurt");
    await atField("happened");
    await user.keyboard("{F2}");
    await press(t("ground-to-breath"));
    expect(screen.getByRole("region", { name: t("breath-title") })).toBeTruthy();
    await press(t("ground-to-senses"));
    expect(screen.getByRole("region", { name: t("ground-title") })).toBeTruthy();
    await user.keyboard("{F2}");
    await atField("happened");
    expect(twin.said).not.toContain("saveEntry");
  });

  it("by breath is told once how it goes, then each minute, and ends", () => {
    vi.useFakeTimers();
    try {
      render(Breathing, { back: "Stop", onback: vi.fn(), onother: vi.fn() });
      const section = screen.getByRole("region", { name: t("breath-title") });
      const status = within(section).getByRole("status");
      const later = (seconds: number) => {
        vi.advanceTimersByTime(seconds * 1000);
        flushSync();
      };
      expect(section.textContent).toContain(t("breath-in"));
      later(5);
      expect(section.textContent).toContain(t("breath-out"));
      expect(status.textContent?.trim()).toBe("");
      later(60);
      expect(status.textContent?.trim()).toBe("One minute.");
      later(120);
      expect(status.textContent?.trim()).toBe(t("breath-end"));
      fireEvent.click(screen.getByRole("button", { name: t("ground-again") }));
      flushSync();
      expect(section.textContent).toContain(t("breath-in"));
    } finally {
      vi.useRealTimers();
    }
  });
});

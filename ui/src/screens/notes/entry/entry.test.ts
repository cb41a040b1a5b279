import { fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { beforeEach, describe, expect, it, vi } from "vitest";

import { useBackend, type EntryKind, type EntryView } from "../../../backend";
import { makeTwin } from "../../../backend/browser";
import { desk } from "../../../desk.svelte";
import { KINDS } from "../../../kinds";
import { saveAll } from "../../../unsaved";
import { t } from "../../../words/words";
import Entry from "./Entry.svelte";
import { promptOf, PROMPTS } from "./prompts";

let twin: ReturnType<typeof makeTwin>;
const onchanged = vi.fn<(view: EntryView | null) => void>();
const ondeleted = vi.fn<(view: EntryView) => void>();
const onback = vi.fn<() => void>();

const user = userEvent.setup();
const box = (name: string | RegExp) => screen.getByRole<HTMLTextAreaElement>("textbox", { name });
const press = (name: string | RegExp) => user.click(screen.getByRole("button", { name }));
/** Unfolds a part by its heading. */
const unfold = (label: string) =>
  user.click(screen.getByText(label, { selector: "[aria-expanded] *" }));
const pick = (group: string, name: string) =>
  user.click(within(screen.getByRole("radiogroup", { name: group })).getByRole("radio", { name }));
const status = () => document.getElementById("entry-status")?.textContent?.trim();

function use(options: Parameters<typeof makeTwin>[0] = {}) {
  twin = makeTwin({ open: true, ...options });
  useBackend(twin);
}

async function begin(kind: EntryKind) {
  const page = render(Entry, { id: null, kind, onchanged, ondeleted, onback });
  await screen.findByRole("button", { name: t("entry-done") });
  return page;
}

async function openMade(kind: EntryKind, nth = 0) {
  use({ entries: true });
  const { rows } = await twin.timeline({ ...wide, kinds: [kind] }, 0, 50);
  const id = rows[nth]?.key ?? "";
  const page = render(Entry, { id, kind: null, onchanged, ondeleted, onback });
  await screen.findByRole("button", { name: t("entry-edit") });
  return { id, page };
}

const wide = {
  kinds: [],
  signs: [],
  patterns: [],
  origins: [],
  tags: [],
  from: null,
  to: null,
  toSession: false,
};

/** What is stored of the entry that was begun. */
async function stored(): Promise<EntryView> {
  await saveAll();
  const view = onchanged.mock.lastCall?.[0];
  if (!view) throw new Error("nothing was stored");
  return twin.entry(view.id);
}

const count = (name: string) => twin.said.filter((said) => said === name).length;

async function flaws() {
  const found = await axe.run(document.body, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  return found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(" | ")}`);
}

beforeEach(() => {
  vi.clearAllMocks();
  use();
  desk.stage = "open";
  desk.dialog = null;
});

describe("an entry", () => {
  it("stores nothing before something is written, and saves every pause after", async () => {
    await begin("good-moment");
    expect(document.activeElement).toBe(box(t("good-text")));
    expect(count("saveEntry")).toBe(0);
    await user.keyboard("They rang.");
    await waitFor(() => expect(status()).toBe(t("app-saved")));
    expect((await stored()).fields.body).toBe("They rang.");
    expect(count("saveEntry")).toBe(1);
  });

  it("left blank was never there", async () => {
    const { unmount } = await begin("reflection");
    unmount();
    await saveAll();
    expect(count("saveEntry")).toBe(0);
    expect((await twin.timeline(wide, 0, 10)).total).toBe(0);
  });

  it("emptied again is forgotten when it is left", async () => {
    const { unmount } = await begin("reflection");
    await user.type(box(t("reflection-text")), "x");
    await stored();
    await user.clear(box(t("reflection-text")));
    unmount();
    await waitFor(() => expect(onchanged).toHaveBeenLastCalledWith(null));
    expect((await twin.timeline(wide, 0, 10)).total).toBe(0);
  });

  it("is saved before a lock, in the middle of a word", async () => {
    await begin("good-moment");
    await user.keyboard("in the mid");
    await saveAll();
    expect((await stored()).fields.body).toBe("in the mid");
  });

  it("keeps the words when the disk is full, and saves them when asked again", async () => {
    await begin("good-moment");
    twin.failNext("disk-full");
    await user.keyboard("Do not lose me");
    expect((await screen.findByRole("alert")).textContent).toContain(t("err-disk-full"));
    expect(status()).toBe(t("entry-not-saved"));
    expect(box(t("good-text")).value).toBe("Do not lose me");
    await press(t("app-try-again"));
    await waitFor(() => expect(status()).toBe(t("app-saved")));
    expect((await stored()).fields.body).toBe("Do not lose me");
  });

  it("goes on after a save whose answer was lost, for it was its own", async () => {
    const save = twin.saveEntry;
    let lost = 0;
    useBackend({
      ...twin,
      saveEntry: async (...args) => {
        const answer = await save(...args);
        if (lost++ === 1 || lost === 1) throw { kind: "storage", detail: null };
        return answer;
      },
    });
    await begin("good-moment");
    await user.keyboard("one");
    await expect(saveAll()).rejects.toMatchObject({ kind: "storage" });
    await user.keyboard(" two");
    await expect(saveAll()).rejects.toMatchObject({ kind: "storage" });
    await user.keyboard(" three");
    expect((await stored()).fields.body).toBe("one two three");
  });

  it("goes on when the disk fails again and again after a save whose answer was lost", async () => {
    const save = twin.saveEntry;
    let calls = 0;
    useBackend({
      ...twin,
      saveEntry: async (...args) => {
        calls += 1;
        // The second is stored and nobody says so; the third and fourth are not even that.
        if (calls === 3 || calls === 4) throw { kind: "storage", detail: null };
        const answer = await save(...args);
        if (calls === 2) throw { kind: "storage", detail: null };
        return answer;
      },
    });
    await begin("good-moment");
    await user.keyboard("one");
    await saveAll();
    for (const more of [" two", " three", " four"]) {
      await user.keyboard(more);
      await expect(saveAll()).rejects.toMatchObject({ kind: "storage" });
    }
    await user.keyboard(" five");
    expect((await stored()).fields.body).toBe("one two three four five");
  });

  it("is brought back when it is gone while somebody writes in it", async () => {
    const { id } = await openMade("good-moment");
    await user.keyboard("e");
    await twin.deleteEntry(id);
    await user.type(box(t("good-text")), " from the trash");
    await saveAll();
    expect((await twin.entry(id)).fields.body).toContain("from the trash");
    await twin.deleteEntry(id);
    await twin.eraseEntry(id);
    await user.type(box(t("good-text")), " and from nowhere");
    await saveAll();
    expect((await twin.entry(id)).fields.body).toContain("and from nowhere");
  });

  it("does not write over what was changed elsewhere", async () => {
    const { id } = await openMade("good-moment");
    await user.keyboard("e");
    const { revision, fields } = await twin.entry(id);
    await twin.saveEntry(id, revision, { ...fields, body: "from elsewhere" });
    await user.type(box(t("good-text")), " mine");
    await expect(saveAll()).rejects.toMatchObject({ kind: "entry-changed" });
    expect((await twin.entry(id)).fields.body).toBe("from elsewhere");
    expect(box(t("good-text")).value).toContain("mine");
    // The same words on both sides are no difference any more.
    await fireEvent.input(box(t("good-text")), { target: { value: "from elsewhere" } });
    await saveAll();
  });

  it("takes over what the journal has cleaned, unless more was typed", async () => {
    await begin("good-moment");
    await fireEvent.input(box(t("good-text")), { target: { value: "a\u0007b" } });
    await stored();
    await waitFor(() => expect(box(t("good-text")).value).toBe("ab"));
    expect(status()).toBe(t("app-saved"));
  });

  it("sends nothing that is too long, says it, and keeps the words", async () => {
    await begin("good-moment");
    const long = "x".repeat(1024 * 1024);
    await fireEvent.input(box(t("good-text")), { target: { value: long.slice(0, -2048) } });
    expect(screen.getByText(t("entry-room-near", { left: 2 }))).toBeTruthy();
    await stored();
    const sent = count("saveEntry");
    await fireEvent.input(box(t("good-text")), { target: { value: `${long}!` } });
    expect(screen.getByText(t("entry-room-over", { by: 1 }))).toBeTruthy();
    await expect(saveAll()).rejects.toMatchObject({ kind: "text-too-long" });
    expect(count("saveEntry")).toBe(sent);
    expect(box(t("good-text")).value).toHaveLength(1024 * 1024 + 1);
    await fireEvent.input(box(t("good-text")), { target: { value: "short" } });
    expect((await stored()).fields.body).toBe("short");
  });

  it("goes back and forth over every field", async () => {
    await begin("tried");
    await user.keyboard("A walk");
    await pick(t("tried-helped"), t("helped-yes"));
    await user.keyboard("{Control>}z{/Control}");
    expect((await stored()).fields.own).toMatchObject({ what: "A walk", helped: null });
    await user.keyboard("{Control>}z{/Control}");
    expect(box(t("tried-what")).value).toBe("");
    expect(document.activeElement).toBe(box(t("tried-what")));
    await user.keyboard("{Control>}{Shift>}z{/Shift}{/Control}");
    await press(t("entry-redo"));
    expect((await stored()).fields.own).toMatchObject({ what: "A walk", helped: "yes" });
  });

  it("is read first, then written by E, and read again by Control and Enter", async () => {
    await openMade("reflection");
    expect(document.activeElement?.textContent?.trim()).toBe("After the visit");
    expect(screen.queryByRole("textbox")).toBeNull();
    expect(screen.getByText(t("prompt-noticed-kindness"))).toBeTruthy();
    await user.keyboard("e");
    expect(document.activeElement).toBe(box(t("prompt-noticed-kindness")));
    expect(box(t("entry-title")).value).toBe("After the visit");
    await user.keyboard("{Control>}{Enter}{/Control}");
    expect(screen.queryByRole("textbox")).toBeNull();
    await user.keyboard("{Enter}");
    expect(box(t("entry-title"))).toBeTruthy();
    await user.keyboard("{Escape}");
    expect(onback).not.toHaveBeenCalled();
    await user.keyboard("{Escape}");
    expect(onback).toHaveBeenCalledOnce();
  });

  it("goes to the trash at a press, and is not saved again after", async () => {
    const { id, page } = await openMade("good-moment");
    await user.keyboard("e");
    await user.type(box(t("good-text")), "!");
    await press(t("entry-delete"));
    await waitFor(() => expect(ondeleted).toHaveBeenCalledOnce());
    expect(ondeleted.mock.lastCall?.[0].id).toBe(id);
    page.unmount();
    await saveAll();
    expect((await twin.trash()).map((item) => item.row.key)).toEqual([id]);
    expect((await twin.restoreEntry(id)).fields.body).toMatch(/!$/);
  });

  it("shows the writer's own clock, wherever it is read", async () => {
    await openMade("trust-step", 2);
    expect(screen.getByText(/20 October 2026, 19:00/)).toBeTruthy();
  });

  it("carries signs, patterns, origins, tags, a day, a time and the session", async () => {
    await begin("good-moment");
    await user.keyboard("x");
    await user.click(screen.getByRole("checkbox", { name: t("entry-to-session") }));
    await unfold(t("links-title"));
    for (const name of ["sign-drama-label", "pattern-jealousy", "origin-trauma"] as const) {
      await user.click(screen.getByRole("checkbox", { name: t(name) }));
    }
    await user.click(screen.getByRole("checkbox", { name: t("origin-trauma-infidelity") }));
    const tags = screen.getByRole("combobox", { name: t("links-tags") });
    await user.type(tags, "calls, Évora,calls{Enter}half");
    await unfold(t("when-title"));
    await user.click(screen.getByRole("button", { name: /Monday,? 23 November 2026/ }));
    await user.keyboard("{ArrowLeft}{ArrowUp}{Enter}");
    const time = box(t("when-time"));
    await user.clear(time);
    await user.type(time, "7.30");
    await user.tab();
    const { fields } = await stored();
    expect(fields).toMatchObject({
      occurredOn: "2026-11-15",
      occurredMinute: 450,
      toSession: true,
      signs: ["drama"],
      patterns: ["jealousy"],
      origins: ["trauma", "trauma-infidelity"],
      tags: ["calls", "Évora", "half"],
    });
    await user.click(screen.getByRole("checkbox", { name: t("origin-trauma") }));
    await press(t("links-tag-off", { tag: "calls" }));
    expect((await stored()).fields).toMatchObject({ origins: [], tags: ["Évora", "half"] });
    expect(await flaws()).toEqual([]);
  });

  it("explains a time that is none, and keeps the one before", async () => {
    await begin("good-moment");
    await user.keyboard("x");
    await unfold(t("when-title"));
    await user.clear(box(t("when-time")));
    await user.type(box(t("when-time")), "late");
    await user.tab();
    expect(screen.getByText(t("when-time-wrong"))).toBeTruthy();
    expect((await stored()).fields.occurredMinute).toBe(1215);
  });

  it("follows the setting for spelling", async () => {
    await twin.setSpellCheck(false);
    await begin("good-moment");
    expect(box(t("good-text")).getAttribute("spellcheck")).toBe("false");
  });
});

describe("a communication note", () => {
  it("begins small, and unfolds what came after once it is said", async () => {
    await begin("communication");
    expect(screen.getAllByRole("textbox")).toHaveLength(4);
    await user.keyboard("Late evenings");
    await user.type(box(t("talk-feel")), "alone");
    expect(screen.queryByText(t("talk-after"))).toBeNull();
    await pick(t("talk-status"), t("talk-status-said"));
    await user.type(box(t("talk-began")), "Softly.");
    await unfold(t("talk-said-back"));
    await pick(t("talk-i-said-back"), t("answer-yes"));
    await unfold(t("talk-pause"));
    await pick(t("talk-pause-taken"), t("answer-yes"));
    await user.type(box(t("talk-agreed-return")), "after supper");
    await unfold(t("talk-repair"));
    await pick(t("talk-repair-by"), t("talk-repair-both"));
    await unfold(t("talk-heard-listened"));
    await pick(t("talk-heard"), "3, mostly");
    expect((await stored()).fields).toMatchObject({
      title: "Late evenings",
      own: {
        status: "said",
        feel: "alone",
        began: "Softly.",
        iSaidBack: true,
        theySaidBack: null,
        pauseTaken: true,
        agreedReturn: "after supper",
        repairBy: "both",
        heard: 3,
        listened: null,
      },
    });
    expect(await flaws()).toEqual([]);
  });

  it("offers other words, quietly, and takes the offer back with the words", async () => {
    await begin("communication");
    await user.type(box(t("talk-feel")), "you never listen");
    const hint = await screen.findByText(/you never.*can close a door/);
    expect(hint.closest('[role="status"]')).not.toBeNull();
    expect((await stored()).fields.own).toMatchObject({ feel: "you never listen" });
    await user.clear(box(t("talk-feel")));
    await waitFor(() => expect(screen.queryByText(/can close a door/)).toBeNull());
  });

  it("takes back an answer", async () => {
    await openMade("communication", 1);
    await user.keyboard("e");
    await unfold(t("talk-heard-listened"));
    await press(t("choice-clear", { label: t("talk-heard") }));
    expect((await stored()).fields.own).toMatchObject({ heard: null, listened: 2 });
  });
});

describe("a boundary", () => {
  it("plans for safety first, the first time", async () => {
    await begin("boundary");
    expect(screen.getByText(t("boundary-first"))).toBeTruthy();
    await press(t("support-title"));
    expect(desk.dialog).toBe("support");
  });

  it("offers a rule in other words, as mine or as a request, and can be undone", async () => {
    await openMade("good-moment");
    const made = render(Entry, { id: null, kind: "boundary", onchanged, ondeleted, onback });
    const area = await within(made.container).findByRole<HTMLTextAreaElement>("textbox", {
      name: t("boundary-text"),
    });
    expect(screen.queryByText(t("boundary-first"))).toBeNull();
    await user.type(area, "You can't shout at me");
    await screen.findByText(t("boundary-reads-rule-for-them"));
    await press(t("boundary-word-as-request"));
    expect(area.value).toBe("Would you be willing not to shout at me?");
    await user.keyboard("{Control>}z{/Control}");
    await press(t("boundary-word-as-mine"));
    expect(area.value).toBe("If you shout at me, I will ");
    expect(document.activeElement).toBe(area);
    await user.keyboard("leave the room");
    await waitFor(() => expect(screen.queryByText(t("boundary-reads-rule-for-them"))).toBeNull());
  });

  it("keeps what happened with it, day by day, and counts what I kept", async () => {
    const { id } = await openMade("boundary");
    expect(screen.getByText(t("boundary-kept", { count: 2, of: 3 }))).toBeTruthy();
    await user.keyboard("e");
    await press(t("boundary-event-add"));
    await press(t("event-kept"));
    await user.type(await screen.findByRole("textbox", { name: t("boundary-event-note") }), "went");
    await saveAll();
    expect((await twin.entry(id)).events[0]).toMatchObject({
      on: "2026-11-23",
      kind: "kept",
      note: "went",
    });
    expect(screen.getByText(t("boundary-kept", { count: 3, of: 4 }))).toBeTruthy();
    expect(await flaws()).toEqual([]);
    await press(t("boundary-event-remove"));
    await waitFor(() =>
      expect(screen.getByText(t("boundary-kept", { count: 2, of: 3 }))).toBeTruthy(),
    );
    // The words of the entry go on being saved after it.
    await user.type(box(t("boundary-will-do")), " And rest.");
    await saveAll();
    expect((await twin.entry(id)).fields.own).toMatchObject({
      willDo: expect.stringMatching(/And rest\.$/),
    });
  });
});

describe("a trust step", () => {
  const slider = () => screen.getByRole<HTMLInputElement>("slider");

  it("says nothing of how likely it is until it is touched, and may take it back", async () => {
    await begin("trust-step");
    await user.keyboard("Ask for help");
    expect(screen.queryByRole("slider")).toBeNull();
    await user.type(box(t("step-prediction")), "They say no");
    expect(slider().getAttribute("aria-valuetext")).toBe(t("step-likelihood-blank"));
    expect((await stored()).fields.own).toMatchObject({ likelihood: null });
    await fireEvent.input(slider(), { target: { value: "70" } });
    expect((await stored()).fields.own).toMatchObject({ likelihood: 70 });
    await user.clear(box(t("step-likelihood-number")));
    await user.type(box(t("step-likelihood-number")), "35");
    expect((await stored()).fields.own).toMatchObject({ likelihood: 35 });
    await press(t("step-likelihood-clear"));
    expect((await stored()).fields.own).toMatchObject({ likelihood: null });
  });

  it("gives way to support when they might do something", async () => {
    await begin("trust-step");
    await user.keyboard("Say no tonight");
    await press(t("step-afraid"));
    expect(desk.dialog).toBe("support");
    expect(screen.queryByRole("textbox", { name: t("step-step") })).toBeNull();
    desk.dialog = null;
    await press(t("step-afraid-back"));
    expect(box(t("step-step")).value).toBe("Say no tonight");
  });

  it("has an outcome only with a prediction; from then on the prediction stays", async () => {
    await begin("trust-step");
    await user.keyboard("Ask for help");
    await unfold(t("step-after"));
    await pick(t("step-came-true"), t("came-true-no"));
    const record = () => screen.getByRole<HTMLButtonElement>("button", { name: t("step-record") });
    expect(record().disabled).toBe(true);
    await user.type(box(t("step-prediction")), "They laugh at me");
    await user.click(record());
    await screen.findByText(t("step-frozen"));
    expect(screen.queryByRole("textbox", { name: t("step-prediction") })).toBeNull();
    expect((await stored()).outcome?.cameTrue).toBe("no");
    await user.type(box(t("step-learned")), "They helped.");
    for (let n = 0; n < 6; n += 1) await user.keyboard("{Control>}z{/Control}");
    expect((await stored()).fields.own).toMatchObject({
      step: "Ask for help",
      prediction: "They laugh at me",
      learned: "",
    });
    await pick(t("step-came-true"), t("came-true-partly"));
    await press(t("step-record-again"));
    await waitFor(async () => expect((await stored()).outcome?.cameTrue).toBe("partly"));
    expect(await flaws()).toEqual([]);
  });

  it("stays writable when the answer to its outcome was lost", async () => {
    await begin("trust-step");
    await user.type(box(t("step-prediction")), "They will say no");
    const { id } = await stored();
    await twin.recordOutcome(id, "no");
    await user.type(box(t("step-prediction")), " for sure");
    await unfold(t("step-after"));
    await user.type(box(t("step-happened")), "They said yes");
    await saveAll();
    expect((await twin.entry(id)).fields.own).toMatchObject({
      prediction: "They will say no",
      happened: "They said yes",
    });
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("takes later thoughts, one after the other, and half a one before a lock", async () => {
    const { id } = await openMade("trust-step", 1);
    expect(screen.getByText(/I would have asked, a year ago/)).toBeTruthy();
    await user.keyboard("e");
    await user.type(box(t("step-thought")), "It still holds.");
    await press(t("step-thought-add"));
    await waitFor(() => expect(box(t("step-thought")).value).toBe(""));
    await user.type(box(t("step-thought")), "And so");
    await saveAll();
    expect((await twin.entry(id)).thoughts.map((thought) => thought.text)).toEqual([
      expect.stringContaining("Read again"),
      "It still holds.",
      "And so",
    ]);
  });

  it("keeps what was expected before, and says what all of them say", async () => {
    await openMade("trust-step");
    await unfold(t("step-earlier", { count: 1 }));
    expect(screen.getByText("They will be angry and leave the room")).toBeTruthy();
    await screen.findByText(t("trust-came-true", { count: 0, of: 2 }));
    expect(screen.getByText(/could lie between 0 and \d+ in 100/)).toBeTruthy();
  });
});

describe("working through pain", () => {
  it("goes one step at a time, and stops and keeps it anywhere", async () => {
    await begin("pain");
    await user.keyboard("A door slammed.");
    await press(t("pain-next"));
    expect(document.activeElement).toBe(box(t("pain-felt")));
    expect(screen.getAllByRole("textbox")).toHaveLength(1);
    await user.keyboard("Cold hands.");
    await press(t("pain-stop"));
    expect(screen.getByText("Cold hands.")).toBeTruthy();
    expect((await stored()).fields.own).toMatchObject({
      happened: "A door slammed.",
      felt: "Cold hands.",
      reached: 1,
    });
    await user.keyboard("e");
    expect(box(t("pain-felt")).value).toBe("Cold hands.");
    await press(new RegExp(t("pain-happened")));
    expect(box(t("pain-happened")).value).toBe("A door slammed.");
  });

  it("has a pause one key away, and returns to where the writing was", async () => {
    await begin("pain");
    await user.keyboard("It was{F2}");
    await screen.findByText(t("ground-see"));
    for (const sense of ["touch", "hear", "smell", "taste", "end"] as const) {
      await press(t("ground-next"));
      expect(screen.getByText(t(`ground-${sense}`))).toBeTruthy();
    }
    expect(await flaws()).toEqual([]);
    await user.keyboard("{F2}");
    expect(screen.queryByText(t("ground-title"))).toBeNull();
    expect(document.activeElement).toBe(box(t("pain-happened")));
    await user.keyboard(" loud");
    expect((await stored()).fields.own).toMatchObject({ happened: "It was loud" });
    await press(t("ground-open"));
    await user.keyboard("{Escape}");
    expect(box(t("pain-happened"))).toBeTruthy();
  });
});

describe("the other kinds", () => {
  it("where it comes from: the kinds of trauma unfold under trauma", async () => {
    await begin("origin");
    await user.keyboard("At school.");
    expect(screen.queryByText(t("origin-trauma-accident"))).toBeNull();
    await user.click(screen.getByRole("checkbox", { name: t("origin-trauma") }));
    await user.click(screen.getByRole("checkbox", { name: t("origin-trauma-accident") }));
    expect((await stored()).fields).toMatchObject({
      origins: ["trauma", "trauma-accident"],
      own: { firstFelt: "At school." },
    });
  });

  it("a reflection: freely, or with a question that is stored by its id", async () => {
    await begin("reflection");
    await unfold(t("reflection-with-question"));
    await press(t("prompt-two-readings"));
    await user.keyboard("As I feared it …");
    expect(document.activeElement).toBe(box(t("prompt-two-readings")));
    expect((await stored()).fields).toMatchObject({
      body: "As I feared it …",
      own: { prompt: "two-readings" },
    });
    await press(t("reflection-freely"));
    expect((await stored()).fields.own).toMatchObject({ prompt: null });
    expect(PROMPTS).toHaveLength(8);
    expect(promptOf("from-a-later-version")).toBeNull();
  });

  it("what I tried: whether it helped, by keys alone", async () => {
    await begin("tried");
    await user.keyboard("Counting to ten");
    await user.tab();
    await user.keyboard(" ");
    expect((await stored()).fields.own).toMatchObject({ helped: "yes" });
    await user.keyboard("{Backspace}");
    expect((await stored()).fields.own).toMatchObject({ helped: null });
  });
});

describe("axe has nothing to object to", () => {
  it.each(KINDS)("in writing and reading %s", async (kind) => {
    await openMade(kind);
    expect(await flaws()).toEqual([]);
    await user.keyboard("e");
    for (const fold of document.querySelectorAll('.fold > [aria-expanded="false"]'))
      await user.click(fold);
    expect(await flaws()).toEqual([]);
  });
});

describe("what came of it", () => {
  it("of a boundary is noted where it is read, with one Done at most", async () => {
    await openMade("boundary");
    await press(t("event-kept"));
    const note = await screen.findByRole("textbox", { name: t("boundary-event-note") });
    expect(document.activeElement).toBe(note);
    expect(screen.queryByRole("button", { name: t("entry-done") })).toBeNull();
    expect(screen.getByRole("button", { name: t("app-close") })).toBeTruthy();
  });

  it("of a talk leads from the reading to where it is written", async () => {
    await openMade("communication");
    const later = await screen.findByRole("button", {
      name: new RegExp(`^(${t("entry-then-said")}|${t("entry-then-came").replace("?", "\\?")})$`),
    });
    await user.click(later);
    await waitFor(() =>
      expect(document.activeElement?.getAttribute("data-field")).toBe("cameOfIt"),
    );
    expect(screen.getAllByRole("button", { name: t("entry-done") })).toHaveLength(1);
  });
});

import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { useBackend, type ShareChoice, type ShareRecipient } from "../../backend";
import { makeTwin, type TwinOptions } from "../../backend/browser";
import { begin, desk } from "../../desk.svelte";
import { onAppKey } from "../../keys";
import { t, type Key } from "../../words/words";
import Share from "./Share.svelte";

const FOCUS = ["assumed-harm", "held-back"] as const;
const BERG: ShareRecipient = {
  name: "Dr. Berg",
  period: "weeks-4",
  paper: "letter",
  include: {
    dayGrid: true,
    weekly: false,
    whatHelped: true,
    trustSteps: false,
    boundaries: false,
    patterns: true,
    allSigns: true,
  },
  replace: [{ name: "Robin", by: "R." }],
  focus: ["held-back"],
  keys: "age1qqpdv5xw0wz4r2dd3cm5gvmn9xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
  ownName: "",
};

// Each test waits for pages that are made once the hand rests.
vi.setConfig({ testTimeout: 60_000 });

/** Every picture that is shown, by its address. */
const pictures = new Map<string, Blob>();
let twin: ReturnType<typeof makeTwin>;
let container: HTMLElement;
let asked: ShareChoice[] = [];

async function open(more: TwinOptions = {}) {
  twin = makeTwin({ open: true, weeks: 14, entries: true, focus: [...FOCUS], ...more });
  const { sharePreview } = twin;
  twin.sharePreview = (choice) => {
    asked.push(structuredClone(choice));
    return sharePreview(choice);
  };
  useBackend(twin);
  await begin();
  desk.stage = "open";
  desk.page = "share";
  const rendered = render(Share);
  ({ container } = rendered);
  if (more.weeks !== 0) await screen.findByRole("region", { name: t("share-steps") });
  return rendered;
}

async function faults(): Promise<string[]> {
  const found = await axe.run(container, { rules: { "color-contrast": { enabled: false } } });
  return found.violations.map((fault) => `${fault.id}: ${fault.nodes[0]?.html ?? ""}`);
}

const button = (name: string | RegExp) => screen.getByRole("button", { name });
const press = (name: string | RegExp) => userEvent.click(button(name));
/** Unfolds a step, and says what is in it. */
async function step(key: Key) {
  const label = screen.getAllByText(t(key)).find((one) => one.closest("[aria-expanded]"));
  const fold = label?.closest("[aria-expanded]") as HTMLElement;
  if (fold.getAttribute("aria-expanded") === "false") await userEvent.click(fold);
  return within(await screen.findByRole("group", { name: t(key) }));
}
const page = () => screen.findByRole<HTMLImageElement>("img", { name: /^Page \d+ of \d+$/ });
/** The words on the page in sight, once what was ticked is on it. */
async function pageSays(): Promise<string> {
  await waitFor(() => expect(container.querySelector('.paper[aria-busy="false"]')).toBeTruthy(), {
    timeout: 3000,
  });
  const picture = pictures.get((await page()).src);
  return picture ? await picture.text() : "";
}

beforeEach(() => {
  desk.share = null;
  desk.making = null;
  asked = [];
  pictures.clear();
  URL.createObjectURL = (blob: Blob | MediaSource) => {
    const url = `blob:null/${pictures.size + Math.random()}`;
    pictures.set(url, blob as Blob);
    return url;
  };
  URL.revokeObjectURL = (url: string) => void pictures.delete(url);
});
afterEach(() => vi.restoreAllMocks());

describe("share", () => {
  it("shows the report with nothing in my words, and no name", async () => {
    await open();
    expect(await pageSays()).toContain("31 August 2026 to 23 November 2026");
    expect(asked[0]).toMatchObject({ entries: [], talkAbout: "", name: "", replace: [] });
    expect(asked[0]?.include).toMatchObject({
      whatHelped: false,
      trustSteps: false,
      boundaries: false,
    });
    expect(asked[0]?.focus).toEqual([...FOCUS]);
  });

  it("has nothing to complain about, with every step unfolded", async () => {
    await open({ recipients: [BERG] });
    await page();
    expect(await faults()).toEqual([]);
    for (const key of [
      "share-period",
      "share-talk",
      "share-focus",
      "share-parts",
      "share-entries",
      "share-names",
      "share-form-step",
    ] as const) {
      await step(key);
    }
    await userEvent.click(screen.getByRole("radio", { name: t("trends-span-own") }));
    await press(t("share-other-add"));
    await screen.findByText(t("share-entries-marked"));
    await press(t("share-entry-read", { title: "Coming home late" }));
    await screen.findByText(t("share-entry-reads"));
    await userEvent.click(screen.getByRole("radio", { name: t("seal-passphrase") }));
    expect(await faults()).toEqual([]);
    await userEvent.click(screen.getByRole("radio", { name: t("seal-keys") }));
    await userEvent.click(screen.getByRole("radio", { name: t("share-form-csv") }));
    await screen.findByText(t("share-holds-csv"));
    expect(await faults()).toEqual([]);
  });

  it("is reached by Ctrl+5, and Ctrl+4 is left alone", async () => {
    await open();
    desk.page = "today";
    const lock = vi.fn(async () => undefined);
    onAppKey(new KeyboardEvent("keydown", { key: "4", ctrlKey: true }), lock);
    await Promise.resolve();
    expect(desk.page).toBe("today");
    onAppKey(new KeyboardEvent("keydown", { key: "5", ctrlKey: true }), lock);
    await waitFor(() => expect(desk.page).toBe("share"));
  });

  it("offers one thing to do while nothing is noted", async () => {
    await open({ weeks: 0, entries: false });
    await userEvent.click(await screen.findByRole("button", { name: t("trends-nothing-action") }));
    expect(desk.page).toBe("today");
    expect(screen.queryByRole("img")).toBeNull();
  });
});

describe("the pages", () => {
  it("are made once the hand rests, for what was ticked last", async () => {
    await open();
    await page();
    const before = asked.length;
    const inside = await step("share-talk");
    await userEvent.type(inside.getByRole("textbox"), "A message when it gets late");
    expect(screen.getByText(t("share-preview-making"))).toBeTruthy();
    expect(container.querySelector(".paper.stale img")).toBeTruthy();
    expect(await pageSays()).toContain("A message when it gets late");
    expect(asked.length - before).toBeLessThanOrEqual(2);
    expect(pictures.size).toBeLessThanOrEqual(2);
  });

  it("are walked with the keys, and the ends are ends", async () => {
    await open();
    const inside = await step("share-entries");
    for (const box of (await inside.findAllByRole("checkbox")).slice(0, 14)) {
      await userEvent.click(box);
    }
    await pageSays();
    const paper = screen.getByRole("group", { name: t("share-preview-region") });
    paper.focus();
    const last = /of (\d+)/.exec((await page()).alt)?.[1];
    expect(Number(last)).toBeGreaterThan(1);
    await userEvent.keyboard("{PageUp}{PageDown}");
    expect((await page()).alt).toBe(t("share-page", { page: 2, of: Number(last) }));
    await userEvent.keyboard("{ArrowLeft}");
    expect((await page()).alt).toMatch(/^Page 1 /);
    await userEvent.keyboard("{End}{ArrowRight}");
    expect((await page()).alt).toMatch(new RegExp(`^Page ${last} of ${last}$`));
    expect(button(t("share-page-after")).getAttribute("aria-disabled")).toBe("true");
  });

  it("keep no picture once the screen is left, and what was ticked is still ticked", async () => {
    const { unmount } = await open();
    const inside = await step("share-talk");
    await userEvent.type(inside.getByRole("textbox"), "Late trains");
    await pageSays();
    expect(pictures.size).toBeGreaterThan(0);
    unmount();
    expect(pictures.size).toBe(0);
    ({ container } = render(Share));
    await screen.findByRole("region", { name: t("share-steps") });
    expect(await pageSays()).toContain("Late trains");
  });

  it("say what went wrong, and are made again", async () => {
    await open();
    await pageSays();
    twin.failNext("report-failed");
    const inside = await step("share-parts");
    await userEvent.click(inside.getByRole("checkbox", { name: t("share-part-what-helped") }));
    const alert = await screen.findByRole("alert", {}, { timeout: 3000 });
    expect(alert.textContent).toContain(t("err-report-failed"));
    await press(t("app-try-again"));
    expect(await pageSays()).toContain("What helped");
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("say which characters have no shape", async () => {
    await open();
    const inside = await step("share-talk");
    await userEvent.type(inside.getByRole("textbox"), "\ue000");
    expect(
      await screen.findByText(t("share-unprintable", { count: 1 }), {}, { timeout: 3000 }),
    ).toBeTruthy();
  });
});

describe("entries", () => {
  it("are ticked one by one, those for the session first, and never by themselves", async () => {
    await open();
    const inside = await step("share-entries");
    const marked = within(await inside.findByRole("group", { name: t("share-entries-marked") }));
    const boxes = marked.getAllByRole<HTMLInputElement>("checkbox");
    expect(boxes.length).toBeGreaterThan(1);
    const all = inside.getAllByRole<HTMLInputElement>("checkbox");
    expect(all.slice(0, boxes.length)).toEqual(boxes);
    expect(all.some((box) => box.checked)).toBe(false);
    expect(await pageSays()).not.toContain("uneasy, and small");
    boxes[0]?.focus();
    await userEvent.keyboard(" ");
    expect(await pageSays()).toContain("uneasy, and small");
    expect(inside.getByText(t("share-entries-ticked", { count: 1 }))).toBeTruthy();
  });

  it("outside a period chosen later are not in it, and that is said", async () => {
    await open();
    const inside = await step("share-entries");
    const pain = await inside.findByRole("checkbox", { name: /The message was read at noon/ });
    await userEvent.click(pain);
    const period = await step("share-period");
    await userEvent.click(period.getByRole("radio", { name: t("trends-span-own") }));
    const days = desk.share;
    if (days) days.own = { from: "2026-11-20", to: "2026-11-23" };
    expect(await inside.findByText(/outside this period/)).toBeTruthy();
    await pageSays();
    expect(asked.at(-1)).toMatchObject({ from: "2026-11-20", entries: [] });
  });

  it("are found by their words", async () => {
    await open();
    const inside = await step("share-entries");
    await inside.findByText(t("share-entries-marked"));
    await userEvent.type(inside.getByRole("searchbox"), "shoulders");
    await waitFor(() => expect(inside.getAllByRole("checkbox")).toHaveLength(1));
    await userEvent.type(inside.getByRole("searchbox"), "zzz");
    expect(await inside.findByText(t("search-none"))).toBeTruthy();
  });

  it("show how they will read, without the names", async () => {
    await open();
    const names = await step("share-names");
    await userEvent.click(names.getByRole("button", { name: t("share-other-add") }));
    await userEvent.type(names.getByLabelText(t("share-other-name", { n: 1 })), "breakfast");
    const inside = await step("share-entries");
    const eye = await inside.findByRole("button", {
      name: t("share-entry-read", { title: "When voices get loud" }),
    });
    await userEvent.click(eye);
    expect(eye.getAttribute("aria-expanded")).toBe("true");
    expect(await inside.findByText("At B., when both of us were calm.")).toBeTruthy();
    expect(asked.at(-1)?.entries).toEqual([]);
    await pageSays();
    expect(asked.at(-1)?.replace).toEqual([{ name: "breakfast", by: "B." }]);
  });
});

describe("for whom", () => {
  it("ticks what is remembered, and leaves what is written for once", async () => {
    await open({ recipients: [BERG] });
    const talk = await step("share-talk");
    await userEvent.type(talk.getByRole("textbox"), "Late trains");
    await press("Dr. Berg");
    await pageSays();
    expect(asked.at(-1)).toMatchObject({
      from: "2026-10-26",
      paper: "letter",
      focus: ["held-back"],
      include: BERG.include,
      replace: BERG.replace,
      talkAbout: "Late trains",
    });
    expect(desk.share?.sealing.by).toBe("keys");
    expect(screen.queryByRole("button", { name: t("share-remember-changes") })).toBeNull();
  });

  it("never says that all is remembered beside changes that are not", async () => {
    await open({ recipients: [BERG] });
    await press("Dr. Berg");
    expect(screen.getByText(t("share-chosen", { name: "Dr. Berg" }))).toBeTruthy();
    const period = await step("share-period");
    await userEvent.click(period.getByRole("radio", { name: t("trends-span-weeks-26") }));
    await screen.findByRole("button", { name: t("share-remember-changes") });
    expect(screen.queryByText(t("share-chosen", { name: "Dr. Berg" }))).toBeNull();
  });

  it("remembers somebody, forgets them, and brings them back", async () => {
    await open();
    await userEvent.type(await screen.findByLabelText(t("share-whom-name")), "Dr. Moss");
    await press(t("share-remember"));
    await screen.findByText(t("share-remembered", { name: "Dr. Moss" }));
    expect((await twin.shareDesk()).recipients[0]).toMatchObject({ name: "Dr. Moss", keys: "" });
    await press(t("share-forget", { name: "Dr. Moss" }));
    expect((await twin.shareDesk()).recipients).toEqual([]);
    await press(t("app-undo"));
    await screen.findByText(t("share-remembered", { name: "Dr. Moss" }));
    expect((await twin.shareDesk()).recipients).toHaveLength(1);
  });

  it("goes on where it ended the last time", async () => {
    await open({ recipients: [BERG] });
    await pageSays();
    const period = await step("share-period");
    const since = period.getByRole<HTMLInputElement>("radio", { name: t("share-since-last") });
    expect(since.disabled).toBe(true);
    const choice: ShareChoice = {
      ...(asked[0] as ShareChoice),
      from: "2026-10-01",
      to: "2026-11-10",
    };
    await twin.shareWrite(choice, "csv", { kind: "no" }, "Dr. Berg", false);
    if (desk.share) desk.share.log = (await twin.shareDesk()).log;
    await press("Dr. Berg");
    await userEvent.click(since);
    await pageSays();
    expect(asked.at(-1)?.from).toBe("2026-11-10");
  });
});

describe("the file", () => {
  it("is plain only with a warning that names where it is, and is noted", async () => {
    await open();
    await pageSays();
    expect(screen.getByText(t("share-plain"))).toBeTruthy();
    await press(t("share-save"));
    expect(await screen.findByText(/^Saved as \/home\/you\/Documents\/report-/)).toBeTruthy();
    expect(screen.getByText(t("share-saved-no"))).toBeTruthy();
    const log = within(screen.getByRole("region", { name: t("share-log") }));
    expect(await log.findByText(/31 August 2026 to 23 November 2026 · not sealed/)).toBeTruthy();
  });

  it("is not written before it can be sealed, and the focus goes where it can", async () => {
    await open();
    const inside = await step("share-form-step");
    await userEvent.click(inside.getByRole("radio", { name: t("seal-passphrase") }));
    await press(t("share-save"));
    expect(screen.getByText(t("seal-fault-no-passphrase"))).toBeTruthy();
    expect(twin.said).not.toContain("shareWrite");
    expect(document.activeElement).toBe(inside.getByLabelText(t("seal-passphrase-label")));
  });

  it("says at its foot what is so while the passphrase is being typed", async () => {
    await open();
    const inside = await step("share-form-step");
    await userEvent.click(inside.getByRole("radio", { name: t("seal-passphrase") }));
    const foot = within(container.querySelector<HTMLElement>(".foot")!);
    const phrase = "seven slow boats in the mist";
    await userEvent.type(inside.getByLabelText(t("seal-passphrase-label")), phrase);
    await userEvent.type(inside.getByLabelText(t("passphrase-again")), phrase.slice(1));
    expect(foot.getByText(t("seal-fault-no-passphrase"))).toBeTruthy();
    expect(foot.getByText(t("share-print-plain"))).toBeTruthy();
    await userEvent.clear(inside.getByLabelText(t("passphrase-again")));
    await userEvent.type(inside.getByLabelText(t("passphrase-again")), phrase);
    expect(await foot.findByText(t("share-sealed"))).toBeTruthy();
    // Changed again, it is in force no more.
    await userEvent.type(inside.getByLabelText(t("passphrase-again")), "s");
    expect(await foot.findByText(t("seal-fault-no-passphrase"))).toBeTruthy();
    expect(desk.share?.sealing.passphrase).toBeNull();
    await userEvent.click(inside.getByRole("radio", { name: t("seal-no") }));
    expect(foot.getByText(t("share-plain"))).toBeTruthy();
    expect(foot.queryByText(t("share-print-plain"))).toBeNull();
  });

  it("is sealed with a passphrase typed twice, which does not outlast the screen", async () => {
    const { unmount } = await open();
    const inside = await step("share-form-step");
    await userEvent.click(inside.getByRole("radio", { name: t("seal-passphrase") }));
    const phrase = "seven slow boats in the mist";
    await userEvent.type(inside.getByLabelText(t("seal-passphrase-label")), phrase);
    await userEvent.type(inside.getByLabelText(t("passphrase-again")), phrase);
    await inside.findByText(t("seal-passphrase-set"));
    expect(container.innerHTML).not.toContain(phrase);
    await press(t("share-save"));
    expect(await screen.findByText(/\.pdf\.age$/)).toBeTruthy();
    expect(screen.getByText(t("share-saved-passphrase"))).toBeTruthy();
    expect(desk.share?.sealing.passphrase).toBe(phrase);
    unmount();
    expect(desk.share?.sealing.passphrase).toBeNull();
  });

  it("takes public keys alone: a secret one is taken out at once", async () => {
    await open();
    const inside = await step("share-form-step");
    await userEvent.click(inside.getByRole("radio", { name: t("seal-keys") }));
    const field = inside.getByLabelText<HTMLTextAreaElement>(t("seal-keys-label"));
    await userEvent.click(field);
    await userEvent.paste(`${BERG.keys}\nAGE-SECRET-KEY-1QQQQ\nhello`);
    expect(await inside.findByText(t("seal-keys-secret"))).toBeTruthy();
    expect(field.value).toBe(`${BERG.keys}\nhello`);
    expect(inside.getByText(t("seal-keys-unknown", { line: 2 }))).toBeTruthy();
    await press(t("share-save"));
    expect(await screen.findByText(t("seal-fault-key-unknown"))).toBeTruthy();
    expect(twin.said).not.toContain("shareWrite");
    await userEvent.clear(field);
    await userEvent.paste(BERG.keys);
    await press(t("share-save"));
    expect(await screen.findByText(t("share-saved-keys"))).toBeTruthy();
  });

  it("can be stopped, and then there is none", async () => {
    await open({ slow: 20 });
    await page();
    await press(t("share-save"));
    const bar = await screen.findByRole<HTMLProgressElement>("progressbar");
    await waitFor(() => expect(bar.value).toBeGreaterThan(0));
    await press(t("share-stop"));
    expect(await screen.findByText(t("share-stopped"))).toBeTruthy();
    expect(screen.queryByRole("alert")).toBeNull();
    expect((await twin.shareDesk()).log).toEqual([]);
  });

  it("that could not be written says so, and everything ticked stays", async () => {
    await open();
    await pageSays();
    twin.failNext("disk-full");
    await press(t("share-save"));
    expect((await screen.findByRole("alert")).textContent).toContain(t("err-disk-full"));
    await press(t("share-save"));
    expect(await screen.findByText(/^Saved as /)).toBeTruthy();
  });

  it("is opened elsewhere for printing", async () => {
    await open();
    await pageSays();
    await press(t("share-print"));
    expect(await screen.findByText(t("share-printed"))).toBeTruthy();
    expect(await screen.findByText(t("share-log-print"))).toBeTruthy();
  });

  it("of tables is told in words and counts, without pages", async () => {
    await open();
    const inside = await step("share-form-step");
    await userEvent.click(inside.getByRole("radio", { name: t("share-form-csv") }));
    expect(await screen.findByText(/^Ratings: \d+ days\./)).toBeTruthy();
    expect(screen.getByText(t("share-holds-entries", { count: 0 }))).toBeTruthy();
    expect(screen.queryByText(/^Trust steps: \d/)).toBeNull();
    expect(screen.queryByRole("button", { name: t("share-print") })).toBeNull();
    const parts = await step("share-parts");
    await userEvent.click(parts.getByRole("checkbox", { name: t("share-part-trust-steps") }));
    expect(await screen.findByText(/^Trust steps: \d+\.$/)).toBeTruthy();
  });
});

describe("what I shared", () => {
  it("is cleared with two presses", async () => {
    await open();
    await pageSays();
    await press(t("share-save"));
    await press(await waitFor(() => t("share-log-clear")));
    expect((await twin.shareDesk()).log).toHaveLength(1);
    await press(t("share-log-clear-sure"));
    expect(await screen.findByText(t("share-log-none"))).toBeTruthy();
    expect((await twin.shareDesk()).log).toEqual([]);
  });
});

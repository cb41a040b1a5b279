import { fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { beforeEach, describe, expect, it } from "vitest";

import { useBackend } from "../../backend";
import { makeTwin, type TwinOptions } from "../../backend/browser";
import Frame from "../../components/Frame.svelte";
import { desk } from "../../desk.svelte";
import { onAppKey } from "../../keys";
import { keepSigns, loadSigns } from "../../signs.svelte";
import { t } from "../../words/words";
import SignHelp from "../today/SignHelp.svelte";
import Origins from "../notes/entry/Origins.svelte";
import WeekWays from "../notes/entry/week/Ways.svelte";
import { startingPlace } from "../notes/place";
import { EXERCISES, exercisesOn, nameOf, type PageRef } from "./exercises";
import { listed, sentenceWith } from "./find";
import { ladderOf } from "./ladder";
import { openWay } from "./open";
import { mayBeRight, PAGES, pageText, readPage } from "./pages";
import { startingWays } from "./place";

let twin: ReturnType<typeof makeTwin>;
const user = userEvent.setup();
const everyPage: PageRef[] = PAGES.flatMap(({ pages }) => [...pages]);

async function open(page: PageRef | null = null, options: TwinOptions = {}) {
  twin = makeTwin({ open: true, entries: true, ...options });
  useBackend(twin);
  await loadSigns();
  desk.ways.page = page;
  if (page) desk.ways.pane = "page";
  const view = render(Frame, { hidden: false });
  await waitFor(() => expect(twin.said).toContain("favouriteExercises"));
  await screen.findByRole("heading", { name: t("nav-ways") });
  return view;
}

const list = () => within(screen.getByRole("main"));
const line = (name: string | RegExp) => list().getByRole("button", { name });
const box = () => screen.getByRole<HTMLInputElement>("searchbox", { name: t("ways-search") });
const heading = (name: string) => screen.findByRole("heading", { level: 2, name });
const press = (name: string | RegExp) => user.click(screen.getByRole("button", { name }));

async function flaws() {
  const found = await axe.run(document.body, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  return found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(" | ")}`);
}

beforeEach(() => {
  keepSigns(null);
  desk.stage = "open";
  desk.page = "ways";
  desk.dialog = null;
  desk.ways = startingWays();
  desk.notes = startingPlace();
});

describe("the pages", () => {
  it("all have a text, headings and sources", () => {
    expect(everyPage).toHaveLength(26);
    for (const page of everyPage) {
      const { text, sources } = pageText(page);
      expect(text, page).toMatch(/^## /m);
      expect(text, page).not.toContain("---");
      expect(sources.length, page).toBeGreaterThan(0);
    }
  });

  it("are read with a head or without one", () => {
    expect(readPage('---\nsources:\n  - A, B. (2000). C.\n  - "D: E"\n---\n## Text\n')).toEqual({
      text: "## Text",
      sources: ["A, B. (2000). C.", "D: E"],
    });
    expect(readPage("Only text")).toEqual({ text: "Only text", sources: [] });
  });

  it("say that fear may be right on every sign, on risk, boundaries and jealousy", async () => {
    expect(everyPage.filter(mayBeRight)).toEqual(
      expect.arrayContaining(["way/risk", "way/communication", "pattern/jealousy"]),
    );
    for (const page of everyPage.filter((page) => page.startsWith("sign/"))) {
      expect(mayBeRight(page), page).toBe(true);
    }
    await open("sign/intimacy-fear");
    const note = await screen.findByRole("note", { name: t("ways-fear-title") });
    await user.click(within(note).getByRole("button", { name: t("support-title") }));
    expect(desk.dialog).toBe("support");
  });

  it("call a sign as the person does, and can be read when it is put away", async () => {
    await open("sign/drama", {
      signs: [{ sign: "drama", label: "Weather", putAway: true }],
    });
    expect(await heading("Weather")).toBeTruthy();
    expect(screen.getByText(t("ways-put-away"))).toBeTruthy();
    expect(line(t("sign-put-away-name", { label: "Weather" }))).toBeTruthy();
  });

  it("have nothing that axe objects to", async () => {
    await open("way/risk");
    await screen.findByRole("heading", { name: t("ladder-heading") });
    expect(await flaws()).toEqual([]);
    await user.click(line(new RegExp(`^${t("way-self-discovery")}`)));
    await screen.findByRole("heading", { name: t("map-heading") });
    expect(await flaws()).toEqual([]);
  });
});

describe("the list", () => {
  it("is one stop of the Tab key, walked with the arrows", async () => {
    await open();
    await screen.findAllByText(t("ways-mine"));
    box().focus();
    await user.keyboard("{ArrowDown}");
    const [first] = list().getAllByRole("button", { name: new RegExp(`^${t("way-risk")}`) });
    expect(document.activeElement).toBe(first);
    await user.keyboard("{ArrowDown}{ArrowDown}");
    expect(document.activeElement?.textContent).toContain(t("way-process-pain"));
    await user.keyboard("{End}");
    expect(document.activeElement?.textContent).toContain(t("sign-intimacy-fear-label"));
    await user.keyboard("{Home}{ArrowUp}");
    expect(document.activeElement).toBe(box());
    expect(screen.getByRole("main").querySelectorAll('.list ul [tabindex="0"]')).toHaveLength(1);
  });

  it("opens a page with Enter, at its heading, and Escape leads back to its line", async () => {
    await open();
    box().focus();
    await user.keyboard("{ArrowDown}{End}{Enter}");
    expect(document.activeElement).toBe(await heading(t("sign-intimacy-fear-label")));
    await user.keyboard("{Escape}");
    await waitFor(() =>
      expect(document.activeElement?.textContent).toContain(t("sign-intimacy-fear-label")),
    );
    expect(document.activeElement?.getAttribute("aria-current")).toBe("true");
  });

  it("is searched over titles, texts and exercises", async () => {
    await open();
    await user.type(box(), "ladder");
    expect(line(new RegExp(`^${t("way-risk")}`))).toBeTruthy();
    await user.clear(box());
    await user.type(box(), "ZZZ nothing");
    expect(screen.getByText(t("ways-none"))).toBeTruthy();
    await press(t("ways-show-all"));
    expect(box().value).toBe("");
    expect(document.activeElement).toBe(box());
  });

  it("shows two minutes and favourites as exercises", async () => {
    await open(null, { favourites: ["letter-to-me"] });
    await user.click(screen.getByRole("radio", { name: t("ways-filter-favourites") }));
    await user.click(await screen.findByRole("button", { name: /favourite$/ }));
    // At its home, on the exercise itself.
    await waitFor(() =>
      expect(document.activeElement?.textContent).toBe(t(nameOf("letter-to-me"))),
    );
    expect(desk.ways.page).toBe("origin/childhood");
    const short = listed("", "short", []).flatMap(({ lines }) => lines);
    expect(short.length).toBe(EXERCISES.filter(({ minutes }) => minutes <= 2).length);
    expect(
      listed("breath", "all", [])
        .at(-1)
        ?.lines.map(({ key }) => key),
    ).toContain("ground-breath");
    expect(sentenceWith("## One\n\nIt is so. Café it is!", ["cafe"])).toBe("Café it is!");
  });
});

describe("what I chose", () => {
  it("stands first, in my words, and nothing is inferred where nothing was chosen", async () => {
    const view = await open();
    const mine = await screen.findByRole("list", { name: t("ways-mine") });
    expect(mine.textContent).toContain("One small step, on Wednesday.");
    view.unmount();
    desk.ways = startingWays();
    await open(null, { entries: false });
    await heading(t("ways-short"));
    expect(screen.queryByText(t("ways-mine"))).toBeNull();
    expect(screen.queryByText(t("ways-mine-before"))).toBeNull();
  });
});

describe("an exercise", () => {
  it("begins an entry of its kind, with its links, and leads back", async () => {
    await open("sign/avoided-commitment");
    const start = t("ways-start-name", { name: t(nameOf("part-of-a-yes")) });
    await press(start);
    await waitFor(() => expect(desk.page).toBe("notes"));
    expect(desk.notes.opened).toMatchObject({
      id: null,
      kind: "reflection",
      begins: { exercise: "part-of-a-yes" },
    });
    await waitFor(() => expect(document.activeElement?.tagName).toBe("TEXTAREA"));
    await user.keyboard("A weekend, and no more.");
    await press(t("notes-back-ways"));
    await waitFor(() => expect(desk.page).toBe("ways"));
    expect(desk.ways.page).toBe("sign/avoided-commitment");
    await waitFor(() => expect(document.activeElement?.id).toBe("start-part-of-a-yes"));
    // It led to an entry, told by its answer.
    const led = within(
      await screen.findByRole("region", {
        name: t("ways-led-of", { name: t(nameOf("part-of-a-yes")) }),
      }),
    );
    const [entry] = await twin.exerciseEntries();
    expect((await twin.entry(entry?.entry ?? "")).fields.signs).toEqual(["avoided-commitment"]);
    await user.click(led.getByRole("button", { name: /A weekend, and no more\./ }));
    await waitFor(() => expect(desk.page).toBe("notes"));
    await screen.findByRole("button", { name: t("entry-edit") });
    await user.keyboard("{Escape}");
    await waitFor(() => expect(document.activeElement?.id).toBe(`led-${entry?.entry ?? ""}`));
  });

  it("that is not finished is gone on with at once", async () => {
    await open("way/process-pain");
    const title = "The message was read at noon. The answer came in the evening.";
    await user.click(await screen.findByRole("button", { name: t("ways-go-on-with", { title }) }));
    await screen.findByRole("button", { name: t("entry-done") });
    await waitFor(() => expect(document.activeElement?.getAttribute("data-field")).toBe("need"));
  });

  it("is made a favourite and taken back, and says when that could not be kept", async () => {
    await open("way/communication");
    const name = t("ways-favourite", { name: t(nameOf("i-statement")) });
    const star = () => screen.getByRole("button", { name });
    await user.click(star());
    expect(star().getAttribute("aria-pressed")).toBe("true");
    await waitFor(async () => expect(await twin.favouriteExercises()).toEqual(["i-statement"]));
    twin.failNext("disk-full");
    await user.click(star());
    expect((await screen.findByRole("alert")).textContent).toContain(t("err-disk-full"));
    await waitFor(() => expect(star().getAttribute("aria-pressed")).toBe("true"));
  });

  it("that finds ground is done on the page and stores nothing", async () => {
    await open("way/process-pain");
    await press(t("ways-start-name", { name: t(nameOf("ground-breath")) }));
    expect(screen.getByRole("region", { name: t("breath-title") })).toBeTruthy();
    await user.keyboard("{Escape}");
    await waitFor(() => expect(document.activeElement?.id).toBe("start-ground-breath"));
    expect(twin.said).not.toContain("blankEntry");
  });

  it.each(EXERCISES.map(({ id }) => id))("%s stands on its pages", (id) => {
    for (const page of EXERCISES.find((one) => one.id === id)?.on ?? []) {
      expect(exercisesOn(page).map((one) => one.id)).toContain(id);
    }
  });
});

describe("the ladder", () => {
  it("places steps by how hard they feel, what is to be tried first", () => {
    const step = (entry: string, hard: number | null, more = {}) => ({
      entry,
      title: entry,
      hard,
      tryOn: null,
      occurredOn: "2026-11-01",
      cameTrue: null,
      ...more,
    });
    const { rungs, unplaced } = ladderOf([
      step("done", 2, { cameTrue: "no" }),
      step("later", 2, { tryOn: "2026-12-01" }),
      step("soon", 2, { tryOn: "2026-11-25" }),
      step("nowhere", null),
    ]);
    expect(rungs.map(({ steps }) => steps.length)).toEqual([0, 0, 3, 0, 0]);
    expect(rungs[2]?.steps.map(({ entry }) => entry)).toEqual(["soon", "later", "done"]);
    expect(unplaced).toHaveLength(1);
  });

  it("opens a step and comes back to it", async () => {
    await open("way/risk");
    await user.click(
      await screen.findByRole("button", {
        name: /^Tell them that I am behind with the rent I try/,
      }),
    );
    await screen.findByRole("button", { name: t("notes-back-ways") });
    await press(t("notes-back-ways"));
    await waitFor(() => expect(document.activeElement?.id).toMatch(/^step-0190/));
  });

  it("begins a step from an example, with its words as title and its rung", async () => {
    await open("way/risk");
    await screen.findByRole("heading", { name: t("ladder-heading") });
    const [, second] = screen.getAllByText(t("ladder-examples"), { selector: "[aria-expanded] *" });
    await user.click(second as HTMLElement);
    await press(t("ladder-begin", { text: t("ladder-1-2") }));
    await waitFor(() =>
      expect(desk.notes.opened).toMatchObject({
        kind: "trust-step",
        begins: { hard: 1, title: t("ladder-1-2").replace(/\.$/, "") },
      }),
    );
  });
});

describe("the map", () => {
  it("shows what was linked, line by line, as a table, and claims no cause", async () => {
    await open("way/self-discovery");
    const walk = await screen.findByRole("slider", { name: t("map-walk") });
    expect(screen.getByText(new RegExp(t("map-no-cause").slice(0, 30)))).toBeTruthy();
    expect(walk.getAttribute("aria-valuetext")).toBe("Childhood and Isolating: one entry");
    walk.focus();
    await user.keyboard("{End}");
    expect(walk.getAttribute("aria-valuetext")).toBe("Rejection and Assuming harm: one entry");
    await press(`${t("trends-as-table")} ${t("map-heading")}`);
    const rows = within(screen.getByRole("table")).getAllByRole("row");
    expect(rows.map((row) => row.textContent?.replace(/\s+/g, " ").trim()).slice(1)).toEqual([
      expect.stringMatching(/^Childhood 1/),
      expect.stringMatching(/^Rejection 1/),
    ]);
  });

  it("says one sentence where nothing is linked", async () => {
    await open("way/self-discovery", { entries: false });
    expect(await screen.findByText(t("map-nothing"))).toBeTruthy();
  });
});

describe("the ways to a page", () => {
  it("is Ctrl+4", async () => {
    desk.page = "today";
    const event = new KeyboardEvent("keydown", { key: "4", ctrlKey: true, cancelable: true });
    onAppKey(event, () => Promise.resolve());
    await waitFor(() => expect(desk.page).toBe("ways"));
  });

  it("lead from the help of a sign, and back to Today", async () => {
    desk.page = "today";
    render(SignHelp, { sign: "drama" });
    fireEvent.click(screen.getByText(t("sign-help-more")));
    await waitFor(() => expect(desk.page).toBe("ways"));
    expect(desk.ways).toMatchObject({ page: "sign/drama", pane: "page", from: "today" });
    await open("sign/drama");
    await press(t("ways-back-today"));
    await waitFor(() => expect(desk.page).toBe("today"));
  });

  it("lead from the way of a week and from origins; kinds of trauma share a page", async () => {
    render(WeekWays, { way: "help", onchange: () => undefined });
    expect(
      screen.getByRole("button", { name: t("ways-read-more", { title: t("way-help") }) }),
    ).toBeTruthy();
    const fields = { origins: ["trauma", "trauma-death", "ptsd"] };
    render(Origins, { entry: { fields, set: () => undefined } as never });
    const more = screen.getAllByRole("button", { name: /^Read more/ });
    expect(more.map((button) => button.textContent?.trim())).toEqual(
      ["way-help", "origin-trauma", "origin-ptsd"].map((key) =>
        t("ways-read-more", { title: t(key as "way-help") }),
      ),
    );
  });

  it("begin at the page's heading, also where Ways is open already", async () => {
    await open("way/help");
    await openWay("pattern/jealousy");
    const title = await heading(t("pattern-jealousy"));
    await waitFor(() => expect(document.activeElement).toBe(title));
  });
});

describe("a narrow bar", () => {
  it("keeps the other pages under More, walked and left with the keys", async () => {
    await open();
    const more = screen.getByRole("button", { name: t("nav-more") });
    expect(more.getAttribute("aria-expanded")).toBe("false");
    await user.click(more);
    const menu = document.querySelector<HTMLElement>("nav .menu");
    const names = () => within(menu as HTMLElement).getAllByRole("button");
    expect(names().map((button) => button.textContent?.trim())).toEqual(
      (["ways", "share", "settings", "support", "lock"] as const).map((name) => t(`nav-${name}`)),
    );
    expect(document.activeElement).toBe(names()[0]);
    await user.keyboard("{ArrowUp}");
    expect(document.activeElement).toBe(names()[4]);
    expect(await flaws()).toEqual([]);
    await user.keyboard("{Escape}");
    expect(document.querySelector("nav .menu")).toBeNull();
    expect(document.activeElement).toBe(more);
    await user.click(more);
    await user.click(document.body);
    expect(document.querySelector("nav .menu")).toBeNull();
  });
});

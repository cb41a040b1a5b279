import { configure, render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { beforeEach, describe, expect, it, vi } from "vitest";

import { useBackend, type DueItem } from "../../backend";
import { makeTwin } from "../../backend/browser";
import { desk } from "../../desk.svelte";
import { startingPlace } from "../notes/place";
import Today from "./Today.svelte";

// The whole page is drawn; a busy machine takes its time.
configure({ asyncUtilTimeout: 5_000 });
vi.setConfig({ testTimeout: 30_000 });

let twin: ReturnType<typeof makeTwin>;
const section = () => screen.findByRole("region", { name: "Waiting for me" });

async function open() {
  render(Today);
  await waitFor(() => expect(screen.getAllByRole("radiogroup")).toHaveLength(11));
  return userEvent.setup();
}

beforeEach(() => {
  twin = makeTwin({ open: true, entries: true });
  useBackend(twin);
  desk.stage = "open";
  desk.page = "today";
  desk.notes = startingPlace();
});

describe("what is waiting", () => {
  it("stands above the signs, names the day that was set, and opens", async () => {
    const user = await open();
    const waiting = await section();
    const [first] = screen.getAllByRole("radiogroup");
    expect(first?.compareDocumentPosition(waiting)).toBe(Node.DOCUMENT_POSITION_PRECEDING);
    await user.click(within(waiting).getByRole("button", { name: /^Show all/ }));
    const talk = within(waiting).getByRole("button", { name: /Coming home late/ });
    expect(talk.textContent).toMatch(/A talk I planned · \w{3},? \d+ \w{3}$/);
    await user.click(talk);
    await waitFor(() => expect(desk.page).toBe("notes"));
    expect(desk.notes.opened).toMatchObject({ what: "entry", kind: null });
  });

  it("is not there when nothing is", async () => {
    useBackend(makeTwin({ open: true }));
    await open();
    await vi.advanceTimersByTimeAsync(20);
    expect(screen.queryByText("Waiting for me")).toBeNull();
  });

  it("is one line, and the rest when asked", async () => {
    const many = Array.from({ length: 5 }, (_, n): DueItem => {
      return { id: `e${n}`, kind: "trust-step", why: "open-step", title: `Step ${n}`, on: null };
    });
    useBackend({ ...twin, due: async () => ({ items: many, weekReview: null }) });
    const user = await open();
    const waiting = await section();
    expect(within(waiting).getAllByRole("listitem")).toHaveLength(1);
    await user.click(within(waiting).getByRole("button", { name: "Show all 5" }));
    expect(within(waiting).getAllByRole("listitem")).toHaveLength(5);
    await waitFor(() => expect(document.activeElement?.textContent).toContain("Step 1"));
  });

  it("begins a good moment, and what I tried", async () => {
    const user = await open();
    await user.click(screen.getByRole("button", { name: "Good moment" }));
    await waitFor(() => expect(desk.notes.opened).toMatchObject({ kind: "good-moment", id: null }));
    await user.click(screen.getByRole("button", { name: "What I tried" }));
    await waitFor(() => expect(desk.notes.opened).toMatchObject({ kind: "tried" }));
  });

  it("has nothing that axe objects to", async () => {
    await open();
    await section();
    const found = await axe.run(document.body, {
      rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
    });
    expect(found.violations).toEqual([]);
  });
});

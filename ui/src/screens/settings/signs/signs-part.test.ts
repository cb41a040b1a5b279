import { configure, render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { useBackend } from "../../../backend";
import { makeTwin, type TwinOptions } from "../../../backend/browser";
import { LONG_LABEL, oddSigns, OWN_SIGNS } from "../../../backend/twin/odd-signs";
import { desk, setLook } from "../../../desk.svelte";
import { signLabel } from "../../../signs";
import { keepSigns } from "../../../signs.svelte";
import { saveAll } from "../../../unsaved";
import { t } from "../../../words/words";
import Settings from "../Settings.svelte";

// The whole page is drawn; a busy machine takes its time.
configure({ asyncUtilTimeout: 5_000 });
vi.setConfig({ testTimeout: 30_000 });

let twin: ReturnType<typeof makeTwin>;

async function open(options: TwinOptions = {}) {
  twin = makeTwin({ open: true, ...options });
  useBackend(twin);
  setLook((await twin.start()).look);
  const { unmount } = render(Settings);
  await screen.findByRole("heading", { name: t("settings-signs") });
  await waitFor(() => expect(twin.said).toContain("signs"));
  return { user: userEvent.setup(), unmount };
}

const part = () => within(document.getElementById("settings-signs")!);
const button = (name: string) => part().getByRole("button", { name });
const field = (label: string) => part().getByLabelText<HTMLInputElement>(label);
const list = (name: string | RegExp) => within(part().getByRole("list", { name }));
const saved = () => part().findByText(t("settings-saved"));
const kept = async (sign: string) => (await twin.signs()).find((view) => view.sign === sign);

async function flaws(): Promise<string[]> {
  const result = await axe.run(document.body, { rules: { "color-contrast": { enabled: false } } });
  return result.violations
    .filter(({ id }) => id !== "region")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
}

beforeEach(() => {
  keepSigns(null);
  desk.dialog = null;
  desk.part = null;
});
afterEach(() => saveAll());

describe("choosing signs", () => {
  it("shows those that are asked in their order, and those put away apart", async () => {
    await open({ signs: oddSigns("away") });
    await part().findByRole("heading", { name: "11 signs are asked" });
    const asked = list("11 signs are asked").getAllByRole("listitem");
    expect(asked.map((item) => item.querySelector(".label")?.textContent).slice(-3)).toEqual([
      "Fear in intimate moments",
      "Going quiet 🤐",
      "לבדוק את הטלפון",
    ]);
    expect(list("Put away").getAllByRole("listitem")).toHaveLength(2);
    expect(part().getByText("In these words since 3 March 2026.")).toBeTruthy();
    expect(part().getByText(/It came as “Holding back”/)).toBeTruthy();
    expect(await flaws()).toEqual([]);
  });

  it("rewords one by keys alone, beside its original words", async () => {
    const { user } = await open();
    button("Reword: Drama").focus();
    await user.keyboard("{Enter}");
    const form = within(part().getByRole("form", { name: "Reword: Drama" }));
    expect(form.getByText(t("signs-original"))).toBeTruthy();
    expect(form.getByText("Things between us swung from calm to storm")).toBeTruthy();
    expect(document.activeElement).toBe(field(t("signs-label")));
    expect(await flaws()).toEqual([]);
    await user.clear(field(t("signs-label")));
    await user.keyboard("  Our   storms ");
    await user.tab();
    await user.keyboard("{End}!{Enter}");
    await saved();
    expect(await kept("drama")).toMatchObject({
      label: "Our storms",
      line: "Things between us swung from calm to storm!",
      wordedOn: "2026-11-23",
    });
    await waitFor(() => expect(document.activeElement).toBe(button("Reword: Our storms")));
    expect(part().getByText("In these words since 23 November 2026.")).toBeTruthy();
    expect(signLabel("drama")).toBe("Our storms");
  });

  it("keeps only what differs from the original words", async () => {
    const { user } = await open();
    await user.click(button("Reword: Drama"));
    await user.type(field(t("signs-label")), "s");
    await user.click(button(t("signs-save")));
    await saved();
    expect(await kept("drama")).toMatchObject({ label: "Dramas", line: null });
  });

  it("says that earlier ratings stay, where there are some", async () => {
    const { user } = await open({ weeks: 1, neverRated: ["drama"] });
    await waitFor(() => expect(signLabel("isolated")).toBe("Isolating"));
    await user.click(button("Reword: Drama"));
    expect(part().queryByText(t("signs-used-note"))).toBeNull();
    await user.click(button("Reword: Isolating"));
    expect(await part().findByText(t("signs-used-note"))).toBeTruthy();
  });

  it("goes back to the original words, and from there to one's own", async () => {
    const { user } = await open({ signs: oddSigns("many") });
    await user.click(await part().findByRole("button", { name: "Reword: Swallowing it" }));
    await user.click(button(t("signs-original-again")));
    await waitFor(async () => {
      expect(await kept("held-back")).toMatchObject({ label: null, line: null, wordedOn: null });
    });
    await screen.findByText(t("signs-was-original", { label: "Holding back" }));
    await user.click(screen.getByRole("button", { name: t("app-undo") }));
    await waitFor(async () => {
      expect((await kept("held-back"))?.label).toBe("Swallowing it");
    });
  });

  it("asks for words that are missing, and says how many are too many", async () => {
    const { user } = await open();
    await user.click(button(t("signs-add")));
    await user.click(button(t("signs-save")));
    expect(part().getByText(t("signs-label-missing"))).toBeTruthy();
    expect(document.activeElement).toBe(field(t("signs-label")));
    await user.click(field(t("signs-label")));
    await user.paste(`${LONG_LABEL}!`);
    expect(part().getByText("One character too many.")).toBeTruthy();
    expect(field(t("signs-label")).getAttribute("aria-invalid")).toBe("true");
    expect(await flaws()).toEqual([]);
    await user.keyboard("{Backspace}{Enter}");
    expect(document.activeElement).toBe(field(t("signs-line")));
    expect(twin.said).not.toContain("addSign");
    await user.keyboard("I looked{Enter}");
    await part().findByRole("button", { name: `Reword: ${LONG_LABEL}` });
  });
});

describe("signs of one's own", () => {
  it("can be five, and each is asked from then on", async () => {
    const { user } = await open();
    for (let n = 1; n <= 5; n += 1) {
      await user.click(button(t("signs-add")));
      await user.keyboard(`Mine ${n}{Tab}I noticed it{Enter}`);
      await part().findByRole("button", { name: `Put away: Mine ${n}` });
    }
    expect(part().queryByRole("button", { name: t("signs-add") })).toBeNull();
    expect(part().getByText(t("signs-own-most"))).toBeTruthy();
    expect((await twin.dayView(null)).inUse).toBe(16);
  });

  it("are removed while never used, which can be undone", async () => {
    const { user } = await open({ signs: OWN_SIGNS.slice(0, 2), weeks: 1, neverRated: ["own-2"] });
    await part().findByRole("button", { name: "Put away: Going quiet 🤐" });
    expect(part().queryByRole("button", { name: "Remove: Going quiet 🤐" })).toBeNull();
    await user.click(button(`Remove: ${signLabel("own-2")}`));
    await waitFor(async () => expect(await kept("own-2")).toBeUndefined());
    expect(document.activeElement).toBe(button(t("signs-add")));
    await user.click(screen.getByRole("button", { name: t("app-undo") }));
    await waitFor(async () => expect(await kept("own-2")).toMatchObject(OWN_SIGNS[1]!));
  });

  it("say where they stand that one was used after all", async () => {
    const { user } = await open({ signs: OWN_SIGNS.slice(0, 1) });
    const remove = await part().findByRole("button", { name: "Remove: Going quiet 🤐" });
    await twin.rate("2026-11-23", "own-1", 1);
    await user.click(remove);
    const alert = await part().findByRole("alert");
    expect(alert.textContent).toContain(t("err-sign-in-use"));
    expect(alert.closest("li")?.textContent).toContain("Going quiet");
  });

  it("are saved when the page is left with words that fit, and let be with others", async () => {
    const { user, unmount } = await open();
    await user.click(button(t("signs-add")));
    await user.keyboard("Left alone");
    await saveAll();
    expect(twin.said).not.toContain("addSign");
    await user.keyboard("{Tab}I was left alone");
    unmount();
    await waitFor(async () => expect((await kept("own-1"))?.label).toBe("Left alone"));
  });

  it("are reworded when the page is left, and nothing is asked of a page that is gone", async () => {
    const { user, unmount } = await open({ signs: OWN_SIGNS.slice(0, 1) });
    await user.click(await part().findByRole("button", { name: "Reword: Going quiet 🤐" }));
    await user.clear(field(t("signs-label")));
    await user.keyboard("Falling silent");
    unmount();
    await waitFor(async () => expect((await kept("own-1"))?.label).toBe("Falling silent"));
    await saveAll();
  });

  it("are not added when the person says not now", async () => {
    const { user, unmount } = await open();
    await user.click(button(t("signs-add")));
    await user.keyboard("Never{Tab}mind");
    await user.click(button(t("settings-cancel")));
    expect(document.activeElement).toBe(button(t("signs-add")));
    unmount();
    await saveAll();
    expect(twin.said).not.toContain("addSign");
  });

  it("keep their words in sight while the disk is full", async () => {
    const { user } = await open();
    await user.click(button(t("signs-add")));
    await user.keyboard("Kept{Tab}I kept it");
    twin.failNext("disk-full");
    await user.keyboard("{Enter}");
    expect((await part().findByRole("alert")).textContent).toContain(t("err-disk-full"));
    expect(field(t("signs-label")).value).toBe("Kept");
    await user.click(button(t("signs-save")));
    await part().findByRole("button", { name: "Put away: Kept" });
  });
});

describe("putting away", () => {
  it("takes a sign from what is asked and back, and the focus goes with it", async () => {
    const { user } = await open();
    button("Put away: Drama").focus();
    await user.keyboard("{Enter}");
    await part().findByRole("heading", { name: "10 signs are asked" });
    const back = list("Put away").getByRole("button", { name: "Take back: Drama" });
    await waitFor(() => expect(document.activeElement).toBe(back));
    expect(part().getByText("Put away: Drama")).toBeTruthy();
    expect((await twin.dayView(null)).inUse).toBe(10);
    await user.keyboard("{Enter}");
    await part().findByRole("heading", { name: "11 signs are asked" });
    await waitFor(() => expect(document.activeElement).toBe(button("Put away: Drama")));
  });

  it("is not offered for the last one that is asked", async () => {
    await open({ signs: oddSigns("few") });
    await part().findByRole("heading", { name: "One sign is asked" });
    expect(part().queryByRole("button", { name: "Put away: Assuming harm" })).toBeNull();
    expect(part().getByText(t("signs-last"))).toBeTruthy();
    expect(list("Put away").getAllByRole("listitem")).toHaveLength(10);
    expect(await flaws()).toEqual([]);
  });

  it("says what went wrong at the sign, and is done when asked again", async () => {
    const { user } = await open();
    twin.failNext("storage");
    await user.click(button("Put away: Drama"));
    const alert = await part().findByRole("alert");
    expect(alert.textContent).toContain(t("err-storage"));
    expect(alert.closest("li")?.textContent).toContain("Drama");
    await user.click(button(t("app-try-again")));
    await part().findByRole("button", { name: "Take back: Drama" });
    expect(part().queryByRole("alert")).toBeNull();
  });
});

describe("getting there", () => {
  it("opens on the section that was asked for", async () => {
    desk.part = "signs";
    await open();
    const title = screen.getByRole("heading", { name: t("settings-signs") });
    await waitFor(() => expect(document.activeElement).toBe(title));
    expect(desk.part).toBeNull();
  });

  it("finds a sign by its own words in the search", async () => {
    const { user } = await open({ signs: oddSigns("many") });
    await part().findByRole("heading", { name: "16 signs are asked" });
    await user.type(screen.getByLabelText(t("settings-search")), "swallow");
    expect(document.getElementById("settings-signs")?.hidden).toBe(false);
    expect(document.getElementById("settings-look")?.hidden).toBe(true);
  });
});

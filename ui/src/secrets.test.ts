// No passphrase and no key stays on a screen that somebody left: each screen that can hold one is walked.
import { fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { tick } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import App from "./App.svelte";
import { useBackend } from "./backend";
import { makeTwin, TWIN_KEY_GROUPS, TWIN_PASSPHRASE, type TwinOptions } from "./backend/browser";
import { desk, goTo, type Page } from "./desk.svelte";
import { forgetSecrets } from "./secrets";
import { holdUnsaved } from "./unsaved";
import { t, type Key } from "./words/words";

// A busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

const NEW = "four slow swans at the weir";
const TYPED = "a kettle of loud otters";
const DRAWN = "marble otter quilt seventeen paper lamp";
const KEY = TWIN_KEY_GROUPS.join("");

let twin: ReturnType<typeof makeTwin>;

const press = (key: Key) => userEvent.click(screen.getByRole("button", { name: t(key) }));
const fields = () => [...document.querySelectorAll<HTMLInputElement>("input, textarea")];
const field = (key: Key) => screen.getByLabelText<HTMLInputElement>(t(key));
const put = (key: Key, value: string) => fireEvent.input(field(key), { target: { value } });
const showAll = () =>
  Promise.all(
    screen
      .queryAllByRole("button", { name: t("passphrase-reveal") })
      .map((eye) => userEvent.click(eye)),
  );

async function begun(options: TwinOptions = {}): Promise<void> {
  twin = makeTwin(options);
  useBackend(twin);
  render(App);
  await screen.findByRole("heading", { level: 1 });
}

async function opened(page: Page, options: TwinOptions = {}): Promise<void> {
  await begun({ presence: "present", weeks: 2, ...options });
  await put("unlock-passphrase", TWIN_PASSPHRASE);
  await press("unlock-button");
  await screen.findByRole("navigation");
  await goTo(page);
}

async function twice(first: Key = "passphrase-new"): Promise<void> {
  await put(first, NEW);
  await put("passphrase-again", NEW);
}

async function toFirstPassphrase(): Promise<void> {
  await begun();
  await press("first-next");
  await twice();
}

async function toFirstKey(): Promise<void> {
  await toFirstPassphrase();
  await press("first-passphrase-submit");
  await screen.findByText(t("recovery-what-title"));
}

async function toNewKey(): Promise<void> {
  await opened("settings");
  await userEvent.click(await screen.findByRole("button", { name: t("settings-key-new") }));
  await put("settings-passphrase-current", TWIN_PASSPHRASE);
}

async function toNewVaultKey(): Promise<void> {
  await opened("settings");
  await userEvent.click(await screen.findByRole("button", { name: t("rekey-open") }));
  await put("settings-passphrase-current", TWIN_PASSPHRASE);
  await twice();
}

async function typeBack(): Promise<void> {
  await press("recovery-have");
  for (const input of screen.getAllByLabelText(/^Group \d+$/)) {
    const label = document.querySelector(`label[for="${input.id}"]`)?.textContent ?? "";
    const group = TWIN_KEY_GROUPS[Number(/\d+/.exec(label)?.[0]) - 1];
    await fireEvent.input(input, { target: { value: group } });
  }
}

interface Walked {
  name: string;
  /** The components that hold something secret there. */
  of: string[];
  /** Goes there, fills it in, and says what must not stay. */
  arrive: () => Promise<string[]>;
  /** It is hidden already, and waits for the person's word. */
  waits?: true;
}

let letGo = () => undefined as void;
/** From now on there is text that cannot be saved. */
function holdText(): void {
  letGo = holdUnsaved(() => Promise.reject({ kind: "disk-full", detail: null }));
}

async function toHiddenText(): Promise<void> {
  await opened("today");
  holdText();
  await WAYS.F9();
  await userEvent.click(await screen.findByRole("button", { name: t("hidden-go-back") }));
  await put("unlock-passphrase", TWIN_PASSPHRASE);
}

const SCREENS: Walked[] = [
  {
    name: "first run, the passphrase",
    of: ["first-run/FirstRun", "NewPassphrase", "PassphraseField"],
    arrive: async () => {
      await toFirstPassphrase();
      await press("passphrase-draw");
      await screen.findByText(DRAWN);
      await showAll();
      return [NEW, DRAWN];
    },
  },
  {
    name: "first run, the recovery key",
    of: ["first-run/FirstRun", "RecoveryKey"],
    arrive: async () => {
      await toFirstKey();
      return [NEW, KEY, ...TWIN_KEY_GROUPS];
    },
  },
  {
    name: "first run, the proof",
    of: ["first-run/FirstRun", "RecoveryKey"],
    arrive: async () => {
      await toFirstKey();
      await typeBack();
      return [NEW, KEY, ...TWIN_KEY_GROUPS];
    },
  },
  {
    name: "first run, a copy",
    of: ["first-run/FirstRun", "unlock/Restore", "unlock/Secret"],
    arrive: async () => {
      const picks = [{ sequence: 3, madeAt: "2026-01-02T08:00:00+01:00" }];
      await begun({ backups: { kept: [], picks } });
      await press("restore-title");
      await screen.findByText(t("restore-none"));
      await press("restore-file");
      await screen.findByRole("radio");
      await put("unlock-passphrase", TYPED);
      await showAll();
      return [TYPED];
    },
  },
  {
    name: "the unlock page, a refused passphrase and a key",
    of: ["unlock/Unlock", "unlock/Secret"],
    arrive: async () => {
      await begun({ presence: "present" });
      await put("unlock-passphrase", TYPED);
      await showAll();
      await press("unlock-button");
      await screen.findByRole("alert");
      await press("unlock-use-key");
      await put("unlock-key", KEY);
      return [TYPED, KEY];
    },
  },
  {
    name: "a copy, from the unlock page",
    of: ["unlock/Restore", "unlock/Secret"],
    arrive: async () => {
      await begun({ presence: "present" });
      await press("restore-title");
      await screen.findByRole("radiogroup");
      await press("unlock-use-key");
      await put("unlock-key", KEY);
      return [KEY];
    },
  },
  {
    name: "a copy of another journal",
    of: ["unlock/Restore", "unlock/Secret"],
    arrive: async () => {
      const foreign = { sequence: 7, madeAt: "2026-11-20T08:00:00+01:00", foreign: true };
      await begun({ presence: "present", backups: { kept: [foreign] } });
      await press("restore-title");
      await screen.findByRole("radiogroup");
      await put("unlock-passphrase", TWIN_PASSPHRASE);
      await press("restore-now");
      const current = within(await screen.findByRole("group", { name: t("restore-current") }));
      const typed = { target: { value: TYPED } };
      await fireEvent.input(current.getByLabelText(t("unlock-passphrase")), typed);
      await showAll();
      return [TWIN_PASSPHRASE, TYPED];
    },
  },
  {
    name: "what reads of a damaged journal",
    of: ["unlock/Salvage", "unlock/Secret"],
    arrive: async () => {
      await begun({ presence: "present", problem: "journal-damaged" });
      await press("salvage-title");
      await put("unlock-passphrase", TYPED);
      await showAll();
      return [TYPED];
    },
  },
  {
    name: "a new passphrase, after the recovery key",
    of: ["unlock/ChoosePassphrase", "NewPassphrase"],
    arrive: async () => {
      await begun({ presence: "present" });
      await press("unlock-use-key");
      await put("unlock-key", KEY);
      await press("unlock-button");
      await screen.findByText(t("choose-title"));
      await twice();
      await showAll();
      return [NEW, KEY];
    },
  },
  {
    name: "settings, another passphrase",
    of: ["settings/ChangePassphrase", "settings/CurrentPassphrase"],
    arrive: async () => {
      await opened("settings");
      const opener = await screen.findByRole("button", { name: t("settings-passphrase-change") });
      await userEvent.click(opener);
      await put("settings-passphrase-current", TWIN_PASSPHRASE);
      await twice();
      await showAll();
      return [TWIN_PASSPHRASE, NEW];
    },
  },
  {
    name: "settings, a new recovery key, not asked for yet",
    of: ["settings/NewRecoveryKey", "settings/CurrentPassphrase"],
    arrive: async () => {
      await toNewKey();
      await showAll();
      return [TWIN_PASSPHRASE];
    },
  },
  {
    name: "settings, a new recovery key",
    of: ["settings/NewRecoveryKey", "RecoveryKey"],
    arrive: async () => {
      await toNewKey();
      await press("settings-key-ask");
      await screen.findByText(t("recovery-what-title"));
      return [KEY, ...TWIN_KEY_GROUPS];
    },
  },
  {
    name: "settings, a new vault key, not asked for yet",
    of: ["settings/NewVaultKey", "settings/CurrentPassphrase", "NewPassphrase"],
    arrive: async () => {
      await toNewVaultKey();
      await showAll();
      return [TWIN_PASSPHRASE, NEW];
    },
  },
  {
    name: "settings, a new vault key",
    of: ["settings/NewVaultKey", "RecoveryKey"],
    arrive: async () => {
      await toNewVaultKey();
      await press("rekey-ask");
      await screen.findByText(t("rekey-last"));
      await typeBack();
      return [KEY, ...TWIN_KEY_GROUPS, NEW];
    },
  },
  {
    name: "settings, the passphrase of the copies",
    of: ["settings/backups/RewrapCopies", "settings/CurrentPassphrase"],
    arrive: async () => {
      await opened("settings");
      await userEvent.click(await screen.findByRole("button", { name: t("rewrap-open") }));
      await put("settings-passphrase-current", TWIN_PASSPHRASE);
      await put("rewrap-earlier", TYPED);
      await showAll();
      return [TWIN_PASSPHRASE, TYPED];
    },
  },
  {
    name: "settings, the password of a file",
    of: ["settings/bring-in/FilePassword"],
    arrive: async () => {
      const brings = [{ form: "jrnl" as const, file: "journal.txt", needsPassword: true }];
      await opened("settings", { brings });
      await userEvent.click(await screen.findByRole("button", { name: t("bring-file") }));
      await screen.findByLabelText(t("bring-password"));
      await put("bring-password", TYPED);
      await showAll();
      return [TYPED];
    },
  },
  {
    name: "settings, all of it sealed",
    of: ["settings/ExportPart", "Sealed"],
    arrive: async () => {
      await opened("settings");
      await userEvent.click(await screen.findByRole("button", { name: t("export-all") }));
      await twice("seal-passphrase-label");
      await showAll();
      return [NEW];
    },
  },
  {
    name: "share, sealed",
    of: ["share/steps/Form", "Sealed"],
    arrive: async () => {
      await opened("share");
      await screen.findByRole("region", { name: t("share-steps") });
      const steps = within(screen.getByRole("region", { name: t("share-steps") }));
      const fold = steps.getByText(t("share-form-step")).closest("[aria-expanded]")!;
      if (fold.getAttribute("aria-expanded") === "false") await userEvent.click(fold);
      const inside = within(await steps.findByRole("group", { name: t("share-form-step") }));
      await userEvent.click(inside.getByRole("radio", { name: t("seal-passphrase") }));
      await twice("seal-passphrase-label");
      await screen.findByText(t("seal-passphrase-set"));
      return [NEW];
    },
  },
  {
    name: "hidden, with text that could not be saved",
    of: ["Hidden"],
    arrive: async () => {
      await toHiddenText();
      await showAll();
      return [TWIN_PASSPHRASE];
    },
    waits: true,
  },
];

/** Which of `secrets` can still be found: on the page, in its fields, or kept for the next file. */
function found(secrets: string[]): string[] {
  const there = [
    document.documentElement.outerHTML,
    ...fields().map(({ value }) => value),
    desk.share?.sealing.passphrase ?? "",
  ].join("\n");
  return secrets.filter((secret) => there.includes(secret));
}

const WAYS = {
  F9: () => fireEvent.keyDown(document.activeElement ?? document.body, { key: "F9" }),
  "Ctrl+L": () => fireEvent.keyDown(document.body, { key: "l", ctrlKey: true }),
  "the idle clock": () => Promise.resolve(twin.heard()?.lockAsked("idle")),
};

const NEUTRAL = ["gone", "hidden"];

function reset() {
  desk.stage = "starting";
  desk.dialog = null;
  desk.welcome = null;
  desk.share = null;
  desk.page = "today";
  desk.unsavedError = null;
  letGo();
}
beforeEach(reset);
afterEach(reset);

describe.each(SCREENS)("$name", ({ arrive, waits }) => {
  it.each(Object.keys(WAYS) as (keyof typeof WAYS)[])("%s leaves nothing of it", async (way) => {
    const secrets = await arrive();
    expect(found(secrets)).not.toEqual([]);
    const before = twin.said.length;
    await WAYS[way]();
    await tick();
    expect(NEUTRAL).toContain(desk.stage);
    expect(document.querySelectorAll("dialog[open]")).toHaveLength(0);
    expect(found(secrets)).toEqual([]);
    if (waits) expect(twin.said.slice(before)).not.toContain("lock");
    else await waitFor(() => expect(twin.said.slice(before)).toContain("lock"));
    expect(NEUTRAL).toContain(desk.stage);
    expect(found(secrets)).toEqual([]);
  });

  it("it registers: nothing is left even while the screen stays", async () => {
    const secrets = await arrive();
    const secret = fields().filter(({ value }) => secrets.some((one) => value === one));
    for (const one of secret) expect(one.autocomplete, one.id).toBe("off");
    forgetSecrets();
    await tick();
    expect(found(secrets)).toEqual([]);
    expect(fields().filter(({ id, type }) => id.includes("pass") && type === "text")).toEqual([]);
    // The engine's own undo brings nothing back into a field that is another one, and the one that was
    // there, which it may still know, is empty.
    expect(secret.filter((one) => one.isConnected || one.value !== "")).toEqual([]);
  });
});

describe("every component that takes or shows a secret", () => {
  const sources = import.meta.glob<string>("./**/*.svelte", {
    query: "?raw",
    import: "default",
    eager: true,
  });
  const CARRIERS =
    /\/(PassphraseField|NewPassphrase|CurrentPassphrase|Secret|RecoveryKey|Sealed)\.svelte"/;

  it("is walked here", () => {
    const holding = Object.entries(sources)
      .filter(([, source]) => CARRIERS.test(source))
      .map(([path]) => path);
    expect(holding.length).toBeGreaterThan(10);
    const walked = SCREENS.flatMap(({ of }) => of);
    const missed = holding.filter(
      (path) => !walked.some((name) => path.endsWith(`/${name}.svelte`)),
    );
    expect(missed).toEqual([]);
  });

  it("takes it by the one field that does", () => {
    const own = Object.entries(sources).filter(([, source]) => /["'`]password["'`]/.test(source));
    expect(own.map(([path]) => path)).toEqual(["./components/PassphraseField.svelte"]);
  });
});

describe("what was asked for before and comes after", () => {
  /** The next answer to `name` waits until it is let go. */
  type Slow = "makeJournal" | "unlock" | "makeRecoveryKey" | "goBackToText";
  function slow<Name extends Slow>(name: Name): () => void {
    let go = () => undefined as void;
    const waiting = new Promise<void>((resolve) => (go = resolve));
    const act = twin[name] as (...args: string[]) => Promise<unknown>;
    twin[name] = (async (...args: string[]) => {
      const answer = await act(...args);
      await waiting;
      return answer;
    }) as (typeof twin)[Name];
    return go;
  }
  const settled = async () => {
    for (let n = 0; n < 10; n += 1) await Promise.resolve();
    await tick();
  };

  it("shows no recovery key of a first run", async () => {
    await toFirstPassphrase();
    const go = slow("makeJournal");
    await press("first-passphrase-submit");
    await waitFor(() => expect(twin.said).toContain("makeJournal"));
    forgetSecrets();
    go();
    await settled();
    expect(found([KEY, ...TWIN_KEY_GROUPS, NEW])).toEqual([]);
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe(t("first-passphrase-title"));
  });

  it.each([
    ["recovery", toNewKey, "settings-key-ask"],
    ["vault", toNewVaultKey, "rekey-ask"],
  ] as const)("shows no key of a new %s key", async (_, arrive, ask) => {
    await arrive();
    const go = slow("makeRecoveryKey");
    await press(ask);
    await waitFor(() => expect(twin.said).toContain("makeRecoveryKey"));
    forgetSecrets();
    go();
    await settled();
    expect(found([KEY, ...TWIN_KEY_GROUPS, NEW, TWIN_PASSPHRASE])).toEqual([]);
  });

  it("opens no page over a screen that was left", async () => {
    await begun({ presence: "present" });
    const go = slow("unlock");
    await put("unlock-passphrase", TWIN_PASSPHRASE);
    await press("unlock-button");
    await waitFor(() => expect(twin.said).toContain("unlock"));
    await WAYS.F9();
    go();
    await settled();
    expect(desk.stage).toBe("gone");
  });

  it("shows no text that was hidden once more", async () => {
    await toHiddenText();
    const go = slow("goBackToText");
    await press("hidden-go-back-submit");
    await waitFor(() => expect(twin.said).toContain("goBackToText"));
    await WAYS.F9();
    const before = twin.said.length;
    go();
    // It cannot be saved as yet, and the desktop is told so again.
    await waitFor(() => expect(twin.said.slice(before)).toEqual(["holdUnsaved", "holdUnsaved"]));
    expect(desk.stage).toBe("hidden");
  });
});

describe("a first run that was left", () => {
  it("begins its step anew, with a new key", async () => {
    await toFirstKey();
    forgetSecrets();
    await tick();
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe(t("first-passphrase-title"));
    await twice();
    await press("first-passphrase-submit");
    await screen.findByText(t("recovery-what-title"));
    expect(twin.said.filter((name) => name === "makeJournal")).toHaveLength(2);
  });

  it("locks at its last step, when the journal is open", async () => {
    await toFirstKey();
    await typeBack();
    await press("first-key-prove");
    await screen.findByText(t("first-ready-title"));
    await WAYS.F9();
    expect(desk.stage).toBe("gone");
    await waitFor(() => expect(twin.said).toContain("lock"));
  });

  it("says so when it begins again, and that an earlier key counts for nothing", async () => {
    await begun({ lockedBecause: "idle", setupLeft: true });
    expect(screen.getByText(t("first-again"))).toBeTruthy();
  });

  it.each([null, "asked", "idle", "page-ended"] as const)(
    "says nothing of a key where none was shown (%s)",
    async (lockedBecause) => {
      await begun({ lockedBecause });
      expect(screen.queryByText(t("first-again"))).toBeNull();
    },
  );
});

describe("text that cannot be saved", () => {
  it("keeps the hidden page, and no secret beside it", async () => {
    await opened("settings");
    await userEvent.click(await screen.findByRole("button", { name: t("settings-key-new") }));
    holdText();
    await put("settings-passphrase-current", TWIN_PASSPHRASE);
    await WAYS.F9();
    await screen.findByText(t("hidden-title"));
    expect(found([TWIN_PASSPHRASE])).toEqual([]);
  });

  it("tells the desktop that somebody is at the hidden page", async () => {
    await toHiddenText();
    const told = () => twin.said.filter((name) => name === "activity").length;
    const before = told();
    const later = new MouseEvent("click", { bubbles: true });
    Object.defineProperty(later, "timeStamp", { value: Number.MAX_SAFE_INTEGER });
    document.body.dispatchEvent(later);
    expect(told()).toBe(before + 1);
  });
});

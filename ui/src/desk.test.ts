import { beforeEach, describe, expect, it } from "vitest";

import { useBackend } from "./backend";
import { makeTwin } from "./backend/browser";
import { begin, desk, enter, lock, lockWithoutSaving, saveAndLock } from "./desk.svelte";
import { holdUnsaved } from "./unsaved";

let twin: ReturnType<typeof makeTwin>;
const opened = {
  lastUnlockedAt: null,
  failedSince: 0,
  mustChoosePassphrase: false,
  repaired: false,
  newerBeside: false,
};

beforeEach(async () => {
  twin = makeTwin({ open: true });
  useBackend(twin);
  desk.unsavedError = null;
  await begin();
  enter(opened);
});

describe("locking", () => {
  it("hides in the same step, before anything is saved", () => {
    void lock("asked");
    expect(desk.stage).toBe("hidden");
  });

  it("takes what is typed or shown before a journal is open out of sight in the same step", () => {
    for (const stage of ["first-run", "locked", "choose-passphrase"] as const) {
      desk.stage = stage;
      void lock("idle");
      expect(desk.stage).toBe("gone");
      expect(twin.said.at(-1)).toBe("lock");
    }
    const said = twin.said.length;
    void lock("screen");
    expect(twin.said.length).toBe(said);
  });

  it("saves first, then locks with its reason", async () => {
    const done: string[] = [];
    const release = holdUnsaved(async () => void done.push("saved"));
    await lock("idle");
    expect(done).toEqual(["saved"]);
    expect(twin.said.slice(-2)).toEqual(["holdUnsaved", "lock"]);
    release();
  });

  it("never locks over words that cannot be saved, however often it is asked", async () => {
    let full = true;
    const release = holdUnsaved(() =>
      full ? Promise.reject({ kind: "disk-full", detail: null }) : Promise.resolve(),
    );
    await lock("idle");
    expect(desk.unsavedError?.kind).toBe("disk-full");
    twin.heard()?.lockAsked("closed");
    twin.heard()?.lockAsked("idle");
    await Promise.resolve();
    expect(twin.said).not.toContain("lock");
    expect(desk.stage).toBe("hidden");
    full = false;
    await saveAndLock();
    expect(twin.said.at(-1)).toBe("lock");
    release();
  });

  it("locks without them when the person says so", async () => {
    const release = holdUnsaved(() => Promise.reject({ kind: "disk-full", detail: null }));
    await lock("asked");
    await lockWithoutSaving();
    expect(twin.said.at(-1)).toBe("lock");
    release();
  });
});

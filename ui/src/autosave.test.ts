import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { Autosave } from "./autosave.svelte";
import { saveAll } from "./unsaved";

let text = "";
let stored = "";
let writes: string[] = [];
let failing: string | null = null;
let save: Autosave;

async function write() {
  const writing = text;
  writes.push(writing);
  await Promise.resolve();
  if (failing) throw { kind: failing, detail: null };
  stored = writing;
}

function type(next: string) {
  text = next;
  save.typed();
}

beforeEach(() => {
  vi.useFakeTimers();
  text = stored = "";
  writes = [];
  failing = null;
  save = new Autosave({ isSaved: () => text === stored, write });
});

afterEach(() => {
  save.drop();
  vi.useRealTimers();
});

describe("saving by itself", () => {
  it("saves after a pause", async () => {
    type("a");
    await vi.advanceTimersByTimeAsync(300);
    type("ab");
    await vi.advanceTimersByTimeAsync(399);
    expect(writes).toEqual([]);
    await vi.advanceTimersByTimeAsync(2);
    expect(writes).toEqual(["ab"]);
    expect(save.status).toBe("saved");
  });

  it("saves every two seconds of typing without a pause", async () => {
    for (let n = 1; n <= 50; n += 1) {
      type("x".repeat(n));
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(writes.length).toBe(2);
  });

  it("never calls saved what was not, and keeps a lock waiting for it", async () => {
    failing = "disk-full";
    type("keep me");
    await vi.advanceTimersByTimeAsync(500);
    expect(save.status).toBe("saving");
    expect(save.error?.kind).toBe("disk-full");
    await expect(saveAll()).rejects.toMatchObject({ kind: "disk-full" });
    failing = null;
    await saveAll();
    expect(stored).toBe("keep me");
    expect(save.error).toBeNull();
    expect(save.status).toBe("saved");
  });

  it("writes one after the other, the newest last", async () => {
    type("one");
    const first = save.save();
    type("two");
    const second = save.save();
    await Promise.all([first, second]);
    expect(stored).toBe("two");
    expect(save.status).toBe("saved");
  });

  it("gathers what is half typed before a lock, and not at a pause", async () => {
    save.drop();
    const gather = vi.fn(() => {
      text = "gathered";
    });
    save = new Autosave({ isSaved: () => text === stored, write, gather });
    type("half");
    await vi.advanceTimersByTimeAsync(500);
    expect(gather).not.toHaveBeenCalled();
    await saveAll();
    expect(stored).toBe("gathered");
  });

  it("is held after its page is gone, until it could be saved", async () => {
    failing = "storage";
    type("still here");
    await expect(save.close()).rejects.toMatchObject({ kind: "storage" });
    failing = null;
    await saveAll();
    expect(stored).toBe("still here");
  });

  it("lets go of what is not to be kept", async () => {
    type("gone");
    save.drop();
    await vi.advanceTimersByTimeAsync(3_000);
    await saveAll();
    expect(writes).toEqual([]);
  });
});

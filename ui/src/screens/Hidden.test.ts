import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";

import { useBackend } from "../backend";
import { makeTwin, TWIN_PASSPHRASE } from "../backend/browser";
import { begin, desk, enter, lock } from "../desk.svelte";
import { holdUnsaved } from "../unsaved";
import { t } from "../words/words";
import Hidden from "./Hidden.svelte";

const opened = {
  lastUnlockedAt: null,
  failedSince: 0,
  mustChoosePassphrase: false,
  repaired: false,
  newerBeside: false,
};
let twin: ReturnType<typeof makeTwin>;

beforeEach(async () => {
  twin = makeTwin({ open: true });
  useBackend(twin);
  await begin();
  enter(opened);
});

describe("text that could not be saved", () => {
  it("is seen again by the passphrase alone", async () => {
    const release = holdUnsaved(() => Promise.reject({ kind: "text-too-long", detail: null }));
    await lock("hidden");
    const user = userEvent.setup();
    render(Hidden);
    await user.click(screen.getByRole("button", { name: t("hidden-go-back") }));
    const field = screen.getByLabelText<HTMLInputElement>(t("unlock-passphrase"));
    expect(document.activeElement).toBe(field);
    await user.type(field, "a kettle of loud otters{Enter}");
    expect((await screen.findAllByRole("alert")).at(-1)?.textContent).toContain(
      "That passphrase did not open it",
    );
    // The field is empty, and the recovery key is not asked for here.
    expect(screen.getByText(t("hidden-wrong-passphrase"))).toBeTruthy();
    expect(screen.queryByText(t("do-wrong-passphrase"))).toBeNull();
    expect(desk.stage).toBe("hidden");
    expect(field.value).toBe("");
    await user.type(field, `${TWIN_PASSPHRASE}{Enter}`);
    await waitFor(() => expect(desk.stage).toBe("open"));
    expect(twin.said).not.toContain("lock");
    release();
  });
});

import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { beforeEach, describe, expect, it } from "vitest";

import { backend, useBackend } from "../../backend";
import { makeTwin, TWIN_KEY_GROUPS, TWIN_PASSPHRASE } from "../../backend/browser";
import { begin, desk } from "../../desk.svelte";
import { t } from "../../words/words";
import Unlock from "./Unlock.svelte";

async function locked(options: Parameters<typeof makeTwin>[0] = {}) {
  useBackend(makeTwin({ presence: "present", ...options }));
  await begin();
  render(Unlock);
  return userEvent.setup();
}

beforeEach(() => {
  desk.welcome = null;
});

describe("the unlock card", () => {
  it.each(["page-ended", "page-hung"] as const)(
    "after %s tells up to when text is saved",
    async (lockedBecause) => {
      await locked({ lockedBecause, savedUntil: "2026-11-23T14:03:20+01:00" });
      expect(screen.getByText(/crashed|stopped responding/)).toBeTruthy();
      expect(screen.getByText(/Your text is saved up to 14:03:20\./)).toBeTruthy();
    },
  );

  it("says nothing of text where the page could save it", async () => {
    await locked({ lockedBecause: "hidden", savedUntil: "2026-11-23T14:03:20+01:00" });
    expect(screen.getByText("Hidden and locked, as you asked.")).toBeTruthy();
    expect(screen.queryByText(/saved/)).toBeNull();
  });

  it("opens with the passphrase", async () => {
    const user = await locked();
    await user.type(screen.getByLabelText("Passphrase"), `${TWIN_PASSPHRASE}{Enter}`);
    await waitFor(() => expect(desk.stage).toBe("open"));
  });

  it("keeps a wrong passphrase for correction, and says that nothing was changed", async () => {
    const user = await locked();
    const field = screen.getByLabelText<HTMLInputElement>("Passphrase");
    await user.type(field, "a kettle of loud otters{Enter}");
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain("That passphrase did not open it. Nothing was changed.");
    expect(field.value).toBe("a kettle of loud otters");
    expect(document.activeElement).toBe(field);
  });

  it("opens with the recovery key in small letters, and then wants a new passphrase", async () => {
    const user = await locked();
    await user.click(screen.getByRole("button", { name: "Use the recovery key" }));
    await user.type(screen.getByLabelText("Recovery key"), TWIN_KEY_GROUPS.join(" ").toLowerCase());
    await user.click(screen.getByRole("button", { name: "Unlock" }));
    await waitFor(() => expect(desk.stage).toBe("choose-passphrase"));
  });

  it("says which group of a recovery key looks mistyped, and lets it be corrected", async () => {
    const user = await locked();
    const twin = backend;
    await user.click(screen.getByRole("button", { name: "Use the recovery key" }));
    const field = screen.getByLabelText<HTMLTextAreaElement>("Recovery key");
    await user.type(field, TWIN_KEY_GROUPS.join(" ").replace("5KDH4A", "5KDH4Q"));
    twin.unlockWithRecoveryKey = () => Promise.reject({ kind: "recovery-key-group", detail: "4" });
    await user.click(screen.getByRole("button", { name: "Unlock" }));
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain("Group 4 of the key looks mistyped.");
    expect(field.value).toContain("5KDH4Q");
    await waitFor(() => expect(document.activeElement).toBe(field));
    expect(field.getAttribute("aria-invalid")).toBe("true");
  });

  it("says how much of a recovery key is there", async () => {
    const user = await locked();
    await user.click(screen.getByRole("button", { name: "Use the recovery key" }));
    await user.type(screen.getByLabelText("Recovery key"), "AGE-SECRET-KEY-1QXZ3P0");
    await user.click(screen.getByRole("button", { name: "Unlock" }));
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain(t("err-recovery-key-length", { detail: "6" }));
    expect(alert.textContent).toContain("58 letters and digits");
  });

  it("names a journal that is open elsewhere, and looks again", async () => {
    await locked({ problem: "open-elsewhere" });
    expect(screen.getByRole("alert").textContent).toContain("open in another window");
    expect(screen.queryByLabelText("Passphrase")).toBeNull();
    screen.getByRole("button", { name: "Try again" });
  });

  it("says how a change ended that a lock cut off", async () => {
    await locked({ keyChange: "passphrase-unchanged" });
    screen.getByText(/The passphrase was not changed/);
  });

  it("claims nothing of a change that a file alone names", async () => {
    await locked({ keyChange: "passphrase-unknown" });
    screen.getByText(/If you were changing the passphrase/);
    expect(screen.queryByText(/The passphrase was/)).toBeNull();
  });

  it("leads to support", async () => {
    const user = await locked();
    await user.click(screen.getByRole("button", { name: "Support" }));
    expect(desk.dialog).toBe("support");
    desk.dialog = null;
  });

  it("has nothing that axe objects to", async () => {
    await locked({ lockedBecause: "idle" });
    const found = await axe.run(document.body, {
      rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
    });
    expect(found.violations).toEqual([]);
  });
});

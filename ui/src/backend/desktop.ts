// The only file that knows the desktop.
import { invoke } from "@tauri-apps/api/core";

import type { Backend, Commands } from "./backend";
import type { BackupCommands } from "./backups";
import { commands, events } from "./bindings";

type Result = { status: "ok"; data: unknown } | { status: "error"; error: unknown };

/** Turns the generated results into values and rejections. */
function answering(): Omit<Commands, keyof BackupCommands> {
  const answers = Object.entries(commands).map(([name, ask]) => [
    name,
    async (...args: unknown[]) => {
      const result = (await (ask as (...args: unknown[]) => Promise<unknown>)(...args)) as
        Result | undefined | null;
      if (typeof result === "object" && result !== null && "status" in result) {
        if (result.status === "error") {
          throw result.error;
        }
        return result.data;
      }
      return result;
    },
  ]);
  return Object.fromEntries(answers) as ReturnType<typeof answering>;
}

const backups: BackupCommands = {
  backups: () => invoke("backups"),
  backUpNow: () => invoke("back_up_now"),
  chooseBackupFolder: () => invoke("choose_backup_folder"),
  forgetBackupFolder: () => invoke("forget_backup_folder"),
  testBackup: (sequence, second) => invoke("test_backup", { sequence, second }),
  rewrapBackups: (current, earlier) => invoke("rewrap_backups", { current, earlier }),
  removeSetAside: () => invoke("remove_set_aside"),
  offerRekey: () => invoke("offer_rekey"),
  rekey: (current, next, typed) => invoke("rekey", { current, next, typed }),
  keptCopies: () => invoke("kept_copies"),
  pickCopy: () => invoke("pick_copy"),
  testCopy: (copy, secret) => invoke("test_copy", { copy, secret }),
  restoreCopy: (copy, secret) => invoke("restore_copy", { copy, secret }),
  salvage: (secret) => invoke("salvage", { secret }),
};

export const desktop: Backend = {
  ...answering(),
  ...backups,
  listen(heard) {
    void events.lockAsked.listen((event) => heard.lockAsked(event.payload.reason));
    void events.systemDark.listen((event) => heard.systemDark(event.payload.dark));
    void events.damageFound.listen((event) => heard.damageFound(event.payload.pages));
    void events.shareProgress.listen((event) => heard.shareProgress(event.payload));
  },
};

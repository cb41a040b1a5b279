// What is said of copies, on the locked screen and in Settings.
import type { BackupTested } from "../backend";
import { writtenAt } from "./days";
import { t } from "./words";

/** "It holds 120 check-ins and 43 entries. It was made on 23 November 2026, 21:04." */
export function holds({ checkIns, entries, madeAt }: BackupTested): string {
  const made = madeAt ? t("copy-made", { at: writtenAt(madeAt) }) : t("copy-made-unknown");
  return `${t("copy-holds", { checkIns, entries })} ${made}`;
}

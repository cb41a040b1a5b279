// How Settings tells of copies.
import type { BackupsRewrapped, BackupView } from "../../../backend";
import { shiftDay, writtenAt } from "../../../words/days";
import { t } from "../../../words/words";

/** The newest proven copy, in a sentence; by the clock of where it was made. */
export function newest(madeAt: string | null, now: Date): string {
  if (madeAt === null) return t("backups-none");
  const day = madeAt.slice(0, 10);
  const time = madeAt.slice(11, 16);
  const two = (n: number) => String(n).padStart(2, "0");
  const today = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  if (day === today) return t("backups-newest-today", { time });
  if (day === shiftDay(today, -1)) return t("backups-newest-yesterday", { time });
  return t("backups-newest-on", { at: writtenAt(madeAt) });
}

/** What a copy is called in a list. */
export function named({ sequence, madeAt }: BackupView): string {
  return madeAt ? writtenAt(madeAt) : t("restore-copy", { number: String(sequence) });
}

export function rewrapped({ done, left }: BackupsRewrapped): string {
  const stay = left > 0 ? t("rewrap-left", { count: left }) : "";
  return `${t("rewrap-done", { count: done })} ${stay}`.trim();
}

// Copies of the journal: what the page may ask about them, and what it is told.
import type { CommandError, RecoveryKeyShown, SettingsView } from "./backend";

export interface BackupView {
  /** A higher one is newer, whatever the clock said. */
  sequence: number;
  /** With the offset of its day; null when it is sealed with an earlier key. */
  madeAt: string | null;
  bytes: number;
}

/** The folder that the person picked for a second copy. */
export interface SecondFolder {
  path: string;
  missing: boolean;
  /** It lies on the disk of the journal, and is lost with it. */
  sameDisk: boolean;
  copies: BackupView[];
}

export interface BackupsView {
  /** In the data folder, newest first. */
  copies: BackupView[];
  second: SecondFolder | null;
  /** When the newest proven copy was made, wherever it lies. */
  newest: string | null;
  /** The service that the journal itself is kept in step by, which it should not be. */
  synced: string | null;
  /** No copy lay outside this disk for thirty days. */
  outsideIsOld: boolean;
  /** Why the last automatic copy is not there; the older ones stand. */
  trouble: CommandError | null;
  /** The day on which a restore was last rehearsed, and was right. */
  rehearsedOn: string | null;
  /** Journals that a restore or a salvage replaced. */
  setAside: number;
}

/** What a copy holds that was opened to the last page. */
export interface BackupTested {
  madeAt: string | null;
  checkIns: number;
  entries: number;
}

export interface BackupsRewrapped {
  done: number;
  /** Open as before: another passphrase, or damaged. */
  left: number;
}

/** All that is told of a copy before a key is given. */
export interface KeptCopy {
  sequence: number;
  bytes: number;
  whole: boolean;
}

export interface PickedCopy {
  name: string;
  bytes: number;
  whole: boolean;
}

export type CopyRef = { kept: number } | "picked";
export type SecretGiven = { passphrase: string } | { recoveryKey: string };

/** What was saved of a damaged journal, and what was not. */
export interface SalvagedView {
  isAll: boolean;
  /** Lines of the journal's tables. */
  read: number;
  lost: number;
  /** Places at which more may be missing than is known. */
  gaps: number;
  /** Days of which ratings are missing, or may be. */
  days: string[];
  /** Days whose note is missing. */
  notes: string[];
  entries: { day: string | null }[];
  /** Entries whose texts were saved and whose kind was not. */
  keptAsReflections: number;
  /** The newest whole copy, which may hold what is missing. */
  newestCopy: number | null;
}

export interface BackupCommands {
  backups: () => Promise<BackupsView>;
  backUpNow: () => Promise<BackupsView>;
  chooseBackupFolder: () => Promise<BackupsView | null>;
  forgetBackupFolder: () => Promise<BackupsView>;
  testBackup: (sequence: number, second: boolean) => Promise<BackupTested>;
  rewrapBackups: (current: string, earlier: string | null) => Promise<BackupsRewrapped>;
  removeSetAside: () => Promise<BackupsView>;
  offerRekey: () => Promise<RecoveryKeyShown>;
  rekey: (current: string, next: string, typed: string[]) => Promise<SettingsView>;
  keptCopies: () => Promise<KeptCopy[]>;
  pickCopy: () => Promise<PickedCopy | null>;
  testCopy: (copy: CopyRef, secret: SecretGiven) => Promise<BackupTested>;
  restoreCopy: (copy: CopyRef, secret: SecretGiven) => Promise<BackupTested>;
  salvage: (secret: SecretGiven) => Promise<SalvagedView>;
}

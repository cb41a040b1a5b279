// The twin's copies: each holds what was written and the passphrase of its moment. There may be a
// second folder that can go missing, a copy that is damaged, and one of an earlier vault key.
import type {
  BackupsView,
  BackupTested,
  BackupView,
  Commands,
  CopyRef,
  ErrorKind,
  SalvagedView,
  SecretGiven,
  SettingsView,
} from "../backend";

export const TWIN_STICK = "/media/you/STICK/journal copies";

type Name =
  | "backups"
  | "backUpNow"
  | "chooseBackupFolder"
  | "forgetBackupFolder"
  | "testBackup"
  | "rewrapBackups"
  | "removeSetAside"
  | "rekey"
  | "keptCopies"
  | "pickCopy"
  | "testCopy"
  | "restoreCopy"
  | "restoreRows"
  | "salvage";

/** The same commands as plain functions; the twin wraps them. */
export type PlainBackups = {
  [N in Name]: (...args: Parameters<Commands[N]>) => Awaited<ReturnType<Commands[N]>>;
};

/** A copy that lies there from the start; what is not said is as it is now. */
export interface MadeCopy {
  sequence: number;
  madeAt: string;
  bytes?: number;
  damaged?: boolean;
  passphrase?: string;
  /** Sealed with the vault key before the present one. */
  earlierKey?: boolean;
  /** Of another journal than the one that is here. */
  foreign?: boolean;
  /** Made by another computer that lays its copies into the same folder. */
  elsewhere?: boolean;
}

/** The name of a copy's file, as the twin makes it. */
export const twinFile = (sequence: number, elsewhere = false) =>
  `copy-${String(sequence).padStart(6, "0")}-5ab1c0de-${elsewhere ? "b" : "a"}00000000000.tar`;

export interface TwinBackups {
  kept?: MadeCopy[];
  second?: { path: string; missing?: boolean; sameDisk?: boolean; copies: MadeCopy[] };
  /** What the next folder dialogs answer; null is one that was called off. */
  folders?: (string | null)[];
  /** What the next file dialogs answer. */
  picks?: (MadeCopy | null)[];
  setAside?: number;
  synced?: string;
  outsideIsOld?: boolean;
  trouble?: ErrorKind | "rotted";
  rehearsedOn?: string;
  /** A restore made it forget its second folder. */
  secondToBeChosen?: boolean;
  /** What a salvage finds in the damaged journal; nothing when it is not said. */
  salvaged?: SalvagedView;
}

interface Around {
  fail: (kind: ErrorKind) => never;
  now: () => string;
  /** What is written now, and the way to put it back. */
  hold: () => Held;
  passphrase: () => string;
  opensWith: (secret: SecretGiven, passphrase: string) => void;
  /** The journal is locked, opens with this passphrase, and is not damaged any more. */
  replaced: (passphrase: string) => void;
  isEmpty: boolean;
  takeKey: (current: string, next: string, typed: string[]) => SettingsView;
}

export interface Held {
  checkIns: number;
  entries: number;
  putBack: () => void;
}

interface Copy extends Held {
  file: string;
  here: boolean;
  foreign: boolean;
  sequence: number;
  madeAt: string;
  bytes: number;
  damaged: boolean;
  passphrase: string;
  /** Which vault key sealed it. */
  key: number;
}

const FIRST: MadeCopy[] = [
  { sequence: 41, madeAt: "2026-11-23T19:02:00+01:00" },
  { sequence: 40, madeAt: "2026-11-22T20:14:00+01:00" },
  { sequence: 38, madeAt: "2026-11-20T21:40:00+01:00" },
];
const USUAL_SIZE = 1_260_000;

export function makeBackups(around: Around, told: TwinBackups): PlainBackups {
  const { fail } = around;
  let key = 1;
  const made = (one: MadeCopy): Copy => ({
    ...around.hold(),
    file: twinFile(one.sequence, one.elsewhere),
    here: !one.elsewhere,
    foreign: one.foreign ?? false,
    sequence: one.sequence,
    madeAt: one.madeAt,
    bytes: one.bytes ?? USUAL_SIZE + one.sequence * 4096,
    damaged: one.damaged ?? false,
    passphrase: one.passphrase ?? around.passphrase(),
    key: one.earlierKey ? key - 1 : key,
  });
  const kept = (told.kept ?? (around.isEmpty ? [] : FIRST)).map(made);
  let second = told.second && {
    path: told.second.path,
    missing: told.second.missing ?? false,
    sameDisk: told.second.sameDisk ?? false,
    copies: told.second.copies.map(made),
  };
  let setAside = told.setAside ?? 0;
  let trouble = told.trouble ?? null;
  let secondToBeChosen = told.secondToBeChosen ?? false;
  let outsideIsOld = told.outsideIsOld ?? false;
  let picked: Copy | null = null;

  const reachable = () => (second && !second.missing ? second.copies : []);
  const bySequence = (one: Copy, other: Copy) => other.sequence - one.sequence;
  const viewed = (copies: Copy[]): BackupView[] =>
    [...copies].sort(bySequence).map(({ file, here, sequence, madeAt, bytes, ...copy }) => ({
      file,
      here,
      sequence,
      bytes,
      madeAt: copy.key === key ? madeAt : null,
    }));
  const tested = ({ madeAt, checkIns, entries }: Copy): BackupTested => ({
    madeAt,
    checkIns,
    entries,
  });

  function view(): BackupsView {
    const proven = [...kept, ...reachable()].filter((copy) => copy.key === key && !copy.damaged);
    return {
      secondToBeChosen,
      copies: viewed(kept),
      second: second ? { ...second, copies: viewed(reachable()) } : null,
      newest: proven.sort(bySequence)[0]?.madeAt ?? null,
      synced: told.synced ?? null,
      outsideIsOld,
      trouble:
        trouble === "rotted"
          ? { kind: "backup-damaged", detail: "replaced" }
          : trouble && { kind: trouble, detail: null },
      rehearsedOn: told.rehearsedOn ?? null,
      setAside,
    };
  }

  /** The same bytes, in the second folder as well. */
  function layDown(copy: Copy) {
    if (!second || second.missing) return;
    second.copies = [...second.copies.filter((one) => one.sequence !== copy.sequence), copy];
    if (!second.sameDisk) outsideIsOld = false;
  }

  function backUpNow(): BackupsView {
    const newest = Math.max(0, ...[...kept, ...reachable()].map(({ sequence }) => sequence));
    const copy = made({ sequence: newest + 1, madeAt: around.now() });
    kept.push(copy);
    layDown(copy);
    trouble = null;
    return view();
  }

  function chooseBackupFolder(): BackupsView | null {
    const path = told.folders?.length ? told.folders.shift() : TWIN_STICK;
    if (!path) return null;
    const newest = [...kept].sort(bySequence)[0] ?? fail("no-copy-yet");
    secondToBeChosen = false;
    second = { path, missing: false, sameDisk: path.startsWith("/home"), copies: [] };
    layDown({ ...newest });
    return view();
  }

  function testBackup(file: string, inSecond: boolean): BackupTested {
    if (inSecond && (!second || second.missing)) fail("folder-missing");
    const copy = (inSecond ? reachable() : kept).find((one) => one.file === file);
    if (!copy || copy.damaged) return fail("backup-damaged");
    if (copy.key !== key) fail("wrong-key");
    return tested(copy);
  }

  function rewrapBackups(current: string, earlier: string | null) {
    if (current !== around.passphrase()) fail("wrong-passphrase");
    const all = [...kept, ...reachable()];
    const can = (copy: Copy) =>
      !copy.damaged &&
      (copy.key === key || copy.passphrase === current || copy.passphrase === earlier);
    const opened = all.filter(can);
    for (const copy of opened) copy.passphrase = current;
    return { done: opened.length, left: all.length - opened.length };
  }

  /** The copy, opened: or why it does not open. Damage is never called a wrong passphrase. */
  function opened(ref: CopyRef, secret: SecretGiven): Copy {
    const copy = ref === "picked" ? picked : kept.find((one) => one.file === ref.kept);
    if (!copy || copy.damaged) return fail("backup-damaged");
    around.opensWith(secret, copy.passphrase);
    return copy;
  }

  function restoreCopy(
    ref: CopyRef,
    secret: SecretGiven,
    current: SecretGiven | null,
  ): BackupTested {
    const copy = opened(ref, secret);
    if (copy.foreign && !around.isEmpty) {
      if (!current) return fail("other-journal");
      if (current.passphrase !== around.passphrase()) return fail("other-journal-secret");
    }
    copy.putBack();
    if (!around.isEmpty) setAside += 1;
    key = Math.max(key, copy.key);
    around.replaced(copy.passphrase);
    return tested(copy);
  }

  return {
    backups: view,
    backUpNow,
    chooseBackupFolder,
    forgetBackupFolder: () => {
      secondToBeChosen = false;
      second = undefined;
      return view();
    },
    testBackup,
    rewrapBackups,
    removeSetAside: () => {
      setAside = 0;
      return view();
    },
    rekey: (current, next, typed) => {
      const settings = around.takeKey(current, next, typed);
      key += 1;
      return settings;
    },
    keptCopies: () =>
      [...kept]
        .sort(bySequence)
        .map(({ file, sequence, bytes, damaged }) => ({ file, sequence, bytes, whole: !damaged })),
    pickCopy: () => {
      const pick = told.picks?.length ? told.picks.shift() : { sequence: 12, madeAt: around.now() };
      if (!pick) return null;
      picked = made(pick);
      const { bytes, damaged } = picked;
      return { name: picked.file, bytes, whole: !damaged };
    },
    testCopy: (ref, secret) => tested(opened(ref, secret)),
    restoreCopy,
    restoreRows: (ref, secret, current) => {
      const saved = told.salvaged ?? fail("backup-damaged");
      restoreCopy(ref, secret, current);
      return saved;
    },
    salvage: (secret) => {
      around.opensWith(secret, around.passphrase());
      const saved = told.salvaged ?? fail("nothing-reads");
      setAside += 1;
      around.replaced(around.passphrase());
      return saved;
    },
  };
}

// The desktop's twin, in memory: every screen opens in a browser, and tests run on it. It keeps
// the rules that a screen can see (blank is not zero, "acted" needs a level) and no more.
import { shiftDay } from "../words/days";
import type {
  Backend,
  CaptureProtection,
  ChartFormat,
  BroughtView,
  CheckInView,
  CommandError,
  DayView,
  ErrorKind,
  Heard,
  Look,
  MarkView,
  ProtectionsView,
  RatingView,
  RecoveryKeyShown,
  SecretGiven,
  SettingsView,
  ShareRecipient,
  SignId,
  Span,
  StartView,
  Strength,
  SupportView,
  TimelineFilter,
  Unlocked,
  Weekday,
} from "./backend";
import { makeBackups, type PlainBackups, type TwinBackups } from "./twin/backups";
import { makeBringIn, type PlainBringIn } from "./twin/bring-in";
import { makeMarks, type PlainMarks } from "./twin/marks";
import { makeNotes, type Clock, type PlainNotes } from "./twin/notes";
import { makeShare, type PlainShare } from "./twin/share";
import { protectionsOn } from "./twin/protections";
import { makeSigns, type PlainSigns, type TwinSigns } from "./twin/signs";
import { makeWays, type PlainWays } from "./twin/ways";
import { makeSupport, type PlainSupport } from "./twin/support";
import { stretchOf, trendsOf, yearOf, type Days } from "./twin/trends";

export const TWIN_TODAY = "2026-11-23";
export const TWIN_PASSPHRASE = "a kettle of quiet otters";
export const TWIN_KEY_GROUPS = [
  "QXZ3P0",
  "L7TT2M",
  "W9E8CJ",
  "5KDH4A",
  "U6VNRY",
  "G2S0FQ",
  "8MZX3L",
  "PJ7KWT",
  "4CYQ7D",
  "2LZQ",
];

export interface TwinOptions {
  presence?: StartView["presence"];
  open?: boolean;
  problem?: ErrorKind;
  /** Weeks of made ratings behind today. */
  weeks?: number;
  theme?: Look["theme"];
  lockedBecause?: StartView["lockedBecause"];
  savedUntil?: StartView["savedUntil"];
  /** A setup was left with its recovery key on the page. */
  setupLeft?: boolean;
  keyChange?: StartView["keyChange"];
  /** Made entries of every kind; "many" adds a quarter of a year of small ones. */
  entries?: boolean | "many";
  focus?: SignId[];
  /** How signs differ from the eleven in their own words; own signs come with both texts. */
  signs?: Parameters<typeof makeSigns>[1];
  /** Signs that were not asked while the made ratings were given. */
  neverRated?: SignId[];
  /** Stretches in which nothing was to be noted. */
  pauses?: SettingsView["pauses"];
  marks?: MarkView[];
  /** From which day a look back at the week is offered. */
  reviewDay?: Weekday | null;
  /** For whom something was shared before. */
  recipients?: ShareRecipient[];
  /** What the next chosen files hold; null is a dialog that was cancelled. */
  brings?: (Partial<BroughtView> | null)[];
  /** Exercises that are marked as favourites. */
  favourites?: string[];
  /** Kept for the support page beside the journal. */
  support?: Omit<SupportView, "openly">;
  captureProtection?: CaptureProtection;
  /** The system keeps words that its spelling learns. */
  spellingLearns?: boolean;
  system?: ProtectionsView["system"];
  /** Attempts since the last opening that did not open it. */
  failedSince?: number;
  /** The journal is damaged: its passphrase is right, and it does not open. */
  damaged?: boolean;
  backups?: TwinBackups;
  /** How long making a report takes, in milliseconds a step. */
  slow?: number;
}

const everything: TimelineFilter = {
  kinds: [],
  signs: [],
  patterns: [],
  origins: [],
  tags: [],
  from: null,
  to: null,
  toSession: false,
};

interface Day {
  ratings: Map<SignId, RatingView>;
  note: { text: string; revision: number };
}

const blank = (sign: SignId): RatingView => ({ sign, level: null, acted: null, addedLater: false });

function fail(kind: ErrorKind, detail: string | null = null): never {
  const error: CommandError = { kind, detail };
  throw error;
}

/** A chart as it was handed over to be written. */
interface SavedChart {
  name: string;
  format: ChartFormat;
  svg: string;
  scale: number;
}

type Twin = Backend & {
  said: string[];
  saved: SavedChart[];
  failNext: (kind: ErrorKind) => void;
  heard: () => Heard | null;
  /** Moves the clock on. */
  later: (minutes: number) => void;
};

/** A desktop in memory, and `said`, the names of the commands it was given. */
export function makeTwin(options: TwinOptions = {}): Twin {
  const days = new Map<string, Day>();
  let open = options.open ?? false;
  let presence = options.presence ?? (options.open ? "present" : "none");
  let passphrase = TWIN_PASSPHRASE;
  let damaged = options.damaged ?? false;
  let problem = options.problem ?? null;
  let listener: Heard | null = null;
  let failing: ErrorKind | null = null;
  const said: string[] = [];
  const saved: SavedChart[] = [];
  const look: Look = {
    theme: options.theme ?? "system",
    weekStarts: "locale",
    startsOn: "monday",
    hours: "locale",
    twelveHours: false,
    systemDark: false,
    systemContrast: false,
    textPercent: 100,
    highContrast: false,
  };
  const settings: Omit<SettingsView, "look"> = {
    dayEndHour: 0,
    autoLockMinutes: 5,
    digitsAdvance: true,
    spellCheck: !(options.spellingLearns ?? false),
    spellingLearns: options.spellingLearns ?? false,
    reviewDay: options.reviewDay ?? null,
    pauses: [...(options.pauses ?? [])],
    dataFolder: "/home/you/.local/share/org.evenkeel.journal/vault",
    version: "0.1.0",
    passphraseChangedOn: "2026-11-02",
    recoveryKeyMadeOn: "2026-11-02",
    captureProtection: options.captureProtection ?? "not-here",
  };

  const signs: TwinSigns = makeSigns(
    {
      today: TWIN_TODAY,
      fail,
      isUsed: (sign) =>
        [...days.values()].some(({ ratings }) => (ratings.get(sign)?.level ?? null) !== null) ||
        plain.linksTo(sign),
      onPutAway: (sign) => (focus = focus.filter((one) => one !== sign)),
    },
    options.signs ?? [],
  );
  const asked = signs.all().filter((sign) => !options.neverRated?.includes(sign));
  for (let ago = 1; ago <= (options.weeks ?? 0) * 7; ago += 1) {
    if (ago % 9 === 4 || (ago > 35 && ago < 44)) continue;
    const ratings = new Map<SignId, RatingView>();
    asked.forEach((sign, n) => {
      const level = Math.max(0, Math.round(2 + 1.6 * Math.sin(ago / (6 + n) + n) - (n % 3) * 0.4));
      ratings.set(sign, {
        sign,
        level: Math.min(4, level),
        acted: level > 2 ? (ago + n) % 3 === 0 : null,
        addedLater: ago % 17 === 0,
      });
    });
    days.set(shiftDay(TWIN_TODAY, -ago), { ratings, note: { text: "", revision: 0 } });
  }

  const dayOf = (day: string): Day => {
    let found = days.get(day);
    if (!found) {
      found = { ratings: new Map(), note: { text: "", revision: 0 } };
      days.set(day, found);
    }
    return found;
  };
  const isPaused = (day: string) =>
    settings.pauses.some((p) => p.startsOn <= day && (p.endsOn === null || day <= p.endsOn));
  const rated = (day: string) =>
    [...(days.get(day)?.ratings.values() ?? [])].filter((r) => r.level !== null);
  const late = (day: string) => day < shiftDay(TWIN_TODAY, -1);

  function view(day: string): DayView {
    const earliest = shiftDay(TWIN_TODAY, -14);
    const rating = (sign: SignId) => days.get(day)?.ratings.get(sign) ?? blank(sign);
    const ratings = signs.shown((sign) => rating(sign).level !== null).map(rating);
    return {
      day,
      today: TWIN_TODAY,
      earliest,
      ratings,
      note: { ...(days.get(day)?.note ?? { text: "", revision: 0 }) },
      addedLater: ratings.some((r) => r.addedLater),
      paused: isPaused(day),
      days: Array.from({ length: 15 }, (_, n) => shiftDay(earliest, n)).map((d) => ({
        day: d,
        rated: rated(d).length,
        addedLater: rated(d).some((r) => r.addedLater),
        paused: isPaused(d),
      })),
      inUse: signs.inUse().length,
    };
  }

  function checkIn(day: string): CheckInView {
    const { ratings, note, addedLater, earliest } = view(day);
    return {
      day,
      ratings,
      note: note.text,
      recordedAt: rated(day).length > 0 ? `${day}T21:30:00+01:00` : null,
      addedLater,
      canChange: day >= earliest,
    };
  }

  function put(day: string, sign: SignId, level: number | null): RatingView {
    const before = dayOf(day).ratings.get(sign) ?? blank(sign);
    const acted = level !== null && level >= 1 ? before.acted : null;
    const rating = { sign, level, acted, addedLater: level !== null && late(day) };
    dayOf(day).ratings.set(sign, rating);
    return rating;
  }

  function weigh(text: string): Strength {
    if ([...text].length < 12) return { level: "too-short", accepted: false };
    if (/^(.)\1+$|password|123456|qwerty/i.test(text)) return { level: "common", accepted: false };
    if (text.length < 16) return { level: "fair", accepted: true };
    return { level: text.length < 24 ? "good" : "strong", accepted: true };
  }

  const key = (): RecoveryKeyShown => ({
    key: `AGE-SECRET-KEY-1${TWIN_KEY_GROUPS.join("")}`,
    groups: TWIN_KEY_GROUPS,
    ask: [1, 4, 7],
  });
  const proves = (typed: string[]) =>
    key().ask.every((at, n) => TWIN_KEY_GROUPS[at] === typed[n]?.trim().toUpperCase());
  const provesKey = (typed: string) => {
    const bare = typed
      .toUpperCase()
      .replace(/[^A-Z0-9]/g, "")
      .replace(/^AGESECRETKEY1/, "");
    if (bare.length !== 58) fail("recovery-key-length", String(bare.length));
    if (bare !== TWIN_KEY_GROUPS.join("")) fail("wrong-recovery-key");
  };
  const opensWith = (secret: SecretGiven, right: string) => {
    if (secret.recoveryKey !== undefined) provesKey(secret.recoveryKey);
    else if (secret.passphrase !== right) fail("wrong-passphrase");
  };
  const unlocked = (mustChoosePassphrase: boolean): Unlocked => {
    if (damaged) fail("journal-damaged");
    open = true;
    presence = "present";
    return {
      lastUnlockedAt: "2026-11-22T20:14:00+00:00",
      failedSince: options.failedSince ?? 0,
      mustChoosePassphrase,
      repaired: false,
      newerBeside: false,
    };
  };
  const shown = (): SettingsView => ({
    ...settings,
    look: { ...look },
    pauses: [...settings.pauses],
  });

  const known: Days = {
    shown: signs.shown,
    today: TWIN_TODAY,
    first: () => [...days.keys()].sort().find((day) => rated(day).length > 0) ?? null,
    rating: (day, sign) => days.get(day)?.ratings.get(sign) ?? blank(sign),
    isPaused,
    fail,
  };
  const stretch = (span: Span, from: string | null, to: string | null) =>
    stretchOf(known, span, from, to);
  let focus: SignId[] = [...(options.focus ?? [])];
  const since = new Map<SignId, { day: string; chosen: boolean }>();

  function setFocusSigns(chosen: SignId[]): SignId[] {
    if (chosen.length > 3 || new Set(chosen).size < chosen.length) fail("bad-setting");
    for (const sign of chosen) {
      if (!focus.includes(sign)) since.set(sign, { day: TWIN_TODAY, chosen: true });
    }
    focus = [...chosen];
    return [...focus];
  }

  function followSignFrom(sign: SignId, day: string): null {
    if (day > TWIN_TODAY) fail("day-in-future");
    since.set(sign, { day, chosen: day === TWIN_TODAY });
    return null;
  }

  function saveChart(name: string, format: ChartFormat, svg: string, scale: number): string {
    if (!/^[a-z0-9-]+$/.test(name) || scale < 1 || scale > 4) fail("bad-setting");
    saved.push({ name, format, svg, scale });
    return `/home/you/Pictures/${name}.${format}`;
  }

  /** Notes the name, fails when told to, and refuses while locked. */
  function ask<A extends unknown[], R>(name: string, needsOpen: boolean, act: (...args: A) => R) {
    return async (...args: A): Promise<R> => {
      said.push(name);
      await Promise.resolve();
      if (failing) {
        const kind = failing;
        failing = null;
        fail(kind);
      }
      if (needsOpen && !open) fail("locked");
      return act(...args);
    };
  }

  let because = options.lockedBecause ?? null;
  const clock: Clock = { minutes: 0 };
  const plain = makeNotes(
    {
      today: TWIN_TODAY,
      entries: options.entries ?? false,
      fail,
      checkIns: () =>
        [...days.keys()]
          .filter((day) => rated(day).length > 0 || days.get(day)?.note.text !== "")
          .map(checkIn),
      checkIn,
      stretch,
      days: known,
      reviewDay: () => settings.reviewDay,
    },
    clock,
  );
  // Reading words and drawing ids need no journal; everything else does.
  const ALWAYS = ["newId", "talkHints", "readBoundary", "readKeys"].concat(
    // And what is asked of the copies while it is locked.
    ["keptCopies", "pickCopy", "testCopy", "restoreCopy", "restoreRows", "salvage"],
  );
  const asking = <Names extends keyof Backend>(acts: Record<Names, unknown>) =>
    Object.fromEntries(
      Object.entries(acts).map(([name, act]) => [
        name,
        ask(name, !ALWAYS.includes(name), act as (...args: unknown[]) => unknown),
      ]),
    ) as unknown as Pick<Backend, Names>;
  const marks = makeMarks(known, options.marks ?? [], () =>
    focus.length > 0 ? focus : signs.inUse(),
  );

  /** Of everything written and rated, the last line of the list. */
  const firstDay = () => {
    const { total } = plain.commands.timeline(everything, 0, 1);
    return plain.commands.timeline(everything, total - 1, 1).rows[0]?.day ?? null;
  };
  const sharing = makeShare({
    today: TWIN_TODAY,
    fail,
    first: firstDay,
    focus: () => [...focus],
    rating: known.rating,
    isRated: (day) => rated(day).length > 0,
    entry: plain.commands.entry,
    tell: (progress) => listener?.shareProgress(progress),
    slow: options.slow ?? 0,
    recipients: options.recipients ?? [],
  });
  const found = (id: string) => {
    try {
      return plain.commands.entry(id);
    } catch {
      return null;
    }
  };
  const bringing = makeBringIn({
    today: TWIN_TODAY,
    fail,
    write: (fields) => {
      const { entry } = plain.commands.blankEntry("reflection", null);
      return plain.commands.saveEntry(entry.id, 0, {
        ...entry.fields,
        occurredMinute: null,
        ...fields,
      });
    },
    find: found,
    erase: (id) => {
      plain.commands.deleteEntry(id);
      plain.commands.eraseEntry(id);
    },
    brings: options.brings ?? [],
  });
  const backups = makeBackups(
    {
      fail,
      now: plain.now,
      hold: () => {
        const before = structuredClone([...days]);
        const putBackNotes = plain.hold();
        return {
          checkIns: [...days.keys()].filter((day) => rated(day).length > 0).length,
          entries: plain.entries().length,
          putBack: () => {
            days.clear();
            for (const [day, held] of structuredClone(before)) days.set(day, held);
            putBackNotes();
          },
        };
      },
      passphrase: () => passphrase,
      opensWith,
      replaced: (right) => {
        passphrase = right;
        damaged = false;
        problem = null;
        open = false;
        presence = "present";
      },
      isEmpty: presence === "none",
      takeKey: (current, next, typed) => {
        if (!proves(typed)) fail("recovery-proof-wrong");
        takePassphrase(current, next);
        settings.recoveryKeyMadeOn = TWIN_TODAY;
        return shown();
      },
    },
    options.backups ?? {},
  );
  const keeping = makeSupport({ isOpen: () => open, fail, openly: options.support ?? null });
  const shared = asking<keyof PlainShare | keyof PlainBringIn>({ ...sharing, ...bringing });

  function takePassphrase(current: string, next: string) {
    if (current !== passphrase) fail("wrong-passphrase");
    if (!weigh(next).accepted) fail("passphrase-too-short");
    passphrase = next;
    settings.passphraseChangedOn = TWIN_TODAY;
  }

  function startPause(): SettingsView {
    if (!settings.pauses.some((p) => p.endsOn === null)) {
      settings.pauses.unshift({ startsOn: TWIN_TODAY, endsOn: null });
    }
    return shown();
  }

  /** Ends with the day before; a pause begun today never was. */
  function endPause(): SettingsView {
    settings.pauses = settings.pauses
      .filter((p) => p.endsOn !== null || p.startsOn < TWIN_TODAY)
      .map((p) => ({ ...p, endsOn: p.endsOn ?? shiftDay(TWIN_TODAY, -1) }));
    return shown();
  }

  /** The journal is gone; the program begins anew. */
  function eraseJournal(): null {
    keeping.forget();
    open = false;
    presence = "none";
    because = "erased";
    return null;
  }

  function setCaptureProtection(on: boolean): CaptureProtection {
    if (settings.captureProtection === "not-here") return "not-here";
    settings.captureProtection = on ? "on" : "off";
    return settings.captureProtection;
  }

  return {
    said,
    saved,
    failNext: (kind) => (failing = kind),
    heard: () => listener,
    listen: (heard) => (listener = heard),
    later: (minutes) => (clock.minutes += minutes),
    ...asking<keyof PlainNotes>(plain.commands),
    ...asking<keyof PlainSigns>(signs.commands),
    ...asking<keyof PlainMarks>(marks),
    ...asking<keyof PlainWays>(makeWays(plain.entries, fail, options.favourites ?? [])),
    ...asking<keyof PlainBackups>(backups),
    ...shared,
    support: ask<[], SupportView>("support", false, keeping.commands.support),
    keepSupport: ask<Parameters<PlainSupport["keepSupport"]>, SupportView>(
      "keepSupport",
      true,
      keeping.commands.keepSupport,
    ),
    eraseJournal: ask("eraseJournal", true, eraseJournal),
    protections: ask("protections", true, () => protectionsOn(options.system ?? "linux")),
    setCaptureProtection: ask("setCaptureProtection", true, setCaptureProtection),
    start: ask("start", false, () => ({
      presence,
      look: { ...look },
      lockedBecause: because,
      savedUntil: options.savedUntil ?? null,
      setupLeft: options.setupLeft ?? false,
      keyChange: options.keyChange ?? null,
      sample: false,
      problem: problem && { kind: problem, detail: null },
      autoLockMinutes: settings.autoLockMinutes,
    })),
    weighPassphrase: ask("weighPassphrase", false, weigh),
    drawPassphrase: ask("drawPassphrase", false, () => "marble otter quilt seventeen paper lamp"),
    makeJournal: ask("makeJournal", false, (next: string) => {
      const strength = weigh(next);
      if (!strength.accepted) {
        fail(strength.level === "common" ? "passphrase-common" : "passphrase-too-short");
      }
      passphrase = next;
      return key();
    }),
    proveRecoveryKey: ask("proveRecoveryKey", false, (typed: string[]) =>
      proves(typed) ? unlocked(false) : fail("recovery-proof-wrong"),
    ),
    abandonSetup: ask("abandonSetup", false, () => undefined),
    saveRecoveryKey: ask("saveRecoveryKey", false, () => ({
      file: "recovery-key.txt",
      folder: "/home/ada/Documents",
    })),
    printRecoveryKey: ask("printRecoveryKey", false, () => null),
    unlock: ask("unlock", false, (typed: string) =>
      typed === passphrase ? unlocked(false) : fail("wrong-passphrase"),
    ),
    unlockWithRecoveryKey: ask("unlockWithRecoveryKey", false, (typed: string) => {
      provesKey(typed);
      return unlocked(true);
    }),
    choosePassphrase: ask("choosePassphrase", true, (next: string) => {
      if (!weigh(next).accepted) fail("passphrase-too-short");
      passphrase = next;
      return null;
    }),
    lock: ask("lock", false, () => {
      open = false;
    }),
    holdUnsaved: ask("holdUnsaved", false, () => undefined),
    activity: ask("activity", false, () => undefined),
    goBackToText: ask("goBackToText", true, (typed: string) =>
      typed === passphrase ? null : fail("wrong-passphrase"),
    ),
    dayView: ask("dayView", true, (day: string | null) => view(day ?? TWIN_TODAY)),
    rate: ask("rate", true, put),
    setActed: ask("setActed", true, (day: string, sign: SignId, acted: boolean | null) => {
      const before = dayOf(day).ratings.get(sign) ?? blank(sign);
      const rating = { ...before, acted: (before.level ?? 0) >= 1 ? acted : null };
      dayOf(day).ratings.set(sign, rating);
      return rating;
    }),
    restAreZero: ask("restAreZero", true, (day: string) => {
      const changed = signs
        .inUse()
        .filter((s) => (days.get(day)?.ratings.get(s)?.level ?? null) === null);
      changed.forEach((sign) => put(day, sign, 0));
      return { view: view(day), changed };
    }),
    clearRatings: ask("clearRatings", true, (day: string, cleared: SignId[]) => {
      cleared.forEach((sign) => put(day, sign, null));
      return view(day);
    }),
    writeNote: ask("writeNote", true, (day: string, text: string, revision: number) => {
      const note = dayOf(day).note;
      if (note.text !== text && note.revision !== revision) fail("note-changed");
      if (note.text !== text) dayOf(day).note = { text, revision: revision + 1 };
      return { ...dayOf(day).note };
    }),
    trends: ask("trends", true, (span: Span, from: string | null, to: string | null) =>
      trendsOf(known, stretch(span, from, to), focus, since, span),
    ),
    setFocusSigns: ask("setFocusSigns", true, setFocusSigns),
    followSignFrom: ask("followSignFrom", true, followSignFrom),
    saveChart: ask("saveChart", true, saveChart),
    yearOf: ask("yearOf", true, (sign: SignId) => yearOf(known, sign)),
    settings: ask("settings", true, shown),
    setLook: ask(
      "setLook",
      false,
      (theme, textPercent: number, highContrast: boolean, weekStarts, hours) => {
        Object.assign(look, { theme, textPercent, highContrast, weekStarts, hours });
        // The twin's locale begins weeks on a Monday and counts hours to 24.
        Object.assign(look, {
          startsOn: weekStarts === "locale" ? "monday" : weekStarts,
          twelveHours: hours === "twelve",
        });
        return { ...look };
      },
    ),
    setDayEnd: ask("setDayEnd", true, (hour: number) => {
      settings.dayEndHour = hour;
      return shown();
    }),
    setAutoLock: ask("setAutoLock", true, (minutes: number) => {
      if (minutes < 1 || minutes > 60) fail("bad-setting");
      settings.autoLockMinutes = minutes;
      return shown();
    }),
    setDigitsAdvance: ask("setDigitsAdvance", true, (on: boolean) => {
      settings.digitsAdvance = on;
      return shown();
    }),
    setSpellCheck: ask("setSpellCheck", true, (on: boolean) => {
      settings.spellCheck = on;
      return shown();
    }),
    setReviewDay: ask("setReviewDay", true, (day: Weekday | null) => {
      settings.reviewDay = day;
      return shown();
    }),
    startPause: ask("startPause", true, startPause),
    endPause: ask("endPause", true, endPause),
    changePassphrase: ask("changePassphrase", true, (current: string, next: string) => {
      takePassphrase(current, next);
      return shown();
    }),
    makeRecoveryKey: ask("makeRecoveryKey", true, (typed: string) =>
      typed === passphrase ? key() : fail("wrong-passphrase"),
    ),
    proveNewRecoveryKey: ask("proveNewRecoveryKey", true, (typed: string[]) => {
      if (!proves(typed)) fail("recovery-proof-wrong");
      settings.recoveryKeyMadeOn = TWIN_TODAY;
      return shown();
    }),
  };
}

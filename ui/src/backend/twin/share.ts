// Sharing, as the twin does it: nothing leaves the memory, but everything is answered and logged.
import type {
  Commands,
  EntryView,
  ErrorKind,
  KeyLine,
  NamedPeriod,
  RatingView,
  Seal,
  SharedLine,
  ShareChoice,
  ShareForm,
  ShareProgress,
  ShareRecipient,
  SignId,
} from "../backend";
import { pagesOf } from "./report";
import { shiftDay } from "../../words/days";
import { daysOf, mondayOf } from "./trends";

/** What of the journal sharing needs. */
export interface Shared {
  today: string;
  fail: (kind: ErrorKind) => never;
  /** The first day with anything. */
  first: () => string | null;
  focus: () => SignId[];
  rating: (day: string, sign: SignId) => RatingView;
  isRated: (day: string) => boolean;
  entry: (id: string) => EntryView;
  tell: (progress: ShareProgress) => void;
  /** How long a preview and each step of a file take, in milliseconds. */
  slow: number;
  recipients: ShareRecipient[];
}

type Share = Pick<
  Commands,
  | "shareDesk"
  | "sharePreview"
  | "sharePage"
  | "shareWrite"
  | "sharePrint"
  | "shareWhole"
  | "cancelShare"
  | "rememberRecipient"
  | "forgetRecipient"
  | "clearShareLog"
  | "readKeys"
>;

/** The same commands, as functions that may answer at once. */
export type PlainShare = {
  [Name in keyof Share]: (
    ...args: Parameters<Share[Name]>
  ) => Awaited<ReturnType<Share[Name]>> | ReturnType<Share[Name]>;
};

const STEPS = 12;
const rest = (ms: number) => new Promise((done) => setTimeout(done, ms));

export function readKeys(keys: string): KeyLine[] {
  return keys.split("\n").flatMap((text, n): KeyLine[] => {
    const line = text.trim();
    if (line === "" || line.startsWith("#")) return [];
    if (/AGE-SECRET-KEY-|PRIVATE KEY/i.test(line)) return [{ line: n + 1, state: "secret" }];
    const known = /^age1[a-z0-9]{20,}$|^ssh-(?:ed25519|rsa) [A-Za-z0-9+/=]{20,}/.test(line);
    return [{ line: n + 1, state: known ? "ok" : "unknown" }];
  });
}

const SPANS = ["weeks-4", "weeks-8", "weeks-12", "weeks-26", "weeks-52"] as const;

function periodsOf(today: string, first: string | null): NamedPeriod[] {
  const weeks = SPANS.map((span) => ({
    span,
    from: shiftDay(mondayOf(today), -7 * Number(span.slice(6))),
    to: today,
  }));
  return [...weeks, { span: "all", from: first ?? today, to: today }];
}

export function makeShare(known: Shared): PlainShare {
  const { fail, today } = known;
  let recipients = [...known.recipients];
  let log: SharedLine[] = [];
  let turn = 0;
  let stopped = false;
  /** Of the newest preview alone. */
  let made: { ticket: number; pages: string[] } = { ticket: 0, pages: [] };

  function sealed(seal: Seal): void {
    if (seal.kind === "passphrase" && [...seal.passphrase].length < 12) {
      fail("passphrase-too-short");
    }
    if (seal.kind !== "keys") return;
    const lines = readKeys(seal.keys);
    if (lines.some(({ state }) => state === "secret")) fail("key-secret");
    if (lines.some(({ state }) => state === "unknown")) fail("key-unknown");
    if (lines.length === 0) fail("no-keys");
  }

  async function write(entries: number): Promise<void> {
    stopped = false;
    const of = Math.max(entries, STEPS);
    for (let step = 1; step <= STEPS; step += 1) {
      if (known.slow > 0) await rest(known.slow);
      if (stopped) fail("cancelled");
      known.tell({ done: Math.round((of * step) / STEPS), of });
    }
  }

  function note(
    choice: ShareChoice | null,
    form: ShareForm,
    seal: Seal,
    recipient: string,
    entries: number,
  ): void {
    const line: SharedLine = {
      id: `0199b2c5-${String(log.length).padStart(4, "0")}-7000-8000-00000000cafe`,
      at: `${today}T20:15:00+01:00`,
      recipient,
      from: choice?.from ?? null,
      to: choice?.to ?? null,
      form,
      sealed: seal.kind,
      entries,
    };
    log = [line, ...log];
  }

  const path = (name: string, form: string, seal: Seal) =>
    `/home/you/Documents/${name}-${today}.${form === "csv" ? "zip" : form}${seal.kind === "no" ? "" : ".age"}`;

  return {
    shareDesk: () => ({
      today,
      first: known.first(),
      periods: periodsOf(today, known.first()),
      focus: known.focus(),
      recipients: structuredClone(recipients),
      log: [...log],
    }),
    sharePreview: async (choice) => {
      const mine = ++turn;
      await rest(known.slow);
      if (mine !== turn) fail("cancelled");
      if (choice.from > choice.to) fail("report-failed");
      const days = daysOf(choice);
      const pages = pagesOf(choice, {
        days,
        ratedDays: days.filter(known.isRated).length,
        rating: known.rating,
        entries: choice.entries.map(known.entry),
      });
      made = { ticket: mine, pages };
      const unprintable = [...choice.talkAbout].filter((one) => /\p{Private_Use}/u.test(one));
      return { ticket: mine, pages: pages.length, unprintable: unprintable.length };
    },
    sharePage: (ticket, page) =>
      (ticket === made.ticket ? made.pages[page] : undefined) ?? fail("cancelled"),
    shareWrite: async (choice, form, seal, recipient) => {
      sealed(seal);
      await write(choice.entries.length);
      note(choice, form, seal, recipient, choice.entries.length);
      return path("report", form, seal);
    },
    sharePrint: async (choice, recipient) => {
      await write(choice.entries.length);
      note(choice, "print", { kind: "no" }, recipient, choice.entries.length);
      return null;
    },
    shareWhole: async (seal) => {
      sealed(seal);
      await write(100);
      note(null, "json", seal, "", 100);
      return path("journal", "json", seal);
    },
    cancelShare: () => {
      stopped = true;
    },
    rememberRecipient: (recipient) => {
      if (readKeys(recipient.keys).some(({ state }) => state === "secret")) fail("key-secret");
      recipients = [recipient, ...recipients.filter((one) => one.name !== recipient.name)];
      return structuredClone(recipients);
    },
    forgetRecipient: (name) => {
      recipients = recipients.filter((one) => one.name !== name);
      return structuredClone(recipients);
    },
    clearShareLog: () => {
      log = [];
      return null;
    },
    readKeys,
  };
}

// What is to be shared, as it is being ticked. It lives while the journal is open and is stored
// nowhere; only what is remembered of a recipient is.
import { SvelteMap } from "svelte/reactivity";

import type {
  Include,
  NamedPeriod,
  Paper,
  Replaced,
  ShareChoice,
  ShareDesk,
  ShareForm,
  ShareRecipient,
  SharedLine,
  SignId,
  TimelineRow,
} from "../../backend";
import { Sealing } from "../../components/sealing.svelte";
import { FOCUS_UP_TO } from "../../charts/focus";
import { initialOf } from "../../names";
import { daysOf, lastShared, type Days, type Named } from "./period";

/** What is written to a file; printing is an act of its own. */
export type FileForm = Exclude<ShareForm, "print">;

/** Parts of the report, in its order. */
export const PARTS = [
  "dayGrid",
  "weekly",
  "allSigns",
  "patterns",
  "whatHelped",
  "trustSteps",
  "boundaries",
] as const satisfies (keyof Include)[];

/** Parts that hold words of the person's: out until they are ticked. */
export const IN_MY_WORDS: readonly (keyof Include)[] = ["whatHelped", "trustSteps", "boundaries"];

const beginning = (): Include => ({
  dayGrid: true,
  weekly: true,
  allSigns: true,
  patterns: true,
  whatHelped: false,
  trustSteps: false,
  boundaries: false,
});

export class Draft {
  recipient = $state("");
  period = $state<Named>("weeks-12");
  /** Own dates. */
  own = $state.raw<Days>({ from: "", to: "" });
  talkAbout = $state("");
  focus = $state.raw<SignId[]>([]);
  include = $state.raw<Include>(beginning());
  ownName = $state("");
  /** As typed: a pair without a name is not sent. */
  replace = $state<Replaced[]>([]);
  form = $state<FileForm>("pdf");
  paper = $state<Paper>("a4");
  readonly sealing = new Sealing();
  /** Ticked entries by id, with what their line says. */
  readonly ticked = new SvelteMap<string, TimelineRow>();

  readonly today: string;
  readonly periods: readonly NamedPeriod[];
  recipients = $state.raw<ShareRecipient[]>([]);
  log = $state.raw<SharedLine[]>([]);

  constructor({ today, periods, focus, recipients, log }: ShareDesk) {
    this.today = today;
    this.periods = periods;
    this.focus = focus.slice(0, FOCUS_UP_TO);
    this.recipients = recipients;
    this.log = log;
  }

  readonly name = $derived(this.recipient.trim());
  readonly known = $derived(this.recipients.find(({ name }) => name === this.name) ?? null);
  readonly last = $derived(lastShared(this.log, this.name));

  readonly days: Days = $derived.by(() => {
    const known = { today: this.today, periods: this.periods, last: this.last };
    return daysOf(this.period, known) ?? this.#elsewhere(known);
  });

  /** Entries that are ticked and of the period; the others wait. */
  readonly entries = $derived.by(() => {
    const { from, to } = this.days;
    return [...this.ticked.values()].filter(({ day }) => from <= day && day <= to);
  });

  readonly pairs: Replaced[] = $derived.by(() =>
    this.replace
      .map(({ name, by }) => ({ name: name.trim(), by: by.trim() || initialOf(name) }))
      .filter(({ name }) => name !== ""),
  );

  /** What is shown and written. */
  readonly choice: ShareChoice = $derived.by(() => ({
    ...this.days,
    paper: this.paper,
    name: this.ownName.trim(),
    talkAbout: this.talkAbout.trim(),
    focus: [...this.focus],
    include: { ...this.include },
    entries: this.entries.map(({ key }) => key),
    replace: this.pairs,
  }));

  /** What is remembered for the recipient: nothing of what is written for once. */
  readonly preset: ShareRecipient = $derived.by(() => ({
    name: this.name,
    period: this.period,
    paper: this.paper,
    include: { ...this.include },
    replace: this.pairs,
    focus: [...this.focus],
    keys: this.sealing.keys.trim(),
    ownName: this.ownName.trim(),
  }));

  /** Whether what is ticked differs from what is remembered. */
  readonly differs = $derived(this.known === null || !same(this.known, this.preset));

  /** Own dates; and "since last time" with somebody who was shown nothing yet. */
  #elsewhere(known: Parameters<typeof daysOf>[1]): Days {
    if (this.period === "own" && this.own.from !== "") return this.own;
    return daysOf("weeks-12", known) ?? { from: this.today, to: this.today };
  }

  /** Own dates begin with what was shown. */
  choosePeriod(period: Named): void {
    if (period === "own") this.own = { ...this.days };
    this.period = period;
  }

  /** Ticks what is remembered for somebody. What is written for once stays as it is. */
  choose(recipient: ShareRecipient): void {
    this.recipient = recipient.name;
    if (recipient.period === "own") this.choosePeriod("own");
    else this.period = recipient.period;
    this.paper = recipient.paper;
    this.include = { ...recipient.include };
    this.replace = recipient.replace.map((pair) => ({ ...pair }));
    this.focus = [...recipient.focus];
    this.ownName = recipient.ownName;
    this.sealing.keys = recipient.keys;
    void this.sealing.look();
    if (recipient.keys !== "") this.sealing.by = "keys";
    else if (this.sealing.by === "keys") this.sealing.by = "no";
  }

  tick(row: TimelineRow, on: boolean): void {
    if (on) this.ticked.set(row.key, row);
    else this.ticked.delete(row.key);
  }
}

function same(one: ShareRecipient, other: ShareRecipient): boolean {
  const plain = ({ include, ...rest }: ShareRecipient) =>
    JSON.stringify([
      rest.name,
      rest.period,
      rest.paper,
      rest.replace,
      rest.focus,
      rest.keys,
      rest.ownName,
      PARTS.map((part) => include[part]),
    ]);
  return plain(one) === plain(other);
}

// An entry while it is open: what is written in it, what is stored of it, and the way back.
import {
  backend,
  errorOf,
  type BoundaryEventView,
  type CameTrue,
  type EntryFields,
  type EntryKind,
  type EntryView,
  type Own,
} from "../../../backend";
import { SvelteSet } from "svelte/reactivity";

import { Autosave } from "../../../autosave.svelte";
import type { Begins } from "../place";
import {
  cleaned,
  differing,
  frozenAs,
  isBlank,
  sameFields,
  textOf,
  weigh,
  withText,
  type OwnOf,
  type TextName,
} from "./fields";
import { bare, begunWith } from "./begun";
import { History } from "./history";
import { tooLong } from "./limits";

/** Saves without an answer that are remembered. */
const MOST_TRIED = 200;

interface Found {
  view: EntryView;
  today: string;
  spellCheck: boolean;
  digitsAdvance: boolean;
  firstBoundary: boolean;
}

interface Told {
  /** It was stored, or (null) forgotten, for nothing was written in it. */
  onchanged: (view: EntryView | null) => void;
}

/** Looks up a stored entry, or begins a blank one with what it `begins` with. */
export async function find(
  id: string | null,
  kind: EntryKind | null,
  begins: Begins = {},
): Promise<Found> {
  const [day, settings] = await Promise.all([backend.dayView(null), backend.settings()]);
  const { today } = day;
  const { spellCheck, digitsAdvance } = settings;
  const around = { today, spellCheck, digitsAdvance };
  if (id !== null) return { view: await backend.entry(id), ...around, firstBoundary: false };
  const { entry, firstBoundary } = await backend.blankEntry(
    kind ?? "reflection",
    begins.exercise ?? null,
  );
  const view = { ...entry, fields: begunWith(entry.fields, begins) };
  return { view, ...around, firstBoundary };
}

export class OpenEntry {
  /** As it is stored; `fields` are newer while somebody writes. */
  view = $state.raw() as EntryView;
  fields = $state.raw() as EntryFields;
  canUndo = $state(false);
  canRedo = $state(false);
  readonly today: string;
  readonly spellCheck: boolean;
  /** Whether a digit answers and moves on. */
  readonly digitsAdvance: boolean;
  readonly firstBoundary: boolean;
  readonly save: Autosave;

  #told: Told;
  #history: History<EntryFields>;
  /** What was sent since the last answer: any of it may be what is stored. */
  #tried: EntryFields[] = [];
  #gatherers: (() => Promise<void> | void)[] = [];
  #gone = false;
  /** What is written beside the fields, such as a thought, and not stored yet. */
  #beside = new SvelteSet<string>();

  constructor({ view, today, spellCheck, digitsAdvance, firstBoundary }: Found, told: Told) {
    this.view = view;
    this.fields = view.fields;
    this.today = today;
    this.spellCheck = spellCheck;
    this.digitsAdvance = digitsAdvance;
    this.firstBoundary = firstBoundary;
    this.#told = told;
    this.#history = new History(view.fields, weigh);
    this.save = new Autosave({
      isSaved: () => this.#gone || sameFields(this.fields, this.view.fields),
      write: () => this.#write(),
      gather: async () => {
        for (const gather of this.#gatherers) await gather();
      },
    });
  }

  get id(): string {
    return this.view.id;
  }

  get kind(): EntryKind {
    return this.fields.own.kind;
  }

  get isStored(): boolean {
    return this.view.revision > 0;
  }

  get isBlank(): boolean {
    return isBlank(bare(this.fields));
  }

  /** Begun, and nothing added to what it began with. */
  get isUntouched(): boolean {
    return !this.isStored && sameFields(this.fields, this.view.fields);
  }

  /** An outcome is recorded: the prediction stays as it is. */
  get isFrozen(): boolean {
    return this.view.outcome !== null;
  }

  /** Whether anything is on its way to the disk. */
  get isSaving(): boolean {
    return this.save.status === "saving" || this.#beside.size > 0;
  }

  /** Whether what is written beside the fields, under a name, is stored. */
  saysBeside(name: string, isSaved: boolean): void {
    if (isSaved) this.#beside.delete(name);
    else this.#beside.add(name);
  }

  text(name: TextName): string {
    return textOf(this.fields, name);
  }

  /** Somebody wrote in a text. */
  write(name: TextName, text: string): void {
    this.#take(withText(this.fields, name, text), name);
  }

  /** Other words were put in its place: a step of its own, whatever was typed just before. */
  reword(name: TextName, text: string): void {
    this.#take(withText(this.fields, name, text), `${name} reworded`);
  }

  /** An answer that every kind has, such as a day or a tag. */
  set(change: Partial<Omit<EntryFields, "own">>): void {
    this.#take({ ...this.fields, ...change }, Object.keys(change).join());
  }

  /** An answer that only one kind has. */
  answer<K extends EntryKind>(change: Partial<Omit<OwnOf<K>, "kind">>): void {
    const own = { ...this.fields.own, ...change } as Own;
    this.#take({ ...this.fields, own }, Object.keys(change).join());
  }

  #take(next: EntryFields, at: string): void {
    if (sameFields(next, this.fields)) return;
    this.#history.write(next, at, performance.now());
    this.#show(next);
  }

  #show(next: EntryFields): void {
    this.fields = next;
    this.canUndo = this.#history.canUndo;
    this.canRedo = this.#history.canRedo;
    this.save.typed();
  }

  /** One step back; the names of the fields that changed by it. */
  undo(): string[] {
    return this.#step(() => this.#history.undo());
  }

  redo(): string[] {
    return this.#step(() => this.#history.redo());
  }

  #step(go: () => EntryFields | null): string[] {
    for (let next = go(); next; next = go()) {
      const shown = this.isFrozen ? frozenAs(next, this.fields) : next;
      const changed = differing(shown, this.fields);
      if (changed.length > 0) {
        this.#history.amend(shown);
        this.#show(shown);
        return changed;
      }
    }
    this.canUndo = this.#history.canUndo;
    this.canRedo = this.#history.canRedo;
    return [];
  }

  /** Called before everything is saved, for what lies beside the fields half typed. */
  gather(take: () => Promise<void> | void): () => void {
    this.#gatherers.push(take);
    return () => (this.#gatherers = this.#gatherers.filter((other) => other !== take));
  }

  async #write(): Promise<void> {
    const writing = this.fields;
    const reason = tooLong(writing);
    if (reason) throw reason;
    const stored = await this.#store(writing);
    // What is shown stays, unless the journal keeps it in another way and nothing was typed since.
    if (sameFields(stored.fields, writing)) this.view = { ...stored, fields: writing };
    else {
      this.view = stored;
      if (this.fields === writing) {
        this.fields = stored.fields;
        this.#history.amend(stored.fields);
      }
    }
    this.#told.onchanged(this.view);
  }

  /** One write; what was sent before it and never answered may be stored already. */
  async #store(writing: EntryFields): Promise<EntryView> {
    const ours = [...this.#tried, ...(this.isStored ? [this.view.fields] : [])];
    this.#tried = [...this.#tried, writing].slice(-MOST_TRIED);
    const stored = await backend
      .saveEntry(this.id, this.view.revision, writing)
      .catch((rejected: unknown) => this.#storeAnew(writing, ours, rejected));
    this.#tried = [];
    return stored;
  }

  /** The journal has it otherwise. Where that is our own doing, the words are written all the same. */
  async #storeAnew(
    writing: EntryFields,
    ours: EntryFields[],
    rejected: unknown,
  ): Promise<EntryView> {
    const { kind } = errorOf(rejected);
    if (kind === "entry-not-found" && this.isStored) {
      // Deleted, or forgotten as empty, and somebody writes in it: it comes back.
      return backend.saveEntry(this.id, await this.#broughtBack(), writing);
    }
    if (kind !== "entry-changed" && kind !== "prediction-frozen") throw rejected;
    const now = await backend.entry(this.id);
    const isOurs = ours.some((fields) => sameFields(cleaned(fields), now.fields));
    if (kind === "entry-changed" && !isOurs) throw rejected;
    if (now.outcome === null) return backend.saveEntry(this.id, now.revision, writing);
    // An outcome whose answer was lost: the prediction stays as it stood then.
    this.view = now;
    this.fields = frozenAs(this.fields, now.fields);
    this.#history.amend(this.fields);
    return backend.saveEntry(this.id, now.revision, frozenAs(writing, now.fields));
  }

  /** The revision it has out of the trash; 0 when it is gone for good, and is made again. */
  async #broughtBack(): Promise<number> {
    try {
      return (await backend.restoreEntry(this.id)).revision;
    } catch (rejected) {
      if (errorOf(rejected).kind !== "entry-not-found") throw rejected;
      return 0;
    }
  }

  /** Does something beside the fields, after everything typed before it is stored. */
  async #act(ask: () => Promise<EntryView>): Promise<void> {
    await this.save.save();
    await this.save.inTurn(async () => {
      if (!this.isStored) await this.#write();
      const answer = await ask();
      this.view = { ...answer, fields: this.view.fields };
      this.#told.onchanged(this.view);
    });
  }

  putEvent(event: BoundaryEventView): Promise<void> {
    return this.#act(() => backend.putBoundaryEvent(this.id, event));
  }

  removeEvent(event: string): Promise<void> {
    return this.#act(() => backend.removeBoundaryEvent(this.id, event));
  }

  recordOutcome(cameTrue: CameTrue): Promise<void> {
    return this.#act(() => backend.recordOutcome(this.id, cameTrue));
  }

  addThought(id: string, text: string): Promise<void> {
    return this.#act(() => backend.addThought(this.id, id, text));
  }

  /** To the trash; false when it was never stored, and is simply forgotten. */
  async delete(): Promise<boolean> {
    if (!this.isStored && (this.isBlank || this.isUntouched)) {
      this.#forget();
      return false;
    }
    await this.save.saveAll();
    await this.save.inTurn(() => backend.deleteEntry(this.id));
    this.#forget();
    return true;
  }

  #forget(): void {
    this.#gone = true;
    this.save.drop();
  }

  /** It is left: saved, and forgotten when nothing is written in it. */
  async close(): Promise<void> {
    if (this.#gone) return;
    try {
      // What the exercise put there goes with the words.
      if (this.isStored && this.isBlank) this.fields = bare(this.fields);
      await this.save.close();
      if (this.isStored && this.isBlank && (await backend.discardEmpty(this.id))) {
        this.#told.onchanged(null);
      }
    } catch {
      // It is held: a lock waits for it, and says why.
    }
  }
}

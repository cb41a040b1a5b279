// A new entry of each kind, and whether anything is written in one.
import { weekFrom } from "./review";
import type { EntryFields, EntryKind, EntryView, Own } from "../backend";

export function blankOwn(kind: EntryKind, today: string): Own {
  switch (kind) {
    case "communication":
      return {
        kind,
        status: "planned",
        plannedFor: null,
        feel: "",
        about: "",
        need: "",
        began: "",
        iSaidBack: null,
        theySaidBack: null,
        pauseTaken: null,
        agreedReturn: "",
        repairBy: null,
        repairAccepted: null,
        heard: null,
        listened: null,
        cameOfIt: "",
        nextTime: "",
      };
    case "boundary":
      return { kind, boundary: "", why: "", willDo: "", said: null, howSaid: "", reviewOn: null };
    case "trust-step":
      return {
        kind,
        step: "",
        differently: "",
        prediction: "",
        likelihood: null,
        tryOn: null,
        hard: null,
        happened: "",
        feelNow: "",
        learned: "",
      };
    case "pain":
      return { kind, happened: "", felt: "", meant: "", need: "", reached: 0 };
    case "origin":
      return { kind, firstFelt: "", thenAndNow: "" };
    case "reflection":
      return { kind, prompt: null };
    case "good-moment":
      return { kind };
    case "tried":
      return { kind, what: "", helped: null };
    case "week-review":
      return {
        kind,
        week: weekFrom(today),
        patterns: [],
        helped: "",
        way: null,
        wayHow: "",
        session: "",
      };
  }
}

export function blankFields(kind: EntryKind, occurredOn: string, minute: number): EntryFields {
  return {
    occurredOn,
    occurredMinute: minute,
    title: "",
    body: "",
    toSession: false,
    signs: [],
    patterns: [],
    origins: [],
    tags: [],
    exercise: null,
    own: blankOwn(kind, occurredOn),
  };
}

/** Every text of a kind's own fields, in the order it is read. */
export function ownTexts(own: Own): string[] {
  switch (own.kind) {
    case "communication":
      return [
        own.feel,
        own.about,
        own.need,
        own.began,
        own.agreedReturn,
        own.cameOfIt,
        own.nextTime,
      ];
    case "boundary":
      return [own.boundary, own.why, own.willDo, own.howSaid];
    case "trust-step":
      return [own.step, own.prediction, own.differently, own.happened, own.feelNow, own.learned];
    case "pain":
      return [own.happened, own.felt, own.meant, own.need];
    case "origin":
      return [own.firstFelt, own.thenAndNow];
    case "tried":
      return [own.what];
    case "week-review":
      return [own.helped, own.wayHow, own.session];
    default:
      return [];
  }
}

/** Everything a person wrote in an entry, the title first. */
export function texts(view: EntryView): string[] {
  const { fields } = view;
  return [
    fields.title,
    ...ownTexts(fields.own),
    fields.body,
    ...view.events.map((event) => event.note),
    ...view.thoughts.map((thought) => thought.text),
    ...fields.tags,
  ].filter((text) => text.trim() !== "");
}

/** No text, no mark, no answer: only what a blank has by itself. */
export function isEmpty(view: EntryView): boolean {
  const { fields } = view;
  const answers = (own: Own) =>
    JSON.stringify({ ...own, prompt: null, reached: 0, status: "planned", week: "" });
  return (
    texts(view).length === 0 &&
    fields.signs.length + fields.patterns.length + fields.origins.length === 0 &&
    view.events.length === 0 &&
    view.outcome === null &&
    !fields.toSession &&
    answers(fields.own) === answers(blankOwn(fields.own.kind, fields.occurredOn))
  );
}

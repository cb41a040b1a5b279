// Fifteen made entries of all kinds, so that every form has something to show.
import type { BoundaryEventView, EntryFields, EntryKind, EntryView, Own } from "../backend";
import { blankFields } from "./blank";

const id = (n: number) => `0190a3f2-0000-7000-8000-${String(n).padStart(12, "0")}`;

export interface Made {
  kind: EntryKind;
  on: string;
  at: number;
  fields?: Partial<Omit<EntryFields, "own">>;
  own?: Partial<Own>;
  more?: Partial<Omit<EntryView, "fields">>;
}

export function make(n: number, made: Made): EntryView {
  const blank = blankFields(made.kind, made.on, made.at);
  const clock = `${String(Math.floor(made.at / 60)).padStart(2, "0")}:${String(made.at % 60).padStart(2, "0")}`;
  const written = `${made.on}T${clock}:00+01:00`;
  const fields = {
    ...blank,
    ...made.fields,
    own: { ...blank.own, ...made.own } as Own,
  };
  return {
    id: id(n),
    revision: 3,
    fields,
    createdAt: written,
    updatedAt: written,
    events: [],
    kept: { count: 0, of: 0 },
    outcome: null,
    earlier: [],
    thoughts: [],
    ...made.more,
  };
}

const event = (
  n: number,
  on: string,
  kind: BoundaryEventView["kind"],
  note = "",
): BoundaryEventView => ({ id: id(900 + n), on, kind, note });

const resolved = (recordedAt: string, cameTrue: "yes" | "partly" | "no" | "cannot-tell") => ({
  outcome: { cameTrue, recordedAt },
});

const MADE: Made[] = [
  {
    kind: "good-moment",
    on: "2026-11-23",
    at: 1125,
    fields: {
      body: "They rang when they said they would. I noticed my shoulders drop.",
      tags: ["phone"],
    },
  },
  {
    kind: "communication",
    on: "2026-11-22",
    at: 1230,
    fields: {
      title: "Coming home late",
      signs: ["expected-deceit"],
      toSession: true,
      exercise: "i-statement",
    },
    own: {
      status: "planned",
      plannedFor: "2026-11-23",
      feel: "uneasy, and small",
      about: "when it gets late and I do not know why",
      need: "a short message when plans change",
    },
  },
  {
    kind: "reflection",
    on: "2026-11-21",
    at: 1310,
    fields: {
      title: "After the visit",
      patterns: ["finding-fault"],
      tags: ["family"],
      body: "I counted what was wrong with the evening before it had begun.\n\n## What I saw\n\n- They laid the table **before** I asked\n- I looked for the one thing that was missing\n\n> Perhaps I look for cracks so that I am not surprised.\n\nNext time I want to:\n\n1. Breathe out at the door\n2. Say one thing that I like\n\n- [x] Thank their mother\n- [ ] Ask how it was for them",
    },
    own: { prompt: "noticed-kindness" },
  },
  {
    kind: "trust-step",
    on: "2026-11-20",
    at: 1180,
    fields: { signs: ["held-back", "secretive"], exercise: "small-risk" },
    own: {
      step: "Tell them that I am behind with the rent",
      differently: "I do not explain it away. I say it and wait.",
      prediction: "They will go quiet and think less of me",
      likelihood: 70,
      tryOn: "2026-11-22",
      hard: 3,
    },
    more: {
      earlier: [
        {
          prediction: "They will be angry and leave the room",
          likelihood: 85,
          writtenAt: "2026-11-20T08:10:00+01:00",
        },
      ],
    },
  },
  {
    kind: "tried",
    on: "2026-11-19",
    at: 1290,
    fields: { body: "It took three rounds until my hands were warm again." },
    own: { what: "Ten slow breaths before I answered", helped: "a-little" },
  },
  {
    kind: "boundary",
    on: "2026-11-02",
    at: 600,
    fields: { title: "When voices get loud", signs: ["drama"], tags: ["rows"] },
    own: {
      boundary: "When one of us shouts, I will leave the room for twenty minutes and come back",
      why: "I cannot think while there is shouting, and I say things that I regret.",
      willDo: "I say “I need twenty minutes”, go to the kitchen, and come back when they are over.",
      said: true,
      howSaid: "At breakfast, when both of us were calm.",
      reviewOn: "2026-11-21",
    },
    more: {
      events: [
        event(4, "2026-11-18", "kept", "Came back after fifteen minutes."),
        event(3, "2026-11-12", "not-kept", "I stayed and shouted back."),
        event(2, "2026-11-07", "kept"),
        event(1, "2026-11-03", "stated", "At breakfast."),
      ],
      kept: { count: 2, of: 3 },
    },
  },
  {
    kind: "communication",
    on: "2026-11-15",
    at: 1200,
    fields: { title: "The holiday plans", signs: ["avoided-commitment"] },
    own: {
      status: "followed-up",
      feel: "cornered",
      about: "booking so far ahead",
      need: "one week to think it over",
      began: "I said at once that it was hard for me to begin.",
      iSaidBack: true,
      theySaidBack: false,
      pauseTaken: true,
      agreedReturn: "after supper",
      repairBy: "them",
      repairAccepted: true,
      heard: 3,
      listened: 2,
      cameOfIt: "We look at it again on Sunday. Nothing is booked yet.",
      nextTime: "Ask what they have heard before I go on.",
    },
  },
  {
    kind: "trust-step",
    on: "2026-11-10",
    at: 1140,
    fields: { patterns: ["jealousy"] },
    own: {
      step: "Let the evening with their team pass without asking who was there",
      differently: "I go to the choir, and ask how it was for them.",
      prediction: "They will hide something from me",
      likelihood: 60,
      tryOn: "2026-11-12",
      hard: 2,
      happened: "They told me about it by themselves, over tea.",
      feelNow: "Lighter. A little ashamed of the picture I had made.",
      learned: "What I imagine at nine in the evening is not evidence.",
    },
    more: {
      ...resolved("2026-11-13T07:45:00+01:00", "no"),
      thoughts: [
        {
          id: id(950),
          text: "Read again a week later: I would have asked, a year ago.",
          writtenAt: "2026-11-20T21:05:00+01:00",
        },
      ],
    },
  },
  {
    kind: "pain",
    on: "2026-11-08",
    at: 1330,
    fields: {
      signs: ["assumed-harm"],
      origins: ["rejection"],
      toSession: true,
      exercise: "one-hurt",
    },
    own: {
      happened: "The message was read at noon. The answer came in the evening.",
      felt: "A stone in the stomach, then anger.",
      meant: "That I do not matter.",
      reached: 2,
    },
  },
  {
    kind: "origin",
    on: "2026-11-05",
    at: 1280,
    fields: {
      title: "The door at night",
      signs: ["isolated", "overprotective"],
      origins: ["childhood"],
      patterns: ["fear-of-trusting"],
      exercise: "first-felt",
    },
    own: {
      firstFelt: "I was eight or so. I listened for the door and did not know who would come in.",
      thenAndNow: "Then I could not leave. Now I can ask, and I can go.",
    },
  },
  {
    kind: "week-review",
    on: "2026-11-15",
    at: 1260,
    fields: { toSession: true, patterns: ["jealousy", "finding-fault"] },
    own: {
      kind: "week-review",
      week: "2026-11-09",
      patterns: [
        { pattern: "jealousy", level: 2 },
        { pattern: "fear-of-trusting", level: 0 },
        { pattern: "finding-fault", level: 3 },
      ],
      helped: "Going to the choir. Saying that I was uneasy before it got big.",
      way: "risk",
      wayHow: "One small step, on Wednesday.",
      session: "Why Sundays are harder than other days.",
    },
  },
  {
    kind: "good-moment",
    on: "2026-11-04",
    at: 1350,
    fields: { body: "An apology, without a “but”." },
  },
  {
    kind: "tried",
    on: "2026-10-30",
    at: 1300,
    own: { what: "A walk before talking about it", helped: "yes" },
  },
  {
    kind: "reflection",
    on: "2026-10-25",
    at: 1215,
    fields: {
      body: "Čtvrtek byl dlouhý. Café Größe, naïve plans, and still: we laughed. 今日は静かな夜。",
      tags: ["words"],
    },
  },
  {
    kind: "trust-step",
    on: "2026-10-18",
    at: 1170,
    own: {
      step: "Ask for help with the move",
      differently: "I ask once, in plain words.",
      prediction: "They will say that they have no time",
      likelihood: 50,
      happened: "They had no time on Saturday, and came on Sunday.",
      learned: "Half of it came true, and it was not the half that I feared.",
    },
    more: resolved("2026-10-20T19:00:00+02:00", "partly"),
  },
];

/** Made afresh each time, for each twin changes its own. */
export function madeEntries(): EntryView[] {
  return structuredClone(MADE.map((made, n) => make(n + 1, made)));
}

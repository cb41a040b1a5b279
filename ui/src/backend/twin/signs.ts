// The twin's signs: own words, own signs, what is put away.
import { SIGNS, isOwn } from "../../signs";
import type { Commands, ErrorKind, SignId, SignView } from "../backend";

const OWN: readonly SignId[] = ["own-1", "own-2", "own-3", "own-4", "own-5"];
const LONGEST = { label: 60, line: 160 };

interface Rest {
  today: string;
  fail: (kind: ErrorKind) => never;
  /** Whether it has a rating, or an entry links to it. */
  isUsed: (sign: SignId) => boolean;
  /** It is put away: it is no focus sign any more. */
  onPutAway: (sign: SignId) => void;
}

type Names = "signs" | "rewordSign" | "addSign" | "putSignAway" | "takeSignBack" | "removeSign";

export type PlainSigns = {
  [Name in Names]: (...args: Parameters<Commands[Name]>) => SignView[];
};

type Kept = Omit<SignView, "used">;

export interface TwinSigns {
  commands: PlainSigns;
  /** Every sign there is, in order. */
  all: () => SignId[];
  inUse: () => SignId[];
  /** Those in use, in order, and those put away for which `has` says yes. */
  shown: (has: (sign: SignId) => boolean) => SignId[];
}

/** `begun` is what differs from the eleven in their own words. */
export function makeSigns(
  rest: Rest,
  begun: readonly (Partial<Kept> & { sign: SignId })[],
): TwinSigns {
  const { fail } = rest;
  const fresh = { label: null, line: null, putAway: false, wordedOn: null };
  let kept: Kept[] = [...SIGNS, ...OWN.filter((own) => begun.some(({ sign }) => sign === own))].map(
    (sign) => ({ ...fresh, ...begun.find((one) => one.sign === sign), sign }),
  );

  const views = () => kept.map((one) => ({ ...one, used: rest.isUsed(one.sign) }));
  const get = (sign: SignId): Kept => kept.find((one) => one.sign === sign) ?? fail("bad-setting");
  const set = (sign: SignId, change: Partial<Kept>): SignView[] => {
    get(sign);
    kept = kept.map((one) => (one.sign === sign ? { ...one, ...change } : one));
    return views();
  };
  const inUse = () => kept.filter(({ putAway }) => !putAway).map(({ sign }) => sign);

  /** As the core cleans it: one line, no blanks at its ends. */
  function words(text: string, most: number): string {
    const tidy = text
      .replace(/\s+/g, " ")
      .replace(/[\u0000-\u001f\u007f]/g, "")
      .trim();
    return tidy === "" || [...tidy].length > most ? fail("sign-words") : tidy;
  }

  function rewordSign(sign: SignId, label: string | null, line: string | null): SignView[] {
    const before = get(sign);
    if (isOwn(sign) && (label === null || line === null)) fail("sign-words");
    const next = {
      label: label === null ? null : words(label, LONGEST.label),
      line: line === null ? null : words(line, LONGEST.line),
    };
    if (next.label === before.label && next.line === before.line) return views();
    const original = next.label === null && next.line === null;
    return set(sign, { ...next, wordedOn: original ? null : rest.today });
  }

  function addSign(label: string, line: string): SignView[] {
    const sign = OWN.find((own) => !kept.some((one) => one.sign === own));
    if (!sign) return fail("too-many-signs");
    const own = {
      ...fresh,
      sign,
      label: words(label, LONGEST.label),
      line: words(line, LONGEST.line),
    };
    kept = [...kept, own].sort((a, b) => placeOf(a.sign) - placeOf(b.sign));
    return views();
  }

  return {
    all: () => kept.map(({ sign }) => sign),
    inUse,
    shown: (has) => [
      ...inUse(),
      ...kept.filter(({ sign, putAway }) => putAway && has(sign)).map(({ sign }) => sign),
    ],
    commands: {
      signs: views,
      rewordSign,
      addSign,
      putSignAway: (sign) => {
        if (get(sign).putAway) return views();
        if (inUse().length === 1) fail("last-sign");
        rest.onPutAway(sign);
        return set(sign, { putAway: true });
      },
      takeSignBack: (sign) => set(sign, { putAway: false }),
      removeSign: (sign) => {
        get(sign);
        if (!isOwn(sign) || rest.isUsed(sign)) fail("sign-in-use");
        if (inUse().every((one) => one === sign)) fail("last-sign");
        kept = kept.filter((one) => one.sign !== sign);
        return views();
      },
    },
  };
}

const placeOf = (sign: SignId) => [...SIGNS, ...OWN].indexOf(sign);

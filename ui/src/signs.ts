// The signs by name and in order, in the person's own words where there are any.
import type { SignId, SignView } from "./backend";
import { RIGHT_TO_LEFT } from "./components/direction";
import { keptSigns } from "./signs.svelte";
import { t } from "./words/words";

/** A sign that the person added. */
export type OwnSign = Extract<SignId, `own-${number}`>;
/** A sign that the catalogue has words for. */
export type CatalogueSign = Exclude<SignId, OwnSign>;

/** The signs of the catalogue, in the order of the check-in. */
export const SIGNS: readonly CatalogueSign[] = [
  "assumed-harm",
  "avoided-commitment",
  "isolated",
  "picked-fights",
  "secretive",
  "expected-deceit",
  "held-back",
  "overprotective",
  "intimacy-distance",
  "drama",
  "intimacy-fear",
];

/** How many signs of their own a person can have. */
export const OWN_UP_TO = 5;

export function isOwn(sign: SignId): sign is OwnSign {
  return sign.startsWith("own-");
}

/** The words a sign came with. */
export function originalWords(sign: CatalogueSign): { label: string; line: string } {
  return { label: t(`sign-${sign}-label`), line: t(`sign-${sign}-line`) };
}

/** As every journal begins. */
const untouched: readonly SignView[] = SIGNS.map((sign) => ({
  sign,
  label: null,
  line: null,
  putAway: false,
  used: false,
  wordedOn: null,
}));

/** Every sign there is, in the order of the check-in; those put away among them. */
export function allSigns(): readonly SignView[] {
  return keptSigns() ?? untouched;
}

/** The sign as it is kept. */
export function signView(sign: SignId): SignView | undefined {
  return allSigns().find((view) => view.sign === sign);
}

/** Its line with the name by which Trends and the report know it: where only one stands, both do. */
export function signWhole(sign: SignId): string {
  const [line, label] = [signLine(sign), signLabel(sign)];
  return line === label ? line : t("sign-whole", { line, label });
}

/** What is asked about a sign, where its name alone stands; none where that says it already. */
export function lineBeside(sign: SignId): string | undefined {
  const line = signLine(sign);
  return line === signLabel(sign) ? undefined : line;
}

export function isPutAway(sign: SignId): boolean {
  return signView(sign)?.putAway ?? false;
}

/** The signs that are asked, in the order of the check-in. */
export function signsInUse(): SignId[] {
  return allSigns().flatMap(({ sign, putAway }) => (putAway ? [] : [sign]));
}

/** The signs there may be something of: those in use, those put away with a history, and `also`. */
export function signsWithHistory(also: readonly SignId[] = []): SignId[] {
  const away = allSigns().filter(({ putAway }) => putAway);
  const seen = away.filter(({ sign, used }) => used || also.includes(sign));
  return [...signsInUse(), ...seen.map(({ sign }) => sign)];
}

/** Marks that turn a text around, or end such a turn. */
const TURNS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** Within a sentence a word from right to left must not turn what stands beside it around. */
function apart(label: string): string {
  return RIGHT_TO_LEFT.test(label) || TURNS.test(label) ? `\u2068${label}\u2069` : label;
}

/** A sign's short name. */
export function signLabel(sign: SignId): string {
  const own = signView(sign)?.label;
  if (own) return apart(own);
  return isOwn(sign) ? t("sign-own-label", { n: sign.slice(4) }) : originalWords(sign).label;
}

/** The line of the check-in that a sign is rated by. */
export function signLine(sign: SignId): string {
  const own = signView(sign)?.line;
  return own ?? (isOwn(sign) ? signLabel(sign) : originalWords(sign).line);
}

/** A sign's short name where signs that are put away stand among others. */
export function signName(sign: SignId): string {
  const label = signLabel(sign);
  return isPutAway(sign) ? t("sign-put-away-name", { label }) : label;
}

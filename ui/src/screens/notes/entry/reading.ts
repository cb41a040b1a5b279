// What of an entry is read: its own fields that are filled in, in their order.
import type { Own } from "../../../backend";
import { wholeDay } from "../../../words/days";
import { t, type Key } from "../../../words/words";
import { hardness } from "./hardness";
import { told, yesOrNo } from "./told";

export type Part =
  | { label: string | null; text: string }
  /** A short answer, said in a line. */
  | { label: string; said: string };

const text = (key: Key | null, words: string): Part[] =>
  words.trim() === "" ? [] : [{ label: key && t(key), text: words }];

const said = (key: Key, answer: string | null | false): Part[] =>
  answer === null || answer === false || answer === "" ? [] : [{ label: t(key), said: answer }];

const day = (key: Key, on: string | null) => said(key, on && wholeDay(on));
const yes = (key: Key, answer: boolean | null) => said(key, answer !== null && yesOrNo(answer));

/** The parts of a kind's own fields. The prediction of a frozen trust step is shown apart. */
export function partsOf(own: Own, frozen: boolean): Part[] {
  switch (own.kind) {
    case "communication":
      return [
        ...text("talk-feel", own.feel),
        ...text("talk-about", own.about),
        ...text("talk-need", own.need),
        ...(own.status === "planned" ? day("talk-planned-for", own.plannedFor) : []),
        ...text("talk-began", own.began),
        ...yes("talk-i-said-back", own.iSaidBack),
        ...yes("talk-they-said-back", own.theySaidBack),
        ...said(
          "talk-pause-taken",
          own.pauseTaken !== null && told(yesOrNo(own.pauseTaken), own.agreedReturn),
        ),
        ...said(
          "talk-repair",
          own.repairBy !== null &&
            told(
              t(`talk-repair-${own.repairBy}`),
              own.repairAccepted !== null &&
                t(own.repairAccepted ? "talk-taken-up" : "talk-not-taken-up"),
            ),
        ),
        ...level("talk-heard", own.heard),
        ...level("talk-listened", own.listened),
        ...text("talk-came-of-it", own.cameOfIt),
        ...text("talk-next-time", own.nextTime),
      ];
    case "boundary":
      return [
        ...text("boundary-text", own.boundary),
        ...text("boundary-will-do", own.willDo),
        ...text("boundary-why", own.why),
        ...said(
          "boundary-said",
          own.said !== null && t(own.said ? "answer-yes" : "boundary-not-yet"),
        ),
        ...text(own.said ? "boundary-how-said" : "boundary-how-say", own.howSaid),
        ...day("boundary-review-on", own.reviewOn),
      ];
    case "trust-step":
      return [
        ...(frozen
          ? []
          : [
              ...text("step-step", own.step),
              ...text("step-prediction", own.prediction),
              ...said(
                "step-likelihood",
                own.likelihood !== null && t("step-percent", { percent: own.likelihood }),
              ),
              ...text("step-differently", own.differently),
              ...day("step-try-on", own.tryOn),
            ]),
        ...said("step-hard", own.hard !== null && hardness(own.hard)),
        ...text("step-happened", own.happened),
      ];
    case "pain":
      return [
        ...text("pain-happened", own.happened),
        ...text("pain-felt", own.felt),
        ...text("pain-meant", own.meant),
        ...text("pain-need", own.need),
      ];
    case "origin":
      return [
        ...text("origin-first-felt", own.firstFelt),
        ...text("origin-then-and-now", own.thenAndNow),
      ];
    case "tried":
      return [
        ...text("tried-what", own.what),
        ...said("tried-helped", own.helped && t(`helped-${own.helped}`)),
      ];
    case "week-review":
      return [
        ...text("review-helped", own.helped),
        ...said("review-way", own.way && t(`way-${own.way}`)),
        ...text("review-way-how", own.wayHow),
        ...text("review-session", own.session),
      ];
    default:
      return [];
  }
}

function level(key: Key, n: 0 | 1 | 2 | 3 | 4 | number | null): Part[] {
  if (n === null) return [];
  const word = ([0, 1, 2, 3, 4] as const).find((known) => known === n);
  return said(
    key,
    word === undefined ? String(n) : t("level-option", { n, word: t(`heard-${word}`) }),
  );
}

/** What was learned from a trust step, read after its outcome. */
export function afterOutcome(own: Own): Part[] {
  return own.kind === "trust-step"
    ? [...text("step-feel-now", own.feelNow), ...text("step-learned", own.learned)]
    : [];
}

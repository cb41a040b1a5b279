// A sign before and after a marked date: in words, as a bar of pairs, and as a table.
import type { BeforeAfterView, SignBeforeAfter } from "../backend";
import { signLabel } from "../signs";
import { t } from "../words/words";
import { ends } from "./facts";
import { round, type Box, type Size } from "./plot";
import type { Cell, Sheet } from "./sheet";

export type PairsPart = "lower" | "equal" | "higher";
export const PAIRS_PARTS: readonly PairsPart[] = ["lower", "equal", "higher"];
/** How a part looks: told apart without colour. */
export const PAIRS_LOOKS = { lower: "striped", equal: "open", higher: "full" } as const;

/** The three parts side by side; none where there is nothing of it. */
export function pairsPlot(pairs: SignBeforeAfter, size: Size): { part: PairsPart; box: Box }[] {
  let x = 0;
  return PAIRS_PARTS.flatMap((part) => {
    const width = (pairs[part] / 100) * size.width;
    const box = { x: round(x), y: 0, width: round(width), height: size.height };
    x += width;
    return width > 0 ? [{ part, box }] : [];
  });
}

/** Which days are compared. */
export function pairsStretch(view: BeforeAfterView): string {
  const { beforeFrom, beforeTo, afterFrom, afterTo } = view;
  const before = ends(beforeFrom, beforeTo);
  const after = ends(afterFrom, afterTo);
  const args = { beforeFrom: before.from, beforeTo: before.to, afterFrom: after.from };
  return afterFrom === afterTo
    ? t("pairs-day-one", args)
    : t("pairs-stretch", { ...args, afterTo: after.to });
}

/** What may be said of a sign, one sentence after another. */
export function pairsTexts(pairs: SignBeforeAfter): string[] {
  const { before, after, needed, neededWeeks, say, already, lower, equal, higher } = pairs;
  const sign = signLabel(pairs.sign);
  const counts = t("pairs-counts", { before, after });
  if (say === null) {
    return [
      t("pairs-not-enough", { sign }),
      counts,
      t("pairs-needed", { needed, weeks: neededWeeks }),
    ];
  }
  const of =
    say === "mixed"
      ? t("pairs-of-mixed", { lower, higher })
      : say === "mostly-lower" || say === "nearly-all-lower"
        ? t("pairs-of-lower", { count: lower })
        : t("pairs-of-higher", { count: higher });
  return [
    t(`pairs-${say}`, { sign }),
    of,
    ...(equal > 0 ? [t("pairs-equal", { count: equal })] : []),
    ...(already ? [t(lower > higher ? "pairs-already-lower" : "pairs-already-higher")] : []),
    counts,
  ];
}

/** A sign a row. */
export function pairsSheet({ signs }: BeforeAfterView): Sheet {
  return {
    caption: t("pairs-caption"),
    first: t("pairs-table-sign"),
    columns: [
      t("pairs-table-before"),
      t("pairs-table-after"),
      ...PAIRS_PARTS.map((part) => t(`pairs-table-${part}`)),
    ],
    rows: signs.map((pairs) => ({
      head: signLabel(pairs.sign),
      cells: [
        { text: String(pairs.before) },
        { text: String(pairs.after) },
        ...PAIRS_PARTS.map((part): Cell =>
          pairs.say === null
            ? { text: t("pairs-table-gap"), gap: true }
            : { text: String(pairs[part]) },
        ),
      ],
    })),
  };
}

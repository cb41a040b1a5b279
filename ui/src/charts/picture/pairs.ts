// The days before a marked date beside the days after: words and a bar of pairs for each sign.
import type { BeforeAfterView, SignBeforeAfter } from "../../backend";
import { t } from "../../words/words";
import { spread } from "../focus";
import { PAIRS_LOOKS, PAIRS_PARTS, pairsPlot, pairsTexts } from "../pairs";
import { block } from "./blocks";
import { INK } from "./ink";
import { blockSample, keyPart } from "./key";
import { stacked, WIDTH, type Part } from "./page";
import { moved } from "./svg";
import { leading, paragraph, SIZE, words } from "./type";

const BAR = { width: 560, height: 18 };
/** What a number under a bar needs. */
const NUMBER = 22;

/** A sign under another, and the key where there is a bar. */
export function pairsParts({ signs }: BeforeAfterView): Part[] {
  const all = stacked(signs.map(sign), 18);
  if (signs.every(({ say }) => say === null)) return [all];
  return [
    all,
    stacked(
      [
        paragraph(t("pairs-caption"), { width: WIDTH }, { fill: INK.muted }),
        keyPart(
          PAIRS_PARTS.map((part) => blockSample(PAIRS_LOOKS[part], t(`pairs-table-${part}`))),
        ),
      ],
      6,
    ),
  ];
}

function sign(pairs: SignBeforeAfter): Part {
  const [first = "", ...rest] = pairsTexts(pairs);
  const name = paragraph(first, { width: WIDTH }, { size: SIZE.text, weight: 600 });
  const about = paragraph(rest.join(" "), { width: WIDTH }, {});
  return stacked(pairs.say === null ? [name, about] : [name, about, bar(pairs)], 4);
}

/** The bar, and under each of its parts how many of 100 pairs it is. */
function bar(pairs: SignBeforeAfter): Part {
  const drawn = pairsPlot(pairs, BAR);
  const middles = spread(
    drawn.map(({ box }) => box.x + box.width / 2),
    NUMBER,
    BAR.width,
  );
  const numbers = drawn.map(({ part }, n) =>
    words(String(pairs[part]), middles[n] ?? 0, BAR.height + SIZE.small + 3, {
      fill: INK.muted,
      anchor: "middle",
    }),
  );
  return {
    // The edges of blocks lie half outside.
    svg: moved(1, 3, ...drawn.map(({ part, box }) => block(PAIRS_LOOKS[part], box)), ...numbers),
    height: 3 + BAR.height + leading(SIZE.small) + 3,
  };
}

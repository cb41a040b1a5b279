// The ways to a page of Ways, from anywhere.
import { desk, leave } from "../../desk.svelte";
import type { PageRef } from "./exercises";
import type { WaysPlace } from "./place";

/** To a page, once everything here is saved. */
export function openWay(page: PageRef): Promise<void> {
  return leave(() => {
    const from = FROM.find((known) => known === desk.page) ?? null;
    desk.dialog = null;
    Object.assign(desk.ways, { page, pane: "page", from, left: null });
    desk.ways.times += 1;
    desk.page = "ways";
  });
}

const FROM: readonly Exclude<WaysPlace["from"], null>[] = ["today", "notes"];

import type { Attachment } from "svelte/attachments";

/** Begins at the latest day where not all of them fit. */
export const atTheEnd: Attachment<HTMLElement> = (region) => {
  const rightToLeft = getComputedStyle(region).direction === "rtl";
  region.scrollLeft = (rightToLeft ? -1 : 1) * region.scrollWidth;
};

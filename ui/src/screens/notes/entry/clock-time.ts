// A time of day as people type it.

/** Minutes after midnight for "20:15", "20.15", "2015", "8", "8 pm" or "8:15 p.m."; null when it is no time. */
export function minuteIn(typed: string): number | null {
  const found = /^\s*(\d{1,2})(?:\s*[:.h]?\s*(\d{2}))?\s*(?:([ap])\.?m\.?)?\s*$/i.exec(typed);
  if (!found) return null;
  const [, hours = "", minutes = "0", half] = found;
  let hour = Number(hours);
  if (half) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half.toLowerCase() === "p" ? 12 : 0);
  }
  const minute = Number(minutes);
  return hour < 24 && minute < 60 ? hour * 60 + minute : null;
}

// Numbers as people read them.

function said(digits: number): (value: number) => string {
  const format = new Intl.NumberFormat("en-GB", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return (value) => format.format(value);
}

/** "1.4" */
export const tenth = said(1);

/** "0.08" */
export const hundredth = said(2);

const KB = 1000;
const MB = 1000 * KB;

/** "640 kB", "1.3 MB" */
export function fileSize(bytes: number): string {
  return bytes < MB ? `${Math.ceil(bytes / KB)} kB` : `${tenth(bytes / MB)} MB`;
}

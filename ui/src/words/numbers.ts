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

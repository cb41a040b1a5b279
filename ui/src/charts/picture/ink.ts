// The colours of a saved picture: always the light ones, on white. A test holds them to
// styles/tokens.css, and shows that nothing rests on them alone.

export const INK = {
  paper: "#ffffff",
  text: "#2a2521",
  muted: "#5f574d",
  primary: "#1e5f5c",
  primarySoft: "#dcebe8",
  accent: "#9a4b2b",
  border: "#857a6b",
  line: "#dfd7ca",
  sunken: "#f1ece3",
} as const;

/** A day's box from level 0 to 4, and the digit on it. */
export const LEVEL_INK = [
  { box: "#f3ecde", digit: "#2a2521" },
  { box: "#a6d2db", digit: "#2a2521" },
  { box: "#60a8b6", digit: "#2a2521" },
  { box: "#26798c", digit: "#ffffff" },
  { box: "#084a5d", digit: "#ffffff" },
] as const;

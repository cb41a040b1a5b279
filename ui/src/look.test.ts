import { expect, it, vi } from "vitest";

import type { Look } from "./backend";
import { applyLook } from "./look";

const plain: Look = {
  theme: "light",
  systemDark: false,
  systemContrast: false,
  textPercent: 100,
  highContrast: false,
  weekStarts: "locale",
  startsOn: "monday",
  hours: "locale",
  twelveHours: false,
};
const worn = (look: Partial<Look> = {}) => {
  applyLook({ ...plain, ...look });
  return document.documentElement.dataset.contrast;
};

it("gives more contrast where the person, the desktop or the engine asks for it", () => {
  expect(worn()).toBe("normal");
  expect(worn({ highContrast: true })).toBe("high");
  expect(worn({ systemContrast: true })).toBe("high");
  vi.stubGlobal("matchMedia", (query: string) => ({ matches: query.includes("contrast: more") }));
  expect(worn()).toBe("high");
  vi.unstubAllGlobals();
});

// Runs before each test file.
import { cleanup, configure } from "@testing-library/svelte";
import { afterEach, beforeEach, vi } from "vitest";

import { startClock, stopClock } from "./clock";
import { removeStandIns, resetApp } from "./fresh";
import "./once";

removeStandIns();

// A page that draws itself part by part may take a while on a busy machine.
configure({ asyncUtilTimeout: 20_000 });

beforeEach(() => startClock());

afterEach(async () => {
  cleanup();
  stopClock();
  vi.restoreAllMocks();
  await resetApp();
});

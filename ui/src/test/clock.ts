// The tests' clock. It stands still while there is anything to do and then jumps to the next timer,
// so a pause of 400 ms costs nothing, and a busy machine cannot make it too short.
import { vi } from "vitest";

/** Starts the clock. Use `vi.advanceTimersByTimeAsync` to let time pass in a test. */
export function startClock(): void {
  vi.useFakeTimers({
    toFake: [
      "setTimeout",
      "clearTimeout",
      "setInterval",
      "clearInterval",
      "requestAnimationFrame",
      "cancelAnimationFrame",
      "performance",
    ],
  });
  vi.setTimerTickMode("nextTimerAsync");
}

/** Stops the clock; timers that are still pending never fire. */
export function stopClock(): void {
  vi.useRealTimers();
}

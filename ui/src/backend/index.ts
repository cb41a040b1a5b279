import type { Backend } from "./backend";
import { desktop } from "./desktop";

export * from "./backend";

/** The real desktop inside the program; its twin in a browser and in tests. */
export let backend: Backend = desktop;

/** Puts the twin in the desktop's place. */
export function useBackend(twin: Backend): void {
  backend = twin;
}

/** Whether the page runs inside the program. */
export function isDesktop(): boolean {
  return "__TAURI_INTERNALS__" in window;
}

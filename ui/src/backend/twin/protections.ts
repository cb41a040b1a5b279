// What protects on which system, as the program says it (src-tauri/src/protect/said.rs).
import type { ProtectionsView } from "../backend";

const LINUX: ProtectionsView["rows"] = [
  { what: "owners-files", kept: "yes" },
  { what: "on-the-disk", kept: "yes" },
  { what: "offline", kept: "yes" },
  { what: "memory", kept: "partly" },
  { what: "no-dump", kept: "yes" },
  { what: "loaders", kept: "partly" },
  { what: "screenshots", kept: "no" },
  { what: "sleep", kept: "yes" },
  { what: "screen-lock", kept: "yes" },
  { what: "quiet-lock", kept: "partly" },
  { what: "recent-files", kept: "partly" },
  { what: "spelling", kept: "yes" },
  { what: "print", kept: "yes" },
];

/** Elsewhere the twin keeps nothing: only the words differ there. */
export function protectionsOn(system: ProtectionsView["system"]): ProtectionsView {
  const rows =
    system === "linux" ? LINUX : LINUX.map(({ what }) => ({ what, kept: "no" as const }));
  return { system, rows };
}

import { availableParallelism } from "node:os";
import { resolve } from "node:path";

import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

import { supportData } from "./scripts/verified-only.mjs";

/** Where to write the tests' results as JSON as well, for `cargo xtask test`. */
const report = process.env.EVENKEEL_REPORT;

// The program's content policy allows no inline script or style and no data: addresses, so
// nothing is inlined: fonts and icons stay files.
export default defineConfig({
  plugins: [supportData(), svelte()],
  build: {
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    target: "safari16",
  },
  server: { fs: { allow: [".."] } },
  resolve: process.env.VITEST ? { conditions: ["browser"] } : {},
  test: {
    environment: "./src/test/environment.ts",
    setupFiles: ["src/test/setup.ts"],
    css: false,
    testTimeout: 30_000,
    // The files of a worker share one page and one copy of the modules; src/test/fresh.ts cleans up
    // between them. One worker per core: the main process only transforms, and soon has nothing to do.
    isolate: false,
    maxWorkers: availableParallelism(),
    reporters: report
      ? ["default", ["json", { outputFile: resolve(process.cwd(), report) }]]
      : ["default"],
  },
});

import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

import { supportData } from "./scripts/verified-only.mjs";

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
    environment: "jsdom",
    setupFiles: ["src/test/setup.ts"],
    css: false,
    testTimeout: 30_000,
  },
});

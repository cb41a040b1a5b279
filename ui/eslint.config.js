import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";

import svelteConfig from "./svelte.config.js";

export default ts.config(
  { ignores: ["dist", "node_modules", "src/backend/bindings.ts", "src/words/keys.ts"] },
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser } } },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
  },
  {
    rules: {
      "no-console": "error",
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              group: ["@tauri-apps/*", "**/bindings"],
              message: "Only src/backend/desktop.ts knows the desktop.",
            },
          ],
        },
      ],
    },
  },
  {
    files: ["src/backend/desktop.ts", "src/backend/backend.ts"],
    rules: { "no-restricted-imports": "off" },
  },
);

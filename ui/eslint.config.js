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
  {
    // A test that sleeps is slow, and on a busy machine it fails for no reason.
    files: ["**/*.test.ts", "src/test/**"],
    rules: {
      "no-restricted-syntax": [
        "error",
        ...[
          ":matches(Identifier[name=/^set(Timeout|Interval)$/], MemberExpression[property.name=/^set(Timeout|Interval)$/]).callee",
          "ImportDeclaration[source.value=/^(node:)?timers/]",
        ].map((selector) => ({
          selector,
          message: "Tests don't sleep: wait for the result, or vi.advanceTimersByTimeAsync().",
        })),
      ],
    },
  },
);

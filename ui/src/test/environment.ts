// The page tests run on: jsdom, with one slow spot fixed before it is loaded.
//
// To find out the direction of a <bdi>, jsdom's selector engine rebuilds the tables of bidi-js, which
// takes about five milliseconds, three times for each computed style. The tables never change, so
// they are built once. (jsdom 31 does without bidi-js, but it needs a newer Node than we require.)
import { createRequire } from "node:module";
import { builtinEnvironments, type Environment } from "vitest/runtime";

function buildBidiTablesOnce(): void {
  const ours = createRequire(import.meta.url);
  const jsdoms = createRequire(ours.resolve("jsdom"));
  const engines = createRequire(jsdoms.resolve("@asamuzakjp/dom-selector"));
  const build = engines("bidi-js") as () => unknown;
  const loaded = engines.cache[engines.resolve("bidi-js")];
  let built: unknown;
  if (loaded) loaded.exports = () => (built ??= build());
}

export default {
  name: "jsdom",
  viteEnvironment: "client",
  setup(global, options) {
    buildBidiTablesOnce();
    return builtinEnvironments.jsdom.setup(global, options);
  },
} satisfies Environment;

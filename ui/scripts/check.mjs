// `npm run check`: words, types, lints, format and the workflows, run side by side. Each prints its output in one piece
// when it is done.
import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ui = join(dirname(fileURLToPath(import.meta.url)), "..");
const installed = (path) => join(ui, "node_modules", path);
// The slowest starts first.
const CHECKS = {
  "svelte-check": [
    installed("svelte-check/bin/svelte-check"),
    "--tsconfig=./tsconfig.json",
    "--fail-on-warnings",
  ],
  eslint: [installed("eslint/bin/eslint.js"), ".", "--max-warnings=0"],
  prettier: [installed("prettier/bin/prettier.cjs"), "--check", "."],
  workflows: [join(ui, "scripts/workflows.mjs")],
  words: [join(ui, "scripts/words.mjs"), "--check"],
};

/** Runs one check; resolves to whether it passed. */
function run([name, args]) {
  const begun = performance.now();
  return new Promise((done) => {
    const child = spawn(process.execPath, args, { cwd: ui, stdio: ["ignore", "pipe", "pipe"] });
    const said = [];
    child.stdout.on("data", (chunk) => said.push(chunk));
    child.stderr.on("data", (chunk) => said.push(chunk));
    child.on("error", (error) => said.push(Buffer.from(`${error.message}\n`)));
    child.on("close", (code) => {
      const seconds = ((performance.now() - begun) / 1000).toFixed(1);
      const passed = code === 0;
      process.stdout.write(`\n${name}: ${passed ? "passed" : "FAILED"} in ${seconds} s\n`);
      process.stdout.write(Buffer.concat(said));
      done(passed);
    });
  });
}

const passed = await Promise.all(Object.entries(CHECKS).map(run));
process.exitCode = passed.every(Boolean) ? 0 : 1;

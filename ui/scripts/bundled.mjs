// Which npm packages end up in the app, as vite itself tells: those of which code or fonts are in
// its build. Prints a JSON array of { name, version, identifier, text }.
import { build } from "vite";

const FILE = "licences.json";

const built = await build({
  logLevel: "error",
  build: { write: false, license: { fileName: FILE } },
});
const { output } = Array.isArray(built) ? built[0] : built;
process.stdout.write(output.find((asset) => asset.fileName === FILE).source);

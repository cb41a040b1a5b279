// All test files of a worker share one page and one copy of every module, because making both for
// each file took a quarter of the time. So that tests cannot affect one another, whatever one
// leaves behind is removed here.
import { useBackend } from "../backend";
import { desktop } from "../backend/desktop";
import { desk } from "../desk.svelte";
import { keepSigns } from "../signs.svelte";
import { forgetUnsaved } from "../unsaved";

const startingDesk = JSON.stringify(desk);

/** Objects tests put stand-ins on, and their properties before any test. */
const shared = [document, navigator, URL].map((object: object) => ({
  object,
  before: new Map(Object.entries(Object.getOwnPropertyDescriptors(object))),
}));

/** After each test: empties the page and puts the app back to how it starts. */
export async function resetApp(): Promise<void> {
  // Lets whatever was under way finish first.
  await new Promise((next) => setImmediate(next));
  for (const element of [document.documentElement, document.body]) {
    for (const { name } of [...element.attributes]) element.removeAttribute(name);
  }
  document.head.replaceChildren();
  document.body.replaceChildren();
  document.getSelection()?.removeAllRanges();
  localStorage.clear();
  sessionStorage.clear();
  Object.assign(desk, JSON.parse(startingDesk));
  keepSigns(null);
  forgetUnsaved();
  useBackend(desktop);
}

/** Before each file: removes the stand-ins of the files before it. */
export function removeStandIns(): void {
  for (const { object, before } of shared) {
    for (const [name, now] of Object.entries(Object.getOwnPropertyDescriptors(object))) {
      // Svelte keeps its own state under names like these.
      if (name.startsWith("__") || !now.configurable) continue;
      const was = before.get(name);
      if (was) Object.defineProperty(object, name, was);
      else Reflect.deleteProperty(object, name);
    }
  }
}

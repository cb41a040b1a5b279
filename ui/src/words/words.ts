// The one way to a sentence: the catalogue in assets/locales, by id.
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";

import type { Key } from "./keys";

export type { Key };

const catalogue: Record<string, string> = import.meta.glob(
  [
    "../../../assets/locales/en/*.ftl",
    "!../../../assets/locales/en/desktop.ftl",
    "!../../../assets/locales/en/installer.ftl",
    "!../../../assets/locales/en/report.ftl",
  ],
  { query: "?raw", import: "default", eager: true },
);

const bundle = new FluentBundle("en", { useIsolating: false });
for (const text of Object.values(catalogue)) {
  bundle.addResource(new FluentResource(text));
}

/** The message `key`, with its arguments filled in. */
export function t(key: Key, args: Record<string, FluentVariable> = {}): string {
  const message = bundle.getMessage(key);
  // Without this list a missing argument throws, as tests want; a person gets the rest of it.
  const forgiven = import.meta.env.DEV ? undefined : [];
  return message?.value ? bundle.formatPattern(message.value, args, forgiven) : key;
}

/** Whether the catalogue has `key`; only tests need to ask. */
export function isSaid(key: string): boolean {
  return bundle.hasMessage(key);
}

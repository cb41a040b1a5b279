import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { createRawSnippet } from "svelte";
import { expect, it } from "vitest";

import More from "./More.svelte";

/** Every component, by its path. */
const components = readdirSync(join(process.cwd(), "src"), { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".svelte"))
  .map((path) => [path, readFileSync(join(process.cwd(), "src", path), "utf8")] as const);

it("tells what folds as a button that is expanded or not, and what it unfolds", async () => {
  const children = createRawSnippet(() => ({ render: () => "<p>inside</p>" }));
  render(More, { label: "More of it", children });
  const fold = screen.getByRole("button", { name: "More of it" });
  expect(fold.getAttribute("aria-expanded")).toBe("false");
  await userEvent.click(fold);
  await expect.poll(() => fold.getAttribute("aria-expanded")).toBe("true");
  const inside = document.getElementById(fold.getAttribute("aria-controls") ?? "");
  expect(inside?.textContent).toContain("inside");
  await userEvent.click(fold);
  await expect.poll(() => fold.getAttribute("aria-expanded")).toBe("false");
  expect(screen.queryByText("inside")).toBeNull();
});

it("folds nothing by <summary>, to which WebKitGTK gives no role", () => {
  const summaries = components.filter(([, source]) => source.includes("<summary"));
  expect(summaries.map(([path]) => path)).toEqual([]);
});

it("keeps the role of each list that shows no marks, which WebKit drops", () => {
  const without = components.flatMap(([path, source]) => {
    const [markup = "", style = ""] = source.split("<style>");
    if (!/list-style(-type)?: none/.test(style)) return [];
    return [...markup.matchAll(/<(?:ul|ol)\b[^>]*/g)]
      .filter(([tag]) => !/\brole=/.test(tag))
      .map(([tag]) => `${path}: ${tag}`);
  });
  expect(without).toEqual([]);
});

import { render } from "@testing-library/svelte";
import axe from "axe-core";
import { describe, expect, it } from "vitest";

import Markdown from "./Markdown.svelte";
import { blocksOfLines, read } from "./read";

const shown = (text: string) => render(Markdown, { text }).container;

describe("a text read as Markdown", () => {
  it("shows headings from the third level on, lists, quotes, emphasis, code and rules", async () => {
    const page = shown(
      "# One\n\n###### Six\n\n- a\n  1. b\n\n> quoted\n\n**bold** *slanted* ~~gone~~ `code`\n\n---\n\n```\nkept  as it is\n```\n\n- [x] done\n- [ ] open\n\n| a | b |\n|---|---|\n| 1 | 2 |",
    );
    expect(page.querySelector("h3")?.textContent).toBe("One");
    expect(page.querySelector("h4")?.textContent).toBe("Six");
    expect(page.querySelectorAll("h1, h2")).toHaveLength(0);
    expect(page.querySelector("ul ol li")?.textContent).toBe(" b");
    for (const name of ["blockquote p", "strong", "em", "del", "code", "hr", "pre", "table td"]) {
      expect(page.querySelector(name), name).not.toBeNull();
    }
    const tasks = page.querySelectorAll("li.task");
    expect(tasks[0]?.textContent).toMatch(/^\s*Done:\s*done$/);
    expect(tasks[1]?.textContent).toMatch(/^\s*To do:\s*open$/);
    page.prepend(Object.assign(document.createElement("h2"), { textContent: "An entry" }));
    const found = await axe.run(page, { rules: { region: { enabled: false } } });
    expect(found.violations).toEqual([]);
  });

  it("keeps single line ends as they were typed", () => {
    expect(shown("one\ntwo").querySelectorAll("br")).toHaveLength(1);
  });

  it.each([
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "before <b onclick=alert(1)>x</b> after",
    "<style>*{display:none}</style>",
    "<!-- hidden -->",
    '<a href="javascript:alert(1)">x</a>',
  ])("shows HTML as it was typed: %s", (html) => {
    const page = shown(html);
    expect(page.textContent?.trim()).toBe(html);
    expect(page.querySelector("script, img, b, style, a, [onclick]")).toBeNull();
  });

  it.each([
    ["[press](javascript:alert(1))", "press (javascript:alert(1))"],
    ["[home](https://example.org/a)", "home (https://example.org/a)"],
    ["https://example.org", "https://example.org"],
    ["<https://example.org>", "https://example.org"],
    ["![a picture](data:image/png;base64,AAAA)", "a picture (data:image/png;base64,AAAA)"],
  ])("shows a link as text with its address: %s", (text, said) => {
    const page = shown(text);
    expect(page.textContent?.trim()).toBe(said);
    expect(page.querySelector("a, img")).toBeNull();
  });

  it("loses nothing of a definition of a link", () => {
    expect(shown("[x]: https://example.org").textContent).toContain("https://example.org");
  });

  it("shows a very long text as it was typed", () => {
    expect(read("word ".repeat(30_000))).toBeNull();
    expect(read("a_".repeat(8_000))).toBeNull();
    expect(read(">".repeat(9_000))).toBeNull();
    const lines = Array.from({ length: 100_000 }, (_, n) => `line ${n}`).join("\n");
    const blocks = blocksOfLines(lines);
    expect(blocks).toHaveLength(500);
    expect(blocks.join("\n")).toBe(lines);
  });

  it("does not sink into quotes within quotes", () => {
    const page = shown(`${"> ".repeat(60)}deep`);
    expect(page.textContent).toContain("deep");
  });
});

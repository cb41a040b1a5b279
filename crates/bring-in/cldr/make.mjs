// Makes names.tsv: how months, weekdays and parts of the day are called, in every language that CLDR
// covers at its levels "modern" and "moderate". All languages Daylio ships are among them.
//
//   npm pack cldr-core@48.2.0 cldr-dates-full@48.2.0
//   mkdir core dates && tar xzf cldr-core-*.tgz -C core && tar xzf cldr-dates-full-*.tgz -C dates
//   node make.mjs core/package dates/package
//
// Source: Unicode CLDR 48.2, npm packages cldr-core and cldr-dates-full, licence Unicode-3.0 (LICENSE).
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [core, dates] = process.argv.slice(2);
const json = (...path) => JSON.parse(readFileSync(join(...path), "utf8"));
const coverage = json(core, "coverageLevels.json").effectiveCoverageLevels;
const version = json(core, "package.json").version;
const rules = json(core, "supplemental", "dayPeriods.json").supplemental.dayPeriodRuleSet;

// As `names::folded` does in Rust: what is written with or without points, spaces and marks is alike.
const folded = (name) =>
  name.toLowerCase().replace(/[\s.'’ʼ״׳"\u0307\u200b-\u200f\u202a-\u202e\u2066-\u2069\u061c]/gu, "");

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const found = new Map(); // "M\t3\tmärz" -> languages
const connectors = new Set();
const languages = new Set();

function add(kind, value, name, language) {
  const key = folded(name ?? "");
  // A number is read as a number, and a single Latin letter names nothing.
  if (key === "" || /^\d+$/.test(key)) return;
  const row = `${kind}\t${value}\t${key}`;
  if (!found.has(row)) found.set(row, new Set());
  found.get(row).add(language);
}

const hour = (text) => Number(text.split(":")[0]);

/** The hours of a part of the day: from the first to before the second. */
function hours(period, locale, language) {
  if (period === "am") return "0-12";
  if (period === "pm") return "12-24";
  const rule = (rules[locale] ?? rules[language] ?? {})[period];
  if (!rule) return { midnight: "0-1", noon: "12-13" }[period];
  if (rule._at) return `${hour(rule._at) % 24}-${(hour(rule._at) % 24) + 1}`;
  return `${hour(rule._from)}-${hour(rule._before)}`;
}

function words(pattern) {
  if (typeof pattern !== "string") return;
  const quoted = [...pattern.matchAll(/'([^']*)'/g)].map(([, text]) => text).join(" ");
  const bare = pattern.replace(/'[^']*'/g, " ").replace(/[a-zA-Z{}\d]/g, " ");
  for (const word of `${quoted} ${bare}`.split(/[\s,،、;:/()（）\-–—]+/u)) {
    const key = folded(word);
    if (/^\p{L}[\p{L}\p{M}]*$/u.test(key)) connectors.add(key);
  }
}

for (const locale of readdirSync(join(dates, "main"))) {
  if (!["modern", "moderate"].includes(coverage[locale])) continue;
  const language = locale.split("-")[0];
  const all = json(dates, "main", locale, "ca-gregorian.json").main[locale].dates.calendars.gregorian;
  languages.add(language);
  for (const form of ["format", "stand-alone"]) {
    for (const width of ["wide", "abbreviated"]) {
      for (const [n, name] of Object.entries(all.months[form][width])) add("M", n, name, language);
      for (const [id, name] of Object.entries(all.days[form][width])) {
        add("W", DAYS.indexOf(id) + 1, name, language);
      }
      for (const [id, name] of Object.entries(all.dayPeriods[form][width])) {
        const range = hours(id.replace(/-alt-.*/, ""), locale, language);
        if (range) add("P", range, name, language);
      }
    }
    for (const id of ["am", "pm"]) {
      // One letter is before noon in one language and after it in the next; it is read in English alone.
      if (folded(all.dayPeriods[form].narrow[id] ?? "").length < 2 && language !== "en") continue;
      add("P", hours(id, locale, language), all.dayPeriods[form].narrow[id], language);
    }
  }
  for (const set of ["dateFormats", "timeFormats"]) Object.values(all[set]).forEach(words);
  Object.values(all["dateTimeFormats-atTime"]?.standard ?? {}).forEach(words);
  Object.values(all.dateTimeFormats.availableFormats).forEach(words);
  ["full", "long"].forEach((width) => words(all.dateTimeFormats[width]));
}

// What Windows, Excel and older phones write where CLDR has another name today.
for (const [kind, value, name, language] of [
  ["M", 3, "Mrz", "de"],
  ["M", 9, "sept", "en"],
  ["P", "0-12", "vorm.", "de"],
  ["P", "12-24", "nachm.", "de"],
  ["P", "0-12", "fm", "sv"],
  ["P", "12-24", "em", "sv"],
]) {
  add(kind, value, name, language);
}

const list = [...languages].sort();
const index = new Map(list.map((language, n) => [language, n]));
const rows = [...found]
  .map(([row, of]) => `${row}\t${[...of].map((one) => index.get(one)).sort((a, b) => a - b).join(",")}`)
  .sort();
const head = `# Unicode CLDR ${version} (npm: cldr-core, cldr-dates-full), licence Unicode-3.0; made by make.mjs\n`;
const text = `${head}L\t${list.join(",")}\n${rows.join("\n")}\nC\t${[...connectors].sort().join(",")}\n`;
writeFileSync(join(import.meta.dirname, "names.tsv"), text);
console.log(`${list.length} languages, ${rows.length} names, ${connectors.size} words`);

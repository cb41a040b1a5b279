//! Everything the page may ask is asked while the journal is locked. What reads or changes a journal is refused; the
//! rest is a list, each with its reason. What the page has no business with is refused at any time.

use journeys::desk::Desk;
use serde_json::{Value, json};

const PASSPHRASE: &str = "a lantern left at the ferry";
const BINDINGS: &str = include_str!("../../ui/src/backend/bindings.ts");

/// What may be asked of a locked journal. None of it gives anything written, nor a day.
const OPEN: [(&str, &str); 21] = [
    ("start", "what the first screen shows"),
    ("weigh_passphrase", "knows no journal"),
    ("draw_passphrase", "knows no journal"),
    ("new_id", "knows no journal"),
    ("talk_hints", "looks at the text it is given"),
    ("read_boundary", "looks at the text it is given"),
    ("set_look", "how it looks is no secret"),
    ("support", "help waits for no passphrase"),
    ("activity", "the person is here"),
    ("hold_unsaved", "the page says what it holds"),
    ("cancel_share", "calls off what is not under way"),
    ("abandon_setup", "forgets a journal that was never made"),
    ("make_journal", "answers that there is one"),
    ("unlock", "asks for the passphrase"),
    ("unlock_with_recovery_key", "asks for the recovery key"),
    ("kept_copies", "numbers and sizes"),
    ("test_copy", "asks for a secret"),
    ("restore_copy", "asks for a secret"),
    ("restore_rows", "asks for a secret"),
    ("salvage", "asks for a secret"),
    ("lock", "asked last: the page ends with it"),
];

/// Opens the system's own dialog, which nothing here answers.
const ASKS_THE_SYSTEM: &str = "pick_copy";

/// Makes a sample of each argument from the generated types and asks. Answers with
/// `[name, whether it was refused, the refusal's kind]`.
const ASK: &str = r#"
const [bindings, skipped, done] = arguments;
const source = bindings.replace(/\/\*[\s\S]*?\*\//g, "");
const parts = (text, at) => {
  const found = [""];
  let depth = 0;
  for (const c of text) {
    if ("{[(<".includes(c)) depth += 1;
    if ("}])>".includes(c)) depth -= 1;
    if (c === at && depth === 0) found.push(""); else found[found.length - 1] += c;
  }
  return found.map((part) => part.trim()).filter((part) => part !== "");
};
const sample = (text) => {
  const type = text.trim();
  const union = parts(type, "|");
  if (union.includes("null")) return null;
  if (union.length > 1) return sample(union[0]);
  const both = parts(type, "&");
  if (both.length > 1) return Object.assign({}, ...both.map(sample));
  if (type.startsWith("(")) return sample(type.slice(1, -1));
  if (type.endsWith("[]")) return [];
  if (type.startsWith('"')) return JSON.parse(type);
  if (type === "string") return "2026-01-01";
  if (type === "number") return 1;
  if (type === "boolean") return true;
  if (type.startsWith("{")) {
    const inside = type.slice(1, -1).replaceAll(";", ",");
    const fields = parts(inside, ",").map((field) => {
      const colon = field.indexOf(":");
      return [field.slice(0, colon).replace("?", "").trim(), sample(field.slice(colon + 1))];
    });
    return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
  }
  if (type === "never") return undefined;
  const named = source.match(new RegExp(`export type ${type} = ([\\s\\S]*?);\\n(?=\\n|export)`));
  if (named === null) throw new Error(`no type ${type}`);
  return sample(named[1]);
};
const calls = [...source.matchAll(/\w+: \((.*)\) => .*__TAURI_INVOKE(?:<.*>)?\("(\w+)"/g)];
(async () => {
  const answers = [];
  for (const [, parameters, name] of calls) {
    if (skipped.includes(name)) continue;
    const given = parts(parameters, ",").map((parameter) => {
      const colon = parameter.indexOf(":");
      return [parameter.slice(0, colon).trim(), sample(parameter.slice(colon + 1))];
    });
    try {
      await window.__TAURI_INTERNALS__.invoke(name, Object.fromEntries(given));
      answers.push([name, false, null]);
    } catch (refusal) {
      answers.push([name, true, refusal?.kind ?? String(refusal)]);
    }
  }
  done(answers);
})().catch((error) => done([[String(error), false, null]]));
"#;

/// How Tauri refuses what no capability grants.
const NOT_GRANTED: &str = "not allowed";

/// What the program's own parts could do for a page, and what nobody could.
const NOT_FOR_THE_PAGE: [&str; 14] = [
    "paint_the_town",
    "plugin:event|emit",
    "plugin:event|emit_to",
    "plugin:dialog|open",
    "plugin:dialog|save",
    "plugin:window-state|save_window_state",
    "plugin:window|close",
    "plugin:window|set_content_protected",
    "plugin:webview|create_webview_window",
    "plugin:webview|internal_toggle_devtools",
    "plugin:path|resolve_directory",
    "plugin:image|from_path",
    "plugin:menu|new",
    "plugin:app|version",
];

/// Asks by name alone. Answers with `[name, what came]`.
const ASK_BY_NAME: &str = r#"
const [names, done] = arguments;
const ask = (name) => window.__TAURI_INTERNALS__.invoke(name, {}).then(
  (answer) => [name, `answered: ${JSON.stringify(answer)}`],
  (refusal) => [name, refusal?.kind ?? String(refusal)],
);
Promise.all(names.map(ask)).then(done);
"#;

#[test]
fn what_is_not_on_the_list_is_refused_before_it_is_looked_for() {
    let desk = Desk::new();
    let app = desk.start();
    let asked = |names: &[&str]| {
        let answers = app.page().script_later(ASK_BY_NAME, json!([names]));
        serde_json::from_value::<Vec<(String, String)>>(answers).expect("a list of answers")
    };
    let control = asked(&["start"]);
    assert!(control[0].1.starts_with("answered: "), "{control:?}");
    let refused = asked(&NOT_FOR_THE_PAGE);
    assert_eq!(refused.len(), NOT_FOR_THE_PAGE.len());
    for (name, said) in refused {
        assert!(said.contains(NOT_GRANTED), "{name}: {said}");
    }
}

#[test]
fn a_locked_journal_answers_nothing_but_what_is_listed() {
    let desk = Desk::new();
    let mut app = desk.start_open(PASSPHRASE);
    app.write_note("Nothing of this is told");
    app.lock();
    let answers = app
        .page()
        .script_later(ASK, json!([BINDINGS, ["lock", ASKS_THE_SYSTEM]]));
    let answers = answers.as_array().cloned().unwrap_or_default();
    assert!(answers.len() > 90, "{answers:?}");
    let mut wrong = Vec::new();
    for answer in &answers {
        let name = answer[0].as_str().unwrap_or_default();
        let is_open = OPEN.iter().any(|(open, _)| *open == name);
        let is_refused = answer[1] == Value::Bool(true);
        let is_locked = answer[2] == json!("locked");
        if !(is_open || is_refused && is_locked) {
            wrong.push(answer.clone());
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    println!("{} commands asked while locked", answers.len());
    let told = Value::from(answers).to_string();
    assert!(!told.contains("Nothing of this"));
    assert!(!told.contains(NOT_GRANTED), "the page may ask each: {told}");
    // Nothing of it changed the journal.
    app.unlock(PASSPHRASE);
    assert_eq!(app.note(), "Nothing of this is told");
}

//! Texts that would act if any of them were taken for more than text, put into every field that a page has, and
//! the proof that none of them did.

mod corpus;

pub use corpus::{CORPUS, IN_MARKDOWN, KEPT, is_no_markdown};

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::app::App;

/// A field for text, as a page has it: all of them, also those that are folded away.
const FIELDS: &str = "textarea, [contenteditable]:not([contenteditable=false]), \
    input:not([type=radio], [type=checkbox], [type=range], [type=button], [type=submit], [type=hidden])";

/// What every script here knows: a field's own name, and what of the corpus fits into it.
const KNOWN: &str = r"
const plain = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
// Ids that are drawn begin with a letter and a number.
const own = (id) => id.replace(/^[a-z]?\d+(-|$)/, '').replace(/\d+/g, 'N');
const nameOf = (field) => field.dataset.field ?? (own(field.id)
  || plain(field.getAttribute('aria-label') ?? field.labels?.[0]?.textContent).replace(/\d+/g, 'N'));
const rooms = { tags: 64, label: 60, line: 160, title: 300 };
const roomIn = (field) => field.maxLength > 0 ? field.maxLength
  : field.matches('textarea') ? Infinity : rooms[field.dataset.field] ?? 80;
const put = (field, text) => {
  if ('value' in field) field.value = text; else field.textContent = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
};
const isSearch = (field) => field.matches('[inputmode], [data-field=occurredMinute]') || nameOf(field).includes('search');
const held = (field) => field.value ?? field.textContent;
const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
";

/// What was put where.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Put {
    /// The field, by its own name.
    pub field: String,
    /// What stood in it then.
    pub text: String,
}

impl App {
    /// Begins to watch the page for what should not happen. A lock ends it with the page.
    pub fn watch_for_hits(&self) {
        self.page().script(
            "if (window.__refused) return;
             window.__refused = [];
             window.__pages = [];
             document.addEventListener('securitypolicyviolation', (event) =>
               window.__refused.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
             const make = URL.createObjectURL.bind(URL);
             URL.createObjectURL = (blob) => { window.__pages.push(blob); return make(blob); };",
            json!([]),
        );
    }

    /// Puts hostile texts into every field for words inside `scope`, a CSS selector: all that fit into a box, one after the
    /// other in turn, counted by `turn`, into a line. They stay.
    ///
    /// # Panics
    /// When a field does not hold what was put into it.
    pub fn put_everywhere(&self, scope: &str, turn: &mut usize) -> Vec<Put> {
        self.enter(scope, turn, false)
    }

    /// The same, in numbers and searches as well, and what stood there before is put back.
    ///
    /// # Panics
    /// When a field does not hold what was put into it, or something came of it.
    pub fn try_everywhere(&self, scope: &str, turn: &mut usize) -> BTreeSet<String> {
        let put = self.enter(scope, turn, true);
        put.into_iter().map(|put| put.field).collect()
    }

    fn enter(&self, scope: &str, turn: &mut usize, back: bool) -> Vec<Put> {
        let body = format!(
            "{KNOWN}
            const [selector, scope, lines, boxed, from, back, done] = arguments;
            const fields = () => [...document.querySelectorAll(scope)]
              .flatMap((place) => [...place.querySelectorAll(selector)])
              .filter((field) => !field.readOnly && !field.disabled)
              .filter((field) => back || !isSearch(field));
            let turn = from;
            const next = (field) => {{
              const room = roomIn(field);
              if (field.matches('textarea')) {{
                let text = '';
                for (const one of boxed) if (text.length + one.length + 2 <= room) text += one + '\\n\\n';
                return text;
              }}
              const fitting = lines.filter((line) => line.length <= room);
              return fitting.length > 0 ? fitting[turn++ % fitting.length] : lines[0].slice(0, room);
            }};
            (async () => {{
              const entered = [];
              // What is put into one may show or hide others.
              for (let at = 0; at < fields().length; at += 1) {{
                const field = fields()[at];
                const [before, text] = [held(field), next(field)];
                put(field, text);
                await drawn();
                const made = document.querySelectorAll('[data-hit]').length;
                entered.push([nameOf(field), text, held(field), made]);
                if (!back) continue;
                // Nothing is judged before the next is drawn: the page only has to have heard.
                put(field, before);
                await new Promise((done) => setTimeout(done));
              }}
              done([turn, entered]);
            }})().catch((error) => done([0, [[String(error), '', '', 1]]]));"
        );
        let boxed = [IN_MARKDOWN, CORPUS].concat();
        let answer = self
            .page()
            .script_later(&body, json!([FIELDS, scope, CORPUS, boxed, *turn, back]));
        let (next, entered): (usize, Vec<(String, String, String, usize)>) =
            serde_json::from_value(answer).expect("what was put where");
        *turn = next;
        for (field, put, held, made) in &entered {
            assert_eq!(*made, 0, "elements came of {put:?} in {field}");
            assert!(
                held == put || *held == as_kept(put),
                "{field} holds {held:?} and not {put:?}"
            );
        }
        let entered = entered.into_iter();
        entered
            .map(|(field, text, ..)| Put { field, text })
            .collect()
    }

    /// Nothing ran, no element came of a text, nothing was fetched, and the policy had nothing to refuse.
    ///
    /// # Panics
    /// When something did.
    pub fn nothing_acted(&self, when: &str) {
        let nothing = json!({
            "hit": null,
            "refused": [],
            "elements": [],
            "fetched": [],
            "title": "Evenkeel",
            "place": "tauri://localhost",
        });
        assert_eq!(self.what_acted(), nothing, "{when}");
    }

    /// What ran, what was refused, which elements came of a text, what was fetched, and where the page is.
    pub fn what_acted(&self) -> Value {
        self.page().script(
            r"
            const made = (el) => [...el.attributes].some(({ name }) => name === 'data-hit' || name.startsWith('on'))
              || el.matches('a[href], iframe, object, embed, base, template, noscript, meta[http-equiv=refresh]')
              || el.matches('script:not([src]), img:not([src^=blob\\:])');
            return {
              hit: window.hit ?? null,
              refused: window.__refused,
              elements: [...document.querySelectorAll('*')].filter(made).map((el) => el.outerHTML.slice(0, 200)),
              fetched: performance.getEntriesByType('resource').map(({ name }) => name)
                .filter((name) => !/^(blob:)?(tauri|ipc):\/\/localhost/.test(name)),
              title: document.title,
              place: location.href.replace(/\/?(#.*)?$/, ''),
            }",
            json!([]),
        )
    }

    /// The pictures that the page has made of bytes since it is watched, as texts.
    pub fn pages_drawn(&self) -> Vec<String> {
        let drawn = self.page().script_later(
            "const [done] = arguments; Promise.all(window.__pages.map((page) => page.text())).then(done)",
            json!([]),
        );
        serde_json::from_value(drawn).expect("texts")
    }
}

/// A text as the journal keeps it: without what no keyboard types.
#[must_use]
pub fn as_kept(text: &str) -> String {
    let typed = |c: &char| !c.is_control() || *c == '\n' || *c == '\t';
    text.chars().filter(typed).collect()
}

/// A text as it is read: white space is one space, and what turns letters round is not seen.
#[must_use]
pub fn as_read(text: &str) -> String {
    let seen = |c: &char| !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}');
    let kept: String = as_kept(text).chars().filter(seen).collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

//! Texts that would act if any of them were taken for more than text, put into every field that a page has, and
//! the proof that none of them did.

use std::collections::BTreeSet;

use serde_json::json;

use crate::app::App;

/// One of each way known to make a program of a text. Whatever runs sets `hit` to its own number; whatever
/// becomes an element carries `data-hit`; whatever is fetched is fetched from `hit.invalid`.
pub const CORPUS: &[&str] = &[
    // Elements that run by themselves.
    "<script>top.hit=1</script>",
    "<img src=x onerror=top.hit=2 data-hit>",
    "<svg onload=top.hit=3 data-hit>",
    "<svg><script>top.hit=4</script></svg>",
    "<iframe srcdoc='<script>top.hit=5</script>' data-hit>",
    "<iframe src=javascript:top.hit=6 data-hit>",
    "<body onload=top.hit=7 data-hit>",
    "<details open ontoggle=top.hit=8 data-hit>",
    "<input onfocus=top.hit=9 autofocus data-hit>",
    "<video><source onerror=top.hit=10 data-hit></video>",
    "<object data=javascript:top.hit=11 data-hit></object>",
    "<embed src=//hit.invalid/12 data-hit>",
    // Elements that change the page around them.
    "<base href=https://hit.invalid/13/ data-hit>",
    "<meta http-equiv=refresh content='0;url=//hit.invalid/14' data-hit>",
    "<link rel=stylesheet href=//hit.invalid/15 data-hit>",
    "<style data-hit>*{background:url(//hit.invalid/16)}</style>",
    "<form action=javascript:top.hit=17 data-hit><button>Tea",
    "<p style=width:expression(top.hit=18) data-hit>",
    "<dialog open data-hit>19</dialog>",
    // Out of the place they were put into.
    "\"><img src=x onerror=top.hit=20 data-hit>",
    "'><svg onload=top.hit=21 data-hit>",
    "\" onmouseover=top.hit=22 autofocus data-hit x=\"",
    "' onfocus=top.hit=23 autofocus data-hit x='",
    "` onfocus=top.hit=24 autofocus data-hit x=`",
    "</textarea><img src=x onerror=top.hit=25 data-hit>",
    "</title></style></script><svg onload=top.hit=26 data-hit>",
    "--><img src=x onerror=top.hit=27 data-hit>",
    "]]><img src=x onerror=top.hit=28 data-hit>",
    "url(https://hit.invalid/29)",
    ";background:url(//hit.invalid/30);x:",
    "'-top.hit=31-'",
    "\\\"-top.hit=32}//",
    // Harmless until somebody reads them twice.
    "&lt;img src=x onerror=top.hit=33 data-hit&gt;",
    "&#60;img src=x onerror=top.hit=34 data-hit&#62;",
    "%3Cscript%3Etop.hit=35%3C/script%3E",
    "\\u003cscript\\u003etop.hit=36\\u003c/script\\u003e",
    "<noscript><p title='</noscript><img src=x onerror=top.hit=37 data-hit>'>",
    "<math><mtext><table><mglyph><style><img src=x onerror=top.hit=38 data-hit>",
    "<template data-hit><script>top.hit=39</script></template>",
    // Other people's templates.
    "{{constructor.constructor('top.hit=40')()}}",
    "{@html '<img src=x onerror=top.hit=41 data-hit>'}",
    "${top.hit=42}#{top.hit=42}<%= top.hit=42 %>",
    "#eval(\"top.hit=43\") #image(\"/etc/passwd\")",
    "{ $name } { -term } __proto__ 44",
    // Letters that are not seen, and ones that turn the others round.
    "<scr\0ipt>top.hit=45</scr\0ipt>",
    "<img\u{b}src=x\u{c}onerror=top.hit=46 data-hit>",
    "\u{202e}<script>top.hit=47</script>\u{202c}",
    "\u{2066}\u{200b}<img src=x onerror=top.hit=48 data-hit>\u{2069}",
];

/// The same where Markdown is read: links that would act, and HTML between its marks.
pub const IN_MARKDOWN: &[&str] = &[
    "[tea](javascript:top.hit=101)",
    "[tea](java\u{a0}script:top.hit=102)",
    "[tea](data:text/html,<script>top.hit=103</script>)",
    "[tea](vbscript:top.hit=104 \"title\")",
    "![tea](//hit.invalid/105 \"' onerror=top.hit=105 data-hit\")",
    "<javascript:top.hit=106>",
    "**<img src=x onerror=top.hit=107 data-hit>**",
    "`<script>top.hit=108</script>`",
    "| <svg onload=top.hit=109 data-hit> |\n|---|\n| <iframe srcdoc=110 data-hit> |",
    "[tea]: javascript:top.hit=111\n[tea]",
];

/// Every field whose words are kept, by its own name. A field that is new is put here, and met by
/// `tests/hostile_shown.rs`; or, where nothing of it is kept, on the list in `tests/hostile_texts.rs`.
pub const KEPT: &[&str] = &[
    "A few words",
    "A later thought",
    "What I want to talk about",
    "What stands for name N",
    "about",
    "began",
    "body",
    "boundary",
    "cameOfIt",
    "day-note",
    "differently",
    "feel",
    "feelNow",
    "felt",
    "firstFelt",
    "happened",
    "helped",
    "howSaid",
    "label",
    "learned",
    "line",
    "meant",
    "name",
    "name-N",
    "need",
    "nextTime",
    "own",
    "prediction",
    "session",
    "step",
    "support-contact",
    "tags",
    "thenAndNow",
    "title",
    "wayHow",
    "what",
    "why",
    "willDo",
];

/// What Markdown has another use for, and is read without. (Numbers of letters it reads as the letters.)
const MARKS: [&str; 4] = ["`", "\\", "__", "&#"];

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
                if (back) put(field, before);
                await drawn();
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
        let found = self.page().script(
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
        );
        let nothing = json!({
            "hit": null,
            "refused": [],
            "elements": [],
            "fetched": [],
            "title": "Evenkeel",
            "place": "tauri://localhost",
        });
        assert_eq!(found, nothing, "{when}");
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

/// Whether a text is read as it stands where Markdown is read.
#[must_use]
pub fn is_no_markdown(text: &str) -> bool {
    !IN_MARKDOWN.contains(&text) && !MARKS.iter().any(|mark| text.contains(mark))
}

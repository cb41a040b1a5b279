//! Speaking W3C WebDriver with WebKitWebDriver, which attaches to a program that runs already.
//!
//! # How attaching works (tried with Debian 12's WebKitWebDriver 2.50 and webkit2gtk 4.1)
//!
//! The program is started by the harness with `WEBKIT_INSPECTOR_SERVER=127.0.0.1:PORT` and
//! `TAURI_WEBVIEW_AUTOMATION=true`; WebKit listens on PORT as soon as the web view's context exists.
//! `WebKitWebDriver --port=P --target=127.0.0.1:PORT` starts no browser: `POST /session` with empty
//! capabilities connects to PORT and answers in about 0.1 s.
//!
//! A lock replaces the program's process by `exec`, under the same number. The connection breaks and
//! requests on the old session fail (`invalid session id`, or `no such window` when the window was
//! hidden first). After a `DELETE` of the old session, which the driver may still count as its only one,
//! a new `POST /session` to the same driver and the same target reaches the new program; the driver
//! needs no restart and no `--replace-on-new-session`. The port is free again because GLib's sockets are
//! close-on-exec and reuse their address. Until the new program listens, `POST /session` is refused: it
//! is simply asked again.
//!
//! The web view must not be `incognito` while it is automated: wry gives an incognito view a context of
//! its own which never allows automation, and `POST /session` then answers `session not created: failed
//! to create a new browsing context`.
//!
//! `GET /screenshot` is not used: it waits for the next frame, and on a page at rest there is none, so
//! it may never answer. Pictures are taken from the screen ([`crate::picture`]), as a person sees them.

use std::fmt;
use std::process::Stdio;
use std::time::Duration;

use serde_json::{Value, json};
use ureq::Agent;

use crate::ports::free_port;
use crate::screen::{Guarded, guarded};
use crate::spent;
use crate::wait;

/// The name under which WebDriver passes an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// How long one request may take: axe-core on a full page in a debug build is the longest.
const REQUEST: Duration = Duration::from_secs(90);

/// What the driver would not do.
#[derive(Debug, Clone)]
pub struct Refusal {
    /// The W3C error code, such as `no such element`; `unreachable` when nobody answered.
    pub error: String,
    /// The driver's own words.
    pub message: String,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.error, self.message)
    }
}

/// A driver aimed at one program.
#[derive(Debug)]
pub struct Driver {
    agent: Agent,
    base: String,
    _process: Guarded,
}

impl Driver {
    /// Starts a driver that will attach to the program whose inspector listens on `target`.
    ///
    /// # Panics
    /// When WebKitWebDriver is missing or does not start.
    pub fn aim_at(target: u16) -> Self {
        let port = free_port();
        let process = guarded("WebKitWebDriver")
            .arg(format!("--port={port}"))
            .arg(format!("--target=127.0.0.1:{target}"))
            .stdout(Stdio::null())
            .spawn()
            .map(Guarded)
            .expect("WebKitWebDriver starts (Debian package webkit2gtk-driver)");
        let agent = Agent::new_with_config(
            Agent::config_builder()
                .http_status_as_error(false)
                .timeout_global(Some(REQUEST))
                .build(),
        );
        let driver = Self {
            agent,
            base: format!("http://127.0.0.1:{port}"),
            _process: process,
        };
        wait::until("WebKitWebDriver did not answer", || {
            driver.get("/status").ok()
        });
        driver
    }

    /// Attaches to the program as it runs now; `None` while it does not listen.
    pub fn attach(&self) -> Option<Page> {
        let capabilities = json!({ "capabilities": { "alwaysMatch": {} } });
        let session = self.post("/session", &capabilities).ok()?;
        let id = session.get("sessionId")?.as_str()?;
        Some(Page {
            agent: self.agent.clone(),
            base: format!("{}/session/{id}", self.base),
        })
    }

    fn get(&self, path: &str) -> Result<Value, Refusal> {
        understand(self.agent.get(format!("{}{path}", self.base)).call())
    }

    fn post(&self, path: &str, body: &Value) -> Result<Value, Refusal> {
        post(&self.agent, &format!("{}{path}", self.base), body)
    }
}

fn post(agent: &Agent, url: &str, body: &Value) -> Result<Value, Refusal> {
    spent::on(act_of(url), || {
        understand(
            agent
                .post(url)
                .header("content-type", "application/json")
                .send(body.to_string()),
        )
    })
}

/// Under what a request's time is noted.
fn act_of(url: &str) -> &'static str {
    match url.rsplit('/').next() {
        Some("actions") => "keys and pointer",
        Some("sync" | "async") => "scripts",
        _ => "attaching",
    }
}

fn understand(
    answer: Result<ureq::http::Response<ureq::Body>, ureq::Error>,
) -> Result<Value, Refusal> {
    let unreachable = |error: ureq::Error| Refusal {
        error: "unreachable".to_owned(),
        message: error.to_string(),
    };
    let mut answer = answer.map_err(unreachable)?;
    let good = answer.status().is_success();
    let text = answer.body_mut().read_to_string().map_err(unreachable)?;
    let value = serde_json::from_str::<Value>(&text)
        .ok()
        .and_then(|mut reply| reply.get_mut("value").map(Value::take))
        .unwrap_or_default();
    if good {
        return Ok(value);
    }
    let field = |name: &str| {
        value
            .get(name)
            .and_then(Value::as_str)
            .unwrap_or("unknown")
            .to_owned()
    };
    Err(Refusal {
        error: field("error"),
        message: field("message"),
    })
}

/// The page the program shows, while one session lasts.
#[derive(Debug, Clone)]
pub struct Page {
    agent: Agent,
    base: String,
}

impl Page {
    /// Gives up the session of a program that is gone.
    pub fn forget(&self) {
        let _gone_already = understand(self.agent.delete(&self.base).call());
    }

    /// Runs the body of a function in the page; its arguments are in `arguments`.
    ///
    /// # Panics
    /// When the page refuses.
    pub fn script(&self, body: &str, arguments: Value) -> Value {
        self.try_script(body, arguments)
            .unwrap_or_else(|refusal| panic!("the page would not run a script: {refusal}"))
    }

    /// As [`Page::script`], for pages that may go away meanwhile.
    ///
    /// # Errors
    /// When the page refuses.
    pub fn try_script(&self, body: &str, arguments: Value) -> Result<Value, Refusal> {
        self.post(
            "/execute/sync",
            &json!({ "script": body, "args": arguments }),
        )
    }

    /// Runs the body of a function that calls the last of its `arguments` when it is done.
    ///
    /// # Panics
    /// When the page refuses.
    pub fn script_later(&self, body: &str, arguments: Value) -> Value {
        self.post(
            "/execute/async",
            &json!({ "script": body, "args": arguments }),
        )
        .unwrap_or_else(|refusal| panic!("the page would not run a script: {refusal}"))
    }

    /// All the text a person can read now.
    pub fn text(&self) -> String {
        self.try_script("return document.body.innerText", json!([]))
            .ok()
            .and_then(|text| text.as_str().map(str::to_owned))
            .unwrap_or_default()
    }

    /// Presses keys down in order, then lets go in reverse: a chord, or one key.
    pub fn press(&self, chord: &[Key]) {
        let down = chord.iter().map(|key| key_action("keyDown", *key));
        let up = chord.iter().rev().map(|key| key_action("keyUp", *key));
        self.act(down.chain(up).collect());
    }

    /// Types a text, one key after the other, into whatever has the focus.
    pub fn type_text(&self, text: &str) {
        for keys in text.chars().collect::<Vec<_>>().chunks(64) {
            let actions = keys
                .iter()
                .map(|&c| Key::Char(c))
                .flat_map(|key| [key_action("keyDown", key), key_action("keyUp", key)]);
            self.act(actions.collect());
        }
    }

    fn act(&self, actions: Vec<Value>) {
        self.perform(json!({ "type": "key", "id": "keys", "actions": actions }));
    }

    fn perform(&self, source: Value) {
        if let Err(refusal) = self.post("/actions", &json!({ "actions": [source] })) {
            // What locks ends the session before the driver hears back: that is an answer too.
            let gone = [
                "invalid session id",
                "no such window",
                "unreachable",
                "unknown error",
            ];
            assert!(
                gone.contains(&refusal.error.as_str()),
                "the keys or the pointer were refused: {refusal}"
            );
        }
    }

    /// Clicks at a place of the window.
    pub(crate) fn click_at(&self, x: &Value, y: &Value) {
        self.perform(json!({
            "type": "pointer",
            "id": "mouse",
            "parameters": { "pointerType": "mouse" },
            "actions": [
                { "type": "pointerMove", "duration": 0, "x": x, "y": y },
                { "type": "pointerDown", "button": 0 },
                { "type": "pointerUp", "button": 0 },
            ],
        }));
    }

    /// Elements for a CSS selector, visible or not.
    pub fn select(&self, css: &str) -> Vec<Element> {
        let found = self.script(
            "return [...document.querySelectorAll(arguments[0])]",
            json!([css]),
        );
        self.elements(&found)
    }

    /// The element with the focus.
    ///
    /// # Panics
    /// When nothing has the focus.
    pub fn focused(&self) -> Element {
        let found = self.script("return [document.activeElement]", json!([]));
        self.elements(&found)
            .pop()
            .expect("an element has the focus")
    }

    /// The elements a script returned in a list.
    pub fn elements(&self, list: &Value) -> Vec<Element> {
        list.as_array()
            .into_iter()
            .flatten()
            .filter_map(|reference| reference.get(ELEMENT)?.as_str())
            .map(|id| Element {
                page: self.clone(),
                id: id.to_owned(),
            })
            .collect()
    }

    fn get(&self, path: &str) -> Result<Value, Refusal> {
        spent::on("names and roles", || {
            understand(self.agent.get(format!("{}{path}", self.base)).call())
        })
    }

    fn post(&self, path: &str, body: &Value) -> Result<Value, Refusal> {
        post(&self.agent, &format!("{}{path}", self.base), body)
    }
}

/// One element of a page.
#[derive(Debug, Clone)]
pub struct Element {
    page: Page,
    id: String,
}

impl Element {
    /// Its role, as the web engine tells assistive technology.
    pub fn role(&self) -> String {
        self.ask("computedrole")
    }

    /// Its accessible name, as the web engine tells assistive technology.
    pub fn name(&self) -> String {
        self.ask("computedlabel")
    }

    /// The page it is part of.
    pub(crate) fn page(&self) -> &Page {
        &self.page
    }

    /// Replaces what stands in a field, by keys.
    pub fn fill(&self, text: &str) {
        self.click();
        self.page.press(&[Key::Control, Key::Char('a')]);
        self.page.press(&[Key::Backspace]);
        self.page.type_text(text);
    }

    /// Replaces what stands in a field at once, as pasting does: where the keys are not what a journey is about, for
    /// each key is a picture drawn anew.
    pub fn paste(&self, text: &str) {
        self.page.script(
            "const [field, text] = arguments;
             field.focus();
             field.value = text;
             field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }))",
            json!([{ ELEMENT: self.id }, text]),
        );
    }

    /// What stands in a field.
    pub fn value(&self) -> String {
        let value = self
            .page
            .script("return arguments[0].value", self.argument());
        value.as_str().unwrap_or_default().to_owned()
    }

    /// The same, where the page may be drawn anew between finding it and reading it.
    pub fn value_if_there(&self) -> Option<String> {
        let value = self
            .page
            .try_script("return arguments[0].value", self.argument())
            .ok()?;
        value.as_str().map(str::to_owned)
    }

    /// What it reads.
    pub fn text(&self) -> String {
        let text = self
            .page
            .script("return arguments[0].innerText", self.argument());
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Runs a function body with this element as `arguments[0]`.
    pub fn script(&self, body: &str) -> Value {
        self.page.script(body, self.argument())
    }

    fn argument(&self) -> Value {
        json!([{ ELEMENT: self.id }])
    }

    fn ask(&self, what: &str) -> String {
        self.page
            .get(&format!("/element/{}/{what}", self.id))
            .ok()
            .and_then(|answer| answer.as_str().map(str::to_owned))
            .unwrap_or_default()
    }
}

/// A key of the keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Key {
    Char(char),
    Enter,
    Tab,
    Escape,
    Backspace,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
    Control,
    Shift,
    Alt,
    F1,
    F2,
    F3,
    F9,
}

impl Key {
    fn code(self) -> char {
        match self {
            Self::Char(c) => c,
            Self::Backspace => '\u{E003}',
            Self::Tab => '\u{E004}',
            Self::Enter => '\u{E007}',
            Self::Shift => '\u{E008}',
            Self::Control => '\u{E009}',
            Self::Alt => '\u{E00A}',
            Self::Escape => '\u{E00C}',
            Self::PageUp => '\u{E00E}',
            Self::PageDown => '\u{E00F}',
            Self::End => '\u{E010}',
            Self::Home => '\u{E011}',
            Self::Left => '\u{E012}',
            Self::Up => '\u{E013}',
            Self::Right => '\u{E014}',
            Self::Down => '\u{E015}',
            Self::F1 => '\u{E031}',
            Self::F2 => '\u{E032}',
            Self::F3 => '\u{E033}',
            Self::F9 => '\u{E039}',
        }
    }
}

fn key_action(what: &str, key: Key) -> Value {
    json!({ "type": what, "value": key.code() })
}

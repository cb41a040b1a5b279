//! Accessibility, judged by axe-core inside the real web engine.

use std::fs;

use serde_json::{Value, json};

use crate::driver::Page;
use crate::programs::repository;
use crate::spent;

/// Returns the violations, one text each: the rule, what it asks, and the elements it names.
///
/// # Panics
/// When axe-core is not installed (`npm ci` in ui/) or does not run.
pub fn violations(page: &Page) -> Vec<String> {
    spent::on("axe", || judge(page))
}

fn judge(page: &Page) -> Vec<String> {
    let source = repository().join("ui/node_modules/axe-core/axe.min.js");
    let known = page.script("return typeof window.axe === 'object'", json!([]));
    if known != Value::Bool(true) {
        let source = fs::read_to_string(&source)
            .unwrap_or_else(|error| panic!("{}: {error}; run `npm ci` in ui/", source.display()));
        page.script(&format!("{source}\nwindow.axe = axe;"), json!([]));
    }
    let report = page.script_later(
        r"
        const done = arguments[arguments.length - 1];
        axe.run(document, { resultTypes: ['violations'] }).then(
          (result) => done({
            passes: result.passes.length,
            violations: result.violations.map((v) =>
              `${v.id} (${v.impact}): ${v.help}: ` +
              v.nodes.map((n) => `${n.target.join(' ')} — ${n.failureSummary.replace(/\s+/g, ' ')}`).join('; ')),
          }),
          (error) => done({ error: String(error) }));
        ",
        json!([]),
    );
    assert!(
        report["passes"].as_u64().is_some_and(|passes| passes > 0),
        "axe-core did not judge the page: {report}"
    );
    report["violations"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|text| text.as_str().map(str::to_owned))
        .collect()
}

//! What helped, trust steps and boundaries in a few lines each, for the first page.

use journal::{Helped, Moment, Share, helped, kept};
use serde::Serialize;

use super::{Desk, steps};

/// So many of the latest things that did good are named.
const NAMED: usize = 3;
/// So many characters of each.
const LINE: usize = 80;

/// A heading, sentences, and a few dated lines.
#[derive(Debug, Serialize)]
pub(crate) struct Brief {
    heading: String,
    said: Vec<String>,
    lines: Vec<(String, String)>,
}

pub(super) fn briefs(desk: &Desk<'_>) -> Vec<Brief> {
    let include = desk.input.include;
    let mut briefs = Vec::new();
    if include.what_helped {
        briefs.push(what_helped(desk));
    }
    if include.trust_steps {
        briefs.push(Brief {
            heading: desk.words.say("report-steps"),
            said: steps::said(desk),
            lines: Vec::new(),
        });
    }
    if include.boundaries {
        briefs.push(Brief {
            heading: desk.words.say("report-boundaries"),
            said: boundaries_said(desk),
            lines: Vec::new(),
        });
    }
    briefs
}

fn what_helped(desk: &Desk<'_>) -> Brief {
    let mut good: Vec<_> = desk
        .input
        .helped
        .iter()
        .filter(|line| desk.holds(line.on) && line.did_good() && !line.title.trim().is_empty())
        .collect();
    good.sort_by_key(|line| std::cmp::Reverse(line.on));
    Brief {
        heading: desk.words.say("report-helped"),
        said: helped_said(desk),
        lines: good
            .into_iter()
            .take(NAMED)
            .map(|line| {
                (
                    desk.day_name(line.on),
                    shortened(desk.scribe.line(&line.title)),
                )
            })
            .collect(),
    }
}

/// The first words of a long line. All of it is in the table on a later page.
fn shortened(line: String) -> String {
    if line.chars().count() <= LINE {
        return line;
    }
    let first: String = line.chars().take(LINE).collect();
    let end = first.rfind(' ').unwrap_or(first.len());
    format!(
        "{}…",
        first[..end].trim_end_matches([',', '.', ';', ':', ' '])
    )
}

/// How many good moments, and what came of what was tried.
pub(super) fn helped_said(desk: &Desk<'_>) -> Vec<String> {
    let words = &desk.words;
    let moments: Vec<(_, Moment)> = desk
        .input
        .helped
        .iter()
        .map(|it| (it.on, it.moment))
        .collect();
    let weeks = helped(&moments, desk.trends.bounds);
    let good: u32 = weeks.iter().map(|week| week.good).sum();
    let answered = |answer: Helped| -> u32 {
        let counts = weeks.iter().flat_map(|week| &week.tried);
        counts
            .filter(|(it, _)| *it == answer)
            .map(|(_, count)| count)
            .sum()
    };
    let unsaid: u32 = weeks.iter().map(|week| week.unsaid).sum();
    let tried = Helped::ALL
        .iter()
        .map(|answer| answered(*answer))
        .sum::<u32>()
        + unsaid;
    if good + tried == 0 {
        return vec![words.say("report-helped-none")];
    }
    let mut said = vec![words.fill("report-helped-good", &[("count", good.into())])];
    if tried > 0 {
        let parts = [
            ("report-helped-yes", answered(Helped::Yes)),
            ("report-helped-little", answered(Helped::ALittle)),
            ("report-helped-no", answered(Helped::No)),
            ("report-helped-other", answered(Helped::CannotTell) + unsaid),
        ];
        let parts = parts.into_iter().filter(|(_, count)| *count > 0);
        let parts: Vec<String> = parts
            .map(|(id, count)| words.fill(id, &[("count", count.into())]))
            .collect();
        let parts = parts.join(", ");
        said.push(words.fill(
            "report-helped-tried",
            &[("of", tried.into()), ("parts", parts.into())],
        ));
    }
    said
}

/// My own follow-through.
pub(super) fn boundaries_said(desk: &Desk<'_>) -> Vec<String> {
    let events = desk
        .input
        .boundaries
        .iter()
        .flat_map(|boundary| &boundary.events);
    let kinds: Vec<_> = events
        .filter(|event| desk.holds(event.on))
        .map(|event| event.kind)
        .collect();
    let words = &desk.words;
    if kinds.is_empty() {
        return vec![words.say("report-boundaries-none")];
    }
    match kept(kinds) {
        Share { of: 0, .. } => vec![words.say("report-boundaries-unsaid")],
        share => vec![words.share("report-boundaries-kept", share)],
    }
}

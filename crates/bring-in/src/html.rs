//! Text with HTML in it, as Markdown. One pass, in time that grows with the text alone.

mod entity;
mod tag;
mod writer;

use tag::{Tag, Tags};
use writer::Writer;

/// What an editor wrote: outside `<pre>`, line ends mean nothing. With how many pictures were in it.
pub(crate) fn document(html: &str) -> (String, usize) {
    convert(html, false)
}

/// What a person typed, with a few tags in it: line ends stay.
pub(crate) fn in_lines(html: &str) -> String {
    convert(html, true).0
}

fn convert(html: &str, keeps_lines: bool) -> (String, usize) {
    let mut tags = Tags::in_text(html);
    if tags.next().is_none() && !entity::are_in(html) {
        return (html.to_owned(), 0);
    }
    let mut writer = Writer::new(keeps_lines);
    let mut at = 0;
    for Tag {
        start,
        end,
        name,
        is_end,
        attributes,
    } in Tags::in_text(html)
    {
        writer.text(&html[at..start]);
        if is_end {
            writer.close(name);
        } else {
            writer.open(name, attributes);
        }
        at = end;
    }
    writer.text(&html[at..]);
    writer.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_editors_write_becomes_markdown() {
        for (html, markdown) in [
            ("<p>One</p><p>Two</p>", "One\n\nTwo"),
            ("<p>One<br>two<br/>three</p>", "One\ntwo\nthree"),
            ("<h2>A day</h2><p>Words</p>", "## A day\n\nWords"),
            (
                "<p>This is <strong>bold </strong>and <em>soft</em>, <s>gone</s>.</p>",
                "This is **bold** and *soft*, ~~gone~~.",
            ),
            ("<p><strong></strong>x</p>", "x"),
            (
                "<ul><li><p>One</p></li><li><p>Two</p><ul><li>deep</li></ul></li></ul><p>After</p>",
                "- One\n- Two\n  - deep\n\nAfter",
            ),
            ("<ol><li>One</li><li>Two</li></ol>", "1. One\n2. Two"),
            (
                "<blockquote><p>One</p><p>Two</p></blockquote><p>x</p>",
                "> One\n>\n> Two\n\nx",
            ),
            (
                "<pre><code>a\n  b &lt; c</code></pre>",
                "```\na\n  b < c\n```",
            ),
            (
                "<p>See <a href=\"https://example.org/a\">here</a></p>",
                "See [here](https://example.org/a)",
            ),
            ("<p>a</p><hr><p>b</p>", "a\n\n---\n\nb"),
            (
                "<p>5 &gt; 3 &amp; &quot;4&quot; &#8230; &#x1F642; &unknown; &</p>",
                "5 > 3 & \"4\" … 🙂 &unknown; &",
            ),
            ("<p>many\n   spaces</p>", "many spaces"),
            (
                "<ul data-type=\"taskList\"><li data-checked=\"true\"><label><input type=\"checkbox\" checked><span></span></label><div><p>Done</p></div></li></ul>",
                "- [x] Done",
            ),
            ("<script>alert(1)</script><p>x</p><style>p{}</style>", "x"),
            (
                "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>",
                "a | b\nc | d",
            ),
            ("<p>שלום <b>日本</b> 🙂</p>", "שלום **日本** 🙂"),
        ] {
            assert_eq!(document(html).0, markdown, "{html}");
        }
    }

    #[test]
    fn what_a_person_typed_stays() {
        for text in [
            "I <3 you & you",
            "a < b > c",
            "<robin> said",
            "x</",
            "<",
            "2 <b",
            "<p",
            "line\nline",
            "<!x",
            "< p>",
        ] {
            assert_eq!(in_lines(text), text);
            assert_eq!(document(text).0, text);
        }
        assert_eq!(
            in_lines("one\ntwo<br>three <b>four</b>"),
            "one\ntwo\nthree **four**"
        );
        assert_eq!(in_lines("<p>I <3 you</p>"), "I <3 you");
    }

    #[test]
    fn pictures_are_counted_and_not_kept() {
        let (text, pictures) = document("<p>a<img src=\"data:image/png;base64,AA>AA\">b</p><img>");
        assert_eq!((text.as_str(), pictures), ("ab", 2));
    }

    #[test]
    fn a_word_costs_no_more_for_being_deep() {
        for block in ["<ul>", "<blockquote>"] {
            let text = format!("{}{}", block.repeat(200_000), "x<br>".repeat(200_000));
            assert!(document(&text).0.len() < 200_000 * 30);
        }
    }

    #[test]
    fn what_nests_or_never_ends_takes_no_time() {
        for piece in [
            "<ul>",
            "<blockquote>",
            "<a",
            "<a \"b",
            "<a '",
            "<a href=\"x\" \"",
            "</",
            "<b><i>",
            "&",
            "<li>",
            "<img \"b<a\" '",
        ] {
            let text = piece.repeat(300_000 / piece.len());
            let (read, _) = document(&text);
            assert!(read.len() <= text.len() * 2, "{piece}");
        }
    }
}

//! The texts, and the fields that keep them.

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

/// Whether a text is read as it stands where Markdown is read.
#[must_use]
pub fn is_no_markdown(text: &str) -> bool {
    !IN_MARKDOWN.contains(&text) && !MARKS.iter().any(|mark| text.contains(mark))
}

# Sharing: what is ticked, the pages it makes, and what was shared before.

share-title = Share
share-about = For a therapist, or anyone I choose. It holds only what I tick.
share-nothing = Nothing is noted yet, so there is nothing to share.
share-steps = Steps

share-whom = For whom
share-whom-nobody = nobody named
share-whom-known = Remembered
share-whom-name = Name
share-whom-hint = For my own list alone. It is not in the file.
share-remember = Remember for next time
share-remember-changes = Remember the changes
share-remember-about = Remembered: period, signs, what is included, names and keys. Never entries or what I write here.
share-remembered = Remembered for { $name }.
share-chosen = Set as last time for { $name }.
share-forget = Forget { $name }
share-forgotten = { $name } is forgotten. The list below stays.

share-period = Period
share-since-last = Since last time
share-since-last-nobody = “Since last time” needs a name in the first step.
share-since-last-never = “Since last time” works once something was shared with this name.
share-since-last-about = Last time it went up to { $day }. That day is in it again.

share-talk = What I want to talk about
share-talk-hint = It comes first on page one. It is kept until the journal locks, and in no list.
share-talk-nothing = nothing written

share-focus = Focus signs
share-focus-about = Up to three come first, day by day and week by week.
share-focus-none = none chosen

share-parts = What to include
share-parts-told = { $count } of { $of }
share-parts-numbers = Numbers, without my words
share-parts-words = With words of mine, such as titles
share-part-day-grid = Focus signs, day by day
share-part-weekly = Focus signs by week
share-part-all-signs = All signs by week
share-part-patterns = Patterns I recognised
share-part-what-helped = What helped
share-part-trust-steps = Trust steps
share-part-boundaries = Boundaries and how I kept them

share-entries = Entries
share-entries-about = Each one is in it only when I tick it.
share-entries-ticked = { $count ->
    [0] none ticked
    [one] one ticked
   *[other] { $count } ticked
}
share-entries-waiting = { $count ->
    [one] One more is ticked, but outside this period.
   *[other] { $count } more are ticked, but outside this period.
}
share-entries-search = Search the entries of this period
share-entries-none = No entry in this period.
share-entries-marked = Marked for the session
share-entries-others = The others, newest first
share-entries-all = Newest first
share-entries-further = Show more entries
share-entries-narrow = There are more. Type another word to narrow it.
share-entry-read = Show as it will read: { $title }
share-entry-read-short = Show as it will read
share-entry-reads = As it will read:

share-names = Names
share-names-told = mine: { $mine } · replaced: { $count }
share-names-none = none
share-own-name = My name
share-own-name-none = none
share-own-name-hint = No name of mine is in it unless I type one here.
share-others = Names of others
share-others-hint = Each is replaced wherever it stands, as Robin by R.
share-other-name = Name { $n }
share-other-name-short = Name
share-other-by = What stands for name { $n }
share-other-by-short = R.
share-other-add = Replace a name
share-other-remove = Do not replace { $name }
share-other-remove-empty = Take this line away

share-form-step = Form
share-form = What it becomes
share-form-pdf = Report (PDF)
share-form-pdf-about = To read and to print.
share-form-csv = Tables (CSV)
share-form-csv-about = For a spreadsheet, packed in one ZIP file.
share-form-json = Values (JSON)
share-form-json-about = For another program.
share-paper = Paper
share-paper-a4 = A4
share-paper-letter = Letter

share-preview = Preview
share-preview-region = Pages of the report
share-preview-making = making the pages …
share-preview-exactly = These are the pages that will be written.
share-preview-large = Show large
share-page = Page { $page } of { $of }
share-page-before = Page before
share-page-after = Next page
share-unprintable = { $count ->
    [one] One character has no shape to print. A small box stands for it.
   *[other] { $count } characters have no shape to print. A small box stands for each.
}

share-holds-csv = The tables will hold
share-holds-json = The values will hold
share-holds-ratings = { $count ->
    [0] Ratings: no day in this period.
    [one] Ratings: one day. Blank stays blank, never 0.
   *[other] Ratings: { $count } days. Blank stays blank, never 0.
}
share-holds-entries = { $count ->
    [0] Entries: none, for none is ticked.
    [one] Entries: the one I ticked, with its words.
   *[other] Entries: the { $count } I ticked, with their words.
}
share-holds-steps = Trust steps: { $count }.
share-holds-boundaries = Boundaries: { $count }, with what happened and when.
share-holds-patterns = Patterns of the weeks I looked back on.
share-holds-not = The charts and what I want to talk about are only in the report.

share-save = Save …
share-print = Print …
share-plain = Not sealed: anyone who has the file can read it.
share-sealed = Sealed before it is written.
share-print-plain = Printing opens the report unsealed in another program.
share-making = Making the file …
share-stopping = Stopping …
share-stop = Stop
share-stopped = No file was saved.
share-saved = Saved as { $path }
share-saved-no = It is not sealed. Anyone who can reach this file can read it.
share-saved-passphrase = It is sealed. Tell the passphrase by another way than the file.
share-saved-keys = It is sealed. Only who has the key can open it.
share-printed = The report is open in another program. Print it there. Its file goes when the journal locks.

share-log = What I shared
share-log-about = When, for which period and with whom. Never what was in it.
share-log-none = Nothing was shared yet.
share-log-pdf = Report
share-log-csv = Tables
share-log-json = Values
share-log-print = Printed report
share-log-for = for { $name }
share-log-whole = The whole journal
share-log-sealed-no = not sealed
share-log-sealed-passphrase = sealed with a passphrase
share-log-sealed-keys = sealed to a key
share-log-entries = { $count ->
    [0] no entry
    [one] one entry
   *[other] { $count } entries
}
share-log-clear = Clear the list
share-log-clear-sure = Clear it for good
share-log-cleared = The list was cleared.

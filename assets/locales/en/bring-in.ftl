# Bringing in other journals, and taking the whole one out.

bring-title = Bring in
bring-about = Entries from Daylio, Day One, jrnl, Mini Diary, Mini Diarium, or from text and Markdown files.
bring-moods = Moods stay words. They never become ratings.
bring-file = Choose a file …
bring-folder = Choose a folder …
bring-looking = Looking into it …
bring-bringing = One moment …
bring-looked = What is in it
bring-form-daylio = Daylio
bring-form-day-one = Day One
bring-form-jrnl = jrnl
bring-form-mini-diary = Mini Diary
bring-form-mini-diarium = Mini Diarium
bring-form-text = Text files
bring-form-evenkeel = Evenkeel
bring-locked = { $file } is locked by a password of its own.
bring-password = Password of the file
bring-password-missing = Type the password here first.
bring-password-wrong = That password did not open it. Nothing was changed.
bring-password-open = Open it
bring-count = { $count ->
    [0] No new entry is in it.
    [one] One entry would come in.
   *[other] { $count } entries would come in.
}
bring-duplicates = { $count ->
    [one] One is here already. It does not come twice.
   *[other] { $count } are here already. They do not come twice.
}
bring-left-out = { $count ->
    [one] One is left out.
   *[other] { $count } are left out.
}
bring-left-show = What is left out, and why
bring-left-more = And { $count } more.
bring-note-pictures-left = { $count ->
    [one] One picture stays where it is.
   *[other] { $count } pictures stay where they are.
}
bring-note-moods-as-words = { $count ->
    [one] One mood comes as a word. Moods never become ratings.
   *[other] { $count } moods come as words. Moods never become ratings.
}
bring-note-encoding-guessed = { $count ->
    [one] The character encoding of one text was guessed. Please check it.
   *[other] The character encoding of { $count } texts was guessed. Please check a few.
}
bring-note-clock-unknown = { $count ->
    [one] One entry names no time zone that Evenkeel knows. Its day and time are as written.
   *[other] { $count } entries name no time zone that Evenkeel knows. Their days and times are as written.
}
bring-note-hour-not-read = { $count ->
    [one] One time of day could not be read. The entry keeps its day.
   *[other] { $count } times of day could not be read. The entries keep their days.
}
bring-note-shown-in-zone = { $count ->
    [one] One entry was saved with a time zone. Its day and time depend on the zone chosen below.
   *[other] { $count } entries were saved with a time zone. Their days and times depend on the zone chosen below.
}
bring-note-file-changed = { $count ->
    [one] One is dated by when the file was last changed.
   *[other] { $count } are dated by when the file was last changed.
}
bring-note-first-day = { $count ->
    [one] One is about a week, a month or a year. It is dated by the first day.
   *[other] { $count } are about a week, a month or a year. They are dated by the first day.
}
bring-note-year = { $count ->
    [one] One date has no year. The latest year in which the weekday fits was used.
   *[other] { $count } dates have no year. The latest year in which the weekday fits was used.
}
bring-note-before-first = { $count ->
    [one] One text comes before the first date. It gets the day of the first entry.
   *[other] { $count } texts come before the first date. They get the day of the first entry.
}
bring-note-dates-in-text = { $count ->
    [one] One line looks like a date but doesn’t start an entry. It stays in the text above it.
   *[other] { $count } lines look like dates but don’t start an entry. They stay in the text above them.
}
bring-note-days-differ = { $count ->
    [one] One file has a different date inside than in its name. The name was used.
   *[other] { $count } files have a different date inside than in their names. The names were used.
}
bring-note-escaped-line-ends = { $count ->
    [one] One entry contains \n, which may have been a line break. It stays as written.
   *[other] { $count } entries contain \n, which may have been a line break. It stays as written.
}
bring-note-fields-left = { $count ->
    [one] One other field at the top of a file is not imported.
   *[other] { $count } other fields at the top of files are not imported.
}
bring-note-places = Where
bring-note-places-name = Where: { $note }
bring-guess-leave-file-changed = Leave out entries dated by when the file was last changed
bring-guess-leave-first-day = Leave out entries about a week, a month or a year
bring-guess-leave-year = Leave out entries whose year was guessed
bring-guess-leave-before-first = Leave out the text before the first date
bring-format = Read it as
bring-format-choose = Choose a format
bring-format-daylio-csv = Daylio, CSV export
bring-format-daylio-backup = Daylio, backup
bring-format-day-one-zip = Day One, JSON export (zip)
bring-format-day-one-json = Day One, JSON file
bring-format-day-one-text = Day One or Mini Diary, plain text
bring-format-jrnl-text = jrnl, plain text
bring-format-jrnl-encrypted = jrnl, encrypted
bring-format-jrnl-json = jrnl, JSON export
bring-format-mini-diary-json = Mini Diary, JSON export
bring-format-mini-diarium-json = Mini Diarium, JSON export
bring-format-text-folder = Text or Markdown
bring-unknown = Evenkeel doesn’t recognise this file. Nothing was imported.
bring-looks-spreadsheet = It looks like a spreadsheet. Save it as CSV and choose that file.
bring-looks-document = It looks like a word processor document. Save it as plain text and choose that file.
bring-looks-pdf = It looks like a PDF. Export your journal as JSON, CSV or text from the other program instead.
bring-looks-web-page = It looks like a web page. Export your journal as JSON, Markdown or text from the other program instead.
bring-looks-media = It looks like a picture or a recording. Choose the file with the entries.
bring-looks-database = It looks like a program’s own database. Export your journal as JSON, CSV or text from that program instead.
bring-looks-evernote = It looks like an Evernote export. Export the notes as Markdown or text and choose the folder.
bring-looks-archive = It looks like a zip without a journal Evenkeel knows. Unpack it and choose the file or folder with the entries.
bring-looks-other-json = It looks like JSON from another program. Export your journal as text or Markdown from there, or choose a format below.
bring-looks-other-table = It looks like a table from another program. A Daylio table has the columns full_date, mood and note.
bring-looks-other-text = It looks like text. You can choose below how to read it.
bring-looks-nothing = If you know what it is, choose a format below.
bring-zone = Time zone for these entries
bring-zone-here = { $zone } (this computer)
bring-zone-as-written = As written in the file
bring-order = In { $example }, which comes first?
bring-order-day = The day: { $day }
bring-order-month = The month: { $day }
bring-order-asked = { $count ->
    [one] One date can be read either way. It can’t be imported until you choose.
   *[other] { $count } dates can be read either way. They can’t be imported until you choose.
}
bring-order-chosen = { $count ->
    [one] One date can be read either way. It is read as you chose.
   *[other] { $count } dates can be read either way. They are read as you chose.
}
bring-order-found = { $count ->
    [one] One date can be read either way. The other dates suggest this.
   *[other] { $count } dates can be read either way. The other dates suggest this.
}
bring-first = How it begins
bring-why-no-date = no date
bring-why-bad-date = a date that does not exist
bring-why-day-or-month = day or month first? Choose above
bring-why-no-year = a date without a year
bring-why-heading = a heading with no text under it
bring-why-too-long = a text longer than 1 MB
bring-why-empty = nothing written
bring-why-not-text = not a text
bring-why-too-big = too big
bring-why-broken = damaged
bring-only-empty = This is a whole journal of Evenkeel. It fits only into an empty one.
bring-now = { $count ->
    [one] Bring in one entry
   *[other] Bring in { $count } entries
}
bring-done = { $count ->
    [one] One entry was brought in.
   *[other] { $count } entries were brought in.
}
bring-batches = Brought in before
bring-batch = { $form }, { $at }
bring-batch-count = { $count ->
    [one] One entry.
   *[other] { $count } entries.
}
bring-batch-left = { $count } still here.
bring-batch-changed = { $count ->
    [one] One was changed since and stays.
   *[other] { $count } were changed since and stay.
}
bring-take-out = Take out again
bring-take-out-name = Take out again: { $batch }
bring-taken = { $count ->
    [one] One entry was taken out.
   *[other] { $count } entries were taken out.
}
bring-taken-stay = { $count ->
    [one] One that was changed since stays.
   *[other] { $count } that were changed since stay.
}

export-title = Export everything
export-about = The whole journal in one file (JSON). An empty journal can take it in again.
export-all = Export everything
export-save = Save the whole journal …
export-passphrase-hint = Without it nobody can open the file, not even the makers of Evenkeel.
export-saved-passphrase = It is sealed. Keep its passphrase as safe as the journal's own.
bring-why-twice = twice in the file; it comes once
bring-note-others-left = { $count ->
    [one] One other detail, such as a place or another file, is not imported.
   *[other] { $count } other details, such as places or other files, are not imported.
}
bring-note-moved-into-text = { $count ->
    [one] One long title or tag stands in the text.
   *[other] { $count } long titles or tags stand in the text.
}

# Bringing in other journals, and taking the whole one out.

bring-title = Bring in
bring-about = Entries from Daylio, Day One, jrnl, Mini Diary, Mini Diarium, or from text files.
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
    [one] In one text the letters had to be guessed. Look at it once.
   *[other] In { $count } texts the letters had to be guessed. Look at a few.
}
bring-note-clock-unknown = { $count ->
    [one] One entry has no time of day.
   *[other] { $count } entries have no time of day.
}
bring-first = How it begins
bring-why-no-date = no date
bring-why-bad-date = a date that does not exist
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
    [one] One other detail, such as a place or another file, stays where it is.
   *[other] { $count } other details, such as places or other files, stay where they are.
}
bring-note-moved-into-text = { $count ->
    [one] One long title or tag stands in the text.
   *[other] { $count } long titles or tags stand in the text.
}

# From a copy, and from a damaged journal: on the locked screen.

copy-opens = It opens, to the last page.
copy-holds = It holds { $checkIns ->
    [one] one check-in
   *[other] { $checkIns } check-ins
} and { $entries ->
    [one] one entry
   *[other] { $entries } entries
}.
copy-made = It was made on { $at }.
copy-made-unknown = When it was made is not known.

restore-title = Restore from a copy
restore-which = Which copy?
restore-copy = Copy { $number }
restore-newest = the newest
restore-damaged = damaged, it does not open
restore-none = No copy lies in the data folder. It may lie on a stick, or in another folder.
restore-older = { $count ->
    [one] Show one older copy
   *[other] Show { $count } older copies
}
restore-file = Another file …
restore-of-its-time = It opens with the passphrase or the recovery key of its day.
restore-secret-missing = Type the passphrase or the recovery key here first.
restore-happens = The journal that is here now is set aside and kept, encrypted. The copy takes its place. From then on it opens with what you typed here.
restore-rows = Recover this copy’s entries
restore-current = The journal that is here now
restore-current-about = The backup is of a different journal. Nobody can replace yours without its own passphrase or recovery key, so type that too.
restore-salvage = Does part of the journal not read? What reads of it can be saved, without a copy.
restore-test = Test it
restore-now = Restore it
restore-busy-testing = Opening the copy, and reading it to the last page …
restore-busy-restoring = Restoring. The copy is read to the last page first …
restore-back = Back
restore-done-title = The copy is in place
restore-done-opens = The journal is locked. It opens with the passphrase or the key you just typed.
restore-done-aside = The journal from before is set aside, encrypted. Backups, in Settings, can remove it later.
restore-to-unlock = Go on to unlock

salvage-title = Save what can be read
salvage-about = What still reads goes into a new journal. The damaged one is not written to. It is set aside and kept.
salvage-about-copy = A whole copy may hold more. You can restore it before or after this.
salvage-now = Save what reads
salvage-busy = Reading all there is. This can take a minute.
salvage-done-title = What was saved
salvage-all = Everything was saved. Nothing is missing.
salvage-read = { $count ->
    [one] One record was saved.
   *[other] { $count } records were saved.
}
salvage-lost = { $count ->
    [one] One is missing.
   *[other] { $count } are missing.
}
salvage-gaps = { $count ->
    [one] At one place the file does not read, and more may be missing there.
   *[other] At { $count } places the file does not read, and more may be missing there.
}
salvage-days = { $count ->
    [one] A day on which ratings are missing, or may be
   *[other] Days on which ratings are missing, or may be
}
salvage-notes = { $count ->
    [one] A day whose note is missing
   *[other] Days whose note is missing
}
salvage-entries = { $count ->
    [one] The day of an entry that is missing
   *[other] Days of entries that are missing
}
salvage-show = Show all { $count }
salvage-undated = { $count ->
    [one] One entry is missing, and its day is not known.
   *[other] { $count } entries are missing, and their days are not known.
}
salvage-in-part = { $count ->
    [one] Of one entry the title and the free text are missing. The other answers were saved.
   *[other] Of { $count } entries the title and the free text are missing. The other answers were saved.
}
salvage-reflections = { $count ->
    [one] Of one entry the words were saved, not the kind. It is a reflection now.
   *[other] Of { $count } entries the words were saved, not the kind. They are reflections now.
}
salvage-copy = Copy { $number } is the newest whole copy. It may hold what is missing.
salvage-note = This list is not kept. Write down what you need of it.
salvage-aside = The damaged journal is set aside and kept.

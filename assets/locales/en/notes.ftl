# Notes: the page around an entry. What an entry says of itself is in notes-entry.ftl.

notes-title = Notes
notes-new = New entry
notes-opened = What is open
notes-back = All notes
notes-back-trends = Back to Trends
notes-back-ways = Back to Ways
notes-choose = Choose a line to read it.
notes-none = Nothing is written yet.
notes-none-about = Begin with a new entry. One line is enough.
notes-none-match = Nothing here matches.
notes-trash = Trash
notes-deleted = Moved to the trash.
notes-deleted-title = “{ $title }” moved to the trash.

new-title = What do I want to write?

reading-blank = Not rated: { $signs }.
reading-change = Open in Today

trash-about = Each entry stays here for 30 days. Then it goes by itself. Copies made before still hold it.
trash-empty = Nothing is in the trash.
trash-back = Back to the notes
trash-gone = goes after { $day }
trash-restore = Bring back
trash-restore-name = Bring back: { $title }
trash-restored = Brought back: { $title }
trash-erase = Erase
trash-erase-name = Erase: { $title }
trash-erase-sure = Erase for good
trash-erase-sure-name = Erase for good: { $title }
trash-erased = Erased for good.
trash-all = Empty the trash
trash-all-sure = { $count ->
    [one] Erase it for good
   *[other] Erase all { $count } for good
}

waiting-title = Waiting for me
waiting-boundary-review = A boundary to look at again
waiting-planned-talk = A talk I planned
waiting-open-step = A trust step to answer
waiting-all = Show all { $count }

beside-title = Something else from today

# The frame around every screen.

app-name = Evenkeel
nav-label = Pages
nav-today = Today
nav-notes = Notes
nav-trends = Trends
nav-ways = Ways
nav-share = Share
nav-settings = Settings
nav-support = Support
nav-lock = Lock now
nav-more = More
app-hide-and-lock = Hide and lock
app-close = Close
app-try-again = Try again
app-undo = Undo
app-saved = Saved on this computer.
app-saving = Saving …

hidden-title = Hidden
hidden-locking = Saving and locking …
hidden-not-saved = Your last words could not be saved yet. They are kept here, out of sight.
hidden-lock-without = Lock without them
hidden-go-back = Go back to the text …
hidden-why-passphrase = Your journal is still open behind this page. Type your passphrase to see it again.
hidden-go-back-submit = Go back to the text
hidden-wrong-passphrase = The field was emptied, in case somebody else comes by. Check Caps Lock and the keyboard’s language, then type it again.

welcome-last = Last opened { $when }.
welcome-no-attempts = No wrong attempt since.
welcome-failed = { $count ->
    [one] Since then, one attempt with a wrong passphrase or key.
   *[other] Since then, { $count } attempts with a wrong passphrase or key.
}
welcome-repaired = A key file was damaged. It was mended from its copy. Nothing is missing.
welcome-newer = This is an older state of the journal. A newer one is in the data folder, under a name that ends in .aside. Someone may have swapped them, or a change was cut off. Nothing was deleted.
welcome-close = Close this message

replaced-title = The journal's file was taken from its place
# $copy: the number of a copy.
replaced-text = Another program moved or replaced it while it was open. Everything you wrote is safe in copy { $copy }, and goes on being saved there.
replaced-then = Once you lock, another file lies there, or none. On the locked screen choose “Restore from a copy”, and take the newest.
replaced-unsaved = Another program moved or replaced it while it was open, and no copy can be made. Leave this window open: it still holds everything. Put the folder back, or connect its disk.
damage-title = Part of the journal does not read
damage-text = { $pages ->
    [0] Parts of the file are from different times, and something that belongs together is missing.
    [one] One page of the file is not as it was written.
   *[other] { $pages } pages of the file are not as they were written.
} What can still be read is shown. Copy the data folder to another disk before you write more. Then lock, and choose “Restore from a copy”.

time-am = { $time } a.m.
time-pm = { $time } p.m.
time-day-at = { $day } at { $time }

keys-title = Keys
keys-intro = Everything here can also be clicked.
keys-checkin = While a rating has the focus
keys-notes = In Notes
keys-app = Anywhere
keys-digits = 0 to 4
keys-digits-does = Answer and move on
keys-arrows = ← →
keys-arrows-does = Change the answer and stay
keys-enter = Enter, Shift + Enter
keys-enter-does = Next sign, previous sign
keys-backspace = Backspace
keys-backspace-does = Clear to blank
keys-acted = A
keys-acted-does = Acted on it: yes, no, not said
keys-done = Ctrl + Enter
keys-done-does = Done
keys-lines = ↑ ↓
keys-lines-does = Line by line
keys-far = Page Up, Page Down, Home, End
keys-far-does = Further, to the newest, to the oldest
keys-open = Enter
keys-open-does = Open the line; again to write in it
keys-leave = Escape
keys-leave-does = Back: from writing, from reading, from the search
keys-questions = F3, Shift + F3
keys-questions-does = In an exercise: next question, question before
keys-ground = F2
keys-ground-does = A pause to find ground, where I write about pain or where it comes from
keys-charts = In Trends, on a picture
keys-walk = ← →
keys-walk-does = Week by week, or step by step
keys-walk-days = ↑ ↓
keys-walk-days-does = The same; in the year, day by day
keys-walk-far = Page Up, Page Down
keys-walk-far-does = Four on, four back
keys-walk-ends = Home, End
keys-walk-ends-does = To the first, to the last
keys-walk-open = Enter
keys-walk-open-does = Open what was written: the step, or the week’s entries
keys-walk-away = Escape
keys-walk-away-does = Close “Save picture”; back from an entry
keys-pages = Ctrl + 1 to 5
keys-pages-does = Today, Notes, Trends, Ways, Share
keys-settings = Ctrl + ,
keys-settings-does = Settings
keys-new = Ctrl + N, then 1 to 9
keys-new-does = New entry, of a kind
keys-find = Ctrl + F
keys-find-does = Search in Notes
keys-undo = Ctrl + Z, Ctrl + Shift + Z
keys-undo-does = Undo and redo; outside a text, bring back what was deleted
keys-hide = F9
keys-hide-does = Put the window out of sight at once and lock
keys-lock = Ctrl + L
keys-lock-does = Lock
keys-size = Ctrl + Plus, Minus, 0
keys-size-does = Larger, smaller, usual text
keys-help = F1, Ctrl + ?
keys-help-does = This list

passphrase-reveal = Show the passphrase
passphrase-conceal = Hide the passphrase

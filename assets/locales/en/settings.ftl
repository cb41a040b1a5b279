# Settings. Every change saves itself.

settings-title = Settings
settings-search = Search settings
settings-search-found = { $found ->
    [one] One section matches.
   *[other] { $found } sections match.
}
settings-search-none = No section matches.
settings-search-clear = Show all settings
settings-saved = Saved on this computer
settings-loading = One moment …

settings-look = Look
settings-theme = Theme
settings-theme-system = As the system
settings-theme-light = Light
settings-theme-dark = Dark
settings-text = Text size
settings-text-smaller = Smaller text
settings-text-larger = Larger text
settings-text-value = { $percent } %
settings-contrast = High contrast
settings-contrast-hint = Black on white, or white on black. Off, it follows the desktop.

settings-check-in = Check-in
settings-day-end = My day ends at
settings-day-end-hint = Up late? What I note before then still counts for the day before.
settings-hour-midnight = Midnight
settings-week-starts = First day of the week
settings-week-starts-hint = In calendars, trends and reports. A weekly review always runs from Monday to Sunday.
settings-week-starts-locale = Match system
settings-week-starts-monday = Monday
settings-week-starts-sunday = Sunday
settings-week-starts-saturday = Saturday
settings-hours = Hours
settings-hours-locale = Match system
settings-hours-twelve = 12, as in 8:15 p.m.
settings-hours-twenty-four = 24, as in 20:15
settings-review-day = Look back at the week
settings-review-day-hint = Today offers it quietly on this day and the two days after.
settings-review-day-none = Do not offer it
settings-digits = Digits answer and move on
settings-digits-hint = 0 to 4 set the level and go to the next sign.

settings-signs = Signs
signs-about = These are asked each day, in this order. I can put each into my own words.
signs-about-away = What I put away is not asked any more. What I rated stays, and still shows in trends.
signs-in-use = { $count ->
    [one] One sign is asked
   *[other] { $count } signs are asked
}
signs-away = Put away
signs-named = { $act }: { $label }
signs-reword = Reword
signs-put-away = Put away
signs-take-back = Take back
signs-remove = Remove
signs-last = The last one stays.
signs-came-as = It came as “{ $label }”: { $line }.
signs-since = In these words since { $day }.
signs-original = The original words
signs-original-again = Back to the original words
signs-label = Short name
signs-label-hint = Up to { $most } characters. It stands in lists and charts.
signs-label-missing = Write a short name here.
signs-line = What I rate
signs-line-hint = Up to { $most } characters. One thing I can notice in a day.
signs-line-missing = Write here what I rate.
signs-near = { $left ->
    [one] One character left.
   *[other] { $left } characters left.
}
signs-over = { $by ->
    [one] One character too many.
   *[other] { $by } characters too many.
}
signs-used-note = Earlier ratings stay, under the new words. If it now means something else, put it away and add another.
signs-save = Save these words
signs-add = Add a sign of my own
signs-own-about = Up to five of my own. One that was never used can be removed again.
signs-own-most = There are five of my own, the most there can be. One never used can be removed.
signs-was-put-away = Put away: { $label }
signs-was-taken-back = Asked again: { $label }
signs-was-removed = Removed: { $label }
signs-was-original = The original words are back: { $label }
signs-was-undone = Undone.

settings-writing = Writing
settings-spell-check = Mark spelling
settings-spell-check-hint = The words are checked on this computer. Nothing is sent.
settings-spell-check-hint-learns = Off unless I turn it on: a word this system learns is kept in plain text, outside the journal.

settings-pause = Pause
settings-pause-hint = For a holiday, an illness, or a rest. Paused days are marked, not missing.
settings-pause-since = Paused since { $day }.
settings-pause-none = No pause at the moment.
settings-pause-start = Start a pause today
settings-pause-end = End the pause
settings-pause-past = Past pauses
settings-pause-range = { $from } to { $to }
settings-pause-one-day = { $from }

settings-privacy = Privacy and lock
settings-lock-after = Lock when I am away
settings-lock-minutes = Minutes until it locks
settings-lock-unit = minutes
settings-lock-preset = { $minutes } min
settings-lock-wrong = A whole number from 1 to 60, please. Nothing was changed.
settings-passphrase = Passphrase
settings-passphrase-changed = Last changed on { $day }.
settings-passphrase-never = Not changed since the journal was made.
settings-passphrase-change = Change the passphrase
settings-passphrase-current = Current passphrase
settings-passphrase-missing = Type the current passphrase here first.
settings-passphrase-submit = Use the new passphrase
settings-passphrase-copies = Let my backups open with the new one too
settings-passphrase-copies-hint = Those in the data folder and in the second folder. Other ones keep the passphrase of their day.
settings-passphrase-done = The passphrase was changed.
settings-passphrase-older = Older copies still open with the passphrase of their day.
settings-cancel = Not now
settings-key = Recovery key
settings-key-made = Made on { $day }.
settings-key-unknown = It was made with the journal.
settings-key-new = Make a new recovery key
settings-key-hint = The old key works until the new one is proven.
settings-key-ask = Show me the new key
settings-key-prove = Check and use this key from now on
settings-key-done = The new key works now. The old one opens this journal no more.
settings-capture = Keep the window out of screen pictures
settings-capture-hint = Screenshots and screen sharing show an empty window. A camera, or a program made to get round it, still sees it.
settings-capture-not-here = This system lets no program keep its window out of screenshots. Close the journal before you share the screen.
settings-limits = What this program cannot protect against
settings-limit-screen = Someone who sees the screen while the journal is open.
settings-limit-recorders = A camera, or a program that records keys or the screen.
settings-limit-admin = Someone with full control of this computer.
settings-limit-force = Someone who makes you open it. There is no second passphrase that shows another journal.
settings-limit-installed = Someone who sees that it is installed. It cannot hide that.
settings-limit-pictures = On Linux, other programs can take pictures of its window.
settings-limit-traces = Traces on the disk, unless the whole disk is encrypted.
settings-limit-older = Someone who puts an older copy of the file in its place.
settings-limit-copies = Older copies. They open with the passphrase or key of their day.
settings-limit-plain = A recovery key in a plain file that others can reach.

settings-limits-safer = If you are afraid of someone who uses this computer, a device they cannot reach is safer.
settings-erase = Erase the journal
settings-erase-hint = Everything in it, for good. Nobody can bring it back.
settings-erase-open = Erase the journal …
settings-erase-goes = What goes
settings-erase-goes-written = Every check-in and entry, the trash, the settings in it, and what was shared and brought in.
settings-erase-goes-keys = The key files. The passphrase and the recovery key then open nothing here.
settings-erase-goes-backups = The backups in the data folder.
settings-erase-goes-traces = The window’s size and place, the web view’s cache, and Evenkeel’s recent files in the desktop’s list.
settings-erase-stays = What may still be there
settings-erase-stays-copies = Copies in the second folder or elsewhere. They still open with the passphrase of their day.
settings-erase-stays-files = Exports, reports, pictures, prints and recovery sheets that you saved.
settings-erase-stays-disk = Remnants on the disk. An SSD may keep old blocks, encrypted, until it uses them again.
settings-erase-stays-program = The program itself, and that it was installed.
settings-erase-first = You may want to keep a copy for yourself first.
settings-erase-export = Export everything first
settings-erase-word = erase
settings-erase-type = To go on, type “{ $word }”
settings-erase-wrong = The word is “{ $word }”. Nothing was erased.
settings-erase-submit = Erase it all, for good
settings-erase-busy = Erasing …

settings-keys = Keys
settings-keys-hint = All of it works without a mouse.
settings-keys-show = Show all keys

settings-about = About
settings-about-version = Version
settings-about-folder = Data folder
settings-about-licence = Licence
settings-about-licence-name = MIT or Apache-2.0, as you choose
settings-about-scale = The signs are not a validated scale. They are self-rated.
settings-about-stays = Everything stays on this computer.

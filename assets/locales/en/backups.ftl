# Settings, Backups: copies of the journal.

settings-backups = Backups
backups-newest-today = The newest copy was made today at { $time }. It opened, to the last page.
backups-newest-yesterday = The newest copy was made yesterday at { $time }. It opened, to the last page.
backups-newest-on = The newest copy was made on { $at }. It opened, to the last page.
backups-none = There is no copy yet.
backups-when = One is made by itself at the first opening of a day, and on closing when something changed.
backups-make = Make a copy now
backups-making = Making a copy, and reading it to the last page …
backups-made = The copy is made. It opened, to the last page.
backups-trouble = The last copy could not be made by itself. The older ones stand.
backups-rotted = A restore was tried out, silently, and the copy was damaged. A new one was made at once. Check this disk.
backups-synced = The journal itself lies in a folder that { $service } keeps in step. That can damage it. Better: the journal on this disk, and its copies in that folder.
backups-rehearsed = On { $day } a restore was tried out, silently. It was right.
backups-outside-is-old = For 30 days no copy was laid outside this disk. A stick would do.
backups-here = Copies in the data folder
backups-older = { $count ->
    [one] One older copy
   *[other] { $count } older copies
}
backups-earlier-key = Sealed with an earlier key. The locked screen can test it.
backups-test-named = Test it: { $copy }
backups-second = Second folder
backups-second-about = On a stick, another disk, or in a synced folder. Each new copy is laid there too.
backups-second-choose = Choose a folder for copies …
backups-second-another = Choose another folder …
backups-second-missing = The folder is not there at the moment. The copies in the data folder stand. Once it is back, the next copy goes there too.
backups-second-to-be-chosen = This journal was restored from a backup. Please choose the second folder again: the one from before may belong to another computer.
backups-other-computer = made on another computer
backups-second-same-disk = It is on the same disk as the journal. If that disk breaks, both are gone.
backups-second-forget = Use no second folder
backups-second-forget-hint = The copies in it stay where they are.
backups-laying = Laying down a copy, and reading it there …
backups-laid = The newest copy lies there too. It opened, to the last page.
backups-forgotten = New copies go there no more. Those that are there stay.
backups-restore-hint = The journal locks first. Then choose “Restore from a copy”, below the passphrase.
backups-restore = Lock, to restore from a copy …

rewrap-title = The passphrase of older copies
rewrap-about = A copy opens with the passphrase of its day. Known copies can open with today’s instead.
rewrap-open = Let backups open with today’s passphrase
rewrap-earlier = An earlier passphrase, if there was one
rewrap-earlier-hint = Copies from before a new vault key open only with this.
rewrap-now = Use today’s passphrase for copies
rewrap-busy = One copy after the other …
rewrap-done = { $count ->
    [0] No copy had to be changed.
    [one] One copy opens with today’s passphrase now.
   *[other] { $count } copies open with today’s passphrase now.
}
rewrap-left = { $count ->
    [one] One opens as before.
   *[other] { $count } open as before.
}

aside-title = Journals set aside
aside-count = { $count ->
    [0] There is none any more.
    [one] One journal that a restore replaced is kept, encrypted.
   *[other] { $count } journals that a restore replaced are kept, encrypted.
}
aside-open = Remove them …
aside-goes = They go for good. The journal you are in now stays, and so do its copies.
aside-remove = Remove for good
aside-removed = They are removed. This journal was read through first, and is whole.

rekey-title = Vault key
rekey-hint = It encrypts the journal. A new one shuts out every old key file and passphrase.
rekey-open = Make a new vault key
rekey-about = For when someone may have a copy of the data folder, and an earlier passphrase. The whole journal is encrypted anew. What opened it before opens it no more.
rekey-copies = Copies from before keep their own key. They open as they did.
rekey-another = Choose a new passphrase too
rekey-another-hint = Leave it ticked if anyone may know the one of today.
rekey-ask = Go on to the new recovery key
rekey-last = There is a new recovery key with it. Nothing is changed until it is typed back.
rekey-now = Encrypt the journal anew
rekey-done = The journal has a new key. Everything in it was encrypted anew, and a copy was made.

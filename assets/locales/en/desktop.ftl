# What the desktop itself says: dialog titles and the sheet that is saved to a file.

start-title = Evenkeel can’t start
# $it: a folder.
start-no-folder = Evenkeel can’t start: it can’t save anything in { $it }. Nothing was changed. Make that folder writable for you, or connect its disk. Then start again.
start-no-screen = Evenkeel can’t start: there is no screen for its window. Start it from your desktop, or set DISPLAY or WAYLAND_DISPLAY.
# $it: what the system said.
start-no-threads = Evenkeel can’t start: the system said { $it }. Nothing was changed. Close other programs, then start again.
start-no-window = Evenkeel can’t open its window. The system said: { $it }. Nothing was changed.
start-page-ends = Evenkeel can’t show its page: the web engine crashed twice. Your journal is locked, and what was saved is safe. Restart the computer, or update WebKitGTK, then start again.

# The menus at the top of the screen, on macOS.
menu-quit = Quit Evenkeel
menu-edit = Edit
menu-view = View
menu-window = Window

recovery-dialog-title = Save the recovery key
picture-dialog-title = Save the picture
share-dialog-title = Save what is shared
bring-in-dialog-title = Choose a file to bring in
sleep-waits = Closing the journal
backup-folder-title = Choose a folder for copies
backup-pick-title = Choose a copy of your journal
bring-in-row = row { $n }
bring-in-entry = entry { $n }
bring-in-line = line { $n }
bring-in-mood = Mood
bring-in-starred = starred
bring-in-mood-rad = rad
bring-in-mood-good = good
bring-in-mood-meh = meh
bring-in-mood-bad = bad
bring-in-mood-awful = awful
bring-in-folder-title = Choose a folder to bring in
recovery-file-name = recovery-key.txt
recovery-sheet =
    Recovery key for Evenkeel
    Made on { $date }

    { $groups }

    This key opens your journal in Evenkeel when the passphrase is forgotten.
    Keep it where only you can reach it, away from this computer.
    Anyone who has it, and a copy of the journal, can read everything.

    To use it: start Evenkeel and choose “Use the recovery key”. Type the
    groups in their order, with or without the numbers, or paste them.
    You are then asked for a new passphrase.

    The same key on one line, for other programs (age):

    { $key }

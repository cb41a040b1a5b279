# The first run: what this is, a passphrase, a recovery key. And the two parts that Settings
# uses as well: choosing a passphrase, and keeping a recovery key.

first-name = Evenkeel
first-steps = Steps of setting up
first-step-what = What this is
first-step-passphrase = Passphrase
first-step-key = Recovery key
first-step-ready = Ready
first-step-done = (done)
first-back = Back
first-next = Go on
first-support = Support

erased-title = The journal was erased
erased-lede = Its key files were overwritten first. Its passphrase and its recovery key no longer open anything in the data folder.
erased-gone = What is gone
erased-gone-written = Every check-in and entry, the trash, and the settings in it.
erased-gone-backups = The backups in the data folder.
erased-gone-traces = The window’s size and place, the web view’s cache, and Evenkeel’s recent files in the desktop’s list.
erased-close = You can close this window now. Evenkeel removes those traces once more when it ends.
erased-next = Start a new journal

first-what-title = A private journal, one minute a day
first-what-lede = For anyone who finds it hard to trust a partner. Alone, or with a therapist.
first-is-title = What it is
first-is-rate = You rate a short list of signs, about a minute a day.
first-is-look = Now and then you look back, or show it to a therapist.
first-is-file = It is one encrypted file on this computer. No account, no network.
first-not-title = What it is not
first-not-therapy = It is not therapy, and it is not a test.
first-not-verdict = It makes no diagnosis and never says who is right.
first-not-watch = It watches nobody. It holds only what you put in.
first-who-title = Who may see this computer?
first-who-installed = It cannot hide that it is installed.
first-who-passphrase = Anyone who has your passphrase can read it all.
first-who-watch = So can a camera, a program that records keys, or someone at your unlocked screen.
first-who-control = It cannot help if someone controls this computer, or makes you open the journal.
first-afraid-title = If you are afraid of someone
first-afraid = A device they cannot reach may be safer. Your fear may be right.
first-afraid-support = Show me support

first-again = Evenkeel was locked, so setup starts from the beginning. If you saved or wrote down a recovery key, throw it away: you get a new one.

first-passphrase-title = Choose a passphrase
first-passphrase-lede = It opens your journal on this computer. Only you know it.
first-passphrase-forget = Forget it and lose the recovery key, and nobody can open the journal. Not even its makers.
first-passphrase-submit = Make my journal
first-passphrase-busy = Making your journal …

first-key-title = Keep a recovery key
first-key-lede = It opens the journal if you ever forget the passphrase.
first-key-prove = Check and open my journal
first-key-back-note = Going back throws this key away. You get a new one.

first-ready-title = It is ready
first-ready-lede = Your journal is open, and only on this computer.
first-ready-blank = A day I leave out is simply “no entry”.
first-ready-zero = A sign I leave blank is not a zero.
first-ready-lock = Lock it any time with { $keys }. F9 also puts the window out of sight. If you leave it, it locks without you.
first-ready-start = Start today

# Choosing a passphrase

passphrase-new = New passphrase
passphrase-again = The same again
passphrase-hint = 12 characters or more. A few plain words work well. Pasting is fine.
passphrase-strength = Strength: { $word }
passphrase-level-too-short = too short
passphrase-level-common = too common
passphrase-level-weak = weak
passphrase-level-fair = fair
passphrase-level-good = good
passphrase-level-strong = strong
passphrase-says-too-short = { $missing ->
    [one] One more character, please.
   *[other] { $missing } more characters, please.
}
passphrase-says-common = Others would guess this early. Please pick another.
passphrase-says-weak = It works. One more word would help a lot.
passphrase-says-fair = It will do. One more word makes it good.
passphrase-says-good = That would take very long to guess.
passphrase-says-strong = Nice and long. That is what makes it hard to guess.
passphrase-differs = The two are not the same yet.
passphrase-same = Both are the same.
passphrase-missing = Type a passphrase here first.
passphrase-missing-again = Type it here once more.
passphrase-not-yet = This one cannot be used yet. { $why }
passphrase-draw = Suggest a passphrase
passphrase-draw-again = Suggest another
passphrase-draw-use = Use it
passphrase-draw-title = A random passphrase
passphrase-draw-hint = Write it down until you know it by heart.
passphrase-draw-used = It is in both fields now.
passphrase-draw-away = Hide it
passphrase-busy = One moment …

# Keeping a recovery key

recovery-what-title = Your recovery key
recovery-what = Save it, print it or copy it by hand. You type part of it back next.
recovery-by-hand = Copying it by hand takes a while. Move the mouse now and then. Left alone, the page locks, and you get another key.
recovery-group = Group { $number }
recovery-save = Save to a file
recovery-print = Print
# $folder: its path, or only its name.
recovery-saved = Saved as { $file } in the folder { $folder }.
recovery-not-saved = No file was saved.
recovery-printed = The print window was opened.
recovery-where-title = Where to keep it
recovery-where-plain = The file is not encrypted. With it and the journal, anyone can read everything.
recovery-where-not = Not on this computer, if somebody else uses it.
recovery-where-good = Better: on paper or a stick, in a place only you can reach.
recovery-have = I have it
recovery-prove-title = Type three groups back
recovery-prove = Look at your sheet or your file. Large or small letters, both are fine.
recovery-prove-missing = Please type this group too.
recovery-show-again = Show it again
recovery-busy = Checking …

recovery-print-title = Recovery key for Evenkeel
recovery-print-made = Made on { $date }
recovery-print-what = This key opens your journal in Evenkeel when the passphrase is forgotten.
recovery-print-keep = Keep it where only you can reach it, away from the computer.
recovery-print-who = Anyone who has it, and a copy of the journal, can read everything.
recovery-print-use = To use it: start Evenkeel and choose “Use the recovery key”. Type the groups in their order, with or without the numbers.
recovery-print-then = You are then asked for a new passphrase.
recovery-print-whole = The same key on one line, for other programs (age):

unlock-title = Your journal is locked
unlock-passphrase = Passphrase
unlock-button = Unlock
unlock-busy = Opening. This takes a second, on purpose.
unlock-use-key = Use the recovery key
unlock-use-passphrase = Use the passphrase
unlock-key = Recovery key
unlock-key-hint = Type or paste the groups in their order, with or without the numbers. Spaces and small letters are fine.
unlock-support = Support
unlock-sample = This is a made journal. Its passphrase is in the terminal.
unlock-because-asked = Locked, as you asked.
unlock-because-idle = Locked while you were away.
unlock-because-suspend = Locked when the computer went to sleep.
unlock-because-closed = Locked when the window was closed.
unlock-because-hidden = Hidden and locked, as you asked.
unlock-because-page-ended = Part of Evenkeel crashed, so the journal was locked.
unlock-because-page-hung = Evenkeel stopped responding, so the journal was locked.
unlock-because-erased = The journal was being erased.
# $when: a time of day, to the second.
unlock-saved-until = Your text is saved up to { $when }. Anything you typed after that may be missing.
unlock-saved-before = What was saved before is safe. Anything you typed just before may be missing.
unlock-problem-title = The journal cannot be opened now

choose-title = Choose a new passphrase
choose-text = The recovery key opened your journal. The old passphrase stops working once you have a new one. The recovery key stays as it is.
choose-button = Use this passphrase

# What the desktop itself says: dialog titles and the sheet that is saved to a file.

recovery-dialog-title = Save the recovery key
picture-dialog-title = Save the picture
recovery-file-name = recovery-key.txt
recovery-sheet =
    Recovery key
    Made on { $date }

    { $key }

    This key opens your journal in Evenkeel when the passphrase is forgotten.
    Keep it where only you can reach it, away from this computer.
    Anyone who has it, and a copy of the journal, can read everything.

    To use it: start Evenkeel, choose "Use the recovery key", type or paste it.
    You are then asked for a new passphrase.

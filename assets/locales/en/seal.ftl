# Sealing a file: with a passphrase, or to somebody's public key.

seal-title = Sealed?
seal-no = Not sealed
seal-no-about = Anyone who has the file can read it.
seal-passphrase = With a passphrase
seal-passphrase-about = Whoever knows it can open the file, with the free program “age”.
seal-keys = To a public key
seal-keys-about = Only who holds the key that belongs to it can open the file.
seal-other-way = Tell it in person or by phone. Not by the way the file goes.
seal-passphrase-label = Passphrase for this file
seal-passphrase-set = This passphrase will seal the file. It’s forgotten when I leave this page.
seal-keys-label = Public keys, one a line
seal-keys-hint = They begin with age1, ssh-ed25519 or ssh-rsa.
seal-keys-good = { $count ->
    [one] One key is good.
   *[other] { $count } keys are good.
}
seal-keys-unknown = Line { $line } is not a public key.
seal-keys-secret = That was a secret key. It was taken out and not kept. Only the public one is needed.
seal-armor = As text
seal-armor-about = It can be pasted into a mail. The file is a third larger.
seal-fault-no-passphrase = Type the same passphrase in both fields first, or leave the file unsealed.
seal-fault-no-keys = Put in a public key first, or choose another way.
seal-fault-key-unknown = A line is not a public key. Correct it, or take it out.

# What protects the journal on the system one is on: Settings, Privacy and lock. Rows and systems come from
# src-tauri/src/protect/said.rs; SECURITY.md has the same as a table.

settings-protect = What protects the journal here
protect-system = { $system ->
    [linux] On Linux
    [windows] On Windows
   *[macos] On macOS
}
protect-tried = { $system ->
    [linux] This is the system Evenkeel is tried on.
   *[other] Nobody has tried Evenkeel on a real computer with this system yet. This is what was built for it.
}
protect-kept-yes = Yes
protect-kept-partly = Partly
protect-kept-no = No

protect-owners-files = Only you can open its files
protect-owners-files-how = { $system ->
    [windows] Your profile’s folders keep other users out. A folder elsewhere follows its own rules.
   *[other] Files and folders are made for your user alone.
}
protect-on-the-disk = What is saved is really on the disk
protect-on-the-disk-how = { $system ->
    [linux] “Saved” is said when the disk has it.
    [windows] “Saved” is said when the disk has it. A power cut may bring back the file from just before.
   *[macos] “Saved” is said when the disk has it. Some disks and shared folders can’t be asked for that.
}
protect-offline = Nothing reaches a network
protect-offline-how = { $system ->
    [linux] The system refuses every network connection to the program and to its web view.
    [windows] There is no network code, and the web view is told to find no other computer. Windows itself refuses nothing.
   *[macos] There is no network code, but nothing enforces that.
}
protect-memory = Other programs can’t read its memory
protect-memory-how = { $system ->
    [linux] None can look into the main program. The web view’s own processes are not covered.
   *[other] A program that runs as you can read what is open.
}
protect-no-dump = A crash leaves no picture of the memory
protect-no-dump-how = { $system ->
    [linux] The system writes none for any of its processes.
    [windows] Windows may write one.
   *[macos] No core dump is written. macOS may write a report of its own.
}
protect-loaders = No other code is loaded into it
protect-loaders-how = { $system ->
    [linux] What the environment names is left out. GTK’s own settings can still name some.
   *[other] Nothing is done about that here.
}
protect-screenshots = The window stays out of screenshots
protect-screenshots-how = { $system ->
    [linux] Linux lets no program do that.
   *[other] Unless you turn it off above.
}
protect-sleep = It locks when the computer sleeps
protect-sleep-how = { $system ->
    [linux] Before it sleeps, or as soon as it wakes.
   *[other] As soon as it wakes.
}
protect-screen-lock = It locks together with the screen
protect-screen-lock-how = { $system ->
    [linux] And when another user’s session comes to the front, where the desktop says so.
   *[other] It only locks after the minutes set above, or by your hand.
}
protect-quiet-lock = A lock doesn’t come to the front
protect-quiet-lock-how = { $system ->
    [linux] The window stays where it was and takes no keys. On Wayland it can’t always do so.
   *[other] It is meant to, but nobody has tried it.
}
protect-recent-files = Lists of recent files don’t show what you chose
protect-recent-files-how = { $system ->
    [linux] What its own dialogs note is taken out again. The desktop’s dialogs may keep a list.
   *[other] The system’s dialogs keep their own lists.
}
protect-spelling = The spelling checker learns no words
protect-spelling-how = { $system ->
    [linux] The menu item that would write a word down is taken out.
    [windows] It is off unless you turn it on. Then “Add to dictionary” writes a word down in plain text.
   *[macos] It is off unless you turn it on. What macOS then learns from your typing isn’t known.
}
protect-print = A report to be printed is never on the disk
protect-print-how = { $system ->
    [linux] It is kept in the session’s memory, where there is one, and removed at the lock.
    [windows] It is a plain file on the disk until you close its viewer and the journal locks.
   *[macos] It is a plain file on the disk until the journal locks.
}

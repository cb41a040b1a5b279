# What the installer for Windows says. Each message stands on one line: makensis is given them as they are.

installer-comment = A private journal on your own computer
installer-no-web-view = Evenkeel is installed, but its window needs Microsoft Edge WebView2, and that isn’t here. Get the WebView2 runtime from Microsoft, then start Evenkeel.
installer-in-use = Evenkeel is still open, so it was not changed. Close it, then start again. Your journal is safe.
installer-kept = Evenkeel was removed. Your journal and its backups are still where they were.

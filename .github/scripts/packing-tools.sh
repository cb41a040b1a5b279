#!/usr/bin/env bash
# What packing needs beside what `cargo xtask setup` installs, on Debian and Ubuntu: bash .github/scripts/packing-tools.sh
set -euo pipefail
root=()
[ "$(id -u)" = 0 ] || root=(sudo)
"${root[@]}" apt-get update -q
"${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends \
    dpkg-dev rpm flatpak flatpak-builder desktop-file-utils appstream

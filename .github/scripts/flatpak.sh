#!/usr/bin/env bash
# The Flatpak bundle around the Debian package in target/package: bash .github/scripts/flatpak.sh
# Wants flatpak, flatpak-builder and org.gnome.Platform and Sdk, which it installs for this user from Flathub.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
manifest=assets/flatpak/org.evenkeel.journal.yml

debs=(target/package/*.deb)
[ -f "${debs[0]}" ] || { echo "There is no target/package/*.deb: cargo xtask package" >&2; exit 1; }
work=target/flatpak
rm -rf "$work"
mkdir -p "$work"
cp "$manifest" "$work/"
cp "${debs[0]}" "$work/evenkeel.deb"
flatpak remote-add --user --if-not-exists flathub https://dl.flathub.org/repo/flathub.flatpakrepo
flatpak-builder --user --install-deps-from=flathub --force-clean --repo="$work/repo" "$work/build" "$work/$(basename "$manifest")"
flatpak build-bundle "$work/repo" target/package/evenkeel.flatpak org.evenkeel.journal

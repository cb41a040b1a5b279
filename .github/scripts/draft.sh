#!/usr/bin/env bash
# draft.sh TAG FOLDER: a draft of a release with everything in FOLDER. Nobody sees it until a person has looked at it.
set -euo pipefail
[ $# = 2 ] || { echo "draft.sh TAG FOLDER" >&2; exit 2; }
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
version=$(sed -n '/^\[workspace.package\]/,/^\[/s/^version = "\(.*\)"/\1/p' Cargo.toml)
[ "$1" = "v$version" ] || { echo "The tag is $1, and Cargo.toml says $version." >&2; exit 1; }
grep -q "^## $version, " CHANGELOG.md || { echo "CHANGELOG.md has no heading for $version yet." >&2; exit 1; }
gh release create "$1" --draft --verify-tag --title "Evenkeel $version" \
    --notes "What changed: CHANGELOG.md. How to check what you downloaded: SECURITY.md." "$2"/*

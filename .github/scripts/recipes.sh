#!/usr/bin/env bash
# recipes.sh HOME URL FOLDER: the recipes for winget and Homebrew, beside the files of a release in FOLDER. HOME is the
# project's page, URL where the files will be downloaded from. The version is Cargo.toml's, each hash one of SHA256SUMS
# that fits its file.
set -euo pipefail
[ $# = 3 ] || { echo "recipes.sh HOME URL FOLDER" >&2; exit 2; }
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
home=$1 url=$2 folder=$3
version=$(sed -n '/^\[workspace.package\]/,/^\[/s/^version = "\(.*\)"/\1/p' "$root/Cargo.toml")
(cd "$folder" && sha256sum --check --strict --quiet SHA256SUMS)

for recipe in "$root"/assets/recipes/*.in; do
    text=$(<"$recipe")
    text=${text//@VERSION@/$version}
    text=${text//@URL@/$url}
    text=${text//@HOME@/$home}
    while [[ $text =~ @SHA256\ ([^@]+)@ ]]; do
        file=${BASH_REMATCH[1]}
        sum=$(awk -v file="$file" '$2 == file { print $1 }' "$folder/SHA256SUMS")
        [ -n "$sum" ] || { echo "SHA256SUMS has no $file, which $(basename "$recipe") is for." >&2; exit 1; }
        text=${text//"@SHA256 $file@"/$sum}
    done
    made=$folder/$(basename "$recipe" .in)
    printf '%s\n' "$text" >"$made"
    echo "Made: $made"
done

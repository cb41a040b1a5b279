#!/usr/bin/env bash
# together.sh FOLDER: puts what the systems made (a folder each) into one, with one SHA256SUMS over all of it. No two
# may bring a file of one name.
set -euo pipefail
[ $# = 1 ] || { echo "together.sh FOLDER" >&2; exit 2; }
cd "$1"

for sums in */SHA256SUMS; do
    (cd "$(dirname "$sums")" && sha256sum --check --strict SHA256SUMS)
    rm "$sums"
done
for file in */*; do
    [ ! -e "$(basename "$file")" ] || { echo "Two systems made $(basename "$file")." >&2; exit 1; }
    mv "$file" .
done
find . -mindepth 1 -maxdepth 1 -type d -empty -delete
sha256sum -- * >SHA256SUMS.new
mv SHA256SUMS.new SHA256SUMS
cat SHA256SUMS

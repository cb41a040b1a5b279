#!/usr/bin/env bash
# sums.sh FOLDER: SHA256SUMS of everything in it.
set -euo pipefail
[ $# = 1 ] || { echo "sums.sh FOLDER" >&2; exit 2; }
cd "$1"
rm -f SHA256SUMS
sha256sum -- * >SHA256SUMS.new
mv SHA256SUMS.new SHA256SUMS

#!/usr/bin/env bash
# The installer for Windows, from a program built here: bash .github/scripts/windows-installer.sh
# Signed where WINDOWS_CERTIFICATE (a PKCS 12 file in base 64) and WINDOWS_CERTIFICATE_PASSWORD are set.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
export CARGO_INCREMENTAL=0

npm --prefix ui ci --no-audit --no-fund
npm --prefix ui run build
cargo build --locked --profile dist -p evenkeel

sign() {
    if [ -z "${WINDOWS_CERTIFICATE:-}" ]; then
        echo "Not signed: no certificate is set. $1"
        return
    fi
    local key
    key=$(mktemp)
    base64 --decode <<<"$WINDOWS_CERTIFICATE" >"$key"
    local status=0
    signtool sign -f "$(cygpath -w "$key")" -p "$WINDOWS_CERTIFICATE_PASSWORD" -fd SHA256 "$1" || status=$?
    rm -f "$key"
    return "$status"
}

sign target/dist/evenkeel.exe
cargo xtask installer target/dist/evenkeel.exe
for setup in target/package/*-setup.exe; do
    sign "$setup"
done
# A signature changes the file, and so its sum.
(cd target/package && sha256sum -- *-setup.exe *.cdx.json >SHA256SUMS)

#!/usr/bin/env bash
# The disk image for macOS, for the chip of this Mac: bash .github/scripts/macos-image.sh
# Signed where EVENKEEL_SIGN_AS names an identity of the keychain; notarised where NOTARY_PROFILE is set as well.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
export CARGO_INCREMENTAL=0

npm --prefix ui ci --no-audit --no-fund
npm --prefix ui run build
cargo build --locked --profile dist -p evenkeel

version=$(sed -n '/^\[workspace.package\]/,/^\[/s/^version = "\(.*\)"/\1/p' Cargo.toml)
mkdir -p target/package
bash assets/macos/bundle.sh target/dist/evenkeel "$version" target/package
rm -rf target/package/Evenkeel.app
cargo xtask sbom "target/package/evenkeel_${version}_$(uname -m).cdx.json"
if [ -n "${NOTARY_PROFILE:-}" ]; then
    xcrun notarytool submit target/package/*.dmg --keychain-profile "$NOTARY_PROFILE" --wait
    xcrun stapler staple target/package/*.dmg
else
    echo "Not notarised: NOTARY_PROFILE is not set."
fi
(cd target/package && shasum -a 256 -- *.dmg *.cdx.json >SHA256SUMS)

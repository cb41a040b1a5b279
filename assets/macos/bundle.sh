#!/usr/bin/env bash
# bundle.sh PROGRAM VERSION FOLDER: lays Evenkeel.app in FOLDER around a program that was built for macOS. On macOS it
# is signed, with the name in EVENKEEL_SIGN_AS or else by nobody ("-"), and packed as a disk image.
set -euo pipefail

[ $# = 3 ] || { echo "bundle.sh PROGRAM VERSION FOLDER" >&2; exit 2; }
program=$1 version=$2 folder=$3
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
app=$folder/Evenkeel.app

rm -rf "$app"
mkdir -p "$app/Contents/MacOS" "$app/Contents/Resources"
install -m 755 "$program" "$app/Contents/MacOS/evenkeel"
sed "s/@VERSION@/$version/" "$here/Info.plist" >"$app/Contents/Info.plist"
install -m 644 "$root/LICENSE-MIT" "$root/LICENSE-APACHE" "$app/Contents/Resources/"

if [ "$(uname)" != Darwin ]; then
    echo "Laid out: $app. The icon, the signature and the disk image are made on macOS alone."
    exit 0
fi

icons=$(mktemp -d)/evenkeel.iconset
mkdir "$icons"
cp "$root/src-tauri/icons/128x128.png" "$icons/icon_128x128.png"
cp "$root/src-tauri/icons/128x128@2x.png" "$icons/icon_128x128@2x.png"
cp "$root/src-tauri/icons/icon.png" "$icons/icon_512x512.png"
iconutil --convert icns --output "$app/Contents/Resources/evenkeel.icns" "$icons"

sign_as=${EVENKEEL_SIGN_AS:--}
[ "$sign_as" != - ] || echo "Signed by nobody: EVENKEEL_SIGN_AS names no identity."
codesign --force --options runtime --entitlements "$here/evenkeel.entitlements" --sign "$sign_as" "$app"
codesign --verify --strict --verbose "$app"

image=$folder/evenkeel_${version}_$(uname -m).dmg
hdiutil create -volname Evenkeel -srcfolder "$app" -fs HFS+ -format UDZO -ov "$image"
echo "Made: $image"

"""Makes the TTFs of this folder from the woff2 subsets of the @fontsource packages.

Fontsource ships a face cut into scripts, and typst and resvg read whole TTFs: each face is put
together again, in the order below, a character being taken from the first subset that has it. The
symbols are cut down to what people type. "Source" is a reserved name, which a changed font may not
bear: hence Evenkeel Sans (Source Sans 3) and Evenkeel Serif (Source Serif 4).

    npm install --prefix /tmp/fonts @fontsource/source-sans-3@5.3.0 @fontsource/source-serif-4@5.3.1 \
        @fontsource/noto-emoji@5.3.2 @fontsource/noto-sans-symbols-2@5.3.0 \
        @fontsource/noto-sans-hebrew@5.3.0 @fontsource/noto-sans-arabic@5.3.0 \
        @fontsource/noto-sans-math@5.3.0
    python3 -m venv /tmp/fonts/venv && /tmp/fonts/venv/bin/pip install fonttools==4.68.0 brotli==1.2.1
    /tmp/fonts/venv/bin/python assets/fonts/make.py /tmp/fonts/node_modules/@fontsource
"""

import io
import sys
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
SCRIPTS = ["latin", "latin-ext", "vietnamese", "cyrillic", "cyrillic-ext", "greek", "greek-ext"]
# File name: package, weight, style, family, name of the style.
FACES = {
    "EvenkeelSans-Regular": ("source-sans-3", 400, "normal", "Evenkeel Sans", "Regular"),
    "EvenkeelSans-Italic": ("source-sans-3", 400, "italic", "Evenkeel Sans", "Italic"),
    "EvenkeelSans-SemiBold": ("source-sans-3", 600, "normal", "Evenkeel Sans", "SemiBold"),
    "EvenkeelSerif-Regular": ("source-serif-4", 400, "normal", "Evenkeel Serif", "Regular"),
    "EvenkeelSerif-Italic": ("source-serif-4", 400, "italic", "Evenkeel Serif", "Italic"),
    "EvenkeelSerif-SemiBold": ("source-serif-4", 600, "normal", "Evenkeel Serif", "SemiBold"),
}
# What people type beside letters: arrows, technical signs, boxes, shapes, dingbats.
MATHS = [range(0x2010, 0x2300), range(0x27C0, 0x2C00)]
SYMBOLS = [range(0x2190, 0x2800), range(0x2900, 0x2C00), range(0x1F800, 0x1F900)]


def kept(font: TTFont, characters: set[int], features: str = "*") -> TTFont:
    """The font with these characters only."""
    options = Options()
    options.layout_features = ["*"] if features == "*" else []
    options.hinting = False
    options.notdef_outline = True
    options.glyph_names = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    return font


def opened(path: Path) -> TTFont:
    font = TTFont(path)
    font.flavor = None
    return font


def merged(parts: list[Path], features: str = "*", wanted=None) -> TTFont:
    """The parts as one font, a character being taken from the first that has it."""
    taken: set[int] = set()
    files = []
    for path in parts:
        characters = set(opened(path).getBestCmap()) - taken
        if wanted is not None:
            characters &= wanted
        if not characters:
            continue
        taken |= characters
        out = io.BytesIO()
        kept(opened(path), characters, features).save(out)
        out.seek(0)
        files.append(out)
    return Merger().merge(files)


def save(font: TTFont, name: str, family: str, style: str) -> None:
    """Under a name of its own, and with no date, so that making it again gives the same bytes."""
    table = font["name"]
    legal = [record for record in table.names if record.nameID in (0, 7, 13, 14)]
    table.names = legal
    plain = style in ("Regular", "Italic")
    names = {
        1: family if plain else f"{family} {style}",
        2: style if plain else "Regular",
        4: f"{family} {style}",
        6: name,
        16: family,
        17: style,
    }
    for number, text in names.items():
        table.setName(text, number, 3, 1, 0x409)
    # 1 January 2026, in seconds from 1904.
    font["head"].created = font["head"].modified = 3_850_070_400
    font.recalcTimestamp = False
    path = HERE / f"{name}.ttf"
    font.save(path)
    print(f"{path.name}: {path.stat().st_size:,} bytes, {len(font.getBestCmap())} characters")


def main(packages: Path) -> None:
    for name, (package, weight, style, family, style_name) in FACES.items():
        files = packages / package / "files"
        parts = [files / f"{package}-{script}-{weight}-{style}.woff2" for script in SCRIPTS]
        save(merged([part for part in parts if part.exists()]), name, family, style_name)

    for script in ("hebrew", "arabic"):
        part = packages / f"noto-sans-{script}" / "files" / f"noto-sans-{script}-{script}-400-normal.woff2"
        name = script.title()
        save(merged([part]), f"NotoSans{name}-Regular", f"Noto Sans {name}", "Regular")

    files = packages / "noto-emoji" / "files"
    parts = sorted(files.glob("noto-emoji-*-400-normal.woff2"))
    save(merged(parts, "none"), "NotoEmoji-Regular", "Noto Emoji", "Regular")

    for package, blocks, family in (
        ("noto-sans-symbols-2", SYMBOLS, "Noto Sans Symbols 2"),
        ("noto-sans-math", MATHS, "Noto Sans Math"),
    ):
        parts = sorted((packages / package / "files").glob(f"{package}-*-400-normal.woff2"))
        wanted = {character for block in blocks for character in block}
        name = f"{family.replace(' ', '')}-Regular"
        save(merged(parts, "none", wanted), name, family, "Regular")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""Makes the font that model reports bring along, and the table of its advance widths.

Usage: subset-inter.py FOLDER-OF-@fontsource-variable/inter OUT   (needs fonttools and brotli)

The letters are those of Western European languages with the signs that reports use; weights from 400 to 700. There is no
kerning, so that a text is as wide as the sum of its advance widths.
"""

import hashlib
import io
import json
import shutil
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

LETTERS = [*range(0x20, 0x7F), *range(0xA0, 0x100), 0x131, 0x152, 0x153]
SIGNS = [0x2009, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x201E, 0x2022, 0x2026, 0x20AC, 0x2191, 0x2193, 0x2212]


def made(source):
    options = subset.Options()
    options.layout_features = ["tnum"]
    options.hinting = False
    options.name_IDs = [0, 1, 2, 4, 6, 13, 14]
    font = TTFont(source)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=LETTERS + SIGNS)
    subsetter.subset(font)
    font.flavor = None
    font.recalcTimestamp = False
    plain = io.BytesIO()
    font.save(plain)
    plain.seek(0)
    font = instancer.instantiateVariableFont(TTFont(plain, recalcTimestamp=False), {"wght": (400, 400, 700)})
    font.flavor = "woff2"
    return font


def main(package, out):
    font = made(package / "files" / "inter-latin-wght-normal.woff2")
    font.save(out / "inter.woff2")
    digest = hashlib.sha256((out / "inter.woff2").read_bytes()).hexdigest()
    version = json.loads((package / "package.json").read_text())["version"]
    widths = [(code, font["hmtx"][name][0]) for code, name in sorted(font.getBestCmap().items())]
    assert font["head"].unitsPerEm == 2048
    lines = [
        f"# Advance widths of inter.woff2 (regular), in 2048ths of its size; made by subset-inter.py from",
        f"# @fontsource-variable/inter {version}. SHA-256 of the font: {digest}",
        *(f"{code:04x},{width}" for code, width in widths),
    ]
    (out / "inter-widths.csv").write_text("\n".join(lines) + "\n")
    shutil.copy(package / "LICENSE", out / "inter-license.txt")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

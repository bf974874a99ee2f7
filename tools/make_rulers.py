"""Write the ruler tables in src/deckgen/data/rulers from open fonts; a tool for developers, not for builds.

Run it as ``python tools/make_rulers.py [FONT_FOLDER]``. The folder must hold the fonts
Liberation, Carlito, Caladea and Noto Sans CJK; the tables change only when one of these fonts does.
"""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path
from typing import Any

import msgspec
from fontTools.ttLib import TTCollection, TTFont  # type: ignore[import-untyped]
from uniseg.linebreak import line_break  # type: ignore[import-untyped]

from deckgen.master.fonts import advance_runs

OUT = Path(__file__).parent.parent / "src" / "deckgen" / "data" / "rulers"

LATIN = {
    "Arial": ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"),
    "Times New Roman": ("LiberationSerif-Regular.ttf", "LiberationSerif-Bold.ttf"),
    "Courier New": ("LiberationMono-Regular.ttf", "LiberationMono-Bold.ttf"),
    "Calibri": ("Carlito-Regular.ttf", "Carlito-Bold.ttf"),
    "Cambria": ("Caladea-Regular.ttf", "Caladea-Bold.ttf"),
}
CJK = "NotoSansCJK-Regular.ttc"

LETTERS = {
    **dict.fromkeys(("AL", "HL", "AI", "SG", "XX", "AK", "AP", "AS", "VF", "VI"), "A"),
    **dict.fromkeys(("ID", "H2", "H3", "JL", "JV", "JT"), "I"),
    "NU": "N", "CL": "C", "CP": "P", "EX": "X", "IS": "Y", "SY": "S", "GL": "G", "NS": "n", "CJ": "n",
    "BA": "B", "HH": "B", "BB": "b", "HY": "h", "B2": "2", "PR": "R", "PO": "T", "SP": " ",
    "CM": "m", "ZWJ": "z",    "WJ": "W", "ZW": "Z", "IN": "J", "CB": "U", "RI": "r", "EB": "E", "EM": "e",
    **dict.fromkeys(("BK", "CR", "LF", "NL"), "\n"),
}  # fmt: skip
"""One letter for each line breaking class that the rules tell apart (UAX #14, table 1, after LB1)."""


def ruler(path: Path) -> dict[str, Any]:
    """Return one font's table: metrics in units of its em, and advances by runs of code points."""
    font = TTFont(path)
    metrics, head = font["hhea"], font["head"]
    advances = font["hmtx"].metrics
    widths = {code: advances[name][0] for code, name in sorted(font.getBestCmap().items()) if code < 0x10000}
    return {
        "source": font["name"].getDebugName(4),
        "version": font["name"].getDebugName(5),
        "units": head.unitsPerEm,
        "ascent": metrics.ascent,
        "descent": -metrics.descent,
        "gap": metrics.lineGap,
        "widths": advance_runs(widths),
    }


def east_asian(path: Path) -> dict[str, Any]:
    """Return the CJK table: line metrics, and the few code points from U+2000 on that are not one em wide."""
    font = TTCollection(path).fonts[0]
    metrics, units = font["hhea"], font["head"].unitsPerEm
    advances = font["hmtx"].metrics
    odd = {
        code: advances[name][0]
        for code, name in sorted(font.getBestCmap().items())
        if 0x2000 <= code < 0x20000 and advances[name][0] != units
    }
    return {
        "source": font["name"].getDebugName(4),
        "version": font["name"].getDebugName(5),
        "units": units,
        "ascent": metrics.ascent,
        "descent": -metrics.descent,
        "gap": metrics.lineGap,
        "widths": advance_runs(odd),
    }


def letter(code: int) -> str:
    """Return the letter of a code point's line breaking class, with quotes and brackets told apart."""
    char = chr(code)
    name = line_break(char).name
    if name == "QU":
        return {"Pi": "q", "Pf": "p"}.get(unicodedata.category(char), "Q")
    wide = unicodedata.east_asian_width(char) in "FWH"
    if name == "OP":
        return "o" if wide else "O"
    if name == "CP" and wide:
        return "C"
    if name == "SA":
        return "m" if unicodedata.category(char) in ("Mn", "Mc") else "A"
    return LETTERS[name]


def classes() -> list[tuple[int, str]]:
    """Return where each stretch of one line breaking letter starts, over all of Unicode."""
    found: list[tuple[int, str]] = []
    for code in range(0x110000):
        here = "A" if 0xD800 <= code < 0xE000 else letter(code)
        if not found or found[-1][1] != here:
            found.append((code, here))
    return found


def main(folder: Path) -> None:
    """Write every table from the fonts below the folder."""
    OUT.mkdir(parents=True, exist_ok=True)
    tables: dict[str, Any] = {}
    for face, files in LATIN.items():
        tables[face] = [ruler(next(folder.rglob(name))) for name in files]
    cjk = [east_asian(next(folder.rglob(CJK)))]
    for face, table in (*tables.items(), ("East Asian", cjk), ("line breaking", classes())):
        target = OUT / f"{face.lower().replace(' ', '_')}.msgpack"
        target.write_bytes(msgspec.msgpack.encode(table))
        print(f"{target.name}: {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/fonts"))

from __future__ import annotations

import io

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib import TTCollection, TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph

from deckgen.diagnostics import Where
from deckgen.fit.rulers import BOLD_EASE
from deckgen.master.fonts import RULERS, keep_ruler, read_font, read_rulers, ruler_file
from deckgen.workspace import MemoryWorkspace

FILE = Where("fonts/brand.ttf")
FACE = "Corporate Sans"


def font_of(widths: dict[str, int], *, bold: bool = False, high: int = 900) -> TTFont:
    """A font of empty glyphs with these advances, 1,000 units an em."""
    names = {char: f"u{ord(char):04X}" for char in widths}
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap({ord(char): name for char, name in names.items()})
    builder.setupGlyf({name: Glyph() for name in (".notdef", *names.values())})
    builder.setupHorizontalMetrics({".notdef": (500, 0), **{names[c]: (w, 0) for c, w in widths.items()}})
    builder.setupHorizontalHeader(ascent=800, descent=-200, lineGap=50)
    builder.setupNameTable({"familyName": FACE, "styleName": "Bold" if bold else "Regular"})
    builder.setupOS2(usWinAscent=high, usWinDescent=250)
    builder.setupPost()
    builder.font["head"].macStyle = int(bold)
    return builder.font


def bytes_of(font: TTFont | TTCollection) -> bytes:
    target = io.BytesIO()
    font.save(target)
    return target.getvalue()


@pytest.fixture
def workspace() -> MemoryWorkspace:
    return MemoryWorkspace({})


def test_a_kept_ruler_has_the_fonts_own_widths_and_line(workspace: MemoryWorkspace) -> None:
    (ruler,) = read_font(bytes_of(font_of({"a": 400, "b": 700, " ": 250})), FILE).require()
    keep_ruler(ruler, workspace)
    rulers = read_rulers(workspace).require()
    widths = rulers.widths(FACE, False, False)
    assert (widths.of("ab a"), rulers.without) == (pytest.approx(0.4 + 0.7 + 0.25 + 0.4), set())
    assert widths.line == pytest.approx((900 + 250 + 50) / 1000)


def test_bold_text_is_made_wider_until_its_own_file_is_given(workspace: MemoryWorkspace) -> None:
    for font, bold in ((font_of({"a": 400}), 0.4 * BOLD_EASE), (font_of({"a": 430}, bold=True), 0.43)):
        (ruler,) = read_font(bytes_of(font), FILE).require()
        keep_ruler(ruler, workspace)
        rulers = read_rulers(workspace).require()
        assert rulers.widths(FACE, False, False)["a"] == pytest.approx(0.4)
        assert rulers.widths(FACE, True, False)["a"] == pytest.approx(bold)


def test_a_collection_gives_both_weights_of_a_face(workspace: MemoryWorkspace) -> None:
    both = TTCollection()
    both.fonts = [font_of({"a": 400}), font_of({"a": 430}, bold=True)]
    (ruler,) = read_font(bytes_of(both), FILE).require()
    assert ruler.regular and ruler.bold


def test_east_asian_letters_stay_one_em_whatever_the_font_says(workspace: MemoryWorkspace) -> None:
    (ruler,) = read_font(bytes_of(font_of({"a": 400, "熊": 800})), FILE).require()
    assert ruler.widths(False, True)["熊"] == 1.0


@pytest.mark.parametrize(
    "data",
    [b"", b"PK\x03\x04 not a font", b"wOF2" + bytes(40), b"\x00\x01\x00\x00" + bytes(60), b"ttcf" + bytes(9)],
)
def test_what_is_no_font_is_refused_with_its_place(data: bytes) -> None:
    checked = read_font(data, FILE)
    assert checked.value is None
    assert [(f.code, f.where) for f in checked.findings] == [("not-a-font", FILE)]


def test_a_font_cut_short_is_refused() -> None:
    data = bytes_of(font_of({"a": 400}))
    assert [f.code for f in read_font(data[: len(data) // 2], FILE).findings] == ["not-a-font"]


@pytest.mark.parametrize("data", [b"", b"\x00", b"\x81\xa4face\xa1x"])
def test_a_broken_ruler_is_told_and_left_out(workspace: MemoryWorkspace, data: bytes) -> None:
    workspace.put(f"{RULERS}/broken.msgpack", data)
    checked = read_rulers(workspace)
    assert [(f.code, f.where and f.where.file) for f in checked.findings] == [
        ("ruler-unreadable", f"{RULERS}/broken.msgpack")
    ]
    assert checked.value is not None and not checked.value.own


def test_a_face_has_a_file_name_that_every_system_takes() -> None:
    assert ruler_file("Corporate Sans / Pro") == f"{RULERS}/corporate_sans_pro.msgpack"
    assert ruler_file("游ゴシック") == f"{RULERS}/游ゴシック.msgpack"

"""Broken packages, each broken in one way, and the rule that sees it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.compile.compiled import Media
from deckgen.compile.skeleton import compile_master
from deckgen.compile.slide import compile_slide
from deckgen.fit.fitted import FittedCell, FittedParagraph, FittedRow, FittedRun, FittedSlide, PlacedTable
from deckgen.master.parts import Master
from deckgen.package.assemble import assemble
from deckgen.package.soundness import RULES, check_package
from deckgen.package.zip_reader import read_zip
from deckgen.package.zip_writer import write_zip
from deckgen.plan import Properties
from deckgen.template import Box, Insets

Parts = dict[str, bytes]
ONE, TWO = "ppt/slides/slide1.xml", "ppt/slides/slide2.xml"
ONE_RELS, TWO_RELS = "ppt/slides/_rels/slide1.xml.rels", "ppt/slides/_rels/slide2.xml.rels"
MAIN, MAIN_RELS = "ppt/presentation.xml", "ppt/_rels/presentation.xml.rels"
PICTURE, TABLE = "ppt/slides/slide3.xml", "ppt/slides/slide4.xml"
TYPES, CORE = "[Content_Types].xml", "docProps/core.xml"
RED = '<a:solidFill><a:srgbClr val="#FF0000"/></a:solidFill>'
NO_RELATIONSHIPS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
NOTES_RELS = "ppt/notesSlides/_rels/notesSlide1.xml.rels"


@pytest.fixture(scope="module")
def good(
    stand_in: Master, slide_for_layout: Callable[[Master, str], FittedSlide], photograph: Media
) -> bytes:
    """A deck of every layout and a table, in which nothing is wrong."""
    ready = compile_master(stand_in)
    fitted = [
        slide_for_layout(stand_in, layout)
        for layout in ("Title and Content", "Two Content", "Picture with Caption")
    ]
    slides = [
        compile_slide(slide, ready, {photograph.digest: photograph}) for slide in [*fitted, _table_slide()]
    ]
    return assemble(stand_in, slides, Properties("T", "A", "ja", date="2026-12-01"))


def _table_slide() -> FittedSlide:
    cell = FittedCell((FittedParagraph((FittedRun("x", "en-US", "ja-JP"),)),))
    rows = (FittedRow(300_000, (cell, cell)),) * 3
    table = PlacedTable(
        "table", "", Box(0, 0, 4_000_000, 900_000), "alt", (2_000_000, 2_000_000), rows, Insets()
    )
    return FittedSlide("t", "test", "Blank", "T", (table,), "Layouts")


def swap(part: str, old: str, new: str, count: int = 1) -> Callable[[Parts], None]:
    def do(parts: Parts) -> None:
        assert re.search(old.encode(), parts[part]), f"{old} is not in {part}"
        parts[part] = re.sub(old.encode(), new.encode(), parts[part], count=count)

    return do


def drop(part: str) -> Callable[[Parts], None]:
    def do(parts: Parts) -> None:
        del parts[part]

    return do


def external(kind: str, target: str) -> Callable[[Parts], None]:
    link = f'<Relationship Id="rId9" Type="http://x/{kind}" Target="{target}" TargetMode="External"/>'
    return swap(ONE_RELS, "</Relationships>", f"{link}</Relationships>")


def put(part: str, blob: bytes) -> Callable[[Parts], None]:
    return lambda parts: parts.update({part: blob})


def picture(change: Callable[[bytes], bytes]) -> Callable[[Parts], None]:
    def do(parts: Parts) -> None:
        name = next(name for name in parts if name.startswith("ppt/media/"))
        parts[name] = change(parts[name])

    return do


FAULTS: dict[str, tuple[str, Callable[[Parts], None]]] = {
    "colour as digits": (
        "literal-colour",
        swap(ONE, "(<a:rPr [^>]*)/>", rf"\1>{RED.replace('#', '')}</a:rPr>"),
    ),
    "override for an absent part": (
        "package-content-types",
        swap(TYPES, "(?=</Types>)", '<Override PartName="/x.xml" ContentType="a/b"/>'),
    ),
    "part without a type of its own": (
        "package-content-types",
        swap(TYPES, '<Override PartName="/ppt/slides/slide2.xml"[^>]*>', ""),
    ),
    "extension without a type": ("package-content-types", swap(TYPES, '<Default Extension="png"[^>]*>', "")),
    "template type in a .pptx": ("package-content-types", swap(TYPES, "presentation.main", "template.main")),
    "no content types": ("package-content-types", drop(TYPES)),
    "relationship to an absent part": ("package-relationships", drop("ppt/notesMasters/notesMaster1.xml")),
    "relationship id twice": ("package-relationships", swap(ONE_RELS, 'Id="rId2"', 'Id="rId1"')),
    "reference without relationship": (
        "package-relationships",
        swap(PICTURE, 'r:embed="rId2"', 'r:embed="rId77"'),
    ),
    "relationships of an absent part": (
        "package-relationships",
        put("ppt/slides/_rels/slide99.xml.rels", NO_RELATIONSHIPS),
    ),
    "link to a file": ("package-links", external("hyperlink", "file:///c:/x")),
    "link with a raw space": ("package-links", external("hyperlink", "https://a.example/b c")),
    "picture that is fetched": ("package-links", external("image", "https://a.example/b.png")),
    "link without a target": (
        "package-links",
        swap(ONE, "(<a:rPr [^>]*)/>", r'\1><a:hlinkClick r:id=""/></a:rPr>'),
    ),
    "orphan picture": ("package-reachable", put("ppt/media/left.png", b"\x89PNG\r\n\x1a\n IEND\xaeB`\x82")),
    "slide unlisted": ("package-slides", swap(MAIN, '<p:sldId id="257"[^>]*>', "")),
    "slide listed twice": (
        "package-slides",
        swap(MAIN, r'(<p:sldId id="257" r:id="(\w+)"/>)', r'\1<p:sldId id="300" r:id="\2"/>'),
    ),
    "slide id twice": ("package-slides", swap(MAIN, '<p:sldId id="257"', '<p:sldId id="256"')),
    "slide id too small": ("package-slides", swap(MAIN, '<p:sldId id="257"', '<p:sldId id="12"')),
    "slide without layout": ("package-slides", swap(ONE_RELS, '<Relationship Id="rId1"[^>]*>', "")),
    "master unlisted": ("package-masters", swap(MAIN, "<p:sldMasterId [^>]*>", "")),
    "layout id equal to a master id": (
        "package-masters",
        swap(
            "ppt/slideMasters/slideMaster1.xml", r'<p:sldLayoutId id="\d+"', '<p:sldLayoutId id="2147483648"'
        ),
    ),
    "section misses a slide": ("package-sections", swap(MAIN, '<p14:sldId id="257"/>', "")),
    "section lists a slide twice": (
        "package-sections",
        swap(MAIN, '<p14:sldId id="257"/>', '<p14:sldId id="257"/><p14:sldId id="257"/>'),
    ),
    "section lists a dead slide": (
        "package-sections",
        swap(MAIN, '<p14:sldId id="257"/>', '<p14:sldId id="257"/><p14:sldId id="999"/>'),
    ),
    "section without a name": (
        "package-sections",
        swap(MAIN, '<p14:section name="[^"]*"', '<p14:section name=""'),
    ),
    "two slides share notes": ("package-notes", swap(TWO_RELS, "notesSlide2", "notesSlide1")),
    "notes without their master": ("package-notes", swap(NOTES_RELS, '<Relationship Id="rId1"[^>]*>', "")),
    "notes master unlisted": ("package-notes", swap(MAIN, "<p:notesMasterIdLst>.*</p:notesMasterIdLst>", "")),
    "shape id twice": ("package-shapes", swap(ONE, '<p:cNvPr id="3"', '<p:cNvPr id="2"')),
    "shape id 0": ("package-shapes", swap(ONE, '<p:cNvPr id="3"', '<p:cNvPr id="0"')),
    "animation of a dead shape": (
        "package-shapes",
        swap(ONE, "</p:clrMapOvr>", '</p:clrMapOvr><p:timing><p:spTgt spid="77"/></p:timing>'),
    ),
    "placeholder twice": ("package-placeholders", swap(TWO, '<p:ph idx="2"', '<p:ph idx="1"')),
    "placeholder not on the layout": ("package-placeholders", swap(TWO, '<p:ph idx="2"', '<p:ph idx="55"')),
    "empty placeholder": ("package-placeholders", swap(ONE, "<a:t>[^<]*</a:t>", "<a:t></a:t>")),
    "escaped control character": ("package-xml", swap(ONE, "<a:t>", "<a:t>_x000B_")),
    "control character": ("package-xml", swap(ONE, "<a:t>", "<a:t>\x0b")),
    "broken XML": ("package-xml", swap(ONE, "</p:sld>", "")),
    "U+FFFF": ("package-xml", swap(ONE, "<a:t>", "<a:t>\uffff")),
    "text body without paragraph": ("package-xml", swap(ONE, "<a:p>.*?</a:p>", "")),
    "DTD": ("package-xml", swap(ONE, "<p:sld ", '<!DOCTYPE p [<!ENTITY e "x">]><p:sld ')),
    "Python value": ("package-xml", swap(TABLE, 'firstRow="1"', 'firstRow="True"')),
    "fractional length": ("package-xml", swap(TABLE, 'cx="4000000"', 'cx="4000000.5"')),
    "negative size": ("package-xml", swap(TABLE, 'cx="4000000"', 'cx="-4000000"')),
    "colour with a hash": ("package-xml", swap(ONE, "(<a:rPr [^>]*)/>", rf"\1>{RED}</a:rPr>")),
    "notes where a slide should be": (
        "package-xml",
        lambda parts: parts.update({ONE: parts["ppt/notesSlides/notesSlide1.xml"]}),
    ),
    "empty picture": ("package-pictures", picture(lambda blob: b"")),
    "web page for a picture": ("package-pictures", picture(lambda blob: b"<!doctype html><p>404</p>")),
    "cut picture": ("package-pictures", picture(lambda blob: blob[:-20])),
    "bytes after a picture": ("package-pictures", picture(lambda blob: blob + b"secret")),
    "picture without a part": ("package-pictures", swap(PICTURE, ' r:embed="rId2"', "")),
    "cell too few": ("package-tables", swap(TABLE, "<a:tc>.*?</a:tc>", "")),
    "span beyond the table": ("package-tables", swap(TABLE, "<a:tc>", '<a:tc gridSpan="3">')),
    "span without merged cell": ("package-tables", swap(TABLE, "<a:tc>", '<a:tc rowSpan="2">')),
    "cell without text body": ("package-tables", swap(TABLE, "<a:txBody>.*?</a:txBody>", "")),
    "macro project": ("package-active-content", put("ppt/vbaProject.bin", b"x")),
    "date that is none": ("package-dates", swap(CORE, "2026-12-01T00:00:00Z", "1 December")),
}


def rebuilt(good: bytes, change: Callable[[Parts], None]) -> bytes:
    parts, _ = read_zip(good)
    change(parts)
    return write_zip(parts.items())


def codes(data: bytes) -> set[str]:
    return {finding.code for finding in check_package(data)}


def test_a_good_deck_has_no_finding(good: bytes) -> None:
    assert check_package(good) == ()


@pytest.mark.parametrize("fault", FAULTS)
def test_the_rule_sees_its_fault(good: bytes, fault: str) -> None:
    code, change = FAULTS[fault]
    assert code in codes(rebuilt(good, change))


def test_every_rule_has_a_fault_that_it_sees() -> None:
    elsewhere = {"package-charts"}
    assert {rule.id for rule in RULES} == {code for code, _ in FAULTS.values()} | elsewhere


def test_bytes_after_the_end_and_damaged_bytes_are_seen(good: bytes) -> None:
    assert codes(good + b"hidden") == {"package-zip"}
    assert codes(good[: len(good) // 2]) == {"package-zip"}
    assert codes(b"") == {"package-zip"}
    middle = len(good) // 3
    damaged = good[:middle] + bytes([good[middle] ^ 0xFF]) + good[middle + 1 :]
    assert codes(damaged) == {"package-zip"}


def test_a_part_twice_is_seen_also_by_case(good: bytes) -> None:
    parts, _ = read_zip(good)
    assert "package-zip" in codes(write_zip([*parts.items(), (ONE.upper(), parts[ONE])]))


@given(data=st.data())
def test_no_bytes_make_the_check_raise(good: bytes, data: st.DataObject) -> None:
    parts, _ = read_zip(good)
    name = data.draw(st.sampled_from(sorted(parts)))
    blob = parts[name]
    at = data.draw(st.integers(0, len(blob)))
    junk = data.draw(
        st.one_of(st.binary(max_size=8), st.sampled_from([b"<", b'"', b"/>", b"<p:ph/>", b"<a:tbl/>"]))
    )
    cut = data.draw(st.integers(0, 400))
    parts[name] = blob[:at] + junk + blob[at + cut :]
    assert all(finding.message for finding in check_package(write_zip(parts.items())))

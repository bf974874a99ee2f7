"""A slide is known by its markup whatever its texts are, and no text hides a fault."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from deckgen.master.opc import MAIN_TYPE
from deckgen.package.known import KnownParts
from deckgen.package.soundness import check_package
from deckgen.package.tags import CHART_TYPE, CORE_TYPE
from deckgen.package.texts_apart import Apart, apart, decides
from deckgen.package.view import NOTES_TYPE, SLIDE_TYPE
from deckgen.package.zip_reader import read_zip
from deckgen.zip_writer import write_zip

SLIDE, PICTURE, NOTES = "ppt/slides/slide1.xml", "ppt/slides/slide3.xml", "ppt/notesSlides/notesSlide1.xml"
MAIN, CORE, CHART = "ppt/presentation.xml", "docProps/core.xml", "ppt/charts/chart1.xml"
NUMBER = b'numCache><c:formatCode>General</c:formatCode><c:ptCount val="3"/><c:pt idx="0"><c:v>'
PLACES = (
    *((SLIDE, b"<a:t>"), (NOTES, b"<a:t>"), (PICTURE, b' descr="'), (SLIDE, b"<p:sld "), (SLIDE, b"?>\n")),
    *(
        (CHART, NUMBER),
        (CHART, b"<c:v>"),
        (CHART, b'<c:axId val="'),
        (CHART, b'<c:crossAx val="'),
        (CHART, b"</c:v>"),
    ),
    *((MAIN, b'<p14:section name="'), (MAIN, b' id="{'), (CORE, b"<dc:title>"), (CORE, b'W3CDTF">')),
)
PIECES = (
    *(b"a", b" ", "香".encode(), b"&", b"&amp;", b"&#38;", b"&#0;", b"&#xB;", b"&gone;", b"<", b">", b"]]>"),
    *(b'"', b"'", b"\0", b"\x0b", b"\xff", b"\xed\xa0\x80", b"\xef\xbf\xbd", b"\xef\xbf\xbe", b"_x000B_"),
    *(b"<!--", b"-->", b"<![CDATA[", b"<?x", b"?>", b"</a:t>", b"<a:t>", b"<p:ph/>", b' descr="', b"</c:v>"),
    *(
        b' x="None"',
        b' r:id="rId77"',
        b'srgbClr val="red"',
        b'="nan"',
        b"Layouts",
        b"\r",
        b"\n",
        b"2026",
        b"}",
    ),
    *(b"0", b"1", b"nan", b"#N/A", b"e999"),
)


@pytest.fixture(scope="module")
def parts(sound: bytes) -> dict[str, bytes]:
    return read_zip(sound)[0]


@pytest.fixture(scope="module")
def known(sound: bytes) -> KnownParts:
    known = KnownParts()
    assert check_package(sound, known) == ()
    return known


def after(mark: bytes, put: bytes, blob: bytes) -> bytes:
    at = blob.index(mark) + len(mark)
    return blob[:at] + put + blob[at:]


def found(parts: dict[str, bytes], known: KnownParts) -> set[tuple[str, str]]:
    return {(finding.code, finding.message) for finding in check_package(write_zip(parts.items()), known)}


@settings(max_examples=300)
@example(place=(CHART, NUMBER), pieces=[b"nan"])
@given(place=st.sampled_from(PLACES), pieces=st.lists(st.sampled_from(PIECES), max_size=5))
def test_nothing_in_the_place_of_a_text_goes_unseen(
    parts: dict[str, bytes], known: KnownParts, place: tuple[str, bytes], pieces: list[bytes]
) -> None:
    name, mark = place
    changed = parts | {name: after(mark, b"".join(pieces), parts[name])}
    assert found(changed, known) == found(changed, KnownParts())


def parted(blob: bytes, content_type: str = SLIDE_TYPE) -> Apart:
    found = apart(content_type, blob)
    assert found is not None
    return found


def test_a_part_of_other_words_is_known(parts: dict[str, bytes], known: KnownParts) -> None:
    for name, mark, kind in (
        (SLIDE, b"<a:t>", SLIDE_TYPE),
        (NOTES, b"<a:t>", NOTES_TYPE),
        (MAIN, b'<p14:section name="', MAIN_TYPE),
        (CORE, b"<dc:title>", CORE_TYPE),
        (CHART, b"<c:v>", CHART_TYPE),
    ):
        other = after(mark, "R&#38;D 香".encode(), parts[name])
        assert known.alike(parted(other, kind).markup, kind) is not None


def test_sections_are_those_of_the_part_not_of_one_like_it(
    parts: dict[str, bytes], known: KnownParts
) -> None:
    first, second = re.findall(rb'<p14:section name="([^"]*)"', parts[MAIN])
    other = parts[MAIN].replace(first, b"Other&#38;").replace(second, b"Other&amp;")
    assert {code for code, _ in found(parts | {MAIN: other}, known)} == {"package-section-names"}


def test_a_chart_of_other_numbers_and_axes_is_held_against_its_own_workbook(
    parts: dict[str, bytes], known: KnownParts
) -> None:
    own, crossing = sorted(set(re.findall(rb'axId val="(\d+)"', parts[CHART])))
    axes = parts[CHART].replace(own, b"11").replace(crossing, b"12")
    assert found(parts | {CHART: axes}, known) == set()
    same = parts[CHART].replace(own, crossing)
    assert {code for code, _ in found(parts | {CHART: same}, known)} == {"package-charts"}
    other = parts[CHART].replace(b"<c:v>0.1<", b"<c:v>7<")
    assert {code for code, _ in found(parts | {CHART: other}, known)} == {"package-chart-data"}


def test_what_is_no_text_is_told_apart() -> None:
    assert parted(b"<a:t></a:t>") != parted(b"<a:t>x</a:t>")
    assert parted(b'<p:cNvPr descr=""/>').markup != parted(b'<p:cNvPr descr="x"/>').markup
    assert parted(b"<a:t>x</a:t>").markup == parted(b"<a:t> y </a:t>").markup
    assert parted(b'<a:rPr/> descr="x</a:t>').markup != parted(b"<a:rPr/><a:t>x</a:t>").markup
    assert parted(b"<dc:title>x</", CORE_TYPE).markup != parted(b"<dc:subject>x</", CORE_TYPE).markup


@pytest.mark.parametrize("text", [b"&gone;", b"&#0;", b"a]]>", b"\x0b", b"\xe9", b"_x000B_", b"\xef\xbf\xbd"])
def test_a_text_that_is_more_than_text_is_read_whole(text: bytes) -> None:
    assert apart(SLIDE_TYPE, b"<a:t>" + text + b"</a:t>") is None
    assert apart(SLIDE_TYPE, b'<p:cNvPr descr="' + text + b'"/>') is None


def test_only_plain_markup_decides(parts: dict[str, bytes]) -> None:
    markup = parted(parts[SLIDE]).markup
    assert decides(markup)
    for strange in (b"<!-- <a:t>", b"<![CDATA[", b"<?x", b"a='b'"):
        assert not decides(after(b"<p:cSld>", strange, markup))
    assert not decides(markup.replace(b"UTF-8", b"Shift_JIS"))
    assert not decides(markup.partition(b"\n")[2])


def test_what_a_text_quotes_is_no_fault(parts: dict[str, bytes]) -> None:
    quoted = after(b"<a:t>", b'set mode="None" and srgbClr val="red" ', parts[SLIDE])
    assert found(parts | {SLIDE: quoted}, KnownParts()) == set()

"""A slide is known by its markup whatever its texts are, and no text hides a fault."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckgen.package.known import KnownParts
from deckgen.package.soundness import check_package
from deckgen.package.texts_apart import decides, without_texts
from deckgen.package.view import NOTES_TYPE, SLIDE_TYPE
from deckgen.package.zip_reader import read_zip
from deckgen.zip_writer import write_zip

SLIDE, PICTURE, NOTES = "ppt/slides/slide1.xml", "ppt/slides/slide3.xml", "ppt/notesSlides/notesSlide1.xml"
PLACES = ((SLIDE, b"<a:t>"), (NOTES, b"<a:t>"), (PICTURE, b' descr="'), (SLIDE, b"<p:sld "), (SLIDE, b"?>\n"))
PIECES = (
    *(b"a", b" ", "香".encode(), b"&", b"&amp;", b"&#38;", b"&#0;", b"&#xB;", b"&gone;", b"<", b">", b"]]>"),
    *(b'"', b"'", b"\0", b"\x0b", b"\xff", b"\xed\xa0\x80", b"\xef\xbf\xbd", b"\xef\xbf\xbe", b"_x000B_"),
    *(
        b"<!--",
        b"-->",
        b"<![CDATA[",
        b"<?x",
        b"?>",
        b"</a:t>",
        b"<a:t>",
        b"<p:ph/>",
        b' descr="',
        b' x="None"',
    ),
    *(b' r:id="rId77"', b'srgbClr val="red"', b'="nan"'),
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
@given(place=st.sampled_from(PLACES), pieces=st.lists(st.sampled_from(PIECES), max_size=5))
def test_nothing_in_the_place_of_a_text_goes_unseen(
    parts: dict[str, bytes], known: KnownParts, place: tuple[str, bytes], pieces: list[bytes]
) -> None:
    name, mark = place
    changed = parts | {name: after(mark, b"".join(pieces), parts[name])}
    assert found(changed, known) == found(changed, KnownParts())


def test_a_slide_of_other_words_is_known(parts: dict[str, bytes], known: KnownParts) -> None:
    for name, kind in ((SLIDE, SLIDE_TYPE), (NOTES, NOTES_TYPE)):
        markup = without_texts(
            re.sub(rb"<a:t>[^<]+", "<a:t>R&#38;D <香>".replace("<香>", "香").encode(), parts[name])
        )
        assert markup is not None
        assert known.alike(markup, kind) is not None


def test_an_empty_text_is_not_like_one_that_is_not_empty() -> None:
    assert without_texts(b"<a:t></a:t>") != without_texts(b"<a:t>x</a:t>") == without_texts(b"<a:t> y </a:t>")
    assert without_texts(b'<p:cNvPr descr=""/>') != without_texts(b'<p:cNvPr descr="x"/>')


@pytest.mark.parametrize("text", [b"&gone;", b"&#0;", b"a]]>", b"\x0b", b"\xe9", b"_x000B_", b"\xef\xbf\xbd"])
def test_a_text_that_is_more_than_text_is_read_whole(text: bytes) -> None:
    assert without_texts(b"<a:t>" + text + b"</a:t>") is None
    assert without_texts(b'<p:cNvPr descr="' + text + b'"/>') is None


def test_only_plain_markup_decides(parts: dict[str, bytes]) -> None:
    markup = without_texts(parts[SLIDE])
    assert markup is not None
    assert decides(markup)
    for strange in (b"<!-- <a:t>", b"<![CDATA[", b"<?x", b"a='b'"):
        assert not decides(after(b"<p:cSld>", strange, markup))
    assert not decides(markup.replace(b"UTF-8", b"Shift_JIS"))
    assert not decides(markup.partition(b"\n")[2])


def test_what_a_text_quotes_is_no_fault(parts: dict[str, bytes]) -> None:
    quoted = after(b"<a:t>", b'set mode="None" and srgbClr val="red" ', parts[SLIDE])
    assert found(parts | {SLIDE: quoted}, KnownParts()) == set()

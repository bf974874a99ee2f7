"""The end that decks of one master share is compared as a whole, and no change in it goes unseen."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckgen.diagnostics import Finding
from deckgen.master.parts import Master
from deckgen.package.known import KnownParts
from deckgen.package.master_parts import master_parts
from deckgen.package.soundness import check_package
from deckgen.package.zip_reader import open_zip
from deckgen.zip_writer import Bundle, write_zip

Parts = dict[str, bytes]
TYPES, THEME, MAIN = "[Content_Types].xml", "ppt/theme/theme1.xml", "ppt/presentation.xml"
_LINKS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Target="{}" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/slideMaster"/>'
    "</Relationships>"
)
LEADS_NOWHERE = _LINKS.format("gone.xml").encode()
LEADS_TO_THE_MASTER = _LINKS.format("../slideMasters/slideMaster1.xml").encode()
ANOTHER_LAYOUT = (
    b'<Override PartName="/ppt/slideLayouts/own.xml" ContentType="application/vnd.openxmlformats-'
    b'officedocument.presentationml.slideLayout+xml"/>'
)


@pytest.fixture(scope="module")
def copied(stand_in: Master) -> Bundle:
    return master_parts(stand_in).ending


@pytest.fixture(scope="module")
def known(sound: bytes, copied: Bundle) -> KnownParts:
    known = KnownParts()
    assert check_package(sound, known, copied) == ()
    assert open_zip(sound, known.end(copied)).end is known.end(copied) is not None
    return known


def found(data: bytes, known: KnownParts | None = None, copied: Bundle | None = None) -> list[Finding]:
    return sorted(check_package(data, known or KnownParts(), copied), key=repr)


def with_front(data: bytes, copied: Bundle, change: Callable[[Parts], object]) -> bytes:
    """The deck with other parts before the same end."""
    entries = open_zip(data).entries
    front = {name: entries[name].content() for name in list(entries)[: -len(copied.places)]}
    change(front)
    return write_zip(front.items(), copied)


def test_a_sound_deck_with_a_known_end_has_no_finding(
    sound: bytes, known: KnownParts, copied: Bundle
) -> None:
    assert check_package(sound, known, copied) == ()


def test_a_known_end_hides_no_listed_fault(
    listed_fault: tuple[str, bytes], known: KnownParts, copied: Bundle
) -> None:
    _, data = listed_fault
    assert found(data, known, copied) == found(data)


@settings(max_examples=60)
@given(share=st.floats(0, 1), flip=st.integers(1, 255))
def test_a_changed_byte_in_the_end_is_seen(
    sound: bytes, known: KnownParts, copied: Bundle, share: float, flip: int
) -> None:
    block, directory = len(copied.block), len(copied.directory)
    at = round(share * (block + directory - 1))
    at += sound.rindex(copied.block) if at < block else len(sound) - 22 - directory - block
    changed = sound[:at] + bytes([sound[at] ^ flip]) + sound[at + 1 :]
    assert not has_end(changed, known, copied)
    assert found(changed, known, copied) == found(changed)


def has_end(data: bytes, known: KnownParts, copied: Bundle) -> bool:
    try:
        return open_zip(data, known.end(copied)).end is not None
    except ValueError:
        return False


@pytest.mark.parametrize(
    "change",
    [
        lambda front: front.update({THEME.upper(): b"<x/>"}),
        lambda front: front.update({"ppt/left.xml": b"<x/>"}),
        lambda front: front.update({"ppt/_rels/presProps.xml.rels": LEADS_NOWHERE}),
        lambda front: front.update({"ppt/theme/_rels/theme1.xml.rels": LEADS_NOWHERE}),
        lambda front: front.update({MAIN: re.sub(b"<p:sldMasterId [^>]*>", b"", front[MAIN])}),
        lambda front: front.update({MAIN: front[MAIN].replace(b'sldMasterId id="', b'sldMasterId id="1')}),
        lambda front: front.update(
            {
                TYPES: front[TYPES].replace(b"</Types>", ANOTHER_LAYOUT + b"</Types>"),
                "ppt/slideLayouts/own.xml": b"<x/>",
                "ppt/slideLayouts/_rels/own.xml.rels": LEADS_TO_THE_MASTER,
            }
        ),
        lambda front: front.update({TYPES: front[TYPES].replace(b"theme+xml", b"presProps+xml")}),
        lambda front: front.update({TYPES: front[TYPES].replace(b"/ppt/theme/theme1", b"/ppt/theme/gone")}),
    ],
)
def test_what_stands_before_a_known_end_is_put_to_it(
    sound: bytes, known: KnownParts, copied: Bundle, change: Callable[[Parts], object]
) -> None:
    data = with_front(sound, copied, change)
    assert open_zip(data, known.end(copied)).end is not None
    plain = found(data)
    assert plain
    assert {finding.code for finding in found(data, known, copied)} == {finding.code for finding in plain}


def test_bytes_before_a_known_end_are_seen(sound: bytes, known: KnownParts, copied: Bundle) -> None:
    hidden = b"secret" + sound
    assert found(hidden, known, copied) == found(hidden) != []

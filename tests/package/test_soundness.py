"""Broken packages, each broken in one way, and the rule that sees it."""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckgen.package.known import KnownParts
from deckgen.package.rules import quick_rules
from deckgen.package.soundness import check_package, inspect_package
from deckgen.package.zip_reader import read_zip
from deckgen.zip_writer import write_zip

Parts = dict[str, bytes]
Rebuilt = Callable[[Callable[[Parts], object]], bytes]
EXAMPLES = 20_000 if os.environ.get("DECKGEN_SOAK") else 25
ONE = "ppt/slides/slide1.xml"
BOOK = "ppt/embeddings/Microsoft_Excel_Sheet1.xlsx"
NO_RELATIONSHIPS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
WEBP = b"RIFF\x1a\0\0\0WEBPVP8L"
JPEG = b"\xff\xd8\xff\xdb\0\x04\0\0\xff\xda\0\x04\0\0ab\xff\xd9"


def put(part: str, blob: bytes) -> Callable[[Parts], object]:
    return lambda parts: parts.update({part: blob})


def drop(part: str) -> Callable[[Parts], object]:
    return lambda parts: parts.pop(part)


def inside(part: str, old: bytes, new: bytes) -> Callable[[Parts], object]:
    return lambda parts: parts.update({part: parts[part].replace(old, new)})


def declared(part: str, content_type: str, blob: bytes) -> Callable[[Parts], object]:
    override = f'<Override PartName="/{part}" ContentType="{content_type}"/></Types>'.encode()

    def do(parts: Parts) -> None:
        parts[part] = blob
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", override)

    return do


def moved(part: str, place: str) -> Callable[[Parts], object]:
    return lambda parts: parts.update({place: parts.pop(part)})


def picture(change: Callable[[bytes], bytes]) -> Callable[[Parts], object]:
    def do(parts: Parts) -> None:
        name = next(name for name in parts if name.startswith("ppt/media/"))
        parts[name] = change(parts[name])

    return do


FAULTS: dict[str, tuple[str, Callable[[Parts], object]]] = {
    "no content types": ("package-content-types", drop("[Content_Types].xml")),
    "a part is missing": ("package-relationships", drop("ppt/notesMasters/notesMaster1.xml")),
    "relationships of an absent part": (
        "package-relationships",
        put("ppt/slides/_rels/slide99.xml.rels", NO_RELATIONSHIPS),
    ),
    "orphan slide": (
        "package-reachable",
        lambda parts: parts.update({"ppt/slides/slide9.xml": parts[ONE]}),
    ),
    "orphan picture": ("package-reachable", put("ppt/media/left.png", JPEG)),
    "notes where a slide should be": (
        "package-xml",
        lambda parts: parts.update({ONE: parts["ppt/notesSlides/notesSlide1.xml"]}),
    ),
    "lone surrogate": ("package-xml", inside(ONE, b"<a:t>", b"<a:t>\xed\xa0\x80")),
    "empty part": ("package-xml", put(ONE, b"")),
    "no UTF-8": (
        "package-xml",
        lambda parts: parts.update({ONE: parts[ONE].replace(b"<a:t>", b"<a:t>\xe9")}),
    ),
    "empty picture": ("package-pictures", picture(lambda blob: b"")),
    "web page for a picture": ("package-pictures", picture(lambda blob: b"<!doctype html><p>404</p>")),
    "WebP for a picture": ("package-pictures", picture(lambda blob: WEBP)),
    "cut picture": ("package-pictures", picture(lambda blob: blob[:-20])),
    "cut JPEG": ("package-pictures", picture(lambda blob: JPEG[:-2])),
    "JPEG in a .png": ("package-picture-formats", picture(lambda blob: JPEG)),
    "bytes after a picture": ("package-picture-formats", picture(lambda blob: blob + b"secret")),
    "bytes after a JPEG": ("package-picture-formats", picture(lambda blob: JPEG + b"secret\xff\xd9")),
    "drawing with a script": (
        "package-drawings",
        declared("ppt/media/a.svg", "image/svg+xml", b"<svg><script>x()</script></svg>"),
    ),
    "macro project": ("package-active-content", put("ppt/vbaProject.bin", b"x")),
    "name beyond ASCII": ("package-part-names", moved("ppt/theme/theme2.xml", "ppt/theme/thème2.xml")),
    "name with a backslash": ("package-part-names", moved("ppt/theme/theme2.xml", "ppt\\theme\\theme2.xml")),
    "name with a space": ("package-part-names", moved("ppt/theme/theme2.xml", "ppt/theme/theme 2.xml")),
    "comments": (
        "package-part-types",
        declared("ppt/comments/comment1.xml", "a/comments+xml", b"<x/>"),
    ),
    "workbook that is none": ("package-chart-workbooks", put(BOOK, b"PK")),
    "workbook that is a web page": ("package-chart-workbooks", put(BOOK, b"<html>")),
}


def codes(data: bytes, known: KnownParts | None = None) -> set[str]:
    return {finding.code for finding in check_package(data, known)}


def test_a_sound_deck_has_no_finding(sound: bytes) -> None:
    assert check_package(sound, KnownParts()) == ()


def test_the_rule_sees_the_listed_fault(listed_fault: tuple[str, bytes]) -> None:
    seen_by, data = listed_fault
    found = codes(data)
    assert seen_by in found if seen_by != "sdk" else found == set()


@pytest.mark.parametrize("fault", FAULTS)
def test_the_rule_sees_its_fault(rebuilt: Rebuilt, fault: str) -> None:
    code, change = FAULTS[fault]
    assert code in codes(rebuilt(change))


def test_there_are_faults_enough_and_one_for_every_rule(
    rules_with_a_listed_fault: frozenset[str], listed_faults: int
) -> None:
    seen = rules_with_a_listed_fault | {code for code, _ in FAULTS.values()}
    assert {rule.id for rule in quick_rules()} | {"sdk"} == seen
    assert listed_faults + len(FAULTS) > 150


def test_what_is_known_of_a_deck_hides_no_fault_of_the_next(
    sound: bytes, listed_fault: tuple[str, bytes]
) -> None:
    known = KnownParts()
    assert check_package(sound, known) == ()
    _, data = listed_fault
    assert codes(data, known) == codes(data, KnownParts())
    assert check_package(sound, known) == ()


def test_what_is_known_is_bounded(sound: bytes) -> None:
    known = KnownParts(most=5)
    assert check_package(sound, known) == ()
    assert len(known) == 5


def test_the_full_check_sees_it_too_as_what_breaks_a_file_anywhere(listed_fault: tuple[str, bytes]) -> None:
    _, data = listed_fault
    quick = {finding for finding in codes(data) if finding != "package-zip"}
    assert quick <= {finding.code for finding in inspect_package(data)}


def test_damage_to_the_zip_is_seen(sound: bytes) -> None:
    assert codes(sound + b"hidden") == {"package-zip"}
    assert codes(sound[: len(sound) // 2]) == {"package-zip"}
    assert codes(b"") == {"package-zip"}
    middle = sound.index(b"ppt/slides/slide1.xml") + 40
    damaged = sound[:middle] + bytes([sound[middle] ^ 0xFF]) + sound[middle + 1 :]
    assert "package-zip" in codes(damaged)


def test_a_wrong_checksum_is_seen(sound: bytes) -> None:
    parts, _ = read_zip(sound)
    crc = struct.pack("<I", zlib.crc32(parts[ONE]))
    assert sound.count(crc) == 2
    assert "package-zip" in codes(sound.replace(crc, b"abcd"))


def test_a_part_twice_is_seen_also_by_case(sound: bytes) -> None:
    parts, _ = read_zip(sound)
    assert "package-zip" in codes(write_zip([*parts.items(), (ONE.upper(), parts[ONE])]))


def test_bytes_between_the_parts_and_a_comment_are_seen(sound: bytes) -> None:
    at = sound.index(b"PK\x01\x02")
    start = struct.pack("<I", at)
    hidden = sound[:at] + b"secret" + sound[at:].replace(start, struct.pack("<I", at + 6))
    assert codes(hidden) == {"package-zip"}
    assert codes(sound[:-2] + b"\x06\0secret") == {"package-zip"}


@settings(max_examples=EXAMPLES)
@given(data=st.data())
def test_no_damage_to_the_zip_makes_the_check_raise(sound: bytes, data: st.DataObject) -> None:
    broken = bytearray(sound)
    ends = st.integers(len(sound) - 12_000, len(sound) - 1)
    for at in data.draw(st.lists(st.one_of(ends, st.integers(0, len(sound) - 1)), min_size=1, max_size=6)):
        broken[at] = data.draw(st.integers(0, 255))
    damaged = bytes(broken[: data.draw(st.one_of(st.just(len(broken)), st.integers(0, len(broken))))])
    assert all(finding.message for finding in (*check_package(damaged), *inspect_package(damaged)))


@settings(max_examples=EXAMPLES)
@given(data=st.data())
def test_no_bytes_make_the_check_raise(sound: bytes, data: st.DataObject) -> None:
    parts, _ = read_zip(sound)
    name = data.draw(st.sampled_from(sorted(parts)))
    blob = parts[name]
    at = data.draw(st.integers(0, len(blob)))
    junk = data.draw(
        st.one_of(st.binary(max_size=8), st.sampled_from([b"<", b'"', b"/>", b"<p:ph/>", b"<a:tbl/>"]))
    )
    cut = data.draw(st.integers(0, 400))
    parts[name] = blob[:at] + junk + blob[at + cut :]
    broken = write_zip(parts.items())
    assert all(finding.message for finding in (*check_package(broken), *inspect_package(broken)))


@pytest.mark.slow
def test_the_validator_sees_what_is_left_to_it(listed_fault: tuple[str, bytes], sdk_errors: Any) -> None:
    seen_by, data = listed_fault
    if seen_by == "sdk":
        assert sdk_errors(data)


@pytest.mark.slow
def test_the_validator_finds_nothing_in_the_sound_deck(sound: bytes, sdk_errors: Any) -> None:
    assert sdk_errors(sound) == []

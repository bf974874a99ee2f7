"""The presentation part of a deck: the master's, with the slides listed, sections, line-breaking rules."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

import msgspec
from lxml import etree
from msgspec import Struct

from deckgen.master.opc import parse_xml, serialise
from deckgen.xml_text import quoted

P = "http://schemas.openxmlformats.org/presentationml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_HOLE = "here"
SECTIONS_URI = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
FIRST_SLIDE_ID = 256
_KINSOKU = {
    "ja": (
        "ja-JP",
        "!%),.:;?]}¢°’”‰′″℃、。々〉》」』】〕ぁぃぅぇぉっゃゅょゎ゛゜ゝゞァィゥェォッャュョヮヵヶ・ーヽヾ！％），．：；？］｝｡｣､･ｧｨｩｪｫｬｭｮｯｰﾞﾟ￠",
        "$([\\{£¥‘“〈《「『【〔＄（［｛｢￡￥",
    ),
    "zh-hant": (
        "zh-TW",
        "!),.:;?]}¢·–—’”•‥…‧′、。〉》」』】〕〞！％），．：；？］｝～￠",
        "([{£¥‘“〈《「『【〔〝（［｛￡￥",
    ),
}
_LANGUAGE_KEYS = {"ja": "ja", "zh-hant": "zh-hant", "zh-tw": "zh-hant", "zh-hk": "zh-hant"}


class Section(Struct, frozen=True):
    """A named run of slides; ``slides`` counts them, ``key`` makes its identifier stable."""

    name: str
    slides: int
    key: str


class PresentationSkeleton(msgspec.Struct, frozen=True):
    """A master's presentation part, cut where a deck's slides, line-breaking rules and sections stand."""

    before_slides: str
    before_rules: str
    before_sections: str
    end: str


def presentation_skeleton(master: bytes) -> PresentationSkeleton:
    """Return the presentation part of a master, which lists no slides and has no extensions, cut up."""
    root = _with_usual_prefixes(parse_xml(master))
    root.insert(2, etree.Comment(_HOLE))
    style = root.find(f"{{{P}}}defaultTextStyle")
    root.insert(len(root) if style is None else root.index(style), etree.Comment(_HOLE))
    root.append(etree.Comment(_HOLE))
    return PresentationSkeleton(*serialise(root).decode().split(f"<!--{_HOLE}-->"))


def _with_usual_prefixes(root: etree._Element) -> etree._Element:
    """The root with ``p`` and ``r`` declared as what is filled in uses them."""
    usual = {"p": P, "r": R}
    if usual.items() <= dict(root.nsmap).items():
        return root
    nsmap: Any = root.nsmap
    nsmap.update(usual)
    said = {str(key): str(value) for key, value in root.attrib.items()}
    anew = etree.Element(root.tag, said, nsmap=nsmap)
    anew.extend(list(root))
    return anew


def presentation_part(
    skeleton: PresentationSkeleton,
    slide_references: Sequence[str],
    sections: Sequence[Section],
    language: str,
) -> bytes:
    """Return presentation.xml for slides by relationship id; without any sections none are written."""
    return (
        f"{skeleton.before_slides}{_slide_list(slide_references)}{skeleton.before_rules}{_kinsoku(language)}"
        f"{skeleton.before_sections}{_section_list(sections)}{skeleton.end}"
    ).encode()


def sections_of(slides: Sequence[tuple[str, str]], untitled: str) -> list[Section]:
    """Return sections for slides given as (section name, digest); no section if none is named.

    A slide without a name belongs to the section before it, or to one called ``untitled``. Names are unique:
    a name that comes again later gets a number.
    """
    if not any(name for name, _ in slides):
        return []
    runs: list[tuple[str, list[str]]] = []
    for name, digest in slides:
        if not runs or (name and name != runs[-1][0]):
            runs.append((name or untitled, []))
        runs[-1][1].append(digest)
    names = _unique([name for name, _ in runs])
    return [
        Section(name, len(digests), f"{number} {name} {' '.join(digests)}")
        for number, (name, (_, digests)) in enumerate(zip(names, runs, strict=True))
    ]


def _unique(names: Sequence[str]) -> list[str]:
    unique: list[str] = []
    for name in names:
        candidate, number = name, 1
        while candidate in unique:
            number += 1
            candidate = f"{name} ({number})"
        unique.append(candidate)
    return unique


def _slide_list(references: Sequence[str]) -> str:
    entries = "".join(
        [
            f'<p:sldId id="{number}" r:id="{reference}"/>'
            for number, reference in enumerate(references, FIRST_SLIDE_ID)
        ]
    )
    return f"<p:sldIdLst>{entries}</p:sldIdLst>" if entries else ""


def _kinsoku(language: str) -> str:
    subtags = language.lower().replace("_", "-").split("-")
    key = _LANGUAGE_KEYS.get("-".join(subtags[:2])) or _LANGUAGE_KEYS.get(subtags[0])
    if key is None:
        return ""
    tag, no_start, no_end = map(quoted, _KINSOKU[key])
    return f'<p:kinsoku lang="{tag}" invalStChars="{no_start}" invalEndChars="{no_end}"/>'


def _section_list(sections: Sequence[Section]) -> str:
    if not sections:
        return ""
    listing = []
    first = FIRST_SLIDE_ID
    for section in sections:
        numbers = range(first, first := first + section.slides)
        slides = "".join([f'<p14:sldId id="{number}"/>' for number in numbers])
        listing.append(
            f'<p14:section name="{quoted(section.name)}" id="{_guid(section.key)}">'
            f"<p14:sldIdLst>{slides}</p14:sldIdLst></p14:section>"
        )
    return (
        f'<p:extLst><p:ext uri="{SECTIONS_URI}"><p14:sectionLst xmlns:p14="{P14}">'
        f"{''.join(listing)}</p14:sectionLst></p:ext></p:extLst>"
    )


def _guid(key: str) -> str:
    digits = hashlib.sha256(key.encode()).hexdigest().upper()
    return f"{{{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-8{digits[17:20]}-{digits[20:32]}}}"

"""The presentation part of a deck: the master's, with the slides listed, sections, line-breaking rules."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from deckgen.master.opc import parse_xml, serialise

P = "http://schemas.openxmlformats.org/presentationml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
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


@dataclass(frozen=True, slots=True)
class Section:
    """A named run of slides; ``slides`` counts them, ``key`` makes its identifier stable."""

    name: str
    slides: int
    key: str


def presentation_part(
    master: bytes, slide_references: Sequence[str], sections: Sequence[Section], language: str
) -> bytes:
    """Return presentation.xml for slides by relationship id; without any sections none are written."""
    root = parse_xml(master)
    if slide_references:
        root.insert(2, _slide_list(slide_references))
    style = root.find(f"{{{P}}}defaultTextStyle")
    at = len(root) if style is None else root.index(style)
    for element in _kinsoku(language):
        root.insert(at, element)
    if sections:
        extensions = etree.SubElement(root, f"{{{P}}}extLst")
        extension = etree.SubElement(extensions, f"{{{P}}}ext", uri=SECTIONS_URI)
        extension.append(_section_list(sections))
    return serialise(root)


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


def _slide_list(references: Sequence[str]) -> etree._Element:
    listing = etree.Element(f"{{{P}}}sldIdLst")
    for number, reference in enumerate(references, FIRST_SLIDE_ID):
        entry = etree.SubElement(listing, f"{{{P}}}sldId", id=str(number))
        entry.set(f"{{{R}}}id", reference)
    return listing


def _kinsoku(language: str) -> list[etree._Element]:
    subtags = language.lower().replace("_", "-").split("-")
    key = _LANGUAGE_KEYS.get("-".join(subtags[:2])) or _LANGUAGE_KEYS.get(subtags[0])
    if key is None:
        return []
    tag, no_start, no_end = _KINSOKU[key]
    return [etree.Element(f"{{{P}}}kinsoku", lang=tag, invalStChars=no_start, invalEndChars=no_end)]


def _section_list(sections: Sequence[Section]) -> etree._Element:
    listing = etree.Element(f"{{{P14}}}sectionLst", nsmap={"p14": P14})
    slide_id = FIRST_SLIDE_ID
    for section in sections:
        entry = etree.SubElement(listing, f"{{{P14}}}section", name=section.name, id=_guid(section.key))
        slides = etree.SubElement(entry, f"{{{P14}}}sldIdLst")
        for _ in range(section.slides):
            etree.SubElement(slides, f"{{{P14}}}sldId", id=str(slide_id))
            slide_id += 1
    return listing


def _guid(key: str) -> str:
    digits = hashlib.sha256(key.encode()).hexdigest().upper()
    return f"{{{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-8{digits[17:20]}-{digits[20:32]}}}"

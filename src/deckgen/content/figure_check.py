"""Figures written into a text, where nothing on the slide says where they are from.

Not every number is a figure that needs a source: years and dates, counts of a few things, ranks, and numbers
that are part of a name (FY2024, 3 nm, Fab 2, 第2工場) need none. A figure inside a hole comes from a fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from deckgen.content.number_words import FULL_WIDTH, HOLE, MONTHS
from deckgen.content.region import Region
from deckgen.content.shape import Path, Text, texts_in
from deckgen.diagnostics import Finding, Severity
from deckgen.yaml_source import Node

_COUNTED = 13
"""Whole numbers below this are counts of things that stand on the slide, unless they are so many percent."""

_COUNTED_DIGITS = 2

_UNSAID = frozenset({"notes", "alt", "credit", "heading"})
"""Texts of an item that make no claim on its slide."""

_CITING = frozenset({"sources", "source", "figures", "figure", "fact", "facts"})
"""The keys by which a slide names a source, or a fact, which has one."""

_COLLECTIONS = ("advantages", "benefits", "risks", "outlook", "slides")
"""What makes claims, each thing with its own sources."""

_DIGIT = re.compile("[0-9０-９]")
_FIGURE = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")
_MONTH = rf"(?:{'|'.join(f'{name}|{name[:3]}' for name in MONTHS)})"
_SIZES = r"(?:[0-9]{1,9}(?:\.[0-9]{1,9})?/){0,6}[0-9]{1,9}(?:\.[0-9]{1,9})?"
_PASSED_OVER = re.compile(
    "|".join(
        (
            r"https?://\S+",
            r"(?:19|20)[0-9]{2}(?:[-/.][0-9]{1,2}){1,2}(?![0-9])",  # 2024-06-26, 2009-10
            r"(?:FY ?|['’])[0-9]{2}(?![0-9])",
            r"(?<![0-9,.])(?:19|20)[0-9]{2}(?:[-–—~〜～/・][0-9]{2}(?:[0-9]{2})?)?(?![0-9,.][0-9]|[0-9])(?:年度?|s)?",
            r"(?<![0-9,.])[0-9]{2}(?:[・、〜～/-][0-9]{2})*年度",
            r"(?:令和|平成|昭和|民國)[0-9]{1,3}年度?",
            rf"[0-9]{{1,2}} {_MONTH}\b|{_MONTH}\.? [0-9]{{1,2}}(?![0-9])",
            r"[0-9]{1,2}月(?:[0-9]{1,2}日)?|[0-9]{1,2}日(?!間)",
            r"[0-9]{1,2}:[0-9]{2}|24/7|24[- ]hours?|24小?時間?",
            r"[0-9]{1,9}(?:st|nd|rd|th)\b|第 ?[0-9]{1,9}|(?i:\b(?:top|no\.|nos\.) ?)[0-9]{1,9}",
            rf"{_SIZES}[ -]?(?:nm|ナノ|奈米|mm|inch(?:es)?\b|インチ|吋|公釐|ミリ)",
            r"(?i:\b(?:fab|phase|stage|part|route|line|article|section|chapter|plant|factory|building|level"
            r"|class|type|grade|tier|industry|society|version|terminal|gate|group))"
            r"[ -][0-9]{1,9}(?:\.[0-9]{1,9})?",
            r"[A-Za-z][-‐]?[0-9]{1,9}(?:[./-][0-9]{1,9})*[A-Za-z]*",  # A4, COVID-19, D2
            r"[0-9]{1,9}[A-Z]{1,2}(?![A-Za-z])",  # 5G, 3D
        )
    )
)
_WEIGHTY = re.compile(
    r" ?(?:%|％|percent|per cent|割|成|倍|times\b|[百千万萬億兆]"
    r"|(?:[bmt]n|million|billion|trillion|thousand|hundred)\b)"
)
_MONEY = re.compile(r"(?:[$¥€£]|\b(?:JPY|USD|EUR|TWD|NT\$)) ?$")


def figures_without_source(region: Node, texts: Iterable[Text] | None = None) -> Iterator[Finding]:
    """Yield a warning for every text with a figure on a slide that names neither a fact nor a source.

    ``texts`` are the region's, where they have been gathered already.
    """
    cited: dict[Path, bool] = {}
    for path, text, _ in texts_in(Region, region) if texts is None else texts:
        if path[0] not in _COLLECTIONS or not _UNSAID.isdisjoint(path):
            continue
        figures = _figures(str(text.value))
        thing = path[:2]
        if figures and thing not in cited:
            cited[thing] = _cites(region.nearest(thing))
        if figures and not cited[thing]:
            yield _without_source(figures, text)


def figures_in(text: str) -> list[str]:
    """Return the figures written in digits that need a source."""
    return list(_figures(text))


@lru_cache(maxsize=1024)
def _figures(text: str) -> tuple[str, ...]:
    if not _DIGIT.search(text):
        return ()
    plain = _PASSED_OVER.sub(" · ", HOLE.sub(" ", text).translate(FULL_WIDTH))
    return tuple(match[0] for match in _FIGURE.finditer(plain) if _needs_a_source(match, plain))


def _needs_a_source(match: re.Match[str], text: str) -> bool:
    after, before = text[match.end() : match.end() + 12], text[max(0, match.start() - 12) : match.start()]
    weighty = bool(_WEIGHTY.match(after) or _MONEY.search(before) or "." in match[0])
    digits = match[0].replace(",", "").lstrip("0")
    return weighty or len(digits) > _COUNTED_DIGITS or int(digits or "0") >= _COUNTED


def _without_source(figures: Sequence[str], text: Node) -> Finding:
    shown = ", ".join(dict.fromkeys(figures))
    message = f"{shown} {'has' if len(figures) == 1 else 'have'} no source on this slide"
    cure = "name a fact as {{ facts.NAME }}, or name the source in the item's `sources`"
    return Finding("figure-without-source", message, cure, text.where, Severity.WARNING)


def _cites(item: Node) -> bool:
    """True where the item, or anything in it, names a source or a fact."""
    value: Any = item.value
    if isinstance(value, dict):
        return any(_names(child) if key in _CITING else _cites(child) for key, child in value.items())
    if isinstance(value, list):
        return any(_cites(child) for child in value)
    return isinstance(value, str) and any("facts." in hole for hole in HOLE.findall(value))


def _names(node: Node) -> bool:
    """True where there is a name, and not an empty list."""
    return bool(node.value)

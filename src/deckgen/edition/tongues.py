"""Words in another language than the deck's, marked as such: a run's language decides its glyphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TypeVar, cast

import msgspec

from deckgen.blocks import Paragraph, Run
from deckgen.wording.language import LanguagePack

_HANGUL = "\uac00-\ud7af\u1100-\u11ff\u3130-\u318f"
_BOPOMOFO = "\u3105-\u312f\u31a0-\u31bf"
_LETTERS = (
    "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\uf9ff\uff66-\uff9f\U00020000-\U0003ffff"
    f"\U000e0100-\U000e01ef{_BOPOMOFO}"
)
_MARKS = "\u3000-\u3003\u3008-\u301f\uff01-\uff65"
_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\uff66-\uff9d]")
_CHINESE = re.compile(f"[{_BOPOMOFO}]")
_FOREIGN = re.compile(rb"[\xe1\xe3-\xed\xef-\xf4]")
"""Bytes of UTF-8 with which East Asian letters and marks begin, but no dash and no curled quote does."""

T = TypeVar("T")


# Wide sets take milliseconds to compile, and text in Latin letters needs none of them.


@cache
def _east_asian() -> re.Pattern[str]:
    return re.compile(
        rf"[{_HANGUL}](?:[^A-Za-z{_LETTERS}]*[{_HANGUL}])*"
        rf"|[{_MARKS}]*[{_LETTERS}](?:[^A-Za-z{_HANGUL}]*[{_LETTERS}{_MARKS}])*|[{_MARKS}]+"
    )


@cache
def _korean() -> re.Pattern[str]:
    return re.compile(f"[{_HANGUL}]")


def in_tongues(block: T, deck: LanguagePack) -> T:
    """Return a block, or any part of one, with every text marked that is not in the deck's language.

    A paragraph's run is parted where its language changes. A text that has no paragraph, such as a label, is
    marked as a whole: its Latin letters are set in the Latin face all the same.
    """
    if not _FOREIGN.search(msgspec.json.encode(block)):  # at one go, where most blocks are in Latin letters
        return block
    return cast(T, _told(block, deck))


def _told(said: object, deck: LanguagePack) -> object:
    match said:
        case Run():
            return _as_one(said, deck)
        case Paragraph():
            runs = tuple(part for run in said.runs for part in by_language(run, deck))
            return said if runs == said.runs else msgspec.structs.replace(said, runs=runs)
        case tuple():
            parts = tuple(_told(part, deck) for part in said)
            return parts if _changed(said, parts) else said
        case dict():
            values = [_told(part, deck) for part in said.values()]
            return dict(zip(said, values, strict=True)) if _changed(said.values(), values) else said
        case msgspec.Struct():
            return _told_of(said, deck)
    return said


def _told_of(said: msgspec.Struct, deck: LanguagePack) -> msgspec.Struct:
    names = said.__struct_fields__
    parts = [getattr(said, name) for name in names]
    told = [_told(part, deck) for part in parts]
    return (
        msgspec.structs.replace(said, **dict(zip(names, told, strict=True)))
        if _changed(parts, told)
        else said
    )


def _changed(old: Iterable[object], new: Iterable[object]) -> bool:
    return any(one is not other for one, other in zip(old, new, strict=True))


def by_language(run: Run, deck: LanguagePack) -> Sequence[Run]:
    """Return the run, or its parts where some are in East Asian letters that are not the deck's own.

    Kana are Japanese, hangul Korean, bopomofo Chinese. Letters that Japanese and Chinese share are in the
    deck's second language where the deck itself is in Latin letters, and otherwise in the deck's own.
    """
    if run.lang or run.text.isascii():
        return (run,)
    shared = _shared(run.text, deck)
    if shared or _korean().search(run.text):
        return _parts(run, shared)
    return (run,)


def _shared(text: str, deck: LanguagePack) -> str:
    """The language of a text's letters other than hangul; empty for the deck's own."""
    if _KANA.search(text):
        return "" if deck.code == "ja" else "ja"
    if _CHINESE.search(text):
        return "" if deck.code == "zh-Hant" else "zh-Hant"
    return "" if deck.cjk else deck.alt_tag


def _parts(run: Run, shared: str) -> list[Run]:
    parts: list[Run] = []
    start = 0
    for found in _east_asian().finditer(run.text):
        if found.start() > start:
            parts.append(msgspec.structs.replace(run, text=run.text[start : found.start()]))
        lang = "ko" if _korean().match(found[0]) else shared
        parts.append(msgspec.structs.replace(run, text=found[0], lang=lang))
        start = found.end()
    if start < len(run.text) or not parts:
        parts.append(msgspec.structs.replace(run, text=run.text[start:]))
    return parts


def _as_one(run: Run, deck: LanguagePack) -> Run:
    lang = next((part.lang for part in by_language(run, deck) if part.lang), "")
    return msgspec.structs.replace(run, lang=lang) if lang and lang != run.lang else run

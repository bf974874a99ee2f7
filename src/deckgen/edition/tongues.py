"""Words in another language than the deck's, marked as such: a run's language decides its glyphs."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from deckgen.blocks import Run
from deckgen.wording.language import LanguagePack

_LETTERS = "\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f"
_MARKS = "\u3000-\u3003\u3008-\u301f\uff01-\uff65"
_EAST_ASIAN = re.compile(rf"[{_MARKS}]*[{_LETTERS}](?:[^A-Za-z]*[{_LETTERS}{_MARKS}])*|[{_MARKS}]+")
_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa]")


def by_language(run: Run, deck: LanguagePack) -> Sequence[Run]:
    """Return the run, or its parts where some are in East Asian letters that are not the deck's own.

    Kana are Japanese. Letters that Japanese and Chinese share are in the deck's second language where the
    deck itself is in Latin letters, and otherwise in the deck's own.
    """
    if run.text.isascii():
        return (run,)
    japanese = bool(_KANA.search(run.text))
    if run.lang or (deck.cjk and (deck.code == "ja" or not japanese)):
        return (run,)
    return _parts(run, "ja" if japanese else deck.alt_tag)


def _parts(run: Run, lang: str) -> list[Run]:
    parts: list[Run] = []
    start = 0
    for found in _EAST_ASIAN.finditer(run.text):
        if found.start() > start:
            parts.append(msgspec.structs.replace(run, text=run.text[start : found.start()]))
        parts.append(msgspec.structs.replace(run, text=found[0], lang=lang))
        start = found.end()
    if start < len(run.text) or not parts:
        parts.append(msgspec.structs.replace(run, text=run.text[start:]))
    return parts

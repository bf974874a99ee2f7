"""Japanese and Chinese text is marked as what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckgen.checks.check import Check, Fault, quoted
from deckgen.checks.examples import deck, page, placed, said
from deckgen.checks.view import SlideView
from deckgen.diagnostics import Severity
from deckgen.fit.fitted import FittedRun
from deckgen.fit.rulers import has_east_asian
from deckgen.fit.setting import script_of

_OWN = re.compile("(?P<Jpan>[ぁ-ゖァ-ヺ])|(?P<Hant>[ㄅ-ㄯ])|(?P<Hang>[가-힣])")
"""Letters that only one script has: kana, bopomofo, hangul."""


def see(slide: SlideView) -> Iterator[Fault]:
    """Yield every run with East Asian letters that lacks the right language or a face for it."""
    for frame in slide.frames:
        for text in frame.texts:
            for run in text.paragraph.runs:
                if run.text.isascii() or not has_east_asian(run.text):
                    continue
                if wrong := _wrong(run, slide):
                    yield Fault(f"{frame.name} {wrong}: {quoted(run.text)}", slide.where(frame, run.text))


def _wrong(run: FittedRun, slide: SlideView) -> str:
    """What is wrong with a run's language, or nothing."""
    if not run.lang:
        return "is not marked with its language"
    script, deck = script_of(run.lang), slide.deck
    if script == "Latn":
        return f"is marked as {run.lang}"
    own = _OWN.search(run.text)
    if own and own.lastgroup != script:
        return f"is marked as {run.lang}"
    own_face = run.east_asian_face or script == deck.language.script
    return "" if own_face or script not in deck.template.theme.scripts else "has no face for its script"


CHECK = Check(
    id="text-language",
    fault="Japanese or Chinese text that is marked as another language, or has no face of its own in a "
    "deck of another language.",
    why="The language decides the form of letters such as 直 and 骨, how a screen reader speaks, and what is "
    "spelt wrongly.",
    cure="write it in a text of its own language, such as a source's title, not inside an English one",
    severity=Severity.ERROR,
    see=see,
    passing=lambda: deck(page(placed("points", said("熊本の利点", "ja-JP", east_asian_face="Yu Gothic")))),
    failing=lambda: deck(
        page(placed("points", said("くまもとの利点", "zh-TW", east_asian_face="Microsoft JhengHei")))
    ),
)

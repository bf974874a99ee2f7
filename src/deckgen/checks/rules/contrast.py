"""Text stands out from what is behind it."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.checks.check import Check, Fault, quoted
from deckgen.checks.colours import contrast, ground_of, seen
from deckgen.checks.examples import POINTS, TITLE, deck, layout, page, placed, said
from deckgen.checks.frames import FramedText
from deckgen.checks.view import SlideView
from deckgen.diagnostics import Severity
from deckgen.fit.fitted import FittedRun

LEAST, LEAST_LARGE = 4.5, 3.0
"""The least contrast of text, and of large text."""

LARGE, LARGE_BOLD = 18.0, 14.0
"""Sizes in pt from which text is large, plain and bold."""


def see(slide: SlideView) -> Iterator[Fault]:
    """Yield every run that does not stand out; runs on grounds that are not known are left out."""
    legible = slide.deck.legible
    for frame in slide.frames:
        ground = ground_of(slide, frame)
        for text in frame.texts if ground else ():
            for run in text.paragraph.runs:
                pair = (text.colour(run), ground)
                if pair not in legible and (fault := _fault(text, run, pair, slide)):
                    message = f"{frame.name} has {fault}: {quoted(run.text)}"
                    yield Fault(message, slide.where(frame, run.text))


def _fault(text: FramedText, run: FittedRun, pair: tuple[str, str], slide: SlideView) -> str:
    """What is wrong with a run's colour on its ground; a pair that serves every size is noted."""
    deck, ground = slide.deck, pair[1]
    colour = seen(pair[0], deck.template.theme)
    ratio = contrast(colour, ground) if colour else LEAST
    if ratio >= LEAST:
        deck.legible.add(pair)
        return ""
    large = text.size_of(run) >= (LARGE_BOLD if text.bold(run) else LARGE) * deck.scale
    return "" if large and ratio >= LEAST_LARGE else f"a contrast of {ratio:.1f} ({colour} on {ground})"


_DARK = layout("Dark", TITLE, POINTS, background="dk2")


CHECK = Check(
    id="contrast",
    fault="Text with a contrast below 4.5 to what is behind it; below 3.0 from 18 pt, or 14 pt bold.",
    why="Projectors wash colours out, and one reader in twelve sees them less well (WCAG 2.1, 1.4.3).",
    cure="give the text another theme colour on its layout, or change the colour in content/brand.yaml",
    severity=Severity.ERROR,
    see=see,
    passing=lambda: deck(page(placed("points", said("A point", size=14.0, colour="accent2")))),
    failing=lambda: deck(
        page(
            placed("points", said("A point", colour="accent1")),
            title=said("A title", colour="lt1"),
            on="Dark",
        ),
        layouts=(_DARK,),
    ),
)

"""No text is one that stood there to be replaced."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.checks.check import Check, Fault, quoted
from deckgen.checks.examples import deck, page, placed
from deckgen.checks.view import SlideView
from deckgen.diagnostics import Severity

PROMPTS = (
    "click to add",
    "click to edit",
    "lorem ipsum",
    "placeholder text",
    "xxx",
    "クリックして",
    "マスター タイトル",
    "マスター テキスト",
    "按一下以",
)
"""What such texts say, in small letters."""


def see(slide: SlideView) -> Iterator[Fault]:
    """Yield every text with a prompt's words in it."""
    said = slide.text.lower()
    for prompt in PROMPTS:
        if prompt in said:
            yield from _faults(slide, prompt)


def _faults(slide: SlideView, prompt: str) -> Iterator[Fault]:
    for frame in slide.frames:
        for text in frame.texts:
            if prompt in text.text.lower():
                message = f"{frame.name} still says '{prompt}': {quoted(text.text)}"
                yield Fault(message, slide.where(frame, text.text))


CHECK = Check(
    id="prompt-text",
    fault="A text that was left to be replaced, such as 'Click to add title' or 'lorem ipsum'.",
    why="It tells an investor that nobody has read the deck.",
    cure="write what belongs there, or remove it",
    severity=Severity.ERROR,
    see=see,
    passing=lambda: deck(page(placed("points", "Clicks of the camera"))),
    failing=lambda: deck(page(placed("points", "Click to add text"))),
)

"""Each East Asian script has one face in a deck."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.checks.check import Check, Fault, quoted
from deckgen.checks.examples import JAPANESE, deck, page, placed, said
from deckgen.checks.frames import FramedText
from deckgen.checks.view import SlideView
from deckgen.diagnostics import Severity
from deckgen.fit.fitted import FittedRun
from deckgen.fit.rulers import has_east_asian
from deckgen.fit.setting import script_of


def see(slide: SlideView) -> Iterator[Fault]:
    """Yield every run whose face is not the one that the theme has for its script."""
    scripts = slide.deck.template.theme.scripts
    for frame in slide.frames:
        for text in frame.texts:
            for run in text.paragraph.runs:
                wanted = None if run.text.isascii() else scripts.get(script_of(run.lang))
                face = _face(run, text, slide) if wanted and has_east_asian(run.text) else None
                if face and face != wanted:
                    message = f"{frame.name} is set in {face}, other text of its script in {wanted}"
                    yield Fault(f"{message}: {quoted(run.text)}", slide.where(frame, run.text))


def _face(run: FittedRun, text: FramedText, slide: SlideView) -> str | None:
    """The face that a run is set in; None where nothing in the deck says one."""
    if run.east_asian_face:
        return run.east_asian_face
    return text.style.east_asian_face if script_of(run.lang) == slide.deck.language.script else None


CHECK = Check(
    id="script-faces",
    fault="Text of one East Asian script in more than one face.",
    why="Letters change their weight and form in the middle of a slide.",
    cure="name one face for the script under `fonts:` in the brand file, and use it on every layout",
    severity=Severity.WARNING,
    see=see,
    passing=lambda: deck(page(placed("points", said("熊本の利点を示す", "ja-JP"))), language=JAPANESE),
    failing=lambda: deck(
        page(placed("points", said("熊本の利点を示す", "ja-JP", east_asian_face="Meiryo"))), language=JAPANESE
    ),
)

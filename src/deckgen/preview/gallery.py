"""One deck's pictures, contact sheet and PDF in a folder; only slides that changed are drawn again."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

import msgspec
from msgspec import Struct
from PIL.Image import Image

from deckgen.build import Deck, draw
from deckgen.diagnostics import DeckgenError, Finding, Where
from deckgen.fit.filled import NUMBER_FIELD
from deckgen.fit.fitted import FittedParagraph, FittedRun, FittedSlide, PlaceholderText, Shape
from deckgen.fit.setting import script_of
from deckgen.preview.contact_sheet import contact_sheet, thumbnail
from deckgen.preview.faces import faces_asked, faces_shown, substitutions
from deckgen.preview.office import Office, write_pdf
from deckgen.preview.pages import pictures_of
from deckgen.workspace.disk import write_whole

CONTACT_SHEET = "contact-sheet.png"
_OURS = re.compile(r"slide-(\d{2,})\.png")


class Shown(Struct, frozen=True):
    """What was drawn: the numbers of the slides from 1, how many there are, and sentences on faces."""

    drawn: tuple[int, ...]
    slides: int
    faces: tuple[str, ...]


class Gallery:
    """A deck's pictures in ``folder``, kept the same as the deck; ``name`` such as ``kumamoto.en``.

    Files are replaced whole, so that a viewer never sees half a picture.
    """

    def __init__(self, office: Office, folder: Path, name: str, rasteriser: Path | None) -> None:
        self.folder, self.name = folder, name
        self._office, self._rasteriser = office, rasteriser
        self._digests: tuple[str, ...] = ()
        self._thumbnails: dict[int, Image] = {}
        self._faces: frozenset[str] = frozenset()
        self._unprinted: Deck | None = None

    def show(self, deck: Deck) -> Shown:
        """Draw the slides that are not as they were; raises DeckgenError where LibreOffice does not serve."""
        slides = numbered(deck.fitted.slides)
        digests = tuple(_digest(slide, deck) for slide in slides)
        before = dict(enumerate(self._digests))
        changed = [place for place, digest in enumerate(digests) if before.get(place) != digest]
        if changed:
            self._draw(deck, slides, changed)
        if digests != self._digests:
            self._finish(digests)
        template = deck.ready.template
        asked = faces_asked(deck.fitted, template.theme, script_of(template.language))
        drawn = tuple(place + 1 for place in changed)
        return Shown(drawn, len(slides), substitutions(asked, self._faces))

    def print_pdf(self) -> bool:
        """Bring the PDF of the whole deck up to date; False where it is already."""
        if self._unprinted is None:
            return False
        self._keep_pdf(self._pdf(self._unprinted.data, "deck"))
        return True

    def _draw(self, deck: Deck, slides: Sequence[FittedSlide], changed: Sequence[int]) -> None:
        whole = len(changed) == len(slides)
        some = [slides[place] for place in changed]
        pdf = self._pdf(deck.data if whole else _deck_of(some, deck), "deck" if whole else "some")
        self._faces |= faces_shown(pdf.read_bytes())
        self._unprinted = deck
        for place, picture in zip(changed, self._pictures(some, deck, pdf), strict=True):
            write_whole(self.folder / slide_file(place + 1), picture)
            self._thumbnails[place] = thumbnail(picture)
        if whole:
            self._keep_pdf(pdf)

    def _pictures(self, slides: Sequence[FittedSlide], deck: Deck, pdf: Path) -> list[bytes]:
        if self._rasteriser:
            return pictures_of(pdf, len(slides), self._rasteriser, self._office.folder)
        files = []
        for place, slide in enumerate(slides):
            files.append(self._office.folder / f"slide{place}.pptx")
            files[-1].write_bytes(_deck_of([slide], deck))
        return [file.read_bytes() for file in self._office.convert(files, "png", self._office.folder)]

    def _finish(self, digests: tuple[str, ...]) -> None:
        """Make the sheet anew and remove the pictures of slides that are no more."""
        self._digests = digests
        title = f"{self.name}  ({len(digests)} slides)"
        thumbnails = [self._thumbnails[place] for place in range(len(digests))]
        write_whole(self.folder / CONTACT_SHEET, contact_sheet(title, thumbnails))
        for file in self.folder.iterdir():
            ours = _OURS.fullmatch(file.name)
            if ours and not 1 <= int(ours[1]) <= len(digests):
                file.unlink()

    def _pdf(self, data: bytes, stem: str) -> Path:
        return write_pdf(self._office, data, stem)

    def _keep_pdf(self, pdf: Path) -> None:
        place = self.folder / f"{self.name}.pdf"
        try:
            write_whole(place, pdf.read_bytes())
        except PermissionError as error:
            cure = "close it in the program that shows it"
            message = f"cannot be replaced: {error.strerror or error}"
            raise DeckgenError([Finding("unwritable-file", message, cure, Where(str(place)))]) from None
        self._unprinted = None


def slide_file(number: int) -> str:
    """Return ``slide-07.png``."""
    return f"slide-{number:02d}.png"


def numbered(slides: Sequence[FittedSlide]) -> tuple[FittedSlide, ...]:
    """Return the slides with their numbers written out, so that each looks the same in any deck."""
    return tuple(_with_number(slide, str(number)) for number, slide in enumerate(slides, 1))


def _with_number(slide: FittedSlide, number: str) -> FittedSlide:
    shapes = tuple(_written_out(shape, number) for shape in slide.shapes)
    return msgspec.structs.replace(slide, shapes=shapes)


def _written_out(shape: Shape, number: str) -> Shape:
    if not isinstance(shape, PlaceholderText):
        return shape
    paragraphs = tuple(_paragraph(paragraph, number) for paragraph in shape.paragraphs)
    return msgspec.structs.replace(shape, paragraphs=paragraphs)


def _paragraph(paragraph: FittedParagraph, number: str) -> FittedParagraph:
    if all(run.field != NUMBER_FIELD for run in paragraph.runs):
        return paragraph
    return msgspec.structs.replace(paragraph, runs=tuple(_run(run, number) for run in paragraph.runs))


def _run(run: FittedRun, number: str) -> FittedRun:
    if run.field != NUMBER_FIELD:
        return run
    return msgspec.structs.replace(run, text=number, field=None)


def _digest(slide: FittedSlide, deck: Deck) -> str:
    return hashlib.sha256(f"{slide.digest()} {deck.fitted.template}".encode()).hexdigest()


def _deck_of(slides: Sequence[FittedSlide], deck: Deck) -> bytes:
    fitted = msgspec.structs.replace(deck.fitted, slides=tuple(slides))
    return draw(fitted, deck.ready.master, deck.originals)

"""A picture per page of a PDF, through poppler on as many cores as there are."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

from deckgen.diagnostics import DeckgenError, Finding
from deckgen.preview.process import run

WIDTH = 1280
"""Pixels across a picture; the height follows the page."""

_SECONDS = 60.0


def pictures_of(pdf: Path, pages: int, rasteriser: Path, folder: Path) -> list[bytes]:
    """Return the PDF's pages as PNG, in order; raises DeckgenError where poppler draws fewer."""
    workers = max(1, min(pages, os.cpu_count() or 1, 4))
    ends = [pages * part // workers for part in range(workers + 1)]
    parts = list(pairwise(ends))
    command = [str(rasteriser), "-png", "-scale-to-x", str(WIDTH), "-scale-to-y", "-1"]

    def draw(part: tuple[int, int]) -> str:
        first, last = part
        prefix = folder / f"page-{first:05d}"
        span = ["-f", str(first + 1), "-l", str(last)]
        return run([*command, *span, str(pdf), str(prefix)], _SECONDS).said

    with ThreadPoolExecutor(workers) as pool:
        said = list(pool.map(draw, parts))
    files = sorted(folder.glob("page-*.png"))
    pictures = [file.read_bytes() for file in files]
    for file in files:
        file.unlink()
    if len(pictures) != pages:
        raise DeckgenError([_too_few(len(pictures), pages, " ".join(filter(None, said)))])
    return pictures


def _too_few(drawn: int, pages: int, said: str) -> Finding:
    message = f"pdftoppm drew {drawn} of {pages} slides" + (f": {said}" if said else "")
    cure = "look at the PDF; without pdftoppm on the PATH, LibreOffice draws the pictures"
    return Finding("slides-not-drawn", message, cure)

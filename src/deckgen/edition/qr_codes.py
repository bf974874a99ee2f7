"""A link as a QR code."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import urlsplit

from deckgen.blocks import QrCode
from deckgen.edition.writer import DeckWriter

CORRECTION = "m"
"""The level of error correction: a code of which 15 % is covered can still be read (ISO/IEC 18004, 7.5.1)."""


def qr_code(deck: DeckWriter) -> QrCode | None:
    """Return the code of the contact's link or the brand's website, where brand or investor want one."""
    link = str(deck.contact.link or deck.brand.website)
    own = deck.contact.qr
    wanted = deck.brand.contact.qr if own is None else own
    if not wanted or not link:
        return None
    site = urlsplit(link)
    shown = f"{site.hostname}{site.path}".rstrip("/")
    return QrCode(str(link), _matrix(str(link)), deck.fixed("qr_alt", site=shown))


@lru_cache(maxsize=64)
def _matrix(link: str) -> tuple[str, ...]:
    """The code's rows of 0 and 1; a brand has one link, and all its decks show it."""
    import segno  # most decks have no code

    rows = segno.make(link, error=CORRECTION, micro=False).matrix
    return tuple("".join(map(str, row)) for row in rows)

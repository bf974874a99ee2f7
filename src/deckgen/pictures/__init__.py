"""Pictures taken in, checked and re-encoded: what reaches a deck is what shows, and nothing else.

Decks without pictures do not load Pillow: `intake` and `finish` are imported where a picture is asked for.
"""

from deckgen.pictures.original import Original

__all__ = ["Original"]

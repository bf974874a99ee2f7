"""Text against boxes: sizes, line breaks and continuation slides, decided before anything is drawn."""

from deckgen.fit.deck import fit_deck

__all__ = ["fit_deck"]

"""Pictures taken in, checked and re-encoded: what reaches a deck is what shows, and nothing else."""

from deckgen.pictures.finish import finish
from deckgen.pictures.intake import Original, take_in

__all__ = ["Original", "finish", "take_in"]

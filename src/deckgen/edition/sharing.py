"""Slides of items that say the same in all decks of a region: written once, while nothing of them changes."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from deckgen.content.library import Library
from deckgen.content.region import Item, Region
from deckgen.edition.items import item_slide
from deckgen.edition.writer import DeckWriter, SlideWriter
from deckgen.plan import Edition, SlidePlan

_MOST_SLIDES = 192
_MOST_REGIONS = 4

_Place = tuple[int, str, int, int, str]
"""An item by identity, its collection, its number among how many, and the section that it stands in."""


class Written(Struct, eq=False):
    """A slide with what writing it did beside: the sources that it cites, the numbers that it shows of them.

    ``pictures`` are the digests of those it shows, by file.
    """

    slide: SlidePlan
    cited: tuple[str, ...]
    numbers: dict[str, int]
    pictures: dict[str, str]


class SharedSlides:
    """The slides that a region's own items have in one language, where nothing was found in the region.

    Such an item names no investor in its texts, so what is kept of it can be in any investor's deck.
    """

    def __init__(self, region: Region) -> None:
        self.region = region
        self.items = frozenset(map(id, (*region.advantages, *region.benefits)))
        self.written: dict[_Place, Written] = {}

    def serve(self, item: Item, region: Region) -> bool:
        """Return True for one of its items in a deck whose region has all else that an item's slide shows."""
        own = self.region
        return (
            id(item) in self.items
            and region.facts is own.facts
            and region.sources is own.sources
            and region.name is own.name
            and region.title is own.title
        )


_KEPT: dict[int, SharedSlides] = {}


def shared_slides(library: Library, edition: Edition) -> SharedSlides | None:
    """Return what decks of a region in a language share; None where it was not read, or has faults."""
    read = library.read.get((edition.region, edition.language))
    if read is None or read.value is None or read.findings:
        return None
    shared = _KEPT.get(id(read.value))
    if shared is None:
        if len(_KEPT) >= _MOST_REGIONS:
            del _KEPT[next(iter(_KEPT))]
        shared = _KEPT[id(read.value)] = SharedSlides(read.value)
    return shared


def slide_of_item(
    deck: DeckWriter, collection: str, item: Item, number: int, total: int, section: str
) -> SlidePlan:
    """Return what `item_slide` writes; the slide of an earlier deck where it would be the same."""
    shared = deck.shared
    if shared is None or deck.is_stamped or not shared.serve(item, deck.region):
        return item_slide(SlideWriter(deck), collection, item, number, total, section)
    place = (id(item), collection, number, total, section)
    written = shared.written.get(place)
    if written is not None and _holds(written, deck):
        for source in written.numbers:
            deck.number(source)
        deck.cited |= dict.fromkeys(written.cited)
        return written.slide
    told, writer = len(deck.findings), SlideWriter(deck)
    slide = item_slide(writer, collection, item, number, total, section)
    if told == len(deck.findings) and None not in writer.pictures.values():
        pictures = {file: taken.digest for file, taken in writer.pictures.items() if taken}
        if len(shared.written) >= _MOST_SLIDES:
            del shared.written[next(iter(shared.written))]
        shared.written[place] = Written(slide, tuple(writer.cited), writer.numbers, pictures)
    return slide


def _holds(written: Written, deck: DeckWriter) -> bool:
    """Return True where its sources have the same numbers in this deck, and its pictures are the same."""
    return _numbered(written.numbers, deck.numbers) == written.numbers and all(
        (taken := deck.pictures.get(file)) is not None and taken.digest == digest
        for file, digest in written.pictures.items()
    )


def _numbered(sources: Mapping[str, int], known: Mapping[str, int]) -> dict[str, int]:
    """The numbers that sources get that are asked for in this order."""
    numbers: dict[str, int] = {}
    new = len(known)
    for source in sources:
        numbers[source] = known.get(source) or (new := new + 1)
    return numbers

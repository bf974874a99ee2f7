"""deckgen as the rows call it: every public entry that is measured stands here once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bench.decks import add_region

from deckgen.blocks import Picture
from deckgen.build import Deck, Planned, Workshop, draw
from deckgen.compile.media import finish_pictures
from deckgen.content.library import load_library, with_investor
from deckgen.fit.fitted import FittedDeck
from deckgen.package.master_parts import master_parts
from deckgen.package.soundness import check_package
from deckgen.plan import Edition
from deckgen.workspace import DiskWorkspace


@dataclass(frozen=True, slots=True)
class Ready:
    """A deck fitted and reviewed, with what drawing it takes."""

    fitted: FittedDeck
    planned: Planned

    def pictures(self) -> dict[str, str]:
        """Return the picture files by digest."""
        blocks = (block for slide in self.planned.plan.slides for block in slide.slots.values())
        return {block.digest: block.file for block in blocks if isinstance(block, Picture)}


class Ours:
    """A project with one workshop, whose masters are warm from the first deck on."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.workspace = DiskWorkspace(root)
        self._shop: Workshop | None = None

    def load(self, region: str) -> Workshop:
        """Load the library with one region, as `deckgen build` does; the workshop keeps its masters."""
        library = load_library(self.workspace, [region]).require()
        if self._shop is None:
            self._shop = Workshop(self.workspace, library)
        self._shop.library = library
        return self._shop

    def ready(self, region: str) -> Ready:
        """Return a region's deck up to where it only remains to be drawn."""
        return self.fit(self.planned(region))

    def planned(self, region: str) -> Planned:
        """Return the plan of a region's deck, loaded anew."""
        return self.load(region).plan_of(Edition(region, "en")).require()

    def fit(self, planned: Planned) -> Ready:
        """Return a planned deck fitted and reviewed."""
        assert self._shop is not None
        return Ready(self._shop.fit(planned).require(), planned)

    def new(self, kind: str, number: int, items: int | None = None) -> Ready:
        """Write a region of that kind and return its deck ready to be drawn."""
        return self.ready(add_region(self.root, kind, number, items))

    def prepare_pictures(self, ready: Ready) -> None:
        """Crop and re-encode a deck's pictures, so that drawing it finds them done."""
        finish_pictures(ready.fitted, ready.planned.originals)

    def drawn(self, ready: Ready) -> bytes:
        """Return a fitted deck as the bytes of a file that has passed the package check."""
        assert self._shop is not None
        master = self._shop.master_in("en").master
        data = draw(ready.fitted, master, ready.planned.originals)
        if check_package(data, copied=master_parts(master).ending):
            raise AssertionError("the package check finds something")
        return data

    def for_investor(self, region: str, investor: str) -> Planned:
        """Return the plan of an investor's deck of the region that is loaded; reads the investor's file."""
        assert self._shop is not None
        self._shop.library = with_investor(self._shop.library, self.workspace, investor).require()
        return self._shop.plan_of(Edition(region, "en", investor=investor)).require()

    def finished(self, planned: Planned) -> Deck:
        """Return a planned deck fitted, reviewed, drawn and checked."""
        assert self._shop is not None
        return self._shop.finish(planned).require()

    def from_yaml(self, region: str, out: Path) -> Deck:
        """Do everything that `deckgen build` does, from the content files to the written deck."""
        deck = self.load(region).build(Edition(region, "en")).require()
        out.write_bytes(deck.data)
        return deck

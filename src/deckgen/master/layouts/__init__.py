"""All layouts of the house master, in the order that PowerPoint's menu shows them."""

from __future__ import annotations

from deckgen.master.design import LayoutDesign
from deckgen.master.layouts import advantage, agenda, benefit, closing, cover, exhibits, office, risk, sources
from deckgen.master.looks import Looks


def all_layouts(looks: Looks) -> tuple[LayoutDesign, ...]:
    """Return every layout; Office's own nine come first, so that pasted slides find theirs."""
    groups = (office, exhibits, cover, agenda, advantage, benefit, risk, closing, sources)
    return tuple(design for group in groups for design in group.layouts(looks))

"""Graphic frames, which hold a table or a chart."""

from __future__ import annotations

from deckgen.compile.markup import identity, place
from deckgen.compile.skeleton import Placeholder
from deckgen.fit.fitted import PlacedChart, PlacedTable


def framed(
    placed: PlacedTable | PlacedChart, shape_id: int, placeholder: Placeholder | None, uri: str, content: str
) -> str:
    """Return a frame with content of the kind that ``uri`` names, tied to the placeholder if any."""
    own = identity(shape_id, placed.name, placed.alt)
    mark = f"<p:nvPr>{placeholder.mark}</p:nvPr>" if placeholder else "<p:nvPr/>"
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr>{own}<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/>'
        f"</p:cNvGraphicFramePr>{mark}</p:nvGraphicFramePr><p:xfrm>{place(placed.box)}</p:xfrm>"
        f'<a:graphic><a:graphicData uri="{uri}">{content}</a:graphicData></a:graphic></p:graphicFrame>'
    )

"""Pictures, in a layout's placeholder or on their own."""

from __future__ import annotations

from deckgen.compile.markup import identity, place
from deckgen.compile.references import References
from deckgen.compile.skeleton import Placeholder
from deckgen.fit.fitted import PlacedPicture

_DRAWING = (
    '<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip '
    'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="%s"/></a:ext></a:extLst>'
)
"""The SVG that newer viewers show in the pixels' place (Office 2016's extension of `a:blip`)."""


def drawn_picture(
    picture: PlacedPicture, shape_id: int, placeholder: Placeholder | None, references: References
) -> str:
    """Return a ``p:pic``; in a placeholder whose box it fills it says nothing of its place."""
    own = identity(shape_id, picture.name, picture.alt, decorative=picture.decorative)
    locks = '<a:picLocks noChangeAspect="1"/>' if placeholder is None else _LOCKED
    mark = f"<p:nvPr>{placeholder.mark}</p:nvPr>" if placeholder else "<p:nvPr/>"
    return (
        f"<p:pic><p:nvPicPr>{own}<p:cNvPicPr>{locks}</p:cNvPicPr>{mark}</p:nvPicPr>"
        f"<p:blipFill>{_shown(picture, references)}</p:blipFill>{_place(picture, placeholder)}</p:pic>"
    )


_LOCKED = '<a:picLocks noGrp="1" noChangeAspect="1"/>'


def _place(picture: PlacedPicture, placeholder: Placeholder | None) -> str:
    if placeholder is not None and placeholder.box == picture.box:
        return "<p:spPr/>"
    form = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    return f"<p:spPr><a:xfrm>{place(picture.box)}</a:xfrm>{form}</p:spPr>"


def _shown(picture: PlacedPicture, references: References) -> str:
    blip = f'<a:blip r:embed="{references.to("image", picture.digest)}"'
    if picture.drawing:
        blip = f"{blip}>{_DRAWING % references.to('image', picture.drawing)}</a:blip>"
    else:
        blip += "/>"
    cut = ""
    if any(picture.crop):
        shares = zip("ltrb", picture.crop, strict=True)
        sides = "".join(f' {side}="{round(share * 100000)}"' for side, share in shares if share)
        cut = f"<a:srcRect{sides}/>"
    return f"{blip}{cut}<a:stretch><a:fillRect/></a:stretch>"

"""The slide master: title, body and footers at their places, the rule, the logo, the text styles."""

from __future__ import annotations

from deckgen.master.design import Hairline, Item, LayoutDesign, Mark, Placeholder
from deckgen.master.grid import WHOLE, across, emu, inches
from deckgen.master.level_xml import colour_xml, levels_xml
from deckgen.master.logo import Logos
from deckgen.master.looks import Looks
from deckgen.master.namespaces import COLOUR_MAP, DECLARATION, PREFIXES
from deckgen.master.shape_xml import shapes_xml
from deckgen.template import Box

LOGO_BOX = inches(10.90, 7.02, 1.25, 0.28)
"""The room for the logo; it stands at its right, as large as fits."""

FIRST_LAYOUT_ID = 2147483660
_FIRST_LAYOUT_RELATIONSHIP = 3


def slide_master_xml(looks: Looks, logos: Logos, layouts: int) -> str:
    """Return the slide master part; rId1 is its theme, rId2 the logo, the layouts follow."""
    ids = "".join(
        f'<p:sldLayoutId id="{FIRST_LAYOUT_ID + n}" r:id="rId{_FIRST_LAYOUT_RELATIONSHIP + n}"/>'
        for n in range(layouts)
    )
    return (
        f"{DECLARATION}<p:sldMaster {PREFIXES}><p:cSld>{background_xml('lt1')}"
        f"<p:spTree>{shapes_xml(logos.placed(_items(looks)), logos.alt)}</p:spTree></p:cSld>"
        f"<p:clrMap {COLOUR_MAP}/><p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst>"
        f"{_text_styles(looks)}</p:sldMaster>"
    )


def layout_xml(design: LayoutDesign, logos: Logos) -> str:
    """Return a slide layout part."""
    kind = f' type="{design.type}"' if design.type else ""
    furniture = "" if design.furniture else ' showMasterSp="0"'
    background = background_xml(design.background) if design.background else ""
    shapes = shapes_xml(logos.placed(design.items), logos.alt)
    return (
        f'{DECLARATION}<p:sldLayout {PREFIXES}{kind} preserve="1"{furniture} userDrawn="1">'
        f'<p:cSld name="{design.name}">{background}<p:spTree>{shapes}</p:spTree>'
        "</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def background_xml(colour: str) -> str:
    """Return a plain background in a theme colour."""
    return f"<p:bg><p:bgPr>{colour_xml(colour)}<a:effectLst/></p:bgPr></p:bg>"


def _items(looks: Looks) -> tuple[Item, ...]:
    footer = looks.line("footer", looks.colours.muted)
    number = looks.line("footer", looks.colours.muted, align="r")
    return (
        Hairline("rule", across(1, 12, 6.98, 0), looks.colours.rule),
        Mark(LOGO_BOX, align="r"),
        Placeholder("title", "title", across(1, 12, 0.70, 0.90), prompt="Title", on_master=True),
        Placeholder("content", "body", WHOLE, prompt="Point\nDetail", on_master=True),
        Placeholder("slide date", "dt", across(9, 2, 7.06, 0.22), footer, on_master=True),
        Placeholder("footer", "ftr", _footer_box(), footer, on_master=True),
        Placeholder("slide number", "sldNum", _number_box(), number, on_master=True),
    )


def _footer_box() -> Box:
    return across(1, 8, 7.06, 0.22)


def _number_box() -> Box:
    right = WHOLE.x + WHOLE.w
    return Box(right - emu(0.40), emu(7.06), emu(0.40), emu(0.22))


def _text_styles(looks: Looks) -> str:
    other = looks.line("body", "dk1")
    return (
        f"<p:txStyles><p:titleStyle>{levels_xml(looks.title())}</p:titleStyle>"
        f"<p:bodyStyle>{levels_xml(looks.points())}</p:bodyStyle>"
        f"<p:otherStyle>{levels_xml(other * 5)}</p:otherStyle></p:txStyles>"
    )

"""The theme: colours, further ones for the menu, fonts per script, plain fills (ECMA-376 part 1, 20.1.6)."""

from __future__ import annotations

from deckgen.content.brand import Brand, Colours, Fonts
from deckgen.master.namespaces import DECLARATION, DRAWING
from deckgen.xml_text import quoted

SLOTS = (
    "dk1",
    "lt1",
    "dk2",
    "lt2",
    "accent1",
    "accent2",
    "accent3",
    "accent4",
    "accent5",
    "accent6",
    "hlink",
    "folHlink",
)
"""The theme's colour slots in the order that the schema wants."""

CUSTOM = ("gold", "gold_tint", "muted", "rule", "bar_tint", "pale_blue", "stripe")
"""The brand's further colours, by their names in brand.yaml."""

_FILLS = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>' * 3
_LINE = (
    '<a:ln w="{width}" cap="flat" cmpd="sng" algn="ctr"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    '<a:prstDash val="solid"/><a:miter lim="800000"/></a:ln>'
)
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def theme_xml(brand: Brand) -> str:
    """Return the theme part: no shadows, no gradients."""
    name = f'"{quoted(brand.name)}"'
    return (
        f'{DECLARATION}<a:theme xmlns:a="{DRAWING}" name={name}><a:themeElements>'
        f"<a:clrScheme name={name}>{_slots(brand.colours)}</a:clrScheme>"
        f"<a:fontScheme name={name}><a:majorFont>{_faces(brand.fonts)}</a:majorFont>"
        f"<a:minorFont>{_faces(brand.fonts)}</a:minorFont></a:fontScheme>"
        f"<a:fmtScheme name={name}>{_formats()}</a:fmtScheme></a:themeElements>"
        f"<a:objectDefaults/><a:extraClrSchemeLst/><a:custClrLst>{_custom(brand.colours)}</a:custClrLst>"
        "</a:theme>"
    )


def _slots(colours: Colours) -> str:
    return "".join(f'<a:{slot}><a:srgbClr val="{getattr(colours, slot)}"/></a:{slot}>' for slot in SLOTS)


def _custom(colours: Colours) -> str:
    return "".join(
        f'<a:custClr name="{name.replace("_", " ").capitalize()}">'
        f'<a:srgbClr val="{getattr(colours, name)}"/></a:custClr>'
        for name in CUSTOM
    )


def _faces(fonts: Fonts) -> str:
    scripts = "".join(
        f'<a:font script="{quoted(script)}" typeface="{quoted(face)}"/>'
        for script, face in sorted(fonts.scripts.items())
    )
    return f'<a:latin typeface="{quoted(fonts.latin)}"/><a:ea typeface=""/><a:cs typeface=""/>{scripts}'


def _formats() -> str:
    lines = "".join(_LINE.format(width=width) for width in (6350, 12700, 19050))
    return (
        f"<a:fillStyleLst>{_FILLS}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst>"
        f"<a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst><a:bgFillStyleLst>{_FILLS}</a:bgFillStyleLst>"
    )

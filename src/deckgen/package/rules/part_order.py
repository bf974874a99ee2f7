"""The main parts have their children in the order of the schema."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from deckgen.package.rule import PackageRule, Part
from deckgen.package.tags import A, C, P

_TEXT_STYLE = (
    "ln noFill solidFill gradFill blipFill pattFill grpFill effectLst effectDag highlight uLnTx uLn uFillTx "
    "uFill latin ea cs sym hlinkClick hlinkMouseOver rtl extLst"
)
_SERIES = (
    "idx order tx spPr invertIfNegative pictureOptions marker explosion dPt dLbls trendline errBars cat xVal "
    "val yVal smooth shape bubbleSize bubble3D extLst"
)
_PRESENTATION = (
    "sldMasterIdLst notesMasterIdLst handoutMasterIdLst sldIdLst sldSz notesSz smartTags embeddedFontLst "
    "custShowLst photoAlbum custDataLst kinsoku defaultTextStyle modifyVerifier extLst"
)
_ORDER: Mapping[str, tuple[str, Mapping[str, int]]] = {
    f"{space}{element}": (space, {f"{space}{name}": number for number, name in enumerate(names.split())})
    for space, element, names in (
        (P, "presentation", _PRESENTATION),
        (P, "sld", "cSld clrMapOvr transition timing extLst"),
        (P, "cSld", "bg spTree custDataLst controls extLst"),
        (P, "sp", "nvSpPr spPr style txBody extLst"),
        (P, "pic", "nvPicPr blipFill spPr style extLst"),
        (A, "tbl", "tblPr tblGrid tr"),
        (A, "tc", "txBody tcPr extLst"),
        (C, "ser", _SERIES),
    )
}


_TEXT_STYLE_ORDER = {f"{A}{name}": number for number, name in enumerate(_TEXT_STYLE.split())}
_SEVERAL = etree.XPath("//a:rPr[*[2]]", namespaces={"a": A[1:-1]})


def part(part: Part) -> Iterator[str]:
    """Yield the elements whose children stand in another order."""
    for tag, (space, order) in _ORDER.items():
        for element in part.all(tag):
            if len(element) > 1 and not _in_order(element, order):
                yield f"the children of <{tag.removeprefix(space)}> stand in the wrong order"
                break
    if part.root is not None and b"</a:rPr>" in part.blob and not _styles_in_order(part.root):
        yield "the children of <rPr> stand in the wrong order"


def _styles_in_order(root: etree._Element) -> bool:
    """Run properties are many, and few have more than one child: so those are found in C."""
    found = _SEVERAL(root)
    styles = [one for one in found if isinstance(one, etree._Element)] if isinstance(found, list) else []
    return all(_in_order(style, _TEXT_STYLE_ORDER) for style in styles)


def _in_order(element: etree._Element, order: Mapping[str, int]) -> bool:
    last = -1
    for child in element:
        number = order.get(child.tag, last)
        if number < last:
            return False
        last = number
    return True


RULE = PackageRule(
    "package-order",
    "Elements of a slide, a table, a chart or the presentation in another order than the schema's.",
    "PowerPoint refuses the file: it reads the elements in their order.",
    part=part,
    tags=tuple(_ORDER),
)

"""Paragraphs and runs as DrawingML, saying only what the fitted text says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lxml import etree

from deckgen.compile.reference.elements import NO_ATTRIBUTES, add, add_fill
from deckgen.compile.references import References
from deckgen.fit.fitted import FittedParagraph, FittedRun
from deckgen.template import Spacing

_LINK_COLOUR = "http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor"
_SLIDE_NUMBER_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
_UNKNOWN_NUMBER = "‹#›"


def write_text(
    body: etree._Element,
    paragraphs: Sequence[FittedParagraph],
    references: References,
    properties: Mapping[str, str | int] = NO_ATTRIBUTES,
) -> etree._Element:
    """Fill an empty ``txBody`` and return its ``bodyPr``, which has the attributes given and nothing else.

    Nothing is said of autofit: a placeholder keeps its layout's, sizes are written out, and an explicit
    ``normAutofit`` without a scale would have PowerPoint shrink fitted text again at the first edit.
    """
    body_properties = add(body, "a:bodyPr", properties)
    add(body, "a:lstStyle")
    for paragraph in paragraphs or (FittedParagraph(()),):
        _write_paragraph(body, paragraph, references)
    return body_properties


def _write_paragraph(body: etree._Element, paragraph: FittedParagraph, references: References) -> None:
    element = add(body, "a:p")
    _write_paragraph_properties(element, paragraph)
    for run in paragraph.runs:
        _write_run(element, run, references)
    if paragraph.runs:
        last = paragraph.runs[-1]
        add(element, "a:endParaRPr", _language(last) | _size(last))


def _write_paragraph_properties(element: etree._Element, paragraph: FittedParagraph) -> None:
    said = {
        "marL": paragraph.margin_left,
        "lvl": paragraph.level or None,
        "indent": paragraph.indent,
        "algn": paragraph.align,
    }
    properties = add(element, "a:pPr", {key: value for key, value in said.items() if value is not None})
    if paragraph.spacing is not None:
        _write_spacing(properties, "a:lnSpc", paragraph.spacing)
    if paragraph.before is not None:
        _write_spacing(properties, "a:spcBef", Spacing(points=paragraph.before, percent=0))
    if paragraph.after is not None:
        _write_spacing(properties, "a:spcAft", Spacing(points=paragraph.after, percent=0))
    _write_bullet(properties, paragraph.bullet)
    if not properties.attrib and not len(properties):
        element.remove(properties)


def _write_spacing(properties: etree._Element, name: str, spacing: Spacing) -> None:
    element = add(properties, name)
    if spacing.points or not spacing.percent:
        add(element, "a:spcPts", {"val": round(spacing.points * 100)})
    else:
        add(element, "a:spcPct", {"val": round(spacing.percent * 1000)})


def _write_bullet(properties: etree._Element, bullet: bool | None) -> None:
    if bullet:
        add(properties, "a:buFont", {"typeface": "+mj-lt"})
        add(properties, "a:buChar", {"char": "•"})
    elif bullet is not None:
        add(properties, "a:buNone")


def _write_run(paragraph: etree._Element, run: FittedRun, references: References) -> None:
    if run.field:
        field = add(paragraph, "a:fld", {"id": _SLIDE_NUMBER_FIELD, "type": run.field})
        _write_run_properties(field, run, references)
        add(field, "a:t").text = run.text or _UNKNOWN_NUMBER
        return
    for number, line in enumerate(run.text.split("\n")):
        if number:
            _write_run_properties(add(paragraph, "a:br"), run, references)
        if line:
            element = add(paragraph, "a:r")
            _write_run_properties(element, run, references)
            add(element, "a:t").text = line


def _write_run_properties(element: etree._Element, run: FittedRun, references: References) -> None:
    bold = {} if run.bold is None else {"b": int(run.bold)}
    properties = add(element, "a:rPr", _language(run) | _size(run) | bold)
    if run.colour:
        add_fill(properties, run.colour)
    if run.east_asian_face:
        add(properties, "a:ea", {"typeface": run.east_asian_face})
    if run.link:
        link = add(properties, "a:hlinkClick", {"r:id": references.to("hyperlink", run.link)})
        if run.colour:
            _keep_text_colour(link)


def _keep_text_colour(link: etree._Element) -> None:
    """A link in the text's own colour, where the theme's would not be legible (MS-ODRAWXML, hlinkClr)."""
    extension = add(add(link, "a:extLst"), "a:ext", {"uri": "{A12FA001-AC4F-418D-AE19-62706E023703}"})
    etree.SubElement(extension, f"{{{_LINK_COLOUR}}}hlinkClr", {"val": "tx"}, nsmap={"ahyp": _LINK_COLOUR})


def _language(run: FittedRun) -> dict[str, str | int]:
    named: dict[str, str | int] = {"lang": run.lang, "altLang": run.alt_lang}
    return {key: value for key, value in named.items() if value}


def _size(run: FittedRun) -> dict[str, str | int]:
    return {} if run.size is None else {"sz": round(run.size * 100)}

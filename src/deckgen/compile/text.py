"""Paragraphs and runs as DrawingML, saying only what the fitted text says."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from deckgen.compile.markup import fill
from deckgen.compile.references import References
from deckgen.fit.fitted import FittedParagraph, FittedRun
from deckgen.template import Spacing
from deckgen.xml_text import escaped, quoted

NO_PARAGRAPH = "<a:p/>"
_LINK_COLOUR = (
    '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr '
    'xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/>'
    "</a:ext></a:extLst>"
)
"""A link in the text's own colour, where the theme's would not be legible (MS-ODRAWXML, hlinkClr)."""

_SLIDE_NUMBER_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
_UNKNOWN_NUMBER = "‹#›"
_RUN_LOOK_ENDS = "</a:rPr>"


def text_paragraphs(
    paragraphs: Sequence[FittedParagraph], references: References, *, bold: bool = False
) -> str:
    """Return the paragraphs, an empty one where there is none; ``bold`` goes for runs that do not say.

    Nothing is said of autofit: a placeholder keeps its layout's, sizes are written out, and an explicit
    ``normAutofit`` without a scale would have PowerPoint shrink fitted text again at the first edit.
    """
    if not paragraphs:
        return NO_PARAGRAPH
    return "".join([_paragraph(paragraph, references, bold or None) for paragraph in paragraphs])


def _paragraph(paragraph: FittedParagraph, references: References, bold: bool | None) -> str:
    properties = _paragraph_look(
        paragraph.level,
        paragraph.align,
        paragraph.spacing,
        paragraph.before,
        paragraph.after,
        paragraph.bullet,
        paragraph.margin_left,
        paragraph.indent,
    )
    if not paragraph.runs:
        return f"<a:p>{properties}</a:p>"
    runs = "".join([_run(run, references, bold) for run in paragraph.runs])
    last = paragraph.runs[-1]
    return f"<a:p>{properties}{runs}<a:endParaRPr{_attributes(last.lang, last.alt_lang, last.size)}/></a:p>"


@lru_cache(maxsize=1024)
def _paragraph_look(
    level: int,
    align: str | None,
    spacing: Spacing | None,
    before: float | None,
    after: float | None,
    bullet: bool | None,
    margin_left: int | None,
    indent: int | None,
) -> str:
    """The ``a:pPr``, or nothing where it would be empty."""
    said = (("marL", margin_left), ("lvl", level or None), ("indent", indent), ("algn", align))
    attributes = "".join(f' {key}="{value}"' for key, value in said if value is not None)
    parts = _spaced("lnSpc", spacing) if spacing is not None else ""
    if before is not None:
        parts += _spaced("spcBef", Spacing(points=before, percent=0))
    if after is not None:
        parts += _spaced("spcAft", Spacing(points=after, percent=0))
    if bullet:
        parts += '<a:buFont typeface="+mj-lt"/><a:buChar char="•"/>'
    elif bullet is not None:
        parts += "<a:buNone/>"
    return f"<a:pPr{attributes}>{parts}</a:pPr>" if attributes or parts else ""


def _spaced(name: str, spacing: Spacing) -> str:
    if spacing.points or not spacing.percent:
        return f'<a:{name}><a:spcPts val="{round(spacing.points * 100)}"/></a:{name}>'
    return f'<a:{name}><a:spcPct val="{round(spacing.percent * 1000)}"/></a:{name}>'


def _run(run: FittedRun, references: References, bold: bool | None) -> str:
    text = run.text
    if not text and not run.field:
        return ""
    own = bold if run.bold is None else run.bold
    look = _run_look(run.lang, run.alt_lang, run.size, own, run.colour, run.east_asian_face)
    if run.link:
        look = _linked(look, references.to("hyperlink", run.link), coloured=bool(run.colour))
    if run.field:
        field = f'<a:fld id="{_SLIDE_NUMBER_FIELD}" type="{quoted(run.field)}">'
        return f"{field}{look}<a:t>{escaped(text or _UNKNOWN_NUMBER)}</a:t></a:fld>"
    if "\n" in text:
        return f"<a:br>{look}</a:br>".join([_line(line, look) for line in text.split("\n")])
    return _line(text, look)


def _line(text: str, look: str) -> str:
    return f"<a:r>{look}<a:t>{escaped(text)}</a:t></a:r>" if text else ""


@lru_cache(maxsize=1024)
def _run_look(
    lang: str,
    alt_lang: str,
    size: float | None,
    bold: bool | None,
    colour: str | None,
    east_asian_face: str | None,
) -> str:
    """The ``a:rPr`` but for a link, which stands last in it."""
    weight = "" if bold is None else f' b="{int(bold)}"'
    content = fill(colour) if colour else ""
    if east_asian_face:
        content += f'<a:ea typeface="{quoted(east_asian_face)}"/>'
    start = f"<a:rPr{_attributes(lang, alt_lang, size)}{weight}"
    return f"{start}>{content}{_RUN_LOOK_ENDS}" if content else f"{start}/>"


@lru_cache(maxsize=1024)
def _attributes(lang: str, alt_lang: str, size: float | None) -> str:
    said = f' lang="{quoted(lang)}"' if lang else ""
    said += f' altLang="{quoted(alt_lang)}"' if alt_lang else ""
    return said if size is None else f'{said} sz="{round(size * 100)}"'


def _linked(look: str, reference: str, *, coloured: bool) -> str:
    """A run's look with a link, which stands last in it."""
    start = f'<a:hlinkClick r:id="{reference}"'
    link = f"{start}>{_LINK_COLOUR}</a:hlinkClick>" if coloured else f"{start}/>"
    opened = look.removesuffix(_RUN_LOOK_ENDS) if look.endswith(_RUN_LOOK_ENDS) else f"{look[:-2]}>"
    return f"{opened}{link}{_RUN_LOOK_ENDS}"

"""Speaker's notes as a notes slide: the slide's picture and the notes, as the notes master has them."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from deckgen.compile.reference.elements import tag
from deckgen.compile.reference.skeleton import CompileMaster
from deckgen.compile.reference.text import write_text
from deckgen.compile.references import References
from deckgen.fit.fitted import FittedParagraph

_NOTES = (
    f"<p:notes {nsdecls('a', 'r', 'p')}><p:cSld><p:spTree><p:nvGrpSpPr>"
    '<p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
    '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide Image"/>'
    '<p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
    '<p:nvPr><p:ph type="sldImg" idx="{image}"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>'
    '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
    '<p:nvPr><p:ph type="body" idx="{body}"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody/></p:sp>'
    "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
)


def compile_notes(paragraphs: Sequence[FittedParagraph], master: CompileMaster) -> etree._Element:
    """Return the ``p:notes`` element; raises ValueError for a link, since notes are plain paragraphs."""
    notes: etree._Element = parse_xml(_NOTES.format(image=master.notes_image, body=master.notes_body))
    references = References("")
    write_text(next(notes.iter(tag("p:txBody"))), paragraphs, references)
    if references.targets("hyperlink"):
        raise ValueError("speaker's notes cannot hold links")
    return notes

"""What every deck's master must have and a template may lack: a notes master and the plain table style."""

from __future__ import annotations

from deckgen.master.opc import DECLARATION

NO_STYLE_NO_GRID = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's own table style without fills and borders; tables get theirs cell by cell."""

_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_NO_LINE = "<a:ln><a:noFill/></a:ln>"
_BORDERS = "".join(
    f"<a:{side}>{_NO_LINE}</a:{side}>" for side in ("left", "right", "top", "bottom", "insideH", "insideV")
)


def plain_table_style() -> str:
    """Return the ``a:tblStyle`` element of the plain style, namespaces declared."""
    font = '<a:fontRef idx="minor"><a:prstClr val="black"/></a:fontRef><a:schemeClr val="tx1"/>'
    cells = f"<a:tcBdr>{_BORDERS}</a:tcBdr><a:fill><a:noFill/></a:fill>"
    return (
        f'<a:tblStyle {_A} styleId="{NO_STYLE_NO_GRID}" styleName="No Style, No Grid"><a:wholeTbl>'
        f"<a:tcTxStyle>{font}</a:tcTxStyle><a:tcStyle>{cells}</a:tcStyle></a:wholeTbl></a:tblStyle>"
    )


def empty_table_styles() -> bytes:
    """Return a table styles part that holds no style and names the plain one as the default."""
    return f'{DECLARATION}<a:tblStyleLst {_A} def="{NO_STYLE_NO_GRID}"/>'.encode()


def notes_master() -> bytes:
    """Return a notes master on a page of 7.5 x 10 in: the slide above, the notes below."""
    colours = " ".join(f'{name}="{slot}"' for name, slot in _COLOUR_MAP)
    background = '<p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg>'
    group = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
    return (
        f"{DECLARATION}<p:notesMaster {_A} {_R} {_P}><p:cSld>{background}"
        f"<p:spTree>{group}{_slide_image()}{_notes_body()}</p:spTree></p:cSld>"
        f"<p:clrMap {colours}/>{_notes_style()}</p:notesMaster>"
    ).encode()


_COLOUR_MAP = [
    ("bg1", "lt1"),
    ("tx1", "dk1"),
    ("bg2", "lt2"),
    ("tx2", "dk2"),
    *((f"accent{n}", f"accent{n}") for n in range(1, 7)),
    ("hlink", "hlink"),
    ("folHlink", "folHlink"),
]


def _place(x: int, y: int, w: int, h: int) -> str:
    return (
        f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    )


def _slide_image() -> str:
    frame = '<a:noFill/><a:ln w="12700"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill></a:ln>'
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide Image Placeholder 1"/>'
        '<p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{_place(685800, 1143000, 5486400, 3086100)}{frame}</p:spPr></p:sp>"
    )


def _notes_body() -> str:
    insets = 'lIns="91440" tIns="45720" rIns="91440" bIns="45720"'
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes Placeholder 2"/>'
        '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph type="body" sz="quarter" idx="3"/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{_place(685800, 4400550, 5486400, 3600450)}</p:spPr>"
        f'<p:txBody><a:bodyPr vert="horz" {insets} rtlCol="0"/><a:lstStyle/>'
        '<a:p><a:pPr lvl="0"/><a:endParaRPr/></a:p></p:txBody></p:sp>'
    )


def _notes_style() -> str:
    fonts = '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>'
    colour = '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
    breaking = 'rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1"'
    levels = "".join(
        f'<a:lvl{n}pPr marL="{(n - 1) * 457200}" algn="l" defTabSz="914400" {breaking}>'
        f'<a:defRPr sz="1200" kern="1200">{colour}{fonts}</a:defRPr></a:lvl{n}pPr>'
        for n in range(1, 6)
    )
    return f"<p:notesStyle>{levels}</p:notesStyle>"

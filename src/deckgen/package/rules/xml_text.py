"""Parts are XML with text and numbers that PowerPoint reads."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from deckgen.master.opc import MAIN_TYPE, PML, THEME_TYPE
from deckgen.package import tags
from deckgen.package.rule import PackageRule, Part
from deckgen.package.tags import MC, A, P
from deckgen.package.view import LAYOUT_TYPE, MASTER_TYPE, NOTES_TYPE, SLIDE_TYPE

_ROOTS: Mapping[str, str] = {
    SLIDE_TYPE: tags.SLIDE,
    NOTES_TYPE: tags.NOTES,
    LAYOUT_TYPE: tags.LAYOUT,
    MASTER_TYPE: tags.MASTER,
    MAIN_TYPE: tags.PRESENTATION,
    tags.NOTES_MASTER_TYPE: tags.NOTES_MASTER,
    tags.CHART_TYPE: tags.CHART_SPACE,
    THEME_TYPE: f"{A}theme",
    f"{PML}presProps+xml": f"{P}presentationPr",
    f"{PML}tableStyles+xml": f"{A}tblStyleLst",
}
_PARAGRAPH = f"{A}p"
_VALUE = re.compile(rb'="(?:True|False|None|nan|NaN|-?inf)"')
_PYTHON_VALUE = re.compile(
    rb'<(?:[^<>"]|"[^"]*")* (?!descr|name|title)[\w:]+="(?:True|False|None|nan|NaN|-?inf)"'
)
"""In a tag, as a text may say such a thing."""

_SEEN: tuple[tuple[Callable[[bytes], object], str], ...] = (
    (
        lambda blob: b"_x00" in blob and re.search(rb"_x00[01][0-9A-Fa-f]_", blob),
        "it holds an escaped control character",
    ),
    (
        lambda blob: b"\xef\xbf" in blob and re.search(rb"\xef\xbf[\xbd\xbe\xbf]", blob),
        "it holds U+FFFD, which stands for a letter that was lost",
    ),
    (lambda blob: _VALUE.search(blob) and _PYTHON_VALUE.search(blob), "it holds a Python value"),
    (
        re.compile(rb'<a:(?:off|ext|ln|gridCol|tr)\b[^>]* c?[xywh]="(?!-?\d+(?:pt|in|cm|mm|pc|pi)?")').search,
        "it holds a length that is no whole number",
    ),
    (re.compile(rb'<a:ext\b[^>]* c[xy]="-').search, "it holds a shape of negative size"),
    (
        re.compile(rb'srgbClr(?<=<a:srgbClr) val="(?![0-9A-Fa-f]{6}")').search,
        "it holds a colour that is not six digits",
    ),
)


def part(part: Part) -> Iterator[str]:
    """Yield what makes an XML part unreadable, or another thing than its type says."""
    root = part.root
    if root is None:
        return
    expected = _ROOTS.get(part.type, root.tag)
    if root.tag != expected:
        yield "its content is not what its type says"
    for prefix in (root.get(f"{MC}Ignorable") or "").split():
        if prefix not in root.nsmap:
            yield f"it says to ignore '{prefix}', which it does not declare"
    for sees, fault in _SEEN:
        if sees(part.blob):
            yield fault
    for tag in tags.BODIES:
        for body in part.all(tag):
            if not len(body) or (body[-1].tag != _PARAGRAPH and body.find(_PARAGRAPH) is None):
                yield "a text body has no paragraph"
                return


RULE = PackageRule(
    "package-xml",
    "XML that is not well-formed, control characters, or numbers that are none.",
    "PowerPoint refuses the file or shows the escape as text.",
    part=part,
    tags=tags.BODIES,
)

"""A part's markup apart from its texts: decks differ in the texts, and rules on parts look at the markup."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import chain
from typing import NamedTuple

from deckgen.master.opc import DECLARATION, MAIN_TYPE
from deckgen.package.tags import CHART_TYPE, CORE_TYPE
from deckgen.package.view import NOTES_TYPE, SLIDE_TYPE

_MOST_BYTES = 2**20
_DECLARATION = DECLARATION.encode()
_SHOWN = (re.compile(rb"<a:t>([^<]+)"), re.compile(rb' descr="([^"<]+)'))
_NAMED = (re.compile(rb'<p14:section name="([^"<\n\r\t]+)'), re.compile(rb' id="\{([0-9A-F-]{36})\}'))
_TOLD = tuple(
    re.compile(b"<%b>([^<]+)" % name) for name in (b"dc:title", b"dc:subject", b"dc:creator", b"cp:keywords")
)
_CHARTED = (
    re.compile(rb"<c:v>([^<]*)"),
    re.compile(rb'<c:axId val="(\d{1,10})"'),
    re.compile(rb'<c:crossAx val="(\d{1,10})"'),
    re.compile(rb'<c:max val="([\d.]+)"'),
)
_PLACES: Mapping[str, tuple[re.Pattern[bytes], ...]] = {
    SLIDE_TYPE: _SHOWN,
    NOTES_TYPE: _SHOWN,
    MAIN_TYPE: _NAMED,
    CORE_TYPE: _TOLD,
    CHART_TYPE: _CHARTED,
}
"""Where the texts of a part stand, by its content type: after something that is the same each time."""

_NOT_PLAIN = re.compile(
    rb"[\x00-\x08\x0b-\x1f]|&(?!(?:amp|lt|gt|quot|apos|#(?:9|10|13|34|38|60|62));)|]]>"
    rb"|\xef\xbf[\xbd-\xbf]|_x00"
)
"""What a rule may see in a text, and every reference of which only a parser knows what it stands for."""

_HARMLESS = b"\t\n" + bytes(set(range(0x20, 0x100)) - set(b"&>_\xef"))
"""A text of nothing else, as most are, holds none of these."""


class Apart(NamedTuple):
    """A part with a control character in place of each text, and for each kind of place its texts."""

    markup: bytes
    texts: list[list[bytes]]


def apart(content_type: str, blob: bytes) -> Apart | None:
    """Return a part's markup apart from its texts; but for those of a chart, an empty one is markup.

    Returns None where no texts of such a part can be told from the markup, where one of them may be more than
    plain text in UTF-8, and where the part is very large: such a part is to be read whole.
    """
    places = _PLACES.get(content_type)
    if places is None or len(blob) > _MOST_BYTES:
        return None
    texts: list[list[bytes]] = []
    for number, place in enumerate(places):
        pieces = place.split(blob)
        texts.append(pieces[1::2])
        blob = bytes((number,)).join(pieces[::2])
    return Apart(blob, texts) if _is_plain(b"\n".join(chain(*texts))) else None


def decides(markup: bytes) -> bool:
    """Return True where well-formed markup without its texts tells all but the texts, whatever those are.

    In the encoding and without comments, CDATA and single quotes, every place that `apart` empties is a text
    or an attribute's value, and any plain text that stands there leaves the tree as it is.
    """
    own = markup.startswith(_DECLARATION) and b"<?" not in markup[1:]
    return own and b"<!" not in markup and b"'" not in markup


def _is_plain(texts: bytes) -> bool:
    if texts.translate(None, _HARMLESS) and _NOT_PLAIN.search(texts):
        return False
    try:
        return texts.isascii() or bool(texts.decode())
    except UnicodeDecodeError:
        return False

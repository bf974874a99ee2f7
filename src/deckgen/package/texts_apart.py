"""A slide's markup apart from its texts: decks differ in the texts, and rules on parts look at the markup."""

from __future__ import annotations

import re

from deckgen.compile.markup import DECLARATION

_MOST_BYTES = 2**20
_DECLARATION = DECLARATION.encode()
_TEXT = re.compile(rb"<a:t>([^<]+)")
_ALT_TEXT = re.compile(rb' descr="([^"<]+)')
_GAP, _BETWEEN = b"\0", b"\n"
_NOT_PLAIN = re.compile(
    rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|&(?!(?:amp|lt|gt|quot|apos|#(?:9|10|13|34|38|60|62));)|]]>"
    rb"|\xef\xbf[\xbd-\xbf]|_x00"
)
"""What a rule may see in a text, and every reference of which only a parser knows what it stands for."""


def without_texts(blob: bytes) -> bytes | None:
    """Return a part with a zero byte in place of each text and each alternative text that is not empty.

    Returns None where one of them may be more than plain text in UTF-8, and where the part is very large:
    such a part is to be read whole.
    """
    if len(blob) > _MOST_BYTES:
        return None
    pieces = _TEXT.split(blob)
    around = _ALT_TEXT.split(_GAP.join(pieces[::2]))
    texts = _BETWEEN.join(pieces[1::2] + around[1::2])
    return _GAP.join(around[::2]) if _is_plain(texts) else None


def decides(markup: bytes) -> bool:
    """Return True where well-formed markup without its texts tells all but the texts, whatever those are.

    In the encoding and without comments, CDATA and single quotes, every place that `without_texts` empties is
    a text or an attribute's value, and any plain text that stands there leaves the tree as it is.
    """
    own = markup.startswith(_DECLARATION) and b"<?" not in markup[1:]
    return own and b"<!" not in markup and b"'" not in markup


def _is_plain(texts: bytes) -> bool:
    if _NOT_PLAIN.search(texts):
        return False
    try:
        return texts.isascii() or bool(texts.decode())
    except UnicodeDecodeError:
        return False

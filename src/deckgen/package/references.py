"""The relationships that a part's XML uses."""

from __future__ import annotations

import re
from functools import lru_cache

from lxml import etree

from deckgen.package.tags import R

_DECLARED = re.compile(rb"xmlns:([\w.-]+)\s*=\s*[\"']" + re.escape(R[1:-1].encode()) + rb"[\"']")
_USED = etree.XPath("//@r:*", namespaces={"r": R[1:-1]})
_UTF_8_LETTERS = b"<\xef\n\r\t "


def seen_in(blob: bytes, root: etree._Element) -> frozenset[str]:
    """Return the ids that a part uses, quickly; a text that looks like such a use may be among them."""
    if blob[:1] not in _UTF_8_LETTERS:
        return used_in(root)
    found: set[bytes] = set()
    for prefix in set(_DECLARED.findall(blob)):
        found.update(_pattern(prefix).findall(blob))
    return frozenset(reference.decode("utf-8", "replace") for reference in found if reference)


def used_in(root: etree._Element) -> frozenset[str]:
    """Return the ids that a part uses, for certain."""
    found = _USED(root)
    return frozenset(map(str, found)) if isinstance(found, list) else frozenset()


@lru_cache(maxsize=64)
def _pattern(prefix: bytes) -> re.Pattern[bytes]:
    """The prefix stands first and the space before it is looked at later, so that the search can leap."""
    name = re.escape(prefix) + b":"
    return re.compile(name + rb"(?<=\s" + name + rb")\w+\s*=\s*[\"']([^\"'<>]*)[\"']")

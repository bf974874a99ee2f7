"""Every word in a finished file, wherever it stands: slides, notes, properties, workbooks, pictures."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from deckgen.package.zip_reader import Archive, UnsoundZipError, open_zip
from deckgen.xml_text import unquoted

_PARAGRAPH_END = re.compile(r"</(?:a:p|c:v|si|row|[\w:]*title|[\w:]*creator|[\w:]*description)>")
_TAG = re.compile(r"<[^>]*>")
_VALUE = re.compile(r'="([^"]*)"')
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")
_WRITTEN = re.compile(rb"(?:[\x20-\x7e]|[\xc2-\xf4][\x80-\xbf]{1,3}){4,}")
_WRITTEN_WIDE = re.compile(rb"(?:[\x20-\x7e]\x00){4,}")
_ZIP = b"PK\x03\x04"


def plain_words(text: str) -> str:
    """Return text as it is compared: compatibility forms unified, case and marks without width gone."""
    return " ".join(_UNSEEN.sub("", unicodedata.normalize("NFKC", text)).casefold().split())


def words_of(name: str, blob: bytes) -> Iterator[str]:
    """Yield the words of one part, a line for each paragraph, attribute or nested part; also of its name."""
    yield plain_words(name)
    if blob[:4] == _ZIP:
        yield from _of_archive(blob)
    elif blob[:1] == b"<" or blob[:4] == b"\xef\xbb\xbf<":
        yield from _of_xml(blob.decode("utf-8", "replace"))
    else:
        for found in _WRITTEN.findall(blob):
            yield plain_words(found.decode("utf-8", "ignore"))
        for found in _WRITTEN_WIDE.findall(blob):
            yield plain_words(found.decode("utf-16-le", "ignore"))


def _of_archive(blob: bytes) -> Iterator[str]:
    try:
        archive: Archive = open_zip(blob)
        for name, entry in archive.entries.items():
            yield from words_of(name, entry.content())
    except UnsoundZipError:
        yield plain_words(blob.decode("utf-8", "ignore"))


def _of_xml(text: str) -> Iterator[str]:
    """Runs of one paragraph are read as one text: a word may be split over them."""
    for value in _VALUE.findall(text):
        if not value.startswith("http://schemas."):
            yield plain_words(unquoted(value))
    for paragraph in _PARAGRAPH_END.split(text):
        words = plain_words(unquoted(_TAG.sub("", paragraph)))
        if words:
            yield words

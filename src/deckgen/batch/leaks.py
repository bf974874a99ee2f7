"""The last look at a deck before it is written: is anything in it that was said of another investor only?"""

from __future__ import annotations

import hashlib
import re
from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from deckgen.content.investor import CHOOSING, Investor
from deckgen.content.library import INVESTORS, Library, Written
from deckgen.content.region import Region
from deckgen.content.shape import texts_in
from deckgen.diagnostics import Finding, Where
from deckgen.package.words import plain_words, words_of
from deckgen.package.zip_reader import open_zip
from deckgen.workspace import Workspace
from deckgen.yaml_source import Node, load_yaml

_SHORTEST, _SHORTEST_EAST_ASIAN, _SHORTEST_NAME = 12, 6, 3
_FIRST = 4
_HOLE = re.compile(r"\{\{.*?\}\}")
_CONTACT = ("name", "email", "phone", "address")
_MOST_PARTS = 1024

Told = Mapping[str, frozenset[str]]
"""What is said of each investor, as plain words."""


# Wide sets take milliseconds to compile, and a deck that is for nobody in particular needs none of them.


@cache
def _starts() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)\w|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@cache
def _east_asian() -> re.Pattern[str]:
    return re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


def told_in(workspace: Workspace) -> Told:
    """Return what every investor's files say that may be on no other's slides; broken files say nothing."""
    told: dict[str, set[str]] = defaultdict(set)
    for path in workspace.names(INVESTORS, ".yaml"):
        owner = path.removeprefix(f"{INVESTORS}/").removesuffix(".yaml").partition(".")[0]
        try:
            node = load_yaml(path, workspace.read(path)).value
        except OSError:
            continue
        if node is not None:
            told[owner].update(_said(node))
    return {owner: frozenset(texts) for owner, texts in told.items()}


def texts_below(node: Node) -> Iterator[str]:
    """Yield every text of a file, whatever it is for."""
    if isinstance(node.value, dict):
        for child in node.value.values():
            yield from texts_below(child)
    elif isinstance(node.value, list):
        for child in node.value:
            yield from texts_below(child)
    elif node.value is not None:
        yield str(node.value)


def _said(node: Node) -> Iterator[str]:
    """The texts of an investor's file that are its own: names of any length, other texts of some length."""
    for path in (("name",), *(("contact", part) for part in _CONTACT)):
        named = node.at(path)
        if named is not None and isinstance(named.value, str):
            yield from _worth(str(named.value), _SHORTEST_NAME)
    for _, text, _ in texts_in(Investor, node):
        yield from _worth(str(text.value), _SHORTEST)
    regions = node.at(["regions"])
    for part in regions.value.values() if regions is not None and isinstance(regions.value, dict) else ():
        if isinstance(part.value, dict):
            own = {key: child for key, child in part.value.items() if key not in CHOOSING}
            for _, text, _ in texts_in(Region, Node(own, part.where)):
                yield from _worth(str(text.value), _SHORTEST)


def _worth(text: str, shortest: int) -> Iterator[str]:
    """The words between the names in a text, where they are long enough to be nobody else's by chance."""
    for words in map(plain_words, _HOLE.split(text)):
        least = min(shortest, _SHORTEST_EAST_ASIAN) if _east_asian().search(words) else shortest
        if len(words) >= least:
            yield words


class LeakScan:
    """Looks for what others were told; a part that was seen before is known by its bytes."""

    def __init__(self, told: Told) -> None:
        self._owners: dict[str, set[str]] = defaultdict(set)
        self._by_start: dict[str, list[str]] = defaultdict(list)
        for owner, texts in told.items():
            for text in texts:
                self._owners[text].add(owner)
        for text in self._owners:
            self._by_start[text[:_FIRST]].append(text)
        self._parts: OrderedDict[bytes, frozenset[str]] = OrderedDict()

    def __bool__(self) -> bool:
        return bool(self._owners)

    def leaks(self, data: bytes, owner: str, permitted: Iterable[str]) -> tuple[Finding, ...]:
        """Return an error for each text of another investor's that no permitted text explains.

        ``owner`` is the investor whose deck it is, empty for nobody; ``permitted`` are plain words.
        """
        known: str | None = None
        findings = []
        for name, text in sorted(self._hits(data)):
            if owner in self._owners[text]:
                continue
            known = "\n".join(permitted) if known is None else known
            if text not in known:
                findings.append(_leak(name, text, min(self._owners[text])))
        return tuple(findings)

    def _hits(self, data: bytes) -> Iterator[tuple[str, str]]:
        for name, entry in open_zip(data).entries.items():
            key = hashlib.blake2b(entry.packed + name.encode(), digest_size=16).digest()
            found = self._parts.get(key)
            if found is None:
                lines = words_of(name, entry.content())
                found = self._parts[key] = frozenset(text for line in lines for text in self._in(line))
                if len(self._parts) > _MOST_PARTS:
                    self._parts.popitem(last=False)
            self._parts.move_to_end(key)
            yield from ((name, text) for text in found)

    def _in(self, line: str) -> Iterator[str]:
        for start in _starts().finditer(line):
            at = start.start()
            for text in self._by_start.get(line[at : at + _FIRST], ()):
                if line.startswith(text, at) and _ends(line, at + len(text)):
                    yield text


def _ends(line: str, at: int) -> bool:
    """True where a word ends, or letters follow that are written without spaces."""
    return at >= len(line) or not (line[at].isalnum() and line[at - 1].isalnum() and line[at].isascii())


def _leak(part: str, text: str, owner: str) -> Finding:
    message = f"'{text}' is in {part}, and only {INVESTORS}/{owner}.yaml says it"
    cure = "if it is meant for this deck too, say it in the region's file; if not, this is deckgen's fault"
    return Finding("foreign-text", message, cure, Where(f"{INVESTORS}/{owner}.yaml"))


def permitted_in(library: Library, owner: str) -> Iterator[str]:
    """Yield the plain words of all that an investor's deck may draw on: regions, brand, its own files."""
    own = library.investors.get(owner)
    written: list[Written] = [*library.regions.values(), *([own.written] if own else [])]
    for files in written:
        for node in (files.base, *files.languages.values()):
            yield from map(plain_words, texts_below(node))
    yield from map(plain_words, texts_below(library.brand_node))
    for language in library.languages.values():
        yield from (plain_words(word) for word in language.words.values())


def words_of_file(data: bytes) -> Iterator[str]:
    """Yield the plain words of a whole file, such as the master's."""
    for name, entry in open_zip(data).entries.items():
        yield from words_of(name, entry.content())

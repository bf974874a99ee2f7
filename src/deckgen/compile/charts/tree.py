"""A chart part as a tree of plain elements, quick to grow and to write out."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from deckgen.compile.markup import on_slides
from deckgen.xml_text import escaped, quoted

NO_ATTRIBUTES: Mapping[str, str | int] = {}


class Element:
    """An element by its prefixed name, such as ``c:ser``; ``text`` stands before its children."""

    __slots__ = ("attributes", "children", "name", "text")

    def __init__(self, name: str, attributes: Mapping[str, str | int] = NO_ATTRIBUTES) -> None:
        self.name, self.attributes, self.text = name, attributes, ""
        self.children: list[Element] = []

    def __str__(self) -> str:
        pieces: list[str] = []
        self.write(pieces.append)
        return "".join(pieces)

    def write(self, put: Callable[[str], None]) -> None:
        """Put the element's markup piece by piece."""
        start = f"<{self.name}"
        for key, value in self.attributes.items():
            start += f' {key}="{value if type(value) is int else quoted(str(value))}"'
        if not self.children:
            put(f"{start}>{escaped(self.text)}</{self.name}>" if self.text else f"{start}/>")
            return
        put(f"{start}>{escaped(self.text)}")
        for child in self.children:
            child.write(put)
        put(f"</{self.name}>")


class Finished(Element):
    """An element that does not change any more, so that it can stand in many places, written once."""

    __slots__ = ("markup",)

    def __init__(self, element: Element) -> None:
        self.name, self.attributes, self.text = element.name, element.attributes, element.text
        self.children, self.markup = element.children, str(element)

    def write(self, put: Callable[[str], None]) -> None:
        """Put the markup at once."""
        put(self.markup)


def add(parent: Element, name: str, attributes: Mapping[str, str | int] = NO_ATTRIBUTES) -> Element:
    """Append an element with its attributes to ``parent`` and return it; calls are made in schema order."""
    element = Element(name, attributes)
    parent.children.append(element)
    return element


def add_fill(parent: Element, colour: str) -> Element:
    """Append a solid fill of a theme slot, or none for no colour; return what takes changes of the colour."""
    if not colour:
        return add(parent, "a:noFill")
    return add(add(parent, "a:solidFill"), "a:schemeClr", {"val": on_slides(colour)})

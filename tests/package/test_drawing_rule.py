"""SVG parts of a finished file: shapes pass, what runs or is fetched does not."""

from __future__ import annotations

import pytest

from deckgen.package.rule import Part
from deckgen.package.rules.drawings import RULE

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'


def told(inner: str, head: str = "") -> list[str]:
    assert RULE.part is not None
    return list(RULE.part(Part("image/svg+xml", f"{head}{HEAD}{inner}</svg>".encode())))


@pytest.mark.parametrize(
    "inner",
    [
        "<script>fetch('x')</script>",
        "<svg:script/>",
        '<rect onload="x()"/>',
        '<use xlink:href="https://a.example/x.svg#a"/>',
        '<image href="file:///c:/x.png"/>',
        "<style>@import 'https://a.example/x.css';</style>",
        '<rect fill="url(https://a.example/x.svg#a)"/>',
        '<a href="javascript:x()"/>',
        "<foreignObject/>",
    ],
)
def test_what_does_more_than_draw_is_told(inner: str) -> None:
    assert len(told(inner)) == 1


def test_a_document_type_is_told() -> None:
    assert told("<g/>", '<!DOCTYPE svg [<!ENTITY a "b">]>')


def test_shapes_pass() -> None:
    inner = '<linearGradient id="a"/><rect fill="url(#a)" width="2"/><use xlink:href="#a"/>'
    assert not told(inner)
    assert not told(inner, '<?xml version="1.0" encoding="UTF-8"?>')

"""Pictures made to do harm, or broken in odd places: each ends in one finding, soon and in little memory."""

from __future__ import annotations

import io
import warnings

import pytest
from PIL import Image

from deckgen.diagnostics import Finding
from deckgen.pictures import drawings
from deckgen.pictures.intake import take_in
from deckgen.workspace import MemoryWorkspace

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">{parts}</svg>'


def told(data: bytes, name: str) -> Finding:
    taken = take_in(MemoryWorkspace({f"assets/{name}": data}), name)
    assert taken.value is None
    (found,) = taken.findings
    assert found.cure
    return found


def svg(parts: str = "", box: str = "0 0 80 40") -> bytes:
    return SVG.format(box=box, parts=parts).encode()


def patterns(depth: int) -> str:
    """Patterns filled with patterns, each three times: 3 to the power of the depth."""
    square = '<rect {at} width="1" height="1" fill="url(#p{next})"/>'
    made = [
        f'<pattern id="p{n}" width="4" height="4" patternUnits="userSpaceOnUse">'
        + "".join(square.format(at=at, next=n + 1) for at in ("", 'x="2"', 'y="2"'))
        + "</pattern>"
        for n in range(depth)
    ]
    return f'<defs>{"".join(made)}</defs><rect width="80" height="40" fill="url(#p0)"/>'


def test_a_drawing_that_would_take_hours_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawings, "MOST_SECONDS", 1)
    assert "takes too long" in told(svg(patterns(20)), "x.svg").message


@pytest.mark.parametrize(
    "data",
    [
        svg(box="0 0 1.2.3 4"),
        svg(box="0 0 1e-320 1e-320"),
        svg(box="0 0 1e400 1e400"),
        svg("<g>" * 5000 + "</g>" * 5000),
        svg().decode().encode("utf-16"),
        b'<?xml version="1.0" encoding="latin-1"?>' + svg('<desc id="\xe9"/>').decode().encode("latin-1"),
        svg("<path d='" + "M0 0" * 1_400_000 + "'/>"),
    ],
)
def test_a_drawing_with_odd_insides_is_refused(data: bytes) -> None:
    assert told(data, "x.svg").code == "broken-picture"


@pytest.mark.parametrize("form", ["TIFF", "WEBP", "PNG", "JPEG", "GIF", "BMP"])
def test_a_picture_cut_or_turned_anywhere_says_nothing_but_its_finding(form: str) -> None:
    out = io.BytesIO()
    Image.linear_gradient("L").resize((24, 16)).convert("RGB").save(out, form)
    data = out.getvalue()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for at in range(min(len(data), 200)):
            for changed in (data[:at], data[:at] + bytes([data[at] ^ 0x80]) + data[at + 1 :]):
                taken = take_in(MemoryWorkspace({"assets/x": changed}), "x")
                assert taken.value is not None or len(taken.findings) == 1

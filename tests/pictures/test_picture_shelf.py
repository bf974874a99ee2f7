"""Pictures of many decks: taken in once, told of once for each deck, and never without bound."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from deckgen.diagnostics import Finding
from deckgen.pictures import shelf
from deckgen.pictures.shelf import PictureShelf
from deckgen.workspace import MemoryWorkspace
from deckgen.yaml_source import MarkedText


class Counting(MemoryWorkspace):
    """Counts what is read."""

    reads: int = 0

    def read(self, path: str) -> bytes:
        self.reads += 1
        return super().read(path)


def png(colour: str) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(target, "PNG")
    return target.getvalue()


def workspace(*colours: str) -> Counting:
    return Counting({f"assets/{colour}.png": png(colour) for colour in colours})


def test_a_picture_is_read_once_for_many_decks() -> None:
    files = workspace("red")
    kept, findings = PictureShelf(files), list[Finding]()
    decks = [kept.asking(findings) for _ in range(3)]
    taken = [deck["red.png"] for deck in decks]
    assert taken[0] is taken[2]
    assert files.reads == 1
    assert findings == []
    assert decks[1].by_digest() == {taken[0].digest: taken[0]}


def test_a_deck_knows_only_what_it_asked_for() -> None:
    kept, findings = PictureShelf(workspace("red", "blue")), list[Finding]()
    first, second = kept.asking(findings), kept.asking(findings)
    assert first.get("red.png")
    assert second.get("blue.png")
    assert (list(first), list(second)) == (["red.png"], ["blue.png"])


def test_an_absent_picture_is_told_in_every_deck_at_its_own_place() -> None:
    kept = PictureShelf(workspace("red"))
    for _ in range(2):
        findings: list[Finding] = []
        assert kept.asking(findings).get(MarkedText("none.png")) is None
        assert [found.code for found in findings] == ["no-such-picture"]


def test_bytes_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    files = workspace("red", "blue", "green")
    kept, findings = PictureShelf(files), list[Finding]()

    monkeypatch.setattr(shelf, "MOST_BYTES_KEPT", sum(map(len, map(png, ("red", "green", "blue")))) - 1)
    for name in ("red.png", "blue.png", "red.png", "green.png", "red.png"):
        assert kept.take(name, findings)
    assert files.reads == 3  # red was asked for last, so blue made room
    assert kept.take("blue.png", findings)
    assert files.reads == 4

"""The finished decks under the full check of files: nothing to tell, in whatever order they are checked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from deckgen.build import Deck
from deckgen.package.known import KnownParts
from deckgen.package.soundness import check_package, inspect_package


def test_a_finished_deck_has_nothing_to_tell(deck: Deck) -> None:
    assert inspect_package(deck.data) == ()


def test_what_was_known_of_other_decks_changes_nothing(
    demo_decks: dict[str, Deck], kumamoto_decks: dict[str, Deck]
) -> None:
    known = KnownParts()
    for deck in (*demo_decks.values(), *kumamoto_decks.values(), *demo_decks.values()):
        assert check_package(deck.data, known) == ()


def test_the_command_checks_a_built_file(deckgen: Any, demo: Any, tmp_path: Path) -> None:
    assert deckgen("build", "demo", "--lang", "en").code == 0
    built = next(demo.root.glob("build/**/*.pptx"))
    answer = deckgen("check", str(built), cwd=tmp_path)
    assert (answer.code, answer.told) == (0, [])
    built.write_bytes(built.read_bytes()[:-30])
    answer = deckgen("check", str(built), cwd=tmp_path)
    assert answer.code == 1
    assert [(told.code, told.place) for told in answer.told] == [("package-zip", str(built))]

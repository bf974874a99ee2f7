"""Where a deck cannot go, a deck that somebody edited, and what a warning means."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from deckgen.workspace import system

REGION = "content/regions/demo.yaml"
BRAND = "content/brand.yaml"
MASTER = "templates/master.pptx"
QUAY = "assets/demo/quay.png"


def only_error(answer: Any, code: str) -> Any:
    """The one error, which has that code and a cure."""
    assert "Traceback" not in answer.err
    assert [told.code for told in answer.errors] == [code], answer.err
    assert answer.errors[0].cure
    return answer.errors[0]


def nothing_is_left(demo: Any) -> None:
    assert not [path for path in demo.files() if path.startswith("build/")]
    assert demo.stray() == []


def test_an_output_folder_that_is_a_file(demo: Any, deckgen: Any) -> None:
    demo.write("build", "not a folder")
    answer = deckgen("build", "demo", "--lang", "en")
    assert answer.code == 1
    told = only_error(answer, "unwritable-file")
    assert told.place == "build/general/demo.en.pptx"
    assert demo.text("build") == "not a folder"
    assert demo.stray() == []


def test_a_read_only_output_folder(demo: Any, deckgen: Any, monkeypatch: Any) -> None:
    folder = demo.root / "build" / "general"
    folder.mkdir(parents=True)
    real = system.create

    def create(place: Path) -> int:
        """The system's answer in a read-only folder, also to a user who may write anywhere."""
        if place.parent == folder:
            raise PermissionError(13, "Permission denied", str(place))
        return real(place)

    monkeypatch.setattr(system, "create", create)
    answer = deckgen("build", "demo", "--lang", "en")
    assert answer.code == 1
    only_error(answer, "unwritable-file")
    nothing_is_left(demo)


def test_a_write_that_fails_leaves_the_old_deck(demo: Any, deckgen: Any, monkeypatch: Any) -> None:
    deckgen("build", "demo", "--lang", "en")
    before = (demo.root / "build/general/demo.en.pptx").read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    answer = deckgen("build", "demo", "--lang", "en", "--date", "2027-01-01")
    assert answer.code == 1
    assert "No space left" in only_error(answer, "unwritable-file").message
    assert (demo.root / "build/general/demo.en.pptx").read_bytes() == before
    assert demo.stray() == []


def test_an_output_that_is_a_folder(demo: Any, deckgen: Any) -> None:
    (demo.root / "decks.pptx").mkdir()
    answer = deckgen("build", "demo", "--lang", "en", "-o", "decks.pptx")
    assert answer.code == 2
    assert "decks.pptx" in answer.err
    (demo.root / "build/general/demo.en.pptx").mkdir(parents=True)
    answer = deckgen("build", "demo", "--lang", "en")
    assert answer.code == 1
    only_error(answer, "unwritable-file")
    nothing_is_left(demo)


def test_records_that_cannot_be_written(demo: Any, deckgen: Any) -> None:
    demo.write(".deckgen", "a file where the folder should be")
    answer = deckgen("build", "demo", "--lang", "en")
    assert answer.code == 0
    assert [told.code for told in answer.told] == ["no-record"]
    assert (demo.root / "build/general/demo.en.pptx").is_file()


def test_a_deck_edited_by_hand_is_kept_until_forced(demo: Any, deckgen: Any) -> None:
    deck = demo.root / "build/general/demo.en.pptx"
    assert deckgen("build", "demo", "--lang", "en").code == 0
    built = deck.read_bytes()
    assert deckgen("build", "demo", "--lang", "en").code == 0
    deck.write_bytes(built + b"edited")
    answer = deckgen("build", "demo", "--lang", "en")
    assert answer.code == 1
    assert "--force" in only_error(answer, "edited-by-hand").cure
    assert deck.read_bytes() == built + b"edited"
    assert deckgen("build", "demo", "--lang", "en", "--force").code == 0
    assert deck.read_bytes() == built


def test_somebody_elses_deck_is_kept(demo: Any, deckgen: Any) -> None:
    demo.write("pitch.pptx", b"a deck of one's own")
    answer = deckgen("build", "demo", "--lang", "en", "-o", "pitch.pptx")
    assert answer.code == 1
    only_error(answer, "edited-by-hand")
    assert demo.text("pitch.pptx") == "a deck of one's own"


def test_a_warning_lets_the_deck_be_written_and_strict_does_not(demo: Any, deckgen: Any) -> None:
    demo.replace(REGION, "as_of: FY2024", "as_of: 2024/06")
    answer = deckgen("build", "demo", "--lang", "en", "--strict")
    assert answer.code == 1
    assert [told.severity for told in answer.told] == ["warning"]
    nothing_is_left(demo)
    answer = deckgen("build", "demo", "--lang", "en")
    assert answer.code == 0
    assert [told.severity for told in answer.told] == ["warning"]


def test_the_brand_sets_what_a_finding_means(demo: Any, deckgen: Any) -> None:
    demo.replace(REGION, "as_of: FY2024", "as_of: 2024/06")
    demo.replace(BRAND, "\nseverity: {}", "\nseverity: {fact-date: error}")
    assert deckgen("build", "demo", "--lang", "en").code == 1
    demo.replace(BRAND, "\nseverity: {fact-date: error}", "\nseverity: {fact-date: 'off'}")
    answer = deckgen("build", "demo", "--lang", "en")
    assert (answer.code, answer.told) == (0, [])


def test_check_reads_a_deck_from_anywhere(demo: Any, deckgen: Any, tmp_path: Path) -> None:
    assert deckgen("build", "demo", "--lang", "en", "-o", str(tmp_path / "deck.pptx")).code == 0
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    assert deckgen("check", str(tmp_path / "deck.pptx"), cwd=elsewhere).code == 0
    (tmp_path / "torn.pptx").write_bytes((tmp_path / "deck.pptx").read_bytes()[:-500])
    for name in ("torn.pptx", "absent.pptx"):
        answer = deckgen("check", str(tmp_path / name), cwd=elsewhere)
        assert answer.code == 1
        assert name in answer.errors[0].place
        assert answer.errors[0].cure

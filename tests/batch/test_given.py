"""What is given on the command line as scripts and people give it: empty, in one go, to the wrong place."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize(
    "arguments",
    [
        ("build", "aso", "--for", ""),
        ("build", "aso", "--lang", ""),
        ("build", "aso", "--lang", "en,,ja"),
        ("build", "aso", "--date", ""),
        ("build", "aso", "--storyline", ""),
        ("build", "aso", "-o", ""),
        ("build", ""),
        ("batch", "--output", ""),
        ("batch", "--only", ""),
        ("batch", "--scheduler", ""),
        ("check", "aso", "--for", ""),
        ("explain", "aso", "--slide", ""),
        ("master", "check", ""),
    ],
)
def test_what_is_empty_is_not_taken_for_left_out(
    small: Any, deckgen: Any, arguments: tuple[str, ...]
) -> None:
    answer = deckgen(*arguments)
    assert answer.code == 2
    assert "it is empty" in answer.err
    assert small.decks() == {}


def test_languages_are_given_in_one_go_or_one_by_one(small: Any, deckgen: Any) -> None:
    assert deckgen("build", "aso", "--lang", "ja,en").code == 0
    assert set(small.decks()) == {"general/aso.en.pptx", "general/aso.ja.pptx"}
    answer = deckgen("build", "aso", "--lang", "en", "--lang", "ja, en")
    assert answer.out.count("up to date") == 2


def everything(small: Any) -> dict[str, bytes]:
    """Every file of the project."""
    found = (path for path in small.root.rglob("*") if path.is_file())
    return {str(path.relative_to(small.root)): path.read_bytes() for path in found}


@pytest.mark.parametrize("folder", ["content", "templates", "assets", ".deckgen"])
def test_decks_do_not_go_where_the_project_keeps_its_own(small: Any, deckgen: Any, folder: str) -> None:
    before = everything(small)
    for arguments in (
        ("build", "aso", "--lang", "en", "-o", f"{folder}/master.pptx"),
        ("build", "aso", "--lang", "en", "-o", f"build/../{folder}/x.pptx"),
        ("batch", "--output", folder),
        ("preview", "aso", "-o", f"{folder}/pictures"),
    ):
        answer = deckgen(*arguments, *(["--force"] if arguments[0] != "preview" else []))
        assert answer.code == 2
        assert f"{folder}/, which is no place for decks" in answer.err
    assert everything(small) == before


def test_every_pattern_that_matches_nothing_is_told_with_what_it_may_have_meant(
    small: Any, deckgen: Any
) -> None:
    for pattern, cure in (("asso/*", "'aso'"), ("aso/acne", "'acme'"), ("*/*/jaa", "'ja'")):
        answer = deckgen("batch", "--only", "iki", "--only", pattern)
        assert answer.code == 2
        assert pattern in answer.err
        assert f"did you mean {cure}?" in answer.err
    assert small.decks() == {}


def test_one_cause_of_many_failures_is_told_once_at_the_end(small: Any, deckgen: Any) -> None:
    for name in ("gamma", "delta"):
        small.write(f"content/investors/{name}.yaml", f"language: en\nname: {name}\ninterests: [tourism]\n")
    small.write("content/regions/iki.yaml", "title: [\n")
    answer = deckgen("batch")
    assert answer.code == 4
    (line,) = [line for line in answer.err.splitlines() if line.startswith("failed: ")]
    assert "iki.en.pptx" in line
    assert "and 2 more" in line
    assert "bracket-unclosed" in line


def test_a_content_file_may_stand_for_its_name(small: Any, deckgen: Any) -> None:
    answer = deckgen(
        "build", "content/regions/aso.ja.yaml", "--for", "./content/investors/acme.yaml", "--lang", "en"
    )
    assert answer.code == 0, answer.err
    assert set(small.decks()) == {"acme/aso.en.pptx"}
    assert deckgen("check", "content/regions/aso.yaml").code == 0
    assert deckgen("explain", "content/regions/iki.yaml").code == 0


def test_the_decks_of_a_folder_are_checked(small: Any, deckgen: Any) -> None:
    deckgen("batch")
    (small.root / "build/general/~$aso.en.pptx").write_bytes(b"open in PowerPoint")
    assert deckgen("check", "build").code == 0
    (small.root / "build/general/broken.pptx").write_bytes(b"no deck")
    answer = deckgen("check", "build/general")
    assert answer.code == 1
    assert "build/general/broken.pptx" in answer.err
    assert "~$" not in answer.err
    (small.root / "aso").mkdir()
    assert deckgen("check", "aso").code == 0
    empty = deckgen("check", "content")
    assert empty.code == 2
    assert "there is no deck in the folder 'content'" in empty.err

"""Nothing of one investor is in another's deck, however the decks were built."""

from __future__ import annotations

import hashlib
import io
import itertools
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

OWNERS = ("a", "b", "c")


def words_of(owner: str, fields: Any) -> set[str]:
    return {f"quokka{owner}{field}" for field in fields}


@pytest.fixture
def fields(request: pytest.FixtureRequest) -> tuple[str, ...]:
    return tuple(request.getfixturevalue("world").__class__.__init__.__globals__["FIELDS"])


def test_every_canary_that_is_to_be_shown_is_in_its_own_deck(
    alone: dict[str, bytes], scanner: Any, fields: tuple[str, ...]
) -> None:
    unseen = {"chunk", "file", "allowed"}
    for owner in OWNERS:
        assert scanner.words_in(alone[owner], words_of(owner, fields)) == words_of(
            owner, set(fields) - unseen
        )


def test_no_canary_of_anybody_else_is_in_a_deck(
    world: Any, scanner: Any, alone: dict[str, bytes], fields: tuple[str, ...]
) -> None:
    decks = world.decks(["a", "b", "", "c"])
    primes = {"a": "1000003", "b": "1000033", "c": "1000037"}
    for owner, data in decks.items():
        others = set().union(*(words_of(other, fields) for other in OWNERS if other != owner))
        others |= {prime for other, prime in primes.items() if other != owner}
        assert scanner.words_in(data, others | {"quokkaregionchunk"}) == set()


@pytest.mark.parametrize("order", [["a"], ["b", "a"], ["c", "", "b", "a"], ["a", "b", "c", ""], ["", "a"]])
def test_a_deck_is_the_same_bytes_whatever_was_built_before(
    world: Any, alone: dict[str, bytes], order: list[str]
) -> None:
    decks = world.decks(order)
    assert decks == {owner: alone[owner] for owner in order}


def test_a_deck_is_the_same_bytes_with_everyone_else_s_data_altered(
    world: Any, alone: dict[str, bytes]
) -> None:
    for owner in ("b", "c"):
        place = world.root / "content" / "investors" / f"{owner}.yaml"
        text = place.read_text(encoding="utf-8").replace("1000033", "7")
        text = text.replace(f"quokka{owner}", f"wombat{owner}")
        world.write(owner, text.replace(f"wombat{owner}file", f"quokka{owner}file"))
    assert world.decks(["c", "a", "b"])["a"] == alone["a"]


def test_a_deck_is_the_same_bytes_in_every_order(world: Any, alone: dict[str, bytes]) -> None:
    for order in itertools.islice(itertools.permutations(["", "a", "b"]), 3):
        assert world.decks(order) == {owner: alone[owner] for owner in order}


def test_a_deck_holds_only_pictures_of_the_region_the_brand_and_its_own_investor(
    world: Any, alone: dict[str, bytes]
) -> None:
    general = media_in(alone[""])
    decks = world.decks(["b", "c", "a"])
    own = {owner: media_in(decks[owner]) - general for owner in OWNERS}
    assert all(len(pictures) == 1 for pictures in own.values())
    assert len(set().union(*own.values())) == len(OWNERS)


def media_in(data: bytes) -> set[str]:
    archive = zipfile.ZipFile(io.BytesIO(data))
    names = [name for name in archive.namelist() if name.startswith("ppt/media/")]
    return {hashlib.sha256(archive.read(name)).hexdigest() for name in names}


def test_two_decks_differ_in_what_their_files_say_and_in_nothing_else(alone: dict[str, bytes]) -> None:
    """The decks of a and b, with b's words put in the place of a's, are the same words."""
    texts = {owner: slide_words(alone[owner]) for owner in ("a", "b")}
    as_b = [line.replace("quokkaa", "quokkab").replace("1000003", "1000033") for line in texts["a"]]
    as_b = [line.replace("1,000,003", "1,000,033").replace("a.example.org", "b.example.org") for line in as_b]
    assert as_b == texts["b"]


def slide_words(data: bytes) -> list[str]:
    from pptx import Presentation

    slides = Presentation(io.BytesIO(data)).slides
    shapes = [shape for slide in slides for shape in slide.shapes if shape.has_text_frame]
    return [shape.text_frame.text for shape in shapes]


@pytest.mark.slow
def test_decks_built_by_one_two_and_four_workers_are_the_same_bytes(
    tmp_path: Path, make_world: Callable[[Path], Any], batch: Callable[..., dict[str, bytes]]
) -> None:
    made = [batch(make_world(tmp_path / str(jobs)), "--jobs", str(jobs)) for jobs in (1, 2, 4)]
    assert len(made[0]) == 4
    assert made[0] == made[1] == made[2]


@pytest.mark.slow
def test_a_cold_and_a_warm_cache_give_the_same_bytes(
    tmp_path: Path, make_world: Callable[[Path], Any], batch: Callable[..., dict[str, bytes]]
) -> None:
    world = make_world(tmp_path / "world")
    cold = batch(world, "--jobs", "1")
    shutil.rmtree(world.root / "build")
    warm = batch(world, "--jobs", "1")
    shutil.rmtree(world.root / "build")
    shutil.rmtree(world.root / ".deckgen")
    assert cold == warm == batch(world, "--jobs", "2")

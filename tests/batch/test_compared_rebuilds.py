"""A deck that compares regions depends on their files, and on no more of them than it shows."""

from __future__ import annotations

import json
from typing import Any

import pytest

ASO, IKI = "content/regions/aso.yaml", "content/regions/iki.yaml"
OF_ASO = {"general/aso.en.pptx", "acme/aso.en.pptx", "beta/aso.en.pptx"}
OF_IKI = {"general/iki.en.pptx", "acme/iki.en.pptx", "beta/iki.en.pptx"}
COMPARED = "    visual: {comparison: {head: Side by side, regions: [aso, iki], facts: [jobs]}}\n"
COMPARED_JA = "    visual: {comparison: {head: 二つの地域}}\n"


def built(deckgen: Any, *arguments: str) -> dict[str, list[str]]:
    """Why each deck was built that a batch built, by its path below build/."""
    answer = deckgen("batch", "--json", *arguments)
    assert answer.code == 0, answer.err
    rows = json.loads(answer.out)["decks"]
    return {row["file"].removeprefix("build/"): row["why"] for row in rows if row["status"] == "built"}


@pytest.fixture
def pair(small: Any, deckgen: Any) -> Any:
    """Aso shows its jobs beside Iki's, in both languages; Oki stands alone; everything is built."""
    small.write("content/regions/oki.yaml", small.text(IKI).replace("Iki", "Oki"))
    small.write(
        "content/regions/iki.ja.yaml", small.text("content/regions/aso.ja.yaml").replace("阿蘇", "壱岐")
    )
    small.replace(ASO, "    tags: [tourism]\n", f"{COMPARED}    tags: [tourism]\n")
    small.replace("content/regions/aso.ja.yaml", "    notes:", f"{COMPARED_JA}    notes:")
    assert len(built(deckgen)) == 11
    assert built(deckgen) == {}
    return small


def test_a_fact_of_the_compared_region_rebuilds_the_decks_that_show_it_and_no_others(
    pair: Any, deckgen: Any
) -> None:
    before = pair.times()
    pair.replace(IKI, "value: 3400", "value: 1200")
    why = built(deckgen)
    assert set(why) == OF_ASO | OF_IKI | {"general/aso.ja.pptx", "general/iki.ja.pptx"}
    reason = f"facts.jobs.value changed in {IKI}:9"
    assert all(told == [reason] for told in why.values())
    after = pair.times()
    assert {name for name in before if before[name] != after[name]} == set(why)
    assert built(deckgen) == {}


def test_what_is_not_compared_rebuilds_that_regions_own_decks_alone(pair: Any, deckgen: Any) -> None:
    pair.replace(IKI, "Say it slowly.", "Say it clearly.")
    assert set(built(deckgen)) == OF_IKI
    pair.replace(IKI, "Guests come for", "People come for")
    assert set(built(deckgen)) == OF_IKI
    pair.write(IKI, "# A remark.\n" + pair.text(IKI))
    assert built(deckgen) == {}
    pair.replace("content/regions/oki.yaml", "value: 3400", "value: 50")
    assert set(built(deckgen)) == {name.replace("iki", "oki") for name in OF_IKI}


def test_a_name_in_one_language_rebuilds_the_decks_in_that_language(pair: Any, deckgen: Any) -> None:
    pair.replace("content/regions/iki.ja.yaml", "name: 壱岐市", "name: 壱岐")
    assert set(built(deckgen)) == {"general/aso.ja.pptx", "general/iki.ja.pptx"}


def test_only_the_decks_of_the_comparing_region_are_asked_for(pair: Any, deckgen: Any) -> None:
    pair.replace(IKI, "value: 3400", "value: 1200")
    assert set(built(deckgen, "--only", "aso/acme")) == {"acme/aso.en.pptx"}
    assert set(built(deckgen, "--only", "aso")) == (OF_ASO - {"acme/aso.en.pptx"}) | {"general/aso.ja.pptx"}


def test_a_compared_region_that_is_gone_is_told_and_no_deck_is_lost(pair: Any, deckgen: Any) -> None:
    decks = pair.decks()
    (pair.root / IKI).unlink()
    (pair.root / "content/regions/iki.ja.yaml").unlink()
    answer = deckgen("batch")
    assert answer.code != 0
    assert "no-such-region" in answer.err + answer.out
    assert {name: data for name, data in pair.decks().items() if "aso" in name} == {
        name: data for name, data in decks.items() if "aso" in name
    }

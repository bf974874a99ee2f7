"""Names of decks: safe on every system, and never the name of two."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.batch.naming import collisions, path_of, safe_name
from deckgen.plan import Edition
from deckgen.workspace.paths import fault_of

NAMES = st.text(min_size=1, max_size=30)


def test_the_usual_names() -> None:
    assert path_of(Edition("kumamoto", "ja"), "pitch") == "build/general/kumamoto.ja.pptx"
    assert path_of(Edition("kumamoto", "ja", "pitch", "acme"), "pitch") == "build/acme/kumamoto.ja.pptx"
    assert path_of(Edition("kumamoto", "ja", "teaser"), "pitch") == "build/general/kumamoto.teaser.ja.pptx"
    pattern = "out/{storyline}/{language}/{region}-{investor}.pptx"
    assert path_of(Edition("aso", "en", "teaser"), "pitch", pattern) == "out/teaser/en/aso-general.pptx"


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("con", "_con"),
        ("NUL", "_NUL"),
        ("com1", "_com1"),
        ("a:b", "a-b"),
        ("trailing. ", "trailing"),
        ("..", "-"),
        ("", "-"),
        ("a/b\\c", "a-b-c"),
        ("か\u3099", "が"),
        ("x" * 300, "x" * 80),
    ],
)
def test_names_that_some_system_refuses(name: str, safe: str) -> None:
    path = path_of(Edition("r", "en", "pitch", name or "."), "pitch")
    assert path == f"build/{safe}/r.en.pptx"


@given(NAMES, NAMES, NAMES)
def test_any_name_is_safe(region: str, investor: str, storyline: str) -> None:
    path = path_of(Edition(region, "en", storyline, investor), "pitch")
    assert path.startswith("build/")
    assert path.count("/") == 2
    assert path.endswith(".pptx")
    assert fault_of(path) == ""
    assert path == unicodedata.normalize("NFC", path)
    for part in path.split("/"):
        assert part == part.strip(" ").rstrip(".")
        assert not set('<>:"\\|?*') & set(part)
        assert part.isprintable() or all(char >= " " for char in part)
    assert safe_name(safe_name(region)) == safe_name(region)


def test_one_name_for_two_is_told_with_both() -> None:
    pairs = [(Edition(name, "en"), f"build/{name}.pptx") for name in ("Aso", "aso", "iki")]
    (found,) = collisions(pairs)
    assert found.code == "names-collide"
    assert "Aso/general/en" in found.message
    assert "aso/general/en" in found.message


@pytest.mark.parametrize("twin", ["BUILD/x.PPTX", "build/ｘ.pptx", "build/x.pptx"])
def test_names_that_are_one_on_some_system(twin: str) -> None:
    assert collisions([(Edition("a", "en"), "build/x.pptx"), (Edition("b", "en"), twin)])


def test_an_investor_named_general_is_no_general_deck() -> None:
    editions = [Edition("aso", "en"), Edition("aso", "en", "pitch", "general")]
    assert collisions([(edition, path_of(edition, "pitch")) for edition in editions])


def test_a_region_with_a_storylines_name_does_not_collide_with_the_storyline() -> None:
    editions = [Edition("aso", "en", "teaser"), Edition("aso-teaser", "en"), Edition("aso", "en")]
    assert collisions([(edition, path_of(edition, "pitch")) for edition in editions]) == ()

"""The gallery: every layout of every slide kind, from one word to the most that builds, with no finding."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from deckgen.slides import slide_kinds

TOOLS = Path(__file__).parents[2] / "tools"
LANGUAGES = ("en", "ja", "zh-Hant")
AMOUNTS = ("short", "typical", "extreme")


@pytest.fixture
def tool(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(TOOLS))
    return importlib.import_module("gallery")


def test_every_layout_of_every_kind_is_shown(tool: ModuleType) -> None:
    deck = tool.gallery("en", "short").require()
    layouts = {variant.layout for kind in slide_kinds().values() for variant in kind.variants}
    assert layouts <= {slide.layout for slide in deck.plan.slides}
    assert set(slide_kinds()) == {slide.kind for slide in deck.plan.slides}


@pytest.mark.slow
@pytest.mark.parametrize("amount", AMOUNTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_deck_builds_without_a_finding(
    tool: ModuleType, sdk_errors: Any, language: str, amount: str
) -> None:
    done = tool.gallery(language, amount)
    # Texts are chosen by their length, so that a last line may be short.
    assert [str(found) for found in done.findings if found.code != "orphan"] == []
    assert sdk_errors(done.require().data) == []

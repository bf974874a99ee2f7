"""What is planned on a timeline says so in words: to screen readers, and to the speaker."""

from __future__ import annotations

import pytest

from deckgen.blocks import Timeline
from deckgen.content.library import require_library
from deckgen.edition import plan_edition
from deckgen.plan import Edition, SlidePlan
from deckgen.workspace import MemoryWorkspace

REGION = """\
language: LANGUAGE
name: N
country: C
place: P
title: T
slides:
  - id: road
    kind: timeline
    title: Dates
    timeline:
      head: Works
      stations: [{id: a, date: 2024-02, text: Opened}, {id: b, date: "2031", text: Enlarged, planned: true}]
    notes: Say it.
"""
BRAND = b"name: B\nlogo: {file: l.png, alt: L}\nwebsite: https://b.example\nlanguages: [en, ja, zh-Hant]\n"


def slide(language: str) -> SlidePlan:
    files = {
        "content/brand.yaml": BRAND,
        "content/storylines/pitch.yaml": b"title: S\nslides: [{each: slides}]\n",
        "content/regions/n.yaml": REGION.replace("LANGUAGE", language).encode(),
    }
    library = require_library(MemoryWorkspace(files))
    return plan_edition(library, Edition("n", language), {}).require().slides[0]


@pytest.mark.parametrize(
    ("language", "word"), [("en", "(planned)"), ("ja", "（予定）"), ("zh-Hant", "（規劃中）")]
)
def test_a_planned_station_says_so_in_the_decks_language(language: str, word: str) -> None:
    road = slide(language)
    shown = next(block for block in road.slots.values() if isinstance(block, Timeline))
    assert shown.alt.count(word) == 1
    assert shown.alt.endswith(f"Enlarged{word}" if "(" not in word else f"Enlarged {word}")
    assert road.notes is not None
    spoken = [paragraph.text for paragraph in road.notes.paragraphs]
    assert [line for line in spoken if word in line] == [spoken[-1]]
    assert "Enlarged" in spoken[-1]

"""The decks that speed is measured with: what they hold, and that the plain script makes the same."""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

ROOT = Path(__file__).parents[2]
DRAWN = {
    "A": Counter(),
    "B": Counter(pictures=6, charts=3, tables=2),
    "C": Counter(pictures=6, charts=3, tables=2),
}


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(ROOT))
    from bench.decks import make_project
    from bench.ours import Ours
    from bench.run import Run

    root = make_project(tmp_path / "project")
    return Run(root, tmp_path, False, Ours(root))


def slides_of(data: bytes) -> list[Any]:
    return list(Presentation(io.BytesIO(data)).slides)


def drawn_in(slides: list[Any]) -> Counter[str]:
    shapes = [shape for slide in slides for shape in slide.shapes]
    kinds = {"pictures": "PICTURE", "charts": "CHART", "tables": "TABLE"}
    found = Counter({kind: sum(_is(shape, name) for shape in shapes) for kind, name in kinds.items()})
    return +found


def _is(shape: Any, name: str) -> bool:
    of_placeholder = shape.placeholder_format.type.name if shape.is_placeholder else ""
    if name == "PICTURE":
        return shape._element.tag.endswith("}pic")
    return bool(getattr(shape, f"has_{name.lower()}", False)) or of_placeholder == name


def words_of(slide: Any) -> tuple[Counter[str], str]:
    """The texts in a slide's shapes and cells, without order, and its notes."""
    texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    tables = [shape.table for shape in slide.shapes if getattr(shape, "has_table", False)]
    cells = [cell.text_frame.text for table in tables for row in table.rows for cell in row.cells]
    notes = slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""
    return Counter(text for text in (*texts, *cells) if text), notes


@pytest.mark.slow
@pytest.mark.parametrize("kind", DRAWN)
def test_the_plain_script_makes_the_same_deck(run: Any, kind: str) -> None:
    ready = run.new(kind)
    ours = slides_of(run.ours.drawn(ready))
    run.ours.prepare_pictures(ready)
    plain = slides_of(run.plain(run.described(ready)))
    assert len(ours) == len(plain) == 17
    assert drawn_in(ours) == drawn_in(plain) == DRAWN[kind]
    for one, other in zip(ours, plain, strict=True):
        assert one.slide_layout.name == other.slide_layout.name
        assert words_of(one) == words_of(other)


@pytest.mark.slow
def test_every_deck_says_and_every_c_shows_what_no_other_does(run: Any) -> None:
    for kind in DRAWN:
        first, second = run.new(kind), run.new(kind)
        assert not set(first.fitted.slides) & set(second.fitted.slides)
        shared = set(first.planned.originals) & set(second.planned.originals)
        assert len(shared) == {"A": 0, "B": 6, "C": 0}[kind]


@pytest.mark.slow
def test_an_investor_changes_as_many_slides_as_is_said(run: Any) -> None:
    from bench.decks import DIFFERENT, SLIDES, add_investor

    general = run.new("B")
    region = general.planned.plan.edition.region
    own = run.ours.fit(run.ours.for_investor(region, add_investor(run.root, region, 1)))
    assert sum(one in general.fitted.slides for one in own.fitted.slides) == SLIDES - DIFFERENT


def test_the_page_is_what_the_figures_say(run: Any) -> None:
    from bench import report

    written = report.PAGE.read_text(encoding="utf-8")
    assert written == report.page(report.read_figures()), "run `make bench`"


@pytest.mark.parametrize(("way", "value", "verdict"), [("at least", 2.5, "yes"), ("at most", 2.5, "no")])
def test_the_median_is_held_against_the_goal(run: Any, way: Any, value: float, verdict: str) -> None:
    from bench.row import Goal, row

    measured = row("key", "what", "times", [1.0, value + 0.5, 9.0], "none", goal=Goal(way, value))
    assert measured.verdict == verdict
    assert measured.reached == "3.00 (1.00 to 9.00) times"


def test_candidates_take_turns_and_the_first_round_is_thrown_away(run: Any) -> None:
    from bench.turns import in_turns, over

    order: list[tuple[str, int]] = []
    names = ("one", "other")
    times = in_turns({name: lambda n, name=name: lambda: order.append((name, n)) for name in names}, 2)
    assert order == [("one", 0), ("other", 0), ("other", 1), ("one", 1), ("one", 2), ("other", 2)]
    assert {name: len(found) for name, found in times.items()} == {"one": 2, "other": 2}
    assert over([6.0, 2.0], [3.0, 4.0]) == [2.0, 0.5]


def test_what_only_a_long_run_measures_stays_until_the_next(run: Any) -> None:
    from bench.report import Figures
    from bench.row import row

    figures = Figures(rows={})
    few, many = row("10", "ten", "s", [1.0], ""), row("1000", "a thousand", "s", [1.0], "")
    figures.keep("slides", [few, many], "2026-11-22")
    figures.keep("slides", [few], "")
    assert [(row.key, row.long) for row in figures.rows["slides"]] == [("10", ""), ("1000", "2026-11-22")]
    figures.keep("slides", [few], "2026-11-23")
    assert [(row.key, row.long) for row in figures.rows["slides"]] == [("10", "2026-11-23")]

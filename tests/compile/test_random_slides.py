"""Filled strings give what python-pptx's objects give, whatever the contents."""

from __future__ import annotations

import os
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deckgen.blocks import Chart, Run, Series
from deckgen.fit.fitted import (
    Ellipse,
    FittedCell,
    FittedParagraph,
    FittedRow,
    FittedRun,
    FittedSlide,
    Freeform,
    Group,
    Line,
    PlacedChart,
    PlacedPicture,
    PlacedTable,
    PlaceholderText,
    Strokes,
    TextBox,
)
from deckgen.template import Box, Insets, Spacing

EXAMPLES = 3000 if os.environ.get("DECKGEN_SOAK") else 60
TEXT = st.text(
    st.one_of(
        st.sampled_from("&<>\"'\n\r\t_x0041_ 熊本、。\u3000\u200b𠮷"),
        st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"),
    ),
    max_size=30,
)
NAME = TEXT.filter(bool)
COLOURS = st.sampled_from(["", "dk1", "lt1", "dk2", "accent1", "accent6", "hlink"])
EMU = st.integers(-(10**7), 10**7)
SIZES = st.none() | st.floats(1, 96).map(lambda size: round(size * 2) / 2)
BOXES = st.builds(Box, EMU, EMU, st.integers(0, 10**7), st.integers(0, 10**7))
WEIGHTS = st.sampled_from([0.0, 0.75, 1.0, 2.25])
RUNS = st.builds(
    FittedRun,
    text=TEXT,
    lang=st.sampled_from(["en-US", "ja-JP", "zh-TW", ""]),
    alt_lang=st.sampled_from(["en-US", ""]),
    size=SIZES,
    bold=st.none() | st.booleans(),
    colour=st.none() | COLOURS,
    east_asian_face=st.none() | st.sampled_from(["Yu Gothic", 'A "face" & co']),
    link=st.none() | st.sampled_from(["", "https://a.example/?x=1&y=2", "mailto:a@b.example"]),
    field=st.sampled_from([None, None, None, "slidenum"]),
)
SPACINGS = st.builds(Spacing, st.sampled_from([0.0, 12.5, 20.8]), st.sampled_from([0.0, 90.0, 100.0]))
PARAGRAPHS = st.builds(
    FittedParagraph,
    runs=st.lists(RUNS, max_size=3).map(tuple),
    level=st.integers(0, 4),
    align=st.none() | st.sampled_from(["l", "ctr", "r"]),
    spacing=st.none() | SPACINGS,
    before=st.none() | st.sampled_from([0.0, 6.0]),
    after=st.none() | st.sampled_from([0.0, 3.5]),
    bullet=st.none() | st.booleans(),
    margin_left=st.none() | EMU,
    indent=st.none() | EMU,
)
TEXTS = st.lists(PARAGRAPHS, max_size=3).map(tuple)
INSETS = st.builds(Insets, EMU, EMU, EMU, EMU)
OUTLINES = st.lists(st.lists(st.tuples(EMU, EMU), max_size=5).map(tuple), max_size=3).map(tuple)
POINTS = st.tuples(EMU, EMU)
SEGMENTS = st.one_of(POINTS, st.tuples(*[EMU] * 6), st.just(()))
CURVES = st.lists(
    st.builds(lambda start, more: (start, *more), POINTS, st.lists(SEGMENTS, max_size=4)), max_size=3
).map(tuple)
DRAWN = st.one_of(
    st.builds(
        TextBox,
        name=NAME,
        box=BOXES,
        paragraphs=TEXTS,
        insets=INSETS,
        anchor=st.sampled_from(["t", "ctr", "b"]),
        fill=COLOURS,
        preset=st.sampled_from(["rect", "homePlate", "chevron"]),
        adjust=st.none() | EMU,
    ),
    st.builds(Line, name=NAME, box=BOXES, colour=COLOURS, weight=WEIGHTS),
    st.builds(Ellipse, name=NAME, box=BOXES, fill=COLOURS, line=COLOURS, weight=WEIGHTS),
    st.builds(
        Freeform,
        name=NAME,
        box=BOXES,
        paths=OUTLINES,
        fill=COLOURS,
        line=COLOURS,
        weight=WEIGHTS,
        luminance=st.sampled_from([100, 75]),
    ),
    st.builds(Strokes, name=NAME, box=BOXES, paths=CURVES, line=COLOURS, weight=WEIGHTS),
)
CELLS = st.builds(
    FittedCell, paragraphs=TEXTS, anchor=st.sampled_from(["t", "ctr"]), inset_right=st.none() | EMU
)
TABLES = st.integers(1, 3).flatmap(
    lambda wide: st.builds(
        PlacedTable,
        name=NAME,
        slot=st.sampled_from(["", "Content Placeholder 2"]),
        box=BOXES,
        alt=TEXT,
        columns=st.just((100000,) * wide),
        rows=st.lists(st.builds(FittedRow, EMU, st.tuples(*[CELLS] * wide)), min_size=1, max_size=3).map(
            tuple
        ),
        insets=INSETS,
    )
)
SHARES = st.sampled_from([0.0, 0.125, 0.3])
CHART_TYPES = st.sampled_from(
    [
        "column",
        "bar",
        "stacked_column",
        "stacked_bar",
        "line",
        "doughnut",
        "pie",
        "area",
        "scatter",
        "column_line",
    ]
)
VALUES = st.none() | st.decimals(-(10**9), 10**9, allow_nan=False, places=2)


PAINTED = "0" * 64
PICTURES = st.builds(
    PlacedPicture,
    name=NAME,
    slot=st.sampled_from(["", "Picture Placeholder 2"]),
    box=BOXES,
    digest=st.just(PAINTED),
    alt=TEXT,
    decorative=st.booleans(),
    crop=st.tuples(SHARES, SHARES, SHARES, SHARES),
    drawing=st.sampled_from(["", PAINTED]),
)


LABEL = NAME.filter(lambda text: "\r" not in text)
"""XlsxWriter writes a carriage return as `_x000D_`, which not every reader takes back."""


@st.composite
def charts(draw: st.DrawFn) -> PlacedChart:
    kind, count = draw(CHART_TYPES), draw(st.integers(1, 5))
    categories = draw(st.lists(LABEL, min_size=count, max_size=count))
    many = 1 if kind in ("doughnut", "pie") else draw(st.integers(2 if kind == "column_line" else 1, 3))
    values = st.lists(VALUES, min_size=count, max_size=count)
    if kind in ("doughnut", "pie"):
        values = st.lists(st.integers(1, 10**6).map(Decimal), min_size=count, max_size=count)
    series = tuple(
        Series(Run(draw(LABEL)), tuple(draw(values)), f"s{n}", draw(st.integers(0, count)))
        for n in range(many)
    )
    x = Series(Run(draw(LABEL)), tuple(draw(values))) if kind == "scatter" else None
    block = Chart(
        kind,
        tuple(map(Run, categories)),
        series,
        draw(TEXT),
        draw(st.sampled_from(["General", "#,##0", "0.0%", '#,##0"&<人>"'])),
        tuple(draw(st.lists(st.sampled_from([*categories, "s0", "s1"]), max_size=2))),
        x,
        draw(st.booleans()) if kind == "column_line" else False,
    )
    box = Box(0, 0, draw(st.integers(10**6, 10**7)), draw(st.integers(10**6, 6 * 10**6)))
    return PlacedChart(
        draw(NAME),
        draw(st.sampled_from(["", "Content Placeholder 2"])),
        box,
        "",
        block,
        12.0,
        "ja-JP",
        "en-US",
    )


@st.composite
def slides(draw: st.DrawFn) -> FittedSlide:
    shapes = st.one_of(
        st.builds(
            PlaceholderText,
            st.sampled_from(["Title 1", "Content Placeholder 2"]),
            TEXTS,
            st.sampled_from([None, 0, 91440]),
        ),
        DRAWN,
        st.builds(Group, name=NAME, box=BOXES, alt=TEXT, shapes=st.lists(DRAWN, max_size=4).map(tuple)),
        TABLES,
        PICTURES,
        charts(),
    )
    plain = RUNS.map(lambda run: FittedRun(run.text, run.lang, run.alt_lang))
    said = st.lists(plain, max_size=2).map(tuple)
    notes = st.lists(st.builds(FittedParagraph, said), max_size=2).map(tuple)
    drawn = tuple(draw(st.lists(shapes, max_size=4)))
    return FittedSlide("s", "test", "Title and Content", "T", drawn, draw(TEXT), draw(notes))


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(slide=slides())
def test_whatever_stands_on_a_slide(request: pytest.FixtureRequest, slide: FittedSlide) -> None:
    media = {PAINTED: request.getfixturevalue("photograph")}
    differences = request.getfixturevalue("differences")
    assert differences(slide, request.getfixturevalue("stand_in"), media) == []

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from deckgen.blocks import (
    Bullets,
    Cell,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Picture,
    Run,
    SlideNumber,
    Station,
    Table,
    Text,
    Timeline,
    plain,
)
from deckgen.diagnostics import Severity, Where
from deckgen.fit.fitted import (
    FittedDeck,
    FittedParagraph,
    FittedSlide,
    Group,
    Line,
    PlacedPicture,
    PlacedTable,
    PlaceholderText,
    TextBox,
)
from deckgen.plan import SlidePlan
from deckgen.slides import slide_kinds

Make = Callable[..., SlidePlan]


def points(*texts: str) -> Bullets:
    return Bullets(tuple(Paragraph((Run(text),)) for text in texts))


def paragraphs_of(shapes: object) -> Iterator[FittedParagraph]:
    for shape in shapes:  # type: ignore[attr-defined]
        match shape:
            case PlaceholderText() | TextBox():
                yield from shape.paragraphs
            case PlacedTable():
                yield from (p for row in shape.rows for cell in row.cells for p in cell.paragraphs)
            case Group():
                yield from paragraphs_of(shape.shapes)


def text_of(paragraph: FittedParagraph) -> str:
    return "".join(run.text for run in paragraph.runs)


def slot_text(slide: FittedSlide, name: str) -> str:
    return "\n".join(
        text_of(p)
        for s in slide.shapes
        if isinstance(s, PlaceholderText) and s.slot == name
        for p in s.paragraphs
    )


def slot_sizes(slide: FittedSlide, name: str) -> set[float | None]:
    shapes = (s for s in slide.shapes if isinstance(s, PlaceholderText) and s.slot == name)
    return {run.size for shape in shapes for p in shape.paragraphs for run in p.runs}


def fitted(checked: object) -> FittedDeck:
    assert checked.findings == (), checked.findings  # type: ignore[attr-defined]
    return checked.require()  # type: ignore[attr-defined, no-any-return]


@pytest.mark.parametrize("kind", sorted(slide_kinds()))
@pytest.mark.parametrize("code", ["en", "ja", "zh-Hant"])
def test_every_kind_shows_its_example_in_every_language(
    houses: dict, make_slide: Make, kind: str, code: str
) -> None:
    example = slide_kinds()[kind].example
    layout = slide_kinds()[kind].layout_for(example)
    assert layout
    deck = fitted(houses[code].fit(SlidePlan(kind, kind, layout, dict(example))))
    assert len(deck.slides) == 1
    said = " ".join(text_of(p) for p in paragraphs_of(deck.slides[0].shapes))
    for block in example.values():
        if isinstance(block, Text):
            assert all(word in said for word in block.text.split())


def test_points_go_on_to_a_text_only_slide_near_the_middle(english, make_slide: Make) -> None:
    long = (
        "A point about the region that is long enough to need two whole lines in the box beside the figures"
    )
    figures = KeyFigures((KeyFigure(Run("100"), Run("places")), KeyFigure(Run("3.6"), Run("cost"))))
    many = points(*[f"{n} {long}" for n in range(10)])
    slide = make_slide("advantage", title="The title", figures=figures, points=many, source="Source: [1]")
    first, second = fitted(english.fit(slide)).slides
    assert (first.id, second.id) == ("x", "x/2")
    assert (first.layout, second.layout) == ("Advantage Figures", "Advantage Text")
    assert [s.title for s in (first, second)] == ["The title (1/2)", "The title (2/2)"]
    assert slot_text(second, "source") == "Source: [1]"
    assert not any(isinstance(shape, Line) for shape in second.shapes)
    counts = [slot_text(s, "points").count(long) for s in (first, second)]
    assert sum(counts) == 10
    assert min(counts) >= 4


def test_a_second_level_stays_with_its_point(english, make_slide: Make) -> None:
    pairs = [
        Paragraph((Run(f"{kind} {n} " + "word " * 18),), level)
        for n in range(12)
        for level, kind in enumerate(("point", "detail"))
    ]
    slides = fitted(english.fit(make_slide("advantage", title="T", points=Bullets(tuple(pairs))))).slides
    assert len(slides) > 1
    for slide in slides:
        lines = slot_text(slide, "points").split("\n")
        assert lines[0].startswith("point")
        assert len(lines) % 2 == 0


def test_one_size_for_all_slides_of_a_kind(english, make_slide: Make) -> None:
    short = points("One short point")
    full = points(
        *["A point that takes the room of two lines when it is set at the usual size of the body" * 2] * 6
    )
    some = fitted(english.fit(make_slide("advantage", "a", title="T", points=short))).slides[0]
    assert slot_sizes(some, "points") == {None}
    slides = fitted(
        english.fit(
            make_slide("advantage", "a", title="T", points=short),
            make_slide("advantage", "b", title="U", points=full),
        )
    ).slides
    assert len({frozenset(slot_sizes(slide, "points")) for slide in slides}) == 1
    assert slot_sizes(slides[0], "points") != {None}


def test_a_slide_that_fits_at_no_size_does_not_make_its_neighbours_small(english, make_slide: Make) -> None:
    huge = points(*["A long point " * 12] * 30)
    slides = fitted(
        english.fit(
            make_slide("advantage", "a", title="T", points=points("One")),
            make_slide("advantage", "b", title="U", points=huge),
        )
    ).slides
    assert len(slides) > 2
    assert slot_sizes(slides[0], "points") == {None}


def test_a_title_too_long_is_refused_with_what_to_cut_and_kept_whole(english, make_slide: Make) -> None:
    title = "A title with far too many words for two lines " * 6
    where = Where("content/regions/x.yaml", 7, 3)
    checked = english.fit(make_slide("advantage", title=plain(title, origin=where), points=points("One")))
    (finding,) = checked.findings
    assert (finding.code, finding.where, finding.severity) == ("text-too-long", where, Severity.ERROR)
    assert "slide x" in finding.message
    over = int("".join(c for c in finding.cure if c.isdigit()))
    cut = title[: len(title) - over].rsplit(" ", 1)[0]
    assert english.fit(make_slide("advantage", title=cut, points=points("One"))).ok
    assert not english.fit(make_slide("advantage", title=title[: -over // 2], points=points("One"))).ok
    assert checked.value is not None
    assert slot_text(checked.value.slides[0], "title").split() == title.split()


def test_a_short_title_serves_where_the_long_one_does_not_fit(english, make_slide: Make) -> None:
    long = plain("A title with far too many words for two lines " * 6).paragraphs
    short = plain("A short title").paragraphs
    deck = fitted(english.fit(make_slide("advantage", title=Text(long, short), points=points("One"))))
    assert slot_text(deck.slides[0], "title") == "A short title"
    fits = Text(plain("A title that fits").paragraphs, short)
    deck = fitted(english.fit(make_slide("advantage", title=fits, points=points("One"))))
    assert slot_text(deck.slides[0], "title") == "A title that fits"


def test_titles_break_evenly_and_points_between_phrases(japanese, make_slide: Make) -> None:
    title = (
        "半導体産業の集積が生む新しい雇用と投資の機会は、熊本県の次の十年をつくる大きな力になると見込まれる"
    )
    body = "熊本県は国家戦略特区に指定され、新しい規制を試すことができる。" * 3
    slide = fitted(japanese.fit(make_slide("advantage", title=title, points=points(body)))).slides[0]
    first, second = slot_text(slide, "title").split("\n")
    assert first + second == title
    assert abs(len(first) - len(second)) <= 8
    lines = slot_text(slide, "points").split("\n")
    assert "".join(lines) == body
    assert all(line.endswith(("、", "。", "は", "に")) for line in lines)


def test_a_cjk_size_takes_its_exact_spacing_along(japanese, make_slide: Make) -> None:
    slide = fitted(japanese.fit(make_slide("advantage", title="題", points=points("点")))).slides[0]
    title = next(s for s in slide.shapes if isinstance(s, PlaceholderText) and s.slot == "title")
    paragraph = title.paragraphs[0]
    size = paragraph.runs[0].size
    if size is not None:
        assert paragraph.spacing is not None
        assert abs(paragraph.spacing.points - 1.3 * size) < 0.06


def test_runs_say_their_language_and_a_foreign_script_its_face(english, make_slide: Make) -> None:
    name = plain("國家產業集團", lang="zh-Hant")
    slide = fitted(english.fit(make_slide("cover", title="T", group_name_2=name))).slides[0]
    runs = [r for s in slide.shapes if isinstance(s, PlaceholderText) for p in s.paragraphs for r in p.runs]
    assert {run.lang for run in runs} == {"en-US", "zh-TW"}
    assert all(run.alt_lang for run in runs)
    chinese = next(run for run in runs if run.lang == "zh-TW")
    assert chinese.east_asian_face == english.template.theme.scripts["Hant"]


def test_an_empty_text_leaves_no_placeholder(english, make_slide: Make) -> None:
    slide = fitted(english.fit(make_slide("advantage", title="T", points=points("One"), source=" "))).slides[
        0
    ]
    assert {s.slot for s in slide.shapes if isinstance(s, PlaceholderText)} == {"title", "points"}


def test_the_slide_number_is_a_field_with_a_language(english, make_slide: Make) -> None:
    slide = make_slide("advantage", title="T", points=points("One"), slide_number=SlideNumber())
    (number,) = [
        run
        for s in fitted(english.fit(slide)).slides[0].shapes
        if isinstance(s, PlaceholderText) and s.slot == "slide number"
        for p in s.paragraphs
        for run in p.runs
    ]
    assert (number.field, number.lang) == ("slidenum", "en-US")


def test_a_picture_is_cropped_around_its_focus(english, make_slide: Make) -> None:
    picture = Picture("a.jpg", "d", 4000, 1000, "A view", focus=(0.9, 0.5))
    slide = fitted(
        english.fit(make_slide("advantage", title="T", points=points("One"), visual=picture))
    ).slides[0]
    (placed,) = [shape for shape in slide.shapes if isinstance(shape, PlacedPicture)]
    left, top, right, bottom = placed.crop
    shown = (4000 * (1 - left - right)) / (1000 * (1 - top - bottom))
    assert abs(shown / (placed.box.w / placed.box.h) - 1) < 0.01
    assert left > right >= 0


def risk_table(rows: int, words: int) -> Table:
    def cell(text: str, number: bool = False) -> Cell:
        return Cell((Paragraph((Run(text),)),), number=number)

    body = tuple(
        (cell(f"r{n}"), cell(f"e{n} " + "effect " * words), cell(f"{n},400", True)) for n in range(rows)
    )
    return Table((cell("Level"), cell("Risk"), cell("Figure")), body, "Risks")


def test_a_table_goes_on_with_its_head(english, make_slide: Make) -> None:
    slides = fitted(english.fit(make_slide("risk_outlook", title="T", risks=risk_table(12, 20)))).slides
    tables = [shape for slide in slides for shape in slide.shapes if isinstance(shape, PlacedTable)]
    assert len(tables) == len(slides) >= 2
    assert all(text_of(table.rows[0].cells[0].paragraphs[0]) == "Level" for table in tables)
    firsts = [text_of(row.cells[0].paragraphs[0]) for table in tables for row in table.rows[1:]]
    assert firsts == [f"r{n}" for n in range(12)]
    for table, slide in zip(tables, slides, strict=True):
        assert table.box.h <= english.template.layouts[slide.layout].slots["risks"].box.h
        assert sum(table.columns) == table.box.w
        assert table.rows[1].cells[2].paragraphs[0].align == "r"


def test_an_empty_cell_says_its_size(english, make_slide: Make) -> None:
    table = risk_table(2, 3)
    empty = Table((Cell((Paragraph((Run(""),)),)), *table.header[1:]), table.rows, table.alt)
    (slide,) = fitted(english.fit(make_slide("risk_outlook", title="T", risks=empty))).slides
    (shown,) = [shape for shape in slide.shapes if isinstance(shape, PlacedTable)]
    (run,) = shown.rows[0].cells[0].paragraphs[0].runs
    assert (run.text, run.size) == ("", shown.rows[1].cells[0].paragraphs[0].runs[0].size)


def test_sources_fill_two_columns_before_they_go_on(english, make_slide: Make) -> None:
    def sources(count: int) -> Bullets:
        return points(
            *[f"[{n}]\tPublisher {n}: " + "a long title of a source " * 4 for n in range(1, count + 1)]
        )

    (few,) = fitted(english.fit(make_slide("sources", title="T", sources=sources(8)))).slides
    assert slot_text(few, "column 1").count("[") == slot_text(few, "column 2").count("[") == 4
    many = fitted(english.fit(make_slide("sources", title="T", sources=sources(70), disclaimer="D"))).slides
    assert len(many) > 1
    order = [slot_text(slide, f"column {n}") for slide in many for n in (1, 2)]
    assert [int(part.split("]")[0]) for text in order for part in text.split("[")[1:]] == list(range(1, 71))
    assert {slot_text(slide, "disclaimer") for slide in many} == {"D"}


def test_key_figures_stand_side_by_side_in_a_wide_area_and_stacked_in_a_tall_one(
    english, make_slide: Make
) -> None:
    figures = KeyFigures(tuple(KeyFigure(Run(f"{n}00"), Run("label"), unit=Run("people")) for n in (1, 2, 3)))
    picture = Picture("a.jpg", "d", 400, 300, "A view")
    wide = make_slide("advantage", title="T", figures=figures, points=points("One"), visual=picture)
    tall = make_slide("advantage", title="T", figures=figures, points=points("One"))
    for slide, moving in ((wide, "x"), (tall, "y")):
        shapes = fitted(english.fit(slide)).slides[0].shapes
        boxes = [shape.box for shape in shapes if isinstance(shape, TextBox)]
        area = english.template.layouts[slide.layout].slots["figures"].box
        places = [getattr(box, moving) for box in boxes]
        assert len(set(places)) == 3
        assert places == sorted(places)
        assert all(area.x <= box.x and box.x + box.w <= area.x + area.w for box in boxes)
        assert all(area.y <= box.y and box.y + box.h <= area.y + area.h for box in boxes)


def test_a_timeline_is_one_group_that_says_every_date(english, make_slide: Make) -> None:
    stations = tuple(Station(Run(f"202{n}"), Run(f"Event {n}"), planned=n > 3) for n in range(2, 6))
    timeline = Timeline(stations, "Four events")
    slide = make_slide("benefit", title="T", lead="L", points=points("One"), visual=timeline)
    (group,) = [s for s in fitted(english.fit(slide)).slides[0].shapes if isinstance(s, Group)]
    said = " ".join(text_of(p) for p in paragraphs_of([group]))
    assert group.alt == "Four events"
    assert all(f"202{n}" in said and f"Event {n}" in said for n in range(2, 6))


def test_no_short_word_stands_alone_on_a_last_line(english, make_slide: Make) -> None:
    changed = 0
    for extra in range(1, 30):
        text = (
            "The region lets "
            + "a" * extra
            + " firms pilot the new rules for long and then "
            + "b" * extra
            + " it all so"
        )
        slide = make_slide(
            "benefit", title="T", lead="L", points=points(text), visual=Picture("a", "d", 4, 3, "A")
        )
        shown = slot_text(fitted(english.fit(slide)).slides[0], "points")
        assert shown.replace("\xa0", " ") == text
        changed += "\xa0so" in shown
    assert 0 < changed < 15

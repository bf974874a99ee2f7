"""Nothing is dropped or cut: the words of a deck are those of its plan and the declared repeats."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import cycle
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deckgen.blocks import Block, Bullets, Run, Steps, Table, plain
from deckgen.fit.fitted import FittedRun, FittedSlide
from deckgen.plan import SlidePlan
from deckgen.slide_kind import SlideKind
from deckgen.slides import slide_kinds

TEXTS = st.text(
    st.sampled_from(
        list("abcW12 .,-()\n") + list("熊本、。「」（）っー１２か\u3099𠮷葛\U000e0100🚄👩\u200d🔬")
    ),
    max_size=90,
)


def letters(texts: Iterable[str]) -> Counter[str]:
    """The characters of texts without spaces and breaks."""
    return Counter("".join("".join(texts).split()))


def said_in(value: Any, retold: Callable) -> list[str]:
    found: list[str] = []

    def hear(run: Run) -> Run:
        found.append(run.text)
        return run

    retold(value, hear)
    return found


def shown_on(value: Any) -> Iterable[str]:
    """Every text of a fitted slide, notes and charts among them."""
    if isinstance(value, FittedRun | Run):
        yield value.text
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from shown_on(getattr(value, name))
    elif isinstance(value, tuple):
        for part in value:
            yield from shown_on(part)


def longer(block: Block, times: int) -> Block:
    match block:
        case Bullets(paragraphs):
            return Bullets(paragraphs * times)
        case Table():
            return msgspec.structs.replace(block, rows=block.rows * times)
    return block


def repeats(kind: SlideKind, slots: dict[str, Block], has: Callable[[str], bool]) -> list[Block]:
    """What a continuation says again: declared fields, and the head of a table."""
    found: list[Block] = []
    for field in kind.fields:
        block = slots.get(field.name)
        if block is None:
            continue
        if field.flows and isinstance(block, Table):
            found.append(Table(block.header, (), ""))
        elif field.on_every_page or (not field.flows and field.on_continuation and not field.shapes_layout):
            found.extend([block] if all(has(slot) for slot in field.slot_names) else [])
    return found


def wanted(slide: SlidePlan, shown: tuple[FittedSlide, ...], house: Any, retold: Callable) -> Counter[str]:
    kind = slide_kinds()[slide.kind]
    words = letters(said_in(tuple(slide.slots.values()), retold)) + letters(said_in(slide.notes, retold))
    for block in slide.slots.values():
        if isinstance(block, Steps):
            words += letters(step_numbers(block))
    for number, one in enumerate(shown, 1):
        if len(shown) > 1 and "title" in slide.slots:
            words += letters([house.language.words["continued"].format(n=number, total=len(shown))])
        if number > 1:
            has = house.template.layouts[one.layout].slots.__contains__
            words += letters(said_in(tuple(repeats(kind, dict(slide.slots), has)), retold))
    return words


def step_numbers(block: Steps) -> Iterable[str]:
    """The numbers that are drawn for steps: those without an icon, which stands in the number's place."""
    return [str(n) for n, step in enumerate(block.steps, 1) if not step.icon]


@pytest.mark.parametrize("name", sorted(slide_kinds()))
@pytest.mark.parametrize("code", ["en", "ja", "zh-Hant"])
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts=st.lists(TEXTS, min_size=1, max_size=8), times=st.sampled_from((1, 2, 9, 30)))
def test_no_word_is_lost_and_only_declared_ones_repeat(
    houses: dict, retold: Callable, name: str, code: str, texts: list[str], times: int
) -> None:
    house, kind, following = houses[code], slide_kinds()[name], cycle(texts)
    slots = {
        field: longer(retold(block, lambda run: Run(next(following))), times)
        for field, block in kind.example.items()
    }
    layout = kind.layout_for(slots)
    assert layout is not None
    slide = SlidePlan(name, name, layout, slots, notes=plain(next(following)))
    shown = house.fit(slide).value.slides
    found = letters(text for one in shown for text in shown_on((one.shapes, one.notes)))
    assert found == wanted(slide, shown, house, retold)

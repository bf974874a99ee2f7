from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.fit.flow import Bin, share_out

heights = st.lists(st.floats(10, 100), min_size=1, max_size=60)


@given(heights, st.integers(1, 3))
def test_every_item_is_in_one_bin_in_order_and_no_bin_overflows(items: list[float], slots: int) -> None:
    bin_ = Bin(150, items, [8.0] * len(items))
    spans = share_out(lambda _: bin_, slots)
    assert spans is not None
    assert [i for start, end in spans for i in range(start, end)] == list(range(len(items)))
    assert all(sum(items[a:b]) + 8 * (b - a - 1) <= 150.02 for a, b in spans)


@given(heights)
def test_no_more_slides_than_filling_them_to_the_brim_would_take(items: list[float]) -> None:
    spans = share_out(lambda _: Bin(150, items, [0.0] * len(items)), 1)
    assert spans is not None
    used, least = 0.0, 1
    for item in items:
        used += item
        if used > 150.01:
            used, least = item, least + 1
    assert len(spans) == least


def test_two_slides_are_filled_evenly() -> None:
    assert share_out(lambda _: Bin(100, [20.0] * 6, [0.0] * 6), 1) == [(0, 3), (3, 6)]


def test_an_item_higher_than_a_bin_cannot_be_shared_out() -> None:
    assert share_out(lambda _: Bin(100, [20.0, 120.0], [0.0, 0.0]), 1) is None


def test_a_bin_takes_no_more_items_than_it_may() -> None:
    spans = share_out(lambda _: Bin(1000, [10.0] * 9, [0.0] * 9, most=4), 1)
    assert spans == [(0, 3), (3, 6), (6, 9)]


@pytest.mark.parametrize(("items", "shares"), [(25, [7, 6, 6, 6]), (22, [6, 6, 5, 5]), (28, [7, 7, 7, 7])])
def test_the_last_slide_is_no_rest(items: int, shares: list[int]) -> None:
    spans = share_out(lambda _: Bin(70, [10.0] * items, [0.0] * items), 1)
    assert spans is not None
    assert [end - start for start, end in spans] == shares

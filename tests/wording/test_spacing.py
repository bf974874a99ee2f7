"""A number and what belongs to it stay on one line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.wording.spacing import kept_together


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("3 nm chips", "3~nm chips"),
        ("JPY 11.19 tn in all", "JPY~11.19~tn in all"),
        ("over 45 % of it", "over 45~% of it"),
        ("24 firms, 3 meetings", "24 firms, 3 meetings"),
        ("Fab 2 starts in 2027", "Fab~2 starts in 2027"),
    ],
)
def test_what_stays_together(written: str, shown: str) -> None:
    assert kept_together(written) == shown.replace("~", "\N{NO-BREAK SPACE}")


@given(st.text())
def test_only_spaces_change(text: str) -> None:
    assert kept_together(text).replace("\N{NO-BREAK SPACE}", " ") == text.replace("\N{NO-BREAK SPACE}", " ")

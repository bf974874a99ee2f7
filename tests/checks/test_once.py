"""A property that is found once is each object's own, and says what it is."""

from __future__ import annotations

from deckgen.checks.once import Once


class Thing:
    def __init__(self, number: int) -> None:
        self.number, self.asked = number, 0

    @Once
    def double(self) -> int:
        """Twice the number."""
        self.asked += 1
        return 2 * self.number


def test_a_value_is_found_when_it_is_first_asked_for_and_then_kept() -> None:
    one, other = Thing(1), Thing(4)
    assert (one.asked, one.double, one.double, one.asked) == (0, 2, 2, 1)
    one.number = 7
    assert (one.double, other.double, other.asked) == (2, 8, 1)


def test_the_property_itself_tells_what_it_is() -> None:
    assert Thing.double.__doc__ == "Twice the number."

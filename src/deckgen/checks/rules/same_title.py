"""Every slide has a title of its own."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.checks.check import Check, Fault, quoted
from deckgen.checks.examples import deck, page
from deckgen.checks.view import SlideView
from deckgen.diagnostics import Severity


def see(slide: SlideView) -> Iterator[Fault]:
    """Yield a fault on the second and further slides of one title; continuations are told apart by theirs."""
    first = slide.deck.first_with_title[slide.plain_title]
    if slide.plain_title and first != slide.id:
        message = f"its title is also that of slide {first}: {quoted(slide.fitted.title)}"
        yield Fault(message, slide.where_of_field("title"))


CHECK = Check(
    id="same-title",
    fault="Two slides with one title.",
    why="Titles are how people find a slide in an outline, and how screen readers tell slides apart.",
    cure="say in the title what only this slide shows",
    severity=Severity.WARNING,
    see=see,
    passing=lambda: deck(page(title="One message"), page(title="Another message", name="two")),
    failing=lambda: deck(page(title="One message"), page(title="One  Message", name="two")),
    compares_slides=True,
)

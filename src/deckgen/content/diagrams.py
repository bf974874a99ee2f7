"""Visuals that say something in words: steps, comparisons, quotations, one big number."""

from typing import Annotated

from msgspec import Meta, field

from deckgen.content.icons import Icon
from deckgen.content.model import Form, Id, MaybeWords, Words


class StepOf(Form, frozen=True, kw_only=True):
    """One step of a process."""

    id: Id
    heading: Words
    text: Words | None = None
    icon: Icon | None = None


class StepsOf(Form, frozen=True, kw_only=True):
    """A process of three to six steps in order."""

    head: Words
    steps: Annotated[list[StepOf], Meta(min_length=3, max_length=6)]
    sources: list[Id] = field(default_factory=list)
    note: MaybeWords | None = None


class SideOf(Form, frozen=True, kw_only=True):
    """One side of a comparison; a highlighted one stands in the lead colour."""

    id: Id
    name: Words
    highlight: bool = False


class AspectOf(Form, frozen=True, kw_only=True):
    """One aspect of a comparison, with what each side has to say on it, in the sides' order."""

    id: Id
    aspect: Words
    cells: list[Words]


class ComparisonOf(Form, frozen=True, kw_only=True):
    """Two to four sides, such as before and now, held against each other by aspects.

    Or ``regions`` by their own ``facts``: a side for each region, a row for each fact, from their own files;
    ``names`` says what a fact is called where the regions' labels differ.
    """

    head: Words
    sides: Annotated[list[SideOf], Meta(max_length=4)] = field(default_factory=list)
    rows: Annotated[list[AspectOf], Meta(max_length=8)] = field(default_factory=list)
    regions: Annotated[list[Id], Meta(max_length=4)] = field(default_factory=list)
    facts: Annotated[list[Id], Meta(max_length=8)] = field(default_factory=list)
    names: dict[str, Words] = field(default_factory=dict)
    sources: list[Id] = field(default_factory=list)
    note: MaybeWords | None = None

    def __post_init__(self) -> None:
        written, named = bool(self.sides or self.rows), bool(self.regions or self.facts)
        if written == named:
            raise ValueError("needs either `sides` with `rows`, or `regions` with `facts`")
        if written and (len(self.sides) < 2 or len(self.rows) < 2):
            raise ValueError("has nothing to compare; give two `sides` and two `rows`, or more")
        if named and (len(set(self.regions)) < 2 or not self.facts):
            raise ValueError("has nothing to compare; give two `regions` or more, and the `facts`")
        for name in self.names:
            if name not in self.facts:
                raise ValueError(f"names '{name}', which it does not compare; add it to `facts`")
        for row in self.rows:
            if len(row.cells) != len(self.sides):
                raise ValueError(
                    f"row '{row.id}' has {len(row.cells)} cells for {len(self.sides)} sides; give one each"
                )


class QuoteOf(Form, frozen=True, kw_only=True):
    """What somebody said; the deck's language puts its own quotation marks around it."""

    text: Words
    credit: Words
    sources: list[Id] = field(default_factory=list)


class BigNumberOf(Form, frozen=True, kw_only=True):
    """One fact shown as large as can be, with a sentence on what it means."""

    fact: Id
    sentence: Words | None = None
    icon: Icon | None = None

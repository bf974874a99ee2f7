"""The relationships of one slide, numbered in the order in which its shapes ask for them."""

from __future__ import annotations

from deckgen.compile.compiled import CompiledChart, Relationship


class References:
    """Hands out relationship ids: rId1 is the layout, each further target has one id however often used."""

    def __init__(self, layout: str) -> None:
        self._ids: dict[tuple[str, str], str] = {}
        self._charts: dict[str, CompiledChart] = {}
        self.to("slideLayout", layout)

    def to(self, kind: str, target: str) -> str:
        """Return the id of the relationship of that kind to that target."""
        return self._ids.setdefault((kind, target), f"rId{len(self._ids) + 1}")

    def to_chart(self, chart: CompiledChart) -> str:
        """Return the id of the relationship to a chart part, which goes with the slide."""
        self._charts[chart.digest] = chart
        return self.to("chart", chart.digest)

    @property
    def charts(self) -> tuple[CompiledChart, ...]:
        """The chart parts in the order of their ids."""
        return tuple(self._charts.values())

    def targets(self, kind: str) -> tuple[str, ...]:
        """Return the targets of one kind in the order of their ids."""
        return tuple(target for found, target in self._ids if found == kind)

    def all(self) -> tuple[Relationship, ...]:
        """Return every relationship in the order of the ids."""
        return tuple(Relationship(id_, kind, target) for (kind, target), id_ in self._ids.items())

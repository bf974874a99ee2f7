"""Labels of a line over columns: its numbers where no column lies behind them, its name at its end."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from deckgen.blocks import Chart
from deckgen.compile.charts.text import Label
from deckgen.fit.chart_room import Room, shown

_NEAR = 6.0
"""The distance in pt of a label from its point."""

_TOUCH = 1.0
"""The pt by which a point with its label above may lie below its column's top."""

_NAME_SHARE = 0.26
"""The most of the chart's width that the line's name may take."""


class Over(Struct, frozen=True):
    """Where the line and the columns lie: a slot's width, the axis' length in pt, the ends of both scales."""

    chart: Chart
    room: Room
    slot: float
    high: float
    columns_end: Decimal
    line_end: Decimal

    def labels(self, *, named: bool) -> list[Label | None]:
        """Return a label for every value of the line that no column hides; the last is ``named``."""
        found = [self._label(row) for row in range(len(self.chart.categories))]
        if named:
            found[-1] = self._end()
        return found

    def _label(self, row: int) -> Label | None:
        value = self._value(row)
        if value is None or self._wide(value) > self.slot * 0.97:
            return None
        sides = [side for side in ("t", "b") if self._is_clear(row, side)]
        if not sides:
            return None
        return Label(sides[-1] if self._is_valley(row) else sides[0], bold=self._is_lead(row))

    def _is_lead(self, row: int) -> bool:
        named = (self.chart.categories[row].text, self.chart.series[-1].id)
        return not set(named).isdisjoint(self.chart.highlight)

    def _is_clear(self, row: int, side: str) -> bool:
        """Whether a label above or below the point stands over the columns, or over the axis' names."""
        at = self._at(row)
        foot = at + _TOUCH if side == "t" else at - _NEAR - self.room.figure
        return foot >= self._columns(row)

    def _is_valley(self, row: int) -> bool:
        at = self._at(row)
        beside = [self._at(near) for near in (row - 1, row + 1) if self._is_known(near)]
        return bool(beside) and all(other > at for other in beside)

    def _end(self) -> Label:
        """The name and the last number right of the line's end, beyond a column that stands there."""
        row = len(self.chart.categories) - 1
        behind = self._at(row) - self.room.figure - _NEAR < self._columns(row)
        label = Label("r", bold=self._is_lead(row), titled=True)
        return replace(label, shift=(self.slot / 2 / self.room.width, 0.0)) if behind else label

    def _columns(self, row: int) -> float:
        """The height in pt of the highest column of a category."""
        values = [series.values[row] or Decimal(0) for series in self.chart.series[:-1]]
        return float(max([*values, Decimal(0)]) / self.columns_end) * self.high

    def _at(self, row: int) -> float:
        return float((self._value(row) or Decimal(0)) / self.line_end) * self.high

    def _is_known(self, row: int) -> bool:
        return 0 <= row < len(self.chart.categories) and self._value(row) is not None

    def _value(self, row: int) -> Decimal | None:
        return self.chart.series[-1].values[row]

    def _wide(self, value: Decimal) -> float:
        return self.room.wide(shown(value, line_format(self.chart)))


def line_format(chart: Chart) -> str:
    """Return the format of the line's numbers."""
    return (chart.line_format if chart.own_axis else "") or chart.number_format


def name_room(chart: Chart, room: Room) -> float:
    """Return the pt that the line's name and last number take right of the columns; 0 for too many."""
    last = chart.series[-1].values[-1] if chart.series[-1].values else None
    if last is None:
        return 0.0
    texts = (chart.series[-1].name.text, shown(last, line_format(chart)))
    wide = max(map(room.wide, texts)) + 1.2 * room.size
    return wide if wide <= _NAME_SHARE * room.width else 0.0

"""How far stacked values reach."""

from __future__ import annotations

from decimal import Decimal

from deckgen.blocks import Chart


def values_of(chart: Chart) -> list[Decimal]:
    """Return every value that is there."""
    return [value for series in chart.series for value in series.values if value is not None]


def ends_of(chart: Chart, stacked: bool) -> list[Decimal]:
    """Return what the axis must reach: each value, or the sums above and below zero where stacked."""
    if not stacked:
        return values_of(chart)
    rows = [
        [value or Decimal(0) for value in row]
        for row in zip(*(series.values for series in chart.series), strict=True)
    ]
    up = [sum((value for value in row if value > 0), Decimal(0)) for row in rows]
    return up + [sum((value for value in row if value < 0), Decimal(0)) for row in rows]

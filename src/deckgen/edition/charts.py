"""A chart as a block, with its head, and an alt text that carries the numbers."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec.structs import replace

from deckgen.blocks import Chart, Paragraph, Run, Series, Text
from deckgen.content.chart_rules import levels
from deckgen.content.evidence import ChartOf, SeriesOf
from deckgen.edition.exhibits import Exhibit, caption_of
from deckgen.edition.writer import SlideWriter
from deckgen.wording.figures import show_note
from deckgen.wording.scaled import ScaledUnit, plain_digits, scaled_unit

WATERFALL_PARTS = ("base", "level", "increase", "decrease")
"""The series that a waterfall is stacked of, the first without a look."""


def chart_exhibit(chart: ChartOf, slide: SlideWriter) -> Exhibit:
    """Return the chart, whose sources the slide cites, with its head line and its insight."""
    for source in chart.sources:
        slide.cite(source)
    language = slide.deck.language
    scaled = scaled_unit(chart.unit, language) if chart.unit else ScaledUnit(Decimal(1), "")
    series = tuple(_series(one, chart, scaled.factor, slide) for one in chart.series)
    categories = tuple(slide.run(name) for name in chart.categories)
    head = _head(chart, scaled.text, series, slide)
    block = Chart(
        str(chart.type),
        categories,
        series,
        slide.deck.fixed("chart_alt", title=_in_words(head.text, categories, series, slide)),
        number_format(series[:-1] if chart.own_axis else series),
        tuple(map(str, chart.highlight)),
        Series(slide.run(chart.x.name), tuple(chart.x.values)) if chart.x else None,
        chart.own_axis,
        number_format(series[-1:]) if chart.own_axis else "",
    )
    shown = _as_waterfall(block, slide) if chart.type == "waterfall" else block
    return Exhibit(shown, head, caption_of(slide, chart.note, chart.insight))


def number_format(series: Sequence[Series]) -> str:
    """Return the format that shows every value with as many decimals as the one that has most."""
    decimals = max((_decimals(value) for one in series for value in one.values), default=0)
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def _series(one: SeriesOf, chart: ChartOf, factor: Decimal, slide: SlideWriter) -> Series:
    name = slide.run(one.name)
    is_line = one is chart.series[-1]
    if chart.own_axis and is_line:
        name = replace(name, text=slide.deck.fixed("right_axis", name=name.text))
    values = one.values if chart.own_axis and is_line else _times(one.values, factor)
    return Series(name, tuple(values), str(one.id), one.forecast)


def _times(values: Sequence[Decimal | None], factor: Decimal) -> tuple[Decimal | None, ...]:
    if factor == 1:
        return tuple(values)
    return tuple(value if value is None else plain_digits(value * factor) for value in values)


def _as_waterfall(chart: Chart, slide: SlideWriter) -> Chart:
    """The changes as columns stacked on a base that is not seen; what is empty leaves no bar."""
    changes, fixed = chart.series[0].values, slide.deck.fixed
    parts: dict[str, list[Decimal | None]] = {name: [] for name in WATERFALL_PARTS}
    for place, (change, level) in enumerate(zip(changes, levels(changes), strict=True)):
        kind = "level" if place == 0 or change is None else "increase" if change >= 0 else "decrease"
        height = level if kind == "level" else abs(change or Decimal(0))
        below = level - height if kind == "increase" else level if kind == "decrease" else None
        for name, values in parts.items():
            values.append(height if name == kind else below if name == "base" else None)
    series = tuple(
        Series(Run(fixed(f"waterfall_{name}")), tuple(values), name) for name, values in parts.items()
    )
    return replace(chart, series=series, alt=fixed("waterfall_alt", title=chart.alt))


def _in_words(head: str, categories: Sequence[Run], series: Sequence[Series], slide: SlideWriter) -> str:
    """The head and every number, for those who do not see the chart."""
    fixed = slide.deck.fixed
    parts = [head]
    for one in series:
        pairs = zip(categories, one.values, strict=True)
        values = [f"{category.text} {value:,f}" for category, value in pairs if value is not None]
        parts.append(f"{one.name.text}{fixed('colon')}{fixed('note_separator').join(values)}")
    return fixed("source_separator").join(parts)


def _decimals(value: Decimal | None) -> int:
    exponent = value.as_tuple().exponent if value is not None else 0
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _head(chart: ChartOf, unit: str, series: Sequence[Series], slide: SlideWriter) -> Text:
    """The head line: what is shown, its unit, its date, and what of it is a forecast."""
    run = slide.run(chart.head)
    note = show_note((), chart.as_of, slide.deck.language) if chart.as_of else ""
    words = (unit, note, _forecast(chart, series, slide))
    details = slide.deck.fixed("note_separator").join(word for word in words if word)
    text = slide.deck.fixed("chart_head", title=run.text, details=details) if details else run.text
    return Text((Paragraph((Run(text, origin=run.origin),)),))


def _forecast(chart: ChartOf, series: Sequence[Series], slide: SlideWriter) -> str:
    """From which category on the values are a forecast; for each series where they differ."""
    fixed = slide.deck.fixed
    names = [slide.run(name).text for name in chart.categories]
    since = {
        one.name.text: fixed("forecast_from", category=names[len(names) - one.forecast])
        for one in series
        if one.forecast
    }
    if len(since) == len(series) and len(set(since.values())) == 1:
        return next(iter(since.values()))
    told = [fixed("forecast_of", series=name, forecast=words) for name, words in since.items()]
    return fixed("source_separator").join(told)

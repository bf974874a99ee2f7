"""Slides of the region's own, each as its kind shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from deckgen.blocks import Block, Bullets, Paragraph, Text
from deckgen.content.evidence import Visual
from deckgen.content.model import where_of
from deckgen.content.own_slides import BigNumberSlide, ChartSlide, MapSlide, QuoteSlide, SlideOf, TextSlide
from deckgen.content.points import Point
from deckgen.content.region import Region
from deckgen.content.storyline import Storyline
from deckgen.diagnostics import Finding, Severity, did_you_mean
from deckgen.edition.diagrams import quoted
from deckgen.edition.key_figures import fact_notes, key_figures
from deckgen.edition.points import point_paragraphs
from deckgen.edition.visuals import exhibit
from deckgen.edition.writer import DeckWriter, SlideWriter
from deckgen.plan import SlidePlan
from deckgen.slides import slide_kinds

_SLOT: Mapping[str, str] = {
    "chart": "content",
    "table": "content",
    "comparison": "content",
    "big_number": "figure",
}
"""The field that a kind's visual fills, where it is not the kind's own name."""

Places = Mapping[int, Sequence[SlideOf]]
"""For each line of a storyline, by its number, the slides of the region's own that it shows."""


def slides_by_line(
    region: Region, story: Storyline, deck: DeckWriter, passed_over: frozenset[str] = frozenset()
) -> Places:
    """Return what each `show` and each `each: slides` shows; what is named or shown nowhere is a finding.

    ``each: slides`` shows the slides that no line names: those that name its section, and the last of
    these lines those that name none or one without such a line. Slides that name the one they stand beside
    are not among them, nor those ``passed_over``.
    """
    own = {str(slide.id): slide for slide in region.slides if not (slide.after or slide.before)}
    shown: dict[int, list[SlideOf]] = {}
    for place, entry in enumerate(story.slides):
        if entry.show is not None and entry.show in own:
            shown[place] = [own[entry.show]]
        elif entry.show is not None and entry.show not in deck.left_out:
            message = f"there is no slide '{entry.show}' in the region's `slides`"
            cure = did_you_mean(entry.show, own)
            deck.findings.append(Finding("no-such-slide", message, cure, where_of(entry.show)))
    named = {str(entry.show) for entry in story.slides if entry.show is not None} | passed_over
    lines = _lines_for_each(story)
    for slide in (slide for name, slide in own.items() if name not in named):
        if lines:
            shown.setdefault(lines.get(str(slide.section or ""), max(lines.values())), []).append(slide)
        else:
            assert deck.edition is not None
            deck.findings.append(_left_out(slide, deck.edition.storyline))
    return shown


def _lines_for_each(story: Storyline) -> dict[str, int]:
    """The number of the first `each: slides` of each section."""
    section, lines = "", dict[str, int]()
    for place, entry in enumerate(story.slides):
        section = entry.section or section
        if entry.each == "slides":
            lines.setdefault(section, place)
    return lines


def _left_out(slide: SlideOf, storyline: str) -> Finding:
    message = f"the storyline '{storyline}' does not show the slide '{slide.id}'"
    cure = f"add `- show: {slide.id}` or `- each: slides` to content/storylines/{storyline}.yaml"
    return Finding("slide-not-shown", message, cure, where_of(slide.id), Severity.NOTE)


def own_slide(deck: DeckWriter, shown: SlideOf, section: str) -> SlidePlan:
    """Return one slide of the region's own; ``section`` is the name of the one that it stands in."""
    slide = SlideWriter(deck)
    slide.heed(shown.allow)
    fields: dict[str, Block | None] = {
        "title": slide.text(shown.title, shown.title_short),
        "eyebrow": _eyebrow(shown, section, slide),
        **_content(shown, slide),
    }
    for source in shown.sources:
        slide.cite(source)
    fields["source"] = slide.source_line()
    fields.update(slide.frame())
    notes = [slide.paragraph(shown.notes)] if shown.notes else []
    notes += fact_notes(_facts_of(shown), slide)
    kind = slide_kinds()[shown.kind]
    origin = where_of(shown.id)
    return slide.slide(kind, str(shown.id), fields, section=section, notes=notes, origin=origin)


def _eyebrow(shown: SlideOf, section: str, slide: SlideWriter) -> Text | None:
    said = shown.eyebrow or section
    return slide.text(said) if said else None


def _content(shown: SlideOf, slide: SlideWriter) -> dict[str, Block | None]:
    """What the slide shows, by the fields of its kind."""
    if isinstance(shown, TextSlide):
        return {"content": Bullets(tuple(point_paragraphs(shown.points, slide)))}
    if isinstance(shown, QuoteSlide):
        text, credit = quoted(shown.quote, slide)
        return {"quote": Text((Paragraph((text,)),)), "credit": Text((Paragraph((credit,)),))}
    if isinstance(shown, ChartSlide):
        bare = replace(shown.chart, insight=None)
        fields = exhibit(Visual(chart=bare), slide).fields("content")
        fields["figures"] = key_figures(shown.figures, slide)
        return {**fields, "insight": _insight(shown.chart.insight, shown.points, slide)}
    fields = exhibit(shown.visual, slide).fields(_SLOT.get(shown.kind, shown.kind))
    if isinstance(shown, MapSlide):
        return {**fields, "insight": _insight(None, shown.points, slide)}
    if isinstance(shown, BigNumberSlide):
        points = tuple(point_paragraphs(shown.points, slide))
        return {"figure": fields["figure"], "points": Bullets(points) if points else None}
    return fields


def _insight(sentence: str | None, points: Sequence[Point], slide: SlideWriter) -> Bullets | None:
    """A sentence, and below it the points, which are of the second level there."""
    paragraphs = [slide.paragraph(sentence)] if sentence else []
    paragraphs += point_paragraphs(points, slide, level=1)
    return Bullets(tuple(paragraphs)) if paragraphs else None


def _facts_of(shown: SlideOf) -> Sequence[str]:
    if isinstance(shown, BigNumberSlide):
        return (shown.big_number.fact,)
    return shown.figures if isinstance(shown, ChartSlide) else ()

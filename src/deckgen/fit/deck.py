"""A plan against a template: every text measured, given a size, broken, carried on, or refused."""

from __future__ import annotations

from deckgen.blocks import Map, Text
from deckgen.diagnostics import Checked, Finding, Severity, did_you_mean, in_order
from deckgen.fit.filled import HEADING, Filled
from deckgen.fit.fitted import FittedDeck, FittedParagraph, FittedRun, FittedSlide, Shape
from deckgen.fit.map_data import divisions_for
from deckgen.fit.page import Page
from deckgen.fit.pages import shown_pages
from deckgen.fit.refusal import too_long
from deckgen.fit.rulers import WIDEST, Rulers
from deckgen.fit.setting import Language, Setting
from deckgen.fit.sizes import Sizes, chosen_sizes, serving_form, size_key
from deckgen.plan import DeckPlan
from deckgen.template import Template, TypeScale


def fit_deck(
    plan: DeckPlan, template: Template, scale: TypeScale, language: Language, rulers: Rulers | None = None
) -> Checked[FittedDeck]:
    """Return the deck ready to be drawn, with a finding for each text that no size and no slide can hold.

    Nothing is cut: a text that is too long stands in the deck at its least size beside its error.
    """
    setting = Setting(template, scale, language, rulers or Rulers())
    pages = shown_pages(plan.slides, setting)
    sizes = chosen_sizes([filled for page in pages for filled in page.fields], setting)
    fitted = tuple(_fit_page(page, sizes, setting) for page in pages)
    findings = (*setting.findings, *_faces_without_ruler(setting.rulers))
    return Checked(FittedDeck(plan.edition, plan.properties, template.digest, fitted), in_order(findings))


def _fit_page(page: Page, sizes: Sizes, setting: Setting) -> FittedSlide:
    """The page at the deck's sizes, as it was drawn before where nothing was amiss with it."""
    key = tuple([sizes[size_key(filled, setting)] for filled in page.fields])
    known, told = page.drawn.get(key), len(setting.findings)
    if known is None:
        known = _drawn(page, sizes, setting)
        if told == len(setting.findings) and not setting.rulers.without:
            page.drawn[key] = known
    return known


def _drawn(page: Page, sizes: Sizes, setting: Setting) -> FittedSlide:
    slide = page.slide
    shapes = tuple(shape for filled in page.fields for shape in _shapes(filled, sizes, setting))
    notes = (
        tuple(_note(paragraph.text, setting) for paragraph in slide.notes.paragraphs) if slide.notes else ()
    )
    heading = slide.slots.get(HEADING)
    title = " ".join(heading.text.split()) if isinstance(heading, Text) else ""
    return FittedSlide(slide.id, slide.kind, slide.layout, title, shapes, slide.section, notes)


def _shapes(filled: Filled, sizes: Sizes, setting: Setting) -> tuple[Shape, ...]:
    """The shapes of one field at the deck's size, or a refusal with the text as it stands."""
    if isinstance(filled.block, Map):
        setting.findings.extend(_map_faults(filled, filled.block))
    serving = serving_form(filled, sizes[size_key(filled, setting)], setting)
    if serving is None:
        setting.findings.append(too_long(filled, setting))
        return filled.shapes(filled.sizes(setting)[-1], setting)
    form, size = serving
    return form.shapes(size, setting)


def _note(text: str, setting: Setting) -> FittedParagraph:
    return FittedParagraph((FittedRun(text, setting.language.tag, setting.language.alt_tag),))


def _map_faults(filled: Filled, block: Map) -> list[Finding]:
    slide, known = filled.slide, divisions_for(block)
    if not known:
        message = f"slide {slide.id}: there are no outlines of {block.country!r} to draw a map from"
        return [Finding("map-without-outlines", message, "use another visual", slide.origin)]
    return [
        Finding(
            "no-such-division",
            f"slide {slide.id}: the map of {block.country} has no {name!r}",
            did_you_mean(name, known),
            slide.origin,
        )
        for name in block.highlight
        if name not in known
    ]


def _faces_without_ruler(rulers: Rulers) -> list[Finding]:
    return [
        Finding(
            "font-without-ruler",
            f"there is no ruler for the face {face!r}; its text is measured as {WIDEST}, which is wider",
            "give its font file to deckgen master font, or choose a face with a ruler",
            severity=Severity.WARNING,
        )
        for face in sorted(rulers.without)
    ]

"""The region files of the gallery: one with every item and slide, small ones for each form of the frame."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gallery_visuals import CHARTS, SOURCE, VISUALS, chart, size
from gallery_words import Room, Words

Data = dict[str, Any]

MOST_SECTIONS = 6
MOST_ROWS = 5
_ITEM_CHARTS = {"advantages": ("column", "doughnut"), "benefits": ("bar", "column_line")}
_MANY = {"advantages": (1, 2, 3, 4), "benefits": (1, 2, 2, 1)}
"""Key figures of one item after another."""
_FACTS: tuple[tuple[str, Data], ...] = (
    ("jobs", {"value": 3400, "unit": "people", "qualifier": ["about", "planned"], "as_of": "FY2024"}),
    ("growth", {"value": 8.6, "unit": "%", "sign": True, "as_of": "2024"}),
    ("start", {"value": "2024-06", "as_of": "2024-06-26"}),
    ("order", {"value": {"from": 120, "to": 165}, "unit": "hectares", "as_of": "2025-04"}),
    ("spend", {"value": 375700000000, "unit": "JPY", "qualifier": ["up_to"], "as_of": "2025-04"}),
    ("small", {"value": 7, "unit": "km", "as_of": "2025"}),
)


def base(words: Words) -> Data:
    """Return what every region of the gallery has."""
    return {
        "language": words.language,
        "name": words.name("sample"),
        "country": words.name("sample"),
        "place": words.name("sample"),
        "title": words.titled("sample") if words.amount == "short" else words.text("cover title"),
        "date": "2026-11-22",
        "sources": dict(_sources(words)),
        "facts": {
            name: {**fact, "label": words.text("label"), "source": SOURCE, **_fact_note(words)}
            for name, fact in _FACTS
        },
    }


def _fact_note(words: Words) -> Data:
    return {"note": words.text("note")} if words.amount == "extreme" else {}


def _sources(words: Words) -> Iterator[tuple[str, Data]]:
    for number in range(size(words, 1, 4, 24)):
        name = SOURCE if not number else f"{SOURCE}-{number}"
        publisher = f"{words.name('sample')} {words.text('publisher')}"
        source = {
            "publisher": publisher,
            "title": words.text("source"),
            "url": f"https://example.org/{number}",
        }
        yield name, {**source, "short": publisher.rpartition(" ")[0]}


def whole(words: Words) -> Data:
    """Return the region with every form of item and every slide of its own."""
    return {
        **base(words),
        "advantages": list(_items(words, "advantages")),
        "benefits": list(_items(words, "benefits")),
        "slides": list(_slides(words)),
    }


def _items(words: Words, kind: str) -> Iterator[Data]:
    forms = ("none", *VISUALS, "chart")
    for figures in (False, True):
        for number, form in enumerate(forms):
            yield _item(words, kind, form, _MANY[kind][number % 4] if figures else 0)


def _item(words: Words, kind: str, form: str, figures: int) -> Data:
    drawn = _ITEM_CHARTS[kind][figures > 0] if form == "chart" else form
    parts = (kind.removesuffix("s"), drawn, *(["figures"] if figures else []))
    item: Data = {
        "id": f"{kind}-{form.replace('_', '-')}" + ("-figures" if figures else ""),
        "heading": words.text("heading"),
        "title": words.titled(*parts),
        "points": _points(words, alone=form == "none" and not figures),
        "sources": [SOURCE],
    }
    if kind == "benefits":
        item["lead"] = words.text("lead")
    if figures:
        item["figures"] = _figures(words, figures)
    if form != "none":
        room: Room = "benefit" if kind == "benefits" else "advantage"
        item["visual"] = {form: chart(words, drawn, room) if form == "chart" else VISUALS[form](words, room)}
    return item


def _figures(words: Words, many: int) -> list[str]:
    if words.amount == "short":
        return ["small"]
    return [name for name, _ in _FACTS[:many]]


def _points(words: Words, *, alone: bool = True) -> list[Any]:
    """As many points as one slide holds, fewer beside something else."""
    points: list[Any] = [words.text("point") for _ in range(size(words, 1, 3, 4 if alone else 3))]
    if words.amount == "extreme":
        below = [words.text("cell") for _ in range(2)]
        points[1] = {"id": "below", "text": points[1], "points": below}
    return points


def _slides(words: Words) -> Iterator[Data]:
    """Each cites one source more, so that the slide of sources has them all."""
    known = [name for name, _ in _sources(words)]
    for number, slide in enumerate(_bare_slides(words)):
        yield slide | {"sources": sorted({SOURCE, known[number % len(known)]})}


def _bare_slides(words: Words) -> Iterator[Data]:
    for number, kind in enumerate(CHARTS):
        yield _chart_slide(words, kind, number % 4)
    for kind in VISUALS:
        if kind != "picture":
            yield _slide(words, kind, {kind: VISUALS[kind](words, "slide")})
    with_points = {"points": [words.text("note") for _ in range(size(words, 1, 3, 4))]}
    for kind in ("map", "big_number"):
        shown = VISUALS[kind](words, "slide")
        shown.pop("sentence", None)
        yield _slide(words, kind, {kind: shown, **with_points}, "points")
    yield _slide(words, "text", {"points": _points(words)})
    island = {"file": "maps/sample.geojson", "highlight": ["North"], "labels": {"North": words.text("name")}}
    yield _slide(words, "map", {"map": island}, "sample")


def _chart_slide(words: Words, kind: str, form: int) -> Data:
    shown = chart(words, kind)
    said: Data = {}
    parts: list[str] = []
    if form & 1:
        shown["insight"] = words.text("sentence", "advantage" if form & 2 else "slide")
        said["points"] = [words.text("head") for _ in range(size(words, 1, 2, 3 - form // 2))]
        parts.append("insight")
    else:
        shown.pop("insight", None)
    if form & 2:
        said["figures"] = ["small", "growth"][: size(words, 1, 2, 1 if form & 1 else 2)]
        parts.append("figures")
    slide = _slide(words, kind, {"chart": shown, **said}, *parts)
    return {**slide, "kind": "chart"}


def _slide(words: Words, kind: str, shown: Data, *parts: str) -> Data:
    return {
        "id": "-".join((kind.replace("_", "-"), *parts)),
        "kind": kind,
        "title": words.titled(kind, *parts),
        **shown,
    }


def cover(words: Words, form: str) -> Data:
    """Return a region whose cover has a picture, a map or nothing beside its title."""
    region = {**base(words), "subtitle": words.text("subtitle")}
    if form == "plain":
        return region
    shown: Data = {"map": {"highlight": ["Kumamoto"], "labels": {"Kumamoto": words.text("name")}}}
    if form == "picture":
        shown = {"picture": VISUALS["picture"](words, "slide")}
    return {**region, "cover": {"visual": shown}}


def sectioned(words: Words, many: int) -> Data:
    """Return a region of so many sections, each with a slide of words."""
    names = [f"s{number}" for number in range(1, many + 1)]
    return {
        **base(words),
        "sections": {
            name: {"title": words.text("section title"), "note": words.text("note")} for name in names
        },
        "slides": [
            {"id": name, "kind": "text", "title": words.titled("text"), "points": _points(words)}
            for name in names
        ],
    }


def listed(words: Words, many: int) -> Data:
    """Return a region of so many advantages, for one slide with the messages of all."""
    items = [
        {
            "id": f"a{number}",
            "heading": words.text("heading"),
            "title": words.text("title"),
            "points": _points(words),
            "sources": [SOURCE],
        }
        for number in range(many)
    ]
    return {**base(words), "advantages": items}


def weighed(words: Words, *, risks: bool, outlook: bool) -> Data:
    """Return a region with risks, an outlook, or both, and next steps."""
    region = base(words)
    many = size(words, 1, 4, 4 if outlook else 5)
    if risks:
        region["risks"] = [_risk(words, number) for number in range(many)]
    if outlook:
        region["outlook"] = [_prospect(words, number) for number in range(size(words, 1, 3, 3))]
    region["risk_outlook"] = {"title": words.text("title")}
    region["next_steps"] = next_steps(words)
    return region


def _risk(words: Words, number: int) -> Data:
    said = {"effect": words.text("risk text"), "response": words.text("risk text"), "sources": [SOURCE]}
    level = ("high", "medium", "low")[number % 3]
    return {"id": f"r{number}", "risk": words.text("risk"), "level": level, **said}


def _prospect(words: Words, number: int) -> Data:
    said = {
        "text": words.text("head", "benefit"),
        "depends_on": words.text("head", "advantage"),
        "sources": [SOURCE],
    }
    return {"id": f"o{number}", "heading": words.text("risk"), **said}


def next_steps(words: Words) -> Data:
    """Return the closing slide's content."""
    steps = [
        {
            "id": f"n{number}",
            "action": words.text("head"),
            "owner": words.text("name"),
            "when": words.text("name"),
        }
        for number in range(size(words, 1, 3, 8))
    ]
    return {"title": words.text("title"), "steps": steps}


def investor(words: Words) -> Data:
    """Return an investor of the gallery: its logo, its stamp, what is asked of it, whom it may ask."""
    return {
        "language": words.language,
        "name": words.name("sample"),
        "confidential": True,
        "logo": {"file": "sample-logo.png", "alt": words.name("sample")},
        "ask": {
            "title": words.text("title"),
            "points": [words.text("ask") for _ in range(size(words, 1, 3, 5))],
        },
        "contact": {"name": words.text("publisher"), "email": "sample@example.org", "qr": False},
    }

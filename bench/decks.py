"""The decks to measure with, as content files: 17 slides in each, every word and figure made up.

A is text alone. B is A with six photographs, three charts, two tables and notes; the photographs and figures
are the same in every B. C is B with photographs and figures of its own in every deck. The region's name
stands on every slide, so that what one deck leaves in a cache of slides serves no other.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random
from typing import Any

import yaml
from bench.pictures import photograph

ROOT = Path(__file__).parents[1]
KINDS = ("A", "B", "C")
SLIDES = 17
DIFFERENT = 5
"""Slides that differ for an investor: the cover, three items and the next steps."""

_ADVANTAGES = ("picture", "picture", "chart", "picture", "table", "picture")
_BENEFITS = ("picture", "chart", "table", "chart", "picture")
_STORYLINE = [
    "cover",
    "agenda",
    {"section": "advantages"},
    {"each": "advantages"},
    {"section": "benefits"},
    {"each": "benefits"},
    "next_steps",
    "sources",
]
_SYLLABLES = ("ka", "no", "ri", "ta", "me", "so", "lu", "va", "pe", "do", "shi", "ha", "be", "yu", "mo", "ze")


def name_of(number: int) -> str:
    """Return a place that is nowhere, another for every number."""
    digits = []
    for _ in range(4):
        number, digit = divmod(number, len(_SYLLABLES))
        digits.append(_SYLLABLES[digit])
    return "".join(digits).capitalize()


def make_project(root: Path) -> Path:
    """Write a project with the house's brand and master and no region yet; returns its folder."""
    shutil.copytree(ROOT / "templates", root / "templates")
    (root / "assets").mkdir()
    for logo in (ROOT / "assets").glob("logo*"):
        shutil.copy(logo, root / "assets")
    brand = (ROOT / "content" / "brand.yaml").read_text(encoding="utf-8")
    _write(root / "content" / "brand.yaml", brand.replace("  qr: true\n", ""))
    _write(root / "content" / "storylines" / "pitch.yaml", yaml.safe_dump({"slides": _STORYLINE}))
    return root


def add_region(root: Path, kind: str, number: int, items: int | None = None) -> str:
    """Write one deck's content and its photographs; returns the region's id.

    ``items`` advantages and benefits in place of eleven make a longer deck.
    """
    region = f"{kind.lower()}{number}"
    content = _region(kind, number, items)
    for name, seed in _photographs(content):
        place = root / "assets" / name
        if not place.exists():
            place.write_bytes(photograph(seed))
    text = yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=110)
    _write(root / "content" / "regions" / f"{region}.yaml", text)
    return region


def add_investor(root: Path, region: str, number: int) -> str:
    """Write an investor for whom `DIFFERENT` slides of a region's deck say something else; returns the id."""
    name = f"{name_of(number)} Holding"
    reworded = {
        "item-0": {"title": f"What {name} may expect within a year"},
        "item-2": {"title": f"Whom {name} can hire from the start"},
    }
    investor = {
        "language": "en",
        "name": name,
        "contact": {"name": f"Desk for {name}"},
        "regions": {
            region: {"advantages": reworded, "benefits": {"item-6": {"lead": f"People at {name} gain first"}}}
        },
    }
    identity = f"investor-{number}"
    text = yaml.safe_dump(investor, sort_keys=False, width=110)
    _write(root / "content" / "investors" / f"{identity}.yaml", text)
    return identity


def _photographs(content: dict[str, Any]) -> list[tuple[str, int]]:
    visuals = [item.get("visual", {}) for item in (*content["advantages"], *content["benefits"])]
    names = [visual["picture"]["file"] for visual in visuals if "picture" in visual]
    return [(name, int(name.removeprefix("photo").removesuffix(".jpg"))) for name in names]


def _write(place: Path, text: str) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")


def _region(kind: str, number: int, items: int | None) -> dict[str, Any]:
    name = name_of(number)
    advantages, benefits = _visuals(items)
    plain = kind == "A"
    content: dict[str, Any] = {
        "language": "en",
        "name": name,
        "country": "Nowhere",
        "place": f"The coast of {name}",
        "date": "2026-11-22",
        "title": f"{name}: what a newcomer finds",
        "subtitle": f"Advantages and benefits of {name}, made up so that speed can be measured",
        "sources": _sources(name),
        "sections": {
            "advantages": {"title": f"Advantages of {name}", "note": f"What {name} offers today"},
            "benefits": {"title": f"Benefits for {name}", "note": f"What a plant brings to {name}"},
        },
        "advantages": [_item(kind, number, place, visual) for place, visual in enumerate(advantages)],
        "benefits": [
            _item(kind, number, place, visual, "Benefit") | {"lead": f"People of {name} gain first"}
            for place, visual in enumerate(benefits, len(advantages))
        ],
        "next_steps": _next_steps(name, plain),
    }
    return content if plain else content | {"cover": {"notes": f"Welcome the guests to {name}."}}


def _visuals(items: int | None) -> tuple[list[str], list[str]]:
    """What each advantage and each benefit shows; of a longer deck all but one are advantages."""
    if items is None:
        return list(_ADVANTAGES), list(_BENEFITS)
    cycle = (*_ADVANTAGES, *_BENEFITS)
    return [cycle[place % len(cycle)] for place in range(items - 1)], ["chart"]


def _sources(name: str) -> dict[str, Any]:
    one = {"publisher": f"Office of {name}", "short": f"{name} office", "url": "https://example.org/survey"}
    two = {"publisher": f"Port of {name}", "short": f"{name} port", "url": "https://example.org/port"}
    return {
        "survey": one | {"title": f"A survey of firms in {name}", "date": "2026-03-02"},
        "port": two | {"title": f"What passes through the port of {name}", "date": "2025-11-20"},
    }


def _item(kind: str, number: int, place: int, visual: str, what: str = "Advantage") -> dict[str, Any]:
    name = name_of(number)
    topic = _TOPICS[place % len(_TOPICS)]
    own = f"{name} {name_of(place)}" if place >= len(_TOPICS) else name
    item: dict[str, Any] = {
        "id": f"item-{place}",
        "heading": f"{topic} in {own}",
        "title": f"{topic} in {own} serve those who come early",
        "points": [text.format(topic=topic.lower(), name=own) for text in _POINTS],
        "sources": ["survey"],
    }
    if kind == "A":
        return item
    seed = number if kind == "C" else 0
    item["notes"] = (
        f"{what}: say where {topic.lower()} in {own} stand today, and who can be asked about them."
    )
    return item | {"visual": _visual(visual, own, seed, place)}


def _visual(visual: str, name: str, seed: int, place: int) -> dict[str, Any]:
    chance = Random(1000 * seed + place)
    if visual == "picture":
        file = f"photo{100 * seed + place % len(_TOPICS)}.jpg"
        return {"picture": {"file": file, "alt": f"A view of {name}"}}
    if visual == "chart":
        return {"chart": _chart(name, chance)}
    rows = [[office, chance.randint(10, 99), chance.randint(10, 99)] for office in _OFFICES]
    columns: list[dict[str, Any]] = [{"id": "office", "title": "Office"}]
    columns += [{"id": year, "title": year.upper(), "number": True} for year in ("fy2024", "fy2025")]
    return {"table": {"head": f"Cases in {name}", "columns": columns, "rows": rows, "sources": ["survey"]}}


def _chart(name: str, chance: Random) -> dict[str, Any]:
    values = [chance.randint(120, 980) for _ in range(5)]
    return {
        "type": "column",
        "head": f"Cargo in {name}",
        "unit": "tonnes",
        "categories": [f"FY{year}" for year in range(2021, 2026)],
        "series": [{"id": "cargo", "name": "Cargo", "values": values}],
        "highlight": "FY2025",
        "sources": ["port"],
    }


def _next_steps(name: str, plain: bool) -> dict[str, Any]:
    steps = [f"Visit the port of {name}", f"Meet the office of {name}", f"See sites around {name}"]
    closing: dict[str, Any] = {
        "title": f"Three steps towards {name}",
        "steps": [{"id": f"step-{number}", "action": step} for number, step in enumerate(steps)],
    }
    return closing if plain else closing | {"notes": f"Agree on a day to visit {name}."}


_TOPICS = (
    "Permits from one desk",
    "Sites beside the port",
    "Engineers and their teachers",
    "Homes for staff",
    "Roads without queues",
    "Clean water",
    "Orders for local firms",
    "Work for graduates",
    "New routes by sea",
    "Visitors all year",
    "Steady town budgets",
)
_POINTS = (
    "Firms in {name} say that {topic} were settled before they asked",
    "The office of {name} answers within a week, in writing",
    "What {topic} cost is published by {name} every spring",
    "Those who came to {name} early would come again",
)
_OFFICES = ("Harbour desk", "Land desk", "Labour desk", "Water desk")

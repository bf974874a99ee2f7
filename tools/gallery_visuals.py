"""The visuals of the gallery as content files hold them, from one datum to the most that builds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from gallery_words import Amount, Room, Words

Data = dict[str, Any]
Sizes = dict[Room, dict[Amount, tuple[int, int]]]

CHARTS = (
    "column",
    "bar",
    "stacked_column",
    "stacked_bar",
    "line",
    "area",
    "pie",
    "doughnut",
    "scatter",
    "waterfall",
    "column_line",
)
SOURCE = "survey"
_TABLES: Sizes = {
    "slide": {"short": (2, 1), "typical": (4, 5), "extreme": (6, 20)},
    "benefit": {"short": (2, 1), "typical": (4, 4), "extreme": (4, 4)},
    "advantage": {"short": (2, 1), "typical": (3, 4), "extreme": (3, 6)},
}
"""Columns and rows of tables."""
_SIDES: Sizes = {
    "slide": {"short": (2, 2), "typical": (3, 4), "extreme": (4, 6)},
    "benefit": {"short": (2, 2), "typical": (2, 4), "extreme": (3, 4)},
    "advantage": {"short": (2, 2), "typical": (2, 3), "extreme": (2, 5)},
}
"""Sides and rows of comparisons."""
_NAMES = ("Kumamoto", "Miyagi", "Hiroshima", "Hokkaido", "Fukuoka", "Aichi", "Okinawa", "Niigata")
_ICONS = ("phone", "map-pin", "document", "agreement", "people", "ship")
_CATEGORIES = {"short": 1, "typical": 5, "extreme": 12}
_SERIES = {"short": 1, "typical": 2, "extreme": 4}
_LEAST = {"line": 2, "area": 2, "column_line": 2, "waterfall": 3}
_ONE_SERIES = ("pie", "doughnut", "waterfall")


def size(words: Words, short: int, typical: int, extreme: int) -> int:
    """Return how many of a thing there are at the amount."""
    return {"short": short, "typical": typical, "extreme": extreme}[words.amount]


def chart(words: Words, kind: str, room: Room = "slide") -> Data:
    """Return a chart of a type."""
    many = max(_CATEGORIES[words.amount], _LEAST.get(kind, 1))
    many = min(many, 6) if kind in ("pie", "doughnut") else many
    lines = 1 if kind in _ONE_SERIES else max(_SERIES[words.amount], 2 if kind == "column_line" else 1)
    shown: Data = {
        "type": kind,
        "head": words.text("head", room),
        "unit": "people",
        "categories": _categories(words, room, kind, many),
        "series": [_series(words, room, kind, many, number) for number in range(lines)],
        "sources": [SOURCE],
    }
    if kind == "scatter":
        shown["x"] = {"name": words.text("name", room), "values": [9 + 7 * place for place in range(many)]}
    if words.amount != "short":
        shown |= {"insight": words.text("note", room), "note": words.text("note", room)}
        shown |= {"highlight": [shown["categories"][-1]]} if lines == 1 and kind != "scatter" else {}
    return shown


def _categories(words: Words, room: Room, kind: str, many: int) -> list[str]:
    if kind in ("bar", "pie", "doughnut", "scatter") and words.amount != "short":
        return _different(words, room, "label" if kind == "bar" else "name", many)
    return [words.year(2014 + place) for place in range(many)]


def _different(words: Words, room: Room, place: str, many: int) -> list[str]:
    """Texts for a place that are all different; a number is added where the texts come round."""
    found: list[str] = []
    for number in range(many):
        text = words.text(place, room)
        found.append(f"{text} {number}" if text in found else text)
    return found


def _series(words: Words, room: Room, kind: str, many: int, number: int) -> Data:
    values: list[int | None] = [3400 + 900 * number + 310 * place - 77 * (place % 3) for place in range(many)]
    if kind == "waterfall":
        values = [3400, *((-1) ** place * (210 + 90 * place) for place in range(many - 2)), None]
    return {"id": f"s{number}", "name": _different(words, room, "name", 1)[0], "values": values}


def table(words: Words, room: Room) -> Data:
    """Return a table, from one row to three slides full."""
    columns, rows = _TABLES[room][words.amount]
    heads = [words.text("name", room) for _ in range(columns)]
    return {
        "head": words.text("head", room),
        "columns": [
            {"id": f"c{place}", "title": head, **({"number": True} if place == columns - 1 else {})}
            for place, head in enumerate(heads)
        ],
        "rows": [
            [*(words.text("cell", room) for _ in range(columns - 1)), 1200 + 37 * row] for row in range(rows)
        ],
        "sources": [SOURCE],
        **_note(words, room),
    }


def _cells(words: Words, room: Room, many: int) -> list[str]:
    return [words.text("cell", room) for _ in range(many)]


def comparison(words: Words, room: Room) -> Data:
    """Return a comparison of two to four sides."""
    sides, rows = _SIDES[room][words.amount]
    return {
        "head": words.text("head", room),
        "sides": [
            {"id": f"s{n}", "name": words.text("name", room), "highlight": n == 0} for n in range(sides)
        ],
        "rows": [
            {
                "id": f"r{n}",
                "aspect": words.text("name", room),
                "cells": [words.text("cell", room) for _ in range(sides)],
            }
            for n in range(rows)
        ],
        "sources": [SOURCE],
        **_note(words, room),
    }


def timeline(words: Words, room: Room) -> Data:
    """Return a timeline of two to seven stations, the last one planned."""
    many = size(words, 2, 4, 7 if room == "slide" else 5)
    dates = ("2023-04", "2024-02", "FY2024", "2025-06-30", "2026", "2027-03", "2028")
    return {
        "head": words.text("head", room),
        "stations": [
            {
                "id": f"s{n}",
                "date": dates[n],
                "text": words.text("station", room),
                "sources": [SOURCE],
                "planned": n == many - 1,
            }
            for n in range(many)
        ],
        **_note(words, room),
    }


def country_map(words: Words, room: Room) -> Data:
    """Return a map of Japan with one to eight prefectures highlighted."""
    shown = _NAMES[: size(words, 1, 3, 8)]
    return {
        "highlight": list(shown),
        "labels": {name: words.text("name", room) for name in shown},
        "head": words.text("head", room),
        **_note(words, room),
    }


def steps(words: Words, room: Room) -> Data:
    """Return a process of three to six steps."""
    bare = words.amount == "short"
    return {
        "head": words.text("head", room),
        "steps": [
            {"id": f"s{n}", "heading": words.text("step", room)}
            | ({} if bare else {"text": words.text("step text", room), "icon": _ICONS[n]})
            for n in range(size(words, 3, 4, 6 if room == "slide" else 5))
        ],
        **_note(words, room),
    }


def quote(words: Words, room: Room) -> Data:
    """Return a quotation."""
    return {"text": words.text("quote", room), "credit": words.text("credit", room), "sources": [SOURCE]}


def big_number(words: Words, room: Room) -> Data:
    """Return one fact, large."""
    if words.amount == "short":
        return {"fact": "small"}
    fact = "jobs" if words.amount == "typical" else "order"
    return {"fact": fact, "sentence": words.text("sentence", room), "icon": "people"}


def picture(words: Words, room: Room) -> Data:
    """Return a picture."""
    return {"file": "sample.png", "alt": words.text("note", room), "credit": words.text("name", room)}


def _note(words: Words, room: Room) -> Data:
    return {} if words.amount == "short" else {"note": words.text("note", room)}


VISUALS: dict[str, Callable[[Words, Room], Data]] = {
    "picture": picture,
    "table": table,
    "comparison": comparison,
    "timeline": timeline,
    "map": country_map,
    "steps": steps,
    "quote": quote,
    "big_number": big_number,
}
"""Every visual but charts, by its name in a content file."""

"""Text properties and labels inside a chart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from deckgen.compile.charts.tree import Element, Finished, add, add_fill
from deckgen.fit.fitted import PlacedChart


class Label(Struct, frozen=True):
    """A point's label: where it stands (ECMA-376 part 1, 21.2.3.11, empty for as it comes), its ink.

    ``shift`` moves it from there by fractions of the chart; ``named`` shows the category above the value,
    ``titled`` the series' name, alone where it is not ``valued``; ``text`` stands in the place of the value.
    """

    position: str
    ink: str = "dk1"
    bold: bool = False
    named: bool = False
    titled: bool = False
    valued: bool = True
    shift: tuple[float, float] | None = None
    text: str = ""


def add_text_look(
    parent: Element,
    placed: PlacedChart,
    *,
    ink: str = "dk1",
    bold: bool = False,
    wrap: str = "",
    turn: int = 0,
) -> None:
    """Append ``c:txPr``: the chart's size and languages, the theme's faces, level unless told to turn."""
    parent.children.append(_text_look(_Type.of(placed), ink, bold, wrap, turn))


class _Type(Struct, frozen=True):
    """What all of a chart's texts share."""

    lang: str
    alt_lang: str
    size: float

    @staticmethod
    def of(placed: PlacedChart) -> _Type:
        return _Type(placed.lang, placed.alt_lang, placed.label_size)


@lru_cache(maxsize=256)
def _text_look(type_: _Type, ink: str, bold: bool, wrap: str, turn: int) -> Element:
    said: dict[str, str | int] = {"rot": turn, "vert": "horz"}
    text = Element("c:txPr")
    add(text, "a:bodyPr", said | ({"wrap": wrap, "anchor": "ctr"} if wrap else {}))
    add(text, "a:lstStyle")
    paragraph = add(text, "a:p")
    _add_run_look(add(paragraph, "a:pPr"), "a:defRPr", type_, ink, bold)
    add(paragraph, "a:endParaRPr", {"lang": type_.lang, "altLang": type_.alt_lang})
    return Finished(text)


def _add_run_look(parent: Element, name: str, type_: _Type, ink: str, bold: bool) -> None:
    languages: dict[str, str | int] = {"lang": type_.lang, "altLang": type_.alt_lang}
    look = add(parent, name, languages | {"sz": round(type_.size * 100), "b": int(bold)})
    add_fill(look, ink)
    add(look, "a:latin", {"typeface": "+mn-lt"})
    add(look, "a:ea", {"typeface": "+mn-ea"})


def add_labels(
    parent: Element, labels: Sequence[Label | None], placed: PlacedChart, *, sign: str = ""
) -> None:
    """Append ``c:dLbls``: every point that differs, then the look that most share; None is no label.

    ``sign`` stands before every value, as a part of its number format.
    """
    element = add(parent, "c:dLbls")
    shared = Counter(label for label in labels if label is None or not (label.shift or label.text))
    usual = shared.most_common(1)[0][0] if shared else None
    for place, label in enumerate(labels):
        if label == usual:
            continue
        own = add(element, "c:dLbl")
        add(own, "c:idx", {"val": place})
        if label is None:
            add(own, "c:delete", {"val": 1})
        else:
            _add_shift(own, label)
            _add_text(own, label, placed)
            _add_look(own, label, placed, sign)
    if usual is None:
        _add_shows(element, Label("", valued=False))
    else:
        _add_look(element, usual, placed, sign)
    if any(label and label.shift for label in labels):
        add(element, "c:showLeaderLines", {"val": 0})


def _add_shift(parent: Element, label: Label) -> None:
    if label.shift is not None:
        layout = add(add(parent, "c:layout"), "c:manualLayout")
        for axis, share in zip("xy", label.shift, strict=True):
            add(layout, f"c:{axis}", {"val": f"{share:.4f}"})


def _add_text(parent: Element, label: Label, placed: PlacedChart) -> None:
    """A text of its own, with the look of the value's."""
    if not label.text:
        return
    rich = add(add(parent, "c:tx"), "c:rich")
    add(rich, "a:bodyPr", {"rot": 0, "vert": "horz", "wrap": "none", "anchor": "ctr"})
    add(rich, "a:lstStyle")
    run = add(add(rich, "a:p"), "a:r")
    _add_run_look(run, "a:rPr", _Type.of(placed), label.ink, label.bold)
    add(run, "a:t").text = label.text


def _add_look(parent: Element, label: Label, placed: PlacedChart, sign: str = "") -> None:
    look = replace(label, shift=None, text="")
    parent.children += _look(look, _Type.of(placed), sign + placed.chart.number_format)


@lru_cache(maxsize=256)
def _look(label: Label, type_: _Type, number_format: str) -> tuple[Element, ...]:
    parent = Element("c:dLbl")
    add(parent, "c:numFmt", {"formatCode": number_format, "sourceLinked": 0})
    properties = add(parent, "c:spPr")
    add(properties, "a:noFill")
    add(add(properties, "a:ln"), "a:noFill")
    parent.children.append(_text_look(type_, label.ink, label.bold, "none", 0))
    if label.position:
        add(parent, "c:dLblPos", {"val": label.position})
    _add_shows(parent, label)
    if label.valued and (label.named or label.titled):
        add(parent, "c:separator").text = "\n"
    return tuple(map(Finished, parent.children))


def _add_shows(parent: Element, label: Label) -> None:
    shows = {"LegendKey": False, "Val": label.valued, "CatName": label.named, "SerName": label.titled}
    for name, show in (shows | {"Percent": False, "BubbleSize": False}).items():
        add(parent, f"c:show{name}", {"val": int(show)})

"""Text properties and labels inside a chart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from deckgen.compile.elements import add, add_fill
from deckgen.fit.fitted import PlacedChart


@dataclass(frozen=True, slots=True)
class Label:
    """A point's label: where it stands (ECMA-376 part 1, 21.2.3.11, empty for as it comes), its ink.

    ``shift`` moves it from there by fractions of the chart; ``named`` shows the category above the value;
    ``text`` stands in the place of the value.
    """

    position: str
    ink: str = "dk1"
    bold: bool = False
    named: bool = False
    shift: tuple[float, float] | None = None
    text: str = ""


def add_text_look(
    parent: etree._Element,
    placed: PlacedChart,
    *,
    ink: str = "dk1",
    bold: bool = False,
    wrap: str = "",
    turn: int = 0,
) -> None:
    """Append ``c:txPr``: the chart's size and languages, the theme's faces, level unless told to turn."""
    said: dict[str, str | int] = {"rot": turn, "vert": "horz"}
    text = add(parent, "c:txPr")
    add(text, "a:bodyPr", said | ({"wrap": wrap, "anchor": "ctr"} if wrap else {}))
    add(text, "a:lstStyle")
    paragraph = add(text, "a:p")
    languages: dict[str, str | int] = {"lang": placed.lang, "altLang": placed.alt_lang}
    size = {"sz": round(placed.label_size * 100), "b": int(bold)}
    look = add(add(paragraph, "a:pPr"), "a:defRPr", languages | size)
    add_fill(look, ink)
    add(look, "a:latin", {"typeface": "+mn-lt"})
    add(look, "a:ea", {"typeface": "+mn-ea"})
    add(paragraph, "a:endParaRPr", languages)


def add_labels(
    parent: etree._Element, labels: Sequence[Label | None], placed: PlacedChart, *, sign: str = ""
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
        _add_shows(element, value=False, category=False)
    else:
        _add_look(element, usual, placed, sign)
    if any(label and label.shift for label in labels):
        add(element, "c:showLeaderLines", {"val": 0})


def _add_shift(parent: etree._Element, label: Label) -> None:
    if label.shift is not None:
        layout = add(add(parent, "c:layout"), "c:manualLayout")
        for axis, share in zip("xy", label.shift, strict=True):
            add(layout, f"c:{axis}", {"val": f"{share:.4f}"})


def _add_text(parent: etree._Element, label: Label, placed: PlacedChart) -> None:
    """A text of its own, with the look of the value's."""
    if not label.text:
        return
    rich = add(add(parent, "c:tx"), "c:rich")
    add(rich, "a:bodyPr", {"rot": 0, "vert": "horz", "wrap": "none", "anchor": "ctr"})
    add(rich, "a:lstStyle")
    run = add(add(rich, "a:p"), "a:r")
    said: dict[str, str | int] = {"lang": placed.lang, "altLang": placed.alt_lang}
    look = add(run, "a:rPr", said | {"sz": round(placed.label_size * 100), "b": int(label.bold)})
    add_fill(look, label.ink)
    add(look, "a:latin", {"typeface": "+mn-lt"})
    add(look, "a:ea", {"typeface": "+mn-ea"})
    add(run, "a:t").text = label.text


def _add_look(parent: etree._Element, label: Label, placed: PlacedChart, sign: str = "") -> None:
    add(parent, "c:numFmt", {"formatCode": sign + placed.chart.number_format, "sourceLinked": 0})
    properties = add(parent, "c:spPr")
    add(properties, "a:noFill")
    add(add(properties, "a:ln"), "a:noFill")
    add_text_look(parent, placed, ink=label.ink, bold=label.bold, wrap="none")
    if label.position:
        add(parent, "c:dLblPos", {"val": label.position})
    _add_shows(parent, value=True, category=label.named)
    if label.named:
        add(parent, "c:separator").text = "\n"


def _add_shows(parent: etree._Element, *, value: bool, category: bool) -> None:
    shows = {"LegendKey": False, "Val": value, "CatName": category, "SerName": False, "Percent": False}
    for name, show in (shows | {"BubbleSize": False}).items():
        add(parent, f"c:show{name}", {"val": int(show)})

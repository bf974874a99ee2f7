"""How much room a chart's texts need, so that labels are shown where they fit and nowhere else. All in pt."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from deckgen.fit.fitted import PlacedChart
from deckgen.fit.lines import count_lines
from deckgen.fit.rulers import Rulers, Widths
from deckgen.fit.words import words_of
from deckgen.template import EMU_PER_PT

_FACE = "Arial"
_FORMAT = re.compile(r"(?P<group>#,##)?0(?:\.(?P<decimals>0+))?(?P<rest>.*)")


@lru_cache(maxsize=4)
def _widths(bold: bool, cjk: bool) -> Widths:
    return Rulers().widths(_FACE, bold, cjk)


@dataclass(frozen=True, slots=True)
class Room:
    """A chart's width and height, and the size of its text."""

    width: float
    height: float
    size: float
    cjk: bool
    number_format: str

    @staticmethod
    def of(placed: PlacedChart) -> Room:
        """Return the room of a chart in its box."""
        cjk = placed.lang.partition("-")[0] in ("ja", "zh", "ko")
        wide, high = placed.box.w / EMU_PER_PT, placed.box.h / EMU_PER_PT
        return Room(wide, high, placed.label_size, cjk, placed.chart.number_format)

    @property
    def line(self) -> float:
        """The height of a line of text; East Asian faces have the higher line in some renderers."""
        return self.size * (1.45 if self.cjk else 1.2)

    @property
    def figure(self) -> float:
        """The height of a line of digits."""
        return self.size * 1.2

    def wide(self, text: str) -> float:
        """Return the width of a text's widest line, set bold so that a highlighted label fits as well."""
        widths = _widths(True, self.cjk)
        return max(widths.of(line) for line in text.split("\n")) * self.size * 1.02

    def word(self, text: str) -> float:
        """Return the width of a text's widest word."""
        return words_of(text, _widths(True, self.cjk)).widest * self.size * 1.02

    def lines(self, text: str, width: float) -> int:
        """Return how many lines a text takes in a width."""
        return count_lines(words_of(text, _widths(True, self.cjk)), width / self.size)

    def number(self, value: Decimal | None) -> float:
        """Return the width of a value as its label shows it, 0 for none."""
        return 0.0 if value is None else self.wide(shown(value, self.number_format))

    def widest(self, values: Iterable[Decimal | None]) -> float:
        """Return the width of the widest of the values' labels."""
        return max(map(self.number, values), default=0.0)


def shown(value: Decimal, number_format: str) -> str:
    """Return about what a spreadsheet shows for a value: enough to measure its label by."""
    form = _FORMAT.search(number_format)
    if form is None:
        return f"{float(value):.10g}"
    rest = form["rest"].partition(";")[0]
    percent = "%" in re.sub('"[^"]*"', "", rest)
    number = value * 100 if percent else value
    digits = f"{number:{',' if form['group'] else ''}.{len(form['decimals'] or '')}f}"
    return number_format[: form.start()].replace('"', "") + digits + rest.replace('"', "")

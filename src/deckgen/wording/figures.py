"""Fact values as a slide shows them: large with a small unit, inside a sentence, and the note below."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from deckgen.wording.language import LanguagePack, Unit
from deckgen.wording.numerals import scale_word, show_date, show_duration, show_number
from deckgen.wording.reading import QUALIFIERS, read_as_of
from deckgen.wording.values import Change, Date, Duration, FactValue, FiscalYear, Number, Range, Words
from deckgen.wording.words import fill_holes

BESIDE = ("up_to", "more_than", "about")
"""The qualifiers that stand with the number, outermost first; the others are status words for the note."""

FORWARD = ("planned", "target", "expected")
"""The qualifiers of what is still to come."""


class FigureParts(msgspec.Struct, frozen=True, omit_defaults=True):
    """A figure in the parts that are set in different sizes, with the spaces that part them in a line."""

    prefix: str
    value: str
    unit: str
    prefix_space: str = ""
    unit_space: str = ""

    @property
    def text(self) -> str:
        """The figure in one line: ``over 3,400 people``."""
        return f"{self.prefix}{self.prefix_space}{self.value}{self.unit_space}{self.unit}"


def show_figure(
    value: FactValue, unit: str, qualifier: str | Sequence[str], language: LanguagePack
) -> FigureParts:
    """Return a figure as its parts: ``over`` ``3,400`` ``people``; ``約`` ``3,757億`` ``円``."""
    shape = _unit_of(value, unit, language)
    befores, afters = _beside(value, _listed(qualifier), shape, language)
    before = [shape.before, *befores] if language.numbers.unit_first else [*befores, shape.before]
    prefix = language.numbers.qualifier_space.join(word for word in before if word)
    after = _after(value, shape) + "".join(afters)
    space = language.numbers.unit_space if shape.space is None else shape.space
    return FigureParts(
        prefix=prefix,
        value=show_value(value, unit, language),
        unit=after,
        prefix_space=language.numbers.qualifier_space if prefix else "",
        unit_space=space if after else "",
    )


def show_inline(value: FactValue, unit: str, qualifier: str | Sequence[str], language: LanguagePack) -> str:
    """Return a figure for running text: ``約3,400人``; a change as ``from 3 months to 1 month``."""
    if not isinstance(value, Change):
        return show_figure(value, unit, qualifier, language).text
    ends = {
        "before": show_figure(value.before, unit, qualifier, language).text,
        "after": show_figure(value.after, unit, qualifier, language).text,
    }
    return fill_holes(language.numbers.change_in_text, ends)


def show_value(value: FactValue, unit: str, language: LanguagePack) -> str:
    """Return a value with its scale and without qualifier and unit: ``375.7 bn``, ``60–90``, ``3 → 1``."""
    match value:
        case Number():
            return _number(value, _unit_of(value, unit, language), language)
        case Range(low, high):
            return _pair(low, high, language.numbers.range, _unit_of(value, unit, language), language)
        case Change(before, after):
            return _pair(before, after, language.numbers.change, _unit_of(value, unit, language), language)
        case Date() | FiscalYear():
            return show_date(value, language)
        case Duration():
            return show_duration(value, language)
        case Words(text):
            return text


def show_unit(value: FactValue, unit: str, language: LanguagePack) -> str:
    """Return what stands for the unit after the value, "" for dates and durations, which carry their own."""
    shape = _unit_of(value, unit, language)
    return _after(value, shape) or shape.before


def show_status(qualifier: str | Sequence[str], language: LanguagePack) -> str:
    """Return the status words of the qualifiers that do not stand with the number: ``announced``."""
    known = language.qualifiers
    words = [
        known[name].status if name in known else name for name in _listed(qualifier) if name not in BESIDE
    ]
    return language.word("status_separator").join(words)


def show_note(qualifier: str | Sequence[str], as_of: str | FactValue | None, language: LanguagePack) -> str:
    """Return the small line under a key figure: ``announced, Feb 2024``; "" where there is nothing to say.

    ``as_of`` is a read value, or text as written; what is not a date stays as it is.
    """
    status = show_status(qualifier, language)
    date = _as_of(as_of)
    shown = _show_as_of(date, language)
    if isinstance(date, Date | FiscalYear) and _needs_as_of(date, _listed(qualifier)):
        shown = language.word("as_of", date=shown)
    return language.word("note_separator").join(part for part in (status, shown) if part)


def _needs_as_of(date: Date | FiscalYear, given: list[str]) -> bool:
    """True where a bare date could be read as the day on which a plan comes true, or as a stray day."""
    if any(name in FORWARD for name in given):
        return True
    return isinstance(date, Date) and date.day > 0 and all(name in BESIDE for name in given)


def _as_of(as_of: str | FactValue | None) -> FactValue:
    if isinstance(as_of, str):
        return read_as_of(as_of).value or Words(as_of)
    return as_of or Words("")


def _show_as_of(date: FactValue, language: LanguagePack) -> str:
    if isinstance(date, Date | FiscalYear):
        return show_date(date, language, "short")
    return show_value(date, "", language)


def _listed(qualifier: str | Sequence[str]) -> list[str]:
    given = [qualifier] if isinstance(qualifier, str) else list(qualifier)
    order = {name: place for place, name in enumerate(QUALIFIERS)}
    return sorted(dict.fromkeys(name for name in given if name), key=lambda name: order.get(name, len(order)))


def _unit_of(value: FactValue, unit: str, language: LanguagePack) -> Unit:
    return Unit() if isinstance(value, Date | FiscalYear | Duration) else language.unit(unit)


def _after(value: FactValue, shape: Unit) -> str:
    single = isinstance(value, Number) and value.value == 1 and not value.decimals
    return shape.one if single and shape.one else shape.other


def _beside(
    value: FactValue, given: list[str], shape: Unit, language: LanguagePack
) -> tuple[list[str], list[str]]:
    dated = isinstance(value, Date | FiscalYear)
    used = [(name, language.qualifiers[name]) for name in BESIDE if name in given]
    befores = [
        words.date_before if dated else (shape.up_to if name == "up_to" else "") or words.before
        for name, words in used
    ]
    return befores, [words.date_after if dated else words.after for _, words in used]


def _number(number: Number, shape: Unit, language: LanguagePack, *, scaled: bool = True) -> str:
    return show_number(number, language, money=shape.money, sign=shape.sign or number.signed, scaled=scaled)


def _pair(first: Number, last: Number, pattern: str, shape: Unit, language: LanguagePack) -> str:
    words = [scale_word(number, language, money=shape.money) for number in (first, last)]
    start = _number(first, shape, language, scaled=words[0] != words[1])
    return fill_holes(pattern, {"low": start, "high": _number(last, shape, language)})

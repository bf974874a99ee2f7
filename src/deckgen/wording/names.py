r"""`{{ dotted.name }}` and `{{ dotted.name | filter }}` in text: a closed language, filled in one pass.

A name is words parted by dots; the text that it stands for is never looked at again. `\{{` writes two
braces. A filter is another way to ask for a part: `{{ facts.jobs | unit }}` is `{{ facts.jobs.unit }}`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Protocol, TypeGuard

import msgspec

from deckgen.diagnostics import Checked, Finding, Where, did_you_mean
from deckgen.wording.figures import show_inline, show_note, show_status, show_unit, show_value
from deckgen.wording.language import LanguagePack
from deckgen.wording.numerals import show_date
from deckgen.wording.reading import read_as_of
from deckgen.wording.values import Date, FactValue, FiscalYear

FILTERS = ("value", "unit", "label", "date", "status", "note", "month")
"""Every filter there is; a value offers those of them that mean something for it."""

_OPENING = re.compile(r"\\\{\{|\{\{")
_NAME = re.compile(r"\s*([\w-]+(?:\.[\w-]+)*)\s*(?:\|\s*([\w-]+)\s*)?")


class Named(Protocol):
    """A value that text can name as a whole, or by one of its parts."""

    def whole(self) -> str:
        """Return what `{{ name }}` stands for."""

    def part(self, name: str) -> str | None:
        """Return what `{{ name | part }}` stands for, None where the value has no such part."""


def _is_named(value: object) -> TypeGuard[Named]:
    """True for a `Named` value; a runtime-checkable protocol would cost more than filling the text."""
    return hasattr(value, "whole")


class NamedFact(msgspec.Struct, frozen=True):
    """A fact as text can name it, in the words of one language."""

    value: FactValue
    language: LanguagePack
    unit: str = ""
    qualifiers: tuple[str, ...] = ()
    label: str = ""
    as_of: str = ""

    def whole(self) -> str:
        """Return the figure as running text has it: ``over 3,400 people``."""
        return show_inline(self.value, self.unit, self.qualifiers, self.language)

    def part(self, name: str) -> str | None:
        """Return the value, unit, label, date (the as-of date), status or note; None for anything else."""
        show = _FACT_PARTS.get(name)
        return show(self) if show else None


_FACT_PARTS: dict[str, Callable[[NamedFact], str | None]] = {
    "value": lambda fact: show_value(fact.value, fact.unit, fact.language),
    "unit": lambda fact: show_unit(fact.value, fact.unit, fact.language),
    "label": lambda fact: fact.label,
    "date": lambda fact: _long_date(fact.as_of, fact.language),
    "status": lambda fact: show_status(fact.qualifiers, fact.language),
    "note": lambda fact: show_note(fact.qualifiers, fact.as_of, fact.language),
}


class NamedDate(msgspec.Struct, frozen=True):
    """A date as text can name it; `| month` leaves out the day."""

    date: Date | FiscalYear
    language: LanguagePack

    def whole(self) -> str:
        """Return the date as precisely as it is known."""
        return show_date(self.date, self.language)

    def part(self, name: str) -> str | None:
        """Return the date in full, or its month and year."""
        if name in ("date", "month"):
            return show_date(self.date, self.language, "month" if name == "month" else "long")
        return None


class Filled(msgspec.Struct, frozen=True):
    """A text with its names filled, and the names that were used, each once, without their parts."""

    text: str
    names: tuple[str, ...] = ()


def fill_names(text: str, where: Where | None, values: Mapping[str, Any]) -> Checked[Filled]:
    """Return the text with every `{{ name }}` filled from nested values; a wrong one stays, with a finding.

    Leaves are text, whole or decimal numbers, or `Named` values.
    """
    out: list[str] = []
    names: dict[str, None] = {}
    findings: list[Finding] = []
    start = 0
    while opening := _OPENING.search(text, start):
        out.append(text[start : opening.start()])
        start = opening.end()
        if opening[0] != "{{":
            out.append("{{")
            continue
        hole, start = _hole(text, start, where)
        filled = None if hole.value is None else _fill(hole.value, where, values)
        out.append(filled.value.text if filled and filled.value else text[opening.start() : start])
        findings += (*hole.findings, *(filled.findings if filled else ()))
        names |= dict.fromkeys(filled.value.names if filled and filled.value else ())
    return Checked(Filled("".join([*out, text[start:]]), tuple(names)), tuple(findings))


def _hole(text: str, start: int, where: Where | None) -> tuple[Checked[str], int]:
    """Return what stands between the braces and where the text goes on; None with a finding if not closed."""
    end, again = text.find("}}", start), text.find("{{", start)
    if end < 0 or 0 <= again < end:
        shown = text[start : start + 30].strip()
        finding = Finding(
            "name-unclosed",
            f"the braces before '{shown}' are not closed",
            "write {{ name }}, or \\{{ for two braces",
            where,
        )
        return Checked(None, (finding,)), start
    return Checked(text[start:end]), end + 2


def _fill(hole: str, where: Where | None, values: Mapping[str, Any]) -> Checked[Filled]:
    match = _NAME.fullmatch(hole)
    if not match:
        cure = "write {{ name }} or {{ name | filter }}, with dots between the words of a name"
        return _wrong("name-form", f"'{hole.strip()}' is not a name", cure, where)
    name, wanted = match[1], match[2]
    if wanted and wanted not in FILTERS:
        return _wrong(
            "filter-unknown", f"there is no filter '{wanted}'", did_you_mean(wanted, FILTERS), where
        )
    return _look_up(name, wanted, where, values)


def _look_up(
    name: str, wanted: str | None, where: Where | None, values: Mapping[str, Any]
) -> Checked[Filled]:
    found: Any = values
    words = name.split(".")
    for place, word in enumerate(words):
        if _is_named(found) and not wanted and place == len(words) - 1:
            return _part(found, ".".join(words[:place]), word, where)
        if not isinstance(found, Mapping) or word not in found:
            return _unknown(name, words[:place], word, found, where)
        found = found[word]
    if wanted:
        return _part(found, name, wanted, where)
    if _is_named(found):
        return Checked(Filled(found.whole(), (name,)))
    if isinstance(found, str | int | Decimal) and not isinstance(found, bool):
        return Checked(Filled(str(found), (name,)))
    inner = found if isinstance(found, Mapping) else {}
    return _wrong("name-group", f"'{name}' is not one value", did_you_mean("", map(str, inner)), where)


def _part(found: Any, name: str, wanted: str, where: Where | None) -> Checked[Filled]:
    shown = found.part(wanted) if _is_named(found) else None
    if shown is not None:
        return Checked(Filled(shown, (name,)))
    offered = [word for word in FILTERS if _is_named(found) and found.part(word) is not None]
    cure = did_you_mean(wanted, offered) or f"write {{{{ {name} }}}}"
    return _wrong("name-part", f"'{name}' has no '{wanted}'", cure, where)


def _unknown(name: str, before: list[str], word: str, found: Any, where: Where | None) -> Checked[Filled]:
    place = f" in '{'.'.join(before)}'" if before else ""
    known = [str(key) for key in found] if isinstance(found, Mapping) else []
    cure = did_you_mean(word, known) or f"write {{{{ {'.'.join(before)} }}}}"
    return _wrong("name-unknown", f"there is no '{word}'{place} for '{name}'", cure, where)


def _long_date(as_of: str, language: LanguagePack) -> str | None:
    date = read_as_of(as_of).value
    if isinstance(date, Date | FiscalYear):
        return show_date(date, language)
    return as_of or None


def _wrong(code: str, message: str, cure: str, where: Where | None) -> Checked[Any]:
    return Checked(None, (Finding(code, message, cure, where),))

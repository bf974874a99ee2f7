"""A language file over its region: what is missing, what is too much, what does not agree."""

from __future__ import annotations

import re

from deckgen.content.id_check import ids_twice
from deckgen.content.model import Form, Translated
from deckgen.content.overlay import Report, id_of, lay_over
from deckgen.content.shape import MOST_FINDINGS, Path, texts_in
from deckgen.content.validate import too_many_findings
from deckgen.diagnostics import Finding, Severity, did_you_mean
from deckgen.yaml_source import Node

_BESIDE = ("id", "allow")
"""Keys that a language file may have beside its texts."""

_Text = tuple[Path, Node, Translated]
_FACT = re.compile(r"\{\{\s*(facts\.[a-z0-9-]+)")


def translate(form: type[Form], base: Node, language: Node, report: Report) -> Node:
    """Return the base with the language file's texts, reporting every text that is missing or too much.

    A language file holds texts only: the same mappings, with ids for list entries, and as many points. Where
    an id stands twice in the base, that alone is reported, as no text can find its place.
    """
    limited = _Limited(report)
    twice = list(ids_twice(base))
    if twice:
        for finding in twice:
            report(finding)
        return base
    try:
        texts = texts_in(form, base)
        merged = lay_over(base, language, limited)
        for text in texts:
            _compare(base, merged, text, language.where.file, limited)
        _refuse_extras(base, language, (), frozenset(path for path, _, _ in texts), limited)
    except _TooManyError:
        report(too_many_findings(MOST_FINDINGS, language.where))
        return base
    return merged


class _TooManyError(Exception):
    """Raised where a language file has more findings than are told."""


class _Limited:
    """A report that takes only so many findings."""

    def __init__(self, report: Report) -> None:
        self.report, self.told = report, 0

    def __call__(self, finding: Finding) -> None:
        self.told += 1
        if self.told > MOST_FINDINGS:
            raise _TooManyError
        self.report(finding)


def _compare(base: Node, merged: Node, text: _Text, file: str, report: Report) -> None:
    path, ours, mark = text
    theirs = merged.at(path)
    if theirs is None or theirs.where.file != file:
        if mark.required and not _is_the_same_everywhere(base, ours):
            message = f"`{_address(base, path)}` has no text in {file}"
            report(Finding("text-missing", message, f"add it to {file}", ours.where))
        return
    said = _FACT.findall(str(theirs.value))
    for fact in _FACT.findall(str(ours.value)):
        if fact not in said:
            message = f"the text does not name `{{{{ {fact} }}}}`, which it does in {ours.where}"
            report(
                Finding(
                    "fact-not-named",
                    message,
                    f"write {{{{ {fact} }}}} where the figure belongs",
                    theirs.where,
                )
            )
    _compare_numbers(ours, theirs, report)


def _is_the_same_everywhere(base: Node, ours: Node) -> bool:
    """True for a text from a data file without a letter in it, such as a year or a number."""
    text = str(ours.value)
    return ours.where.file != base.where.file and not any(letter.isalpha() for letter in text)


def _compare_numbers(ours: Node, theirs: Node, report: Report) -> None:
    from deckgen.content.number_check import numbers_differ  # whose patterns only translations need

    difference = numbers_differ(str(ours.plain()), str(theirs.plain()))
    if difference:
        cure = f"write the same numbers as {ours.where}"
        report(Finding("number-differs", difference, cure, theirs.where, Severity.WARNING))


def _address(base: Node, path: Path) -> str:
    """The path with ids in the place of positions, as a writer would say it."""
    words, node = [], base
    for step in path:
        child = node.at([step])
        assert child is not None
        words.append((id_of(child) or str(step + 1)) if isinstance(step, int) else step)
        node = child
    return ".".join(words)


def _refuse_extras(base: Node, over: Node, path: Path, texts: frozenset[Path], report: Report) -> None:
    """Report every leaf of the language file that is not a text of the base."""
    if isinstance(over.value, dict):
        for key, child in over.value.items():
            if not (path == () and key == "language") and key not in _BESIDE:
                _refuse_extra_key(base, key, child, path, texts, report)
    elif isinstance(over.value, list):
        _refuse_extra_entries(base, over, path, texts, report)
    elif over.value is not None and path not in texts and not _is_short_form(path, texts):
        where, name, own = over.key_where or over.where, _address(base, path), base.at(path)
        if own is not None and own.value is None:
            cure = f"say it in {own.where} as well, or leave it out here"
            report(Finding("text-extra", f"`{name}` is empty in {own.where.file}", cure, where))
            return
        cure = "leave it out: a language file holds texts only"
        report(Finding("not-a-text", f"`{name}` is the same in every language", cure, where))


def _is_short_form(path: Path, texts: frozenset[Path]) -> bool:
    """True where a plain text stands for an entry with a text."""
    return (*path, "text") in texts


def _refuse_extra_key(
    base: Node,
    key: str,
    child: Node,
    path: Path,
    texts: frozenset[Path],
    report: Report,
) -> None:
    here = base.at(path)
    assert here is not None
    step = _step_to(here, key)
    if step is not None:
        _refuse_extras(base, child, (*path, step), texts, report)
    elif isinstance(here.value, dict):
        cure = did_you_mean(key, here.value)
        message = f"`{key}` is not in {here.where.file}"
        report(Finding("text-extra", message, cure, child.key_where or child.where))


def _step_to(here: Node, key: str) -> str | int | None:
    """The step to a key of a mapping, or to the entry of a list with that id."""
    if isinstance(here.value, dict):
        return key if key in here.value else None
    if isinstance(here.value, list):
        return next((at for at, entry in enumerate(here.value) if id_of(entry) == key), None)
    return None


def _refuse_extra_entries(base: Node, over: Node, path: Path, texts: frozenset[Path], report: Report) -> None:
    here = base.at(path)
    if here is None or not isinstance(here.value, list) or not isinstance(over.value, list):
        return
    by_id = {id_of(entry): at for at, entry in enumerate(here.value) if id_of(entry)}
    if not by_id and len(here.value) != len(over.value):
        have, want = len(over.value), len(here.value)
        message = f"`{_address(base, path)}` has {have} entries here and {want} in {here.where}"
        report(Finding("count-differs", message, f"give {want}, in the same order", over.where))
        return
    for at, entry in enumerate(over.value):
        place = by_id.get(id_of(entry)) if by_id else at
        if place is not None:
            _refuse_extras(base, entry, (*path, place), texts, report)

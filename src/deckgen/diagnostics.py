"""Problems as data: where they are, how bad they are, what would be right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import IntEnum, StrEnum
from typing import Generic, TypeVar

from msgspec import Struct

T = TypeVar("T")

_NUMBERS = re.compile("([0-9]{1,9})")


class Where(Struct, frozen=True, order=True, gc=False):
    """A place in a content file; line and column count from 1, and 0 means the file as a whole."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Return ``file:line:column``, or the file alone where no line is known."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


class Severity(StrEnum):
    """How bad a finding is: an error writes no file, a warning writes it, a note only informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Exit(IntEnum):
    """The exit codes of the command line."""

    DONE = 0
    FINDINGS = 1
    USAGE = 2
    TEMPLATE = 3
    BATCH = 4
    INTERNAL = 70


class Finding(Struct, frozen=True):
    """One problem: a stable kebab-case code, what is wrong, where, and the cure."""

    code: str
    message: str
    cure: str = ""
    where: Where | None = None
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """Return the one-line form ``file:line:column code message; cure``."""
        place = f"{self.where} " if self.where else ""
        cure = f"; {self.cure}" if self.cure else ""
        return f"{place}{self.code} {self.message}{cure}"


class Checked(Struct, Generic[T], frozen=True):
    """A value together with its findings; the value is None where the errors leave nothing to go on with."""

    value: T | None
    findings: tuple[Finding, ...] = ()

    @property
    def ok(self) -> bool:
        """True where there is a value and no finding is an error."""
        return self.value is not None and not has_errors(self.findings)

    def require(self) -> T:
        """Return the value, or raise DeckgenError with the findings if any of them is an error."""
        if self.value is None or has_errors(self.findings):
            raise DeckgenError(self.findings)
        return self.value


class DeckgenError(Exception):
    """Raised where work cannot go on: carries every finding and the exit code that tells of it."""

    def __init__(self, findings: Sequence[Finding], exit_code: Exit = Exit.FINDINGS) -> None:
        super().__init__("\n".join(str(finding) for finding in findings))
        self.findings = tuple(findings)
        self.exit_code = exit_code


def has_errors(findings: Iterable[Finding]) -> bool:
    """Return True if any finding is an error."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings without repeats, by file, line, column, code, then message with numbers counted."""
    nowhere = Where("")
    return tuple(
        sorted(dict.fromkeys(findings), key=lambda f: (f.where or nowhere, f.code, _as_counted(f.message))),
    )


def _as_counted(message: str) -> list[str | int]:
    """A message to be sorted by: slide 6 stands before slide 11."""
    return [int(part) if number % 2 else part for number, part in enumerate(_NUMBERS.split(message))]


def closest(word: str, known: Iterable[str]) -> str:
    """Return the known word that was probably meant, or an empty string."""
    import difflib  # only where something was misspelt

    return next(iter(difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.6)), "")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return ``did you mean 'x'?`` for the closest known word, or the list of what is known."""
    choices = sorted(known)
    if close := closest(word, choices):
        return f"did you mean '{close}'?"
    return f"known here: {', '.join(choices)}" if choices else ""

"""The overview of a batch: a row for each deck, as a web page, a table for spreadsheets, or JSON."""

from __future__ import annotations

import csv
import html
import io
from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from deckgen.batch.choice import GENERAL
from deckgen.batch.decide import Verdict
from deckgen.batch.job import Outcome
from deckgen.diagnostics import Finding, Severity

STATUSES = ("built", "planned", "unchanged", "failed", "edited")
"""What may become of a deck in a batch; ``planned`` ones a dry run would build, edited ones are left be."""

_DECIDED = {"build": "planned", "edited": "edited"}


class Row(msgspec.Struct, frozen=True):
    """What became of one deck, and why; ``seconds`` are those of this run."""

    region: str
    investor: str
    language: str
    storyline: str
    file: str
    status: str
    why: tuple[str, ...]
    slides: int
    findings: tuple[Finding, ...]
    seconds: float


def row_of(verdict: Verdict, outcome: Outcome | None = None) -> Row:
    """Return the row of an edition: of what was decided, and of what came of it where it was worked on."""
    edition, record = verdict.edition, verdict.record
    status = _DECIDED.get(verdict.action, "unchanged")
    slides, findings, seconds = (record.slides, record.findings, 0.0) if record else (0, (), 0.0)
    if outcome is not None:
        status = "unchanged" if outcome.status == "same" else outcome.status
        slides = outcome.slides or slides
        findings, seconds = outcome.findings, round(outcome.seconds, 3)
    whose = (edition.region, edition.investor or GENERAL, edition.language, edition.storyline)
    return Row(*whose, verdict.file, status, verdict.why, slides, findings, seconds)


def counts(rows: Iterable[Row]) -> dict[str, int]:
    """Return how many decks there are of each status, none left out."""
    found = Counter(row.status for row in rows)
    return {status: found[status] for status in STATUSES}


def as_json(rows: Sequence[Row], left_over: Sequence[str], seconds: float) -> bytes:
    """Return the overview for programs."""
    told = {**counts(rows), "seconds": round(seconds, 3), "left_over": left_over, "decks": rows}
    return msgspec.json.format(msgspec.json.encode(told), indent=1)


def as_csv(rows: Iterable[Row]) -> bytes:
    """Return the overview as a table that Excel opens as UTF-8; no cell is a formula."""
    target = io.StringIO(newline="")
    writer = csv.writer(target)
    writer.writerow(_COLUMNS)
    for row in rows:
        writer.writerow(map(_harmless, _cells(row)))
    return b"\xef\xbb\xbf" + target.getvalue().encode()


def as_html(rows: Sequence[Row], title: str) -> bytes:
    """Return the overview as one page that needs nothing else."""
    totals = ", ".join(f"{number} {status}" for status, number in counts(rows).items() if number)
    head = "".join(f"<th scope=col>{html.escape(column)}" for column in _COLUMNS)
    body = "\n".join(
        f"<tr class={row.status}>" + "".join(f"<td>{html.escape(str(cell))}" for cell in _cells(row))
        for row in rows
    )
    name = html.escape(title)
    return _PAGE.format(name=name, totals=html.escape(totals), head=head, body=body).encode()


_COLUMNS = (
    *("region", "investor", "language", "storyline", "file", "status", "why"),
    *("slides", "errors", "warnings", "findings", "seconds"),
)

_PAGE = """<!doctype html>
<html lang=en><meta charset=utf-8><title>{name}</title>
<style>
body {{ font: 14px/1.4 Arial, sans-serif; margin: 2em; color: #14212b }}
table {{ border-collapse: collapse }}
th, td {{ border-bottom: 1px solid #d5dce2; padding: .3em .7em; text-align: left; vertical-align: top;
  white-space: pre-wrap }}
.failed td {{ background: #fbe9e7 }} .edited td {{ background: #fff6e0 }} .built td {{ background: #eef6ee }}
</style>
<h1>{name}</h1><p>{totals}</p>
<table><thead><tr>{head}</thead><tbody>
{body}
</tbody></table></html>
"""


def _cells(row: Row) -> tuple[object, ...]:
    errors, warnings = (
        sum(found.severity is severity for found in row.findings)
        for severity in (Severity.ERROR, Severity.WARNING)
    )
    findings = "\n".join(str(found) for found in row.findings)
    whose = (row.region, row.investor, row.language, row.storyline, row.file, row.status)
    return (*whose, "\n".join(row.why), row.slides, errors, warnings, findings, row.seconds)


def _harmless(cell: object) -> object:
    """A text that a spreadsheet would take for a formula is marked as text."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t")) else cell

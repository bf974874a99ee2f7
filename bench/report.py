"""The table on the terminal, the record of the figures, and docs/performance.md."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec
from bench.costs import Costly, Steps
from bench.decks import ROOT
from bench.row import Row

RECORD = ROOT / "bench" / "figures.json"
PAGE = ROOT / "docs" / "performance.md"
TEXT = ROOT / "bench" / "page.md"


class Figures(msgspec.Struct):
    """Everything on the page; rows of a run that was not made again are kept from the last one."""

    rows: dict[str, list[Row]] = {}
    steps: list[Steps] = []
    personalised: list[Steps] = []
    processes: list[Steps] = []
    costly: list[Costly] = []

    def keep(self, group: str, rows: list[Row], long: str) -> None:
        """Take a group's new rows; those that only a long run (of the day ``long``) measures stay."""
        keys = {row.key for row in rows}
        stay = [row for row in self.rows.get(group, []) if row.long and row.key not in keys and not long]
        self.rows[group] = [*(msgspec.structs.replace(row, long=long) for row in rows), *stay]


def read_figures() -> Figures:
    """Return the figures of earlier runs; none where there is no record."""
    return msgspec.json.decode(RECORD.read_bytes(), type=Figures) if RECORD.is_file() else Figures()


def write(figures: Figures) -> None:
    """Write the record and the page."""
    RECORD.write_bytes(msgspec.json.format(msgspec.json.encode(figures), indent=1) + b"\n")
    PAGE.write_text(page(figures), encoding="utf-8")


def page(figures: Figures) -> str:
    """Return docs/performance.md."""
    text = TEXT.read_text(encoding="utf-8")
    rows = [row for group in figures.rows.values() for row in group]
    parts = {
        "rows": table([row for row in rows if not row.key.startswith(_OTHERS)]),
        "others": table([row for row in rows if row.key.startswith(_OTHERS)]),
        "steps": _steps(figures.steps),
        "personalised": _steps(figures.personalised),
        "processes": _steps(figures.processes),
        "costly": "\n".join(f"| `{one.name}` | {one.share:.1f} |" for one in figures.costly),
    }
    for name, part in parts.items():
        text = text.replace(f"<!-- {name} -->", part)
    return text


_OTHERS = ("pptxgenjs", "pandoc", "gopptx")


def table(rows: Sequence[Row]) -> str:
    """Return rows as the lines of a Markdown table with five columns."""
    return "\n".join(f"| {' | '.join(_cells(row))} |" for row in rows)


def _cells(row: Row) -> tuple[str, ...]:
    goal = f"{row.goal.way} {row.goal.value:g}" if row.goal else ""
    reached = row.note if not row.found else row.reached
    caches = f"{row.caches} (long run of {row.long})" if row.long else row.caches
    return row.what, goal, reached, row.verdict, caches


def _steps(steps: Sequence[Steps]) -> str:
    names = list(steps[0].shares) if steps else []
    lines = [f"| | {' | '.join(names)} |", f"|---|{'---|' * len(names)}"]
    lines += [f"| {one.kind} | {' | '.join(f'{one.shares[name]:.1f}' for name in names)} |" for one in steps]
    return "\n".join(lines)


def told(row: Row) -> str:
    """Return a row as a line on a terminal."""
    what, goal, reached, verdict, _ = _cells(row)
    met = {"yes": "reached", "no": "NOT reached"}.get(verdict, "")
    return f"  {what}: {reached}" + (f"  [goal {goal}: {met}]" if goal else "")


def relative(place: Path) -> str:
    """Return a path as it is said to people."""
    return place.relative_to(ROOT).as_posix()

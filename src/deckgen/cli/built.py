"""What became of each deck, as a person reads it: one line each, every finding once."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click

from deckgen.batch.decide import edited
from deckgen.batch.far import is_far
from deckgen.batch.job import Outcome
from deckgen.batch.run import Run
from deckgen.cli.failures import log_fault
from deckgen.cli.telling import summary, tell
from deckgen.diagnostics import DeckgenError, Exit, Finding, Severity
from deckgen.plan import Edition

if TYPE_CHECKING:
    from deckgen.batch.pdf import PdfPrinter


class Teller:
    """Tells of decks one after the other; a finding that several share is told with the first."""

    def __init__(self, root: Path, quiet: bool) -> None:
        self._root, self._quiet = root, quiet
        self._told: set[Finding] = set()

    def findings(self, findings: Iterable[Finding]) -> None:
        """Tell what was not told of another deck yet."""
        new = [found for found in findings if found not in self._told]
        tell(new)
        self._told.update(new)

    def say(self, line: str) -> None:
        """Print a line, but for --quiet."""
        if not self._quiet:
            click.echo(line)

    def outcome(self, outcome: Outcome) -> int:
        """Tell of one deck; returns the exit code that it asks for."""
        place = self.shown(outcome.file)
        self.findings(outcome.findings)
        if outcome.status == "failed":
            if outcome.trace:
                log_fault(outcome.trace)
            click.echo(f"{place}: not written ({summary(outcome.findings)})", err=True)
            return outcome.code
        if outcome.status == "edited":
            return self.edited(outcome.file)
        if outcome.status == "same":
            self.same(outcome.file, ())
        else:
            steps = ", ".join(f"{name} {time * 1000:.0f}" for name, time in outcome.times.items())
            self.say(f"{place}  {outcome.slides} slides  {outcome.seconds:.2f} s  (ms: {steps})")
        return Exit.DONE

    def printed(self, printer: PdfPrinter | None, edition: Edition, file: str) -> int:
        """Bring a deck's PDF up to date where there is a printer, and tell of it; returns the exit code."""
        if printer is None:
            return Exit.DONE
        start = perf_counter()
        done = printer.print(edition, file)
        self.findings(done.findings)
        if done.value:
            self.say(f"{self.shown(done.value)}  {perf_counter() - start:.2f} s")
        return Exit.DONE if done.value is not None else Exit.FINDINGS

    def same(self, file: str, findings: Sequence[Finding]) -> None:
        """Tell of a deck that stays as it is, with what was found when it was built."""
        self.findings(findings)
        self.say(f"{self.shown(file)}  up to date")

    def edited(self, file: str) -> int:
        """Tell of a deck that is left be."""
        self.findings([edited(self.shown(file))])
        return Exit.FINDINGS

    def shown(self, file: str) -> str:
        """Return a file's path as seen from here, an address as it is."""
        if is_far(file):
            return file
        place, here = self._root / file, Path.cwd()
        return str(place.relative_to(here)) if place.is_relative_to(here) else str(place)


class BatchTeller(Teller):
    """Tells of a batch: with a bar on a terminal, which failures then follow, on plain lines elsewhere.

    With ``as_data`` it says nothing, as the overview on standard output says it all.
    """

    def __init__(self, root: Path, quiet: bool, as_data: bool) -> None:
        super().__init__(root, quiet or as_data)
        self.as_data = as_data
        self._held: list[Outcome] | None = None

    def findings(self, findings: Iterable[Finding]) -> None:
        """Tell what was not told of another deck yet."""
        if not self.as_data:
            super().findings(findings)

    def outcome(self, outcome: Outcome) -> int:
        """Tell of one deck, or hold it until the bar is done; returns the exit code that it asks for."""
        if self._held is not None:
            if outcome.findings or outcome.status == "edited":
                self._held.append(outcome)
        elif not self.as_data:
            return super().outcome(outcome)
        elif outcome.trace:
            log_fault(outcome.trace)
        return outcome.code

    def edited(self, file: str) -> int:
        """Tell of a deck that is left be, which is no failure of a batch."""
        self.findings([edited(self.shown(file), Severity.WARNING)])
        return Exit.DONE

    def same(self, file: str, findings: Sequence[Finding]) -> None:
        """Tell of what was found in a deck that stays as it is; that it stays is the usual case."""
        self.findings(findings)

    @contextmanager
    def progress(self, decks: int) -> Iterator[Callable[[], None]]:
        """Give a function to call for each deck that is done; on a terminal it moves a bar."""
        if self._quiet or not sys.stdout.isatty() or not decks:
            yield lambda: None
            return
        start, done = perf_counter(), 0

        def rate(_: object) -> str:
            return f"{done / max(perf_counter() - start, 1e-6):.1f} decks/s"

        self._held = []
        with click.progressbar(length=decks, label="building", show_pos=True, item_show_func=rate) as bar:

            def move() -> None:
                nonlocal done
                done += 1
                bar.update(1, done)

            yield move
        held, self._held = self._held, None
        for outcome in held:
            self._tell_held(outcome)

    def _tell_held(self, outcome: Outcome) -> None:
        if outcome.status in ("failed", "edited"):
            super().outcome(outcome)
        else:
            self.findings(outcome.findings)


@contextmanager
def printer_for(run: Run, wanted: bool) -> Iterator[PdfPrinter | None]:
    """Give a printer where PDFs are wanted and LibreOffice is there; that it is not is told."""
    if not wanted:
        yield None
        return
    from deckgen.batch.pdf import PdfPrinter  # imported here because most builds print nothing

    try:
        printer = PdfPrinter(run)
    except DeckgenError as absent:
        tell(absent.findings)
        yield None
        return
    with printer:
        yield printer

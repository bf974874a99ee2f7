"""What became of each deck, as a person reads it: one line each, every finding once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from deckgen.batch.decide import edited
from deckgen.batch.task import Outcome
from deckgen.cli.failures import log_fault
from deckgen.cli.telling import summary, tell
from deckgen.diagnostics import Exit, Finding


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
        if outcome.status == "same":
            self.same(outcome.file, ())
        else:
            steps = ", ".join(f"{name} {time * 1000:.0f}" for name, time in outcome.times.items())
            self.say(f"{place}  {outcome.slides} slides  {outcome.seconds:.2f} s  (ms: {steps})")
        return Exit.DONE

    def same(self, file: str, findings: Sequence[Finding]) -> None:
        """Tell of a deck that stays as it is, with what was found when it was built."""
        self.findings(findings)
        self.say(f"{self.shown(file)}  up to date")

    def edited(self, file: str) -> int:
        """Tell of a deck that is left be."""
        self.findings([edited(self.shown(file))])
        return Exit.FINDINGS

    def shown(self, file: str) -> str:
        """Return a file's path as seen from here."""
        place, here = self._root / file, Path.cwd()
        return str(place.relative_to(here)) if place.is_relative_to(here) else str(place)

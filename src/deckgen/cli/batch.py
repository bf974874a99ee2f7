"""``deckgen batch``: every region for every investor in every language."""

from __future__ import annotations

import datetime
import os
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click
import msgspec

from deckgen.batch.choice import matches, nearest, said
from deckgen.batch.decide import Verdict
from deckgen.batch.editions import Editions, editions_in, whole_output
from deckgen.batch.engine import Engine, LocalEngine
from deckgen.batch.far import is_far, require_store
from deckgen.batch.index import ContentIndex
from deckgen.batch.job import Outcome
from deckgen.batch.prune import left_over, prune
from deckgen.batch.report import Row, as_csv, as_html, as_json, counts, row_of
from deckgen.batch.run import Run, Wishes, run_in
from deckgen.cli.built import BatchTeller, printer_for
from deckgen.cli.given import Command, require_place
from deckgen.cli.project import date_option, open_project, today_option
from deckgen.cli.telling import worse_than_notes
from deckgen.diagnostics import Exit, Severity
from deckgen.workspace.disk import write_whole

if TYPE_CHECKING:
    from deckgen.batch.pdf import PdfPrinter

REPORTS = (".html", ".csv")
_NAMED = 3
"""Decks that failed for one cause and are named; of the rest it is told how many they are."""

_DECKS_A_PROCESS = 12
"""Decks below which another process costs more than it brings."""


@click.command("batch", cls=Command, short_help="Build every region for every investor in every language.")
@click.option(
    "--only",
    multiple=True,
    help="Only what matches REGION/INVESTOR/LANGUAGE/STORYLINE, such as 'kumamoto/*/ja'; may be given again.",
)
@click.option("--dry-run", is_flag=True, help="Tell what would be built and why; write nothing.")
@click.option(
    "--jobs", type=click.IntRange(1), help="Processes to build in; otherwise as many as are worth it."
)
@click.option("--scheduler", default="", help="A Dask scheduler to build on, such as tcp://host:8786.")
@click.option("--output", default="", help="A folder or address for the decks, such as s3://bucket/decks.")
@date_option
@click.option("--force", is_flag=True, help="Overwrite decks edited by hand since; try again what failed.")
@click.option("--verify", is_flag=True, help="Read each deck whole to see whether it was edited by hand.")
@click.option("--strict", is_flag=True, help="Treat warnings as errors.")
@click.option("--pdf", is_flag=True, help="A PDF beside each deck as well, drawn by LibreOffice.")
@click.option("--prune", "pruning", is_flag=True, help="Remove decks that no edition stands for any more.")
@click.option(
    "--report", "reports", multiple=True, type=click.Path(dir_okay=False), help="An overview, .html or .csv."
)
@click.option("--json", "as_data", is_flag=True, help="Print the overview as JSON, and nothing else.")
@click.option("-q", "--quiet", is_flag=True, help="Print findings and the last line only.")
@today_option
@click.pass_context
def command(
    ctx: click.Context,
    only: tuple[str, ...],
    dry_run: bool,
    jobs: int | None,
    scheduler: str,
    output: str,
    date: str,
    force: bool,
    verify: bool,
    strict: bool,
    pdf: bool,
    pruning: bool,
    reports: tuple[str, ...],
    as_data: bool,
    quiet: bool,
    today: datetime.date | None,
) -> int:
    """Build the decks that content/batch.yaml names; without that file, every one there can be.

    Only what changed is built again. A deck that fails, or that somebody edited, stops no other.

    \b
    deckgen batch --dry-run
    deckgen batch --only 'kumamoto/*/ja' --report overview.html
    """
    _require_sense(reports, output, pdf)
    workspace, wishes = (
        open_project(ctx, today),
        Wishes(date, strict, force, True, verify, whole_output(output)),
    )
    if not is_far(output):
        require_place(output, workspace.root, "--output")
    teller = BatchTeller(workspace.root, quiet, as_data)
    if dry_run:
        run = Run(workspace, wishes, recorded=False)
        return _foretell(run, _chosen(run, only), teller)
    with run_in(workspace, wishes) as run:
        batch = _Batch(run, _chosen(run, only), teller, jobs, scheduler)
        batch.build(pdf)
        batch.clear_up(pruning)
    teller.findings(run.findings)
    return batch.end(reports)


def _require_sense(reports: Sequence[str], output: str, pdf: bool) -> None:
    """Raise what click tells of where options name what cannot be made."""
    for report in reports:
        if not report.endswith(REPORTS):
            raise click.BadParameter(
                f"'{report}' ends in neither {' nor '.join(REPORTS)}", param_hint="--report"
            )
    if is_far(output):
        require_store(output)
        if pdf:
            raise click.UsageError("--pdf draws decks on this machine; leave out --output or --pdf")


def _chosen(run: Run, only: Sequence[str]) -> Editions:
    index = ContentIndex(run.workspace.root, run.files)
    editions = editions_in(run, index, only)
    standing = list(editions.standing.decks.values())
    for pattern in only:
        if not any(matches(edition, pattern) for edition in standing):
            cure = nearest(standing, pattern)
            raise click.BadParameter(f"'{pattern}' matches no edition; {cure}", param_hint="--only")
    if run.recorded:
        index.save()
    run.findings.extend(index.findings)
    return editions


def _foretell(run: Run, editions: Editions, teller: BatchTeller) -> int:
    """Tell what would be done, and do nothing."""
    verdicts = run.decide(editions.chosen)
    foreseen = run.foreseen(verdicts)
    verdicts = [_with_foreseen(verdict, foreseen.get(verdict.file)) for verdict in verdicts]
    teller.findings([*editions.findings, *run.findings])
    if teller.as_data:
        click.echo(as_json([row_of(verdict, verdict.outcome) for verdict in verdicts], [], 0.0))
        return Exit.DONE
    for verdict in verdicts:
        if verdict.outcome:
            teller.findings(verdict.outcome.findings)
        if verdict.action != "same":
            teller.say(f"{verdict.action:8}{teller.shown(verdict.file)}  {'; '.join(verdict.why)}")
    for left in editions.left_out:
        teller.say(f"not     {said(left.edition)}  {left.why}")
    for record in left_over(run.manifest, editions.standing):
        teller.say(f"over    {teller.shown(record.file)}  no edition stands for it; --prune removes it")
    building = sum(verdict.action == "build" for verdict in verdicts)
    same = sum(verdict.action == "same" for verdict in verdicts)
    edited = sum(verdict.action == "edited" for verdict in verdicts)
    failing = f", {fail} would fail" if (fail := len(verdicts) - building - same - edited) else ""
    click.echo(f"{building} to build, {same} unchanged, {edited} edited by hand and left{failing}")
    return Exit.DONE


def _with_foreseen(verdict: Verdict, outcome: Outcome | None) -> Verdict:
    """The verdict on a deck with what planning told of it: that it says the same, or cannot be built."""
    if outcome is None or outcome.status == "planned":
        return verdict
    return msgspec.structs.replace(verdict, action=outcome.status, outcome=outcome)


class _Batch:
    """One batch from the first verdict to the last line."""

    def __init__(
        self, run: Run, editions: Editions, teller: BatchTeller, jobs: int | None, scheduler: str
    ) -> None:
        self._run, self._editions, self._teller = run, editions, teller
        self._jobs, self._scheduler = jobs, scheduler
        self._rows: dict[str, Row] = {}
        self._codes: set[int] = set()
        self._left_over: list[str] = []
        self._stopped = False
        self._start = perf_counter()

    def build(self, pdf: bool) -> None:
        """Build what is to be built, and tell of every deck."""
        run, teller = self._run, self._teller
        run.sweep([*self._editions.standing.decks, *(record.file for record in run.manifest)])
        teller.findings(self._editions.findings)
        verdicts = run.decide(self._editions.chosen)
        building = {verdict.file: verdict for verdict in verdicts if verdict.action == "build"}
        with printer_for(run, pdf) as printer:
            if pdf and printer is None:
                self._codes.add(Exit.FINDINGS)
            for verdict in verdicts:
                if verdict.action != "build":
                    self._keep(verdict, printer)
            with teller.progress(len(building)) as move:
                try:
                    for outcome in run.build(verdicts, _engine(len(building), self._jobs, self._scheduler)):
                        self._take(outcome, building[outcome.file], printer)
                        move()
                except KeyboardInterrupt:
                    self._stopped = True

    def clear_up(self, pruning: bool) -> None:
        """List the decks that no edition stands for, or remove them where the batch was not stopped."""
        records = left_over(self._run.manifest, self._editions.standing)
        if pruning and not self._stopped:
            self._teller.findings(prune(self._run.manifest, records))
            for record in records:
                gone = self._run.manifest.at(self._run.manifest.root / record.file) is None
                self._teller.say(f"{self._teller.shown(record.file)}  {'removed' if gone else 'kept'}")
            return
        self._left_over = [record.file for record in records]
        for file in self._left_over:
            self._teller.say(f"{self._teller.shown(file)}  no edition stands for it; --prune removes it")

    def end(self, reports: Sequence[str]) -> int:
        """Write the overviews, say the last line, and return the exit code."""
        seconds, rows = perf_counter() - self._start, list(self._rows.values())
        for report in reports:
            data = as_csv(rows) if report.endswith(".csv") else as_html(rows, self._title())
            write_whole(Path(report), data)
        if self._teller.as_data:
            click.echo(as_json(rows, self._left_over, seconds))
        else:
            self._last_words(rows, seconds)
        return self._code()

    def _title(self) -> str:
        """What the overview is of: the project's folder, and the day."""
        return f"{self._run.workspace.root.resolve().name}, {self._run.workspace.today().isoformat()}"

    def _keep(self, verdict: Verdict, printer: PdfPrinter | None) -> None:
        if verdict.outcome:
            self._take(verdict.outcome, verdict, None)
            return
        row = self._rows[verdict.file] = row_of(verdict)
        if row.status == "edited":
            self._teller.edited(verdict.file)
            return
        self._teller.same(verdict.file, row.findings)
        self._codes.add(self._teller.printed(printer, verdict.edition, verdict.file))
        if self._run.wishes.strict and worse_than_notes(row.findings):
            self._rows[verdict.file] = msgspec.structs.replace(row, status="failed")

    def _take(self, outcome: Outcome, verdict: Verdict, printer: PdfPrinter | None) -> None:
        self._rows[verdict.file] = row_of(verdict, outcome)
        self._codes.add(self._teller.outcome(outcome))
        if outcome.status not in ("failed", "edited"):
            self._codes.add(self._teller.printed(printer, outcome.edition, outcome.file))

    def _last_words(self, rows: Sequence[Row], seconds: float) -> None:
        failed: dict[str, list[str]] = {}
        for row in rows:
            if row.status == "failed":
                failed.setdefault(self._cause(row), []).append(self._teller.shown(row.file))
        for cause, files in failed.items():
            more = f" and {len(files) - _NAMED} more" if len(files) > _NAMED else ""
            click.echo(f"failed: {', '.join(files[:_NAMED])}{more}  {cause}", err=True)
        told = ", ".join(f"{number} {status}" for status, number in counts(rows).items() if number)
        nothing = "nothing was built" if self._stopped else "nothing to build"
        click.echo(f"{told or nothing}, in {seconds:.1f} s")
        if self._stopped:
            missing = len(self._editions.chosen) - len(rows)
            click.echo(
                f"stopped before {missing} decks; what is there is complete, run it again to go on", err=True
            )

    def _cause(self, row: Row) -> str:
        """What keeps a deck from being written first of all, without its place where that is the deck."""
        error = next((found for found in row.findings if found.severity is Severity.ERROR), None)
        own = error is not None and str(error.where) == self._teller.shown(row.file)
        said = msgspec.structs.replace(error, where=None) if error and own else error
        return str(said or "has warnings")

    def _code(self) -> int:
        if self._stopped:
            return 130
        failed = [row for row in self._rows.values() if row.status == "failed"]
        if failed and len(failed) == len(self._rows) and self._codes == {Exit.TEMPLATE}:
            return Exit.TEMPLATE
        return Exit.BATCH if failed or self._codes - {Exit.DONE} else Exit.DONE


def _engine(decks: int, jobs: int | None, scheduler: str) -> Engine:
    """The engine for so many decks: a cluster or processes where they are wished, or worth their start."""
    if scheduler:
        from deckgen.batch.dask_engine import DaskEngine

        return DaskEngine(scheduler)
    workers = jobs or min(os.cpu_count() or 1, decks // _DECKS_A_PROCESS)
    if workers < 2 or decks < 2:
        return LocalEngine()
    from deckgen.batch.processes import ProcessEngine  # one process needs none of what starts others

    return ProcessEngine(workers)

"""A batch from its plan to its records: decide, build, write down; one deck's failure stops no other."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from deckgen.batch.decide import Judge, Verdict
from deckgen.batch.engine import Engine, LocalEngine
from deckgen.batch.failures import Failures, with_strict
from deckgen.batch.far import far_sizes, is_far
from deckgen.batch.inputs import Tracing, settings_of
from deckgen.batch.job import Job, Options, Outcome
from deckgen.batch.lock import project_lock
from deckgen.batch.manifest import RECORDS, Journal, Manifest, sweep
from deckgen.batch.record import Record
from deckgen.batch.values import ValueStore
from deckgen.batch.why import Reasons, keep_values
from deckgen.diagnostics import DeckgenError, Finding, Severity, Where
from deckgen.plan import Edition
from deckgen.workspace import DiskWorkspace
from deckgen.workspace.faults import cure_of


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the command line asks for; ``date`` as an ISO day, ``verify`` to read every deck that stands.

    ``output`` is the absolute folder or the address that takes the place of ``build/``.
    """

    date: str = ""
    strict: bool = False
    force: bool = False
    batch: bool = False
    verify: bool = False
    output: str = ""


@dataclass(slots=True)
class Run:
    """One run in a project whose lock is held, or cannot be: then ``recorded`` is False."""

    workspace: DiskWorkspace
    wishes: Wishes
    recorded: bool = True
    findings: list[Finding] = field(default_factory=list)
    manifest: Manifest = field(init=False)
    files: Tracing = field(init=False)
    store: ValueStore = field(init=False)
    journal: Journal = field(init=False)
    failures: Failures = field(init=False)
    _kept: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.manifest = Manifest(self.workspace.root, verify=self.wishes.verify)
        self.files = Tracing(self.workspace)
        self.store = ValueStore(self.workspace.root)
        self.journal = Journal(self.workspace.root)
        self.failures = Failures(self.workspace.root)
        if self.manifest.unreadable:
            self.findings.append(_broken_records(self.manifest.unreadable))

    @property
    def settings(self) -> dict[str, str]:
        """What every deck depends on beside its files."""
        return settings_of(self.wishes.date, self.workspace.today())

    def decide(self, named: Iterable[tuple[Edition, str]]) -> list[Verdict]:
        """Return the verdict on each edition and the file of its deck.

        Raises DeckgenError where the decks belong to a store that cannot be reached.
        """
        named, reasons = list(named), Reasons(self.workspace, self.store)
        far = far_sizes(file for _, file in named if is_far(file))
        wishes, settings = self.wishes, self.settings
        judge = Judge(
            self.manifest, self.files, reasons, settings, wishes.force, far, self.failures, wishes.strict
        )
        return judge.verdicts(named)

    def build(self, verdicts: Iterable[Verdict], engine: Engine) -> Iterator[Outcome]:
        """Build what is to be built, and yield each outcome once it is written down."""
        wanted = {verdict.file: verdict for verdict in verdicts if verdict.action == "build"}
        jobs = sorted((verdict.job for verdict in wanted.values()), key=_place_in_work)
        if not jobs:
            return
        settings = self.settings
        self.failures.watch()
        for outcome in engine.run(self.options(), jobs):
            self.failures.note(outcome, with_strict(settings, self.wishes.strict))
            if outcome.status not in ("failed", "edited"):
                self._record(outcome, wanted[outcome.file], settings)
            yield outcome

    def foreseen(self, verdicts: Iterable[Verdict]) -> dict[str, Outcome]:
        """Return by file what would come of decks that are to be looked into, as far as planning tells."""
        jobs = [verdict.job for verdict in verdicts if verdict.action == "build" and verdict.record]
        jobs = [msgspec.structs.replace(job, only_plan=True) for job in jobs]
        return {outcome.file: outcome for outcome in LocalEngine().run(self.options(), jobs)}

    def sweep(self, files: Iterable[str]) -> list[Path]:
        """Remove what a crashed run left half written beside the files, and return it."""
        if not self.recorded:
            return []
        root = self.manifest.root
        folders = {(root / file).parent for file in files}
        return sweep(root, {folder for folder in folders if folder.is_relative_to(root)})

    def close(self) -> None:
        """Have the records on disk; what could not be kept is among the findings."""
        if self.recorded:
            self.failures.save()
            try:
                self.manifest.close()
            except OSError as error:
                self.findings.append(unrecorded("", error))
        if self._kept and self.wishes.batch:
            self.store.prune({digest for record in self.manifest for digest in record.inputs.values()})
        self.findings.extend(self.store.findings)

    def options(self) -> Options:
        """Return what a worker has to know of this run."""
        day: datetime.date = self.workspace.today()
        return Options(
            str(self.workspace.root),
            os.urandom(8).hex(),
            day.isoformat(),
            self.wishes.date,
            self.wishes.strict,
            self.recorded,
        )

    def _record(self, outcome: Outcome, verdict: Verdict, settings: dict[str, str]) -> None:
        record = record_of(outcome, verdict, settings, self.wishes)
        try:
            self.manifest.add(record, flushed=not self.wishes.batch)
        except OSError as error:
            if self.recorded:
                self.findings.append(unrecorded(outcome.file, error))
            return
        keep_values(self.store, self.workspace, [record], self._kept)


def _place_in_work(job: Job) -> tuple[str, str, str]:
    """Decks of one region and language one after the other: these share the most."""
    return job.edition.region, job.edition.language, job.edition.investor


def record_of(outcome: Outcome, verdict: Verdict, settings: dict[str, str], wishes: Wishes) -> Record:
    """Return the manifest's line for an outcome; of a deck that stayed, what was written once stays true."""
    edition, before = outcome.edition, verdict.record
    record = Record(
        outcome.file,
        outcome.sha256,
        edition.region,
        edition.language,
        edition.storyline,
        edition.investor,
        inputs=outcome.inputs,
        settings=settings,
        plan=outcome.plan,
        findings=outcome.findings,
        seconds=round(outcome.seconds, 4),
        why=verdict.why,
        batch=wishes.batch or bool(before and before.batch),
        output=wishes.output,
        until=outcome.until,
    )
    if outcome.status == "same" and before is not None:
        return msgspec.structs.replace(record, sha256=before.sha256, stamp=before.stamp, slides=before.slides)
    return msgspec.structs.replace(record, stamp=outcome.stamp, slides=outcome.slides)


@contextmanager
def run_in(workspace: DiskWorkspace, wishes: Wishes) -> Iterator[Run]:
    """Hold the project's lock for a run, set right what a crashed one left, and keep the records at the end.

    Raises DeckgenError where another process builds in the project. Where ``.deckgen/`` cannot be written, a
    batch is refused; a single build goes on without a record.
    """
    with ExitStack() as stack:
        try:
            stack.enter_context(project_lock(workspace.root))
            run = Run(workspace, wishes)
            run.manifest.settle()
        except OSError as error:
            told = unrecorded("", error)
            if wishes.batch:
                raise DeckgenError([msgspec.structs.replace(told, severity=Severity.ERROR)]) from None
            run = Run(workspace, wishes, recorded=False, findings=[told])
        try:
            yield run
        finally:
            run.close()


def _broken_records(lines: int) -> Finding:
    many = "a line" if lines == 1 else f"{lines} lines"
    message = f"{many} of the records of decks cannot be read"
    cure = (
        "nothing, where the decks are as this deckgen makes them of this content: they are known again; "
        "overwrite others with --force, once you know that nobody edited them"
    )
    return Finding("records-lost", message, cure, Where(f"{RECORDS}/manifest.jsonl"), Severity.WARNING)


def unrecorded(file: str, error: OSError) -> Finding:
    """Return what is told where a file's record cannot be kept."""
    what = "it was written, but the record of it cannot be" if file else "records of decks cannot be kept"
    cure = cure_of(error, "make .deckgen/ writable; until then the decks count as edited by hand")
    where = Where(file or RECORDS)
    return Finding("no-record", f"{what}: {error.strerror or error}", cure, where, Severity.WARNING)

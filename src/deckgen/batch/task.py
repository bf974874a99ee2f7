"""One deck built from nothing but the project's folder, its edition and the options: what a worker runs."""

from __future__ import annotations

import datetime
import hashlib
import traceback
from collections.abc import Iterable
from pathlib import Path
from time import perf_counter

import msgspec

from deckgen.batch.far import is_far, put_far
from deckgen.batch.job import Job, Options, Outcome, unwritable
from deckgen.batch.shop import Shop, shop_for
from deckgen.build import Deck
from deckgen.diagnostics import Checked, DeckgenError, Exit, Finding, Severity, in_order
from deckgen.workspace.disk import Stamp, stamp_of, write_whole


def build_some(options: Options, jobs: Iterable[Job]) -> list[Outcome]:
    """Build some decks, one after the other."""
    return [build_deck(options, job) for job in jobs]


def build_deck(options: Options, job: Job) -> Outcome:
    """Build one deck and write it; never raises but for an interruption, whatever goes wrong.

    The outcome depends on the arguments and the project's files alone. The file is the old one or the new.
    """
    start = perf_counter()
    try:
        made = _build(options, job)
    except DeckgenError as stopped:
        made = _failed(job, stopped.findings, stopped.exit_code)
    except Exception as error:
        fault = Finding("our-fault", f"deckgen failed on this deck: {type(error).__name__}: {error}", _REPORT)
        made = _failed(job, (fault,), Exit.INTERNAL)
        made = msgspec.structs.replace(made, trace=traceback.format_exc())
    return msgspec.structs.replace(made, seconds=perf_counter() - start)


_REPORT = "the details are in .deckgen/crash.log; the other decks are not affected"


def _build(options: Options, job: Job) -> Outcome:
    shop = shop_for(options.root, options.run, datetime.date.fromisoformat(options.today))
    made = _made(shop, options, job)
    return msgspec.structs.replace(made, until=shop.until(job.edition))


def _made(shop: Shop, options: Options, job: Job) -> Outcome:
    workshop = shop.workshop(job.edition)
    if workshop.value is None:
        return _kept_from(job, workshop.findings)
    planned = workshop.value.plan_of(job.edition, options.date)
    findings = in_order([*workshop.findings, *planned.findings])
    if planned.value is None:
        return _kept_from(job, findings)
    plan = shop.says(workshop.value, planned.value)
    if job.only_plan:
        return Outcome(job.edition, job.file, "same" if job.plan == plan else "planned", findings)
    if job.plan == plan:
        fitting = workshop.value.fit(planned.value).findings if job.told else ()
        made = Outcome(job.edition, job.file, "same", in_order([*findings, *fitting]), plan=plan)
    else:
        made = _drawn(shop, options, job, workshop.value.finish(planned.value), findings)
    if made.status in ("failed", "edited"):
        return made
    if _refused(made.findings, options):
        return _kept_from(job, made.findings)
    inputs = shop.inputs(job.edition, planned.value)
    return msgspec.structs.replace(made, plan=plan, inputs=inputs)


def _drawn(
    shop: Shop, options: Options, job: Job, built: Checked[Deck], findings: tuple[Finding, ...]
) -> Outcome:
    """The deck written, where nothing found in it stands in the way."""
    leaks = shop.leaks(job.edition, built.value.data) if built.value is not None else ()
    told = in_order([*findings, *built.findings, *leaks])
    if built.value is None or _refused(told, options):
        return _kept_from(job, told)
    data = built.value.data
    sha256, status = hashlib.sha256(data).hexdigest(), "built"
    try:
        if job.sparing and (standing := _standing(options, job)) is not None:
            if standing != data:
                return Outcome(job.edition, job.file, "edited")
            stamp, status = stamp_of(Path(options.root) / job.file), "same"
        else:
            stamp = _written(shop, options, job, data, sha256)
    except OSError as error:
        return _failed(job, [*told, unwritable(job.file, error)])
    slides, times = len(built.value.fitted.slides), built.value.times
    found = Outcome(job.edition, job.file, status, told, sha256, stamp)
    return msgspec.structs.replace(found, slides=slides, times=times)


def _standing(options: Options, job: Job) -> bytes | None:
    """What stands in the deck's place, None where nothing does; a deck that cannot be read is not ours."""
    try:
        return (Path(options.root) / job.file).read_bytes()
    except FileNotFoundError:
        return None
    except OSError:
        return b""


def _written(shop: Shop, options: Options, job: Job, data: bytes, sha256: str) -> Stamp:
    if is_far(job.file):
        return put_far(job.file, data)
    place = Path(options.root) / job.file
    if options.journal:
        shop.journal.intend(place, sha256)
    return write_whole(place, data)


def _refused(findings: Iterable[Finding], options: Options) -> bool:
    """True where an error, or with --strict a warning, keeps the deck from being written."""
    least = (Severity.ERROR, Severity.WARNING) if options.strict else (Severity.ERROR,)
    return any(found.severity in least for found in findings)


def _kept_from(job: Job, findings: Iterable[Finding]) -> Outcome:
    """A failure that has its cause in the project's files alone."""
    return msgspec.structs.replace(_failed(job, findings), lasting=True)


def _failed(job: Job, findings: Iterable[Finding], code: Exit = Exit.FINDINGS) -> Outcome:
    return Outcome(job.edition, job.file, "failed", in_order(findings), code=int(code))

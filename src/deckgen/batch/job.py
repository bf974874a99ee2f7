"""What is handed to a worker, and what it hands back: plain data that any engine can carry."""

from __future__ import annotations

import msgspec

from deckgen.batch.far import StoreError
from deckgen.diagnostics import Finding, Severity, Where
from deckgen.plan import Edition
from deckgen.workspace.disk import Stamp
from deckgen.workspace.faults import cure_of


class Options(msgspec.Struct, frozen=True):
    """What holds for every deck of a run.

    ``root`` is the project's folder, ``date`` the date given, ``today`` an ISO day. ``run`` is a word of this
    run alone: within it a worker takes the project's files for unchanged. ``journal`` is off where
    ``.deckgen/`` cannot be written.
    """

    root: str
    run: str
    today: str
    date: str = ""
    strict: bool = False
    journal: bool = True


class Job(msgspec.Struct, frozen=True):
    """A deck to build: its edition and its file, relative to the project or absolute.

    ``plan`` is what the deck that stands there says, as a digest, empty where it is to be built whatever it
    says; ``told`` is true where something was found in it after planning. ``sparing`` leaves a file be that
    stands there and is not this deck. ``only_plan`` is to tell what would come of
    it, as far as planning does.
    """

    edition: Edition
    file: str
    plan: str = ""
    told: bool = False
    sparing: bool = False
    only_plan: bool = False


class Outcome(msgspec.Struct, frozen=True):
    """What came of a job: ``built``, ``same`` where the standing deck says it all already, or ``failed``.

    ``edited`` is a file that was left be, ``planned`` a deck that was only planned and would be built.

    ``times`` are seconds by step. ``code`` is the exit code that a failure asks for, ``trace`` the traceback
    of one that is deckgen's own fault. ``lasting`` is a failure that comes again as long as the files and the
    settings stay; ``until`` the ISO day from which other findings may be told, empty where there is none.
    """

    edition: Edition
    file: str
    status: str
    findings: tuple[Finding, ...] = ()
    sha256: str = ""
    stamp: Stamp = Stamp()
    inputs: dict[str, str] = {}
    plan: str = ""
    slides: int = 0
    seconds: float = 0.0
    times: dict[str, float] = {}
    code: int = 0
    trace: str = ""
    until: str = ""
    lasting: bool = False


def unwritable(file: str, error: OSError) -> Finding:
    """Return what is told where a deck cannot be written."""
    message = f"cannot be written: {error.strerror or error}"
    usual = cure_of(error, "close it if it is open, and see that the folder can be written to")
    cure = error.cure if isinstance(error, StoreError) else usual
    return Finding("unwritable-file", message, cure, Where(file), Severity.ERROR)

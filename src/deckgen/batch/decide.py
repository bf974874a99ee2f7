"""What is to be done for each edition, before anything is built: build it and why, or leave it be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct, field

from deckgen.batch.failures import Failures, with_strict
from deckgen.batch.far import is_far
from deckgen.batch.inputs import Tracing, beyond_rule, holds, inputs_of
from deckgen.batch.job import Job, Outcome
from deckgen.batch.manifest import Manifest
from deckgen.batch.record import Record
from deckgen.batch.why import Reasons
from deckgen.diagnostics import Finding, Severity, Where
from deckgen.plan import Edition


class Verdict(Struct, frozen=True):
    """What is to be done for one edition: ``build`` and why, ``same``, ``edited`` and left be, or ``failed``.

    ``failed`` is what would fail again, as it did when ``outcome`` came of it. ``sparing`` leaves be what
    stands there, unless it is this very deck.
    """

    edition: Edition
    file: str
    action: str
    why: tuple[str, ...] = ()
    record: Record | None = None
    outcome: Outcome | None = None
    sparing: bool = False

    @property
    def job(self) -> Job:
        """The job of building it; a deck that stands as recorded is not drawn anew if it says the same."""
        if self.record is None:
            return Job(self.edition, self.file, sparing=self.sparing)
        return Job(self.edition, self.file, self.record.plan, bool(self.record.findings))


class Judge(Struct, frozen=True):
    """Decides for each edition, with ``settings`` beside the files; ``force`` overwrites what was edited.

    ``far`` are the sizes in bytes of the decks that stand at an address, ``failures`` the decks that failed
    before; where they are forced, they are tried again.
    """

    manifest: Manifest
    files: Tracing
    reasons: Reasons
    settings: Mapping[str, str]
    force: bool = False
    far: Mapping[str, int] = field(default_factory=dict)
    failures: Failures | None = None
    strict: bool = False

    def verdicts(self, named: Iterable[tuple[Edition, str]]) -> list[Verdict]:
        """Return the verdict on each edition and the file of its deck, in order."""
        return [self._verdict(edition, file) for edition, file in named]

    def _verdict(self, edition: Edition, file: str) -> Verdict:
        state, record = self._standing(file)
        if state == "edited" and record is not None and not self.force:
            return Verdict(edition, file, "edited", record=record)
        if failed := self._failed_before(file, edition):
            return Verdict(edition, file, "failed", ("it failed, and nothing changed since",), outcome=failed)
        if state == "edited" and not self.force:
            return Verdict(edition, file, "build", (_NO_RECORD,), sparing=True)
        unknown = _unknown(state, record, edition)
        if record is None or unknown:
            return Verdict(edition, file, "build", (unknown,))
        inputs = inputs_of(self.files, edition, beyond_rule(record.inputs, edition.region))
        if inputs == record.inputs and holds(record.settings, record.until, self.settings):
            return Verdict(edition, file, "same", record=record)
        why = self.reasons.between(record, inputs, self.settings)
        return Verdict(edition, file, "build", why, record)

    def _failed_before(self, file: str, edition: Edition) -> Outcome | None:
        if self.failures is None or self.force:
            return None
        return self.failures.of(file, edition, with_strict(self.settings, self.strict))

    def _standing(self, file: str) -> tuple[str, Record | None]:
        """What stands there and what is known of it; of a far deck no more than its size is asked for."""
        if is_far(file):
            record, size = self.manifest.named(file), self.far.get(file)
            return (
                "none" if size is None else "ours" if record and size == record.stamp.size else "older",
                record,
            )
        place = self.manifest.root / file
        return self.manifest.state(place), self.manifest.at(place)


_NO_RECORD = "there is no record of the deck there; it stays unless it is this one"


def _unknown(state: str, record: Record | None, edition: Edition) -> str:
    """Why nothing is known of what stands there, or nothing stands; empty where the record tells of it."""
    if state == "none":
        return "there was no deck"
    if record is None or state != "ours":
        edited = state == "edited"
        return f"the deck there {'was edited, and is overwritten' if edited else 'is not the one built last'}"
    if record.edition != edition or not record.plan:
        return "the deck there is not known to be of this edition"
    return ""


def edited(file: str, severity: Severity = Severity.ERROR) -> Finding:
    """Return what is told of a deck that is left be."""
    message = (
        "the file there is not the one that deckgen wrote: it was edited by hand or comes from elsewhere"
    )
    cure = "move it away, give another name with -o, or overwrite it with --force"
    return Finding("edited-by-hand", message, cure, Where(file), severity)

"""What is to be done for each edition, before anything is built: build it and why, or leave it be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from deckgen.batch.far import is_far
from deckgen.batch.inputs import Tracing, beyond_rule, inputs_of
from deckgen.batch.job import Job
from deckgen.batch.manifest import Manifest
from deckgen.batch.record import Record
from deckgen.batch.why import Reasons
from deckgen.diagnostics import Finding, Where
from deckgen.plan import Edition


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is to be done for one edition: ``build`` and why, ``same``, or ``edited`` and left be."""

    edition: Edition
    file: str
    action: str
    why: tuple[str, ...] = ()
    record: Record | None = None

    @property
    def job(self) -> Job:
        """The job of building it; a deck that stands as recorded is not drawn anew if it says the same."""
        if self.record is None:
            return Job(self.edition, self.file)
        return Job(self.edition, self.file, self.record.plan, bool(self.record.findings))


@dataclass(frozen=True, slots=True)
class Judge:
    """Decides for each edition, with ``settings`` beside the files; ``force`` overwrites what was edited.

    ``far`` are the sizes in bytes of the decks that stand at an address.
    """

    manifest: Manifest
    files: Tracing
    reasons: Reasons
    settings: Mapping[str, str]
    force: bool = False
    far: Mapping[str, int] = field(default_factory=dict)

    def verdicts(self, named: Iterable[tuple[Edition, str]]) -> list[Verdict]:
        """Return the verdict on each edition and the file of its deck, in order."""
        return [self._verdict(edition, file) for edition, file in named]

    def _verdict(self, edition: Edition, file: str) -> Verdict:
        state, record = self._standing(file)
        if state == "edited" and not self.force:
            return Verdict(edition, file, "edited", record=record)
        if state == "none":
            return Verdict(edition, file, "build", ("there is no deck yet",))
        if record is None or state != "ours":
            what = "was edited, and is overwritten" if state == "edited" else "is not the one built last"
            return Verdict(edition, file, "build", (f"the deck there {what}",))
        if record.edition != edition or not record.plan:
            return Verdict(edition, file, "build", ("the deck there is not known to be of this edition",))
        inputs = inputs_of(self.files, edition, beyond_rule(record.inputs, edition.region))
        if inputs == record.inputs and self.settings == record.settings:
            return Verdict(edition, file, "same", record=record)
        why = self.reasons.between(record, inputs, self.settings)
        return Verdict(edition, file, "build", why, record)

    def _standing(self, file: str) -> tuple[str, Record | None]:
        """What stands there and what is known of it; of a far deck no more than its size is asked for."""
        if is_far(file):
            record, size = self.manifest.named(file), self.far.get(file)
            return "none" if size is None else "ours" if record and size == record.size else "older", record
        place = self.manifest.root / file
        return self.manifest.state(place), self.manifest.at(place)


def edited(file: str) -> Finding:
    """Return what is told of a deck that is left be."""
    message = (
        "the file there is not the one that deckgen wrote: it was edited by hand or comes from elsewhere"
    )
    cure = "move it away, give another name with -o, or overwrite it with --force"
    return Finding("edited-by-hand", message, cure, Where(file))

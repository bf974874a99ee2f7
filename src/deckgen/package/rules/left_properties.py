"""No data of other programs is left in the file."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.diagnostics import Severity
from deckgen.package.rule import PackageRule
from deckgen.package.view import PackageView

_LEFT = {
    "application/vnd.openxmlformats-officedocument.custom-properties+xml": "custom properties",
    "application/vnd.openxmlformats-officedocument.customXmlProperties+xml": "data of another program",
    "application/vnd.openxmlformats-officedocument.presentationml.tags+xml": "tags of an add-in",
    "application/vnd.ms-powerpoint.changesinfo+xml": "a record of who changed what",
    "application/vnd.ms-powerpoint.revisioninfo+xml": "a record of revisions",
    "application/vnd.openxmlformats-officedocument.presentationml.printerSettings": "settings of a printer",
    "application/vnd.ms-office.classificationlabels+xml": "a label of confidentiality",
}


def deck(view: PackageView) -> Iterator[tuple[str, str]]:
    """Yield parts with properties, tags, printer settings and records of changes."""
    for content_type, what in _LEFT.items():
        for name in view.named(content_type):
            yield name, f"it holds {what}"


RULE = PackageRule(
    "left-properties",
    "Custom properties, tags of add-ins, settings of a printer, records of who changed what.",
    "They name people, machines and systems of whoever had the file before.",
    deck=deck,
    cure="File > Info > Inspect Document removes them",
    severity=Severity.WARNING,
    elsewhere=Severity.NOTE,
    full=True,
)

"""No comments are left."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.diagnostics import Severity
from deckgen.package.rule import PackageRule
from deckgen.package.view import PackageView

_COMMENTS = ("comments+xml", "commentauthors+xml", "comments.main+xml", ".authors+xml", ".person+xml")


def deck(view: PackageView) -> Iterator[tuple[str, str]]:
    """Yield parts that hold comments or the names of who wrote them."""
    for content_type, names in view.structure.by_type.items():
        if content_type.lower().endswith(_COMMENTS):
            for name in names:
                yield name, "it holds comments or the names of who wrote them"


RULE = PackageRule(
    "left-comments",
    "Comments, or the names of who wrote them.",
    "They were written for colleagues.",
    deck=deck,
    cure="delete them: Review > Delete > Delete All Comments; then File > Info > Inspect Document",
    severity=Severity.WARNING,
    elsewhere=Severity.WARNING,
    full=True,
)

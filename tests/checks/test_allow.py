"""What a writer allows beside the text, and what is said of such words of leave."""

from __future__ import annotations

from msgspec.structs import replace

from deckgen.checks.deck import check_view
from deckgen.checks.examples import deck, page, placed
from deckgen.diagnostics import Severity, Where
from deckgen.plan import Allowed

PLACE = Where("region.yaml", 7, 20)
ORPHAN = "A point that leaves a word to its last\nline"


def told(*allowed: Allowed, text: str = ORPHAN, allow_on: int = 0) -> list[tuple[str, Severity]]:
    pages = [page(placed("points", text)), page(title="Another message", name="two")]
    pages[allow_on] = replace(pages[allow_on], allow=allowed)
    return [(finding.code, finding.severity) for finding in check_view(deck(*pages))]


def test_an_allowed_finding_is_not_told() -> None:
    assert told() == [("orphan", Severity.WARNING)]
    assert told(Allowed("orphan", "a proper name", origin=PLACE)) == []


def test_it_is_allowed_for_its_own_slide_and_check_only() -> None:
    elsewhere = told(Allowed("orphan", "a proper name"), allow_on=1)
    assert elsewhere == [("allow-unused", Severity.NOTE), ("orphan", Severity.WARNING)]
    assert ("orphan", Severity.WARNING) in told(Allowed("overflow", "it is meant"))


def test_what_silences_nothing_is_a_note_unless_another_language_may_need_it() -> None:
    unused = Allowed("orphan", "a proper name", origin=PLACE)
    assert told(unused, text="A point") == [("allow-unused", Severity.NOTE)]
    assert told(Allowed("orphan", "a proper name", inherited=True), text="A point") == []


def test_a_check_that_there_is_not() -> None:
    found = check_view(deck(replace(page(), allow=(Allowed("orphans", "a name", origin=PLACE),))))
    (finding,) = found
    assert (finding.code, finding.where, finding.severity) == ("no-such-check", PLACE, Severity.WARNING)
    assert finding.cure == "did you mean 'orphan'?"

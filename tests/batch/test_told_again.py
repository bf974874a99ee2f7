"""What is not tried again: decks that failed while nothing changed, and plans on a day like the last."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from deckgen.batch import task
from deckgen.batch.job import Job, Options, Outcome

WRONG = ("title: A landscape that people travel for", "titel: A landscape that people travel for")


@pytest.fixture
def tried(monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[str]]:
    """Return a function that tells which decks were tried since it was last asked."""
    files: list[str] = []
    real = task.build_deck

    def build_deck(options: Options, job: Job) -> Outcome:
        files.append(job.file)
        return real(options, job)

    def asked() -> list[str]:
        told = sorted(files)
        files.clear()
        return told

    monkeypatch.setattr(task, "build_deck", build_deck)
    return asked


ASO = ["build/acme/aso.en.pptx", "build/beta/aso.en.pptx", "build/general/aso.en.pptx"]
IN_JAPANESE = "build/general/aso.ja.pptx"


def test_a_deck_that_failed_is_told_again_and_not_tried(small: Any, deckgen: Any, tried: Any) -> None:
    small.replace("content/regions/aso.yaml", *WRONG)
    first = deckgen("batch")
    assert set(tried()) > {*ASO}
    again = deckgen("batch")
    assert tried() == []
    assert again.code == first.code == 4
    assert sorted(again.err.splitlines()) == sorted(first.err.splitlines())
    assert "3 unchanged, 4 failed" in again.out
    assert "4 would fail" in deckgen("batch", "--dry-run").out
    assert deckgen("build", "aso").code == 1
    assert tried() == []


def test_a_deck_that_failed_is_tried_again_when_any_file_changed(
    small: Any, deckgen: Any, tried: Any
) -> None:
    small.replace("content/regions/aso.yaml", *WRONG)
    deckgen("batch")
    tried()
    small.replace("content/regions/aso.yaml", *reversed(WRONG))
    assert "4 built, 3 unchanged" in deckgen("batch").out
    assert tried() == sorted([*ASO, IN_JAPANESE])


def test_a_file_that_was_missing_is_seen_when_it_is_there(small: Any, deckgen: Any, tried: Any) -> None:
    visual = "    visual: {picture: {file: hill.png, alt: A hill}}\n    tags: [tourism]\n"
    small.replace("content/regions/aso.yaml", "    tags: [tourism]\n", visual)
    assert deckgen("build", "aso", "--lang", "en").code == 1
    assert deckgen("build", "aso", "--lang", "en").code == 1
    assert len(tried()) == 1
    small.write("assets/hill.png", (small.root / "assets/logo.png").read_bytes())
    deckgen("build", "aso", "--lang", "en")
    assert len(tried()) == 1


def test_force_tries_again(small: Any, deckgen: Any, tried: Any) -> None:
    small.replace("content/regions/aso.yaml", *WRONG)
    deckgen("batch")
    tried()
    assert deckgen("batch", "--force").code == 4
    assert tried() == sorted([*ASO, IN_JAPANESE])


def test_what_fails_of_strictness_alone_is_built_without_it(small: Any, deckgen: Any, tried: Any) -> None:
    small.replace("content/regions/aso.yaml", "as_of: 2025-04}", "as_of: 2025-04, valid_until: 2025-05}")
    assert deckgen("batch", "--strict").code == 4
    tried()
    assert deckgen("batch", "--strict").code == 4
    assert tried() == []
    assert "4 built, 3 unchanged" in deckgen("batch").out


def test_what_does_not_lie_in_the_files_is_tried_again(small: Any, deckgen: Any, tried: Any) -> None:
    small.write("build/acme", b"a file where a folder should be")
    assert deckgen("batch").code == 4
    tried()
    assert deckgen("batch").code == 4
    assert tried() == ["build/acme/aso.en.pptx", "build/acme/iki.en.pptx"]
    (small.root / "build/acme").unlink()
    assert "2 built, 5 unchanged" in deckgen("batch").out


@pytest.mark.parametrize("damage", [b"", b"{}", b"\xff" * 40])
def test_damaged_records_of_failures_try_again(damage: bytes, small: Any, deckgen: Any, tried: Any) -> None:
    small.replace("content/regions/aso.yaml", *WRONG)
    first = deckgen("batch")
    tried()
    small.write(".deckgen/failures.msgpack", damage)
    assert deckgen("batch").err == first.err
    assert tried() == sorted([*ASO, IN_JAPANESE])


def test_a_later_day_plans_only_what_a_date_in_the_content_changes(
    small: Any, deckgen: Any, tried: Any
) -> None:
    small.replace("content/regions/aso.yaml", "as_of: 2025-04}", "as_of: 2025-04, valid_until: 2026-11-30}")
    assert "fact-expired" not in deckgen("batch", "--today", "2026-11-22").err
    decks = small.decks()
    tried()
    for day in ("2026-11-23", "2026-11-30"):
        assert "7 unchanged" in deckgen("batch", "--today", day).out
        assert tried() == []
    assert "fact-expired" in deckgen("batch", "--today", "2026-12-01").err
    assert tried() == sorted([*ASO, IN_JAPANESE])
    assert "fact-expired" in deckgen("batch", "--today", "2027-12-01").err
    assert tried() == []
    assert "fact-expired" not in deckgen("batch", "--today", "2026-11-22").err  # an earlier day again
    assert tried() == sorted([*ASO, IN_JAPANESE])
    assert small.decks() == decks


def test_an_investors_own_date_counts(small: Any, deckgen: Any, tried: Any) -> None:
    own = "regions: {aso: {facts: {jobs: {valid_until: 2026-11-25}}}}\n"
    small.write("content/investors/acme.yaml", small.text("content/investors/acme.yaml") + own)
    deckgen("batch", "--today", "2026-11-22")
    tried()
    assert "fact-expired" in deckgen("batch", "--today", "2026-11-26").err
    assert tried() == ["build/acme/aso.en.pptx"]


def test_a_failure_of_a_day_is_tried_again_when_the_date_is_passed(
    small: Any, deckgen: Any, tried: Any
) -> None:
    small.replace("content/regions/aso.yaml", "as_of: 2025-04}", "as_of: 2025-04, reviewed_on: 2026-11-25}")
    assert deckgen("batch", "--strict", "--today", "2026-11-22").code == 4  # reviewed on a day to come
    tried()
    assert deckgen("batch", "--strict", "--today", "2026-11-24").code == 4
    assert tried() == []
    assert "4 built" in deckgen("batch", "--strict", "--today", "2026-11-25").out

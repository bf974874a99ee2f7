"""Every check speaks of its failing example and no other does; its passing example is without fault."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from deckgen.checks.check import Check
from deckgen.checks.deck import check_view
from deckgen.checks.rules import all_checks
from deckgen.package.rules import all_rules as all_package_rules

RULE_FILES = Path(__file__).parents[2] / "src" / "deckgen" / "checks" / "rules"


@pytest.fixture(params=sorted(all_checks()))
def check(request: pytest.FixtureRequest) -> Check:
    return all_checks()[request.param]


def test_the_failing_example_gives_just_this_finding(check: Check) -> None:
    found = check_view(check.failing())
    assert {finding.code for finding in found} == {check.id}
    assert {finding.severity for finding in found} == {check.severity}


def test_the_passing_example_gives_none(check: Check) -> None:
    assert check_view(check.passing()) == ()


def test_a_finding_says_what_is_wrong_and_what_to_do(check: Check) -> None:
    for finding in check_view(check.failing()):
        assert finding.message.startswith("slide ")
        assert finding.cure
        assert not finding.message.endswith(".")


def test_every_file_is_a_check_and_every_id_is_its_own(check: Check) -> None:
    files = [file for file in RULE_FILES.glob("*.py") if file.stem != "__init__"]
    assert len(files) == len(all_checks())
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", check.id)
    assert check.id not in {rule.id for rule in all_package_rules()}

"""docs/checks.md and the list of codes are what their tool writes."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

from deckgen.checks.rules import all_checks
from deckgen.package.rules import all_rules as all_package_rules

TOOL = Path(__file__).parents[1] / "tools" / "write_checks.py"
STALE = "run `make docs`"


def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("write_checks", TOOL)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_what_the_tool_writes() -> None:
    writer = tool()
    assert writer.PAGE.read_text("utf-8") == writer.page(), STALE


def test_the_codes_are_those_of_the_source() -> None:
    writer = tool()
    assert writer.CODES.read_text("utf-8") == writer.codes(), STALE


def test_every_check_and_rule_has_its_section() -> None:
    page = tool().page()
    for code in (*all_checks(), *(rule.id for rule in all_package_rules())):
        assert page.count(f"\n### {code}\n") == 1

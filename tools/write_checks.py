"""Writes docs/checks.md from the checks and package rules, and the list of every finding's code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from deckgen.checks.check import Check
from deckgen.checks.rules import all_checks
from deckgen.package.rule import PackageRule
from deckgen.package.rules import all_rules as all_package_rules

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "deckgen"
PAGE = ROOT / "docs" / "checks.md"
CODES = SOURCE / "data" / "finding_codes.txt"

_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")
_NO_FINDINGS = ("decode", "encode")
_HEAD = """# Checks

Written by `make docs` from `src/deckgen/checks/rules/` and `src/deckgen/package/rules/`; change it there.

Every deck is checked before it is written, and `deckgen check` tells the same without writing. An **error**
writes no file; a **warning** writes it. Lengths and sizes are for a slide 7.5 in high, and scaled for others.

A brand may set another severity, or turn a check off, in `content/brand.yaml`:

```yaml
severity: {orphan: "off", soft-picture: error}
```

One finding can be allowed where its text stands: on an item, a risk, a section, `cover`, `agenda`,
`risk_outlook` or `next_steps`, with the reason. It then stays silent for the slide of that thing. Written
into a language file it holds for that language only.

```yaml
advantages:
  - id: special-zone
    allow: {orphan: the name of the law stands alone}
```
"""

_ON_FILES = """\
Every deck is put to these before it gets its name; `deckgen check deck.pptx` puts any file to them. What
keeps PowerPoint from opening a file is an error whoever saved it; a rule of this house is told more softly
of files that another program saved last. Rules named `access-` and `left-` are for `deckgen check
deck.pptx` alone."""


def page() -> str:
    """Return the page as Markdown."""
    checks = [all_checks()[name] for name in sorted(all_checks())]
    rules = sorted(all_package_rules(), key=lambda rule: rule.id)
    return "\n".join(
        [
            _HEAD,
            "## On slides, as they are fitted",
            "",
            *(line for check in checks for line in _check(check)),
            "## On the finished file",
            "",
            _ON_FILES,
            "",
            *(line for rule in rules for line in _rule(rule)),
        ]
    )


def codes() -> str:
    """Return the code of every finding in the source, one a line; * stands for any word."""
    told = {*all_checks(), *(rule.id for rule in all_package_rules())}
    for file in SOURCE.rglob("*.py"):
        told |= set(_codes_in(ast.parse(file.read_text("utf-8"))))
    return "".join(f"{code}\n" for code in sorted(told))


def _check(check: Check) -> Iterator[str]:
    failing = check.failing()
    example = next(check.finding(slide, fault) for slide in failing.slides for fault in check.see(slide))
    yield from _entry(check.id, check.severity.capitalize(), check.fault, check.why)
    yield from (f"> {example.message}  ", f"> *cure:* {example.cure}", "")


def _rule(rule: PackageRule) -> Iterator[str]:
    yield from _entry(rule.id, rule.told, rule.fault, rule.why)


def _entry(code: str, told: str, fault: str, why: str) -> Iterator[str]:
    yield from (f"### {code}", "", f"**{told}.** {fault} {why}", "")


def _codes_in(tree: ast.AST) -> Iterator[str]:
    """Yield what looks like a code as the first argument of a call, and the keys of tables of problems."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and _name(node.func) not in _NO_FINDINGS:
            yield from _code(node.args[0])
        elif isinstance(node, ast.AnnAssign) and _name(node.target) == "PROBLEMS":
            yield from (str(key.value) for key in ast.walk(node) if _is_key(key, node))  # type: ignore[attr-defined]


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def _is_key(node: ast.AST, table: ast.AnnAssign) -> bool:
    return isinstance(table.value, ast.Dict) and node in table.value.keys


def _code(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.JoinedStr):
        parts = [part.value if isinstance(part, ast.Constant) else "*" for part in node.values]
        text = "".join(map(str, parts))
        if "*" in text and _CODE.fullmatch(text.replace("*", "x")):
            yield text
    elif isinstance(node, ast.Constant) and isinstance(node.value, str) and _CODE.fullmatch(node.value):
        yield node.value


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
    CODES.write_text(codes(), "utf-8")
    print(PAGE.relative_to(ROOT), CODES.relative_to(ROOT))

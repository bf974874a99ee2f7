"""The package check: every rule on the finished bytes of a deck, fast enough to run on every file written."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from deckgen.diagnostics import Finding, Severity
from deckgen.master.opc import MAIN_TYPE, PML, forget_parsed
from deckgen.package import tags
from deckgen.package.checker import Checker
from deckgen.package.known import KnownParts
from deckgen.package.rule import OUR_FAULT, PackageRule
from deckgen.package.rules import all_rules, quick_rules
from deckgen.package.zip_reader import UnsoundZipError, open_zip
from deckgen.zip_writer import Bundle

_CURE = "this is a fault in deckgen unless the file was changed since; build the deck again"
_SAVE_AGAIN = "open it in PowerPoint, let it repair the file, see what is missing, and save it again"

_FETCH_AGAIN = "get the file again from whoever made it: a .pptx without a password; nothing of it is legible"

_BUILT = Checker(quick_rules(), full=False)
_KNOWN_HERE = KnownParts()


def check_package(
    data: bytes, known: KnownParts | None = None, copied: Bundle | None = None
) -> tuple[Finding, ...]:
    """Return every finding on a .pptx that deckgen has just made; never raises, whatever the bytes are.

    ``known`` remembers parts by their bytes; the process has one of its own where none is given.
    ``copied`` are the entries that end every deck of its master: once read, they are compared as a whole.
    """
    known = _KNOWN_HERE if known is None else known
    try:
        archive = open_zip(data, known.end(copied) if copied is not None else None)
        view = _BUILT.view(archive, known, (MAIN_TYPE,))
    except UnsoundZipError as problem:
        return (Finding("package-zip", str(problem), _CURE),)
    findings = [Finding("package-zip", fault, _CURE) for fault in archive.faults + archive.hidden]
    for rule_id, name, message in _BUILT.findings(view):
        findings += _finding(_BUILT.rules.get(rule_id), rule_id, f"{view.label(name)}: {message}", ours=True)
    if copied is not None and archive.end is None:
        forget_parsed()  # nothing of the master is read again
        if not findings:
            known.learn_end(copied, archive, view)
    return tuple(findings)


def inspect_package(data: bytes, ending: str = ".pptx") -> tuple[Finding, ...]:
    """Return every finding of the full check on a file from anywhere: sound, accessible, free of leftovers.

    Never raises. What keeps the file from opening is an error; deckgen's own rules are told as errors only
    of files that deckgen saved last.
    """
    try:
        archive = open_zip(data)
        view = _full().view(archive, KnownParts(), _MAIN_TYPES.get(ending.lower(), (MAIN_TYPE,)))
    except UnsoundZipError as problem:
        return (Finding("package-zip", str(problem), _FETCH_AGAIN),)
    if view.facts(view.main).tag.startswith(tags.STRICT):
        return (_strict(),)
    findings = [Finding("package-zip", fault, _SAVE_AGAIN) for fault in archive.faults]
    findings += [
        Finding("package-zip", fault, _SAVE_AGAIN, None, Severity.WARNING) for fault in archive.hidden
    ]
    by_slide = sorted(_full().findings(view), key=lambda seen: view.number(seen[1]))
    seen = [(rule, f"{view.label(name)}: {text}") for rule, name, text in by_slide]
    return (*findings, *_in_brief(seen, view.is_ours))


@cache
def _full() -> Checker:
    return Checker(all_rules(), full=True)


def _finding(rule: PackageRule | None, rule_id: str, message: str, *, ours: bool) -> list[Finding]:
    if rule is None:
        return [Finding(rule_id, message, _CURE)]
    severity = rule.severity if ours else rule.elsewhere
    cure = _SAVE_AGAIN if rule.cure == OUR_FAULT and not ours else rule.cure
    return [Finding(rule_id, message, cure, None, severity)] if severity else []


def _in_brief(seen: list[tuple[str, str]], ours: bool) -> Iterator[Finding]:
    """The findings; of notes by one rule only the first, with how many more there are."""
    noted: dict[str, list[Finding]] = {}
    for rule_id, message in seen:
        for found in _finding(_full().rules.get(rule_id), rule_id, message, ours=ours):
            if found.severity is Severity.NOTE:
                noted.setdefault(rule_id, []).append(found)
            else:
                yield found
    for first, *more in noted.values():
        told = f"{first.message} (and {len(more)} more like it)" if more else first.message
        yield Finding(first.code, told, first.cure, None, Severity.NOTE)


def _strict() -> Finding:
    message = "it is saved as Strict Open XML, which this check does not read"
    return Finding("package-strict", message, "save it in PowerPoint as 'PowerPoint Presentation (.pptx)'")


_MAIN_TYPES = {
    ".potx": (f"{PML}template.main+xml",),
    ".ppsx": (f"{PML}slideshow.main+xml",),
}

"""Files whose names are nearly right: they are passed over, or read as something else than was meant."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from deckgen.diagnostics import Finding, Severity, Where, did_you_mean
from deckgen.workspace import Workspace

_OTHER_ENDING = re.compile(r"(.+)(?:\.yml|\.yaml\.txt)", re.IGNORECASE)
_COPY = re.compile(r"(.+?)(?: - copy| copy| \(\d+\))(?: ?\d+)?", re.IGNORECASE)


def misnamed_files(workspace: Workspace, folder: str, languages: Collection[str]) -> Iterator[Finding]:
    """Yield a warning for each file of a folder that seems to be meant as another one.

    ``languages`` are the brand's: ``aso-ja.yaml`` beside ``aso.yaml`` is read as one more region.
    """
    names = [path.rpartition("/")[2] for path in workspace.names(folder, "")]
    stems = {name.removesuffix(".yaml") for name in names if name.endswith(".yaml")}
    for name in sorted(names):
        if other := _OTHER_ENDING.fullmatch(name):
            yield _finding(folder, name, "is not read, as its name does not end in .yaml", f"{other[1]}.yaml")
        elif name.endswith(".yaml"):
            yield from _read_as_another(folder, name.removesuffix(".yaml"), stems, languages)


def cure_of_absence(workspace: Workspace, folder: str, name: str, known: Collection[str]) -> str:
    """Return what to do where a folder has no file of a name: rename another, or name what is meant."""
    for path in workspace.names(folder, ""):
        other = _OTHER_ENDING.fullmatch(path.rpartition("/")[2])
        if other and other[1].lower() == name.lower():
            return f"rename {path} to {name}.yaml"
    return did_you_mean(name, known) or f"write {folder}/{name}.yaml"


def _read_as_another(
    folder: str, stem: str, stems: Collection[str], languages: Collection[str]
) -> Iterator[Finding]:
    for language in languages:
        for mark in "-_ ":
            owner = stem[: -len(language) - 1]
            if stem.lower() == f"{owner}{mark}{language}".lower() and owner in stems:
                fault = f"is read as one more, and not as {owner} in {language}"
                yield _finding(folder, f"{stem}.yaml", fault, f"{owner}.{language}.yaml")
    copy = _COPY.fullmatch(stem)
    if copy and copy[1] in stems:
        fault = f"seems to be a copy of {copy[1]}.yaml, and is read as one more"
        yield _finding(folder, f"{stem}.yaml", fault, "a name of its own, or move it out of the folder")


def _finding(folder: str, name: str, fault: str, meant: str) -> Finding:
    where = Where(f"{folder}/{name}")
    return Finding("misnamed-file", f"this file {fault}", f"rename it to {meant}", where, Severity.WARNING)

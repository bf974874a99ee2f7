"""Commented files to start from, which build as they are."""

from __future__ import annotations

import re

from deckgen.content.brand import Brand
from deckgen.diagnostics import Checked, Finding, Where
from deckgen.wording.words import fill_holes
from deckgen.workspace import Workspace, package_data

FOLDERS = {"region": "content/regions", "investor": "content/investors"}
"""Where each kind of file stands."""

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_TAKEN = {"investor": frozenset({"general"})}
"""Names that would be mistaken: the folder of the decks to nobody in particular."""


def start(kind: str, name: str, brand: Brand, workspace: Workspace) -> Checked[str]:
    """Write a file to start from; returns its path, or a finding where the name is taken or is none.

    Raises OSError where it cannot be written.
    """
    path = f"{FOLDERS[kind]}/{name}.yaml"
    wrong = _wrong_name(kind, name)
    if wrong is None and workspace.exists(path):
        wrong = Finding("name-taken", f"there is such {_a(kind)} already", "choose another name", Where(path))
    if wrong is not None:
        return Checked(None, (wrong,))
    workspace.put(path, _text(kind, name, brand).encode())
    return Checked(path)


def _wrong_name(kind: str, name: str) -> Finding | None:
    if name in _TAKEN.get(kind, ()):
        message = f"'{name}' is the folder of the decks to nobody in particular"
        return Finding("name-form", message, "choose another name")
    if _ID.fullmatch(name):
        return None
    likely = "-".join(re.findall(r"[a-z0-9]+", name.lower()))
    cure = f"write it as {likely}" if likely else "use lower-case letters, digits and single hyphens"
    return Finding("name-form", f"'{name}' cannot be the name of {_a(kind)}", cure)


def _a(kind: str) -> str:
    return f"an {kind}" if kind == "investor" else f"a {kind}"


def _text(kind: str, name: str, brand: Brand) -> str:
    holes = {
        "ID": name,
        "TITLE": name.replace("-", " ").title(),
        "LANGUAGE": brand.languages[0],
        "TAG": next(iter(brand.tags), ""),
    }
    return fill_holes(package_data(f"starter/{kind}.yaml").decode(), holes)

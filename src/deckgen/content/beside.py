"""Files below content/ that a content file names, such as data/siting.csv, as bytes."""

from __future__ import annotations

from deckgen.data_source import MOST_BYTES
from deckgen.diagnostics import Checked, Finding, Where, did_you_mean
from deckgen.workspace import Workspace
from deckgen.workspace.paths import fault_of

CONTENT = "content"


def bytes_beside(
    workspace: Workspace, file: str, where: Where, example: str, code: str, too_much: str
) -> Checked[bytes]:
    """Return the file's bytes, at most 5 MB of them.

    What keeps it from being read is told at ``where``: an absent file under ``code``, with the names beside
    it; ``too_much`` is the cure for a file that is too large.
    """
    if fault := fault_of(file):
        cure = f"name a file below content/, as {example}"
        return _refused("bad-path", f"'{file}' {fault}", cure, where)
    path = f"{CONTENT}/{file}"
    try:
        data = workspace.read(path)
    except FileNotFoundError:
        folder = path.rpartition("/")[0]
        names = [name.removeprefix(f"{CONTENT}/") for name in workspace.names(folder, "")]
        cure = did_you_mean(file, names) or "put it there"
        if file.startswith(f"{CONTENT}/"):
            cure = (
                f"leave out {CONTENT}/, below which files are looked for: {file.removeprefix(f'{CONTENT}/')}"
            )
        return _refused(code, f"there is no file {path}", cure, where)
    except OSError as error:
        return _refused(code, f"{path} cannot be read: {error.strerror or error}", "see to the file", where)
    if len(data) > MOST_BYTES:
        return _refused("too-much-data", f"{path} is larger than 5 MB", too_much, where)
    return Checked(data)


def _refused(code: str, message: str, cure: str, where: Where) -> Checked[bytes]:
    return Checked(None, (Finding(code, message, cure, where),))

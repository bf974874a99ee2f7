"""A batch as it is planned: the matrix, what was chosen of it, and the file of each deck."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from deckgen.batch.choice import chosen
from deckgen.batch.far import is_far
from deckgen.batch.index import ContentIndex
from deckgen.batch.inputs import INVESTORS, REGIONS
from deckgen.batch.manifest import name_of
from deckgen.batch.matrix import LeftOut, matrix_of, read_batch_file
from deckgen.batch.naming import collisions, path_of
from deckgen.batch.prune import Standing
from deckgen.batch.run import Run
from deckgen.diagnostics import DeckgenError, Finding, has_errors
from deckgen.plan import Edition


class Editions(Struct, frozen=True):
    """The chosen editions with their files, in order; what is left out, and what the content holds."""

    chosen: tuple[tuple[Edition, str], ...]
    left_out: tuple[LeftOut, ...]
    standing: Standing
    findings: tuple[Finding, ...]


def editions_in(run: Run, index: ContentIndex, only: Sequence[str] = ()) -> Editions:
    """Return the editions of the project's batch that ``only`` chooses; no file is parsed but those changed.

    Raises DeckgenError where the batch file is faulty, or where two decks would have one name.
    """
    read = read_batch_file(run.workspace)
    if read.value is None or has_errors(read.findings):
        raise DeckgenError(read.findings)
    made, output = matrix_of(read.value, index), run.wishes.output
    matrix = made.require()
    files = {
        edition: moved(path_of(edition, matrix.storyline, matrix.output), output, run.manifest.root)
        for edition in matrix.editions
    }
    if collide := collisions(files.items(), matrix.where):
        raise DeckgenError(collide)
    standing = Standing(
        frozenset(index.named(REGIONS)),
        frozenset(index.named(INVESTORS)),
        {file: edition for edition, file in files.items()},
        output,
    )
    wanted = tuple((edition, files[edition]) for edition in chosen(matrix.editions, only))
    return Editions(wanted, matrix.left_out, standing, (*read.findings, *made.findings))


def whole_output(output: str) -> str:
    """Return ``--output`` so that it means the same anywhere: an address, or a folder's absolute path."""
    return output.rstrip("/") if is_far(output) or not output else Path(output).absolute().as_posix()


def moved(file: str, output: str, root: Path) -> str:
    """Return where a deck goes that would stand in ``build/``: below a folder or address, if one is given.

    A file within the project is named from its ``root``.
    """
    if not output:
        return file
    inner = file.removeprefix("build/")
    return f"{output}/{inner}" if is_far(output) else name_of(Path(output) / inner, root)

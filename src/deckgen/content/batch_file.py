"""The batch file: which editions a batch builds, and under which names."""

import re
from typing import Annotated

from msgspec import field

from deckgen.content.batch_words import NAMES_IN_PATTERN, USUAL_OUTPUT
from deckgen.content.model import Form, Name, Names, Then
from deckgen.diagnostics import did_you_mean
from deckgen.workspace.paths import OWN_FOLDERS, fault_of


def _can_be_a_path(value: str) -> str:
    unknown = [name for name in re.findall(r"\{(.*?)\}", value) if name not in NAMES_IN_PATTERN]
    if unknown:
        raise ValueError(
            f"has a {{{unknown[0]}}} that nothing fills; {did_you_mean(unknown[0], NAMES_IN_PATTERN)}"
        )
    if not value.endswith(".pptx"):
        raise ValueError("does not end in .pptx")
    if fault := fault_of(value):
        raise ValueError(fault)
    if value.partition("/")[0] in OWN_FOLDERS:
        raise ValueError("leads into a folder of the project's own; name one such as build/")
    return value


def _has_parts(value: list[str]) -> list[str]:
    wrong = [pattern for pattern in value if pattern.count("/") > 3 or not all(pattern.split("/"))]
    if wrong:
        raise ValueError(f"has '{wrong[0]}'; write REGION/INVESTOR/LANGUAGE/STORYLINE, such as kumamoto/*/ja")
    return value


class Batch(Form, frozen=True, kw_only=True):
    """Everything in ``content/batch.yaml``; what is left out means all there are.

    ``investors`` may name ``none``, for decks that are for no investor. Without ``storylines`` each deck has
    its investor's, or the brand's. What ``exclude`` matches is not built: REGION/INVESTOR/LANGUAGE/STORYLINE,
    each part a name or a pattern with ``*``, the last ones left out where they do not matter.
    """

    regions: Names | None = None
    investors: Names | None = None
    languages: Names | None = None
    storylines: Names | None = None
    exclude: Annotated[Names, Then(_has_parts)] = field(default_factory=list)
    output: Annotated[Name, Then(_can_be_a_path)] = USUAL_OUTPUT
